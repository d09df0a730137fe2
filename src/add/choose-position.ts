import { RELIABILITIES, type Reliability } from '../core/fact.ts';
import { compareLatestFirst, type Period } from '../core/period/period.ts';
import type { Position } from './insert-entry.ts';

/** What decides where an observation stands in its file. */
export type Observed = { readonly indicator: string; readonly area: string; readonly period: Period };

/** Narrower circles of neighbours first: one kind of period may have a section of the file to itself. */
const CIRCLES: readonly ((one: Observed, other: Observed) => boolean)[] = [
  (one, other) =>
    one.indicator === other.indicator && one.area === other.area && one.period.kind === other.period.kind,
  (one, other) => one.indicator === other.indicator && one.area === other.area,
];

const isNotAfter = (one: Period, other: Period) => compareLatestFirst(one, other) >= 0;

/**
 * The place of an observation among those of its file: in the order of periods beside the same indicator and area, else
 * behind the same indicator elsewhere, else at the end. Where the latest stands first, it stays so.
 */
export function positionOfObservation(fresh: Observed, file: readonly Observed[]): Position {
  const items = file.map((other, item) => ({ other, item }));
  for (const isNear of CIRCLES) {
    const near = items.filter(({ other }) => isNear(fresh, other));
    const [first] = near;
    if (first === undefined) continue;
    const steps = near.map(({ other }, i) =>
      compareLatestFirst(near[i - 1]?.other.period ?? other.period, other.period),
    );
    const isFalling = steps.every((step) => step <= 0) && steps.some((step) => step < 0);
    const earlier = near.filter(({ other }) =>
      isFalling
        ? compareLatestFirst(other.period, fresh.period) <= 0
        : isNotAfter(other.period, fresh.period),
    );
    const neighbour = earlier.at(-1);
    return neighbour === undefined
      ? { kind: 'before', item: first.item }
      : { kind: 'after', item: neighbour.item };
  }
  const same = items.findLast(({ other }) => other.indicator === fresh.indicator);
  return same === undefined ? { kind: 'end' } : { kind: 'after', item: same.item };
}

const rank = (reliability: Reliability) => RELIABILITIES.indexOf(reliability);

/** The place of a source: behind those of its reliability where the file is in that order, else at the end. */
export function positionOfSource(fresh: Reliability, file: readonly Reliability[]): Position {
  const isInOrder = file.every((one, i) => i === 0 || rank(file[i - 1] ?? one) <= rank(one));
  if (!isInOrder) return { kind: 'end' };
  const item = file.findLastIndex((one) => rank(one) <= rank(fresh));
  if (item !== -1) return { kind: 'after', item };
  return file.length === 0 ? { kind: 'end' } : { kind: 'before', item: 0 };
}
