import type { Fault } from '../data/fault.ts';
import { printFault } from '../data/fault.ts';
import { gitCommands, howToUndo, type Written } from './git-state.ts';
import type { Change } from './plan-change.ts';
import { diffLines } from './print-diff.ts';
import type { Paint } from './print-discord.ts';

/** What both platforms would show of a fact, as text. */
export type Cards = { readonly discord: readonly string[]; readonly slack: readonly string[] };

/** What became of a fact, for people and for programs. */
export type Outcome = {
  readonly id: string;
  readonly source: string;
  readonly isWritten: boolean;
  readonly changes: readonly Change[];
  readonly files: readonly Written[];
  readonly cards: Cards;
  /** Whether the pack is the project's own, which `docs/facts.md` is made from. */
  readonly isOwnPack: boolean;
};

/** The checks that are left, as commands. */
export function nextCommands({ source, isOwnPack, files }: Outcome): readonly string[] {
  return [
    `npm run -s check:sources -- ${source} <text file or url>`,
    ...(isOwnPack ? ['npm run -s docs:facts'] : []),
    ...gitCommands(
      'diff',
      files.filter(({ state }) => state === 'committed' || state === 'changed').map(({ path }) => path),
    ),
  ];
}

const WHY: Readonly<Record<string, string>> = {
  'npm run -s docs:facts': 'docs/facts.md is made from the facts; a test fails where it is stale',
};

function framed(title: string, lines: readonly string[], paint: Paint): readonly string[] {
  return [paint('bold', title), ...lines.map((line) => `${paint('dim', '│')} ${line}`.trimEnd())];
}

/** The lines that are new, and both cards. */
export function changeForPeople(
  { changes, cards }: Pick<Outcome, 'changes' | 'cards'>,
  paint: Paint,
): string {
  const diff = changes.flatMap((change) => [
    ...diffLines(change).map((line) => (line.startsWith('+') ? line : paint('dim', line))),
    '',
  ]);
  return [
    ...diff,
    ...framed('Discord', cards.discord, paint),
    '',
    ...framed('Slack', cards.slack, paint),
    '',
  ].join('\n');
}

/** What was written, what to do next, and how to undo it. */
export function resultForPeople(outcome: Outcome, paint: Paint): string {
  const { id, isWritten, changes, files } = outcome;
  const places = changes.map(({ path, line }) => `${path}:${line}`).join(' and ');
  if (!isWritten)
    return `Nothing was written. "${id}" would stand at ${places}; every check of the fact pack passes.\n`;
  const { commands, warnings } = howToUndo(files);
  const width = Math.max(...nextCommands(outcome).map((command) => command.length));
  const next = nextCommands(outcome).map((command) => {
    const why = WHY[command];
    return why === undefined ? `  ${command}` : `  ${command.padEnd(width)}  ${paint('dim', why)}`;
  });
  return [
    `${paint('bold', 'Written:')} "${id}" at ${places}; every check of the fact pack passes.`,
    'Next:',
    ...next,
    ...(commands.length === 0 ? [] : ['To undo it:', ...commands.map((command) => `  ${command}`)]),
    ...(outcome.isOwnPack ? ['and docs/facts.md is made anew again, if it was: npm run -s docs:facts'] : []),
    ...warnings,
    '',
  ].join('\n');
}

/** One object for programs. */
export function outcomeToJson(outcome: Outcome): object {
  const { id, source, isWritten, changes, files, cards } = outcome;
  const undo = howToUndo(files);
  return {
    id,
    source,
    written: isWritten,
    faults: [],
    files: changes.map(({ path, before, line, added }) => ({
      path,
      isNew: before === null,
      line,
      added,
    })),
    cards,
    next: nextCommands(outcome),
    undo: isWritten ? undo.commands : [],
    warnings: undo.warnings,
  };
}

/** Faults as `check:data` names them, where the new lines would be, and the command to correct them in. */
export function faultsForPeople(faults: readonly Fault[], again: string | null): string {
  const count = `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`;
  return [
    ...faults.map(printFault),
    '',
    `${count}. Nothing was written.`,
    ...(again === null ? [] : ['To correct it and run it again:', `  ${again}`]),
    '',
  ].join('\n');
}
