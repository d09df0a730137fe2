import { type BriefingState, PAUSE_REASONS } from '../briefing/briefing.ts';
import { WEEKDAYS, type Weekday } from '../briefing/local-time.ts';
import { type DayRange, rangesOf } from '../briefing/quiet-ranges.ts';
import { type IsoDate, parseIsoDate } from '../core/period/iso-date.ts';

/** What each day is called in a file. */
export const WEEKDAY_WORDS: Readonly<Record<Weekday, string>> = {
  1: 'mon',
  2: 'tue',
  3: 'wed',
  4: 'thu',
  5: 'fri',
  6: 'sat',
  7: 'sun',
};

/** `null` for what is none. */
export function weekdayOf(word: string): Weekday | null {
  return WEEKDAYS.find((day) => WEEKDAY_WORDS[day] === word) ?? null;
}

/** `active`, `paused-asked` */
export function stateWord(state: BriefingState): string {
  return state.kind === 'active' ? 'active' : `paused-${state.reason}`;
}

/** `null` for what is none. */
export function stateOf(word: string): BriefingState | null {
  if (word === 'active') return { kind: 'active' };
  const reason = PAUSE_REASONS.find((one) => word === `paused-${one}`);
  return reason === undefined ? null : { kind: 'paused', reason };
}

/** `2026-10-01..2026-10-07`, `2026-12-31`: a year of holidays in few words. */
export function quietWords(days: readonly IsoDate[]): readonly string[] {
  return rangesOf(days).map(({ from, to }) => (from === to ? from : `${from}..${to}`));
}

/** `null` for what is none. */
export function rangeOf(word: string): DayRange | null {
  const [first = '', second = first, ...more] = word.split('..');
  const [from, to] = [parseIsoDate(first), parseIsoDate(second)];
  return from === null || to === null || more.length > 0 ? null : { from, to };
}
