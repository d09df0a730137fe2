import { DOLLARS, directionOf, type Figure, figuresIn, writtenOut } from '../numbers/printed-figure.ts';
import type { Entry } from './check-shape.ts';
import { type Fault, faultAt } from './fault.ts';
import type { IndicatorEntry, ObservationEntry } from './schema.ts';

type Unit = IndicatorEntry['unit'];

/** A decimal without sign of grouping, exponent or leading zeros. */
const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Growth above this is more likely a slip of the point. */
const MOST_PERCENT = 10_000;

/**
 * The value, its change and its period are those that the printed strings hold: digits, scale, currency, percent and
 * sign. Printed strings without any digit (`nine major areas`) are left to the reviewer.
 */
export function checkPrinted(entry: Entry<ObservationEntry>, unit: Unit | undefined): readonly Fault[] {
  const figures = entry.value.printed.flatMap(figuresIn);
  return [
    ...checkValue(entry, figures, unit),
    ...checkChange(entry, figures),
    ...checkYear(entry, figures, unit),
  ];
}

/** What no load leaves out: value and change are plain decimals, whatever is printed. */
export function checkForms(entry: Entry<ObservationEntry>): readonly Fault[] {
  const value = formOf(entry, 'value');
  const percent = entry.value.change === undefined ? value : formOf(entry, 'change', 'percent');
  if (typeof value === 'string' && typeof percent === 'string') return [];
  return [...new Set([value, percent])].filter((form) => typeof form !== 'string');
}

function formOf(entry: Entry<ObservationEntry>, ...path: readonly string[]): string | Fault {
  const digits = entry.digits(...path) ?? '';
  if (DECIMAL.test(digits) && digits.length <= 30) return digits;
  return faultAt(
    entry.place(...path),
    `"${path.join('.')}" is written as ${digits}`,
    'Write a plain decimal of at most 30 characters such as 3.45; the power of ten goes into "multiplier".',
  );
}

function notPrinted(
  entry: Entry<ObservationEntry>,
  path: readonly string[],
  digits: string,
  figures: readonly Figure[],
): Fault {
  const printed = [...new Set(figures.flatMap(({ readings }) => readings))].join(', ');
  return faultAt(
    entry.place(...path),
    `The digits ${digits} of "${path.join('.')}" are not among the printed strings`,
    `Write the digits as printed, with their last zeros (printed are: ${printed}), or add the string that prints them.`,
  );
}

/** What is wrong when a printed number has the digits of a value but means something else, and what would be right. */
type Objection = readonly [key: 'value' | 'multiplier' | 'indicator', message: string, remedy: string];

function checkValue(
  entry: Entry<ObservationEntry>,
  figures: readonly Figure[],
  unit: Unit | undefined,
): readonly Fault[] {
  const digits = formOf(entry, 'value');
  if (typeof digits !== 'string') return [digits];
  if (figures.length === 0) return [];
  const plain = digits.replace('-', '');
  const { multiplier = 0, printed } = entry.value;
  const out = writtenOut(plain, multiplier);
  const same = figures.filter(
    ({ readings, scale }) => readings.includes(plain) || (scale === 0 && readings.includes(out)),
  );
  if (same.length === 0) return [notPrinted(entry, ['value'], digits, figures)];
  const objections = same.map((figure) => {
    const scaled = figure.scale === multiplier || (figure.scale === 0 && figure.readings.includes(out));
    if (isYear(figure, entry, unit)) return yearIsNoValue(figure);
    return (
      meansOther(figure, unit) ?? otherSign(figure, digits, printed) ?? (scaled ? null : otherScale(figure))
    );
  });
  const [first] = objections;
  if (first === undefined || first === null || objections.includes(null)) return [];
  const [key, message, remedy] = first;
  const place = key === 'multiplier' && entry.value.multiplier === undefined ? 'value' : key;
  return [faultAt(entry.place(place), message, remedy)];
}

/** A year of the period that stands there as a year: not `2019 companies`. */
function isYear(
  figure: Figure,
  { value: { period } }: Entry<ObservationEntry>,
  unit: Unit | undefined,
): boolean {
  if (!looksLikeYear(figure)) return false;
  if (figure.run < period.start.slice(0, 4) || figure.run > period.end.slice(0, 4)) return false;
  const nouns =
    typeof unit === 'object' ? Object.values(unit.count).flatMap((forms) => Object.values(forms)) : [];
  const after = figure.after.trimStart().toLowerCase();
  return !nouns.some((noun) => after.startsWith(noun.toLowerCase()));
}

function looksLikeYear({ run, scale, currencies, percent, negative }: Figure): boolean {
  return /^(?:19|20)\d\d$/.test(run) && scale === 0 && currencies === null && !percent && !negative;
}

function yearIsNoValue({ run }: Figure): Objection {
  return [
    'value',
    `The printed ${run} is the year of the period, not the value`,
    'Write the value, and add the string that prints it.',
  ];
}

