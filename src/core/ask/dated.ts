import type { FactBook } from '../book/fact-book.ts';
import type { IsoDate } from '../period/iso-date.ts';
import { withDates } from '../period/relative-period.ts';
import { asks } from '../question/sentences.ts';
import { figuresOf } from '../search/value-index.ts';

/**
 * A question with `last year` as the year it is, unless that is a word of a name. What something is called as well
 * decides nothing: `last year's passengers` may be another name of those of 2018, and asks for another year every year.
 * A figure that is quoted is quoted with the `last year` of whoever wrote it.
 */
export function dated(book: FactBook, text: string, today: IsoDate | null): string {
  if (today === null) return text;
  const counted = withDates(text, today);
  if (counted === text) return text;
  const isName = book.search.readWhole(text).some(({ stems }) => book.search.isName(stems));
  const isQuoted = !asks(text) && figuresOf(book.search.read(text).rest).length > 0;
  return isName || isQuoted ? text : counted;
}
