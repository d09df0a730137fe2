import type { FactBook } from '../book/fact-book.ts';
import { findPeriod } from '../period/period-words.ts';
import { normalise } from '../words/words.ts';

const ORDINALS = ['(?:first|1st|перв\\p{L}+|1-?[йеом]{0,2})', '(?:second|2nd|втор\\p{L}+|2-?[йеом]{0,2})'];
const QUARTERS = [
  ...ORDINALS,
  '(?:third|3rd|трет\\p{L}+|3-?[йеом]{0,2})',
  '(?:fourth|4th|четв[её]рт\\p{L}+|4-?[йеом]{0,2})',
];
const word = (source: string) => new RegExp(`(?<![\\p{L}\\d])(?:the )?(?:${source})(?![\\p{L}\\d])`, 'u');

/** Each half and quarter of a year as people write it, with how a period of the book ends. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  ...ORDINALS.map((ordinal, i) => {
    const half = `h${i + 1}|${ordinal} (?:half(?: of the year)?|полугоди\\p{L}+|половин\\p{L} года)`;
    return [word(half), `H${i + 1}`] as const;
  }),
  [/上半年/u, 'H1'],
  [/下半年/u, 'H2'],
  ...QUARTERS.map((ordinal, i) => {
    const quarter = `q${i + 1}|${ordinal} (?:quarter(?: of the year)?|квартал\\p{L}*|кв\\.?)`;
    return [word(quarter), `Q${i + 1}`] as const;
  }),
  ...['一1', '二2', '三3', '四4'].map(
    (signs, i) => [new RegExp(`第?[${signs}]季度`, 'u'), `Q${i + 1}`] as const,
  ),
];

/** So many years back is looked for what has a value. */
const MOST_YEARS = 8;

const known = new WeakMap<FactBook, ReadonlyMap<string, readonly string[]>>();

/** By half or quarter: the periods of the book that are one, the latest first. */
function periodsByPart(book: FactBook): ReadonlyMap<string, readonly string[]> {
  const before = known.get(book);
  if (before !== undefined) return before;
  const texts = new Set(book.facts.map(({ period }) => period.text).filter((text) => /-[HQ]\d$/.test(text)));
  const byPart = Map.groupBy([...texts].sort().reverse(), (text) => text.slice(-2));
  known.set(book, byPart);
  return byPart;
}

/**
 * A question that names a half-year or a quarter and no year, with each year that the book has such a part of, the latest
 * first: `GDP in the first quarter` asks for the latest one. Nothing for any other question.
 */
export function withUnsaidYear(book: FactBook, given: string): readonly string[] {
  const text = normalise(given);
  const met = PARTS.find(([pattern]) => pattern.test(text));
  if (met === undefined || findPeriod(text) !== null) return [];
  const [pattern, part] = met;
  const periods = periodsByPart(book).get(part) ?? [];
  return periods.slice(0, MOST_YEARS).map((period) => text.replace(pattern, ` ${period} `));
}
