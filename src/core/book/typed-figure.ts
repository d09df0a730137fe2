import { figuresIn, type Figure as Printed } from '../../numbers/printed-figure.ts';
import type { Derived, Observation } from '../fact.ts';
import type { FactBook } from './fact-book.ts';

type Figure = Observation | Derived;

/** More have the same value only where it says nothing. */
const MOST_EXACT = 200;

/** Values as numbers, to be compared by the hundred thousand: of each figure its digits, its value and its change. */
type Values = {
  readonly figures: readonly Figure[];
  readonly digits: Float64Array;
  readonly values: Float64Array;
  readonly changes: Float64Array;
};

/** Made with the first number that somebody types: few do. */
const known = new WeakMap<FactBook, Values>();

function valuesOf(book: FactBook): Values {
  const ready = known.get(book);
  if (ready !== undefined) return ready;
  // What a doubt hangs on is never named without it.
  const figures = book.facts.filter(
    (fact): fact is Figure => fact.kind === 'derived' || (fact.kind === 'observation' && fact.doubt === null),
  );
  const made = {
    figures,
    digits: Float64Array.from(figures, ({ quantity }) => Number(quantity.digits)),
    values: Float64Array.from(figures, ({ quantity }) => Number(`${quantity.digits}e${quantity.multiplier}`)),
    changes: Float64Array.from(figures, (fact) =>
      fact.kind === 'observation' && fact.change !== null ? Number(fact.change.percent) : Number.NaN,
    ),
  };
  known.set(book, made);
  return made;
}

/** A number that was typed, in one of the ways to read it, and the numbers that it may be the beginning of. */
type Typed = { readonly value: number; readonly below: number; readonly hasScale: boolean };

/** `3.4` may go on as `3.45`; with a scale word behind it, it is finished. */
function typedAs(reading: string, { scale, negative }: Printed): Typed {
  const [, fraction] = reading.split('.');
  const value = Number(`${reading}e${scale}`) * (negative ? -1 : 1);
  const isOpen = scale === 0 && !negative && fraction !== undefined;
  return { value, below: isOpen ? value + 10 ** -fraction.length : value, hasScale: scale > 0 };
}

/** A sign that was typed beside the number must be the figure's. */
function hasUnit({ unit }: Figure, { percent, currencies }: Printed): boolean {
  if (percent) return unit.kind === 'percent';
  return currencies === null || (unit.kind === 'currency' && currencies.includes(unit.code));
}

/** Years and small numbers stand in every other question, and name no figure there. */
const YEAR = /^(?:19|20)\d\d$/;

/** The number that is typed, and what else; `null` where there is none that could name a figure. */
export function typedFigure(text: string): { readonly figure: Printed; readonly rest: string } | null {
  const printed = figuresIn(text);
  const [figure] = printed.filter(({ run, scale, percent, currencies }) => {
    const isBare = scale === 0 && !percent && currencies === null;
    return !isBare || (!YEAR.test(run) && run.replace(/\D/g, '').length > 1);
  });
  if (figure === undefined) return null;
  const at = text.indexOf(figure.run);
  const rest = `${text.slice(0, Math.max(0, at))} ${figure.after}`;
  return { figure, rest };
}

/** One series has one value a period, whoever tells it. */
const slotOf = ({ indicator, area, period }: Figure) => `${indicator.id} ${area.id} ${period.text}`;

/** A figure with what of it was typed. */
export type PrintedSo = { readonly fact: Figure; readonly of: 'value' | 'change' };

/**
 * The figures that are printed so, those first that are exactly that and no longer number; none that is doubted.
 * `isFinished` leaves the longer ones out.
 */
export function figuresPrinted(
  book: FactBook,
  printed: Printed,
  most: number,
  isFinished = false,
): readonly PrintedSo[] {
  const { figures, digits, values, changes } = valuesOf(book);
  const exact: PrintedSo[] = [];
  const begun: PrintedSo[] = [];
  for (const { value, below, hasScale } of printed.readings.map((reading) => typedAs(reading, printed))) {
    for (const [at, fact] of figures.entries()) {
      if (exact.length >= MOST_EXACT) break;
      const own = digits[at] ?? Number.NaN;
      const isValue = values[at] === value || (!hasScale && own === value);
      const isBegun = !isFinished && !hasScale && own > value && own < below;
      if (isValue && hasUnit(fact, printed)) exact.push({ fact, of: 'value' });
      else if (printed.percent && Math.abs(changes[at] ?? Number.NaN) === Math.abs(value))
        exact.push({ fact, of: 'change' });
      else if (isBegun && begun.length < most && hasUnit(fact, printed)) begun.push({ fact, of: 'value' });
    }
  }
  const slots = new Map<string, PrintedSo>();
  for (const one of [...exact, ...begun]) {
    if (!slots.has(slotOf(one.fact))) slots.set(slotOf(one.fact), one);
  }
  return [...slots.values()].slice(0, most);
}
