import { Decimal } from 'decimal.js';
import type { Derived, Formula, Indicator, Observation } from '../fact.ts';
import { parseId } from '../id.ts';
import { LANGUAGES, type Localized } from '../language.ts';
import { lastDayOf, type PublicationDate } from '../period/iso-date.ts';
import { type Period, rhythmOf, yearBefore } from '../period/period.ts';
import type { Qualifier, Quantity, Unit } from '../unit.ts';
import { breakBetween } from './series-break.ts';

/** Significant digits of a quotient of exact counts, which could be carried out without end. */
const DIGITS_OF_EXACT = 3;

/** Whoever hedges a value does not stand by its fourth digit, however many are printed. */
const DIGITS_UNDER_HEDGE = 3;

/** Enough for any printed figure; the default of 20 could round before we do. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/** A value with the bounds that its printed rounding allows. */
type Bounded = { readonly low: Decimal; readonly value: Decimal; readonly high: Decimal };

type Result = { readonly of: Bounded; readonly multiplier: number; readonly period: Period };

/** A whole number of things without a multiplier or a hedge is what it says; everything else was rounded in print. */
function isExact({ digits, multiplier, qualifier }: Quantity, unit: Unit): boolean {
  return unit.kind === 'count' && multiplier === 0 && qualifier === null && !digits.includes('.');
}

/** Whole square kilometres beside ones with decimals were measured and rounded; whole companies were counted. */
function isCounted({ quantity, unit, indicator }: Observation, beside: readonly Observation[]): boolean {
  const isMeasured = beside.some(
    (other) => other.indicator.unit === indicator.unit && other.quantity.digits.includes('.'),
  );
  return isExact(quantity, unit) && !isMeasured;
}

function significantDigits(digits: string): number {
  return digits.replace(/[^\d]/g, '').replace(/^0+/, '').length || 1;
}

/** `3.45` stands for anything from 3.445 to 3.455. */
function bounded(digits: string, exact: boolean): Bounded {
  const value = new Exact(digits);
  const decimals = digits.split('.')[1]?.length ?? 0;
  const half = exact ? new Exact(0) : new Exact(10).pow(-decimals).div(2);
  return { low: value.minus(half), value, high: value.plus(half) };
}

function scaled(observation: Observation, beside: readonly Observation[] = [observation]): Bounded {
  const { quantity } = observation;
  const { low, value, high } = bounded(quantity.digits, isCounted(observation, beside));
  const factor = new Exact(10).pow(quantity.multiplier);
  return { low: low.times(factor), value: value.times(factor), high: high.times(factor) };
}

/** `null` where the divisor may be zero or either side negative: no such quotient is meaningful here. */
function quotient(above: Bounded, below: Bounded): Bounded | null {
  if (below.low.lte(0) || above.low.lt(0)) return null;
  return {
    low: above.low.div(below.high),
    value: above.value.div(below.value),
    high: above.high.div(below.low),
  };
}

function times(bounds: Bounded, factor: Decimal.Value): Bounded {
  return {
    low: bounds.low.times(factor),
    value: bounds.value.times(factor),
    high: bounds.high.times(factor),
  };
}

/** From a million on, in millions, billions or trillions: written out, zeros would pass for digits that are known. */
function scaledDown(of: Bounded): { readonly of: Bounded; readonly multiplier: number } {
  const multiplier = Math.min(12, 3 * Math.floor(of.value.e / 3));
  if (multiplier < 6) return { of, multiplier: 0 };
  return { of: times(of, new Exact(10).pow(-multiplier)), multiplier };
}

function impliedPrevious(of: Observation): Result | null {
  const period = yearBefore(of.period);
  if (of.change === null || period === null) return null;
  if (of.change.basis !== 'year-on-year') return null;
  const exact = isExact(of.quantity, of.unit);
  const percent = bounded(of.change.percent, false);
  const growth = {
    low: percent.low.div(100).plus(1),
    value: percent.value.div(100).plus(1),
    high: percent.high.div(100).plus(1),
  };
  const previous = quotient(bounded(of.quantity.digits, exact), growth);
  return previous === null ? null : { of: previous, multiplier: of.quantity.multiplier, period };
}

/** The change of a year against the year before, where its source does not print it. */
function growth(later: Observation, earlier: Observation): Result | null {
  if (later.change !== null || later.period.kind !== 'year') return null;
  if (yearBefore(later.period)?.text !== earlier.period.text) return null;
  const ratio = quotient(scaled(later), scaled(earlier));
  if (ratio === null) return null;
  const of = { low: ratio.low.minus(1), value: ratio.value.minus(1), high: ratio.high.minus(1) };
  return { of: times(of, 100), multiplier: 0, period: later.period };
}

