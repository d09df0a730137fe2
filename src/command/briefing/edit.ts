import { z } from 'zod';
import { type Briefing, isGrace, MODES, MOST_GRACE_MINUTES, type Settings } from '../../briefing/briefing.ts';
import { say, sayInAll } from '../../text/say.ts';
import { ArgumentError, type Reply } from '../command.ts';
import { argument, carried, defineCommand, namedChoice } from '../define-command.ts';
import { briefingNamed, nameIn } from './briefing-named.ts';
import { completeId } from './complete-id.ts';
import { planText, sentences } from './describe.ts';
import { atDesk, type Desk, noteReply } from './desk.ts';
import { gone } from './gone.ts';
import { keptWords, lineButton, refusePlan } from './line-button.ts';
import { refusalFor } from './may-manage.ts';
import { readMode } from './modes.ts';
import { type Plan, planOf, planWords, scheduleOf } from './plan.ts';
import { readPlan, type Wish } from './read-plan.ts';
import { saysSomething } from './read-words.ts';
import { runsText } from './sample.ts';
import { nextSteps } from './schedule.ts';
import { completeTopics } from './topics.ts';
import { completeZone } from './zones.ts';

type Wanted = { readonly plan: Plan; readonly graceMinutes: number };

/** What differs, so that the trail says no more than was changed. */
function settingsOf({ plan, graceMinutes }: Wanted, briefing: Briefing): Partial<Settings> {
  const { topics, mode, language } = plan;
  const before = planOf(briefing);
  const schedule = scheduleOf(plan, briefing.schedule.quiet);
  const isTime = (['time', 'zone'] as const).some((key) => plan[key] !== before[key]);
  const isMoved = isTime || plan.weekdays.join() !== before.weekdays.join();
  return {
    ...(topics.join() !== before.topics.join() && { topics }),
    ...(mode !== before.mode && { mode }),
    ...(language !== before.language && { language }),
    ...(graceMinutes !== briefing.graceMinutes && { graceMinutes }),
    ...(isMoved && { schedule }),
  };
}

const wordsOf = ({ plan, graceMinutes }: Wanted, briefing: Briefing, { context }: Desk): string => {
  const late = graceMinutes === briefing.graceMinutes ? '' : ` late:${graceMinutes}`;
  return `${briefing.id} ${planWords(plan, context)}${late}`;
};

const isSame = (wanted: Wanted, briefing: Briefing) => Object.keys(settingsOf(wanted, briefing)).length === 0;

function readLate(text: string | undefined, briefing: Briefing, { context }: Desk): number {
  if (text === undefined) return briefing.graceMinutes;
  const minutes = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (isGrace(minutes)) return minutes;
  const message = say(context.language, 'briefings.bad-late', {
    text: text.slice(0, 20),
    most: MOST_GRACE_MINUTES,
  });
  // What holds now may be of a time without this bound.
  const sound = isGrace(briefing.graceMinutes) ? briefing.graceMinutes : MOST_GRACE_MINUTES;
  throw new ArgumentError(message, [
    { label: `late:${sound}`, line: `briefing edit ${briefing.id} late:${sound}` },
  ]);
}

/** How it is and how it would be, with the next runs and the button that changes it. */
async function preview(wanted: Wanted, briefing: Briefing, isStale: boolean, desk: Desk): Promise<Reply> {
  const { context } = desk;
  const { language } = context;
  const words = wordsOf(wanted, briefing, desk);
  const save = lineButton(
    say(language, 'briefings.save'),
    'edit',
    words,
    `save:${briefing.version}`,
    context,
  );
  const late = (minutes: number) => say(language, 'briefings.late-by', { minutes });
  return noteReply(
    {
      title: say(language, 'briefings.edit-title', { id: briefing.id }),
      texts: [
        ...(isStale ? [say(language, 'briefings.stale')] : []),
        say(language, 'briefings.edit-before', {
          plan: sentences([planText(planOf(briefing), context), late(briefing.graceMinutes)], language),
        }),
        say(language, 'briefings.edit-after', {
          plan: sentences([planText(wanted.plan, context), late(wanted.graceMinutes)], language),
        }),
        await runsText({ ...briefing, ...settingsOf(wanted, briefing) }, desk, briefing),
      ],
      actions: [save],
      line: `briefing why ${briefing.id}`,
      tone: 'question',
    },
    context,
  );
}

