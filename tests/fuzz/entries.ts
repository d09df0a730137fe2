import { answerQuestion } from '../../src/core/answer-question.ts';
import { checkFigures } from '../../src/core/check-figures.ts';
import type { FactBook } from '../../src/core/fact-book.ts';
import { parseIsoDate } from '../../src/core/iso-date.ts';
import { answerSeveral } from '../../src/core/several-questions.ts';
import { suggest } from '../../src/core/suggest.ts';

/** A way in for a text that somebody else wrote. */
export type Entry = { readonly name: string; readonly run: (text: string) => unknown };

/** As long as a message on Discord may be. */
const MOST_MESSAGE = 4_000;

/** Every way in of the core. */
export function entriesOf(book: FactBook): readonly Entry[] {
  const today = parseIsoDate('2026-07-01');
  if (today === null) throw new Error('no day');
  return [
    { name: 'question', run: (text) => answerQuestion(book, text) },
    { name: 'several questions', run: (text) => answerSeveral(book, text, today) },
    { name: 'mending', run: (text) => book.search.mend(text) },
    { name: 'typing', run: (text) => suggest(book, text, { language: 'en', most: 25 }) },
    { name: 'figures', run: (text) => checkFigures(book, text.slice(0, MOST_MESSAGE), today) },
  ];
}
