import type { Area, Derived, Indicator, Observation } from '../fact.ts';
import { groupBy } from '../group.ts';
import { isWithin, type Period, rhythmOf } from '../period/period.ts';
import { type ChangeBetween, changeBetween, type NoChange } from './derive.ts';
import type { FactBook } from './fact-book.ts';

/** Beyond these a table is no longer read in a chat. */
const MOST_FIGURES = 12;

type Figure = Observation | Derived;

/** What is looked for in each period: one indicator in one place. */
export type Row = { readonly indicator: Indicator; readonly area: Area };

/** Values side by side, and the changes between those of one row that are of one rhythm and currency. */
export type Comparison = {
  readonly figures: readonly Figure[];
  /** None where several indicators are compared: they are read beside each other, and not divided. */
  readonly changes: readonly ChangeBetween[];
  /** Values between which a reader may expect a change, and why none is computed. */
  readonly unlike: readonly NoChange[];
  /** Rows and periods that were named and have no value. */
  readonly lacking: readonly (Row & { readonly period: Period | null })[];
  /** Whether rows are shown for different periods that nobody asked for, because they share none. */
  readonly isApart: boolean;
  /** Rows that have values only for periods of another kind than those shown. */
  readonly otherwise: readonly (Row & { readonly periods: readonly Period[] })[];
  /** How many values there are beyond those shown. */
  readonly beyond: number;
};

export type Asked = { readonly areas: readonly Area[]; readonly periods: readonly Period[] };

/** Each indicator in each place; where no place is named, in the first that all of them have, else in its own first. */
function rowsOf(book: FactBook, indicators: readonly Indicator[], areas: readonly Area[]): readonly Row[] {
  if (areas.length > 0) return areas.flatMap((area) => indicators.map((indicator) => ({ indicator, area })));
  const known = indicators.map((indicator) => book.areasOf(indicator));
  const shared = known[0]?.find((area) => known.every((own) => own.includes(area)));
  return indicators.flatMap((indicator) => {
    const area = shared ?? book.areasOf(indicator)[0];
    return area === undefined ? [] : { indicator, area };
  });
}

/**
 * What is known for one period. A running total answers for the date it leads to, and a stock of a part of a period for
 * the whole, the latest first; a range is also the whole years within it, or of a stock whatever lies within it.
 */
function valuesFor(book: FactBook, { indicator, area }: Row, asked: Period): readonly Figure[] {
  const series = book.series(indicator, area);
  const exact = series.filter(({ period }) => period.text === asked.text);
  if (exact.length > 0) return exact;
  const isStock = indicator.aggregation === 'last';
  const within = series.filter(({ period }) => isWithin(period, asked));
  if (asked.kind === 'range') {
    const years = within.filter(({ period }) => period.kind === 'year');
    return years.length > 0 || !isStock ? years : within;
  }
  // Of a year, the sum since a start long before is no value, though it ends with it.
  const isDate = asked.kind === 'month' || asked.kind === 'day' || asked.kind === 'cumulative';
  const total = series.find(({ period }) => period.kind === 'cumulative' && period.end === asked.end);
  const last = (isDate ? total : undefined) ?? (isStock ? within[0] : undefined);
  return last === undefined ? [] : [last];
}

/** Of one row its whole years, else all that is of the kind of its latest period. */
function wholeSeries(book: FactBook, { indicator, area }: Row): readonly Figure[] {
  const series = book.series(indicator, area);
  const years = series.filter(({ period }) => period.kind === 'year');
  return years.length > 0 ? years : series.filter(({ period }) => period.kind === series[0]?.period.kind);
}

/** Of a flow, what part of a year it adds up; a stock of August is of one kind with a stock of February. */
const kindOf = ({ indicator, period }: Figure) =>
  indicator.aggregation === 'last' ? period.kind : rhythmOf(period);

/** The kind of period that most rows have, whole years before others. */
function commonKind(all: readonly (readonly Figure[])[]): string | undefined {
  const kinds = all.flatMap((series) => [...new Set(series.map(kindOf))]);
  const counts = [...groupBy(kinds, (kind) => kind)].map(([kind, { length }]) => ({ kind, length }));
  const isYear = (kind: string) => Number(kind === 'year');
  counts.sort((a, b) => b.length - a.length || isYear(b.kind) - isYear(a.kind));
  return counts[0]?.kind;
}