async function standing(
  briefing: Briefing,
  key: 'briefings.edited-title' | 'briefings.edited-before-title',
  desk: Desk,
): Promise<Reply> {
  const { context } = desk;
  return noteReply(
    {
      title: say(context.language, key, { id: briefing.id }),
      texts: [planText(planOf(briefing), context), await runsText(briefing, desk, briefing)],
      actions: nextSteps(briefing, desk),
      line: `briefing why ${briefing.id}`,
    },
    context,
  );
}

/** Nothing was said that is otherwise: how it is, and how to say what is to be. */
async function askWhat(briefing: Briefing, desk: Desk): Promise<Reply> {
  const { context } = desk;
  const { language, book } = context;
  const { id } = briefing;
  const example = `/${book.info.command} briefing edit ${id} 10:00 mon,thu`;
  return noteReply(
    {
      title: say(language, 'briefings.edit-ask-title', { id }),
      texts: [
        say(language, 'briefings.edit-before', { plan: planText(planOf(briefing), context) }),
        say(language, 'briefings.edit-nothing', { example }),
      ],
      actions: nextSteps(briefing, desk),
      line: `briefing why ${id}`,
      tone: 'question',
    },
    context,
  );
}

type Asked = { readonly words: string; readonly late: string | undefined; readonly save: string | undefined };

async function edit({ words, late, save }: Asked, options: Omit<Wish, 'words'>, desk: Desk): Promise<Reply> {
  const { store, place, now, context } = desk;
  const { named, rest } = await nameIn(words, desk, (word) => saysSomething(word, context));
  const briefing = await briefingNamed(named, desk);
  const refusal = await refusalFor(desk, briefing);
  if (refusal !== null) return refusal;
  const base = planOf(briefing);
  const read = readPlan({ ...options, words: rest.join(' ') }, base, context);
  if (read.kind === 'faulty') {
    const more = late === undefined ? '' : `late:${late}`;
    const others = nextSteps(briefing, desk);
    refusePlan(read, { action: `edit ${briefing.id}`, base, more, others }, context);
  }
  const wanted: Wanted = { plan: read.plan, graceMinutes: readLate(late, briefing, desk) };
  if (isSame(wanted, briefing)) {
    // Pressed twice, or nothing was said that is otherwise.
    return save === undefined
      ? askWhat(briefing, desk)
      : standing(briefing, 'briefings.edited-before-title', desk);
  }
  if (save === undefined) return preview(wanted, briefing, false, desk);
  if (save !== String(briefing.version)) return preview(wanted, briefing, true, desk);
  const changed = await store.change(
    briefing,
    { kind: 'edit', settings: settingsOf(wanted, briefing) },
    place.person,
    now,
  );
  switch (changed.kind) {
    case 'changed':
      return standing(changed.briefing, 'briefings.edited-title', desk);
    case 'stale':
      return isSame(wanted, changed.briefing)
        ? standing(changed.briefing, 'briefings.edited-before-title', desk)
        : preview(wanted, changed.briefing, true, desk);
    case 'gone':
      return gone(briefing.id, desk);
    default:
      return changed satisfies never;
  }
}

/** `/<root> briefing edit k3m9pq2x 10:00 mon,thu`: what is not said stays. */
export const editAction = defineCommand({
  name: 'briefing edit',
  names: sayInAll('command.briefing-edit.name'),
  aliases: ['change', 'set'],
  summary: sayInAll('command.briefing-edit.summary'),
  args: z.object({
    id: argument('argument.briefing-id', 400).optional(),
    topics: argument('argument.briefing-topics', 400).optional(),
    days: argument('argument.briefing-days', 100).optional(),
    time: argument('argument.briefing-time', 20).optional(),
    zone: argument('argument.briefing-zone', 60).optional(),
    mode: namedChoice('argument.briefing-mode', MODES, readMode).optional(),
    late: argument('argument.briefing-late', 20).optional(),
    save: carried(),
  }),
  rest: 'id',
  isInLanguage: true,
  complete: { topics: completeTopics, zone: completeZone },
  completeLater: { id: completeId },
  run: (args, context) => {
    const { id = '', topics = '', late, save, ...options } = args;
    return atDesk({ command: 'briefing edit', args, rest: 'id' }, context, (desk) =>
      edit(
        { words: `${keptWords(id, context)} ${topics}`, late, save },
        { ...options, language: context.chosen },
        desk,
      ),
    );
  },
});
