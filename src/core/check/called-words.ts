import { isChatter } from '../message/chatter.ts';
import { normalise } from '../words/words.ts';

/**
 * The words that something is called, to look stems up in: each once and in the order of their signs, so that a
 * beginning is found in a few steps, and the Chinese among them in one text. Divided as `stemsOf` divides them, and not
 * stemmed: an indicator has hundreds of words, of which few are asked for.
 */
export type CalledWords = { readonly sorted: readonly string[]; readonly chinese: string };

const HAN = /\p{Script=Han}/u;
const ONLY_HAN = /^\p{Script=Han}+$/u;

/** Indicators share most of their words: each is kept once. */
const kept = new Map<string, string>();
const MOST_KEPT = 50_000;

function keep(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(word, word);
  return word;
}

/** Divides texts into their words. */
export function calledWords(texts: readonly string[]): CalledWords {
  const words = normalise(` ${texts.join(' | ')} `)
    .replaceAll('ё', 'е')
    .replace(/(\p{L})-(?=\p{L})/gu, '$1')
    .replace(/data cent(?:er|re)|数据中心/g, ' datacenter $&')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .split(' ');
  const each = [...new Set(words)].filter((word) => word !== '').map(keep);
  return { sorted: each.sort(), chinese: each.filter((word) => HAN.test(word)).join(' ') };
}

/** Whether any of sorted words begins so: the first that is not before it does, if any. */
function isBegun(sorted: readonly string[], beginning: string): boolean {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? '') < beginning) from = middle + 1;
    else to = middle;
  }
  return sorted[from]?.startsWith(beginning) === true;
}

/** From here on a stem may differ from the words it stands for in its last letter: `compani`, `company`. */
const LONG_STEM = 5;

/** Whether a stem is that of one of the words, or Chinese signs that stand among them. */
export function hasStem({ sorted, chinese }: CalledWords, one: string): boolean {
  if (!ONLY_HAN.test(one)) return isBegun(sorted, one.length < LONG_STEM ? one : one.slice(0, -1));
  const signs = Array.from(one);
  if (signs.length === 1) return chinese.includes(one);
  // The runtime divides what is written without spaces in one way here and in another there.
  return signs.every((sign, i) => {
    const pair = sign + (signs[i + 1] ?? '');
    return pair.length === 1 || chinese.includes(pair) || (isChatter(sign) && isChatter(signs[i + 1] ?? ''));
  });
}

/** Whether it stands in any of the words, wherever. */
export function hasPart({ sorted }: CalledWords, one: string): boolean {
  return sorted.some((word) => word.includes(one));
}
