import { withRangesJoined } from './days.ts';
import { withHanParted, withSharedWeek } from './han-words.ts';
import { withTimesJoined } from './times.ts';

/** Stand between words, and say nothing. */
export const CONNECTORS = new Set(
  'and at on in to as for from the every each 和 与 的 从 在 с со и в во по на о об каждый каждую каждое'.split(
    ' ',
  ),
);

/**
 * Words that leave something out, or change what there is: without them, what is said is another thing. `except`, `add`,
 * `every other`.
 */
const TURNING = new Set(
  [
    'except excepting excluding exclude but not no without minus never skip dont don’t instead',
    'add adding plus also too remove drop other alternate alternating biweekly fortnightly monthly',
    'кроме исключая исключением без не нет минус вместо',
    'добавить добавь добавьте плюс также тоже ещё еще убрать убери уберите удалить через',
  ].flatMap((words) => words.split(' ')),
);

const TURNING_HAN = /[除不非别没无勿加添减隔删]|去掉|移除|取消/u;

/** Whether a word says what to leave out, or what to add to what there is. */
export function turnsPlan(word: string): boolean {
  const plain = word.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return TURNING.has(plain.replace(/'/u, '’')) || TURNING.has(plain) || TURNING_HAN.test(plain);
}

/**
 * One way of writing for the many in which people write days and times, wherever these stand: among other words, in an
 * option, or in a field of a form.
 */
export function plainWords(text: string): string {
  return withHanParted(withRangesJoined(withTimesJoined(withSharedWeek(text))))
    .replace(/(?<!\p{L})(?:every day|каждый день)(?!\p{L})/giu, 'daily')
    .replace(/(?<!\p{L})(utc|gmt)\s+(?=[+−-]\d)/giu, '$1')
    .replace(/[，、；;]/gu, ',')
    .replace(/[()（）]/gu, ' ');
}

/** Its words, without those that say nothing. */
export const plainTokens = (text: string): readonly string[] =>
  plainWords(text)
    .split(/[\s,]+/u)
    .filter((word) => word !== '' && !CONNECTORS.has(word.toLowerCase()));
