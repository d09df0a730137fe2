import { differencePercent } from '../core/derive.ts';
import type { Derived, Fact, Formula, Indicator, Observation, Source } from '../core/fact.ts';
import type { FactBook } from '../core/fact-book.ts';
import type { IsoDate } from '../core/iso-date.ts';
import { inLanguage, type Language } from '../core/language.ts';
import {
  formatChange,
  formatDate,
  formatPercentChange,
  formatPeriod,
  formatQuantity,
} from '../text/format.ts';
import { say } from '../text/say.ts';
import type { FactFrame, FigurePart, SourcePart, StatementPart } from './card.ts';

/** What every card is made with. */
export type CardContext = {
  readonly book: FactBook;
  readonly language: Language;
  readonly today: IsoDate;
};

/** Each source of some facts once, in order of first mention, with the number of facts it gives. */
export function sourcesOf(facts: readonly Fact[]): ReadonlyMap<Source, number> {
  const counts = new Map<Source, number>();
  for (const fact of facts) {
    const sources =
      fact.kind === 'derived'
        ? fact.inputs.map(({ provenance }) => provenance.source)
        : [fact.provenance.source];
    for (const source of new Set(sources)) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return counts;
}

/** `published 31 Aug 2020`, or that the source shows no date. */
export function publishedText(date: IsoDate | null, language: Language): string {
  return date === null
    ? say(language, 'fact.published-unknown')
    : say(language, 'fact.published', { date: formatDate(date, language) });
}

/** The name of a fact, with its place where that is not the home area. */
export function labelOf(fact: Fact, { book, language }: CardContext): string {
  if (fact.kind === 'statement') return inLanguage(fact.names, language);
  const label = inLanguage(fact.indicator.names, language);
  if (fact.area.id === book.info.area) return label;
  return say(language, 'label.in-area', { label, area: inLanguage(fact.area.names, language) });
}

function frameOf(fact: Fact, context: CardContext): FactFrame {
  const { book, language, today } = context;
  const freshness = book.freshness(fact, today);
  return {
    fact: fact.id,
    label: labelOf(fact, context),
    period: formatPeriod(fact.period, language),
    source: [...sourcesOf([fact]).keys()].map(({ publisher }) => publisher).join(', '),
    published: publishedText(fact.vintage, language),
    freshness,
    freshnessText: say(language, `freshness.${freshness}`),
    caveat: caveatOf(fact, context),
  };
}

/** An input with what it is: `20 centers (Cooperation centers, 2020)`. */
function inputText({ indicator, quantity, period }: Observation, language: Language): string {
  const value = formatQuantity(quantity, indicator.unit, language);
  return `${value} (${inLanguage(indicator.names, language)}, ${formatPeriod(period, language)})`;
}

function computation(formula: Formula, inputs: Derived['inputs'], language: Language): string {
  const [first, second] = inputs;
  switch (formula.kind) {
    case 'share':
    case 'per': {
      const quotient = `${inputText(first, language)} ÷ ${second === undefined ? '' : inputText(second, language)}`;
      return formula.kind === 'share' ? `${quotient} × 100%` : quotient;
    }
    case 'implied-previous': {
      const percent = formatPercentChange(first.change?.percent ?? '0', language).replace(
        /^[+−]/,
        (sign) => `${sign} `,
      );
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
export function formulaText(fact: Derived, language: Language): string {
  const formula = computation(fact.formula, fact.inputs, language);
  if (fact.range === null) return formula;
  const { multiplier } = fact.quantity;
  const bound = (digits: string) =>
    formatQuantity({ digits, multiplier, qualifier: null }, fact.indicator.unit, language);
  const range = { low: bound(fact.range.low), high: bound(fact.range.high) };
  return say(language, 'fact.formula-range', { formula, ...range });
}

/** How many other values a card names; the rest are one press away, behind *Sources*. */
const MOST_OTHERS = 2;

/** Who says otherwise for the same indicator, place and period, with value, date and difference. */
function othersText(fact: Observation, { book, language }: CardContext): string | null {
  const others = book.othersOf(fact).flatMap((other) => {
    const percent = differencePercent(other, fact);
    if (percent === null) return [];
    return say(language, 'fact.other', {
      value: formatQuantity(other.quantity, other.indicator.unit, language),
      difference: formatPercentChange(percent, language),
      publisher: other.provenance.source.publisher,
      published: publishedText(other.vintage, language),
    });
  });
  if (others.length === 0) return null;
  const list = others.slice(0, MOST_OTHERS).join(say(language, 'list.separator'));
  return say(language, 'fact.others', { list, more: Math.max(0, others.length - MOST_OTHERS) });
}

function caveatOf(fact: Fact, context: CardContext): string | null {
  const own = fact.caveat === null ? null : inLanguage(fact.caveat, context.language);
  const others = fact.kind === 'observation' ? othersText(fact, context) : null;
  return [own, others].filter((text) => text !== null).join(' ') || null;
}

function definitionOf(indicator: Indicator, language: Language): string | null {
  return inLanguage(indicator.definition, language) || null;
}

type FactPart = FigurePart | StatementPart;

/** What a fact's part was made for: it is the same again on the same day, in the same language, from the same book. */
type Made = { readonly book: FactBook; readonly today: IsoDate; readonly part: FactPart };

/** At a glance, a figure goes without the sentence that says what it means. */
type Detail = 'whole' | 'glance';

const made: Readonly<Record<Detail, Readonly<Record<Language, WeakMap<Fact, Made>>>>> = {
  whole: { en: new WeakMap(), zh: new WeakMap(), ru: new WeakMap() },
  glance: { en: new WeakMap(), zh: new WeakMap(), ru: new WeakMap() },
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
        value: formatQuantity(fact.quantity, fact.indicator.unit, language),
        change: fact.change === null ? null : formatChange(fact.change, language),
        formula: null,
        definition: definitionOf(fact.indicator, language),
      };
    case 'derived':
      return {
        kind: 'figure',
        ...frame,
        value: formatQuantity(fact.quantity, fact.indicator.unit, language),
        change: null,
        formula: say(language, 'fact.formula', { formula: formulaText(fact, language) }),
        definition: definitionOf(fact.indicator, language),
      };
    default:
      return fact satisfies never;
  }
}

/** A source as a part of a card; a copy of another source is named, never linked. */
export function sourcePart(source: Source, note: string | null, language: Language): SourcePart {
  return {
    kind: 'source',
    title: source.title,
    publisher: source.publisher,
    published: publishedText(source.published, language),
    url: source.reliability === 'mirror' ? null : source.url,
    note,
  };
}
