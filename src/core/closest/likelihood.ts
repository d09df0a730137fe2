import type { Answer } from '../answer/answer.ts';
import type { Indicator } from '../fact.ts';
import { type AskedFor, nounStems } from '../question/asked-for.ts';
import type { Fit } from '../search/rank.ts';
import type { Subject } from '../search/search.ts';
import type { FigureFact } from './closest.ts';

/** What is weighed of one subject that a question may mean; every number is about 0 to 1. */
export type Traits = Readonly<Record<keyof typeof LIKELY, number>>;

/**
 * How much each trait tells for or against a subject, as a conditional logit over the development half of `tests/eval`
 * tells (`npm run eval -- --fit`).
 */
export const LIKELY = {
  score: 4.16,
  precision: 3.13,
  coverage: 4.24,
  shared: 1.4,
  hasValue: 2.27,
  hasPeriod: 0.78,
  figure: 0.95,
  onlyFigure: 0.55,
  share: 0.9,
  noShare: -0.69,
  perUnit: 0.36,
  noPerUnit: -0.5,
  money: 0.7,
  noMoney: -0.7,
  counted: 0.95,
  otherCounted: -0.51,
  uncounted: -0.44,
  sentence: 1.41,
  noSentence: -0.27,
  growth: 0.26,
} as const;

/** What the question says that is compared with each subject. */
export type Demand = {
  readonly askedFor: AskedFor;
  readonly isGrowth: boolean;
  readonly hasPeriod: boolean;
};

const figureOf = (subject: Subject): Indicator | null =>
  subject.kind === 'indicator' ? subject.indicator : null;

const isShare = (indicator: Indicator | null) => indicator?.unit.kind === 'percent';
const isPerUnit = (indicator: Indicator | null) =>
  indicator?.formula?.kind === 'per' ||
  (indicator?.unit.kind === 'count' && /\bper\b|\ba (?:day|month|week)\b/.test(nounsOf(indicator)));
const nounsOf = ({ unit }: Indicator) =>
  unit.kind === 'count' ? Object.values(unit.nouns.en ?? {}).join(' ') : '';

const bit = (is: boolean) => (is ? 1 : 0);

/** How what is asked for and what a subject tells go together. */
export function traitsOf(
  fit: Fit,
  answer: Answer,
  figure: FigureFact | null,
  { askedFor, isGrowth, hasPeriod }: Demand,
): Traits {
  const indicator = figureOf(fit.subject);
  const isStatement = fit.subject.kind === 'statement';
  const counts = indicator?.unit.kind === 'count';
  const { counted } = askedFor;
  const nouns = indicator === null ? [] : nounStems(indicator.unit);
  const isNoun = counted !== null && nouns.some((noun) => counted.includes(noun));
  return {
    score: fit.score,
    precision: fit.precision,
    coverage: fit.coverage,
    shared: Math.log(1 + fit.shared) / 3,
    hasValue: bit(answer.outcome === 'found'),
    hasPeriod: bit(hasPeriod && answer.outcome === 'found'),
    figure: figure?.weight ?? 0,
    onlyFigure: bit(figure?.isOnly === true),
    share: bit(askedFor.isShare && isShare(indicator)),
    noShare: bit(!askedFor.isShare && isShare(indicator) && !isGrowth),
    perUnit: bit(askedFor.isPerUnit && isPerUnit(indicator)),
    noPerUnit: bit(!askedFor.isPerUnit && isPerUnit(indicator)),
    money: bit(askedFor.isMoney && indicator?.unit.kind === 'currency'),
    noMoney: bit(askedFor.isMoney && indicator?.unit.kind !== 'currency'),
    counted: bit(isNoun),
    otherCounted: bit(counted !== null && !isNoun && counts),
    uncounted: bit(counted !== null && !counts),
    sentence: bit(askedFor.isSentence && isStatement),
    noSentence: bit(!askedFor.isSentence && isStatement),
    growth: bit(isGrowth && tellsChange(answer)),
  };
}

function tellsChange(answer: Answer): boolean {
  const [fact] = answer.outcome === 'found' ? answer.facts : [];
  if (fact === undefined || fact.kind === 'statement') return false;
  return fact.kind === 'derived' ? fact.formula.kind === 'growth' : fact.change !== null;
}

/** How likely a subject is meant, beside others: of use only in differences. */
export function likelihoodOf(traits: Traits): number {
  return keysOf(LIKELY).reduce((sum, key) => sum + LIKELY[key] * traits[key], 0);
}

/** An object's keys with their own names as types. */
export function keysOf<Key extends string>(object: Readonly<Record<Key, number>>): readonly Key[] {
  const has = (key: string): key is Key => key in object;
  return Object.keys(object).filter(has);
}
