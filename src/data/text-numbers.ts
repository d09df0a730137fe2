import type { Language } from '../core/language.ts';
import { figuresIn, writtenOut } from '../numbers/printed-figure.ts';

/** What a text says in digits, and the months it names. */
export type TextNumbers = {
  /** Written out, of two digits or more: smaller ones are words in some languages. */
  readonly numbers: ReadonlySet<string>;
  /** From 1 to 12. */
  readonly months: ReadonlySet<number>;
};

const ENGLISH = 'January|February|March|April|May|June|July|August|September|October|November|December'.split(
  '|',
);
const RUSSIAN = 'январ|феврал|март|апрел|ма[йяею]|июн|июл|август|сентябр|октябр|ноябр|декабр'.split('|');

/** May and march are other words as well, so that they need a number or a preposition beside them. */
const inEnglish = (name: string) =>
  /^Ma/.test(name)
    ? new RegExp(`\\b${name} \\d|(?:\\d|\\b(?:in|of|since|until|by|last|to|and)) ${name}\\b`)
    : new RegExp(`\\b${name}\\b`);

const ENGLISH_MONTHS = ENGLISH.map((name, i) => [inEnglish(name), i + 1] as const);

/** One expression with a group a month: twelve of these took longer to make than all facts to read. */
const RUSSIAN_MONTH = new RegExp(
  `(?<!\\p{L})(?:${RUSSIAN.map((stem) => `(${stem})`).join('|')})\\p{L}{0,2}(?!\\p{L})`,
  'giu',
);

function monthsNamed(text: string): number[] {
  const english = ENGLISH_MONTHS.flatMap(([name, month]) => (name.test(text) ? month : []));
  if (!/\p{Script=Cyrillic}/u.test(text)) return english;
  const russian = Array.from(text.matchAll(RUSSIAN_MONTH), (match) => match.slice(1).findIndex(Boolean) + 1);
  return [...english, ...russian];
}

const CHINESE_MONTH = /(?<!\d)(1[0-2]|[1-9])月/g;

/** @returns every reading of a number where no language is given: `1,000` may be 1000 or 1.000. */
export function textNumbersOf(text: string, language: Language | null): TextNumbers {
  const months = new Set<number>(monthsNamed(text));
  const rest = text.replace(CHINESE_MONTH, (_, month: string) => {
    months.add(Number(month));
    return ' ';
  });
  const numbers = figuresIn(rest).flatMap(({ readings, scale }) => {
    const chosen = language === 'ru' ? readings.slice(-1) : readings.slice(0, 1);
    return (language === null ? readings : chosen).map((digits) => writtenOut(digits, scale));
  });
  return { numbers: new Set(numbers.filter((digits) => /\d\D*\d/.test(digits))), months };
}
