import type { Area, Derived, Fact, Indicator, Observation, Topic } from './fact.ts';
import { type FactBook, inputsOf } from './fact-book.ts';
import { inLanguage } from './language.ts';
import { isWithin, type Period } from './period.ts';
import type { Question } from './question.ts';
import { type Subject, thing } from './search.ts';

/** Choices that fit in one row of buttons on both platforms. */
export const MOST_CHOICES = 5;

/** A place and period for which there is a value. */
export type Have = { readonly area: Area; readonly period: Period };

/** What a question comes to. Each case carries what its card needs. */
export type Answer =
  | {
      readonly outcome: 'found';
      /** The topic, where the whole of one was asked for. */
      readonly topic: Topic | null;
      readonly facts: readonly Fact[];
    }
  /** Several different figures fit: ask back, never pick. */
  | { readonly outcome: 'ambiguous'; readonly question: string; readonly choices: readonly Subject[] }
  /** We know what is meant, and have no value for that period or area. */
  | {
      readonly outcome: 'not-published';
      readonly subject: Subject;
      readonly period: Period | null;
      readonly area: Area | null;
      readonly have: readonly Have[];
    }
  /** Nothing fits; the nearest subjects there are, best first, maybe none. */
  | { readonly outcome: 'unknown'; readonly question: string; readonly nearest: readonly Subject[] };

/** Restricts an answer; `null` leaves it open. */
export type Restriction = { readonly period: Period | null; readonly area: Area | null };

const OPEN: Restriction = { period: null, area: null };

/**
 * Whether a fact may answer for a restriction: a value of August 2020 answers for 2020, one of 2020 does not answer
 * for August, and one place never answers for another.
 */
function fits(fact: Fact, { period, area }: Restriction): boolean {
  if (period !== null && fact.period.text !== period.text && !isWithin(fact.period, period)) return false;
  return area === null || fact.area.id === area.id || mentions(fact, area);
}

/** A sentence is also about the places that it names. */
function mentions(fact: Fact, area: Area): boolean {
  if (fact.kind !== 'statement') return false;
  const name = inLanguage(area.names, 'en');
  return name !== '' && inLanguage(fact.text, 'en').includes(name);
}

function haveOf(facts: readonly Fact[]): readonly Have[] {
  const seen = new Map<string, Have>();
  for (const { area, period } of facts) seen.set(`${area.id} ${period.text}`, { area, period });
  return [...seen.values()];
}

/** A topic's facts, or those of one period or place. */
export function answerTopic(book: FactBook, topic: Topic, within: Restriction = OPEN): Answer {
  const all = book.factsOfTopic(topic);
  if (within.period === null && within.area === null) return { outcome: 'found', topic, facts: all };
  const facts = all.filter((fact) => fits(fact, within));
  if (facts.length > 0) return { outcome: 'found', topic, facts };
  return { outcome: 'not-published', subject: { kind: 'topic', topic }, ...within, have: haveOf(all) };
}

/** The figure itself, then what is computed from it for the same period and place. */
function withDerived(book: FactBook, figure: Observation | Derived): readonly Fact[] {
  if (figure.kind === 'derived') return [figure];
  const derived = book
    .derivedFrom(figure.indicator)
    .filter(({ inputs, formula }) => inputs.includes(figure) && formula.kind !== 'implied-previous');
  return [figure, ...derived];
}

/** One indicator: the latest period unless one is asked for; the home area unless a place is. */
export function answerIndicator(book: FactBook, indicator: Indicator, within: Restriction = OPEN): Answer {
  const areas = book.areasOf(indicator);
  const area = within.area ?? areas[0] ?? null;
  const series = area === null ? [] : book.series(indicator, area);
  const implied = book.derivedFrom(indicator).filter(({ formula }) => formula.kind === 'implied-previous');
  const fitting =
    within.period === null ? series.slice(0, 1) : series.filter((figure) => fits(figure, within));
  // A value that a printed growth rate implies answers only for a period nobody has reported.
  const found =
    fitting.length > 0 || within.period === null ? fitting : implied.filter((figure) => fits(figure, within));
  if (found.length > 0) {
    const facts = [...new Set(found.flatMap((figure) => withDerived(book, figure)))];
    return { outcome: 'found', topic: null, facts };
  }
  const have = areas.flatMap((place) => haveOf(book.series(indicator, place)));
  return { outcome: 'not-published', subject: { kind: 'indicator', indicator }, ...within, have };
}

