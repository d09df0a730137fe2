import { type Answer, answerSubject, type Meaning } from '../answer/answer.ts';
import type { FactBook } from '../book/fact-book.ts';
import { figuresPrinted, typedFigure } from '../book/typed-figure.ts';
import type { Fact } from '../fact.ts';
import type { Language, Localized } from '../language.ts';
import { isWithin, type Period } from '../period/period.ts';
import { findPeriod } from '../period/period-words.ts';
import { cutQuestion } from '../question/question-length.ts';
import type { Begun } from '../search/beginnings.ts';
import { type Subject, subjectOf, thing } from '../search/search.ts';
import { termsOf } from '../words/terms.ts';
import { contentStems, normalise, stemsOf } from '../words/words.ts';
import { answerQuestion } from './answer-question.ts';
import { excerptOf } from './excerpt.ts';

/** Why something is suggested: what of it the words were met in. */
export type Reason =
  /** Its name in the reader's language, or nothing in particular. */
  | { readonly kind: 'name' }
  /** Another name, maybe of another language. */
  | { readonly kind: 'alias'; readonly name: string }
  /** The number that was typed is its value or its change. */
  | { readonly kind: 'figure'; readonly of: 'value' | 'change' }
  /** What it is told or defined with; these words of it. */
  | { readonly kind: 'text'; readonly words: string };

export type Suggestion = {
  readonly subject: Subject;
  /** The one fact that is meant, where the words say which: by a period, a place or a value. */
  readonly fact: Fact | null;
  /** The period that was named beside it; of an indicator without a fact, one for which there is no value. */
  readonly period: Period | null;
  readonly reason: Reason;
};

export type Suggesting = {
  /** The reader's. */
  readonly language: Language;
  readonly most: number;
  /** Narrows it to what an argument can take. */
  readonly among?: (subject: Subject) => boolean;
};

const everything = () => true;
const NAME: Reason = { kind: 'name' };

/** As many as fit a question loosely, and how much of it they must have. */
const MOST_LOOSE = 25;
const LOOSE = 0.3;
/** How much of what is typed a name must have where no name has all of it. */
const PARTLY = 0.5;
/** So many names that have all of the words leave nothing to be answered with, and each would be looked up. */
const CROWDED = 100;
/** Places that one unfinished word may mean. */
const MOST_PLACES = 3;

const keyOf = (subject: Subject) => `${subject.kind} ${thing(subject).id}`;

const suggestionOf = (subject: Subject, reason: Reason = NAME): Suggestion => ({
  subject,
  fact: null,
  period: null,
  reason,
});

/** Each subject once; each figure that was asked for by its value; and no fact twice. */
function distinct(suggestions: Iterable<Suggestion>, most: number): readonly Suggestion[] {
  const known: Suggestion[] = [];
  const keys = new Set<string>();
  for (const one of suggestions) {
    if (known.length >= most) break;
    const { subject, fact, reason } = one;
    const own = [reason.kind === 'figure' ? [] : keyOf(subject), fact?.id ?? []].flat();
    if (own.some((key) => keys.has(key))) continue;
    known.push(one);
    for (const key of own) keys.add(key);
  }
  return known;
}

/** The most useful first: the topics, then what each of them shows first, in turn. */
function* usefulFirst(book: FactBook): Generator<Suggestion> {
  for (const topic of book.topics) yield suggestionOf({ kind: 'topic', topic });
  const shown = book.topics.map((topic) => book.factsOfTopic(topic));
  const turns = Math.max(0, ...shown.map(({ length }) => length));
  for (let turn = 0; turn < turns; turn++) {
    for (const facts of shown) {
      const fact = facts[turn];
      if (fact !== undefined) yield suggestionOf(subjectOf(fact));
    }
  }
}

/** Whether a fact is the one that its subject is answered with anyway. */
function isFirst(book: FactBook, fact: Fact): boolean {
  if (fact.kind === 'statement') return true;
  const [home] = book.areasOf(fact.indicator);
  return home !== undefined && book.latest(fact.indicator, home)[0] === fact;
}

