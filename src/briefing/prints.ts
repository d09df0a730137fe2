import type { FactBook } from '../core/book/fact-book.ts';
import type { Change, Derived, Fact, Observation, Statement } from '../core/fact.ts';
import { inLanguage } from '../core/language.ts';
import { parsePeriod } from '../core/period/period.ts';
import { QUALIFIERS, type Qualifier, type Quantity } from '../core/unit.ts';

/** A fact that somebody reports. What is computed follows from these. */
export type Reported = Observation | Statement;

/**
 * What stays the same when a fact is revised: of a figure its indicator, place, period and currency, and whether it is
 * aimed at; of a statement its id.
 */
export function subjectOf(fact: Fact): string {
  if (fact.kind === 'statement') return `statement ${fact.id}`;
  const { indicator, area, period, unit } = fact;
  const currency = unit.kind === 'currency' ? ` ${unit.code}` : '';
  const isTarget = fact.kind === 'observation' && fact.status === 'target';
  return `${indicator.id} ${area.id} ${period.text}${currency}${isTarget ? ' target' : ''}`;
}

const withHedge = (text: string, qualifier: Qualifier | null) =>
  qualifier === null ? text : `${text} ${qualifier}`;

const printOfQuantity = ({ digits, multiplier, qualifier }: Quantity) =>
  withHedge(`${digits} ${multiplier}`, qualifier);

function printOfChange(change: Change | null): readonly string[] {
  if (change === null) return [];
  const { percent, basis, qualifier } = change;
  const against = basis === 'year-on-year' ? basis : basis.text;
  return [`${CHANGE}${withHedge(`${percent} ${against}`, qualifier)}`];
}

/** What is shown of a computation: its inputs, and the growth that one of them is taken back by. */
function printOfInputs({ inputs, formula }: Derived): readonly string[] {
  return [
    ...inputs.map(({ quantity }) => `${INPUT}${printOfQuantity(quantity)}`),
    ...(formula.kind === 'implied-previous' ? printOfChange(inputs[0].change) : []),
  ];
}

const CHANGE = 'change ';
const INPUT = 'of ';
const BETWEEN = '; ';

/**
 * What a fact says, so that what was said earlier can be compared and shown: `3.45 9 about; change 89.35 year-on-year`,
 * for a computed figure `75 0; of 15 0; of 20 0`, or the sentence.
 */
export function printOf(fact: Fact): string {
  if (fact.kind === 'statement') return inLanguage(fact.text, 'en');
  const more = fact.kind === 'derived' ? printOfInputs(fact) : printOfChange(fact.change);
  return [printOfQuantity(fact.quantity), ...more].join(BETWEEN);
}

const hedgeOf = (hedge: string | undefined) => QUALIFIERS.find((one) => one === hedge) ?? null;

function quantityIn(clause: string): Quantity | null {
  const [, digits, multiplier, hedge] = /^(-?\d+(?:\.\d+)?) (-?\d+)(?: ([a-z-]+))?$/.exec(clause) ?? [];
  return digits === undefined ? null : { digits, multiplier: Number(multiplier), qualifier: hedgeOf(hedge) };
}

function changeIn(clause: string): Change | null {
  if (!clause.startsWith(CHANGE)) return null;
  const [percent = '', against = '', hedge] = clause.slice(CHANGE.length).split(' ');
  const basis = against === 'year-on-year' ? against : parsePeriod(against);
  return basis === null ? null : { percent, basis, qualifier: hedgeOf(hedge) };
}

/** The value of a figure's print; `null` for a sentence. */
export function quantityOf(print: string): Quantity | null {
  const [value = ''] = print.split(BETWEEN);
  return quantityIn(value);
}

/** The change that a figure's print tells; `null` where it tells none. */
export function changeOf(print: string): Change | null {
  if (quantityOf(print) === null) return null;
  return print.split(BETWEEN).flatMap((clause) => changeIn(clause) ?? [])[0] ?? null;
}

/** The same number in one form, whatever it is a multiple of: 3450 million is 3.45 billion. */
function numberOf({ digits, multiplier, qualifier }: Quantity): string {
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const all = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = all.replace(/0+$/, '');
  const exponent = multiplier - fraction.length + all.length - significant.length;
  return `${digits.startsWith('-') ? '-' : ''}${significant}e${significant === '' ? 0 : exponent} ${qualifier}`;
}

function changeKey({ percent, basis, qualifier }: Change): string {
  const against = basis === 'year-on-year' ? basis : basis.text;
  return `${CHANGE}${numberOf({ digits: percent, multiplier: 0, qualifier })} ${against}`;
}

function clauseKey(clause: string): string {
  const input = clause.startsWith(INPUT) ? quantityIn(clause.slice(INPUT.length)) : null;
  if (input !== null) return `${INPUT}${numberOf(input)}`;
  const change = changeIn(clause);
  return change === null ? clause : changeKey(change);
}

/** All that a figure's print tells, each number in one form; `null` for a sentence. */
function toldBy(print: string): readonly string[] | null {
  const value = quantityOf(print);
  if (value === null) return null;
  const [, ...more] = print.split(BETWEEN);
  return [numberOf(value), ...more.map(clauseKey)];
}

/**
 * Whether all that was said of a subject is what is said now. More may be said now: a change that nobody told before
 * makes nothing wrong.
 */
export function stillHolds(before: string, now: string): boolean {
  if (before === now) return true;
  const [told, is] = [toldBy(before), toldBy(now)];
  return told !== null && is !== null && told.every((one) => is.includes(one));
}

/** What was said of a figure and does not hold any more: its value, the change told with it. Neither of a sentence. */
export function goneFrom(
  before: string,
  now: string,
): { readonly value: Quantity | null; readonly change: Change | null } {
  const is = toldBy(now) ?? [];
  const [value, change] = [quantityOf(before), changeOf(before)];
  return {
    value: value === null || is.includes(numberOf(value)) ? null : value,
    change: change === null || is.includes(changeKey(change)) ? null : change,
  };
}

/** Every fact of a topic that is in use: each period of each series, computed or not, what is aimed at, and statements. */
function inUse(book: FactBook, topic: string): readonly Fact[] {
  const figures = book.indicators
    .filter((indicator) => indicator.topic === topic)
    .flatMap((indicator) =>
      book
        .areasOf(indicator)
        .flatMap((area) => [...book.series(indicator, area), ...book.targets(indicator, area)]),
    );
  const statements = book.facts.filter((fact) => fact.kind === 'statement' && fact.topic === topic);
  return [...figures, ...statements];
}

/** Those of a topic that are reported: what is computed has no news of its own. */
export function reportedOf(book: FactBook, topic: string): readonly Reported[] {
  return inUse(book, topic).filter((fact) => fact.kind !== 'derived');
}

const made = new WeakMap<FactBook, ReadonlyMap<string, Fact>>();

/** Every fact of a book that is in use, by what it is told of: `subjectOf`. Made once for each book. */
export function factsBySubject(book: FactBook): ReadonlyMap<string, Fact> {
  const known = made.get(book);
  if (known !== undefined) return known;
  const facts = book.topics.flatMap(({ id }) => inUse(book, id));
  const bySubject = new Map(facts.map((fact) => [subjectOf(fact), fact]));
  made.set(book, bySubject);
  return bySubject;
}
