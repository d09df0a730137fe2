import { z } from 'zod';
import type { Briefing } from '../../briefing/briefing.ts';
import type { Saved } from '../../briefing/store.ts';
import { compareBriefings, type Step } from '../../briefing-file/compare.ts';
import { type FileFault, type FileRead, readBriefings } from '../../briefing-file/read.ts';
import { LONGEST_FILE } from '../../briefing-file/write.ts';
import { say, sayInAll } from '../../text/say.ts';
import { ArgumentError, type CommandContext, type Reply } from '../command.ts';
import { argument, carried, defineCommand } from '../define-command.ts';
import { planText } from './describe.ts';
import { atDesk, type Desk, noteReply } from './desk.ts';
import { importForm } from './forms.ts';
import { keptWords } from './line-button.ts';
import { refusalFor } from './may-manage.ts';
import { planOf } from './plan.ts';
import { MOST_IN_CHANNEL } from './schedule.ts';
import { settingsText } from './why.ts';

const MOST_FAULTS = 8;
const MOST_SHOWN = 20;

/** Whoever asked is answered by then: what is left is done by a second press. */
const APPLY_WITHIN_MS = 1200;

const list = ({ language }: CommandContext) => [
  { label: say(language, 'briefings.list'), line: 'briefing list' },
];

/** What of a file that can be read does not fit where it is imported. */
type Misfit =
  /** No channel of this guild or workspace that the bot can see. */
  | { readonly kind: 'channel'; readonly line: number; readonly channel: string }
  /** The platform did not say of a channel. */
  | { readonly kind: 'channel-unclear'; readonly line: number; readonly channel: string }
  | { readonly kind: 'topic'; readonly line: number; readonly topic: string }
  /** A name that another guild’s or workspace’s briefing has or had. */
  | { readonly kind: 'name'; readonly line: number; readonly id: string };

function faultText(fault: FileFault | Misfit, { language, book }: CommandContext, { place }: Desk): string {
  switch (fault.kind) {
    case 'syntax':
      return say(language, 'briefings.file-syntax', { line: fault.line, column: fault.column });
    case 'version':
      return say(language, 'briefings.file-version');
    case 'field':
      return say(language, 'briefings.file-field', { line: fault.line, at: fault.at.slice(0, 80) });
    case 'twice':
      return say(language, 'briefings.file-twice', { line: fault.line, at: fault.at.slice(0, 80) });
    case 'unknown':
      return say(language, 'briefings.file-unknown', { line: fault.line, at: fault.at.slice(0, 80) });
    case 'channel':
      return say(language, `briefings.file-channel-${place.channel.platform}`, {
        line: fault.line,
        channel: fault.channel.slice(0, 40),
      });
    case 'channel-unclear':
      return say(language, `briefings.file-channel-unclear-${place.channel.platform}`, {
        line: fault.line,
        channel: fault.channel.slice(0, 40),
      });
    case 'topic': {
      const topics = book.topics.map(({ id }) => id).join(', ');
      return say(language, 'briefings.file-topic', {
        line: fault.line,
        topic: fault.topic.slice(0, 40),
        topics,
      });
    }
    case 'name':
      return say(language, 'briefings.file-name', { line: fault.line, id: fault.id });
    default:
      return fault satisfies never;
  }
}

/** @throws {ArgumentError} naming every fault, with its line. */
function refuseFile(faults: readonly (FileFault | Misfit)[], desk: Desk): never {
  const { context } = desk;
  const { language } = context;
  const shown = faults.slice(0, MOST_FAULTS).map((fault) => faultText(fault, context, desk));
  const more = faults.length > MOST_FAULTS ? ['…'] : [];
  throw new ArgumentError([say(language, 'briefings.file-bad'), ...shown, ...more].join('\n'), list(context));
}

/** Those that are wanted here; others belong to who looks after all channels. */
async function refusalFrom(briefings: readonly Saved[], { place, context }: Desk): Promise<Reply | null> {
  const isAllHere = briefings.every(({ channel }) => channel.channel === place.channel.channel);
  if (isAllHere || (await place.power()) === 'workspace') return null;
  return noteReply(
    {
      title: say(context.language, 'briefings.refused-title'),
      texts: [say(context.language, 'briefings.import-refused')],
      actions: list(context),
      line: 'briefing list',
      tone: 'nothing',
    },
    context,
  );
}

