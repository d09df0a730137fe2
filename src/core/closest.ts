import { type Answer, answerSubject, type Meaning, MOST_CHOICES, type Restriction } from './answer.ts';
import type { FactBook } from './fact-book.ts';
import { findPeriod } from './period-words.ts';
import { findPlaces, type Question } from './question.ts';
import type { Fit } from './rank.ts';
import { isImplied, type Subject } from './search.ts';
import { termsOf } from './terms.ts';
import { normalise } from './words.ts';

/** How many subjects are looked at: a question names few, and whichever stands further down fits worse. */
const MOST = 14;

/** What does not fit the period and place asked for ranks lower than what does. */
const LACKS_VALUE = 0.85;

/**
 * How sure it is that the best fit is what a question means, as a logistic regression over the development half of
 * `tests/eval` tells (`npm run eval -- --fit`).
 */
const SURE = {
  bias: -5.22,
  precision: 3.63,
  coverage: 1.16,
  shared: 0.87,
  lost: 0.02,
  lead: 2.19,
  hasValue: 0.86,
  lacking: -1.06,
} as const;

/** From here on the best fit answers; from the other one on, the best ones are offered. */
const ANSWERS = 0.9;
const OFFERS = 0.65;

/**
 * So much of what the question says must be met, however well a name fits: `weather tomorrow` asks for no average. What
 * is told with many words of the book may hold more that is not of it: greetings, reasons, what somebody else said.
 */
const OFFERS_ENOUGH = 0.7;
const enoughOf = ({ coverage, shared }: Fit) => coverage + shared / 40;

/** What is offered beside the best fit fits at least so much of it. */
const OFFERED = 0.6;

/** A subject with what it answers for the period and place asked for. */
export type Candidate = { readonly fit: Fit; readonly answer: Answer; readonly score: number };

/** Subjects that fit a question loosely, the best first, each with its answer. */
export function closest(
  book: FactBook,
  question: Question,
  within: Restriction,
  among: (subject: Subject) => boolean,
): readonly Candidate[] {
  const terms = termsOf(question.rest);
  const said = new Set(terms.map(({ text }) => text));
  const optional = termsOf(question.text).filter(({ text }) => !said.has(text));
  return book.search
    .rank(terms, optional, MOST)
    .filter(({ subject }) => among(subject) && !isImplied(subject))
    .map((fit) => {
      const answer = answerOf(book, fit.subject, within);
      return { fit, answer, score: fit.score * (answer.outcome === 'found' ? 1 : LACKS_VALUE) };
    })
    .sort((a, b) => b.score - a.score);
}

/** A change where one is asked for and known, else what it would be the change of. */
function answerOf(book: FactBook, subject: Subject, within: Restriction): Answer {
  const answer = answerSubject(book, subject, within);
  if (answer.outcome === 'found' || within.isGrowth !== true) return answer;
  return answerSubject(book, subject, { ...within, isGrowth: false });
}

/** What the regression sees of the best candidate. Exported for the program that fits it. */
export function featuresOf([first, second]: readonly Candidate[]): Readonly<
  Record<keyof typeof SURE, number>
> | null {
  if (first === undefined) return null;
  const { precision, coverage, shared, lost, lacking } = first.fit;
  return {
    bias: 1,
    precision,
    coverage,
    shared: Math.log(1 + shared),
    lost: Math.log(1 + lost),
    lead: second === undefined ? 0.5 : Math.min(0.5, first.score - second.score),
    hasValue: first.answer.outcome === 'found' ? 1 : 0,
    lacking: Math.min(4, lacking) / 4,
  };
}

/** From 0 to 1: how sure it is that the first candidate is what is meant. */
export function surenessOf(candidates: readonly Candidate[]): number {
  const features = featuresOf(candidates);
  if (features === null) return 0;
  const sum = keysOf(SURE).reduce((all, key) => all + SURE[key] * features[key], 0);
  return 1 / (1 + Math.exp(-sum));
}

function keysOf<Key extends string>(object: Readonly<Record<Key, number>>): readonly Key[] {
  const has = (key: string): key is Key => key in object;
  return Object.keys(object).filter(has);
}

/** A word that a capital letter in the middle of a text makes a name. */
const NAME = /(?<=[\p{L}\p{N},;]\s)\p{Lu}[\p{L}\p{M}]{2,}/gu;

/** Whether it names somebody or something that the book has never heard of: `contract value in Elsewhere`. */
function namesStranger(book: FactBook, { text }: Question): boolean {
  return (text.match(NAME) ?? []).some((name) => {
    const terms = termsOf(name);
    return (
      terms.length > 0 &&
      book.search.findArea(normalise(name)) === null &&
      book.search.rank(terms, [], 1).length === 0
    );
  });
}

/** Whether the question names a second period, or a second place that what fits is not named after: no silent pick. */
function isLeftOver(book: FactBook, { rest }: Question, subject: Subject): boolean {
  if (findPeriod(normalise(rest)) !== null) return true;
  return findPlaces(rest, book.search.findArea).some((place) => !book.search.isNamedAfter(subject, place));
}

/**
 * Answers a question whose words are not all found again: with the subject that fits it best where that is sure, with
 * the best ones to choose from where it is likely that one is meant, and not at all else.
 */
export function answerClosest(
  book: FactBook,
  question: Question,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer | null {
  const candidates = closest(book, question, within, among);
  const [first] = candidates;
  const sureness = surenessOf(candidates);
  if (first === undefined || sureness < OFFERS || enoughOf(first.fit) < OFFERS_ENOUGH) return null;
  if (namesStranger(book, question) || isLeftOver(book, question, first.fit.subject)) return null;
  // A word that the best fit lacks may be another place or another measure: `GDP of Kyoto`, `人均` of a total.
  if (sureness >= ANSWERS && first.fit.lacking === 0) return first.answer;
  const choices = candidates
    .filter(({ answer, score }) => answer.outcome === 'found' && score >= OFFERED * first.score)
    .slice(0, MOST_CHOICES)
    .map(({ fit, answer }): Meaning => {
      const [fact = null] = answer.outcome === 'found' ? answer.facts : [];
      return { subject: fit.subject, period: within.period, area: within.area, fact };
    });
  if (choices.length > 0) return { outcome: 'ambiguous', question: question.text, isOpen: false, choices };
  return first.answer;
}