function compute(formula: Formula, inputs: readonly Observation[]): Result | null {
  const [first, second] = inputs;
  if (first === undefined) return null;
  if (formula.kind === 'implied-previous') return impliedPrevious(first);
  if (second === undefined) return null;
  switch (formula.kind) {
    case 'growth':
      return growth(first, second);
    case 'share':
    case 'share-of-area':
    case 'per': {
      const ratio = quotient(scaled(first, inputs), scaled(second, inputs));
      if (ratio === null || first.period.text !== second.period.text) return null;
      if (formula.kind === 'per') return { ...scaledDown(ratio), period: first.period };
      return { of: times(ratio, 100), multiplier: 0, period: first.period };
    }
    default:
      return formula satisfies never;
  }
}

/** A sum of dollars and one of yuan are never set against each other. */
function sameUnit(one: Unit, other: Unit): boolean {
  if (one.kind === 'currency') return other.kind === 'currency' && one.code === other.code;
  return one.kind === other.kind;
}

/**
 * Whether values may be computed with each other: all reported and undoubted, shares and growths in one unit. Estimates,
 * targets and misprints would make a figure that nobody stands for, and so would two places or definitions.
 */
function areFit(formula: Formula, inputs: readonly Observation[]): boolean {
  if (inputs.some(({ status, doubt }) => status !== 'reported' || doubt !== null)) return false;
  // Five degrees are not a share of ten, nor twice as warm as two and a half.
  if (inputs.some(({ indicator }) => indicator.scale === 'interval')) return false;
  const [first, second] = inputs;
  if (first === undefined || second === undefined) return true;
  const samePlace = first.area.id === second.area.id;
  const sameThing = first.indicator.id === second.indicator.id;
  switch (formula.kind) {
    case 'per':
      return samePlace;
    case 'share':
      return samePlace && sameUnit(first.unit, second.unit);
    case 'growth':
      return samePlace && sameThing && sameUnit(first.unit, second.unit);
    case 'share-of-area':
      return sameThing && sameUnit(first.unit, second.unit);
    case 'implied-previous':
      return true;
    default:
      return formula satisfies never;
  }
}

/** Whether a formula leads across a break of the series it reads: to the year before, which was counted otherwise. */
function isBroken(
  formula: Formula,
  [first, second]: readonly Observation[],
  breaks: readonly Observation[],
): boolean {
  if (first === undefined) return false;
  const earlier =
    formula.kind === 'implied-previous'
      ? yearBefore(first.period)
      : formula.kind === 'growth'
        ? (second?.period ?? null)
        : null;
  return earlier !== null && breakBetween(breaks, first.period, earlier) !== null;
}

/** What the figure is in: an amount for each keeps the amount's currency, a value of the year before its own. */
function unitOf(
  indicator: Indicator,
  formula: Formula,
  [first]: readonly [Observation, ...Observation[]],
): Unit {
  const keeps = formula.kind === 'implied-previous' || formula.kind === 'per';
  return keeps && first.unit.kind === 'currency' ? first.unit : indicator.unit;
}

/**
 * How many digits the inputs carry: the fewest that any rounded input has, and three at most where one is hedged;
 * `null` when all are exact.
 */
function carriedDigits(formula: Formula, inputs: readonly Observation[]): number | null {
  const printed = inputs
    .filter((input) => !isCounted(input, inputs))
    .map(({ quantity }) => significantDigits(quantity.digits));
  const change = formula.kind === 'implied-previous' ? inputs[0]?.change : null;
  if (change) {
    // A growth of 89.35 percent is a factor of 1.8935, a fall of 99.9 percent one of 0.001: what counts is its digits.
    const places = 2 + (change.percent.split('.')[1]?.length ?? 0);
    printed.push(significantDigits(new Exact(change.percent).div(100).plus(1).toFixed(places)));
  }
  if (inputs.some(({ quantity }) => quantity.qualifier !== null)) printed.push(DIGITS_UNDER_HEDGE);
  return printed.length === 0 ? null : Math.min(...printed);
}

function rounded(value: Decimal, digits: number, rounding: Decimal.Rounding): string {
  const short = value.toSignificantDigits(digits, rounding);
  return short.toFixed(short.isZero() ? 0 : Math.max(0, digits - 1 - short.e));
}

/**
 * The value and its range with the digits that the inputs carry. A growth is rounded at the place where their quotient
 * is, from four digits each 1.148 is 14.8 percent and 1.003 is 0.3, and has no more digits than the inputs carry: 77.14
 * from three digits each is 7,610 percent.
 */
