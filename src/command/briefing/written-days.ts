import { type DayRange, MOST_QUIET } from '../../briefing/quiet-ranges.ts';
import { type IsoDate, parseIsoDate } from '../../core/period/iso-date.ts';
import { type Between, begins, betweenOf, isNamed } from './between-days.ts';

const DATE = String.raw`(?:\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?|(?<!\d)\d{8}(?!\d))`;
const DATES = new RegExp(DATE, 'gu');
const ONLY_RANGE = new RegExp(`^${DATE}(?:(?:\\.{2,3}|[-–—~～/]|至|到)${DATE})?$`, 'u');

/** Whether a word is a date, or a range of two. */
export const isDays = (word: string): boolean => ONLY_RANGE.test(word);

/** `2026-12-01`, `2026/12/1`, `2026年12月1日`, `20261201`; `null` for a day that there is not. */
export function plainDay(text: string): IsoDate | null {
  const [year = '', month = '', day = ''] = text
    .replace(/^(\d{4})(\d{2})(\d{2})$/u, '$1-$2-$3')
    .split(/\D+/u);
  return parseIsoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** `null` for what is the wrong way round, or longer than any briefing's quiet days. */
export function rangeBetween(from: IsoDate | null, to: IsoDate | null): DayRange | null {
  if (from === null || to === null || to < from) return null;
  return Date.parse(to) - Date.parse(from) < MOST_QUIET * 86_400_000 ? { from, to } : null;
}

export type WrittenDays = {
  /** What is said for sure; of what is unclear, its dates alone. */
  readonly ranges: readonly DayRange[];
  readonly faults: readonly string[];
  /** Pieces of the text that say two days, or all from one to the other, or that lack one of the two. */
  readonly unclear: readonly string[];
  /** What of these would be ranges. */
  readonly between: readonly DayRange[];
};

/** A date of the text, with what stands before it and behind the date before. */
type Mark = { readonly date: string; readonly before: string };

function marksIn(text: string): { readonly marks: readonly Mark[]; readonly tail: string } {
  let last = 0;
  const marks = [...text.matchAll(DATES)].map(({ 0: date, index }) => {
    const before = text.slice(last, index);
    last = index + date.length;
    return { date, before };
  });
  return { marks, tail: text.slice(last) };
}

/** What stands between each date and the next; names of holidays part them where each has its own. */
function gapsOf(marks: readonly Mark[], tail: string): readonly Between[] {
  const [head] = marks;
  const isEachNamed = isNamed(head?.before ?? '') !== isNamed(tail);
  let isEnd = false;
  return marks.slice(1).map(({ before }, at) => {
    const between = betweenOf(before, marks[at]?.before ?? '', head?.before ?? '');
    const settled = between === 'named' ? (isEachNamed ? 'apart' : 'unclear') : between;
    // What ends one range begins no other.
    const one = isEnd && settled === 'range' ? 'unclear' : settled;
    isEnd = one === 'range';
    return one;
  });
}

/** The words with digits that are left when the dates are read. */
const strayIn = (marks: readonly Mark[], tail: string): readonly string[] =>
  [...marks.map(({ before }) => before), tail].flatMap((text) =>
    text.split(/\s+/u).filter((word) => /\d/u.test(word)),
  );

/** Reads dates and ranges of them in everyday words: `from … until …`, `с … по …`, `从…到…`, and lists of holidays. */
export function readWrittenDays(text: string): WrittenDays {
  const { marks, tail } = marksIn(text);
  const gaps = gapsOf(marks, tail);
  const ranges: DayRange[] = [];
  const between: DayRange[] = [];
  const faults: string[] = [];
  const unclear: string[] = [];
  const isOpen = marks.map(({ before }, at) => begins(before, at === 0));
  const put = (from: Mark, to: Mark | undefined, into: DayRange[]) => {
    const whole = to === undefined ? from.date : `${from.date}${to.before}${to.date}`;
    const range = rangeBetween(plainDay(from.date), plainDay((to ?? from).date));
    if (range === null) faults.push(whole.slice(0, 80));
    else into.push(range);
  };
  for (const [at, mark] of marks.entries()) {
    const [next, gap] = [marks[at + 1], gaps[at]];
    if (gap === 'range') put(mark, next, ranges);
    else if (gaps[at - 1] !== 'range') put(mark, undefined, ranges);
    if (gap === 'unclear' && next !== undefined) {
      unclear.push(`${mark.date}${next.before}${next.date}`.slice(0, 80));
      const range = rangeBetween(plainDay(mark.date), plainDay(next.date));
      if (range !== null) between.push(range);
    } else if (isOpen[at] === true && gap !== 'range' && gaps[at - 1] !== 'range') {
      unclear.push(`${mark.before.trim().slice(-20)} ${mark.date}`.trim());
    }
  }
  return { ranges, faults: [...faults, ...strayIn(marks, tail)], unclear, between };
}
