import { type ChangeBetween, changeBetween } from './derive.ts';
import type { Area, Derived, Indicator, Observation } from './fact.ts';
import type { FactBook } from './fact-book.ts';
import { isWithin, type Period } from './period.ts';

/** Beyond these a table is no longer read in a chat. */
const MOST_FIGURES = 12;

/** Values of one indicator side by side, and the changes between those that are of one rhythm and currency. */
export type Comparison = {
  readonly figures: readonly (Observation | Derived)[];
  readonly changes: readonly ChangeBetween[];
  /** Places and periods that were named and have no value. */
  readonly lacking: readonly { readonly area: Area; readonly period: Period | null }[];
};

/** What is known for one place: the period itself, or, of a range, what lies within it and is a whole year. */
function valuesFor(book: FactBook, indicator: Indicator, area: Area, period: Period) {
  const series = book.series(indicator, area);
  const exact = series.filter((figure) => figure.period.text === period.text);
  if (exact.length > 0 || period.kind !== 'range') return exact;
  return series.filter((figure) => figure.period.kind === 'year' && isWithin(figure.period, period));
}

/** With one place its whole years; with several, the latest period that most of them share, else each one's latest. */
function valuesUnasked(book: FactBook, indicator: Indicator, areas: readonly Area[]) {
  const [only, ...others] = areas;
  if (only !== undefined && others.length === 0) {
    const series = book.series(indicator, only);
    const years = series.filter(({ period }) => period.kind === 'year');
    return years.length > 0 ? years : series.filter(({ period }) => period.kind === series[0]?.period.kind);
  }
  const counts = new Map<string, number>();
  for (const { period } of areas.flatMap((area) => book.series(indicator, area))) {
    counts.set(period.text, (counts.get(period.text) ?? 0) + 1);
  }
  const shared = areas
    .flatMap((area) => book.series(indicator, area))
    .map(({ period }) => period)
    .sort((a, b) => (counts.get(b.text) ?? 0) - (counts.get(a.text) ?? 0) || (a.end < b.end ? 1 : -1));
  const [common] = shared;
  return areas.flatMap((area) => {
    const series = book.series(indicator, area);
    const isShared = common !== undefined && (counts.get(common.text) ?? 0) > 1;
    return (
      (isShared ? series.find(({ period }) => period.text === common.text) : undefined) ?? series[0] ?? []
    );
  });
}

/**
 * Values of an indicator for the places and periods named: the home area where no place is, the series or the shared
 * latest period where no period is. Doubtful values and targets are not compared, and a half-year never with a year.
 */
export function compareFigures(
  book: FactBook,
  indicator: Indicator,
  asked: { readonly areas: readonly Area[]; readonly periods: readonly Period[] },
): Comparison {
  const [home] = book.areasOf(indicator);
  const areas = asked.areas.length > 0 ? asked.areas : home === undefined ? [] : [home];
  const found =
    asked.periods.length === 0
      ? valuesUnasked(book, indicator, areas)
      : areas.flatMap((area) => asked.periods.flatMap((period) => valuesFor(book, indicator, area, period)));
  const figures = [...new Set(found)].slice(0, MOST_FIGURES);
  const lacking = areas.flatMap((area): Comparison['lacking'] => {
    if (asked.periods.length === 0) {
      return book.series(indicator, area).length === 0 ? [{ area, period: null }] : [];
    }
    return asked.periods
      .filter((period) => valuesFor(book, indicator, area, period).length === 0)
      .map((period) => ({ area, period }));
  });
  const observed = figures.flatMap((figure) => (figure.kind === 'observation' ? figure : []));
  const changes = areas.flatMap((area) => {
    const own = observed
      .filter((figure) => figure.area === area)
      .sort((a, b) => (a.period.end < b.period.end ? -1 : 1));
    return own.flatMap((later, i) => {
      const earlier = own.slice(0, i).findLast((one) => changeBetween(later, one) !== null);
      return (earlier === undefined ? null : changeBetween(later, earlier)) ?? [];
    });
  });
  return { figures, changes, lacking };
}
