import type { FactBook } from '../book/fact-book.ts';
import type { Area, Derived, Indicator, Observation } from '../fact.ts';
import { type Agreement, agreementOf, type Known, knownOf, type Said } from '../message/agreement.ts';
import type { FigureContext } from '../message/figure-context.ts';
import type { Reading } from '../message/said-figure.ts';
import { isWithin, type Period } from '../period/period.ts';
import { namesGrowth } from '../question/question.ts';
import type { Unit } from '../unit.ts';
import { isChildNamed, isNamedWith, isPartNamed } from './place-names.ts';

export type Figure = Observation | Derived;

/** What of a fact a figure is compared with. */
export type Measure = 'value' | 'change';

/** A fact that a figure may be compared with, and what that gives. */
export type Comparable = {
  readonly fact: Figure;
  readonly measure: Measure;
  readonly agreement: Agreement;
  /** Whether currency and kind of unit fit; a sum in another currency is another sum. */
  readonly isSameUnit: boolean;
  /** `open` where the message names no period. */
  readonly period: 'same' | 'other' | 'open';
  /** Whether it is of the very period named, not of a part of it. */
  readonly isExactPeriod: boolean;
  /** Whether the book stands by it: no doubted print, no older vintage, not the source that comes second. */
  readonly isPreferred: boolean;
  /** Whether the message names the place, or the book has the indicator of no other. */
  readonly isSurePlace: boolean;
};

/** A value that adds up over a year is not told by a part of it; a count at a date within the year tells the year. */
function isPartOf({ indicator, period }: Figure): boolean {
  if (indicator.aggregation !== 'sum') return false;
  const isMonths = period.kind === 'range' && /^\d{4}-\d\d\/\d{4}-\d\d$/.test(period.text);
  return period.kind === 'half' || period.kind === 'quarter' || period.kind === 'month' || isMonths;
}

function periodOf(fact: Figure, { period, periods, against }: FigureContext): Comparable['period'] {
  if (against !== null) {
    const isBefore = fact.period.end < against.period.start;
    const isAfter = fact.period.start > against.period.end;
    return (against.side === 'before' ? isBefore : isAfter) ? 'open' : 'other';
  }
  if (period === null) return 'open';
  const same = (asked: Period) =>
    fact.period.text === asked.text ||
    (isWithin(fact.period, asked) && !(asked.kind !== 'range' && isPartOf(fact)));
  if (same(period)) return 'same';
  // A running total until December is that of the end of the year.
  if (fact.period.kind === 'cumulative' && fact.period.end === period.end) return 'same';
  // `end of 2023 to the beginning of 2024`: days of a holiday over both.
  const years = new Set(periods.map(({ text }) => text.slice(0, 4)));
  const [from, to] = [fact.period.start.slice(0, 4), fact.period.end.slice(0, 4)];
  const isOver = fact.period.kind === 'range' && from !== to && fact.period.text.length > 9;
  return isOver && years.has(from) && years.has(to) ? 'same' : 'other';
}

/** The places of an indicator that a message may speak of, and whether that is sure. */
export function placesOf(
  book: FactBook,
  indicator: Indicator,
  { areas, within, isForeign, own }: FigureContext,
): readonly { readonly area: Area; readonly isSure: boolean }[] {
  if (isForeign) return [];
  const known = book.areasOf(indicator);
  if (areas.length === 0) {
    const [only, ...others] = known;
    if (only === undefined) return [];
    return others.length === 0
      ? [{ area: only, isSure: true }]
      : known.filter(({ id }) => id === book.info.area).map((area) => ({ area, isSure: false }));
  }
  const parts = known.filter(
    (area) => within !== null && area.parent === within.id && areas.some((place) => isPartNamed(area, place)),
  );
  if (parts.length > 0) return parts.map((area) => ({ area, isSure: true }));
  const named = known.filter((area) => areas.includes(area));
  if (named.length > 0) return named.map((area) => ({ area, isSure: true }));
  // A country may be part of a name, as of an alliance; a city's area may be that of the zone which is spoken of.
  if (known.length === 1 && areas.every((area) => isNamedWith(indicator, area))) {
    return known.map((area) => ({ area, isSure: true }));
  }
  return known
    .filter(
      (area) =>
        areas.every((place) => isPartNamed(area, place)) ||
        areas.some((place) => isChildNamed(area, place, own)),
    )
    .map((area) => ({ area, isSure: false }));
}

