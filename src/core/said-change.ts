import { negated } from '../numbers/amount.ts';
import { directionOf } from '../numbers/printed-figure.ts';
import type { Said } from './agreement.ts';
import type { FigureContext } from './figure-context.ts';
import type { Reading } from './said-figure.ts';

const GROWTH_BESIDE =
  /(?<!\p{L})(?:up|down|grew|grow\p{L}*|ris\p{L}*|rose|increas\p{L}*|decreas\p{L}*|fell|fall\p{L}*|drop\p{L}*|declin\p{L}*|jump\p{L}*|gain\p{L}*|climb\p{L}*|yoy|year-on-year|вырос\p{L}*|рост\p{L}*|прирост\p{L}*|увелич\p{L}*|сниз\p{L}*|сниж\p{L}*|упал\p{L}*|сокра\p{L}*|подня\p{L}*)(?!\p{L})|增|上升|下降|下跌|减少|同比|提高|[+-]\s?$/iu;
const GROWTH_BEHIND =
  /^[\s(]*(?:больше|меньше|выше|ниже|more than|less than|higher|lower|(?:annual |yearly )?(?:growth|increase|rise|decline|drop)|рост|прирост|year[ -]on[ -]year|yoy|г\/г|的?(?:增长|增幅|增速))/iu;
/** `rose by 5 billion` is how much more, not how much. */
const INCREMENT =
  /(?:(?:grew|ris\p{L}+|rose|increas\p{L}+|fell|fall\p{L}*|drop\p{L}*|declin\p{L}+|up|down|jump\p{L}+)\s+by|(?:вырос\p{L}*|увелич\p{L}+|сниз\p{L}+|упал\p{L}*|сократ\p{L}+)\s+(?:почти |примерно |около )?на)\s*$/iu;

/** The number that a reading says; `null` where it says none. */
export function saidOf(reading: Reading): Said | null {
  switch (reading.kind) {
    case 'amount':
    case 'percent':
    case 'points':
      return reading.said;
    case 'factor':
    case 'part-of-whole':
      return null;
    default:
      return reading satisfies never;
  }
}

/** A fall is printed without its minus: `down 4.1 percent`. */
export function signed(said: Said | null, isChange: boolean, { before }: FigureContext): Said | null {
  if (said === null || !isChange || said.amount.coefficient < 0n) return said;
  return directionOf([before]) === 'fall' ? { ...said, amount: negated(said.amount) } : said;
}

/** Whether a figure is said to be a change of something. */
export function isSaidChange(reading: Reading, { before, after }: FigureContext): boolean {
  if (reading.kind === 'factor') return true;
  return reading.kind === 'percent' && (GROWTH_BESIDE.test(before) || GROWTH_BEHIND.test(after));
}

/** Whether its sentence speaks of a change somewhere before it. */
export function isChangeSpokenOf({ earlier }: FigureContext): boolean {
  return GROWTH_BESIDE.test(earlier);
}

/** Whether it says by how much something grew or fell, in the unit of that thing. */
export function isIncrement(reading: Reading, { before }: FigureContext): boolean {
  return reading.kind === 'amount' && INCREMENT.test(before);
}
