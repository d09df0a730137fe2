import type { FactBook } from '../core/book/fact-book.ts';
import { addMonths, type Freshness } from '../core/book/freshness.ts';
import type { Observation, Source, Statement } from '../core/fact.ts';
import { inLanguage } from '../core/language.ts';
import type { IsoDate } from '../core/period/iso-date.ts';
import type { Asked } from './asked.ts';

/** A series or a statement that a newer value is expected of. */
export type DueRow = {
  /** How often it was shown; 0 where nothing was counted. */
  readonly asked: number;
  /** Of the indicator, or of the statement. */
  readonly id: string;
  readonly kind: 'indicator' | 'statement';
  readonly name: string;
  readonly area: string;
  readonly freshness: Freshness;
  /** The latest period there is: `2019`, `2020-08`. */
  readonly latest: string;
  /** The day that value was published; `null` when its source shows no date. */
  readonly published: string | null;
  /** The day from which a newer value should be out. */
  readonly dueSince: string;
  readonly source: Pick<Source, 'id' | 'publisher' | 'url'>;
};

export type DueOptions = {
  readonly today: IsoDate;
  /** `null` where nothing was counted yet. */
  readonly asked: Asked | null;
  /** Also what is still current. */
  readonly isAll: boolean;
};

/** The newest reported value of each series: what is computed follows from these. */
function latestReported(book: FactBook): readonly Observation[] {
  return book.indicators.flatMap((indicator) =>
    book.areasOf(indicator).flatMap((area) => {
      const latest = book.series(indicator, area)[0];
      return latest?.kind === 'observation' ? [latest] : [];
    }),
  );
}

function statementsIn(book: FactBook): readonly Statement[] {
  return book.facts.filter((fact) => fact.kind === 'statement');
}

function rowOf(fact: Observation | Statement, book: FactBook, { today, asked }: DueOptions): DueRow | null {
  const isStatement = fact.kind === 'statement';
  const { id, names, nextAfterMonths } = isStatement ? fact : fact.indicator;
  const freshness = book.freshness(fact, today);
  // What does not grow old is never due.
  if (nextAfterMonths === null || freshness === 'historical') return null;
  const { source } = fact.provenance;
  return {
    asked: (isStatement ? asked?.statements : asked?.indicators)?.[id] ?? 0,
    id,
    kind: isStatement ? 'statement' : 'indicator',
    name: inLanguage(names, 'en'),
    area: fact.area.id,
    freshness,
    latest: fact.period.text,
    published: fact.vintage,
    dueSince: addMonths(fact.period.end, nextAfterMonths),
    source: { id: source.id, publisher: source.publisher, url: source.url },
  };
}

const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** What is due or overdue: what is asked for most first, of equals what is late the longest. */
export function dueList(book: FactBook, options: DueOptions): readonly DueRow[] {
  return [...latestReported(book), ...statementsIn(book)]
    .flatMap((fact) => rowOf(fact, book, options) ?? [])
    .filter(({ freshness }) => options.isAll || freshness !== 'current')
    .sort(
      (a, b) =>
        b.asked - a.asked || byText(a.dueSince, b.dueSince) || byText(a.id, b.id) || byText(a.area, b.area),
    );
}
