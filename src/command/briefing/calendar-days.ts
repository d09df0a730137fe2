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

/** An event of a calendar file by its properties: all of a name, the first one first. */
type CalendarEvent = ReadonlyMap<string, readonly string[]>;

const first = (event: CalendarEvent, name: string): string | undefined => event.get(name)?.[0];

/** Names of zones may have spaces: `DTSTART;TZID=Eastern Standard Time:20261224T090000`. */
const withoutSpaces = (text: string) =>
  text.replace(/\b(?:DTSTART|DTEND|EXDATE|RECURRENCE-ID);[^:\r\n]{0,120}:/giu, (start) =>
    start.replaceAll(' ', '_'),
  );

/** The events of a calendar file, also of one whose lines have become one: https://www.rfc-editor.org/rfc/rfc5545#section-3.6.1 */
function eventsIn(text: string): readonly CalendarEvent[] {
  const events: Map<string, string[]>[] = [];
  let isOpen = false;
  // What stands within an event, such as its alarm, has a duration of its own.
  let depth = 0;
  // A long line goes on in the next, behind a space.
  for (const word of withoutSpaces(text.replace(/\r?\n[ \t]/gu, '')).split(/\s+/u)) {
    const at = word.lastIndexOf(':');
    const name = (/^[A-Z-]+/iu.exec(word)?.[0] ?? '').toUpperCase();
    const value = word.slice(at + 1);
    if (at < 0 || name === '') continue;
    const isEvent = value.toUpperCase() === 'VEVENT';
    if (isEvent && name === 'BEGIN') events.push(new Map());
    if (isEvent) {
      isOpen = name === 'BEGIN';
      depth = 0;
    } else if (name === 'BEGIN') depth += 1;
    else if (name === 'END') depth -= 1;
    const event = events.at(-1);
    if (!isOpen || depth > 0 || event === undefined) continue;
    const before = event.get(name);
    if (before === undefined) event.set(name, [value]);
    else before.push(value);
  }
  return events;
}

/**
 * A day or a moment of a calendar file by the clocks of a zone: one in universal time, `20261224T230000Z`, may fall on
 * the next day there. A day begins at midnight.
 */
function momentOf(value: string | undefined, zone: string): Temporal.PlainDateTime | null {
  const [, date = '', time = '000000', utc] =
    /^(\d{8})(?:T((?:[01]\d|2[0-3])[0-5]\d[0-5]\d)(Z)?)?(?!\d)/iu.exec(value ?? '') ?? [];
  const day = plainDay(date);
  if (day === null) return null;
  const at = Temporal.PlainDateTime.from(`${day}T${time.replace(/(\d\d)(?=\d)/gu, '$1:')}`);
  return utc === undefined ? at : at.toZonedDateTime('UTC').withTimeZone(zone).toPlainDateTime();
}

const dayOf = (at: Temporal.PlainDateTime | null): IsoDate | null =>
  at === null ? null : parseIsoDate(at.toPlainDate().toString());

/** `P7D`, `P1W`, `PT36H`; `null` for what is none. https://www.rfc-editor.org/rfc/rfc5545#section-3.3.6 */
function durationOf(value: string): Temporal.Duration | null {
  const parts =
    /^\+?P(?=.)(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,7})S)?)?$/iu.exec(
      value,
    );
  if (parts === null) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return Temporal.Duration.from({ weeks, days, hours, minutes, seconds });
}

/** When an event is over: at its end, after its duration, or with its day; `null` where that cannot be read. */
function endOf(
  event: CalendarEvent,
  start: Temporal.PlainDateTime,
  zone: string,
): Temporal.PlainDateTime | null {
  const end = first(event, 'DTEND');
  if (end !== undefined) return momentOf(end, zone);
  const length = first(event, 'DURATION');
  if (length === undefined) return start;
  const duration = durationOf(length);
  return duration === null ? null : start.add(duration);
}

/** The days of an event: it ends before the day, or the moment, that it names as its end. */
function eventRange(event: CalendarEvent, zone: string): DayRange | null {
  const start = momentOf(first(event, 'DTSTART'), zone);
  const end = start === null ? null : endOf(event, start, zone);
  if (start === null || end === null) return null;
  const from = dayOf(start);
  const last = dayOf(end.subtract({ seconds: 1 }));
  return rangeBetween(from, last === null || from === null || last < from ? from : last);
}

/** The days on which an event that comes back does not begin. */
function exceptionsOf(event: CalendarEvent, zone: string): readonly IsoDate[] {
  const named = (event.get('EXDATE') ?? []).flatMap((list) => list.split(','));
  return named.flatMap((value) => dayOf(momentOf(value, zone)) ?? []);
}

/** What names one time of an event that comes back, and that another event stands for, or cancels. */
const timeOf = (event: CalendarEvent, day: IsoDate) => `${first(event, 'UID') ?? ''} ${day}`;

/** The times of events that other events of the file stand for. */
function replacedIn(events: readonly CalendarEvent[], zone: string): ReadonlySet<string> {
  const times = events.flatMap((event) => {
    const day = dayOf(momentOf(first(event, 'RECURRENCE-ID'), zone));
    return day === null ? [] : [timeOf(event, day)];
  });
  return new Set(times);
}

const inYear = (date: IsoDate, year: number): IsoDate | null =>
  parseIsoDate(`${String(year).padStart(4, '0')}${date.slice(4)}`);

/**
 * The days of an event for this year and the next ones, where it comes back on the same day of each year: until a day,
 * or so many times. `null` for any other rule.
 */
function yearlyRanges(
  { from, to }: DayRange,
  rule: string,
  today: IsoDate,
  zone: string,
): readonly DayRange[] | null {
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
    UNTIL: (value) => momentOf(value, zone) !== null,
    WKST: () => true,
    BYMONTH: (value) => Number(value) === Number(from.slice(5, 7)),
    BYMONTHDAY: (value) => Number(value) === Number(from.slice(8)),
  };
  if (!parts.has('FREQ') || ![...parts].every(([name, value]) => fits[name]?.(value) === true)) return null;
  const [first, now] = [Number(from.slice(0, 4)), Number(today.slice(0, 4))];
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const until = dayOf(momentOf(parts.get('UNTIL'), zone));
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

/**
 * Reads a calendar file by the clocks of a zone: each event that is not cancelled, and those that come back each year in
 * the years to come, without their exceptions.
 */
export function readCalendar(text: string, today: IsoDate, zone: string): CalendarRead {
  const ranges: DayRange[] = [];
  const faults: string[] = [];
  const repeats = new Set<string>();
  const events = eventsIn(text);
  const replaced = replacedIn(events, zone);
  for (const event of events) {
    if (first(event, 'STATUS')?.toUpperCase() === 'CANCELLED') continue;
    const range = eventRange(event, zone);
    const rule = first(event, 'RRULE');
    const yearly = range === null || rule === undefined ? null : yearlyRanges(range, rule, today, zone);
    const without = exceptionsOf(event, zone);
    const isOwn = event.has('RECURRENCE-ID');
    const stands = ({ from }: DayRange) =>
      !without.includes(from) && (isOwn || !replaced.has(timeOf(event, from)));
    if (range === null) faults.push(`VEVENT ${first(event, 'SUMMARY') ?? ''}`.trim().slice(0, 40));
    else ranges.push(...(yearly ?? [range]).filter(stands));
    if (rule !== undefined && yearly === null) repeats.add(rule.slice(0, 40));
    for (const other of ['RDATE', 'EXRULE']) if (event.has(other)) repeats.add(other);
  }
  return { ranges, faults, repeats: [...repeats] };
}
