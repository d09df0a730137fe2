declare const isoDate: unique symbol;

/** A calendar day, `2020-08-31`. Compares in time order as text. `parseIsoDate` is its only maker. */
export type IsoDate = string & { readonly [isoDate]: true };

declare const isoMonth: unique symbol;

/** A month, `2018-07`: all that some documents show of their date. `parseIsoMonth` is its only maker. */
export type IsoMonth = string & { readonly [isoMonth]: true };

/** When a document was published, as exactly as it says. To compare two, take `lastDayOf` each. */
export type PublicationDate = IsoDate | IsoMonth;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

function isIsoDate(text: string): text is IsoDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = Number(text.slice(8));
  return day > 0 && day <= daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

/** `null` for anything that is not a real day: `2021-02-29` is none. */
export function parseIsoDate(text: string): IsoDate | null {
  return isIsoDate(text) ? text : null;
}

function isIsoMonth(text: string): text is IsoMonth {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);
}

/** `null` for anything that is not a month: `2021-13` is none. */
export function parseIsoMonth(text: string): IsoMonth | null {
  return isIsoMonth(text) ? text : null;
}

/** Whether only the month is known. */
export function isMonth(date: PublicationDate): date is IsoMonth {
  return date.length === 'yyyy-mm'.length;
}

/** The day by which it was out for sure: of a month, its last. */
export function lastDayOf(date: PublicationDate): IsoDate {
  if (!isMonth(date)) return date;
  const day = parseIsoDate(`${date}-${daysIn(Number(date.slice(0, 4)), Number(date.slice(5, 7)))}`);
  if (day === null) throw new Error(`No last day of "${date}"`);
  return day;
}

/** Making a formatter costs a hundred times what using it does, and a program has one time zone or a few. */
const calendars = new Map<string, Intl.DateTimeFormat>();

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone);
  if (known !== undefined) return known;
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  calendars.set(timeZone, calendar);
  return calendar;
}

/** The day it is at `instant` in an IANA time zone. */
export function isoDateIn(instant: Date, timeZone: string): IsoDate {
  const day = parseIsoDate(calendarOf(timeZone).format(instant));
  if (day === null) throw new Error(`No calendar day for ${instant.toISOString()} in ${timeZone}`);
  return day;
}
