import { normalise } from '../words/words.ts';
import type { IsoDate } from './iso-date.ts';

const YEAR = '(?<year>(?:19|20)\\d\\d)';
const TO_NOW = '(?:to (?:now|date|today|the present)|(?:till|until) (?:now|today)|on(?:wards?)?)';

/** A year from which on something is asked, in the three languages. */
const SINCE: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})(?:ever )?since ${YEAR}(?: ${TO_NOW})?(?![\\p{L}\\d])`, 'u'),
  new RegExp(`(?<!\\p{L})(?:starting )?(?:from|in) ${YEAR} ${TO_NOW}(?![\\p{L}\\d])`, 'u'),
  new RegExp(
    `(?<!\\p{L})(?:начиная )?с ${YEAR}(?:-?го)?(?: (?:года|г\\.?))?(?: (?:и )?(?:по|до) (?:настоящее время|сей день|сегодня|наши дни|сих пор))?(?![\\p{L}\\d])`,
    'u',
  ),
  new RegExp(`[自从]?${YEAR}年?(?:以来|至今|到现在|到今天)`, 'u'),
];

/**
 * A question for what has been since a year (`GDP since 2015`, `ВВП с 2015 года`, 2015年以来GDP) as one for the years from
 * then to `today`; `null` for any other.
 */
export function yearsSince(given: string, today: IsoDate): string | null {
  const text = normalise(given);
  for (const form of SINCE) {
    const year = form.exec(text)?.groups?.year;
    if (year !== undefined) return text.replace(form, ` ${year}/${today.slice(0, 4)} `);
  }
  return null;
}
