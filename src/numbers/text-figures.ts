import { type Amount, amountOf, negated, sumOf } from './amount.ts';
import { decimalOfWords, NUMBER_IN_WORDS } from './number-words.ts';
import { bracketedUnit, MINUS, moneyBeside, PERCENT, scaleAfter } from './printed-figure.ts';
import { type DecimalSign, NUMBER, readingWith } from './printed-number.ts';

/** A number of a folded text, read in the text's language. */
export type TextFigure = {
  /** As it stands there, with its sign, scale word, currency and percent sign. */
  readonly text: string;
  /** Where that begins and ends in the folded text. */
  readonly start: number;
  readonly end: number;
  readonly amount: Amount;
  /** The power of ten of its last digit: -2 for `3.45`, 7 for `3.45 billion`; 0 for words without a scale. */
  readonly lastDigit: number;
  readonly inWords: boolean;
  /** The currencies that the sign or name beside it may mean; `null` without one. */
  readonly currencies: readonly string[] | null;
  readonly percent: boolean;
  /** What stands around it, as far as `AROUND` reaches. */
  readonly before: string;
  readonly after: string;
};

/** Printed strings are shorter: farther away nothing belongs to a number. */
const AROUND = 400;

const NUMERAL = new RegExp(`(?<digits>${NUMBER.source})|(?<words>${NUMBER_IN_WORDS})`, 'giu');
const NEXT_DIGITS = new RegExp(`^(?: (?:and )?)?(${NUMBER.source.replace('(?<![\\d.,])', '')})`);

/** A number began before: `15` of `10-15`, `3.15`, `1:15`, `3亿15`, `COVID-15`, `.15`, `3 тыс. 15`. */
const BEGAN =
  /(?:\d[.,:/'-]?|[\p{Script=Latin}\p{Script=Cyrillic}]-?|[第百千万萬亿億]|(?:^|\s)\.)$|(?<!百)分之$|\d[ -]?(?:thousand|тыс|тысяч\p{L}?|[mb]illion|млн|миллион\p{L}*|млрд|миллиард\p{L}*)\.? $/iu;
/** Words are divided from what is before them by their own expression. */
const WORDS_BEGAN = /(?:\d[ -]?|\p{L}-|[百千万萬亿億]|(?<!百)分之)$/u;
const GOES_ON = /^(?:[.,:/'-]?\d|[十百千万萬亿億]|分之)/u;

type Numeral = { readonly amount: Amount; readonly lastDigit: number; readonly rest: string };

const decimalsOf = (decimal: string) => decimal.split('.')[1]?.length ?? 0;

/**
 * Adds what follows: `3亿4500万`, `1 million 200 thousand` and `3 тыс. 450` are one number each. `null` where that
 * gives none.
 */
function withParts(whole: Numeral, power: number, sign: DecimalSign): Numeral | null {
  const { amount, rest } = whole;
  const next = power === 0 ? null : NEXT_DIGITS.exec(rest);
  if (next === null) return whole;
  const [all, run = ''] = next;
  const isAdjacent = all === run;
  const { power: nextPower, rest: nextRest } = scaleAfter('', rest.slice(all.length));
  const isPlain = /^\d{1,3}$/.test(run) && !PERCENT.test(nextRest);
  if (!isAdjacent && nextPower === 0 && !isPlain) return whole;
  const reading = readingWith(run, sign);
  if (reading === null || Number(reading) * 10 ** nextPower >= 10 ** power) return null;
  const sum = sumOf(amount, amountOf(reading, nextPower));
  const lastDigit = nextPower - decimalsOf(reading);
  return withParts({ amount: sum, lastDigit, rest: nextRest }, nextPower, sign);
}

function numeralAt(
  match: RegExpMatchArray,
  before: string,
  after: string,
  sign: DecimalSign,
): Numeral | null {
  const { digits, words } = match.groups ?? {};
  if (digits === undefined) {
    const decimal = decimalOfWords(words ?? '');
    if (decimal === null) return null;
    return { amount: amountOf(decimal), lastDigit: 0, rest: after };
  }
  const decimal = readingWith(digits, sign);
  if (decimal === null) return null;
  const { power: own, rest } = scaleAfter(before, after);
  const power = own === 0 && !PERCENT.test(rest) ? bracketedUnit(before, rest).scale : own;
  const lastDigit = power - decimalsOf(decimal);
  return withParts({ amount: amountOf(decimal, power), lastDigit, rest }, own, sign);
}

/** The currency of a unit in brackets that has a scale: without one, brackets say many things. */
function bracketedMoney(before: string, after: string): readonly string[] | null {
  const { scale, currencies } = bracketedUnit(before, after);
  return scale > 0 ? currencies : null;
}

function figureAt(match: RegExpMatchArray, text: string, sign: DecimalSign): TextFigure | null {
  const [run] = match;
  const start = match.index ?? 0;
  const end = start + run.length;
  const left = text.slice(Math.max(0, start - AROUND), start);
  const right = text.slice(end, end + AROUND);
  const numeral = numeralAt(match, left, right, sign);
  if (numeral === null || GOES_ON.test(numeral.rest)) return null;
  const inWords = match.groups?.digits === undefined;
  const bare = left.replace(/百分之$/, '');
  const money = moneyBeside(bare, numeral.rest);
  const minus = MINUS.exec(money.before);
  const before = minus === null ? money.before : money.before.slice(0, minus.index);
  // A currency sign, a minus or 百分之 begins the number anew.
  if (before === left && (inWords ? WORDS_BEGAN : BEGAN).test(left)) return null;
  if (minus !== null && /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]$/u.test(before)) return null;
  const percent = PERCENT.exec(money.after)?.[0];
  const after = money.after.slice(percent?.length ?? 0);
  const stands = text.slice(start - left.length + before.length, end + right.length - after.length);
  const from = end + right.length - after.length - stands.trimStart().length;
  return {
    text: stands.trim(),
    start: from,
    end: from + stands.trim().length,
    lastDigit: numeral.lastDigit,
    amount: minus === null ? numeral.amount : negated(numeral.amount),
    inWords,
    currencies: money.currencies ?? bracketedMoney(left, numeral.rest),
    percent: percent !== undefined || bare !== left,
    before,
    after,
  };
}

/** Every number of a folded text that is whole, in digits or in words, with its unit. */
export function textFiguresIn(text: string, sign: DecimalSign): readonly TextFigure[] {
  return Array.from(text.matchAll(NUMERAL), (match) => figureAt(match, text, sign) ?? []).flat();
}
