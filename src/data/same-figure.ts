import { sameAmount } from '../numbers/amount.ts';
import type { TextFigure } from '../numbers/text-figures.ts';

const LETTER_OR_DIGIT = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\d]/u;

const divided = (left: string, right: string) =>
  !(LETTER_OR_DIGIT.test(left.at(-1) ?? '') && LETTER_OR_DIGIT.test(right.at(0) ?? ''));

/** What stands beside a number, without the space or hyphen between, and without a full stop that ends it all. */
const trimAfter = (text: string) => text.replace(/^[\s-]+/, '').replace(/^[.,;]+$/, '');
const trimBefore = (text: string) => text.replace(/[\s-]+$/, '');

function beginsWith(text: string, words: string): boolean {
  return text.startsWith(words) && divided(words, text.slice(words.length));
}

function endsWith(text: string, words: string): boolean {
  return text.endsWith(words) && divided(text.slice(0, text.length - words.length), words);
}

function sameUnit(printed: TextFigure, found: TextFigure, nouns: readonly string[]): boolean {
  if (printed.percent !== found.percent) return false;
  const { currencies } = printed;
  if (currencies !== null && !currencies.some((code) => found.currencies?.includes(code))) return false;
  const words = trimAfter(printed.after);
  const after = trimAfter(found.after);
  if (beginsWith(after, words)) return true;
  return nouns.includes(words) && nouns.some((noun) => beginsWith(after, noun));
}

/** `2019` alone is more likely the year than the number of something. */
function looksLikeYear({ text }: TextFigure): boolean {
  return /^(?:19|20)\d\d$/.test(text);
}

/** A number without anything beside it says too little to be looked for in other words. */
function isBare({ percent, currencies, before, after }: TextFigure): boolean {
  return !percent && currencies === null && trimBefore(before) === '' && trimAfter(after) === '';
}

/**
 * The figure of a text that is the printed one written otherwise: the same amount, percent sign, currency and words
 * beside it. `nouns` are words for one unit in several languages, any of which may stand for another. All texts folded.
 */
export function sameFigureAmong(
  printed: TextFigure,
  figures: readonly TextFigure[],
  nouns: readonly string[],
): TextFigure | null {
  const bare = isBare(printed);
  if (bare && (printed.inWords || looksLikeYear(printed))) return null;
  const before = trimBefore(printed.before);
  const same = figures.find(
    (found) =>
      sameAmount(found.amount, printed.amount) &&
      !(
        bare &&
        (found.inWords ||
          looksLikeYear(found) ||
          /^-?\p{Script=Latin}|^-?\p{Script=Cyrillic}/u.test(found.after))
      ) &&
      sameUnit(printed, found, nouns) &&
      endsWith(trimBefore(found.before), before),
  );
  return same ?? null;
}
