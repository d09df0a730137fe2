import type { Answer } from '../answer/answer.ts';
import type { FactBook } from '../book/fact-book.ts';
import type { Fact } from '../fact.ts';
import { isWithin } from '../period/period.ts';

/** More values than are read in a chat; a comparison shows as many. */
const MOST = 12;

/**
 * For years of which there is no value together, the values of those that there are, the earliest first, told as the
 * parts that they are. Any other answer as it is.
 */
export function withinRange(book: FactBook, answer: Answer): Answer {
  if (answer.outcome !== 'not-published' || answer.subject.kind !== 'indicator') return answer;
  const { period, doubtful } = answer;
  if (period?.kind !== 'range') return answer;
  const { indicator } = answer.subject;
  const area = answer.area ?? book.areasOf(indicator)[0];
  if (area === undefined) return answer;
  const within = book.series(indicator, area).filter((fact) => isWithin(fact.period, period));
  const years = within.filter((fact) => fact.period.kind === 'year');
  const parts = (years.length > 0 ? years : within)
    .toSorted((a, b) => (a.period.end < b.period.end ? -1 : 1))
    .slice(0, MOST);
  if (parts.length === 0) return answer;
  const facts: readonly Fact[] = parts;
  return { outcome: 'found', topic: null, facts, beside: { period, parts, doubtful } };
}
