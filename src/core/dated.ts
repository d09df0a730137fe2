import type { FactBook } from './fact-book.ts';
import type { IsoDate } from './iso-date.ts';
import { withDates } from './relative-period.ts';

/**
 * A question with `last year` as the year it is, unless that is a word of a name. What something is called as well
 * decides nothing: `last year's passengers` may be another name of those of 2018, and asks for another year every year.
 */
export function dated(book: FactBook, text: string, today: IsoDate | null): string {
  if (today === null) return text;
  const isName = book.search.readWhole(text).some(({ stems }) => book.search.isName(stems));
  return isName ? text : withDates(text, today);
}
