import { z } from 'zod';
import { type Briefing, parseBriefingId } from '../../briefing/briefing.ts';
import type { Run } from '../../briefing/store.ts';
import type { Locale } from '../../core/language.ts';
import { isoDateIn } from '../../core/period/iso-date.ts';
import { formatDate } from '../../text/format.ts';
import { formatInstant } from '../../text/format-time.ts';
import { say, sayInAll } from '../../text/say.ts';
import type { Reply } from '../command.ts';
import { argument, carried, defineCommand } from '../define-command.ts';
import { briefingNamed } from './briefing-named.ts';
import { completeId } from './complete-id.ts';
import { briefingText, lastText, nextText, outcomeText, slotText } from './describe.ts';
import { atDesk, type Desk, noteReply } from './desk.ts';
import { ownersText } from './person-text.ts';
import { nextSteps } from './schedule.ts';
import { trailPage } from './trail.ts';

const MOST_RUNS = 6;

/** How one run went, step by step. */
function stepsOf(run: Run, { schedule: { zone } }: Briefing, language: Locale): readonly string[] {
  const { standing, attempt } = run;
  const when = (at: Date) => formatInstant(at, zone, language);
  const steps = [say(language, 'briefings.step-due', { when: slotText(run, zone, language) })];
  if (attempt > 0) steps.push(say(language, 'briefings.step-attempts', { count: attempt }));
  switch (standing.kind) {
    case 'due':
      steps.push(say(language, 'briefings.step-waits', { when: when(standing.wakeAt) }));
      break;
    case 'sending':
      steps.push(say(language, 'briefings.step-sending', { when: when(standing.since) }));
      break;
    case 'over': {
      const outcome = outcomeText(run, language);
      steps.push(say(language, 'briefings.step-over', { when: when(standing.at), outcome }));
      break;
    }
    default:
      standing satisfies never;
  }
  return steps;
}

function lastPart(runs: readonly Run[], briefing: Briefing, language: Locale): string {
  const [last, ...before] = runs;
  if (last === undefined) return lastText(undefined, language);
  const heading = say(language, 'briefings.what-happened', { date: formatDate(last.date, language) });
  const steps = stepsOf(last, briefing, language).map((step, at) => `${at + 1}. ${step}`);
  const earlier = before.map((run) => `• ${formatDate(run.date, language)}: ${outcomeText(run, language)}`);
  return [
    heading,
    ...steps,
    ...(earlier.length === 0 ? [] : [say(language, 'briefings.before'), ...earlier]),
  ].join('\n');
}

/** What the program will do next, step by step. */
function comingPart(briefing: Briefing, now: Date, language: Locale): string {
  const { state, mode, graceMinutes, schedule } = briefing;
  const heading = say(language, 'briefings.what-next');
  const first = nextText(briefing, language);
  if (state.kind === 'paused') {
    return [heading, first, say(language, 'briefings.resume-how', { id: briefing.id })].join('\n');
  }
  if (briefing.next === null) return [heading, first].join('\n');
  const today = isoDateIn(now, schedule.zone);
  const quiet = schedule.quiet.filter((day) => day >= today).length;
  return [
    heading,
    `1. ${first}`,
    `2. ${say(language, `briefings.will-${mode}`)}`,
    `3. ${say(language, 'briefings.will-late', { minutes: graceMinutes })}`,
    ...(quiet === 0 ? [] : [`4. ${say(language, 'briefings.will-quiet', { count: quiet })}`]),
  ].join('\n');
}

/** One that was removed here: by whom, and when. */
async function removedCard(named: string, from: number, desk: Desk): Promise<Reply | null> {
  const { store, place, context } = desk;
  const id = parseBriefingId(named);
  if (id === null || (await store.contact(id)) !== null) return null;
  const [last] = await store.trail({ id, channel: place.channel }, 1);
  if (last?.action !== 'remove') return null;
  // Of what was removed by an earlier version nobody knows the channel.
  const { channel = place.channel.channel } = last.detail;
  if (channel !== place.channel.channel) return null;
  const { language, book } = context;
  const page = await trailPage({ id, channel: place.channel, zone: book.info.timeZone }, from, desk);
  return noteReply(
    {
      title: say(language, 'briefings.gone-title', { id }),
      texts: [say(language, 'briefings.gone'), page.text],
      actions: [...page.more, { label: say(language, 'briefings.list'), line: 'briefing list' }],
      line: `briefing why ${id}`,
      tone: 'nothing',
    },
    context,
  );
}

/** The changes before those that the first card shows. */
async function earlier(briefing: Briefing, from: number, desk: Desk): Promise<Reply> {
  const { language } = desk.context;
  const { id, channel, schedule } = briefing;
  const page = await trailPage({ id, channel, zone: schedule.zone }, from, desk);
  return noteReply(
    {
      title: say(language, 'briefings.why-title', { id }),
      texts: [page.text],
      actions: [...page.more, { label: say(language, 'briefings.why'), line: `briefing why ${id}` }],
      line: `briefing why ${id} trail:${from}`,
    },
    desk.context,
  );
}

async function why(named: string | undefined, from: number, desk: Desk): Promise<Reply> {
  const { store, context, now } = desk;
  const { language } = context;
  const removed = named === undefined ? null : await removedCard(named, from, desk);
  if (removed !== null) return removed;
  const briefing = await briefingNamed(named, desk);
  if (from > 0) return earlier(briefing, from, desk);
  const { id, channel, schedule } = briefing;
  const [runs, page, who] = await Promise.all([
    store.runs(id, MOST_RUNS),
    trailPage({ id, channel, zone: schedule.zone }, 0, desk),
    ownersText(briefing, desk),
  ]);
  return noteReply(
    {
      title: say(language, 'briefings.why-title', { id }),
      texts: [
        `${briefingText(briefing, context)}\n${who}`,
        lastPart(runs, briefing, language),
        comingPart(briefing, now, language),
        page.text,
      ],
      actions: [
        ...nextSteps(briefing, desk).filter(({ line }) => !line.startsWith('briefing why')),
        { label: say(language, 'briefings.remove'), line: `briefing remove ${id}` },
        ...page.more,
      ],
      line: `briefing why ${id}`,
    },
    context,
  );
}

/** `/<root> briefing why <id>`: what happened last, what happens next, and who changed what. */
export const whyAction = defineCommand({
  name: 'briefing why',
  names: sayInAll('command.briefing-why.name'),
  aliases: ['status', 'log'],
  summary: sayInAll('command.briefing-why.summary'),
  args: z.object({ id: argument('argument.briefing-id', 40).optional(), trail: carried() }),
  rest: 'id',
  completeLater: { id: completeId },
  run: (args, context) =>
    atDesk({ command: 'briefing why', args, rest: 'id' }, context, (desk) =>
      why(args.id, /^\d{1,3}$/.test(args.trail ?? '') ? Number(args.trail) : 0, desk),
    ),
});