function meansOther({ run, percent, currencies }: Figure, unit: Unit | undefined): Objection | null {
  if (unit === undefined) return null; // an unknown indicator is a fault of its own
  const name = typeof unit === 'object' ? 'count' : unit;
  if (percent && name !== 'percent') {
    return [
      'value',
      `The printed ${run} is a percentage, but the unit of the indicator is ${name}`,
      'Write the value itself; the percentage of a change goes into "change".',
    ];
  }
  if (currencies === null || currencies.includes(name)) return null;
  return [
    'indicator',
    `The printed ${run} is in ${currencies === DOLLARS ? 'dollars' : currencies.join(' or ')}, but the unit of the indicator is ${name}`,
    'Write the printed currency as the "unit" of the observation, or name another indicator.',
  ];
}

function otherSign({ run, negative }: Figure, digits: string, printed: readonly string[]): Objection | null {
  const below = digits.startsWith('-');
  if (below === negative || (below && directionOf(printed) === 'fall')) return null;
  return [
    'value',
    `The value is ${digits}, but the printed ${run} is ${negative ? 'negative' : 'not negative'}`,
    negative
      ? `Write -${digits}.`
      : `Write ${digits.replace('-', '')}, or add the string that prints the minus.`,
  ];
}

function otherScale({ run, scale }: Figure): Objection {
  return scale === 0
    ? [
        'multiplier',
        `The printed ${run} has no word such as million`,
        'Remove the multiplier, or add that word.',
      ]
    : [
        'multiplier',
        `The printed ${run} is to be multiplied by 10 to the power of ${scale}`,
        `Write "multiplier: ${scale}".`,
      ];
}

function checkChange(entry: Entry<ObservationEntry>, figures: readonly Figure[]): readonly Fault[] {
  const { change, printed } = entry.value;
  if (change === undefined) return [];
  const path = ['change', 'percent'];
  const digits = formOf(entry, ...path);
  if (typeof digits !== 'string') return [digits];
  const fault = (message: string, remedy: string) => [faultAt(entry.place(...path), message, remedy)];
  if (change.percent < -100 || change.percent > MOST_PERCENT) {
    return fault(
      `A change of ${change.percent} percent is not plausible`,
      `Write the percentage itself, from -100 to ${MOST_PERCENT}: 89.35 for 89.35 percent.`,
    );
  }
  if (figures.length === 0) return [];
  const same = figures.filter(({ readings }) => readings.includes(digits.replace('-', '')));
  if (same.length === 0) return [notPrinted(entry, path, digits, figures)];
  const percents = same.filter(({ percent }) => percent);
  if (percents.length === 0) {
    return fault(
      `The printed ${digits.replace('-', '')} is no percentage`,
      'Write the percentage that the source prints, with its word or sign: "89.35 percent".',
    );
  }
  const direction = percents.some(({ negative }) => negative) ? 'fall' : directionOf(printed);
  if (digits.startsWith('-')) {
    if (direction === 'fall' || (direction === null && printed.some((text) => OPEN_DIRECTION.test(text))))
      return [];
    return fault(
      `The change is ${digits}, but no printed string says that it is a fall`,
      `Write ${digits.slice(1)}, or add the string that prints the minus or a word such as "decrease".`,
    );
  }
  if (direction !== 'fall' || change.percent === 0) return [];
  return fault(`The change is ${digits}, but the printed strings say that it is a fall`, `Write -${digits}.`);
}

/** Russian `на 4,1 %` measures a rise or a fall that the verb before it names. */
const OPEN_DIRECTION = /(?<!\p{L})на\s+\d/iu;

/** Where years are printed, one of them is of the period. */
function checkYear(
  entry: Entry<ObservationEntry>,
  figures: readonly Figure[],
  unit: Unit | undefined,
): readonly Fault[] {
  const { period } = entry.value;
  const years = figures.filter((figure) => looksLikeYear(figure) && YEAR_ENDS.test(figure.after));
  const value = (entry.digits('value') ?? '').replace('-', '');
  const others = years.filter(({ run }) => run !== value);
  if (others.length === 0 || years.some((figure) => isYear(figure, entry, unit))) return [];
  const [from, to] = [period.start.slice(0, 4), period.end.slice(0, 4)];
  return [
    faultAt(
      entry.place('period'),
      `The printed year is ${others.map(({ run }) => run).join(', ')}, but the period is ${period.text}`,
      `Correct the period, or add the string that prints ${from === to ? from : `a year from ${from} to ${to}`}.`,
    ),
  ];
}

/** A number that counts something goes on with its noun: `2000 tugs`. */
const YEAR_ENDS = /^\s*(?:$|[^\s\p{L}\p{N}]|年|г(?:од\p{L}*)?(?!\p{L}))/iu;
