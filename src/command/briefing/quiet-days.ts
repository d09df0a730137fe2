import { type DayRange, dayAfter, daysOf, MOST_QUIET, rangesOf } from '../../briefing/quiet-ranges.ts';
import type { Locale } from '../../core/language.ts';
import { type IsoDate, parseIsoDate } from '../../core/period/iso-date.ts';
import { formatDate } from '../../text/format.ts';

/** So many days of a text are written out, years that are over among them; more is a mistake, and takes its time. */
const MOST_WRITTEN = 4 * MOST_QUIET;

/** An event that comes back each year is taken for this year and for so many more. */
const YEARS_AHEAD = 3;

const DATE = String.raw`(?:\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?|(?<!\d)\d{8}(?!\d))`;
const RANGE = new RegExp(String.raw`(${DATE})(?:\s*(?:\.{2,3}|–|—|~|-|至|到|to|до)\s*(${DATE}))?`, 'giu');

const ONLY_RANGE = new RegExp(`^${RANGE.source}$`, 'iu');

/** Whether a word is a date, or a range of two. */
export const isDays = (word: string): boolean => ONLY_RANGE.test(word);

const plain = (text: string): IsoDate | null => {
  const [year = '', month = '', day = ''] = text
    .replace(/^(\d{4})(\d{2})(\d{2})$/u, '$1-$2-$3')
    .split(/\D+/u);
  return parseIsoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
};

/** `null` for what is the wrong way round, or longer than any briefing's quiet days. */
const rangeBetween = (from: IsoDate | null, to: IsoDate | null): DayRange | null => {
  if (from === null || to === null || to < from) return null;
  return Date.parse(to) - Date.parse(from) < MOST_QUIET * 86_400_000 ? { from, to } : null;
};

export type DaysRead = {
  readonly days: readonly IsoDate[];
  /** What looks like days and is none. */
  readonly faults: readonly string[];
  /** Rules of a calendar by which an event comes back, and of which only its first days were taken. */
  readonly repeats: readonly string[];
  /** Whether these are more days than any briefing keeps, so that the rest was not read. */
  readonly isTooMany: boolean;
};

/** Writes ranges out as days, each once, as far as so many. */
function daysIn(ranges: Iterable<DayRange>): Pick<DaysRead, 'days' | 'isTooMany'> {
  const days = new Set<IsoDate>();
  let written = 0;
  for (const range of ranges) {
    const some = daysOf(range, MOST_QUIET) ?? [];
    written += some.length;
    if (written > MOST_WRITTEN) return { days: [...days], isTooMany: true };
    for (const day of some) days.add(day);
  }
  return { days: [...days], isTooMany: false };
}

/** An event of a calendar file by its properties, each the first of its name. */
type CalendarEvent = ReadonlyMap<string, string>;

/** The events of a calendar file, also of one whose lines have become one: https://www.rfc-editor.org/rfc/rfc5545#section-3.6.1 */
function eventsIn(text: string): readonly CalendarEvent[] {
  const events: Map<string, string>[] = [];
  let isOpen = false;
  // A long line goes on in the next, behind a space.
  for (const word of text.replace(/\r?\n[ \t]/gu, '').split(/\s+/u)) {
    const at = word.lastIndexOf(':');
    const name = (/^[A-Z]+/iu.exec(word)?.[0] ?? '').toUpperCase();
    const value = word.slice(at + 1);
    if (at < 0 || name === '') continue;
    const isEvent = value.toUpperCase() === 'VEVENT';
    if (isEvent && name === 'BEGIN') events.push(new Map());
    if (isEvent) isOpen = name === 'BEGIN';
    const event = events.at(-1);
    if (isOpen && event?.has(name) === false) event.set(name, value);
  }
  return events;
}

const eventDay = (value: string | undefined): IsoDate | null => {
  const [date] = /^\d{8}(?!\d)/u.exec(value ?? '') ?? [];
  return date === undefined ? null : plain(date);
};

/** In a calendar file an event ends before the day that it names as its end. */
function eventRange(event: CalendarEvent): DayRange | null {
  const from = eventDay(event.get('DTSTART'));
  if (from === null) return null;
  const end = eventDay(event.get('DTEND'));
  const last = end === null ? from : dayAfter(end, -1);
  return rangeBetween(from, last === null || last < from ? from : last);
}