/** What new briefings name that is not here. What stands already was checked when it was set up. */
async function misfitsOf(
  steps: readonly Step[],
  { lineOf }: Extract<FileRead, { kind: 'read' }>,
  { context, place, store }: Desk,
): Promise<readonly Misfit[]> {
  const added = steps.flatMap(({ kind, saved }) => (kind === 'add' ? [saved] : []));
  const edited = steps.flatMap((step) =>
    step.kind === 'change' && step.settings.topics !== undefined ? [step.saved] : [],
  );
  const channels = [...new Set(added.map(({ channel }) => channel.channel))].filter(
    (channel) => channel !== place.channel.channel,
  );
  const [names, seen] = await Promise.all([
    store.namesElsewhere(
      added.map(({ id }) => id),
      place.channel,
    ),
    // A message goes wherever the id of a channel leads, also to another guild or to a person.
    Promise.all(channels.map(async (channel) => [channel, await place.seesChannel(channel)] as const)),
  ]);
  const isSeen = new Map(seen);
  return [
    ...added.flatMap(({ id, channel: { channel } }): readonly Misfit[] => {
      const line = lineOf(id, 'channel');
      const sees = channel === place.channel.channel ? true : (isSeen.get(channel) ?? null);
      if (sees === true) return [];
      return [{ kind: sees === null ? 'channel-unclear' : 'channel', line, channel }];
    }),
    ...[...added, ...edited].flatMap(({ id, topics }): readonly Misfit[] => {
      const unknown = topics.filter((topic) => context.book.topic(topic) === null);
      return unknown.map((topic) => ({ kind: 'topic', line: lineOf(id, 'topics'), topic }));
    }),
    ...names.map((id): Misfit => ({ kind: 'name', line: lineOf(id, 'id'), id })),
  ].toSorted((a, b) => a.line - b.line);
}

function stepText(step: Step, context: CommandContext): string {
  const { language } = context;
  const { id } = step.saved;
  switch (step.kind) {
    case 'add': {
      const plan = planText(planOf({ ...step.saved, next: null, version: 1 }), context);
      return `+ ${id}: ${plan}`;
    }
    case 'change': {
      const state = step.isOtherState ? [say(language, 'briefings.set-state')] : [];
      const date = step.isOtherDate ? [say(language, 'briefings.set-created')] : [];
      return `~ ${id}: ${[...settingsText(step.settings, language), ...state, ...date].join(', ')}`;
    }
    case 'same':
      return `= ${id}`;
    case 'taken':
      return `! ${id}: ${say(language, 'briefings.import-taken')}`;
    default:
      return step satisfies never;
  }
}

/** No channel may hold more than it could by itself. */
function checkRoom(steps: readonly Step[], standing: readonly Briefing[], { context }: Desk): void {
  const counts = new Map<string, number>();
  const added = steps.flatMap(({ kind, saved }) => (kind === 'add' ? [saved] : []));
  for (const { channel } of [...standing, ...added])
    counts.set(channel.channel, (counts.get(channel.channel) ?? 0) + 1);
  if (added.every(({ channel }) => (counts.get(channel.channel) ?? 0) <= MOST_IN_CHANNEL)) return;
  throw new ArgumentError(
    say(context.language, 'briefings.too-many', { most: MOST_IN_CHANNEL }),
    list(context),
  );
}

const applyButton = (text: string, { language, kept }: CommandContext) => ({
  label: say(language, 'briefings.import-do'),
  line: `briefing import kept:${kept.keep(text)} sure:yes`,
});

function preview(text: string, steps: readonly Step[], { context }: Desk): Reply {
  const { language } = context;
  const { add = [], change = [], same = [], taken = [] } = Object.groupBy(steps, ({ kind }) => kind);
  const wanted = [...add, ...change, ...taken];
  const shown = wanted.slice(0, MOST_SHOWN).map((step) => stepText(step, context));
  const isNothing = add.length + change.length === 0;
  return noteReply(
    {
      title: say(language, 'briefings.import-title'),
      texts: [
        say(language, 'briefings.import-counts', {
          added: add.length,
          changed: change.length,
          same: same.length,
        }),
        ...(shown.length === 0 ? [] : [[...shown, ...(wanted.length > MOST_SHOWN ? ['…'] : [])].join('\n')]),
        ...(isNothing ? [] : [say(language, 'briefings.import-others')]),
      ],
      actions: isNothing ? list(context) : [applyButton(text, context)],
      line: 'briefing list',
      tone: isNothing ? 'nothing' : 'question',
    },
    context,
  );
}

