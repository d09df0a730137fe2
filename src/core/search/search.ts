import type { Area, Fact, Indicator, Statement, Topic } from '../fact.ts';
import type { TopicId } from '../id.ts';
import { LANGUAGES } from '../language.ts';
import type { Pack } from '../pack.ts';
import { createMend, type Knows, type Mend } from '../question/mend.ts';
import {
  type AreaFinder,
  createAreaFinder,
  findPlaces,
  type Question,
  readNames,
  readQuestion,
} from '../question/question.ts';
import { cutQuestion } from '../question/question-length.ts';
import { canBeMistyped } from '../words/spelling.ts';
import { termsOfStems } from '../words/terms.ts';
import { contentStems, normalise, stem, withoutFiller, wordsOf } from '../words/words.ts';
import { type Beginnings, buildBeginnings, type Called } from './beginnings.ts';
import { buildRank, type Rank } from './rank.ts';

/** What a question can lead to. */
export type Subject =
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'indicator'; readonly indicator: Indicator }
  | { readonly kind: 'statement'; readonly statement: Statement };

/** Words to subjects. */
export type Search = {
  readonly findArea: AreaFinder;
  /** Whether a text names a place, as words of their own, in any language. */
  readonly names: (area: Area, text: string) => boolean;
  /** A question typed in haste or on another keyboard as it was meant; any other as it is. */
  readonly mend: Mend;
  /** Whether a word, by its stem, stands in the book. */
  readonly knows: Knows;
  /** A text taken apart into period, place and the words that must be found again. */
  readonly read: (text: string) => Question;
  /**
   * The same text read with ever more of it taken as what is asked about: without its period only, then with all of its
   * words. `China-Russia Expo` names no place, and `2016 pilot cities` may be a name.
   */
  readonly readWhole: (text: string) => readonly Question[];
  /**
   * Subjects that have every stem in one of their names or aliases, or in the name of their topic, best first. A value
   * that is only implied must be called by its whole name: else "this year" would find "a year earlier".
   */
  readonly matching: (stems: readonly string[]) => readonly Subject[];
  /** Whether one of a subject's own names has the place in it, not as a word of a longer place's name. */
  readonly isNamedAfter: (subject: Subject, place: Area) => boolean;
  /** Whether the stems are more than half of one of a subject's names: fewer name it too loosely to answer. */
  readonly covers: (subject: Subject, stems: readonly string[]) => boolean;
  /**
   * Subjects of which one whole name or alias is these stems, no more and no less; those whose name it is, where it is
   * the name of any: `companies` is the topic, though an indicator may answer to it as well.
   */
  readonly called: (stems: readonly string[]) => readonly Subject[];
  /** Whether the stems are the name of something, and not only what it is called as well. */
  readonly isName: (stems: readonly string[]) => boolean;
  /** Subjects by how well they fit a question whose words are not all found again. */
  readonly rank: Rank;
  /** Subjects by the names that begin with what is typed. */
  readonly begun: Beginnings;
  /** Subjects near the words, typing errors and word beginnings allowed, best first: for asking back. */
  readonly near: (text: string, most: number) => readonly Subject[];
};

/**
 * Names are indexed, ranked and completed: each is read once, and how it was divided is forgotten in the end. Which
 * words there are, and how often, is kept.
 */
function rememberedStems() {
  const known = new Map<string, readonly string[]>();
  const words = new Map<string, number>();
  const stemsOnce = (text: string): readonly string[] =>
    wordsOf(text).map((word) => {
      if (canBeMistyped(word)) words.set(word, (words.get(word) ?? 0) + 1);
      return stem(word);
    });
  return {
    words,
    stemsOnce,
    stemsIn: (text: string): readonly string[] => {
      const stems = known.get(text) ?? stemsOnce(text);
      known.set(text, stems);
      return stems;
    },
    forget: () => known.clear(),
  };
}

/** The places that a subject's names name: asked of every subject that a question with a place may mean. */
function rememberedPlaces(findArea: AreaFinder): (subject: Subject) => readonly Area[] {
  const known = new Map<string, readonly Area[]>();
  return (subject) => {
    const key = `${subject.kind} ${thing(subject).id}`;
    const places = known.get(key) ?? [
      ...new Set(namesOf(subject).flatMap((name) => findPlaces(name, findArea))),
    ];
    known.set(key, places);
    return places;
  };
}