/** What a question is answered with, or asked back; nothing where it is not known. */
function answered(book: FactBook, answer: Answer): readonly Suggestion[] {
  const meant = ({ subject, fact, period }: Omit<Meaning, 'area'>): Suggestion => {
    const isOne = fact !== null && subject.kind !== 'topic' && !isFirst(book, fact);
    return {
      ...suggestionOf(subject),
      fact: isOne ? fact : null,
      period: subject.kind === 'topic' ? period : null,
    };
  };
  switch (answer.outcome) {
    case 'found': {
      const { topic, facts, beside } = answer;
      const period = beside?.period ?? null;
      if (topic !== null) return [meant({ subject: { kind: 'topic', topic }, fact: null, period })];
      const [first, ...others] = facts;
      const told = [first ?? [], others.filter(({ kind }) => kind === 'statement')].flat();
      return told.map((fact) => meant({ subject: subjectOf(fact), fact, period }));
    }
    case 'ambiguous':
      return answer.choices.map(meant);
    case 'not-published':
      return [suggestionOf(answer.subject)];
    case 'unknown':
      return [];
    default:
      return answer satisfies never;
  }
}

function textsOf(subject: Subject): Localized {
  switch (subject.kind) {
    case 'topic':
      return {};
    case 'indicator':
      return subject.indicator.definition;
    case 'statement':
      return subject.statement.text;
    default:
      return subject satisfies never;
  }
}

function nameReason({ called, isNamed }: Begun): Reason {
  return isNamed || called.language === null ? NAME : { kind: 'alias', name: called.text };
}

/** What of a subject has most of the words: one of its names, or a text of it, the reader's first. */
function reasonFor(subject: Subject, name: Begun | undefined, text: string, reader: Language): Reason {
  if (name?.coverage === 1) return nameReason(name);
  const asked = new Set(contentStems(text));
  const texts = textsOf(subject);
  const excerptsIn = (all: readonly string[]) => all.flatMap((one) => excerptOf(one, asked) ?? []);
  const shown = excerptsIn([texts[reader] ?? []].flat());
  const excerpts = shown.length > 0 ? shown : excerptsIn(Object.values(texts));
  const best = excerpts.reduce((most, one) => Math.max(most, one.met), 0);
  const inText = excerpts.find(({ met }) => met === best);
  const inName = (name?.coverage ?? 0) * asked.size;
  if (inText !== undefined && best > inName) return { kind: 'text', words: inText.words };
  return name === undefined ? NAME : nameReason(name);
}

/** Figures by the number that is typed; what else is typed must fit what they tell of. */
function byValue(book: FactBook, text: string, most: number) {
  const typed = typedFigure(text);
  if (typed === null) return { figures: [], isAll: false };
  const isAll = contentStems(typed.rest).length === 0;
  const near = new Set(book.search.near(typed.rest, MOST_LOOSE).map(keyOf));
  const figures = figuresPrinted(book, typed.figure, most).map(
    ({ fact, of }): Suggestion => ({ ...suggestionOf(subjectOf(fact), { kind: 'figure', of }), fact }),
  );
  return { figures: figures.filter(({ subject }) => isAll || near.has(keyOf(subject))), isAll };
}

/** Whether the last word is one as it stands; a number and what ends with a space are. */
function isWord(book: FactBook, text: string): boolean {
  const last = stemsOf(text).at(-1);
  return last === undefined || !/\p{L}$/u.test(text) || book.search.knows.exactly(last);
}

/** What the question is once its last word, which begins the name of a place, is finished. */
function* inPlaces(book: FactBook, text: string, { language, among }: Suggesting): Generator<Suggestion> {
  const [, before = '', last = ''] = /^(.*\s)(\p{L}{2,})$/su.exec(text) ?? [];
  if (before === '') return;
  const start = normalise(last);
  const names = book.areas.flatMap(({ names }) => names[language] ?? []);
  const begun = names.filter((name) => normalise(name).startsWith(start) && name.length > last.length);
  for (const name of begun.slice(0, MOST_PLACES)) {
    const answer = answerQuestion(book, before + name, undefined, among);
    if (answer.outcome === 'found') yield* answered(book, answer);
  }
}

/** A subject then; `null` where it tells nothing of the period. */
function atTime(book: FactBook, { subject, reason }: Suggestion, period: Period): Suggestion | null {
  const answer = answerSubject(book, subject, { period, area: null });
  if (answer.outcome !== 'found') return null;
  const [first] = answer.facts;
  const fact = subject.kind === 'indicator' ? (first ?? null) : null;
  return { subject, fact, period: subject.kind === 'statement' ? null : period, reason };
}

/**
 * What the words beside a period may mean, each with what it tells of that time: what the whole is answered with or is
 * the name of, what has something to tell, then what has nothing.
 */
