import type { Entry } from '../data/check-shape.ts';
import type { Draft } from '../data/draft.ts';
import { type Fault, faultAt } from '../data/fault.ts';
import type { ObservationEntry, StatementEntry } from '../data/schema.ts';

/** What tells one observation from another. */
export type Standing = Pick<
  ObservationEntry,
  'indicator' | 'area' | 'period' | 'source' | 'vintage' | 'unit' | 'status'
>;

const sameOrNone = (a: unknown, b: unknown) => (a ?? null) === (b ?? null);

/** One source says one thing of one indicator, place and time; a revision, a currency or an aim makes it another. */
function sameObservation(a: Standing, b: Standing): boolean {
  return (
    a.indicator === b.indicator &&
    a.area === b.area &&
    a.period.text === b.period.text &&
    a.source === b.source &&
    sameOrNone(a.vintage, b.vintage) &&
    sameOrNone(a.unit, b.unit) &&
    sameOrNone(a.status, b.status)
  );
}

function sameStatement(a: StatementEntry, b: StatementEntry): boolean {
  const isOneText = Object.entries(a.text).some(([language, text]) =>
    Object.entries(b.text).some(([other, known]) => other === language && known === text),
  );
  return a.source === b.source && a.area === b.area && a.period.text === b.period.text && isOneText;
}

function refused(known: Entry<{ readonly id: string }> | undefined, remedy: string): Fault | null {
  if (known === undefined) return null;
  return faultAt(known.place(), `This stands already as "${known.value.id}"`, remedy);
}

/** Where the same observation stands already; `null` where it is new. */
export function standingObservation(fresh: Standing, { observations }: Draft): Fault | null {
  return refused(
    observations.find(({ value }) => sameObservation(value, fresh)),
    'Correct it there; a revised value is given with the day it was published: --vintage.',
  );
}

/** Where the same statement stands already; `null` where it is new. */
export function standingStatement(fresh: StatementEntry, { statements }: Draft): Fault | null {
  return refused(
    statements.find(({ value }) => sameStatement(value, fresh)),
    'Correct it there; another place that tells the same goes into its "also".',
  );
}