function fitsUnit(reading: Extract<Reading, { kind: 'amount' }>, unit: Unit): 'same' | 'other' | 'none' {
  const { currencies, said } = reading;
  switch (unit.kind) {
    case 'percent':
      return 'none';
    case 'count':
      return currencies === null ? 'same' : 'none';
    case 'currency':
      if (currencies !== null) return currencies.includes(unit.code) ? 'same' : 'other';
      return said.isScaled || said.amount.exponent + String(said.amount.coefficient).length > 4
        ? 'same'
        : 'none';
    default:
      return unit satisfies never;
  }
}

/** What the change of a fact is known as. */
function changeKnown(fact: Figure): Known | null {
  if (fact.kind === 'derived' || fact.change === null) return null;
  const { percent, qualifier } = fact.change;
  return knownOf({ digits: percent, multiplier: 0, qualifier }, { kind: 'percent' });
}

const isGrowth = ({ names }: Indicator) => Object.values(names).some(namesGrowth);

function within(low: number, high: number, fact: Figure, measure: Measure): Agreement {
  const digits =
    measure === 'change' && fact.kind === 'observation' ? fact.change?.percent : fact.quantity.digits;
  const value = Number(digits);
  return value >= low && value <= high ? 'rounded' : 'none';
}

/** Sets a figure beside a fact of the book; none where they measure different things. */
export function compared(
  reading: Reading,
  said: Said | null,
  isChange: boolean,
  fact: Figure,
): readonly { readonly measure: Measure; readonly agreement: Agreement; readonly isSameUnit: boolean }[] {
  const value = knownOf(fact.quantity, fact.unit);
  const change = changeKnown(fact);
  const isRate = fact.unit.kind === 'percent' && isGrowth(fact.indicator);
  switch (reading.kind) {
    case 'amount': {
      const unit = fitsUnit(reading, fact.unit);
      if (unit === 'none' || said === null) return [];
      return [{ measure: 'value', agreement: agreementOf(said, value), isSameUnit: unit === 'same' }];
    }
    case 'percent': {
      if (said === null) return [];
      if (fact.unit.kind === 'percent' && isRate === isChange) {
        return [{ measure: 'value', agreement: agreementOf(said, value), isSameUnit: true }];
      }
      if (!isChange || change === null) return [];
      return [{ measure: 'change', agreement: agreementOf(said, change), isSameUnit: true }];
    }
    case 'factor':
      if (isRate)
        return [
          { measure: 'value', agreement: within(reading.low, reading.high, fact, 'value'), isSameUnit: true },
        ];
      if (change === null) return [];
      return [
        { measure: 'change', agreement: within(reading.low, reading.high, fact, 'change'), isSameUnit: true },
      ];
    case 'part-of-whole':
      if (fact.unit.kind !== 'percent' || isRate) return [];
      return [
        { measure: 'value', agreement: within(reading.low, reading.high, fact, 'value'), isSameUnit: true },
      ];
    case 'points':
      return [];
    default:
      return reading satisfies never;
  }
}

/** Every fact of an indicator that a figure may be compared with in its context. */
export function comparables(
  book: FactBook,
  indicator: Indicator,
  context: FigureContext,
  reading: Reading,
  said: Said | null,
  isChange: boolean,
): readonly Comparable[] {
  return placesOf(book, indicator, context).flatMap(({ area, isSure }) => {
    const grown = isChange
      ? book.derivedFrom(indicator).filter((one) => one.formula.kind === 'growth' && one.area === area)
      : [];
    const preferred = [...book.series(indicator, area), ...grown];
    const others = preferred.flatMap((fact) => (fact.kind === 'observation' ? book.othersOf(fact) : []));
    const versions = new Set<Figure>([...others, ...book.doubtful(indicator, area)]);
    return [...preferred, ...versions].flatMap((fact) =>
      compared(reading, said, isChange, fact).map((one) => ({
        ...one,
        fact,
        period: periodOf(fact, context),
        isExactPeriod: fact.period.text === context.period?.text,
        isPreferred: !versions.has(fact),
        isSurePlace: isSure,
      })),
    );
  });
}