/** The words of each of a subject's names as a question reads them: of those that are asked about, read once. */
function rememberedNames(findArea: AreaFinder): (subject: Subject) => readonly (readonly string[])[] {
  const known = new WeakMap<ReturnType<typeof thing>, readonly (readonly string[])[]>();
  return (subject) => {
    const stems =
      known.get(thing(subject)) ?? namesOf(subject).map((name) => readQuestion(name, findArea).stems);
    known.set(thing(subject), stems);
    return stems;
  };
}

/** A question is read for each of the ways in which it is answered. */
function rememberedReading(findArea: AreaFinder): (text: string) => Question {
  let last: { readonly text: string; readonly question: Question } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, question: readQuestion(text, findArea) };
    return last.question;
  };
}

const keyOf = (stems: readonly string[]) => [...new Set(stems)].sort().join(' ');

function namesOf(subject: Subject): readonly string[] {
  const named = thing(subject);
  return [...Object.values(named.names), ...Object.values(named.aliases).flat(), named.id];
}

/** Everything that a subject is called, with what each name is. */
function* calledSo(subject: Subject): Generator<Called> {
  const { names, aliases, id } = thing(subject);
  for (const language of LANGUAGES) {
    const text = names[language];
    if (text !== undefined) yield { subject, text, isAlias: false, language };
    for (const alias of aliases[language] ?? []) yield { subject, text: alias, isAlias: true, language };
  }
  yield { subject, text: id, isAlias: false, language: null };
}

/** The topic, indicator or statement itself: all three have an id, names and aliases. */
export function thing(subject: Subject): Topic | Indicator | Statement {
  switch (subject.kind) {
    case 'topic':
      return subject.topic;
    case 'indicator':
      return subject.indicator;
    case 'statement':
      return subject.statement;
    default:
      return subject satisfies never;
  }
}

/** What a fact tells of. */
export function subjectOf(fact: Fact): Subject {
  return fact.kind === 'statement'
    ? { kind: 'statement', statement: fact }
    : { kind: 'indicator', indicator: fact.indicator };
}

function topicOf(subject: Subject): TopicId | null {
  switch (subject.kind) {
    case 'topic':
      return null;
    case 'indicator':
      return subject.indicator.topic;
    case 'statement':
      return subject.statement.topic;
    default:
      return subject satisfies never;
  }
}

/** A value that only a printed growth implies: nobody has published it. */
export function isImplied(subject: Subject): boolean {
  return subject.kind === 'indicator' && subject.indicator.formula?.kind === 'implied-previous';
}

/** As many subjects as any list of them shows. */
const MOST_RANKED = 40;

/** Dividing the names of so many subjects into words takes some milliseconds. */
const SUBJECTS_A_STEP = 20;

/**
 * Indexes names and aliases in all languages at once: people mix them. In steps, between which answers can have their
 * turn.
 */
