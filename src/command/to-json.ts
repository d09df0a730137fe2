import { formulaText } from '../card/fact-parts.ts';
import { cardToPlainText } from '../card/plain-text.ts';
import type { FactBook } from '../core/book/fact-book.ts';
import type { Freshness } from '../core/book/freshness.ts';
import type { Change, Fact, Provenance } from '../core/fact.ts';
import { inLanguage, type Language, type Locale, languageOf } from '../core/language.ts';
import type { IsoDate } from '../core/period/iso-date.ts';
import { formatQuantity, unitCode } from '../text/format.ts';
import type { Reply } from './command.ts';

/** `year-on-year`, or the period that a change is measured against. */
const basisCode = (basis: Change['basis']) => (basis === 'year-on-year' ? basis : basis.text);

/** A fact as programs get it: numbers are numbers, what is absent is `null`. */
export type FactJson = {
  readonly id: string;
  /** Id of the indicator; `null` for a statement. */
  readonly indicator: string | null;
  readonly area: string;
  /** `2019`, `2020-08`, `2018/2020`. */
  readonly period: string;
  /** As printed, to be read with `unit`: 3.45 of `billion USD`. */
  readonly value: number | null;
  readonly unit: string | null;
  /** Value and unit for people, in the reply's language. */
  readonly valueText: string | null;
  readonly change: { readonly percent: number; readonly basis: string } | null;
  readonly statement: string | null;
  readonly status: 'reported' | 'derived';
  readonly formula: string | null;
  readonly freshness: Freshness;
  /** Of a derived fact: where its first input comes from. */
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly publisher: string;
    readonly url: string | null;
    readonly published: string | null;
    readonly paragraph: number;
  };
};

/** A whole answer as programs get it. */
export type ReplyJson = {
  readonly query: string;
  readonly language: Language;
  readonly outcome: Reply['outcome'];
  readonly facts: readonly FactJson[];
  readonly choices: readonly string[];
  readonly text: string;
};

function sourceJson({ source, paragraph }: Provenance): FactJson['source'] {
  const { id, title, publisher, url, published } = source;
  return { id, title, publisher, url, published, paragraph };
}

function factJson(fact: Fact, book: FactBook, language: Locale, today: IsoDate): FactJson {
  const figure = fact.kind === 'statement' ? null : fact;
  const change = fact.kind === 'observation' ? fact.change : null;
  return {
    id: fact.id,
    indicator: figure?.indicator.id ?? null,
    area: fact.area.id,
    period: fact.period.text,
    value: figure === null ? null : Number(figure.quantity.digits),
    unit: figure === null ? null : unitCode(figure.unit, figure.quantity.multiplier),
    valueText: figure === null ? null : formatQuantity(figure.quantity, figure.unit, language),
    change: change === null ? null : { percent: Number(change.percent), basis: basisCode(change.basis) },
    statement: fact.kind === 'statement' ? inLanguage(fact.text, language) : null,
    status: fact.kind === 'derived' ? 'derived' : 'reported',
    formula: fact.kind === 'derived' ? formulaText(fact, language) : null,
    freshness: book.freshness(fact, today),
    source: sourceJson(fact.kind === 'derived' ? fact.inputs[0].provenance : fact.provenance),
  };
}

/** The object that `ask --as json` prints. */
export function replyToJson(query: string, reply: Reply, book: FactBook, today: IsoDate): ReplyJson {
  const { language } = reply.card;
  return {
    query,
    language: languageOf(language),
    outcome: reply.outcome,
    facts: reply.facts.map((fact) => factJson(fact, book, language, today)),
    choices: reply.card.parts.flatMap((part) =>
      part.kind === 'choices' ? part.choices.map(({ label }) => label) : [],
    ),
    text: cardToPlainText(reply.card),
  };
}
