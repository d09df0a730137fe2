import type { Choice, CommandLine } from '../../card/card.ts';
import { say } from '../../text/say.ts';
import { ArgumentError, type CommandContext } from '../command.ts';
import { type Plan, planWords } from './plan.ts';
import type { PlanRead } from './read-plan.ts';

/** Longer than any line of a button. */
const LONGEST_SHORT = 80;

/** What a button carries instead of words that are too long for it. */
const KEPT = /^kept:([A-Za-z0-9]{12})$/;

/** Words that are too long for a button, where they are still kept. */
export function keptWords(words: string, context: CommandContext): string {
  const token = KEPT.exec(words)?.[1];
  if (token === undefined) return words;
  const kept = context.kept.find(token);
  if (kept !== null) return kept;
  throw new ArgumentError(say(context.language, 'briefings.expired'), [
    { label: say(context.language, 'briefings.list'), line: 'briefing list' },
  ]);
}

/** A button whose line may be too long for a platform: its words are kept for a while, too. */
export function lineButton(
  label: string,
  action: string,
  words: string,
  rest: string,
  { kept }: CommandContext,
): Choice {
  const line = `briefing ${action} ${words} ${rest}`.trim();
  if (line.length <= LONGEST_SHORT) return { label, line };
  return { label, line, short: `briefing ${action} kept:${kept.keep(words)} ${rest}`.trim() };
}

const KEPT_LINE = /^briefing kept:[A-Za-z0-9]{12}$/;

/** A button of any line about briefings, also of one that is too long for a button. */
export const wholeLineButton = (label: string, line: CommandLine, { kept }: CommandContext): Choice =>
  line.length <= LONGEST_SHORT ? { label, line } : { label, line, short: `briefing kept:${kept.keep(line)}` };

/** A button that asks the same line again. */
export const againButton = (line: CommandLine, context: CommandContext): Choice =>
  wholeLineButton(say(context.language, 'briefings.again'), line, context);

/** The line that a button of `wholeLineButton` stands for; `null` for words that are none of its. */
export function keptLine(words: string, context: CommandContext): CommandLine | null {
  if (!KEPT_LINE.test(`briefing ${words}`)) return null;
  const line = keptWords(words, context);
  return line.startsWith('briefing ') && !KEPT_LINE.test(line) ? line : null;
}

/** What a line is to lead to where it was not understood. */
export type Refusing = {
  /** `schedule`, `edit k3m9pq2x` */
  readonly action: string;
  /** What holds without the line: a button that changes nothing of it helps nobody. */
  readonly base?: Plan;
  /** What else was said, and stays in the lines of the buttons. */
  readonly more?: string;
  /** What can be done where nothing is near. */
  readonly others?: readonly Choice[];
};

/**
 * What was not understood, and the lines that may have been meant as buttons.
 * @throws {ArgumentError} always
 */
export function refusePlan(
  read: Extract<PlanRead, { kind: 'faulty' }>,
  { action, base, more = '', others = [] }: Refusing,
  context: CommandContext,
): never {
  const { book } = context;
  const before = base === undefined ? null : planWords(base, context);
  const meant = [...new Set(read.meant.map((plan) => planWords(plan, context)))];
  const choices = meant
    .filter((words) => words !== before || more !== '')
    .slice(0, 5)
    .map((words): Choice => {
      const label = `/${book.info.command} briefing ${action} ${words} ${more}`.trim();
      const [verb = '', ...own] = action.split(' ');
      return lineButton(label, verb, [...own, words].join(' '), more, context);
    });
  const { faults } = read;
  throw new ArgumentError(read.messages.join('\n'), choices.length > 0 ? choices : others, { faults });
}
