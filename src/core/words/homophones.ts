import { syllablesOf } from './syllables.ts';
import { isEveryday } from './terms.ts';

/** The pairs of Chinese characters that stand in the book. */
export type Pairs = {
  /** How often; 0 for one that does not. */
  readonly times: (pair: string) => number;
  /** The second characters of those that begin with one, and the first ones of those that end with it. */
  readonly after: (sign: string) => readonly string[];
  readonly before: (sign: string) => readonly string[];
};

const PAIR = /^\p{Script=Han}{2}$/u;
const RUN = /\p{Script=Han}{2,}/gu;

/** Of all terms of a book, those of two characters. */
export function pairsOf(terms: Iterable<readonly [term: string, times: number]>): Pairs {
  const pairs = new Map<string, number>();
  const after = new Map<string, string[]>();
  const before = new Map<string, string[]>();
  const put = (into: Map<string, string[]>, key: string, sign: string) => {
    const known = into.get(key);
    if (known === undefined) into.set(key, [sign]);
    else known.push(sign);
  };
  for (const [term, times] of terms) {
    const [first, second] = PAIR.test(term) ? term : '';
    if (first === undefined || second === undefined) continue;
    pairs.set(term, times);
    put(after, first, second);
    put(before, second, first);
  }
  return {
    times: (pair) => pairs.get(pair) ?? 0,
    after: (sign) => after.get(sign) ?? [],
    before: (sign) => before.get(sign) ?? [],
  };
}

/** Characters that are words of their own wherever they stand: places, measures, verbs of every day. */
const WORDS_ALONE = new Set(
  '样站路车船楼园厅店港桥馆校钱事话字书接截布史前后里上下内外中间头底处边家个名位人队块座次条线区省市县国年月日天号层款项课货商数点亿万千百十元成俩办坐乘调拉报准出答输过进来去开买卖签寄发飞跑装运产做干办要想看查写说讲问算占排比涨跌降升增减超达新老旧大小多少高低快慢',
);
const NUMERAL = /[\d几多少两二三四五六七八九十百千万亿第每各]/u;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** By character, how long the word is in which the runtime's dictionary has it. */
const lengthsIn = (run: string): readonly number[] =>
  Array.from(segmenter.segment(run)).flatMap(({ segment }) => {
    const signs = Array.from(segment);
    return signs.map(() => signs.length);
  });

const soundsLike = (sign: string, other: string) => {
  const syllables = syllablesOf(sign);
  return syllablesOf(other).some((syllable) => syllables.includes(syllable));
};

const onlyOne = ([first, ...others]: readonly string[]) =>
  first === undefined || others.length > 0 ? null : first;

/** What a sign that is no word was meant as: the one that makes pairs with both of its neighbours, or a word with one. */
function meantBy(signs: readonly string[], at: number, pairs: Pairs): string | null {
  const sign = signs[at] ?? '';
  const left = signs[at - 1] ?? '';
  const right = signs[at + 1] ?? '';
  const has = (pair: string) => pairs.times(pair) > 0;
  const isKnown = (pair: string) => PAIR.test(pair) && (has(pair) || isEveryday(pair));
  if (isKnown(left + sign) || isKnown(sign + right)) return null;
  const others = new Set([...pairs.after(left), ...pairs.before(right)]);
  const alike = [...others].filter((other) => other !== sign && soundsLike(sign, other));
  const between = alike.filter((other) => has(left + other) && has(other + right));
  if (between.length > 0) return onlyOne(between);
  // One pair may be chance, unless it is a word.
  return onlyOne(alike.filter((other) => (lengthsIn(signs.with(at, other).join(''))[at] ?? 0) > 1));
}

/**
 * A text in which each Chinese character that stands in no word is the one that was meant, where another that sounds
 * like it makes a pair of the book with a neighbour: an input method offers all that sound alike. `增张` is `增长`.
 */
export function withHomophones(text: string, pairs: Pairs): string {
  return text.replace(RUN, (run, start: number) => {
    const lengths = lengthsIn(run);
    const given = Array.from(run);
    let signs: readonly string[] = given;
    for (const [at, sign] of given.entries()) {
      if (lengths[at] !== 1 || WORDS_ALONE.has(sign) || isEveryday(sign)) continue;
      // Behind a number stands what is counted by.
      if (NUMERAL.test(sign) || NUMERAL.test(given[at - 1] ?? text[start - 1] ?? '')) continue;
      const meant = meantBy(signs, at, pairs);
      if (meant !== null) signs = signs.with(at, meant);
    }
    return signs.join('');
  });
}
