import { negated } from '../../numbers/amount.ts';
import { directionOf } from '../../numbers/printed-figure.ts';
import { type Period, parsePeriod } from '../period/period.ts';
import type { Said } from './agreement.ts';
import type { FigureContext } from './figure-context.ts';
import type { Reading } from './said-figure.ts';

const GROWTH_BESIDE =
  /(?<!\p{L})(?:(?<!ma(?:de|kes?|king) )up|down|grew|grow\p{L}*|ris\p{L}*|rose|increas\p{L}*|decreas\p{L}*|fell|fall\p{L}*|drop\p{L}*|declin\p{L}*|jump\p{L}*|gain\p{L}*|climb\p{L}*|yoy|year-on-year|вырос\p{L}*|рост\p{L}*|прирост\p{L}*|увелич\p{L}*|сниз\p{L}*|сниж\p{L}*|упал\p{L}*|сокра\p{L}*|подня\p{L}*)(?!\p{L})|增|上升|下降|下跌|减少|同比|提高|[+-]\s?$/iu;
const GROWTH_BEHIND =
  /^[\s(]*(?:больше|меньше|выше|ниже|more than|less than|higher|lower|(?:annual |yearly )?(?:growth|increase|rise|decline|drop)|рост|прирост|year[ -]on[ -]year|yoy|г\/г|的?(?:增长|增幅|增速))/iu;
/** `fell from 66.9% to 66.0%`, `升至66.0%` are what it was and became; `growth slowed to 8.9%` is growth all the same. */
const LEVEL =
  /(?<!\p{L})(?:from|to|со?|до)\s+(?:(?:about|around|nearly|almost|over|only|почти|около)\s+)?$|[由从][^，。；,;]{0,10}$|(?:降|升|增|增长|增加|提高|上升|下降|回落)[至到为][^，。；,;]{0,10}$/iu;
const RATE =
  /(?<!\p{L})(?:growth|increase|decline|rate|рост\p{L}{0,2}|прирост\p{L}*|темп\p{L}*)(?!\p{L})|增速|增幅|增长率/iu;
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
  if (LEVEL.test(before) && !RATE.test(before)) return false;
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

/** What a change is measured from, where the message says so: `since 2015`, `against 2015`, `较2015年`. */
const BASE =
  /(?<!\p{L})(?:since|against|compared (?:with|to)|over|than in|со?|против|относительно|(?:по )?сравнению с|чем в)\s+((?:19|20)\d\d)(?!\d)|[较比自]\s?((?:19|20)\d\d)年/iu;

/**
 * The period that a change is of: a range of two years is the later one against the earlier. `null` where the change is
 * over more than a year, of which no source prints one; the period of the context where nothing else is said.
 */
export function periodOfChange({ period, periods, before, after }: FigureContext): Period | null {
  const [, first, second] = BASE.exec(`${before} | ${after}`) ?? [];
  const range = period?.kind === 'range' ? /^(\d{4})\/(\d{4})$/.exec(period.text) : null;
  const base = Number(first ?? second ?? range?.[1] ?? 0);
  if (base === 0) return period;
  const years = [...periods.map(({ text }) => Number(text.slice(0, 4))), Number(range?.[2] ?? 0)];
  const later = years.filter((year) => year > base);
  return later.length > 0 && later.every((year) => year === base + 1) ? parsePeriod(String(base + 1)) : null;
}
