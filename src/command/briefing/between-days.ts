import { readDays } from './days.ts';

/** Whether two dates are the ends of a range, two days, each a day with a name of its own, or nobody can say. */
export type Between = 'range' | 'apart' | 'named' | 'unclear';

const RANGE_SIGNS = /^(?:\.{2,}|…|[-–—―−~～〜/→]+|->)$/u;

const RANGE_WORDS = new Set(['to', 'until', 'till', 'til', 'through', 'thru', 'по', 'до']);
const RANGE_HAN = /^起?(?:至|到|直到|直至|截至)$/u;

const JOINS = new Set(['and', '&', '+', 'и', '和', '与', '及', '以及']);

/** Say nothing beside a word that makes a range. */
const BESIDE = new Set(['and', 'including', 'inclusive', 'incl', 'the', 'end', 'of', 'и', 'включительно']);

/** Begin a range whose end follows: `from`, and `between`, whose ends are joined by `and`. */
const OPENS = /(?:(?<![\p{L}\d])(?:from|since|starting|beginning|с|со|от|начиная)|从|自|由|自从)$/iu;
const PAIRS = /(?<!\p{L})(?:between|между)$/iu;

/** What a Chinese text has beside dates that is no name of a day. */
const HAN_ENDS = /开始|起始|结束|截止|截至|为止|期间|之间/u;

const wordsOf = (text: string): readonly string[] =>
  text
    .split(/[\s,;，、；()（）|•*"“”«»]+/u)
    .map((word) => word.replace(/[.:：。]+$/u, (end) => (/^\.{2,}$/u.test(word) ? end : '')))
    .filter((word) => word !== '' && readDays(word) === null);

const isRangeWord = (word: string): boolean => RANGE_WORDS.has(word.toLowerCase()) || RANGE_HAN.test(word);

/** Whether a text ends with a word that begins a range; a word that ends one does, too, where nothing is before it. */
export function begins(text: string, isFirst: boolean): boolean {
  const plain = text.trimEnd();
  if (OPENS.test(plain) || PAIRS.test(plain)) return true;
  return isFirst && isRangeWord(wordsOf(plain.slice(-40)).at(-1) ?? '');
}

const withoutOpening = (text: string) => text.trimEnd().replace(OPENS, '').replace(PAIRS, '');

/** Whether a text names something: `Christmas`, `Новый год`, 国庆节; `holiday:` is a heading. */
export function isNamed(text: string): boolean {
  if (/[:：]\s{0,9}$/u.test(text.slice(-10))) return false;
  const words = wordsOf(withoutOpening(text)).filter((word) => !isRangeWord(word) && !BESIDE.has(word));
  return words.some((word) => /\p{L}/u.test(word));
}

/** Written like a name: with a capital letter, or in Chinese with two signs or more. */
const isNameLike = (words: readonly string[]) =>
  words.some((word) => /\p{Lu}|\p{Script=Han}{2}/u.test(word)) && !words.some((word) => HAN_ENDS.test(word));

/** A list whose items each begin with a dash, with its lines written behind each other. */
const isBulleted = (head: string) => /[-–—]$/u.test(head.trimEnd());

/** What the text between two dates says of the days between them; `opening` stands before the first of the two. */
export function betweenOf(text: string, opening: string, head: string): Between {
  const words = wordsOf(withoutOpening(text));
  const isOpened = OPENS.test(opening.trimEnd());
  const isPair = PAIRS.test(opening.trimEnd());
  const makesRange = words.some((word) => isRangeWord(word) || RANGE_SIGNS.test(word));
  const isAlone = words.every(
    (word) => isRangeWord(word) || RANGE_SIGNS.test(word) || BESIDE.has(word.toLowerCase()),
  );
  if (makesRange && isAlone) {
    const isDash = words.every((word) => RANGE_SIGNS.test(word));
    return isDash && isBulleted(head) ? 'apart' : 'range';
  }
  if (words.every((word) => JOINS.has(word.toLowerCase()))) {
    if (isPair && words.length > 0) return 'range';
    return isOpened || isPair ? 'unclear' : 'apart';
  }
  if (isOpened || isPair || words.some(isRangeWord)) return 'unclear';
  if (/[,;，、；|•\n]/u.test(text)) return 'apart';
  return isNameLike(words) ? 'named' : 'unclear';
}