function* atPeriod(
  book: FactBook,
  text: string,
  { period, rest }: { readonly period: Period; readonly rest: string },
  suggesting: Suggesting,
): Generator<Suggestion> {
  const isThen = (fact: Fact | null) => fact !== null && isWithin(fact.period, period);
  const whole = [...meanings(book, text, suggesting)];
  const { language } = suggesting;
  const begun = book.search.begun(text, language).filter(({ coverage }) => coverage === 1);
  const named = new Set(begun.map(({ called }) => keyOf(called.subject)));
  yield* whole.filter(({ subject, fact, period: own }) =>
    subject.kind === 'topic' ? own !== null : isThen(fact) || named.has(keyOf(subject)),
  );
  const lacking: Suggestion[] = [];
  for (const one of meanings(book, rest, suggesting)) {
    const then = atTime(book, one, period);
    if (then !== null) yield then;
    else if (one.subject.kind === 'indicator') lacking.push({ ...one, fact: null, period });
  }
  yield* lacking;
  if (lacking.length === 0) yield* whole;
}

/** The period beside the words that are typed; `null` where either is lacking, or where several are. */
function periodTyped(text: string): { readonly period: Period; readonly rest: string } | null {
  const found = findPeriod(normalise(text));
  if (found === null || found.isBound || contentStems(found.rest).length === 0) return null;
  if (findPeriod(found.rest) !== null) return null;
  return { period: found.period, rest: found.rest.replace(/\s+/gu, ' ').trim() };
}

/** Everything that the words may mean, the best first. */
function* meanings(book: FactBook, text: string, suggesting: Suggesting): Generator<Suggestion> {
  const { language, most, among = everything } = suggesting;
  const named = book.fact(text.trim());
  if (named !== null) yield { ...suggestionOf(subjectOf(named)), fact: named };
  const { figures, isAll } = byValue(book, text, most);
  yield* figures;
  if (isAll && figures.length > 0) return;

  const begun = book.search.begun(text, language);
  const names = new Map(begun.map((one) => [keyOf(one.called.subject), one]));
  const because = (subject: Subject) => reasonFor(subject, names.get(keyOf(subject)), text, language);
  const whole = begun.filter(({ coverage, called }) => coverage === 1 && among(called.subject));
  const isCalled = book.search.called(contentStems(text)).length > 0;
  // A word that is still being typed may look like a mistyped one, and mean another thing.
  const isFinished = isCalled || (/\S\s/u.test(text.trim()) && isWord(book, text));
  const find = () =>
    whole.length >= CROWDED && !isCalled ? [] : answered(book, answerQuestion(book, text, undefined, among));
  const sure = whole.length === 0 || isFinished ? find() : null;
  const given = new Set<string>();
  // Looking for a reason costs more than all else, so it is done for what is new alone.
  const fresh = (some: readonly Suggestion[]) =>
    some.flatMap((one): readonly Suggestion[] => {
      const key = keyOf(one.subject);
      if (given.has(key) || !among(one.subject)) return [];
      given.add(key);
      return [{ ...one, reason: because(one.subject) }];
    });

  const [first] = sure ?? [];
  const isMet = first !== undefined && names.get(keyOf(first.subject))?.coverage === 1;
  if (sure !== null && (whole.length === 0 || isMet)) yield* fresh(sure);
  yield* inPlaces(book, text, suggesting);
  for (const { called } of whole) yield* fresh([suggestionOf(called.subject)]);
  yield* fresh(sure ?? find());

  for (const { subject, lacking, coverage } of book.search.rank(termsOf(text), [], MOST_LOOSE)) {
    const isEnough = whole.length > 0 ? lacking === 0 : coverage >= LOOSE;
    if (isEnough) yield* fresh([suggestionOf(subject)]);
  }
  if (whole.length > 0) return;
  for (const { called, coverage } of begun) {
    if (coverage >= PARTLY) yield* fresh([suggestionOf(called.subject)]);
  }
}

/**
 * What to offer while a question is being typed, the best first, each with what of it the words were met in: figures
 * with the number that is typed, what the question would be answered with, names that begin so, and whatever fits
 * loosely. Before anything is typed, what is asked for most: topics and their first figures.
 */
export function suggest(book: FactBook, typed: string, suggesting: Suggesting): readonly Suggestion[] {
  const text = cutQuestion(typed);
  const { most, among = everything } = suggesting;
  const timed = periodTyped(text);
  const all =
    text.trim() === ''
      ? usefulFirst(book)
      : timed === null
        ? meanings(book, text, suggesting)
        : atPeriod(book, text, timed, suggesting);
  return distinct(
    all.filter(({ subject }) => among(subject)),
    most,
  );
}
