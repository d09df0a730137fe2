import { z } from 'zod';
import { type Briefing, MODES, parseBriefingId } from '../../briefing/briefing.ts';
import type { Choice } from '../../card/card.ts';
import { inLanguage } from '../../core/language.ts';
import { say, sayInAll } from '../../text/say.ts';
import { ArgumentError, type Reply } from '../command.ts';
import { argument, carried, defineCommand, namedChoice } from '../define-command.ts';
import { briefingText, nextText, planText } from './describe.ts';
import { atDesk, briefingsHere, type Desk, noteReply } from './desk.ts';
import { scheduleForm } from './forms.ts';
import { keptWords, lineButton, refusePlan } from './line-button.ts';
import { refusalFor } from './may-manage.ts';
import { readMode } from './modes.ts';
import { defaultPlan, type Plan, planWords, settingsOf } from './plan.ts';
import { readPlan, type Wish } from './read-plan.ts';
import { runsText, sampleParts } from './sample.ts';
import { completeTopics } from './topics.ts';
import { completeZone } from './zones.ts';

/** As many stand in one channel; a list of them fits a menu of Discord's. */
export const MOST_IN_CHANNEL = 25;

/** What stands in the way of the message, where something does: better told now than by a run that failed. */
async function accessNote({ place, context: { language } }: Desk): Promise<readonly string[]> {
  return (await place.canPost()) === false
    ? [say(language, `briefings.no-access-${place.channel.platform}`)]
    : [];
}

/** The message and the next runs, with the button that saves. */
async function preview(plan: Plan, desk: Desk): Promise<Reply> {
  const { context, place, store } = desk;
  const { language } = context;
  const words = planWords(plan, context);
  const settings = settingsOf(plan, place.person);
  const save = lineButton(
    say(language, 'briefings.save'),
    'schedule',
    words,
    `save:${store.newId()}`,
    context,
  );
  const note = noteReply(
    {
      title: say(language, 'briefings.preview-title'),
      texts: [...(await accessNote(desk)), planText(plan, context), await runsText(settings, desk)],
      actions: [],
      line: `briefing schedule ${words}`,
      tone: 'question',
    },
    context,
  );
  const parts = [
    ...note.card.parts,
    ...sampleParts(settings, desk),
    { kind: 'actions', actions: [save] } as const,
  ];
  return { ...note, card: { ...note.card, parts } };
}

/** What can be done with a briefing that stands. */
export function nextSteps({ id, state }: Briefing, { context: { language } }: Desk): readonly Choice[] {
  const other = state.kind === 'active' ? 'pause' : 'resume';
  return [
    { label: say(language, 'briefings.test'), line: `briefing test ${id}` },
    { label: say(language, 'briefings.why'), line: `briefing why ${id}` },
    { label: say(language, `briefings.${other}`), line: `briefing ${other} ${id}` },
  ];
}

async function saved(
  briefing: Briefing,
  key: 'briefings.saved-title' | 'briefings.saved-before-title',
  desk: Desk,
): Promise<Reply> {
  const { context } = desk;
  const { id } = briefing;
  return noteReply(
    {
      title: say(context.language, key, { id }),
      texts: [
        ...(await accessNote(desk)),
        briefingText(briefing, context),
        nextText(briefing, context.language),
      ],
      actions: nextSteps(briefing, desk),
      line: `briefing why ${id}`,
    },
    context,
  );
}

/** Saves under the name that the button carries: a second press finds it taken. */
async function save(plan: Plan, name: string, desk: Desk): Promise<Reply> {
  const { context, place, store, now } = desk;
  const { language } = context;
  const id = parseBriefingId(name);
  if (id === null) return preview(plan, desk);
  const here = await briefingsHere(desk);
  const before = here.find((one) => one.id === id);
  if (before !== undefined) return saved(before, 'briefings.saved-before-title', desk);
  const list = [{ label: say(language, 'briefings.list'), line: 'briefing list' }];
  if (here.length >= MOST_IN_CHANNEL) {
    throw new ArgumentError(say(language, 'briefings.too-many', { most: MOST_IN_CHANNEL }), list);
  }
  const draft = { ...settingsOf(plan, place.person), channel: place.channel };
  const made = await store.createAs(id, draft, place.person, now);
  if (made !== null) return saved(made, 'briefings.saved-title', desk);
  const other = await store.get(id);
  if (other !== null && other.channel.channel === place.channel.channel) {
    return saved(other, 'briefings.saved-before-title', desk);
  }
  throw new ArgumentError(say(language, 'briefings.was-removed', { id }), list);
}

async function schedule(wish: Wish, name: string | undefined, desk: Desk): Promise<Reply> {
  const { context } = desk;
  const read = readPlan(wish, defaultPlan(context), context);
  if (read.kind === 'faulty') {
    const others = [{ label: say(context.language, 'briefings.schedule'), line: 'briefing schedule' }];
    refusePlan(read, { action: 'schedule', others }, context);
  }
  const refusal = await refusalFor(desk, null);
  if (refusal !== null) return refusal;
  return name === undefined ? preview(read.plan, desk) : save(read.plan, name, desk);
}

/** Nothing was said yet: what can be, topics to begin with, and a form for all of it. */
async function ask(desk: Desk): Promise<Reply> {
  const { context } = desk;
  const { language, book } = context;
  const refusal = await refusalFor(desk, null);
  if (refusal !== null) return refusal;
  const plan = defaultPlan(context);
  const ids = book.topics.map(({ id }) => id).join(', ');
  const root = `/${book.info.command}`;
  const example = `${root} briefing schedule ${book.topics[0]?.id ?? ''} weekdays 09:00 ${plan.zone} changes`;
  const note = noteReply(
    {
      title: say(language, 'briefings.ask-title'),
      texts: [
        say(language, 'briefings.overview', { example }),
        say(language, 'briefings.no-topics', { topics: ids }),
      ],
      actions: book.topics.slice(0, 5).map(({ id, names }) => {
        return { label: inLanguage(names, language), line: `briefing schedule ${id}` };
      }),
      line: 'briefing schedule',
      tone: 'question',
    },
    context,
  );
  return { ...note, callForm: scheduleForm(plan, context) };
}

/** `/<root> briefing schedule trade weekdays 09:00 Asia/Shanghai changes`: shown first, saved by its button. */
export const scheduleAction = defineCommand({
  name: 'briefing schedule',
  names: sayInAll('command.briefing-schedule.name'),
  aliases: ['add', 'new', 'create'],
  summary: sayInAll('command.briefing-schedule.summary'),
  args: z.object({
    topics: argument('argument.briefing-topics', 400).optional(),
    days: argument('argument.briefing-days', 100).optional(),
    time: argument('argument.briefing-time', 20).optional(),
    zone: argument('argument.briefing-zone', 60).optional(),
    mode: namedChoice('argument.briefing-mode', MODES, readMode).optional(),
    save: carried(),
  }),
  rest: 'topics',
  isInLanguage: true,
  complete: { topics: completeTopics, zone: completeZone },
  run: (args, context) => {
    const { topics, save: name, ...options } = args;
    return atDesk({ command: 'briefing schedule', args, rest: 'topics' }, context, (desk) =>
      topics === undefined && Object.keys(options).length === 0
        ? ask(desk)
        : schedule({ words: keptWords(topics ?? '', context), ...options }, name, desk),
    );
  },
});
