import type { Observation } from './fact.ts';
import { type IsoDate, lastDayOf } from './iso-date.ts';
import type { Pack } from './pack.ts';

/** Whether the fact was in print on that day. */
function wasPublished({ vintage, period, status }: Observation, day: IsoDate): boolean {
  if (vintage !== null) return lastDayOf(vintage) <= day;
  return status === 'target' ? period.start <= day : period.end <= day;
}

/** The pack as it was on a day: what had been published by then; what shows no date, once its period was over. */
export function packAsOf(pack: Pack, day: IsoDate): Pack {
  const statements = pack.statements.filter(
    ({ vintage, period }) => (vintage === null ? period.end : lastDayOf(vintage)) <= day,
  );
  const observations = pack.observations.filter((observation) => wasPublished(observation, day));
  return { ...pack, observations, statements };
}
