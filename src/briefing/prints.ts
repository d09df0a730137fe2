import type { Fact, Observation, Statement } from '../core/fact.ts';
import type { FactBook } from '../core/fact-book.ts';
import { inLanguage } from '../core/language.ts';
import { QUALIFIERS, type Quantity } from '../core/unit.ts';

/** A fact that somebody reports. What is computed follows from these. */
export type Reported = Observation | Statement;

/** Whether a fact is reported. */
export const isReported = (fact: Fact): fact is Reported => fact.kind !== 'derived';

/**
 * What stays the same when a fact is revised: of a figure its indicator, place, period and currency, and whether it is
 * aimed at; of a statement its id.
 */
export function subjectOf(fact: Reported): string {
  if (fact.kind === 'statement') return `statement ${fact.id}`;
  const { indicator, area, period, unit, status } = fact;
  const currency = unit.kind === 'currency' ? ` ${unit.code}` : '';
  return `${indicator.id} ${area.id} ${period.text}${currency}${status === 'target' ? ' target' : ''}`;
}

/** What a fact says, so that what was said earlier can be compared and shown: `3.45 9 about`, or the sentence. */
export function printOf(fact: Reported): string {
  if (fact.kind === 'statement') return inLanguage(fact.text, 'en');
  const { digits, multiplier, qualifier } = fact.quantity;
  return [digits, multiplier, ...(qualifier === null ? [] : [qualifier])].join(' ');
}

/** The value of a figure's print; `null` for a sentence. */
export function quantityOf(print: string): Quantity | null {
  const [, digits, multiplier, hedge] = /^(-?\d+(?:\.\d+)?) (-?\d+)(?: ([a-z-]+))?$/.exec(print) ?? [];
  if (digits === undefined) return null;
  const qualifier = QUALIFIERS.find((one) => one === hedge) ?? null;
  return { digits, multiplier: Number(multiplier), qualifier };
}

/** The same number in one form, whatever it is a multiple of: 3450 million is 3.45 billion. */
function numberOf({ digits, multiplier, qualifier }: Quantity): string {
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const all = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = all.replace(/0+$/, '');
  const exponent = multiplier - fraction.length + all.length - significant.length;
  return `${digits.startsWith('-') ? '-' : ''}${significant}e${significant === '' ? 0 : exponent} ${qualifier}`;
}

/** Whether two prints of one subject say the same. */
export function saysSame(a: string, b: string): boolean {
  const [one, other] = [quantityOf(a), quantityOf(b)];
  return a === b || (one !== null && other !== null && numberOf(one) === numberOf(other));
}

/** Every reported fact of a topic that is in use: each period of each series, what is aimed at, and statements. */
export function reportedOf(book: FactBook, topic: string): readonly Reported[] {
  const figures = book.indicators
    .filter((indicator) => indicator.topic === topic)
    .flatMap((indicator) =>
      book
        .areasOf(indicator)
        .flatMap((area) => [...book.series(indicator, area), ...book.targets(indicator, area)]),
    )
    .filter((figure) => figure.kind === 'observation');
  const statements = book.facts.filter((fact) => fact.kind === 'statement' && fact.topic === topic);
  return [...figures, ...statements.filter(isReported)];
}
