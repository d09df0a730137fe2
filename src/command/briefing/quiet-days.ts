import { type IsoDate, parseIsoDate } from '../../core/iso-date.ts';
import type { Locale } from '../../core/language.ts';
import { formatDate } from '../../text/format.ts';

/** As far as a schedule looks ahead, a day for each: no list of public holidays is longer. */
const MOST_DAYS = 4 * 366;

const DATE = String.raw`\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?`;
const RANGE = new RegExp(String.raw`(${DATE})(?:\s*(?:\.{2,3}|–|—|~|-|至|到|to|до)\s*(${DATE}))?`, 'giu');

/** A whole-day event of a calendar file: https://www.rfc-editor.org/rfc/rfc5545#section-3.6.1 */
const EVENT = /BEGIN:VEVENT([\s\S]*?)END:VEVENT/giu;
const STARTS = /DTSTART[^:]*:(\d{4})(\d{2})(\d{2})/u;
const ENDS = /DTEND[^:]*:(\d{4})(\d{2})(\d{2})/u;

const plain = (text: string): IsoDate | null => {
  const [year = '', month = '', day = ''] = text.split(/\D+/u);
  return parseIsoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
};

const dayAfter = (date: IsoDate, days: number): IsoDate | null =>
  parseIsoDate(new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10));

/** Every day from one to another; `null` where they are the wrong way round, or too many. */
function daysBetween(from: IsoDate, to: IsoDate): readonly IsoDate[] | null {
  const days: IsoDate[] = [];
  for (let day: IsoDate | null = from; day !== null && day <= to; day = dayAfter(day, 1)) {
    if (days.push(day) > MOST_DAYS) return null;
  }
  return days.length === 0 ? null : days;
}

export type DaysRead = {
  readonly days: readonly IsoDate[];
  /** What looks like days and is none. */
  readonly faults: readonly string[];
};

const eventText = (found: RegExpExecArray | null) =>
  found === null ? null : plain(found.slice(1, 4).join('-'));

/** In a calendar file an event ends before the day that it names as its end. */
function readCalendar(text: string): DaysRead {
  const read = [...text.matchAll(EVENT)].map(([, event = '']) => {
    const from = eventText(STARTS.exec(event));
    const end = eventText(ENDS.exec(event));
    const last = end === null ? from : dayAfter(end, -1);
    const days = from === null ? null : daysBetween(from, last === null || last < from ? from : last);
    return { days, event };
  });
  return {
    days: read.flatMap(({ days }) => days ?? []),
    faults: read.flatMap(({ days, event }) => (days === null ? [event.trim().slice(0, 40)] : [])),
  };
}

/**
 * The days that a text names: dates, ranges of them, a list of holidays with whatever else stands in it, or a calendar
 * file. Words are passed over; what looks like a day and is none is a fault.
 */
export function readQuietDays(text: string): DaysRead {
  if (/BEGIN:VEVENT/iu.test(text)) return readCalendar(text);
  const read = [...text.matchAll(RANGE)].map(([whole, first = '', second]) => {
    const [from, to] = [plain(first), plain(second ?? first)];
    return { whole, days: from === null || to === null ? null : daysBetween(from, to) };
  });
  const rest = text.replace(RANGE, ' ').match(/\S*\d\S*/gu) ?? [];
  return {
    days: read.flatMap(({ days }) => days ?? []),
    faults: [...read.flatMap(({ whole, days }) => (days === null ? [whole] : [])), ...rest],
  };
}

/** `1 Oct 2026 – 7 Oct 2026, 31 Dec 2026`: days that follow each other are one range. */
export function quietText(days: readonly IsoDate[], locale: Locale, most: number): string {
  const ranges: { from: IsoDate; to: IsoDate }[] = [];
  for (const day of days.toSorted()) {
    const last = ranges.at(-1);
    if (last !== undefined && dayAfter(last.to, 1) === day) last.to = day;
    else ranges.push({ from: day, to: day });
  }
  const shown = ranges.slice(0, most).map(({ from, to }) => {
    return from === to ? formatDate(from, locale) : `${formatDate(from, locale)} – ${formatDate(to, locale)}`;
  });
  return [...shown, ...(ranges.length > most ? ['…'] : [])].join(', ');
}
