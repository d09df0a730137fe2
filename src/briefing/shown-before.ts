import type { FactBook } from '../core/book/fact-book.ts';
import type { Composed } from './compose.ts';
import { factsBySubject } from './prints.ts';
import type { Memory } from './store.ts';
import { quotesOf, type Telling } from './telling.ts';

/** What is kept of a message that stands in its channel. */
export type Shown = Pick<Extract<Composed, { kind: 'card' }>, 'telling' | 'memory'>;

/**
 * What a message has shown that was made before, when the book may have been another one: `now` is what it would be by
 * now, `before` what was remembered when it was made. What it did not tell is remembered as before, so that it is told
 * later, rather than as seen by readers who have not seen it.
 */
export function shownBefore(
  telling: Telling,
  before: Memory,
  { book, now }: { readonly book: FactBook; readonly now: Shown | null },
): Shown {
  const quotes = quotesOf(telling);
  if (now !== null && JSON.stringify(quotesOf(now.telling)) === JSON.stringify(quotes)) {
    return { telling, memory: now.memory };
  }
  if (telling.mode === 'spotlight') {
    const [subject = ''] = Object.keys(quotes);
    const spotlight = factsBySubject(book).get(subject)?.id ?? before.spotlight;
    return { telling, memory: { ...before, spotlight } };
  }
  const known = before.known ?? now?.memory.known ?? null;
  return { telling, memory: { ...before, known: known === null ? null : { ...known, ...quotes } } };
}
