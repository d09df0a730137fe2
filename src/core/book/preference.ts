import { type Fact, type Observation, RELIABILITIES, type Source, STATUSES } from '../fact.ts';
import { lastDayOf } from '../period/iso-date.ts';

/** What sets one of several values for the same indicator, area and period before another; `none` when nothing does. */
export type Preference = 'doubt' | 'status' | 'checked' | 'reliability' | 'vintage' | 'none';

/** The parts of the rule in their order: each gives a rank, the lower the better. */
const RULE: readonly (readonly [Exclude<Preference, 'vintage' | 'none'>, (of: Observation) => number])[] = [
  ['doubt', ({ doubt }) => Number(doubt !== null)],
  ['status', ({ status }) => STATUSES.indexOf(status)],
  ['checked', ({ isChecked }) => Number(!isChecked)],
  ['reliability', ({ provenance }) => RELIABILITIES.indexOf(provenance.source.reliability)],
];

/**
 * The written rule that picks the first of several values for the same indicator, area and period: one that is not
 * doubted, reported rather than estimated, confirmed by a second reader, from the more reliable kind of source, of the
 * later vintage. Values without a date come last. Negative where `a` is preferred, and why.
 */
export function preferenceOf(a: Observation, b: Observation): readonly [order: number, why: Preference] {
  for (const [why, rank] of RULE) {
    const order = rank(a) - rank(b);
    if (order !== 0) return [order, why];
  }
  const out = ({ vintage }: Observation) => (vintage === null ? '' : lastDayOf(vintage));
  const [first, second] = [out(a), out(b)];
  if (first === second) return [0, 'none'];
  return [first > second ? -1 : 1, 'vintage'];
}

/** For sorting: the preferred value first. */
export const comparePreferred = (a: Observation, b: Observation) => preferenceOf(a, b)[0];

const isWeak = ({ reliability }: Source) => reliability === 'weak' || reliability === 'mirror';

/** Whether nothing better than a repost, a blog or a copy tells a fact; what is computed rests on all of its inputs. */
export function restsOnWeak(fact: Fact): boolean {
  if (fact.kind === 'derived') return fact.inputs.some(restsOnWeak);
  return [fact.provenance, ...fact.also].every(({ source }) => isWeak(source));
}

/** Groups of facts, such as what is said first of an indicator: those that begin with what rests on weak sources last. */
export function weakLast(groups: readonly (readonly Fact[])[]): readonly (readonly Fact[])[] {
  const isLow = ([first]: readonly Fact[]) => first !== undefined && restsOnWeak(first);
  return [...groups.filter((group) => !isLow(group)), ...groups.filter(isLow)];
}