/** Does one step; whether it is done. What somebody else has changed since is left as it is. */
async function apply(step: Step, { store, place, now }: Desk): Promise<boolean> {
  switch (step.kind) {
    case 'add':
      return (await store.restore(step.saved, place.person, now)) !== null;
    case 'change': {
      const { state, createdAt } = step.saved;
      const change = { kind: 'restore', settings: step.settings, state, createdAt } as const;
      return (await store.change(step.now, change, place.person, now)).kind === 'changed';
    }
    case 'same':
    case 'taken':
      return true;
    default:
      return step satisfies never;
  }
}

async function applyAll(text: string, steps: readonly Step[], desk: Desk): Promise<Reply> {
  const { context } = desk;
  const { language } = context;
  const failed: string[] = [];
  const wanted = steps.filter(({ kind }) => kind === 'add' || kind === 'change');
  const until = performance.now() + APPLY_WITHIN_MS;
  let done = 0;
  for (const step of wanted) {
    if (performance.now() > until) break;
    if (await apply(step, desk)) done += 1;
    else failed.push(step.saved.id);
  }
  const left = wanted.length - done - failed.length;
  return noteReply(
    {
      title: say(language, 'briefings.imported-title'),
      texts: [
        say(language, 'briefings.imported', { count: done }),
        ...(failed.length === 0
          ? []
          : [say(language, 'briefings.import-failed', { list: failed.join(', ') })]),
        ...(left === 0 ? [] : [say(language, 'briefings.import-rest', { count: left })]),
      ],
      actions: left === 0 ? list(context) : [applyButton(text, context)],
      line: 'briefing list',
    },
    context,
  );
}

async function imported(text: string, isSure: boolean, desk: Desk): Promise<Reply> {
  const { context, place, store } = desk;
  const { language } = context;
  const { platform, workspace } = place.channel;
  // Before anything is read: a long text takes its time, which is not everybody's to take.
  const refusal = await refusalFor(desk, null);
  if (refusal !== null) return refusal;
  const read = readBriefings(text);
  if (read.kind === 'faulty') refuseFile(read.faults, desk);
  if (read.of.platform !== platform || read.of.workspace !== workspace) {
    throw new ArgumentError(say(language, 'briefings.import-elsewhere'), list(context));
  }
  const refusalOfOthers = await refusalFrom(read.briefings, desk);
  if (refusalOfOthers !== null) return refusalOfOthers;
  const standing = await store.ofWorkspace(platform, workspace);
  const steps = compareBriefings(read.briefings, standing);
  checkRoom(steps, standing, desk);
  const misfits = await misfitsOf(steps, read, desk);
  if (misfits.length > 0) refuseFile(misfits, desk);
  return isSure ? applyAll(text, steps, desk) : preview(text, steps, desk);
}

/** Nothing was given yet: what to give, and a form for it. */
function ask(desk: Desk): Reply {
  const { context, place } = desk;
  const { language, book } = context;
  const root = `/${book.info.command}`;
  const note = noteReply(
    {
      title: say(language, 'briefings.import-title'),
      texts: [
        say(language, `briefings.import-${place.channel.platform}`, { command: `${root} briefing import` }),
      ],
      actions: [{ label: say(language, 'briefings.export-here'), line: 'briefing export' }],
      line: 'briefing import',
      tone: 'question',
    },
    context,
  );
  return { ...note, callForm: importForm(language) };
}

/** `/<root> briefing import`: shows what a file would do, and does it by a button. */
export const importAction = defineCommand({
  name: 'briefing import',
  names: sayInAll('command.briefing-import.name'),
  summary: sayInAll('command.briefing-import.summary'),
  args: z.object({
    file: argument('argument.briefing-file', LONGEST_FILE, 'file').optional(),
    sure: carried(),
  }),
  rest: 'file',
  run: (args, context) => {
    const { file, sure } = args;
    return atDesk({ command: 'briefing import', args, rest: 'file' }, context, async (desk) =>
      file === undefined ? ask(desk) : imported(keptWords(file, context), sure !== undefined, desk),
    );
  },
});