function roundedFigures(
  formula: Formula,
  { low, value, high }: Bounded,
  carried: number | null,
): Pick<Derived, 'range'> & { readonly digits: string } {
  if (formula.kind === 'growth') {
    const factor = value.div(100).plus(1);
    const places = Math.max(0, (carried ?? DIGITS_OF_EXACT + 1) - 1 - factor.e - 2);
    const range = {
      low: low.toFixed(places + 1, Decimal.ROUND_FLOOR),
      high: high.toFixed(places + 1, Decimal.ROUND_CEIL),
    };
    if (carried === null) return { digits: withoutMinusZero(value.toFixed(places)), range: null };
    const isTooLong = value.e + 1 + places > carried;
    const digits = isTooLong ? rounded(value, carried, Decimal.ROUND_HALF_UP) : value.toFixed(places);
    return { digits: withoutMinusZero(digits), range };
  }
  if (carried === null) {
    const digits = value.toSignificantDigits(Math.max(DIGITS_OF_EXACT, value.e + 1)).toFixed();
    return { digits, range: null };
  }
  return {
    digits: rounded(value, carried, Decimal.ROUND_HALF_UP),
    range: {
      low: rounded(low, carried + 1, Decimal.ROUND_FLOOR),
      high: rounded(high, carried + 1, Decimal.ROUND_CEIL),
    },
  };
}

const withoutMinusZero = (digits: string) => (/^-[0.]+$/.test(digits) ? digits.slice(1) : digits);

/** The id of a figure that is computed: made from indicator, area and period. */
export function derivedId(indicator: string, area: string, period: string): string {
  return `${indicator}-${area}-${period.toLowerCase().replace('../', 'until-').replace('/', '-to-')}`;
}

/**
 * Hedges that survive a computation. "More than" on an input bounds the result from one side only, in a direction
 * that depends on the formula: such a figure is not derived at all.
 */
function qualifierOf(formula: Formula, inputs: readonly Observation[]): Qualifier | null | 'none-possible' {
  const change = formula.kind === 'implied-previous' ? inputs[0]?.change : null;
  const hedges = [...inputs.map(({ quantity }) => quantity.qualifier), change?.qualifier ?? null];
  if (hedges.includes('more-than') || hedges.includes('less-than')) return 'none-possible';
  return hedges.every((hedge) => hedge === null) ? null : 'about';
}

function latestVintage(inputs: readonly Observation[]): PublicationDate | null {
  return inputs.reduce<PublicationDate | null>((latest, { vintage }) => {
    if (vintage === null || latest === null) return vintage ?? latest;
    return lastDayOf(vintage) > lastDayOf(latest) ? vintage : latest;
  }, null);
}

/** What must be known of an input must be known of what is computed from it. */
function joinedCaveats(inputs: readonly Observation[]): Localized | null {
  const caveats = inputs.flatMap(({ caveat }) => caveat ?? []);
  if (caveats.length === 0) return null;
  const inEach = LANGUAGES.flatMap((language) => {
    const texts = new Set(caveats.flatMap((caveat) => caveat[language] ?? []));
    return texts.size === 0 ? [] : [[language, [...texts].join(language === 'zh' ? '' : ' ')] as const];
  });
  return Object.fromEntries(inEach);
}

/** A difference of two values of the same thing, always with its sign: `3.4` or `-12.0` percent, `-2.1` points. */
export type Difference =
  | { readonly kind: 'percent'; readonly amount: string }
  /** Between two rates, in percentage points. */
  | { readonly kind: 'points'; readonly amount: string }
  /** Between two values on an interval scale, in their unit. */
  | { readonly kind: 'amount'; readonly amount: string; readonly unit: Unit };

/** A change between two periods of one rhythm, with what it is computed from. */
export type ChangeBetween = {
  readonly kind: 'change';
  readonly later: Observation;
  readonly earlier: Observation;
  /** Rounded to what the values carry: `33`, `-2.4`. */
  readonly difference: Difference;
  /** A hedge on either value is one on the change. */
  readonly qualifier: Qualifier | null;
};

/**
 * Why no change is computed between two values of one series: it breaks between them; periods of different kinds;
 * running totals; two currencies; a value that is only a bound; an estimate; nothing to divide by.
 */
export const REASONS = ['break', 'period', 'total', 'currency', 'bound', 'estimate', 'zero'] as const;
export type Reason = (typeof REASONS)[number];

export type NoChange = {
  readonly kind: 'none';
  readonly later: Observation;
  readonly earlier: Observation;
  readonly why: Reason;
};

function reasonAgainst(
  later: Observation,
  earlier: Observation,
  breaks: readonly Observation[],
): Reason | null {
  if (breakBetween(breaks, later.period, earlier.period) !== null) return 'break';
  const rhythm = rhythmOf(later.period);
  if (rhythm !== rhythmOf(earlier.period)) return 'period';
  if (rhythm === 'cumulative') return 'total';
  if (!sameUnit(later.unit, earlier.unit)) return 'currency';
  if (qualifierOf({ kind: 'growth', of: later.indicator.id }, [later, earlier]) === 'none-possible')
    return 'bound';
  return later.status === 'reported' && earlier.status === 'reported' ? null : 'estimate';
}

