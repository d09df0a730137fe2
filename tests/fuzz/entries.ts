import { answerQuestion } from '../../src/core/ask/answer-question.ts';
import { answerSeveral } from '../../src/core/ask/several-questions.ts';
import { suggest } from '../../src/core/ask/suggest.ts';
import type { FactBook } from '../../src/core/book/fact-book.ts';
import { checkFigures } from '../../src/core/check/check-figures.ts';
import { parseIsoDate } from '../../src/core/period/iso-date.ts';

/** A way in for a text that somebody else wrote, and how long it may take at most. */
export type Entry = {
  readonly name: string;
  readonly mostMs: number;
  readonly run: (text: string) => unknown;
};

/** An answer, a suggestion: it is waited for. */
const ANSWER_MS = 20;
/** A whole message may have a hundred figures, each with words of its own. */
const MESSAGE_MS = 100;

/** As long as a message on Discord may be. */
const MOST_MESSAGE = 4_000;

/** Every way in of the core. */
export function entriesOf(book: FactBook): readonly Entry[] {
  const today = parseIsoDate('2026-07-01');
  if (today === null) throw new Error('no day');
  return [
    { name: 'question', mostMs: ANSWER_MS, run: (text) => answerQuestion(book, text) },
    { name: 'several questions', mostMs: ANSWER_MS, run: (text) => answerSeveral(book, text, today) },
    { name: 'mending', mostMs: ANSWER_MS, run: (text) => book.search.mend(text) },
    { name: 'typing', mostMs: ANSWER_MS, run: (text) => suggest(book, text, { language: 'en', most: 25 }) },
    {
      name: 'figures',
      mostMs: MESSAGE_MS,
      run: (text) => checkFigures(book, text.slice(0, MOST_MESSAGE), today),
    },
  ];
}
