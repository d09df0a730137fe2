import { type IsoDate, parseIsoDate } from '../core/period/iso-date.ts';

/** Days that follow each other, both ends among them. */
export type DayRange = { readonly from: IsoDate; readonly to: IsoDate };

/** So many quiet days one briefing keeps, four years of them: no list of public holidays is longer. */
export const MOST_QUIET = 1500;

/** The day so many days later, or earlier; `null` beyond the years that four digits hold. */
export const dayAfter = (date: IsoDate, days: number): IsoDate | null =>
  parseIsoDate(new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10));

/** Every day of a range; `null` where it is the wrong way round, or has more than `most`. */
export function daysOf({ from, to }: DayRange, most: number): readonly IsoDate[] | null {
  if (to < from || Date.parse(to) - Date.parse(from) >= most * 86_400_000) return null;
  const days: IsoDate[] = [];
  for (let day: IsoDate | null = from; day !== null && day <= to; day = dayAfter(day, 1)) days.push(day);
  return days;
}

/** The same days as ranges, in order. */
export function rangesOf(days: readonly IsoDate[]): readonly DayRange[] {
  const ranges: { from: IsoDate; to: IsoDate }[] = [];
  for (const day of days.toSorted()) {
    const last = ranges.at(-1);
    if (last !== undefined && (day === last.to || dayAfter(last.to, 1) === day)) last.to = day;
    else ranges.push({ from: day, to: day });
  }
  return ranges;
}
