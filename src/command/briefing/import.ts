import { z } from 'zod';
import type { Saved } from '../../briefing/store.ts';
import { compareBriefings, type Step } from '../../briefing-file/compare.ts';
import { type FileFault, type FileRead, readBriefings } from '../../briefing-file/read.ts';
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

/** Longer than an export of two hundred briefings; kept in memory for half an hour once it was looked at. */
const MOST_TEXT = 100_000;

const list = ({ language }: CommandContext) => [
  { label: say(language, 'briefings.list'), line: 'briefing list' },
];

function faultText(fault: FileFault, { language }: CommandContext): string {
  switch (fault.kind) {
    case 'syntax':
      return say(language, 'briefings.file-syntax', { line: fault.line, text: fault.text.slice(0, 100) });
    case 'version':
      return say(language, 'briefings.file-version');
    case 'field':
      return say(language, 'briefings.file-field', { line: fault.line, at: fault.at.slice(0, 80) });
    default:
      return fault satisfies never;
  }
}

/** @throws {ArgumentError} naming every fault, with its line. */
function refuseFile({ faults }: Extract<FileRead, { kind: 'faulty' }>, context: CommandContext): never {
  const { language } = context;
  const shown = faults.slice(0, MOST_FAULTS).map((fault) => faultText(fault, context));
  const more = faults.length > MOST_FAULTS ? ['…'] : [];
  throw new ArgumentError([say(language, 'briefings.file-bad'), ...shown, ...more].join('\n'), list(context));
}

/** Those that are wanted here; others belong to who looks after all channels. */
async function refusalFrom(briefings: readonly Saved[], desk: Desk): Promise<Reply | null> {
  const { place, context } = desk;
  const refusal = await refusalFor(desk, null);
  if (refusal !== null) return refusal;
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
      return `~ ${id}: ${[...settingsText(step.settings, language), ...state].join(', ')}`;
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
async function checkRoom(steps: readonly Step[], { context, store }: Desk): Promise<void> {
  const added = Map.groupBy(
    steps.filter(({ kind }) => kind === 'add'),
    ({ saved }) => saved.channel.channel,
  );
  for (const [, more] of added) {
    const [first] = more;
    const standing = first === undefined ? [] : await store.ofChannel(first.saved.channel);
    if (standing.length + more.length <= MOST_IN_CHANNEL) continue;
    throw new ArgumentError(
      say(context.language, 'briefings.too-many', { most: MOST_IN_CHANNEL }),
      list(context),
    );
  }
}

function preview(text: string, steps: readonly Step[], { context }: Desk): Reply {
  const { language, kept } = context;
  const { add = [], change = [], same = [], taken = [] } = Object.groupBy(steps, ({ kind }) => kind);
  const wanted = [...add, ...change, ...taken];
  const shown = wanted.slice(0, MOST_SHOWN).map((step) => stepText(step, context));
  const isNothing = add.length + change.length === 0;
  const apply = {
    label: say(language, 'briefings.import-do'),
    line: `briefing import kept:${kept.keep(text)} sure:yes`,
  };
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
      actions: isNothing ? list(context) : [apply],
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
      const { settings, isOtherState, saved } = step;
      let seen = step.now;
      if (Object.keys(settings).length > 0) {
        const changed = await store.change(seen, { kind: 'edit', settings }, place.person, now);
        if (changed.kind !== 'changed') return false;
        seen = changed.briefing;
      }
      if (!isOtherState) return true;
      const kind = saved.state.kind === 'active' ? 'resume' : 'pause';
      return (await store.change(seen, { kind }, place.person, now)).kind === 'changed';
    }
    case 'same':
    case 'taken':
      return true;
    default:
      return step satisfies never;
  }
}

async function applyAll(steps: readonly Step[], desk: Desk): Promise<Reply> {
  const { context } = desk;
  const { language } = context;
  const failed: string[] = [];
  let done = 0;
  for (const step of steps) {
    if (step.kind === 'same' || step.kind === 'taken') continue;
    if (await apply(step, desk)) done += 1;
    else failed.push(step.saved.id);
  }
  return noteReply(
    {
      title: say(language, 'briefings.imported-title'),
      texts: [
        say(language, 'briefings.imported', { count: done }),
        ...(failed.length === 0
          ? []
          : [say(language, 'briefings.import-failed', { list: failed.join(', ') })]),
      ],
      actions: list(context),
      line: 'briefing list',
    },
    context,
  );
}

async function imported(text: string, isSure: boolean, desk: Desk): Promise<Reply> {
  const { context, place, store } = desk;
  const { language } = context;
  const { platform, workspace } = place.channel;
  const read = readBriefings(text);
  if (read.kind === 'faulty') refuseFile(read, context);
  if (read.of.platform !== platform || read.of.workspace !== workspace) {
    throw new ArgumentError(say(language, 'briefings.import-elsewhere'), list(context));
  }
  const refusal = await refusalFrom(read.briefings, desk);
  if (refusal !== null) return refusal;
  const steps = compareBriefings(read.briefings, await store.ofWorkspace(platform, workspace));
  await checkRoom(steps, desk);
  return isSure ? applyAll(steps, desk) : preview(text, steps, desk);
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
    file: argument('argument.briefing-file', MOST_TEXT, 'file').optional(),
    sure: carried(),
  }),
  rest: 'file',
  run: ({ file, sure }, context) =>
    atDesk('briefing import', context, async (desk) =>
      file === undefined ? ask(desk) : imported(keptWords(file, context), sure !== undefined, desk),
    ),
});