/** One subject, whichever it is, restricted as asked. */
export function answerSubject(book: FactBook, subject: Subject, within: Restriction = OPEN): Answer {
  switch (subject.kind) {
    case 'topic':
      return answerTopic(book, subject.topic, within);
    case 'indicator':
      return answerIndicator(book, subject.indicator, within);
    case 'statement':
      return fits(subject.statement, within)
        ? { outcome: 'found', topic: null, facts: [subject.statement] }
        : { outcome: 'not-published', subject, ...within, have: haveOf([subject.statement]) };
    default:
      return subject satisfies never;
  }
}

/** Derived indicators step back where an indicator they are computed from fits too: its answer shows them. */
function withoutDerived(subjects: readonly Subject[]): readonly Subject[] {
  const ids = new Set<string>(subjects.map((subject) => thing(subject).id));
  const reported = subjects.filter((subject) => {
    if (subject.kind !== 'indicator' || subject.indicator.formula === null) return true;
    return !inputsOf(subject.indicator.formula).some((id) => ids.has(id));
  });
  return reported.length > 0 ? reported : subjects;
}

/** The subjects a question may mean: one that bears exactly these words as a name, else all that have all of them. */
function candidates(book: FactBook, stems: readonly string[], among: (subject: Subject) => boolean) {
  const called = book.search.called(stems).filter(among);
  if (called.length > 0) return called;
  return withoutDerived(book.search.matching(stems).filter(among));
}

const everything = () => true;

/**
 * Answers a free question from the fact book or not at all. Every word that carries meaning must be found again in
 * the names of what answers; a word that fits nothing (another city, another subject) makes it abstain.
 * `among` narrows it to a topic's subjects; `within` adds what other options say.
 */
export function answerQuestion(
  book: FactBook,
  text: string,
  within: Restriction = OPEN,
  among: (subject: Subject) => boolean = everything,
): Answer {
  const named = book.fact(text.trim());
  if (named !== null) return { outcome: 'found', topic: null, facts: [named] };
  const indicator = book.indicator(text.trim());
  if (indicator !== null) return answerIndicator(book, indicator, within);

  const question: Question = book.search.read(text);
  const restriction = { period: within.period ?? question.period, area: within.area ?? question.area };
  const subjects = candidates(book, question.stems, among);
  const [first] = subjects;
  if (first === undefined) return nothingFits(book, text, question, among);
  if (subjects.length === 1) return answerSubject(book, first, restriction);
  return severalFit(book, text, subjects, restriction);
}

/** Different sentences can all be shown; different figures never are picked from silently. */
function severalFit(book: FactBook, text: string, subjects: readonly Subject[], within: Restriction): Answer {
  const answers = subjects.map((subject) => ({ subject, answer: answerSubject(book, subject, within) }));
  const found = answers.filter(({ answer }) => answer.outcome === 'found');
  if (found.length === 1 && found[0] !== undefined) return found[0].answer;
  const statements = found.flatMap(({ subject }) => (subject.kind === 'statement' ? subject.statement : []));
  if (found.length > 0 && statements.length === found.length && statements.length <= MOST_CHOICES) {
    return { outcome: 'found', topic: null, facts: statements };
  }
  const choices = (found.length > 0 ? found : answers).map(({ subject }) => subject);
  return { outcome: 'ambiguous', question: text, choices: choices.slice(0, MOST_CHOICES) };
}

function nothingFits(
  book: FactBook,
  text: string,
  question: Question,
  among: (subject: Subject) => boolean,
): Answer {
  const near = book.search.near(question.stems.join(' '), 4 * MOST_CHOICES).filter(among);
  return { outcome: 'unknown', question: text, nearest: near.slice(0, MOST_CHOICES) };
}
