import { meet, YEAR_WORD } from '../period/period-words.ts';
import type { Span } from './place-spans.ts';

/** Where the first periods of a normalised text stand, in their order; the two ends of a range are two. */
export function periodSpans(text: string, most: number): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (let met = meet(text); met !== null && spans.length < most; met = meet(text.slice(from))) {
    const until = from + met.end + (YEAR_WORD.exec(text.slice(from + met.end))?.[0].length ?? 0);
    const start = from + met.before.length;
    spans.push({ start, end: start + text.slice(start, until).trimEnd().length });
    from = until;
  }
  return spans;
}
