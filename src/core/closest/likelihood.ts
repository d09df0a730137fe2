import type { Answer } from '../answer/answer.ts';
import type { Indicator } from '../fact.ts';
import { type AskedFor, nounStems } from '../question/asked-for.ts';
import { type AskedKind, askedKinds } from '../question/asked-kind.ts';
import type { Fit } from '../search/rank.ts';
import { type Subject, thing } from '../search/search.ts';
import type { FigureFact } from './closest.ts';

/** What is weighed of one subject that a question may mean; every number is about 0 to 1. */
export type Traits = Readonly<Record<keyof typeof LIKELY, number>>;

/**
 * How much each trait tells for or against a subject, as a conditional logit over the development half of `tests/eval`
 * tells (`npm run eval -- --fit`).
 */
export const LIKELY = {
  score: 4.08,
  precision: 3.25,
  coverage: 4.02,
  shared: 1.29,
  hasValue: 2.25,
  hasPeriod: 0.73,
  figure: 1.03,
  onlyFigure: 0.61,
  share: 0.89,
  noShare: -0.61,
  perUnit: 0.42,
  noPerUnit: -0.46,
  money: 0.69,
  noMoney: -0.69,
  counted: 0.91,
  otherCounted: -0.48,
  uncounted: -0.42,
  sentence: 0.89,
  noSentence: -0.32,
  growth: 0.24,
  kind: 1.14,
  otherKind: -0.95,
} as const;

/** What the question says that is compared with each subject. */
export type Demand = {
  readonly askedFor: AskedFor;
  readonly kinds: ReadonlySet<AskedKind>;
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
  { askedFor, kinds, isGrowth, hasPeriod }: Demand,
): Traits {
  const indicator = figureOf(fit.subject);
  const isStatement = fit.subject.kind === 'statement';
  const counts = indicator?.unit.kind === 'count';
  const { counted } = askedFor;
  const nouns = indicator === null ? [] : nounStems(indicator.unit);
  const isNoun = counted !== null && nouns.some((noun) => counted.includes(noun));
  const told = toldOf(fit.subject, kinds);
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
    kind: told,
    otherKind: bit(kinds.size > 0 && told === 0),
  };
}

/** How many names of a subject ask for each kind, as questions do: read once, of those that are asked about. */
const tellings = new WeakMap<ReturnType<typeof thing>, ReadonlyMap<AskedKind, number>>();

function tellingsOf(subject: Subject): ReadonlyMap<AskedKind, number> {
  const named = thing(subject);
  const known = tellings.get(named);
  if (known !== undefined) return known;
  const counts = new Map<AskedKind, number>();
  for (const name of [...Object.values(named.names), ...Object.values(named.aliases).flat()]) {
    for (const kind of askedKinds(name)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  tellings.set(named, counts);
  return counts;
}

/** One name may have such a word by chance, hardly two. */
const SURELY_TOLD = 2;

/** How sure it is that a subject tells what words of asking ask for, 0 to 1. */
function toldOf(subject: Subject, kinds: ReadonlySet<AskedKind>): number {
  if (kinds.size === 0) return 0;
  const told = tellingsOf(subject);
  const most = Math.max(...Array.from(kinds, (kind) => told.get(kind) ?? 0));
  return Math.min(1, most / SURELY_TOLD);
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
