import type { FactBook } from '../book/fact-book.ts';
import { figuresPrinted, typedFigure } from '../book/typed-figure.ts';
import { type Subject, subjectOf } from '../search/search.ts';
import { contentStems, normalise } from '../words/words.ts';
import { type Answer, type Meaning, MOST_CHOICES, type Restriction } from './answer.ts';

/** Fewer digits are met by chance. */
const TELLING_DIGITS = 3;

/** A figure that is all that is asked: whose it is, or which of a few have it. `null` for any other question. */
export function answerFigure(
  book: FactBook,
  text: string,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer | null {
  const typed = typedFigure(normalise(text));
  if (typed === null || contentStems(typed.rest).length > 0) return null;
  if (typed.figure.run.replace(/\D/g, '').length < TELLING_DIGITS) return null;
  const facts = figuresPrinted(book, typed.figure, MOST_CHOICES + 1, true)
    .map(({ fact }) => fact)
    .filter((fact) => among(subjectOf(fact)) && (within.area === null || fact.area === within.area));
  const [only, ...others] = facts;
  if (only === undefined || facts.length > MOST_CHOICES) return null;
  if (others.length === 0) return { outcome: 'found', topic: null, facts: [only] };
  const choices = facts.map(
    (fact): Meaning => ({ subject: subjectOf(fact), period: fact.period, area: fact.area, fact }),
  );
  return { outcome: 'ambiguous', question: text, isOpen: false, choices };
}
