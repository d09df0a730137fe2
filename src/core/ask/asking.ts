import type { Answer } from '../answer/answer.ts';
import { inputsOf } from '../book/derived-figures.ts';
import type { FactBook } from '../book/fact-book.ts';
import type { Fact } from '../fact.ts';
import { type Subject, thing } from '../search/search.ts';

/** One of the questions of a text. */
export type Part = {
  /** As it was said. */
  readonly question: string;
  /** In full, where the text said a part of it elsewhere. */
  readonly asked: string;
  readonly answer: Answer;
};

/** What the questions of one text are answered with. */
export type Asking = {
  readonly book: FactBook;
  readonly answer: (question: string) => Answer;
  /** The question with the year that `last year` is. */
  readonly dated: (question: string) => string;
  /** The subjects that a text calls by a whole name; times, places and words of growth are no part of that. */
  readonly calledIn: (text: string) => readonly Subject[];
  /** Whether too much was looked at already: the text is then taken as one question. */
  readonly isSpent: () => boolean;
};

/** Looking for several questions must not take longer than a few long ones would. */
const MOST_LOOKED_AT = 2_400;

/** Remembers what was asked, and how much. */
export function askingOf(
  book: FactBook,
  answer: (question: string) => Answer,
  dated: (question: string) => string,
): Asking {
  const answers = new Map<string, Answer>();
  const called = new Map<string, readonly Subject[]>();
  let left = MOST_LOOKED_AT;
  const once = <Value>(
    known: Map<string, Value>,
    text: string,
    look: (text: string) => Value,
    none: Value,
  ) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    left -= text.length;
    const found = left > 0 ? look(text) : none;
    known.set(text, found);
    return found;
  };
  const call = (text: string) => {
    const { stems, growthStems } = book.search.read(book.search.mend(dated(text)));
    const whole = book.search.called(stems);
    if (whole.length > 0 || growthStems.length === 0) return whole;
    return book.search.called(stems.filter((stem) => !growthStems.includes(stem)));
  };
  return {
    book,
    dated,
    answer: (question) => once(answers, question, answer, { outcome: 'unknown', question, nearest: [] }),
    calledIn: (text) => once(called, text, call, []),
    isSpent: () => left <= 0,
  };
}

export const isFound = ({ answer }: Part): boolean => answer.outcome === 'found';
export const isUnknown = ({ answer }: Part): boolean => answer.outcome === 'unknown';

/** What a fact tells of. */
export function subjectOf(fact: Fact): Subject {
  return fact.kind === 'statement'
    ? { kind: 'statement', statement: fact }
    : { kind: 'indicator', indicator: fact.indicator };
}

/** What an answer is of, equal for equal answers. */
export function keyOf({ asked, answer }: Pick<Part, 'asked' | 'answer'>): string {
  switch (answer.outcome) {
    case 'found':
      return [answer.topic?.id, answer.facts[0]?.id].join(' ');
    case 'not-published':
      return [thing(answer.subject).id, answer.period?.text, answer.area?.id].join(' ');
    case 'ambiguous':
      return answer.choices.map(({ subject, fact }) => fact?.id ?? thing(subject).id).join(' ');
    case 'unknown':
      return asked.toLowerCase();
    default:
      return answer satisfies never;
  }
}

/** Each answer once, where it was asked for first. */
export function distinct(parts: readonly Part[]): readonly Part[] {
  const seen = new Set<string>();
  return parts.filter((part) => {
    const key = keyOf(part);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Whether a computed figure is computed from what some facts tell. */
function isComputedFrom(fact: Fact, facts: readonly Fact[]): boolean {
  if (fact.kind !== 'derived') return false;
  const told = new Set<string>(facts.flatMap((one) => (one.kind === 'statement' ? [] : one.indicator.id)));
  return inputsOf(fact.formula).every((id) => told.has(id));
}

/**
 * Whether parts may stand for what the text was answered with as one question: they tell the same and more, or what
 * that is computed from. A text that was answered is not taken apart for a part of an answer.
 */
export function keeps(parts: readonly Part[], one: Answer): boolean {
  if (one.outcome !== 'found') return true;
  const [first] = one.facts;
  const found = distinct(parts.filter(isFound));
  if (first === undefined || found.length < 2) return false;
  const facts = found.flatMap(({ answer }) => (answer.outcome === 'found' ? answer.facts : []));
  return facts.includes(first) || isComputedFrom(first, facts);
}
