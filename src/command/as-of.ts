import type { CardPart, Choice } from '../card/card.ts';
import type { IsoDate } from '../core/period/iso-date.ts';
import { parsePeriod } from '../core/period/period.ts';
import { findPeriod } from '../core/period/period-words.ts';
import { contentStems, normalise } from '../core/words/words.ts';
import { formatDate } from '../text/format.ts';
import { say } from '../text/say.ts';
import { ArgumentError, type CommandContext, type Reply } from './command.ts';
import { argument } from './define-command.ts';

/** The argument of commands that can tell what the book said on an earlier day. */
export const AS_OF = argument('argument.as-of', 40).optional();

/** A day up to today; a month or a year means its last day. */
function readDay(text: string, { language, today }: CommandContext): IsoDate {
  const worded = findPeriod(normalise(text));
  const period =
    parsePeriod(text) ?? (worded !== null && contentStems(worded.rest).length === 0 ? worded.period : null);
  if (period === null || period.kind === 'cumulative' || period.end > today) {
    throw new ArgumentError(
      say(language, 'bad.as-of', { day: text, today: formatDate(today, language), example: today }),
    );
  }
  return period.end;
}

/** Choices lead to topics and questions, which can be asked for the same day; the other buttons name one fact. */
function keepingDay(part: CardPart, day: IsoDate): CardPart {
  if (part.kind !== 'choices') return part;
  const choices = part.choices.map((one): Choice => ({ ...one, line: `${one.line} as-of:${day}` }));
  return { ...part, choices };
}

/**
 * What a command answers from the book as it was on a day, with the ages that facts had then, and a line that says so.
 * @throws {ArgumentError} when `text` is no day, or one to come.
 */
export function answeredAsOf(
  text: string | undefined,
  context: CommandContext,
  run: (context: CommandContext) => Reply,
): Reply {
  if (text === undefined) return run(context);
  const day = readDay(text, context);
  const { card, ...reply } = run({ ...context, book: context.book.asOf(day), today: day });
  const note = say(context.language, 'answer.as-of', { day: formatDate(day, context.language) });
  const parts: readonly CardPart[] = [
    { kind: 'text', text: note },
    ...card.parts.map((part) => keepingDay(part, day)),
  ];
  return { ...reply, card: { ...card, parts }, line: `${reply.line} as-of:${day}` };
}
