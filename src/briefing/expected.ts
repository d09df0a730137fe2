import type { FactBook } from '../core/book/fact-book.ts';
import { addMonths } from '../core/book/freshness.ts';
import type { Observation, Topic } from '../core/fact.ts';
import { type IsoDate, parseIsoDate } from '../core/period/iso-date.ts';

/** A series of which a newer value is to be out from a day on. */
export type Expected = { readonly latest: Observation; readonly from: IsoDate };

/** What is due next in some topics, the soonest first: of each indicator, home or the first place it has. */
export function expectedNext(book: FactBook, topics: readonly Topic[], today: IsoDate): readonly Expected[] {
  const asked = new Set<string>(topics.map(({ id }) => id));
  const expected = book.indicators.flatMap((indicator): Expected[] => {
    const { nextAfterMonths, topic } = indicator;
    const [area] = book.areasOf(indicator);
    if (nextAfterMonths === null || area === undefined || !asked.has(topic)) return [];
    const [latest] = book.latest(indicator, area);
    if (latest?.kind !== 'observation' || latest.status === 'target') return [];
    const from = parseIsoDate(addMonths(latest.period.end, nextAfterMonths));
    return from === null || from <= today ? [] : [{ latest, from }];
  });
  return expected.sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
}
