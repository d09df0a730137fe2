import { eng, rus, zho } from 'stopword';
import { EVERYDAY } from './everyday-words.ts';
import { NEUTRAL } from './neutral-words.ts';
import { stem, stemsOf, withoutFiller } from './words.ts';

/** What a text is compared by: the stem of a word, or a pair of Chinese characters. */
export type Term = {
  readonly text: string;
  /** Whether it may be absent from what answers: a number, a unit, a word that every subject can be spoken of with. */
  readonly isSoft: boolean;
};

const HAN = /^\p{Script=Han}+$/u;
const NUMBER = /^[\d.,]+$/;

/** Words beside a number that say how much, not of what. */
const MEASURES = `percent per cent billion million thousand trillion yuan dollars rmb usd cny
  процент процентов тысяч миллионов миллиардов триллионов млн млрд тыс трлн юаней долларов руб рублей
  亿元 万元 美元 人民 民币 百分 分之 万人 人次 亿美`;

/** What every subject can be spoken of with, as it is written. */
export const EVERYDAY_WORDS: readonly string[] = [
  ...eng,
  ...rus,
  ...zho,
  ...MEASURES.split(/\s+/),
  ...EVERYDAY.split(/\s+/),
  ...NEUTRAL.trim().split(/\s+/),
].map((word) => word.toLowerCase());

const SOFT = new Set(EVERYDAY_WORDS.map(stem));

/** Whether the stem of a word is one that every subject can be spoken of with. */
export function isSoft(one: string): boolean {
  return SOFT.has(one);
}

/** Whether a word is one of conversation, or says how much of anything. */
export const isEveryday = (word: string) => isSoft(stem(word));

/** `GDP2013` and `2023h1` are two words each. */
const JOINED = /(?<=\p{L})(?=\d)|(?<=\d)(?=[\p{Script=Latin}\p{Script=Cyrillic}])/gu;

/** The terms of a text, each once. */
export function termsOf(text: string): readonly Term[] {
  return termsOfStems(stemsOf(text.replace(JOINED, ' ')));
}

/** Whether a text has a word that is divided here and is one word elsewhere. */
export function hasJoined(text: string): boolean {
  return text.search(JOINED) >= 0;
}

/**
 * The terms of a text that is divided into stems, in their order. Chinese is taken in overlapping pairs of characters: its words are divided in one way
 * in a question and in another in a name.
 */
export function termsOfStems(stems: readonly string[]): readonly Term[] {
  const terms = new Map<string, boolean>();
  const put = (term: string, isSoft: boolean) =>
    terms.set(term, (terms.get(term) ?? true) && (isSoft || NUMBER.test(term) || SOFT.has(term)));
  let run: {
    readonly sign: string;
    readonly isSoft: boolean;
    readonly isLast: boolean;
    readonly isAlone: boolean;
  }[] = [];
  const endRun = () => {
    const [only] = run;
    if (run.length === 1 && only !== undefined) put(only.sign, only.isSoft);
    for (const [i, { sign, isSoft, isLast, isAlone }] of run.entries()) {
      const next = run[i + 1];
      // What two words make at their border says nothing of either, unless each is a sign that was cut off a word.
      if (next !== undefined) put(sign + next.sign, isSoft || (isLast && !(isAlone && next.isAlone)));
    }
    run = [];
  };
  const meaning = new Set(withoutFiller(stems));
  for (const one of stems) {
    if (!HAN.test(one) || !meaning.has(one)) endRun();
    if (!meaning.has(one)) continue;
    if (HAN.test(one)) {
      const signs = Array.from(one);
      const isSoft = SOFT.has(one);
      const isAlone = signs.length === 1 && !isSoft;
      run.push(...signs.map((sign, i) => ({ sign, isSoft, isLast: i === signs.length - 1, isAlone })));
    } else put(one, false);
  }
  endRun();
  return Array.from(terms, ([term, isSoft]) => ({ text: term, isSoft }));
}
