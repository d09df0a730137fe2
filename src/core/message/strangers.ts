import type { FactBook } from '../book/fact-book.ts';
import { MONTH_NAMES } from '../period/period-words.ts';
import { placesElsewhere } from '../question/places-elsewhere.ts';
import { termsOf } from '../words/terms.ts';
import { normalise, stemsOf } from '../words/words.ts';
import { isChatter } from './chatter.ts';

const HAN = /\p{Script=Han}/u;
const CAPITAL = /\p{Lu}[\p{L}\p{M}'-]+/gu;
/** A place before a year: `深圳2018年`, `深圳市`. */
const CHINESE_PLACE =
  /(?:^|[，。；、：\s])(\p{Script=Han}{2,4}?)(?:市|省|县)?(?=\s*(?:19|20)\d\d年)|(\p{Script=Han}{2,3})(?:市|省|县|区)(?![\p{Script=Han}]?(?:内|场|域))/gu;

const TIME = new RegExp(`^(?:${MONTH_NAMES}|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)$`, 'iu');

const MOST_REMEMBERED = 5000;
const remembered = new WeakMap<FactBook, Map<string, boolean>>();

/** Names come again and again in a message. */
function isKnown(book: FactBook, word: string): boolean {
  const words = remembered.get(book) ?? new Map<string, boolean>();
  remembered.set(book, words);
  const before = words.get(word);
  if (before !== undefined) return before;
  if (words.size >= MOST_REMEMBERED) words.clear();
  const is = isKnownAnew(book, word);
  words.set(word, is);
  return is;
}

function isKnownAnew(book: FactBook, word: string): boolean {
  if (TIME.test(word)) return true;
  const terms = termsOf(word);
  if (terms.length === 0 || terms.every(({ text, isSoft }) => isSoft || isChatter(text))) return true;
  return book.search.findArea(normalise(word)) !== null || book.search.rank(terms, [], 1).length > 0;
}

/** Stems and signs of every place of the world that a text names and that is none of the book's own. */
export function placesAbroad(book: FactBook, text: string): readonly string[] {
  const { words, chinese } = placesElsewhere();
  const stems = /\p{Script=Latin}|\p{Script=Cyrillic}/u.test(text) ? stemsOf(text) : [];
  const han = HAN.test(text) ? chinese.filter((name) => text.includes(name)) : [];
  return [...stems.filter((one) => words.has(one)), ...han].filter(
    (name) => book.search.findArea(name) === null,
  );
}

/**
 * Whether a text names a place that the book has never heard of: a strange word with a capital letter, or a Chinese
 * one where a place stands. The first word of a sentence has its capital from that place, and is one only where no
 * other place is named.
 */
export function namesForeignPlace(
  book: FactBook,
  text: string,
  hasArea: boolean,
  isSentenceStart: boolean,
): boolean {
  const start = text.length - text.trimStart().length;
  for (const { 0: word, index } of text.matchAll(CAPITAL)) {
    if (isSentenceStart && hasArea && text.slice(start, index).replace(/[^\p{L}]/gu, '') === '') continue;
    if (/^\p{Lu}+$/u.test(word)) continue; // an abbreviation
    if (!isKnown(book, word.replace(/'s$/, ''))) return true;
  }
  if (hasArea || !HAN.test(text)) return false;
  return Array.from(text.matchAll(CHINESE_PLACE)).some(([, dated, named]) => {
    const word = dated ?? named ?? '';
    return !stemsOf(word).every((one) => isChatter(one)) && !isKnown(book, word);
  });
}