const inYear = (date: IsoDate, year: number): IsoDate | null =>
  parseIsoDate(`${String(year).padStart(4, '0')}${date.slice(4)}`);

/**
 * The days of an event for this year and the next ones, where it comes back on the same day of each year: until a day,
 * or so many times. `null` for any other rule.
 */
function yearlyRanges({ from, to }: DayRange, rule: string, today: IsoDate): readonly DayRange[] | null {
  const parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .map((part): [string, string] => {
        const [name = '', value = ''] = part.split('=', 2);
        return [name, value];
      }),
  );
  const fits: Readonly<Record<string, (value: string) => boolean>> = {
    FREQ: (value) => value === 'YEARLY',
    INTERVAL: (value) => value === '1',
    COUNT: (value) => /^\d{1,5}$/u.test(value),
    UNTIL: (value) => eventDay(value) !== null,
    WKST: () => true,
    BYMONTH: (value) => Number(value) === Number(from.slice(5, 7)),
    BYMONTHDAY: (value) => Number(value) === Number(from.slice(8)),
  };
  if (!parts.has('FREQ') || ![...parts].every(([name, value]) => fits[name]?.(value) === true)) return null;
  const [first, now] = [Number(from.slice(0, 4)), Number(today.slice(0, 4))];
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const until = eventDay(parts.get('UNTIL'));
  const lastYear = Math.min(now + YEARS_AHEAD, first + Number(parts.get('COUNT') ?? 9999) - 1);
  const ranges: DayRange[] = [];
  // Days around New Year may have begun last year.
  for (let year = Math.max(first, now - 1); year <= lastYear; year++) {
    const begins = inYear(from, year);
    const ends = begins === null ? null : dayAfter(begins, length);
    if (begins !== null && ends !== null && (until === null || begins <= until))
      ranges.push({ from: begins, to: ends });
  }
  return ranges;
}

function readCalendar(text: string, today: IsoDate): DaysRead {
  const ranges: DayRange[] = [];
  const faults: string[] = [];
  const repeats = new Set<string>();
  for (const event of eventsIn(text)) {
    const range = eventRange(event);
    const rule = event.get('RRULE');
    const yearly = range === null || rule === undefined ? null : yearlyRanges(range, rule, today);
    if (range === null) faults.push(`VEVENT ${event.get('SUMMARY') ?? ''}`.trim().slice(0, 40));
    else ranges.push(...(yearly ?? [range]));
    if (rule !== undefined && yearly === null) repeats.add(rule.slice(0, 40));
    if (event.has('RDATE')) repeats.add('RDATE');
  }
  return { ...daysIn(ranges), faults, repeats: [...repeats] };
}

/**
 * The days that a text names: dates, ranges of them, a list of holidays with whatever else stands in it, or a calendar
 * file. Words are passed over; what looks like a day and is none is a fault.
 */
export function readQuietDays(text: string, today: IsoDate): DaysRead {
  if (/BEGIN:VEVENT/iu.test(text)) return readCalendar(text, today);
  const read = [...text.matchAll(RANGE)].map(([whole, first = '', second]) => {
    return { whole, range: rangeBetween(plain(first), plain(second ?? first)) };
  });
  const rest = text
    .replace(RANGE, ' ')
    .split(/\s+/u)
    .filter((word) => /\d/u.test(word));
  return {
    ...daysIn(read.flatMap(({ range }) => range ?? [])),
    faults: [...read.flatMap(({ whole, range }) => (range === null ? [whole] : [])), ...rest],
    repeats: [],
  };
}

/** `1 Oct 2026 – 7 Oct 2026, 31 Dec 2026`: days that follow each other are one range. */
export function quietText(days: readonly IsoDate[], locale: Locale, most: number): string {
  const ranges = rangesOf(days);
  const shown = ranges.slice(0, most).map(({ from, to }) => {
    return from === to ? formatDate(from, locale) : `${formatDate(from, locale)} – ${formatDate(to, locale)}`;
  });
  return [...shown, ...(ranges.length > most ? ['…'] : [])].join(', ');
}