export function* buildSearch(pack: Pack): Generator<void, Search> {
  const subjects: readonly Subject[] = [
    ...pack.topics.map((topic) => ({ kind: 'topic', topic }) as const),
    ...pack.indicators.map((indicator) => ({ kind: 'indicator', indicator }) as const),
    ...pack.statements.map((statement) => ({ kind: 'statement', statement }) as const),
  ];
  const findArea = createAreaFinder(pack.areas);
  const finders = new Map(pack.areas.map((area) => [area.id, createAreaFinder([area])]));
  const { words, stemsIn, stemsOnce, forget } = rememberedStems();
  const topicStems = new Map<TopicId, readonly string[]>(
    pack.topics.map(({ id, names }) => [id, stemsIn([...Object.values(names), id].join(' '))]),
  );
  const contextOf = (subject: Subject): readonly string[] => {
    const topic = topicOf(subject);
    return topic === null ? [] : (topicStems.get(topic) ?? []);
  };

  const named = new Map<string, readonly Subject[]>();
  const called = new Map<string, readonly Subject[]>();
  const enter = (names: readonly string[], subject: Subject, into: Map<string, readonly Subject[]>) => {
    // One for all names that are nobody else's.
    const alone = [subject];
    for (const key of new Set(names.map((text) => keyOf(withoutFiller(stemsIn(text)))))) {
      // A name of filler words alone would answer every question that has no others.
      if (key === '') continue;
      const known = into.get(key);
      into.set(key, known === undefined ? alone : [...known, subject]);
    }
  };
  /** By stem: the subjects that have it in a name or in the name of their topic. */
  const having = new Map<string, Set<Subject>>();
  const stemsOfNames = new Map<Subject, readonly (readonly string[])[]>();
  for (const [id, subject] of subjects.entries()) {
    if (id % SUBJECTS_A_STEP === 0) yield;
    const names = namesOf(subject);
    const own = Object.values(thing(subject).names);
    enter(own, subject, named);
    enter(names, subject, called);
    stemsOfNames.set(subject, names.map(stemsIn));
    for (const one of [...contextOf(subject), ...names.flatMap(stemsIn)]) {
      const known = having.get(one);
      if (known === undefined) having.set(one, new Set([subject]));
      else known.add(subject);
    }
  }
  /** Words of two aliases must not add up to something that nobody has declared. */
  const hasNameWith = (subject: Subject, stems: readonly string[]) => {
    const context = contextOf(subject);
    const lacking = stems.filter((stem) => !context.includes(stem));
    const names = stemsOfNames.get(subject) ?? [];
    return names.some((own) => lacking.every((stem) => own.includes(stem)));
  };
  const matching = (stems: readonly string[]) => {
    // Each has them in the order of all subjects, so that it does not matter where one begins: with the fewest.
    const [first, ...others] = stems
      .map((stem) => having.get(stem) ?? new Set<Subject>())
      .sort((a, b) => a.size - b.size);
    return [...(first ?? [])].filter(
      (subject) =>
        others.every((of) => of.has(subject)) && !isImplied(subject) && hasNameWith(subject, stems),
    );
  };

  const { rank, knows } = yield* buildRank({ topics: pack.topics, subjects }, stemsIn, stemsOnce);
  const begun = yield* buildBeginnings(subjects.values().flatMap(calledSo), stemsIn);
  forget();
  const mend = createMend(pack.areas, knows, words);
  const placesIn = rememberedPlaces(findArea);
  const stemsAsked = rememberedNames(findArea);
  const read = rememberedReading(findArea);
  const ranked = (stems: readonly string[]) =>
    rank(termsOfStems(stems), [], MOST_RANKED).map(({ subject }) => subject);
  return {
    rank,
    knows,
    mend: (text) => mend(cutQuestion(text)),
    findArea,
    names: (area, text) => (finders.get(area.id)?.(normalise(text)) ?? null) !== null,
    read,
    readWhole: (text) => readNames(text),
    matching: (stems) => {
      const fitting = new Set(matching(stems));
      if (fitting.size < 2) return [...fitting];
      return [...new Set([...ranked(stems).filter((subject) => fitting.has(subject)), ...fitting])];
    },
    isNamedAfter: (subject, place) => placesIn(subject).includes(place),
    covers: (subject, stems) => {
      const asked = new Set(stems);
      return stemsAsked(subject).some((own) => own.filter((one) => asked.has(one)).length * 2 > own.length);
    },
    isName: (stems) => named.has(keyOf(stems)),
    called: (stems) => named.get(keyOf(stems)) ?? called.get(keyOf(stems)) ?? [],
    begun,
    near: (text, most) => {
      const stems = contentStems(text).slice(0, 12);
      if (stems.length === 0) return [];
      // What is called so stands first, however many other names it has.
      const key = keyOf(stems);
      const exact = [...(named.get(key) ?? []), ...(called.get(key) ?? [])];
      const beginning = begun(text, null).map(({ called: { subject } }) => subject);
      const first = new Set([...exact, ...beginning]);
      // Ranking takes longer than all else, and would only stand behind these.
      return [...(first.size < most ? new Set([...first, ...ranked(stems)]) : first)].slice(0, most);
    },
  };
}
