import { closest, featuresOf } from '../../src/core/closest.ts';
import type { FactBook } from '../../src/core/fact-book.ts';
import { thing } from '../../src/core/search.ts';
import type { EvalQuestion } from './questions.ts';

const STEPS = 6000;
const RATE = 0.02;
const DECAY = 0.01;

/** Ids of the subjects that a question may mean; none where the book knows nothing of it. */
function meantBy(question: EvalQuestion, book: FactBook): ReadonlySet<string> {
  switch (question.kind) {
    case 'answerable': {
      const subjects = (question.expect ?? []).flatMap((id) => {
        const fact = book.fact(id);
        if (fact === null) return [];
        return fact.kind === 'statement' ? fact.id : fact.indicator.id;
      });
      return new Set([...subjects, ...(question.indicator === undefined ? [] : [question.indicator])]);
    }
    case 'not-published':
      return new Set([question.indicator]);
    case 'ambiguous':
    case 'unknown':
      return new Set();
    default:
      return question satisfies never;
  }
}

/** How sure it is that the best fit is meant: weights of a logistic regression, by gradient ascent with decay. */
export function fitSureness(
  book: FactBook,
  questions: readonly EvalQuestion[],
): Readonly<Record<string, number>> {
  const samples = questions.flatMap((question) => {
    if (question.kind === 'ambiguous') return [];
    const read = book.search.read(question.q);
    const within = { period: read.period, area: read.area, isGrowth: read.growthStems.length > 0 };
    const candidates = closest(book, read, within, () => true);
    const features = featuresOf(candidates);
    const [first] = candidates;
    if (features === null || first === undefined) return [];
    const isMeant = meantBy(question, book).has(thing(first.fit.subject).id);
    return { values: Object.entries(features), isMeant };
  });
  const weights = new Map<string, number>();
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Map<string, number>();
    for (const { values, isMeant } of samples) {
      const sum = values.reduce((all, [key, value]) => all + value * (weights.get(key) ?? 0), 0);
      const error = (isMeant ? 1 : 0) - 1 / (1 + Math.exp(-sum));
      for (const [key, value] of values) gradient.set(key, (gradient.get(key) ?? 0) + error * value);
    }
    for (const [key, slope] of gradient) {
      const weight = weights.get(key) ?? 0;
      weights.set(key, weight + RATE * (slope / Math.sqrt(samples.length) - DECAY * weight));
    }
  }
  return Object.fromEntries(Array.from(weights, ([key, weight]) => [key, Number(weight.toFixed(2))]));
}
