import { inputsOf } from '../book/derived-figures.ts';
import type { FactBook } from '../book/fact-book.ts';
import { asksMeasure } from '../question/asked-for.ts';
import type { Question } from '../question/question.ts';
import { type Subject, thing } from '../search/search.ts';
import { isCountFact } from './answer.ts';

/** Derived indicators step back where an indicator they are computed from fits too: its answer shows them. */
function withoutDerived(subjects: readonly Subject[]): readonly Subject[] {
  const ids = new Set<string>(subjects.map((subject) => thing(subject).id));
  const reported = subjects.filter((subject) => {
    if (subject.kind !== 'indicator' || subject.indicator.formula === null) return true;
    return !inputsOf(subject.indicator.formula).some((id) => ids.has(id));
  });
  return reported.length > 0 ? reported : subjects;
}

/** Whether somebody has published it: a computed figure steps back. */
export const isReported = (subject: Subject) =>
  subject.kind !== 'indicator' || subject.indicator.formula === null;

/**
 * The subjects a question may mean: those that bear exactly these words as a name, else all that have all of them.
 * A computed figure steps back behind a reported one.
 */
export function candidates(book: FactBook, stems: readonly string[], among: (subject: Subject) => boolean) {
  const called = book.search.called(stems).filter(among);
  if (called.length === 0) return withoutDerived(book.search.matching(stems).filter(among));
  return called.some(isReported) ? called.filter(isReported) : called;
}

/**
 * What has all words of what another is called besides its name, and is measured otherwise: `spring festival tourism` is
 * visits and money.
 */
function otherMeasures(book: FactBook, stems: readonly string[], named: readonly Subject[]) {
  const [only, ...more] = named;
  if (only?.kind !== 'indicator' || more.length > 0) return [];
  if (book.search.called(stems).length === 0 || book.search.isName(stems)) return [];
  const { topic, unit } = only.indicator;
  return book.search
    .matching(stems)
    .filter(
      (subject) =>
        subject.kind === 'indicator' &&
        subject.indicator !== only.indicator &&
        subject.indicator.topic === topic &&
        subject.indicator.formula === null &&
        subject.indicator.unit.kind !== unit.kind &&
        book.search.covers(subject, stems),
    );
}

/** What a question for a number of things can mean: no money, no percentage, no sentence. */
export function isCountable(book: FactBook, subject: Subject): boolean {
  if (subject.kind === 'topic') return book.factsOfTopic(subject.topic).some(isCountFact);
  return subject.kind === 'indicator' && subject.indicator.unit.kind === 'count';
}

/** A question for growth is one for the change of what the other words mean, unless a sentence is called so. */
export function meant(
  book: FactBook,
  { text, stems, growthStems }: Question,
  among: (subject: Subject) => boolean,
) {
  const isFigure = (subject: Subject) => subject.kind !== 'statement' && among(subject);
  const named = candidates(book, stems, among);
  const whole = asksMeasure(text) ? named : [...named, ...otherMeasures(book, stems, named).filter(among)];
  if (growthStems.length === 0) return { subjects: whole, isGrowth: false };
  const called = book.search.called(stems).filter(among);
  if (called.length > 0) return { subjects: called, isGrowth: called.every(isFigure) };
  const others = stems.filter((stem) => !growthStems.includes(stem));
  const figures = others.length === 0 ? [] : candidates(book, others, isFigure);
  return figures.length > 0 ? { subjects: figures, isGrowth: true } : { subjects: whole, isGrowth: false };
}
