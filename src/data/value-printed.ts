import { amountOf, printAmount, sameAmount } from '../numbers/amount.ts';
import { foldText } from '../numbers/fold-text.ts';
import { type TextFigure, textFiguresIn } from '../numbers/text-figures.ts';

/** The value of an observation, and the percentage of its change; `null` where the source prints none. */
export type PrintedValue = {
  readonly digits: string;
  readonly multiplier: number;
  readonly change: string | null;
};

const unsigned = (digits: string) => digits.replace('-', '');

function isYear({ text, inWords }: TextFigure): boolean {
  return !inWords && /^(?:19|20)\d\d$/.test(text);
}

/**
 * The numbers that are printed, in digits or in words, where none of them is the value; `null` where one is, or where
 * no number is printed. The digits alone are enough, since the head of a table may hold the scale, and so is the
 * change; a sign may be a word such as `decrease`. The check of the pack is stricter with digits and cannot read words.
 */
export function valueContradicted(
  { digits, multiplier, change }: PrintedValue,
  printed: readonly string[],
): { readonly printed: readonly string[]; readonly value: string } | null {
  const folded = printed.map(foldText);
  const figures = (['.', ','] as const).flatMap((sign) =>
    folded.flatMap((text) => textFiguresIn(text, sign)).filter((figure) => !isYear(figure)),
  );
  const value = amountOf(unsigned(digits), multiplier);
  const right = [value, amountOf(unsigned(digits)), ...(change === null ? [] : [amountOf(unsigned(change))])];
  const unsignedOf = ({ amount }: TextFigure) => amountOf(unsigned(printAmount(amount)));
  if (figures.length === 0) return null;
  if (figures.some((figure) => right.some((one) => sameAmount(one, unsignedOf(figure))))) return null;
  const numbers = new Set(figures.map(({ amount }) => printAmount(amount)));
  return { printed: [...numbers], value: printAmount(amountOf(digits, multiplier)) };
}
