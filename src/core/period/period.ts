import { type IsoDate, parseIsoDate } from './iso-date.ts';

/**
 * The time a value describes. As text: `2019`, `2019-H1`, `2019-Q3`, `2019-09`, `2019-09-30`, a range of two of those,
 * `2018/2020`, both ends included, or `../2019-05`: everything up to then, since a start that the indicator tells.
 */
export type Period = {
  readonly kind: 'year' | 'half' | 'quarter' | 'month' | 'day' | 'range' | 'cumulative';
  /** The canonical text, equal for equal periods. */
  readonly text: string;
  /** First and last day; a cumulative period counts as its last part, since nothing says when it began. */
  readonly start: IsoDate;
  readonly end: IsoDate;
};

const MONTHS_IN = { year: 12, half: 6, quarter: 3, month: 1 } as const;

function day(year: number, month: number, dayOfMonth: number): IsoDate | null {
  // Date.UTC reads years below 100 as 19xx, so the text is built by hand from a date that setUTCFullYear made.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return parseIsoDate(date.toISOString().slice(0, 10));
}

function span(kind: keyof typeof MONTHS_IN, text: string, year: number, index: number): Period | null {
  const months = MONTHS_IN[kind];
  const first = (index - 1) * months + 1;
  const start = day(year, first, 1);
  const end = day(year, first + months, 0);
  return start === null || end === null ? null : { kind, text, start, end };
}

function parseOne(text: string): Period | null {
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/.exec(text);
  if (match === null) return null;
  const [, yearText, half, quarter, month, dayOfMonth] = match;
  const year = Number(yearText);
  if (year < 1000) return null;
  if (half !== undefined) return span('half', text, year, Number(half));
  if (quarter !== undefined) return span('quarter', text, year, Number(quarter));
  if (dayOfMonth !== undefined) {
    const date = parseIsoDate(text);
    return date === null ? null : { kind: 'day', text, start: date, end: date };
  }
  if (month !== undefined) {
    const number = Number(month);
    return number >= 1 && number <= 12 ? span('month', text, year, number) : null;
  }
  return span('year', text, year, 1);
}

/** A book has few different periods and names each of them thousands of times. */
const parsed = new Map<string, Period | null>();
const MOST_PARSED = 10_000;

/** `null` for what is no period, also for a range that ends before it starts. Equal texts give one period. */
export function parsePeriod(text: string): Period | null {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const period = parseAnew(text);
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(text, period);
  return period;
}

function parseAnew(text: string): Period | null {
  const ends = text.split('/');
  const [first, second] = ends;
  if (first === undefined || ends.length > 2) return null;
  if (second === undefined) return parseOne(first);
  if (first === '..') {
    const until = parseOne(second);
    return until === null ? null : { kind: 'cumulative', text, start: until.start, end: until.end };
  }
  const from = parseOne(first);
  const to = parseOne(second);
  if (from === null || to === null || from.kind !== to.kind || from.start >= to.start) return null;
  return { kind: 'range', text, start: from.start, end: to.end };
}

/** Later end first; of two that end together the shorter one (the more recent news) first. */
export function compareLatestFirst(a: Period, b: Period): number {
  if (a.end !== b.end) return a.end < b.end ? 1 : -1;
  if (a.start !== b.start) return a.start < b.start ? 1 : -1;
  return 0;
}

/** Whether `inner` lies wholly within `outer`: the month 2020-08 within the year 2020. */
export function isWithin(inner: Period, outer: Period): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/**
 * What kind of time a period is: equal for years, and for the same part of different years. Values of one kind may be
 * set beside each other; running totals have a kind of their own, though none says when it began.
 */
export function rhythmOf({ kind, text, start, end }: Period): string {
  switch (kind) {
    case 'year':
    case 'cumulative':
      return kind;
    case 'half':
    case 'quarter':
    case 'month':
    case 'day':
      return text.slice(4);
    case 'range':
      return `${kind} ${start.slice(4)} ${end.slice(4)} ${Number(end.slice(0, 4)) - Number(start.slice(0, 4))}`;
    default:
      return kind satisfies never;
  }
}

/** The period of the same length just before: 2018 for 2019, the second half of 2018 for the first of 2019. */
export function previousPeriod(period: Period): Period | null {
  if (period.kind === 'range' || period.kind === 'day' || period.kind === 'cumulative') return null;
  const before = day(
    Number(period.start.slice(0, 4)),
    Number(period.start.slice(5, 7)) - MONTHS_IN[period.kind],
    1,
  );
  if (before === null) return null;
  const year = before.slice(0, 4);
  const month = Number(before.slice(5, 7));
  switch (period.kind) {
    case 'year':
      return parsePeriod(year);
    case 'half':
      return parsePeriod(`${year}-H${(month + 5) / 6}`);
    case 'quarter':
      return parsePeriod(`${year}-Q${(month + 2) / 3}`);
    case 'month':
      return parsePeriod(before.slice(0, 7));
    default:
      return period.kind satisfies never;
  }
}

/** The same period one year earlier: the basis of a year-on-year change. `null` for ranges, days and running totals. */
export function yearBefore(period: Period): Period | null {
  if (period.kind === 'range' || period.kind === 'day' || period.kind === 'cumulative') return null;
  const year = Number(period.text.slice(0, 4)) - 1;
  return parsePeriod(`${year}${period.text.slice(4)}`);
}