/** The latest period that all rows have; else of each its latest of the kind that most have, and what is left out. */
function valuesBeside(
  book: FactBook,
  rows: readonly Row[],
): Pick<Comparison, 'figures' | 'isApart' | 'otherwise'> {
  const all = rows
    .map((row) => ({ row, series: book.series(row.indicator, row.area) }))
    .filter(({ series }) => series.length > 0);
  const at = (series: readonly Figure[], text: string) => series.find(({ period }) => period.text === text);
  const shared = all[0]?.series.find(({ period }) =>
    all.every(({ series }) => at(series, period.text) !== undefined),
  );
  if (shared !== undefined) {
    return {
      figures: all.flatMap(({ series }) => at(series, shared.period.text) ?? []),
      isApart: false,
      otherwise: [],
    };
  }
  const kind = commonKind(all.map(({ series }) => series));
  const chosen = all.map(({ row, series }) => ({
    row,
    series,
    figure: series.find((one) => kindOf(one) === kind),
  }));
  const figures = chosen.flatMap(({ figure }) => figure ?? []);
  return {
    figures,
    isApart: new Set(figures.map(({ period }) => period.text)).size > 1,
    otherwise: chosen.flatMap(({ row, series, figure }) =>
      figure === undefined ? { ...row, periods: [...new Set(series.map(({ period }) => period))] } : [],
    ),
  };
}

/** Each value with the nearest earlier one it may be compared with, or why it is with none. */
function changesOf(book: FactBook, { indicator, area }: Row, figures: readonly Figure[]) {
  const breaks = book.breaks(indicator, area);
  const own = figures
    .flatMap((figure) => (figure.kind === 'observation' && figure.area === area ? figure : []))
    .sort((a, b) => (a.period.end < b.period.end ? -1 : 1));
  return own.flatMap((later, i) => {
    const all = own.slice(0, i).flatMap((earlier) => changeBetween(later, earlier, breaks) ?? []);
    return all.findLast(({ kind }) => kind === 'change') ?? all.at(-1) ?? [];
  });
}

const pairOf = ({ later, earlier }: ChangeBetween | NoChange) =>
  `${later.area.id} ${later.period.text} ${earlier.period.text}`;

/**
 * Values of indicators for the places and periods named: the home area where no place is, the series of a single row or
 * the latest period that all rows share where no period is. Doubtful values and targets are not compared; whatever was
 * named and is not shown is told.
 */
export function compareFigures(
  book: FactBook,
  indicators: readonly Indicator[],
  { areas, periods }: Asked,
): Comparison {
  const rows = rowsOf(book, indicators, areas);
  const isUnasked = periods.length === 0;
  const [only, ...others] = rows;
  const beside =
    isUnasked && others.length > 0
      ? valuesBeside(book, rows)
      : { figures: [], isApart: false, otherwise: [] };
  const alone = isUnasked && only !== undefined && others.length === 0 ? wholeSeries(book, only) : [];
  const named = rows.flatMap((row) => periods.flatMap((period) => valuesFor(book, row, period)));
  const found = [...new Set([...beside.figures, ...alone, ...named])];
  const figures = found.slice(0, MOST_FIGURES);
  const lacking = rows.flatMap((row): Comparison['lacking'] => {
    if (isUnasked) {
      return book.series(row.indicator, row.area).length === 0 ? [{ ...row, period: null }] : [];
    }
    return periods
      .filter((period) => valuesFor(book, row, period).length === 0)
      .map((period) => ({ ...row, period }));
  });
  const between = indicators.length > 1 ? [] : rows.flatMap((row) => changesOf(book, row, figures));
  const changes = between.flatMap((one) => (one.kind === 'change' ? one : []));
  // Of a year told in two currencies, one may have a change and the other none.
  const told = new Set(changes.map(pairOf));
  const unlike = between.flatMap((one) => (one.kind === 'none' && !told.has(pairOf(one)) ? one : []));
  return {
    figures,
    changes,
    unlike,
    lacking,
    isApart: beside.isApart,
    otherwise: beside.otherwise,
    beyond: found.length - figures.length,
  };
}
