import { z } from 'zod';
import type { Saved } from '../../briefing/store.ts';
import { compareBriefings, type Step } from '../../briefing-file/compare.ts';
import { type FileFault, readBriefings } from '../../briefing-file/read.ts';
import { LONGEST_FILE } from '../../briefing-file/write.ts';
import { say, sayInAll } from '../../text/say.ts';
import { ArgumentError, type CommandContext, type Reply } from '../command.ts';
import { argument, carried, defineCommand } from '../define-command.ts';
import { atDesk, type Desk, noteReply, unreadableReply } from './desk.ts';
import { importForm } from './forms.ts';
import { faultText, type Misfit, misfitsOf } from './import-misfits.ts';
import { stepText } from './import-step.ts';
import { keptWords } from './line-button.ts';
import { refusalFor } from './may-manage.ts';
import { MOST_IN_CHANNEL } from './schedule.ts';

const MOST_FAULTS = 8;

/** With less time left, no other step is begun: what is left is done by a second press. */
const STEP_TAKES_MS = 400;

const list = ({ language }: CommandContext) => [
  { label: say(language, 'briefings.list'), line: 'briefing list' },
];

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

/** No channel may hold more than it could by itself. */
function checkRoom(
  steps: readonly Step[],
  standing: readonly { readonly channel: string }[],
  { context }: Desk,
): void {
  const counts = new Map<string, number>();
  const added = steps.flatMap(({ kind, saved }) => (kind === 'add' ? [saved.channel] : []));
  for (const { channel } of [...standing, ...added]) counts.set(channel, (counts.get(channel) ?? 0) + 1);
  if (added.every(({ channel }) => (counts.get(channel) ?? 0) <= MOST_IN_CHANNEL)) return;
  throw new ArgumentError(
    say(context.language, 'briefings.too-many', { most: MOST_IN_CHANNEL }),
    list(context),
  );
}

const isWanted = ({ kind }: Step) => kind === 'add' || kind === 'change';

/** What a step is done to: another version of a briefing is another step. */
const stepMark = (step: Step) =>
  step.kind === 'change' ? `change ${step.saved.id} ${step.now.version}` : `${step.kind} ${step.saved.id}`;

/** Does what the card shows: the button carries it, so that nothing else is done by it. */
const applyButton = (text: string, steps: readonly Step[], { language, kept }: CommandContext) => ({
  label: say(language, 'briefings.import-do'),
  line: `briefing import kept:${kept.keep(text)} sure:${kept.keep(steps.filter(isWanted).map(stepMark).join('\n'))}`,
});

/** Whether all that is left to do was shown; some of it may have been done by an earlier press. */
function wasShown(steps: readonly Step[], sure: string, { kept }: CommandContext): boolean {
  const shown = new Set(kept.find(sure)?.split('\n'));
  return steps.filter(isWanted).every((step) => shown.has(stepMark(step)));
}

async function preview(text: string, steps: readonly Step[], isStale: boolean, desk: Desk): Promise<Reply> {
  const { context } = desk;
  const { language, kept } = context;
  const { add = [], change = [], same = [], taken = [] } = Object.groupBy(steps, ({ kind }) => kind);
  const wanted = [...add, ...change, ...taken];
  const isNothing = add.length + change.length === 0;
  return noteReply(
    {
      title: say(language, 'briefings.import-title'),
      texts: [
        ...(isStale ? [say(language, 'briefings.stale')] : []),
        say(language, 'briefings.import-counts', {
          added: add.length,
          changed: change.length,
          same: same.length,
        }),
        ...(isNothing ? [] : [say(language, 'briefings.import-others')]),
        ...(await Promise.all(wanted.map((step) => stepText(step, desk)))),
      ],
      actions: isNothing ? list(context) : [applyButton(text, steps, context)],
      // Looks at the same file again: what a page has no room for stands on the next one.
      line: `briefing import kept:${kept.keep(text)}`,
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
  const wanted = steps.filter(isWanted);
  let done = 0;
  for (const step of wanted) {
    // One is tried however long all before it took: else a slow store would never get to the end.
    if (step !== wanted[0] && desk.msLeft() < STEP_TAKES_MS) break;
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
      actions: left === 0 ? list(context) : [applyButton(text, wanted.slice(-left), context)],
      line: 'briefing list',
    },
    context,
  );
}

async function imported(text: string, sure: string | undefined, desk: Desk): Promise<Reply> {
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
  const [standing, lost] = await Promise.all([
    store.ofWorkspace(platform, workspace),
    store.unreadableIn({ platform, workspace }),
  ]);
  // With what it cannot be compared with, a briefing is not to be overwritten.
  const named = new Set<string>(read.briefings.map(({ id }) => id));
  const inFile = lost.filter(({ id }) => named.has(id));
  if (inFile.length > 0) return unreadableReply(inFile, desk);
  const steps = compareBriefings(read.briefings, standing);
  checkRoom(steps, [...standing.map(({ channel }) => channel), ...lost], desk);
  const misfits = await misfitsOf(steps, read, desk);
  if (misfits.length > 0) refuseFile(misfits, desk);
  if (sure === undefined) return preview(text, steps, false, desk);
  return wasShown(steps, sure, context) ? applyAll(text, steps, desk) : preview(text, steps, true, desk);
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
      file === undefined ? ask(desk) : imported(keptWords(file, context), sure, desk),
    );
  },
});
