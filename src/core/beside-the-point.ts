import type { Answer, Restriction } from './answer.ts';
import { askBack } from './ask-back.ts';
import type { FactBook } from './fact-book.ts';
import { isNarrower } from './qualifiers.ts';
import { subjectOf } from './search.ts';
import { isUnasked } from './unasked-measure.ts';

/** Whether what was found tells of a whole where a part or a kind of it was asked for. */
export function isOfAnother(answer: Answer, text: string): boolean {
  if (answer.outcome !== 'found' || answer.topic !== null) return false;
  const [first] = answer.facts;
  return first !== undefined && isNarrower(text, subjectOf(first));
}

/** A growth or a share that nothing was said of is asked back. */
export function askedBackUnasked(
  book: FactBook,
  answer: Answer,
  text: string,
  within: Restriction,
): Answer | null {
  const [first] = answer.outcome === 'found' && answer.topic === null ? answer.facts : [];
  if (first === undefined || first.kind === 'statement' || !isUnasked(text, first.indicator)) return null;
  const question = book.search.read(text);
  if (book.search.called(question.stems).length > 0) return null;
  const asked = { period: within.period ?? question.period, area: within.area ?? question.area };
  return askBack(book, text, [subjectOf(first)], asked);
}
