import type { Candidate } from './closest.ts';
import { keysOf } from './likelihood.ts';

/**
 * How sure it is that the most likely candidate is what a question means, as a logistic regression over the development
 * half of `tests/eval` tells (`npm run eval -- --fit`).
 */
const SURE = {
  bias: -3.08,
  chance: 2.73,
  lead: 0.98,
  likelihood: -0.25,
  coverage: 0.24,
  hasPlace: 0.25,
  figure: 2.28,
  mistyped: -1.22,
  mismatch: -0.34,
  stranger: -0.26,
  outdone: -0.37,
  left: -2.22,
  terms: 1.22,
  perfect: 0.89,
  hasAll: 0.17,
  statement: 0.13,
  match: 0.59,
  noPeriod: -0.77,
  derived: 0.91,
  coverageLead: 0.8,
  precisionLead: -0.69,
  scoreLead: -0.67,
  support: 1.09,
  supportLead: -0.49,
  unfocused: -1.12,
  someOf: -1.67,
  ownFigure: -5.76,
  noName: -0.39,
  name: 0.63,
  noReason: -3.28,
  otherCounted: 0.06,
  unmetWeight: -0.25,
  kind: 0.4,
  otherKind: -1.1,
} as const;

export type Signs = Readonly<Record<keyof typeof SURE, number>>;

/** What the question itself says. */
export type Beside = {
  readonly hasPlace: boolean;
  readonly hasPeriod: boolean;
  /** How many of its words say what is asked about. */
  readonly terms: number;
  /** How many of its words the book has only with a typing error. */
  readonly mistyped: number;
  /** Whether the best fit has no word for one that the book has never heard of: `contract value of bananas`. */
  readonly hasStranger: boolean;
  /** Whether what fits better was passed over, for a place or period that it does not have. */
  readonly isSecond: boolean;
  /** Whether the words right behind those of asking are none of the best fit's: `how many athletes`. */
  readonly isUnfocused: boolean;
  /** Whether it asks for some of the things that it names. */
  readonly asksSomeOf: boolean;
  /** Whether it asks for a number, names or a day, beside a figure that it has itself. */
  readonly asksQuantity: boolean;
  readonly asksWhy: boolean;
};

/** So many of the next likely are compared with the best. */
const MOST_RIVALS = 5;

/** A lead of more says nothing more. */
const MOST_LEAD = 5;

/** A name that fits so much better is what was asked for, though it may have no value. */
const BETTER = 0.1;

/** From here on a name is said whole. */
export const WHOLE = 0.999;

/** More words that say what is asked about make nothing surer. */
export const MOST_TERMS = 12;

/** A term of a handful of subjects weighs so much; a rarer one says no more. */
const MOST_UNMET = 5;

const heaviest = (unmet: Candidate['fit']['unmet']) =>
  unmet.reduce((most, { weight, isKnown }) => (isKnown ? Math.max(most, weight) : most), 0);

const bit = (is: boolean) => (is ? 1 : 0);

/** What the regression sees of the candidates, the most likely first; `null` where there are none. */
export function signsOf(candidates: readonly Candidate[], beside: Beside): Signs | null {
  const [first, ...others] = candidates;
  const [second] = others;
  if (first === undefined) return null;
  const { fit, traits, likelihood } = first;
  const { subject } = fit;
  const all = candidates.reduce((sum, other) => sum + Math.exp(other.likelihood - likelihood), 0);
  const leadIn = (of: (fit: Candidate['fit']) => number) =>
    second === undefined ? 1 : of(fit) - of(second.fit);
  return {
    bias: 1,
    chance: 1 / all,
    lead: second === undefined ? 1 : Math.min(MOST_LEAD, likelihood - second.likelihood) / MOST_LEAD,
    likelihood: likelihood / 10,
    coverage: fit.coverage,
    hasPlace: bit(beside.hasPlace && traits.hasValue === 1),
    figure: traits.figure,
    mistyped: Math.min(3, beside.mistyped) / 3,
    mismatch: traits.uncounted + traits.noMoney + traits.noShare + traits.noPerUnit,
    stranger: bit(beside.hasStranger),
    outdone: bit(others.some((other) => other.fit.score > fit.score + BETTER)),
    left: bit(beside.isSecond),
    terms: Math.min(MOST_TERMS, beside.terms) / MOST_TERMS,
    perfect: bit(fit.precision >= WHOLE && fit.lacking === 0),
    hasAll: bit(fit.lacking === 0),
    statement: bit(subject.kind === 'statement'),
    match: traits.share + traits.perUnit + traits.money + traits.counted,
    noPeriod: bit(!beside.hasPeriod),
    derived: bit(subject.kind === 'indicator' && subject.indicator.formula !== null),
    coverageLead: leadIn(({ coverage }) => coverage),
    precisionLead: leadIn(({ precision }) => precision),
    scoreLead: leadIn(({ score }) => score),
    support: fit.support,
    unfocused: bit(beside.isUnfocused),
    someOf: bit(beside.asksSomeOf),
    ownFigure: beside.asksQuantity ? traits.figure : 0,
    noName: traits.noSentence,
    name: traits.sentence,
    otherCounted: traits.otherCounted,
    unmetWeight: Math.min(MOST_UNMET, heaviest(fit.unmet)) / MOST_UNMET,
    noReason: bit(beside.asksWhy && subject.kind === 'indicator'),
    kind: traits.kind,
    otherKind: traits.otherKind,
    supportLead: fit.support - Math.max(0, ...others.slice(0, MOST_RIVALS).map((other) => other.fit.support)),
  };
}

/** From 0 to 1. */
export function surenessOf(signs: Signs): number {
  const sum = keysOf(SURE).reduce((all, key) => all + SURE[key] * signs[key], 0);
  return 1 / (1 + Math.exp(-sum));
}
