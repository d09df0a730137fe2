import { candidates, isReported } from '../answer/all-words.ts';
import { type Answer, answerSubject, type Restriction } from '../answer/answer.ts';
import { askBack, severalFit } from '../answer/ask-back.ts';
import type { FactBook } from '../book/fact-book.ts';
import type { Question } from '../question/question.ts';
import { type Subject, subjectOf, thing } from '../search/search.ts';
import { type Candidate, understand } from './closest.ts';

/** Whether what is called after a place that nobody named is told: `inhabitants` are not those of a new district. */
export function isOfUnsaidPlace(
  book: FactBook,
  { area, stems }: Question,
  subject: Subject,
  answer: Answer,
): boolean {
  const [fact] = answer.outcome === 'found' && subject.kind === 'indicator' ? answer.facts : [];
  if (fact === undefined || area !== null || book.search.called(stems).length > 0) return false;
  return fact.area.id !== book.info.area && book.search.isNamedAfter(subject, fact.area);
}

/**
 * Of several that have all the words one may be left only because it alone has a value: `value of foreign trade in
 * goods` is in the names of exports and of imports. Where another fits better, it is asked back. `null` where none does.
 */
export function likelierThan(
  book: FactBook,
  question: Question,
  { topic, facts }: Extract<Answer, { outcome: 'found' }>,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer | null {
  const [first] = facts;
  const { candidates } = understand(book, question, within, among);
  const [best] = candidates;
  // All of a topic is no pick.
  if (topic !== null || first === undefined || best === undefined) return null;
  const own = subjectOf(first);
  const denied = deniedBeside(candidates, own);
  if (denied !== null)
    return isWholeName(denied) ? denied.answer : askBack(book, question.text, [own], within);
  if (best.answer.outcome !== 'found') return null;
  if (first.kind === 'statement' || thing(best.fit.subject).id === thing(own).id) return null;
  return askBack(book, question.text, [best.fit.subject, own], within);
}

/** A name of which the question has less than half, and how much more of it another must have to be meant rather. */
const LITTLE = 0.5;
const RATHER = 0.2;

/** Whether a question has every word of one of a subject's names, and no other. */
const isWholeName = ({ fit }: Candidate) => fit.precision >= 1 && fit.lacking === 0;

/** What a question names far more closely than the one subject that has a value, and which has none; `null` for none. */
function deniedBeside(candidates: readonly Candidate[], own: Subject): Candidate | null {
  const found = candidates.find(({ fit }) => thing(fit.subject).id === thing(own).id);
  if (found === undefined || found.fit.precision >= LITTLE) return null;
  const closer = candidates.filter(
    ({ fit, answer }) =>
      answer.outcome === 'not-published' &&
      fit.lacking === 0 &&
      fit.precision >= found.fit.precision + RATHER,
  );
  return closer.find(isWholeName) ?? closer[0] ?? null;
}

/**
 * What is called a growth may have no value for a period in which the rest of the words grew: `outsourcing growth 2019`
 * is a sentence of 2020, and a change of two figures in 2019. `null` where nothing grew.
 */
export function grownInstead(
  book: FactBook,
  { text, stems, growthStems }: Question,
  denied: Answer,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer | null {
  if (denied.outcome !== 'not-published' || growthStems.length === 0) return null;
  const others = stems.filter((stem) => !growthStems.includes(stem));
  if (others.length === 0) return null;
  const figures = candidates(book, others, (subject) => subject.kind !== 'statement' && among(subject));
  const grown = { ...within, isGrowth: true };
  const subjects = figures.flatMap((subject) => {
    const answer = answerSubject(book, subject, grown);
    if (answer.outcome !== 'found') return [];
    // A topic is no figure: what grew in it is asked back.
    return subject.kind === 'topic'
      ? [...new Map(answer.facts.map((fact) => [subjectOf(fact), fact])).keys()]
      : [subject];
  });
  const each = [...new Map(subjects.map((subject) => [thing(subject).id, subject])).values()];
  return each.length === 0 ? null : severalFit(book, text, each, grown);
}

/**
 * Words that are but another name of what tells nothing of a place may mean something else that does: `Norway share` is
 * a share of berths in one place, and one of trade in another. `null` where nothing else fits.
 */
export function otherwiseMeant(
  book: FactBook,
  { text, stems }: Question,
  denied: Answer,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer | null {
  if (denied.outcome !== 'not-published' || denied.area === null || book.search.isName(stems)) return null;
  if ([...denied.have, ...denied.doubtful].some(({ area }) => area === denied.area)) return null;
  const answers = book.search.matching(stems).flatMap((subject) => {
    const answer = among(subject) ? answerSubject(book, subject, within) : denied;
    return answer.outcome === 'found' ? [{ subject, answer }] : [];
  });
  const preferred = [
    answers.filter(({ subject, answer }) => isReported(subject) && !answer.beside?.parts.length),
    answers.filter(({ subject }) => isReported(subject)),
    answers,
  ].find((some) => some.length > 0);
  const [first, ...others] = preferred ?? [];
  if (first === undefined) return null;
  if (others.length === 0 && book.search.covers(first.subject, stems)) return first.answer;
  const subjects = [first, ...others].map(({ subject }) => subject);
  return askBack(book, text, subjects, within);
}
