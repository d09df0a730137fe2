import type { FactBook } from '../core/book/fact-book.ts';
import type { Derived, Fact, Formula, Indicator, Observation, Provenance, Source } from '../core/fact.ts';
import { inLanguage, type Locale } from '../core/language.ts';
import type { IsoDate } from '../core/period/iso-date.ts';
import { formatBound, formatChange, formatPeriod, formatQuantity } from '../text/format.ts';
import { say } from '../text/say.ts';
import type { FactFrame, FigurePart, SourcePart, StatementPart } from './card.ts';
import { caveatOf } from './caveat.ts';
import { type CardContext, factPublishedText, labelOf, publishedText } from './label.ts';

/** Each source of some facts once, in order of first mention, with the number of facts it gives. */
export function sourcesOf(facts: readonly Fact[]): ReadonlyMap<Source, number> {
  const counts = new Map<Source, number>();
  for (const fact of facts) {
    const sources =
      fact.kind === 'derived'
        ? fact.inputs.map(({ provenance }) => provenance.source)
        : [fact.provenance, ...fact.also].map(({ source }) => source);
    for (const source of new Set(sources)) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return counts;
}

function frameOf(fact: Fact, context: CardContext): FactFrame {
  const { book, language, today } = context;
  const freshness = book.freshness(fact, today);
  return {
    fact: fact.id,
    label: labelOf(fact, context),
    period: formatPeriod(fact.period, language),
    source: [...new Set(provenancesOf(fact).map(({ source }) => source.publisher))].join(', '),
    published: factPublishedText(fact.vintage, context),
    freshness,
    freshnessText: say(language, `freshness.${freshness}`),
    caveat: caveatOf(fact, context),
  };
}

/** Where a figure's own source is, or those of what it is computed from. */
function provenancesOf(fact: Fact): readonly Provenance[] {
  return fact.kind === 'derived' ? fact.inputs.map(({ provenance }) => provenance) : [fact.provenance];
}

/** An input with what it is: `20 centers (Cooperation centers, 2020)`. */
function inputText({ indicator, quantity, unit, period }: Observation, language: Locale): string {
  const value = formatQuantity(quantity, unit, language);
  return `${value} (${inLanguage(indicator.names, language)}, ${formatPeriod(period, language)})`;
}

/** An input of a share between places: `265.15 billion yuan (Heilongjiang, 2022)`. */
function inputOfArea({ area, quantity, unit, period }: Observation, language: Locale): string {
  const value = formatQuantity(quantity, unit, language);
  return `${value} (${inLanguage(area.names, language)}, ${formatPeriod(period, language)})`;
}

/** An input of a growth: `265.15 billion yuan (2022)`. */
function inputOfYear({ quantity, unit, period }: Observation, language: Locale): string {
  return `${formatQuantity(quantity, unit, language)} (${formatPeriod(period, language)})`;
}

function computation(formula: Formula, inputs: Derived['inputs'], language: Locale): string {
  const [first, second] = inputs;
  switch (formula.kind) {
    case 'share':
    case 'per': {
      const quotient = `${inputText(first, language)} ÷ ${second === undefined ? '' : inputText(second, language)}`;
      return formula.kind === 'share' ? `${quotient} × 100%` : quotient;
    }
    case 'share-of-area':
      return `${inputOfArea(first, language)} ÷ ${second === undefined ? '' : inputOfArea(second, language)} × 100%`;
    case 'growth':
      return say(language, 'fact.formula.growth', {
        later: inputOfYear(first, language),
        earlier: second === undefined ? '' : inputOfYear(second, language),
      });
    case 'implied-previous': {
      const { percent: printed = '0', qualifier = null } = first.change ?? {};
      const digits = printed.replace('-', '');
      const amount = formatQuantity({ digits, multiplier: 0, qualifier }, { kind: 'percent' }, language);
      const percent = `${printed.startsWith('-') ? '−' : '+'} ${amount}`;
      const text = say(language, 'fact.formula.implied-previous', {
        value: inputText(first, language),
        percent,
      });
      return say(language, 'fact.formula.implied', { formula: text });
    }
    default:
      return formula satisfies never;
  }
}

/** The formula of a derived figure with its inputs, and the range that their printed rounding allows. */
export function formulaText(fact: Derived, language: Locale): string {
  const formula = computation(fact.formula, fact.inputs, language);
  if (fact.range === null) return formula;
  const { multiplier } = fact.quantity;
  const bound = (digits: string) => formatBound({ digits, multiplier, qualifier: null }, fact.unit, language);
  const range = { low: bound(fact.range.low), high: bound(fact.range.high) };
  return say(language, 'fact.formula-range', { formula, ...range });
}

function definitionOf(indicator: Indicator, language: Locale): string | null {
  return inLanguage(indicator.definition, language) || null;
}

export type FactPart = FigurePart | StatementPart;

/** What a fact's part was made for: it is the same again on the same day, in the same language, from the same book. */
type Made = { readonly book: FactBook; readonly today: IsoDate; readonly part: FactPart };

/** At a glance, a figure goes without the sentence that says what it means. */
type Detail = 'whole' | 'glance';

const made: Readonly<Record<Detail, Readonly<Record<Locale, WeakMap<Fact, Made>>>>> = {
  whole: { en: new WeakMap(), 'en-US': new WeakMap(), zh: new WeakMap(), ru: new WeakMap() },
  glance: { en: new WeakMap(), 'en-US': new WeakMap(), zh: new WeakMap(), ru: new WeakMap() },
};

/**
 * A fact as a part of a card, with its unit, period, age and source. Kept for the day: the same facts are asked for
 * again and again, and making a part costs ten times what laying it out does.
 */
export function factPart(fact: Fact, context: CardContext, detail: Detail = 'whole'): FactPart {
  const { book, language, today } = context;
  const kept = made[detail][language];
  const known = kept.get(fact);
  if (known !== undefined && known.book === book && known.today === today) return known.part;
  const whole = makePart(fact, context);
  const part = detail === 'glance' && whole.kind === 'figure' ? { ...whole, definition: null } : whole;
  kept.set(fact, { book, today, part });
  return part;
}

function makePart(fact: Fact, context: CardContext): FactPart {
  const { language } = context;
  const frame = frameOf(fact, context);
  switch (fact.kind) {
    case 'statement':
      return { kind: 'statement', ...frame, text: inLanguage(fact.text, language) };
    case 'observation':
      return {
        kind: 'figure',
        ...frame,
        value: formatQuantity(fact.quantity, fact.unit, language),
        change: fact.change === null ? null : formatChange(fact.change, language),
        formula: null,
        definition: definitionOf(fact.indicator, language),
      };
    case 'derived':
      return {
        kind: 'figure',
        ...frame,
        value: formatQuantity(fact.quantity, fact.unit, language),
        change: null,
        formula: say(language, 'fact.formula', { formula: formulaText(fact, language) }),
        definition: definitionOf(fact.indicator, language),
      };
    default:
      return fact satisfies never;
  }
}

/** A source as a part of a card; a copy of another source is named, never linked. */
export function sourcePart(source: Source, note: string | null, language: Locale): SourcePart {
  return {
    kind: 'source',
    title: source.title,
    publisher: source.publisher,
    published: publishedText(source.published, language),
    url: source.reliability === 'mirror' ? null : source.url,
    note,
  };
}
