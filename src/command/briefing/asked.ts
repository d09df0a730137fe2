import type { BriefingId } from '../../briefing/briefing.ts';
import type { CommandLine } from '../../card/card.ts';
import type { Place } from '../briefings.ts';
import type { CommandContext } from '../command.ts';
import { printLine } from '../line.ts';
import { keptWords } from './line-button.ts';

/** A command as it was asked, with all of its arguments. */
export type AskedCommand = {
  readonly command: string;
  readonly args: Readonly<Record<string, string | undefined>>;
  /** The argument that takes the words which name no other. */
  readonly rest?: string;
};

/** Longer is a file, whose lines a line has no room for. */
const LONGEST_WORDS = 500;

/** The line that asks the same again. People are in it by their ids: who is called so is known only where it was typed. */
export function askedLine(
  { command, args, rest }: AskedCommand,
  { named }: Place,
  { kept }: CommandContext,
): CommandLine {
  const people = [...named].toSorted(([a], [b]) => b.length - a.length);
  const given = Object.entries(args).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return [];
    if (value.length > LONGEST_WORDS || value.includes('\n')) return [[name, `kept:${kept.keep(value)}`]];
    return [[name, people.reduce((text, [person, id]) => text.replaceAll(person, id), value)]];
  });
  return printLine({ command, args: Object.fromEntries(given) }, rest ?? null);
}

const wordsOf = (text: string) => text.split(/\s+/u).filter((word) => word !== '');

/**
 * The same command for a briefing: its name in place of the words that were taken for one. What only a button carries
 * (that somebody is sure, which version was seen) was said of another briefing, and is left out.
 */
export function askedOf(
  id: BriefingId,
  misnamed: string | undefined,
  { command, args, rest = 'id' }: AskedCommand,
  context: CommandContext,
): AskedCommand {
  const declared = context.registry.find(command)?.arguments ?? [];
  const typed = Object.entries(args).filter(
    ([name]) => name !== rest && !declared.some((one) => one.name === name && one.isCarried === true),
  );
  const words = wordsOf(misnamed ?? '').reduce(
    (left, word) => (left.includes(word) ? left.toSpliced(left.indexOf(word), 1) : left),
    wordsOf(keptWords(args[rest] ?? '', context)),
  );
  return { command, args: { [rest]: [id, ...words].join(' '), ...Object.fromEntries(typed) }, rest };
}
