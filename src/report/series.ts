import type { FactBook } from '../core/book/fact-book.ts';
import type { Area, Indicator, Observation } from '../core/fact.ts';
import { groupBy } from '../core/group.ts';
import { rhythmOf } from '../core/period/period.ts';

/** Reported values of one indicator, area, currency and kind of period, the earliest first: what may be one line. */
export type Series = {
  readonly indicator: Indicator;
  readonly area: Area;
  readonly points: readonly [Observation, ...Observation[]];
};

/** Every series of the book, also those of a single point, in the order of its indicators. */
export function seriesOf(book: FactBook): readonly Series[] {
  return book.indicators.flatMap((indicator) =>
    book.areasOf(indicator).flatMap((area): Series[] => {
      const values = book
        .series(indicator, area)
        .flatMap((figure) => (figure.kind === 'observation' ? figure : []))
        .toReversed();
      const lines = groupBy(values, (value) => `${JSON.stringify(value.unit)} ${rhythmOf(value.period)}`);
      return [...lines.values()].flatMap(([first, ...rest]) =>
        first === undefined ? [] : { indicator, area, points: [first, ...rest] },
      );
    }),
  );
}

/** Years for which an annual series has no value, between its first and its last; what is not annual lacks none. */
export function missingYears({ indicator, points }: Series): readonly number[] {
  if (indicator.frequency !== 'annual') return [];
  const years = points.flatMap(({ period }) => (period.kind === 'year' ? Number(period.text) : []));
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  const known = new Set(years);
  return Array.from({ length: last - first }, (_, i) => first + i).filter((year) => !known.has(year));
}
