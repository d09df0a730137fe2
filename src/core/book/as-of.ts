import { type Observation, type Provenance, RELIABILITIES, type Source, type Statement } from '../fact.ts';
import type { SourceId } from '../id.ts';
import type { Pack } from '../pack.ts';
import { type IsoDate, lastDayOf, type PublicationDate } from '../period/iso-date.ts';
import type { Period } from '../period/period.ts';
import { findPeriods } from '../period/period-words.ts';
import { normalise } from '../words/words.ts';

/** Whether it tells of something that had happened when it was written. */
function isPast(fact: Observation | Statement): boolean {
  return fact.kind === 'statement' ? fact.tells !== 'goal' : fact.status === 'reported';
}

/** Days and months named in a title: `Question on best practice cases (2023-11-16)`. A year may be that of a plan. */
function datesIn(title: string): readonly Period[] {
  return findPeriods(normalise(title))
    .map(({ period }) => period)
    .filter(({ kind }) => kind === 'day' || kind === 'month');
}

/** For each source that shows no date, the end of the latest past period it tells of: it was not written before that. */
function earliestDays(pack: Pack): ReadonlyMap<SourceId, IsoDate> {
  const days = new Map<SourceId, IsoDate>();
  const note = ({ id }: Source, { end }: Period) => {
    const known = days.get(id);
    if (known === undefined || known < end) days.set(id, end);
  };
  for (const fact of [...pack.observations, ...pack.statements]) {
    if (!isPast(fact)) continue;
    for (const { source } of [fact.provenance, ...fact.also]) {
      if (source.published === null) note(source, fact.period);
    }
  }
  for (const source of pack.sources) {
    if (source.published === null) for (const date of datesIn(source.title)) note(source, date);
  }
  return days;
}

/** Of what shows no date itself: when what it says was there to be told. */
function ownDay(fact: Observation | Statement): IsoDate {
  return fact.kind === 'observation' && fact.status === 'target' ? fact.period.start : fact.period.end;
}

/** Dated sources first, then the more reliable. */
function compareSources({ source: a }: Provenance, { source: b }: Provenance): number {
  const undated = Number(a.published === null) - Number(b.published === null);
  return undated || RELIABILITIES.indexOf(a.reliability) - RELIABILITIES.indexOf(b.reliability);
}

/** The pack as it was on a day: what had been published by then, in the sources that had told it by then. */
export function packAsOf(pack: Pack, day: IsoDate): Pack {
  const earliest = earliestDays(pack);
  const isOut = (date: PublicationDate | null, source: Source, fact: Observation | Statement) =>
    date === null ? ownDay(fact) <= day && (earliest.get(source.id) ?? day) <= day : lastDayOf(date) <= day;

  const asTold = <Told extends Observation | Statement>(fact: Told): readonly Told[] => {
    const also = fact.also.filter(({ source }) => isOut(source.published, source, fact));
    if (isOut(fact.vintage, fact.provenance.source, fact)) {
      return [also.length === fact.also.length ? fact : { ...fact, also }];
    }
    // Told by then elsewhere: that source carries it.
    const [provenance, ...others] = also.toSorted(compareSources);
    if (provenance === undefined) return [];
    return [{ ...fact, provenance, also: others, vintage: provenance.source.published }];
  };
  return {
    ...pack,
    observations: pack.observations.flatMap(asTold),
    statements: pack.statements.flatMap(asTold),
  };
}
