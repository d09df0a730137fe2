import type { Observation } from '../fact.ts';
import type { Period } from '../period/period.ts';

/**
 * The break that stands between two periods of one series: a value that counts otherwise than those before it, later
 * than `earlier` and not after `later`. `null` where there is none, so that the two may be compared.
 */
export function breakBetween(
  observations: readonly Observation[],
  later: Period,
  earlier: Period,
): Observation | null {
  return (
    observations.find(
      ({ isBreak, period }) => isBreak && period.end > earlier.end && period.start <= later.end,
    ) ?? null
  );
}
