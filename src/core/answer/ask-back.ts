import type { FactBook } from '../book/fact-book.ts';
import type { Question } from '../question/question.ts';
import type { Subject } from '../search/search.ts';
import { type Answer, answerSubject, type Meaning, MOST_CHOICES, type Restriction } from './answer.ts';

/** What fits more subjects than that names none of them, and the best stand first. */
const MOST_LOOKED_AT = 500;

/** Different sentences can all be shown; different figures never are picked from silently. */
export function severalFit(
  book: FactBook,
  text: string,
  subjects: readonly Subject[],
  within: Restriction,
): Answer {
  const answers: { readonly subject: Subject; readonly answer: Answer }[] = [];
  const found: typeof answers = [];
  for (const subject of subjects.slice(0, MOST_LOOKED_AT)) {
    const one = { subject, answer: answerSubject(book, subject, within) };
    answers.push(one);
    if (one.answer.outcome === 'found') found.push(one);
    // With one more than there is room for nothing that follows changes what is asked back.
    if (found.length > MOST_CHOICES) break;
  }
  if (found.length === 1 && found[0] !== undefined) return found[0].answer;
  const statements = found.flatMap(({ subject }) => (subject.kind === 'statement' ? subject.statement : []));
  if (found.length > 0 && statements.length === found.length && statements.length <= MOST_CHOICES) {
    return { outcome: 'found', topic: null, facts: statements };
  }
  const [denied] = answers;
  // What another of them has is no value of the one that is named.
  if (found.length === 0 && denied?.answer.outcome === 'not-published') return denied.answer;
  return askBack(
    book,
    text,
    found.map(({ subject }) => subject),
    within,
  );
}

/** A question back, whose choices keep the period and place that were asked for. */
export function askBack(
  book: FactBook,
  question: string,
  subjects: readonly Subject[],
  within: Restriction,
): Extract<Answer, { outcome: 'ambiguous' }> {
  const choices = subjects.slice(0, MOST_CHOICES).map((subject): Meaning => {
    const answer = answerSubject(book, subject, within);
    const [fact = null] = answer.outcome === 'found' ? answer.facts : [];
    return { subject, period: within.period, area: within.area, fact };
  });
  return { outcome: 'ambiguous', question, isOpen: false, choices };
}

/** Nothing fits: what is nearest to the words. */
export function nothingFits(
  book: FactBook,
  text: string,
  question: Question,
  among: (subject: Subject) => boolean,
): Answer {
  const near = book.search.near(question.stems.join(' '), 4 * MOST_CHOICES).filter(among);
  return { outcome: 'unknown', question: text, nearest: near.slice(0, MOST_CHOICES) };
}
