import type { Fact, Frequency } from '../fact.ts';
import type { IsoDate } from '../period/iso-date.ts';

/**
 * `current`: nothing newer is expected yet. `due`: a newer value should be out by now. `overdue`: it should have been
 * out for longer than the grace below. `historical`: an event or an ended series, which does not grow old.
 */
export type Freshness = 'current' | 'due' | 'overdue' | 'historical';

/** How many months a value may be late before it is called overdue: a quarter of its rhythm. */
const GRACE_MONTHS: Readonly<Record<Frequency, number>> = {
  annual: 3,
  'half-yearly': 2,
  quarterly: 1,
  monthly: 1,
  irregular: 3,
  once: 0,
};

/** The same day of the month `months` later, or that month's last day when it has no such day. */
export function addMonths(date: IsoDate, months: number): string {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(month / 12);
  const lastDay = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
  const dayOfMonth = Math.min(Number(date.slice(8, 10)), lastDay);
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/**
 * How old a fact is on a day. A derived figure is as late as the latest of its inputs; inputs that do not grow old
 * make it neither older nor younger.
 */
export function freshnessOf(fact: Fact, today: IsoDate): Freshness {
  if (fact.kind === 'derived') {
    const inputs = fact.inputs.map((input) => freshnessOf(input, today));
    if (fact.formula.kind === 'implied-previous') return 'historical';
    return (['overdue', 'due', 'current'] as const).find((state) => inputs.includes(state)) ?? 'historical';
  }
  // What is aimed at holds until its day; a doubtful value is nothing that a newer one could replace.
  if (fact.kind === 'observation' && fact.status === 'target') {
    return today <= fact.period.end ? 'current' : 'historical';
  }
  if (fact.doubt !== null) return 'historical';
  const nextAfter = fact.kind === 'statement' ? fact.nextAfterMonths : fact.indicator.nextAfterMonths;
  if (nextAfter === null) return 'historical';
  const frequency = fact.kind === 'statement' ? 'irregular' : fact.indicator.frequency;
  if (today < addMonths(fact.period.end, nextAfter)) return 'current';
  return today < addMonths(fact.period.end, nextAfter + GRACE_MONTHS[frequency]) ? 'due' : 'overdue';
}
