import { z } from 'zod';
import type { Briefing } from '../../briefing/briefing.ts';
import type { AuditEntry, Run } from '../../briefing/store.ts';
import type { Locale } from '../../core/language.ts';
import { formatDate } from '../../text/format.ts';
import { formatInstant } from '../../text/format-time.ts';
import { type MessageKey, say, sayInAll } from '../../text/say.ts';
import type { Reply } from '../command.ts';
import { argument, defineCommand } from '../define-command.ts';
import { briefingNamed } from './briefing-named.ts';
import { completeId } from './complete-id.ts';
import { briefingText, lastText, nextText, outcomeText, slotText } from './describe.ts';
import { atDesk, type Desk, noteReply } from './desk.ts';
import { ownersText, personText } from './list.ts';
import { nextSteps } from './schedule.ts';

const MOST_RUNS = 6;
const MOST_CHANGES = 10;

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

/** What the words for an edited setting are. */
const SETTINGS: Readonly<Record<string, MessageKey>> = {
  topics: 'briefings.set-topics',
  mode: 'briefings.set-mode',
  language: 'briefings.set-language',
  schedule: 'briefings.set-schedule',
  graceMinutes: 'briefings.set-grace',
  owner: 'briefings.set-owner',
  backupOwner: 'briefings.set-backup',
};

/** What of a briefing was, or would be, set. */
export function settingsText(detail: Readonly<Record<string, unknown>>, language: Locale): readonly string[] {
  return Object.keys(detail).flatMap((name) => {
    const key = SETTINGS[name];
    return key === undefined ? [] : [say(language, key)];
  });
}

async function changeText(
  { at, by, action, detail }: AuditEntry,
  briefing: Briefing,
  desk: Desk,
): Promise<string> {
  const { language } = desk.context;
  const who = by === null ? say(language, 'briefings.the-program') : await personText(by, desk);
  const set = settingsText(detail, language);
  const what = say(language, `briefings.did-${action}`);
  const when = formatInstant(at, briefing.schedule.zone, language);
  return `• ${when}: ${who} – ${[what, ...(set.length === 0 ? [] : [set.join(', ')])].join(': ')}`;
}

/** What the program will do next, step by step. */
function comingPart(briefing: Briefing, language: Locale): string {
  const { state, mode, graceMinutes, schedule } = briefing;
  const heading = say(language, 'briefings.what-next');
  const first = nextText(briefing, language);
  if (state.kind === 'paused') {
    return [heading, first, say(language, 'briefings.resume-how', { id: briefing.id })].join('\n');
  }
  if (briefing.next === null) return [heading, first].join('\n');
  const quiet = schedule.quiet.filter((day) => day > briefing.createdAt.toISOString().slice(0, 10)).length;
  return [
    heading,
    `1. ${first}`,
    `2. ${say(language, `briefings.will-${mode}`)}`,
    `3. ${say(language, 'briefings.will-late', { minutes: graceMinutes })}`,
    ...(quiet === 0 ? [] : [`4. ${say(language, 'briefings.will-quiet', { count: schedule.quiet.length })}`]),
  ].join('\n');
}

async function why(named: string | undefined, desk: Desk): Promise<Reply> {
  const { store, context } = desk;
  const { language } = context;
  const briefing = await briefingNamed(named, 'why', desk);
  const { id } = briefing;
  const [runs, trail] = await Promise.all([store.runs(id, MOST_RUNS), store.trail(briefing, MOST_CHANGES)]);
  const changes = await Promise.all(trail.map((one) => changeText(one, briefing, desk)));
  const who = await ownersText(briefing, desk);
  return noteReply(
    {
      title: say(language, 'briefings.why-title', { id }),
      texts: [
        `${briefingText(briefing, context)}\n${who}`,
        lastPart(runs, briefing, language),
        comingPart(briefing, language),
        [say(language, 'briefings.who-changed'), ...changes].join('\n'),
      ],
      actions: [
        ...nextSteps(briefing, desk).filter(({ line }) => !line.startsWith('briefing why')),
        { label: say(language, 'briefings.remove'), line: `briefing remove ${id}` },
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
  args: z.object({ id: argument('argument.briefing-id', 40).optional() }),
  rest: 'id',
  completeLater: { id: completeId },
  run: (args, context) =>
    atDesk({ command: 'briefing why', args, rest: 'id' }, context, (desk) => why(args.id, desk)),
});
