import { type DayRange, daysOf, MOST_QUIET, rangesOf } from '../../briefing/quiet-ranges.ts';
import type { Locale } from '../../core/language.ts';
import type { IsoDate } from '../../core/period/iso-date.ts';
import { formatDate } from '../../text/format.ts';
import { isCalendar, readCalendar } from './calendar-days.ts';
import { readWrittenDays } from './written-days.ts';

/** So many days of a text are written out, years that are over among them; more is a mistake, and takes its time. */
const MOST_WRITTEN = 4 * MOST_QUIET;

export type DaysRead = {
  readonly days: readonly IsoDate[];
  /** What looks like days and is none. */
  readonly faults: readonly string[];
  /** Pieces of which nobody can say for sure whether the days between two dates are meant. */
  readonly unclear: readonly string[];
  /** The days, where all of those between are meant. */
  readonly withThoseBetween: readonly IsoDate[];
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

/**
 * The days that a text names: dates, ranges of them, a list of holidays with their names, or a calendar file. What looks
 * like a day and is none is a fault; what may be a range or two days is unclear. The moments of a calendar in universal time
 * are days by the clocks of `zone`.
 */
export function readQuietDays(text: string, today: IsoDate, zone = 'UTC'): DaysRead {
  if (isCalendar(text)) {
    const { ranges, faults, repeats } = readCalendar(text, today, zone);
    return { ...daysIn(ranges), faults, unclear: [], withThoseBetween: [], repeats };
  }
  const { ranges, faults, unclear, between } = readWrittenDays(text);
  const { days: withThoseBetween } = unclear.length === 0 ? { days: [] } : daysIn([...ranges, ...between]);
  return { ...daysIn(ranges), faults, unclear, withThoseBetween: withThoseBetween.toSorted(), repeats: [] };
}

/** `1 Oct 2026 – 7 Oct 2026, 31 Dec 2026`: days that follow each other are one range. */
export function quietText(days: readonly IsoDate[], locale: Locale, most: number): string {
  const ranges = rangesOf(days);
  const shown = ranges.slice(0, most).map(({ from, to }) => {
    return from === to ? formatDate(from, locale) : `${formatDate(from, locale)} – ${formatDate(to, locale)}`;
  });
  return [...shown, ...(ranges.length > most ? ['…'] : [])].join(', ');
}
