import { normalise } from './words.ts';

const word = (words: string) =>
  `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])(?:${words})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`;

/** Words that set two things against each other; they stand in no name of what is compared. */
const COMPARING = new RegExp(
  [
    word(
      'compar(?:e|ed|es|ing|ison)(?: (?:to|with|of|between|and))?|versus|vs\\.?|differences? (?:between|in|of)|the gap between',
    ),
    word(
      'how much (?:more|less|higher|lower|larger|smaller|bigger|greater)|(?:more|less|higher|lower|larger|smaller|bigger|greater)? ?than',
    ),
    word(
      'сравни(?:те|ть|м|вая)?|сравнени[ея]|по сравнению(?: со?)?|против|разниц\\p{L}{1,2}(?: (?:между|в))?',
    ),
    word(
      '(?:на сколько|насколько|во сколько раз)|(?:больше|меньше|выше|ниже|вырос\\p{L}*|изменил\\p{L}+)?,? ?чем',
    ),
    '(?:做个|进行)?(?:比较|对比|相比|相较)(?:一下)?|差(?:多少|距|额|异|别)|(?:比(?=.*(?:多|少|高|低|大|小)了?(?:多少)?))',
  ].join('|'),
  'giu',
);

/** What is left over of a comparison once the words above are gone. */
const BESIDE = new RegExp(
  [
    word('more|less|higher|lower|larger|smaller|bigger|greater|between|with|and|to|against|the'),
    word('больше|меньше|выше|ниже|между|со|по'),
    '[多少高低大小]了?多少|之间|差多少',
  ].join('|'),
  'giu',
);

/** Longer texts tell more than what is to be compared. */
const MOST_CHARACTERS = 200;

/** Whether a text asks to compare: `GDP 2020 vs 2015`, `сравни ВВП`, `2020年GDP比2015年多多少`. */
export function asksToCompare(text: string): boolean {
  return text.length <= MOST_CHARACTERS && normalise(text).search(COMPARING) !== -1;
}

/** Words without those that only say that they are compared. */
export const withoutComparing = (words: string): string => words.replace(COMPARING, ' ').replace(BESIDE, ' ');

/** Two years that a word joins are two, where they are compared. */
const JOINED_YEARS =
  /(?<!(?:between|from|между)\s+)(?<![\p{L}\d])(\d{4}年?)\s*(?:and|with|to|и|со?|和|与|跟)\s*(?=(?:in |в )?\d{4}(?!\d))/giu;

/** `2022 and 2023` as two years rather than as the time from one to the other. */
export const withYearsApart = (text: string): string => text.replace(JOINED_YEARS, '$1 ; ');
