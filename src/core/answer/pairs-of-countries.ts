import { normalise } from '../words/words.ts';
import type { Answer } from './answer.ts';

/** Words that are made of two countries, with the two written apart. */
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})(?:sino|china|chinese)-?russian?(?!\p{L})/gu, 'china russia'],
  [/(?<!\p{L})(?:russo|russian?)-?chin(?:a|ese)(?!\p{L})/gu, 'russia china'],
  [/中俄(?!罗斯)/gu, '中国俄罗斯'],
  [/俄中(?!国)/gu, '俄罗斯中国'],
  [/(?<!\p{L})китайско-российск\p{L}+/gu, 'китай россия'],
  [/(?<!\p{L})российско-китайск\p{L}+/gu, 'россия китай'],
];

/**
 * A question with a pair of countries in one word (`Sino-Russian trade`, 中俄贸易额, российско-китайский товарооборот)
 * as one that names both; `null` for any other.
 */
export function withCountriesApart(given: string): string | null {
  const text = normalise(given);
  const apart = PAIRS.reduce((done, [pair, both]) => done.replace(pair, both), text);
  return apart === text ? null : apart;
}

/** Whether what was found is a figure of the country itself: what lies between two countries is no city's. */
export const isOfCountry = (answer: Answer) => figureOf(answer)?.area.parent === null;

/** Whether two answers tell the same of two places. */
export const isOfSame = (one: Answer, other: Answer) =>
  figureOf(one)?.indicator === figureOf(other)?.indicator;

function figureOf(answer: Answer) {
  const [first] = answer.outcome === 'found' ? answer.facts : [];
  return first === undefined || first.kind === 'statement' ? null : first;
}