const breaksAmong = (observations: readonly Observation[]) => observations.filter(({ isBreak }) => isBreak);

/**
 * How much a value grew from an earlier period of the same rhythm, or why that is not said. `null` where nobody would
 * expect it: another indicator or place, the same or a later period, a rate, a doubt, a target. `breaks` are those of
 * the series.
 */
export function changeBetween(
  later: Observation,
  earlier: Observation,
  breaks: readonly Observation[] = breaksAmong([later, earlier]),
): ChangeBetween | NoChange | null {
  const inputs = [later, earlier];
  if (later.indicator.id !== earlier.indicator.id || later.area.id !== earlier.area.id) return null;
  if (
    later.unit.kind === 'percent' ||
    inputs.some(({ doubt, status }) => doubt !== null || status === 'target')
  ) {
    return null;
  }
  const { period, unit } = later;
  if (period.text === earlier.period.text || earlier.period.end > period.end) return null;
  const none = (why: Reason): NoChange => ({ kind: 'none', later, earlier, why });
  const why = reasonAgainst(later, earlier, breaks);
  const formula: Formula = { kind: 'growth', of: later.indicator.id };
  const qualifier = qualifierOf(formula, inputs);
  if (why !== null || qualifier === 'none-possible') return none(why ?? 'bound');
  const [above, below] = [scaled(later), scaled(earlier)];
  if (later.indicator.scale === 'interval') {
    const amount = above.value.minus(below.value).toFixed();
    return { kind: 'change', later, earlier, difference: { kind: 'amount', amount, unit }, qualifier };
  }
  const ratio = quotient(above, below);
  if (ratio === null) return none('zero');
  const of = times({ low: ratio.low.minus(1), value: ratio.value.minus(1), high: ratio.high.minus(1) }, 100);
  const amount = roundedFigures(formula, of, carriedDigits(formula, inputs)).digits;
  return { kind: 'change', later, earlier, difference: { kind: 'percent', amount }, qualifier };
}

/**
 * How far one value is from another: in percentage points between rates, in their unit on an interval scale, else in
 * percent. `null` where they are equal or the other is zero, and where they are not values of the same thing: another
 * indicator, place, period or currency.
 */
export function differenceOf(of: Observation, from: Observation): Difference | null {
  const same = of.indicator.id === from.indicator.id && of.area.id === from.area.id;
  if (!same || of.period.text !== from.period.text || !sameUnit(of.unit, from.unit)) return null;
  const [value, base] = [scaled(of).value, scaled(from).value];
  if (value.eq(base)) return null;
  if (of.unit.kind === 'percent') return { kind: 'points', amount: value.minus(base).toFixed() };
  if (of.indicator.scale === 'interval') {
    return { kind: 'amount', amount: value.minus(base).toFixed(), unit: of.unit };
  }
  if (base.isZero()) return null;
  return { kind: 'percent', amount: value.div(base).minus(1).times(100).toFixed(1) };
}

/**
 * A derived figure from its inputs (in the order of the formula: part and whole, amount and by), with exact decimals,
 * rounded to the digits its least precise input carries, and the range that the inputs' rounding allows.
 * `null` where the formula cannot be applied honestly: no change printed, a divisor of zero, a one-sided hedge, a value
 * that is doubtful, an estimate or a target, two currencies, two periods, a year that is not whole, an interval scale, or
 * a break of the series in between. `breaks` are those of the series that the formula reads.
 */
export function derive(
  indicator: Indicator,
  formula: Formula,
  inputs: readonly [Observation, ...Observation[]],
  breaks: readonly Observation[] = breaksAmong(inputs),
): Derived | null {
  const qualifier = qualifierOf(formula, inputs);
  if (qualifier === 'none-possible' || !areFit(formula, inputs) || isBroken(formula, inputs, breaks))
    return null;
  const result = compute(formula, inputs);
  if (result === null) return null;
  const { area } = inputs[0];
  const id = parseId<'fact'>(derivedId(indicator.id, area.id, result.period.text));
  if (id === null) {
    throw new Error(
      `No fact id fits in 60 characters for "${indicator.id}" in "${area.id}": shorten one of these ids.`,
    );
  }
  const figures = roundedFigures(formula, result.of, carriedDigits(formula, inputs));
  return {
    kind: 'derived',
    id,
    indicator,
    formula,
    area,
    period: result.period,
    unit: unitOf(indicator, formula, inputs),
    quantity: { digits: figures.digits, multiplier: result.multiplier, qualifier },
    // "About" says nothing of how far off it may be, so the rounding of its digits bounds nothing.
    range: qualifier === null ? figures.range : null,
    inputs,
    vintage: latestVintage(inputs),
    caveat: joinedCaveats(inputs),
  };
}
