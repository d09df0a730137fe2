import { type DayRange, dayAfter } from '../../briefing/quiet-ranges.ts';
import { type IsoDate, parseIsoDate } from '../../core/period/iso-date.ts';
import { plainDay, rangeBetween } from './written-days.ts';

/** An event that comes back each year is taken for this year and for so many more. */
const YEARS_AHEAD = 3;

/** The days of a calendar file, with what of it was not read. */
export type CalendarRead = {
  readonly ranges: readonly DayRange[];
  readonly faults: readonly string[];
  /** Rules by which an event comes back, and of which only its first days were taken. */
  readonly repeats: readonly string[];
};

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
  return date === undefined ? null : plainDay(date);
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

/** Whether a text is a calendar file. */
export const isCalendar = (text: string): boolean => /BEGIN:VEVENT/iu.test(text);

/** Reads a calendar file: each event, and those that come back each year in the years to come. */
export function readCalendar(text: string, today: IsoDate): CalendarRead {
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
  return { ranges, faults, repeats: [...repeats] };
}
