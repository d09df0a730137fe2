import type { Candidate } from './closest.ts';
import { keysOf } from './likelihood.ts';

/**
 * How sure it is that the most likely candidate is what a question means, as a logistic regression over the development
 * half of `tests/eval` tells (`npm run eval -- --fit`).
 */
const SURE = {
  bias: -3.72,
  chance: 1.7,
  lead: 1.61,
  likelihood: 2.63,
  precision: -0,
  coverage: 0.28,
  shared: -0.5,
  hasValue: -0.61,
  hasPeriod: 0.61,
  hasPlace: 0.32,
  figure: 1.94,
  lacking: -0.03,
  lostKnown: 0.25,
  lostStrange: -1.16,
  mistyped: 1.13,
  rival: -0.7,
  mismatch: -0.69,
} as const;

export type Signs = Readonly<Record<keyof typeof SURE, number>>;

/** What the question itself says. */
export type Beside = {
  /** Whether it names a place. */
  readonly hasPlace: boolean;
  /** How many of its words the book has only with a typing error. */
  readonly mistyped: number;
  /** Whether it does not say what kind of answer it asks for: a number, a sum, a share, a day. */
  readonly isOpen: boolean;
};

/** A lead of more says nothing more. */
const MOST_LEAD = 5;

/** What the regression sees of the candidates, the most likely first; `null` where there are none. */
export function signsOf(
  candidates: readonly Candidate[],
  { hasPlace, mistyped, isOpen }: Beside,
): Signs | null {
  const [first, ...others] = candidates;
  const [second] = others;
  if (first === undefined) return null;
  const { fit, traits, likelihood } = first;
  const all = candidates.reduce((sum, other) => sum + Math.exp(other.likelihood - likelihood), 0);
  return {
    bias: 1,
    chance: 1 / all,
    lead: second === undefined ? 1 : Math.min(MOST_LEAD, likelihood - second.likelihood) / MOST_LEAD,
    likelihood: likelihood / 10,
    precision: fit.precision,
    coverage: fit.coverage,
    shared: Math.log(1 + fit.shared) / 3,
    hasValue: traits.hasValue,
    hasPeriod: traits.hasPeriod,
    hasPlace: hasPlace && traits.hasValue === 1 ? 1 : 0,
    figure: traits.figure,
    lacking: Math.min(5, fit.lacking) / 5,
    lostKnown: Math.min(15, weightOf(fit.unmet.filter(({ isKnown }) => isKnown))) / 15,
    lostStrange: Math.min(15, weightOf(fit.unmet.filter(({ isKnown }) => !isKnown))) / 15,
    mistyped: Math.min(3, mistyped) / 3,
    rival: isOpen ? Math.max(0, ...others.map((other) => rivalry(first, other))) : 0,
    mismatch: traits.uncounted + traits.noMoney + traits.noShare + traits.noPerUnit,
  };
}

const weightOf = (unmet: Candidate['fit']['unmet']) => unmet.reduce((sum, { weight }) => sum + weight, 0);

/** How well another candidate with a value fits, against the first: 1 where the words alone tell no difference. */
function rivalry({ fit }: Candidate, other: Candidate): number {
  if (other.answer.outcome !== 'found' || fit.shared === 0 || fit.coverage === 0) return 0;
  return Math.min(1, other.fit.shared / fit.shared) * Math.min(1, other.fit.coverage / fit.coverage);
}

/** From 0 to 1. */
export function surenessOf(signs: Signs): number {
  const sum = keysOf(SURE).reduce((all, key) => all + SURE[key] * signs[key], 0);
  return 1 / (1 + Math.exp(-sum));
}
