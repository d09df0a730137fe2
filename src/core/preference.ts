import { type Observation, RELIABILITIES, STATUSES } from './fact.ts';
import { lastDayOf } from './iso-date.ts';

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
