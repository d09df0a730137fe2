import MiniSearch from 'minisearch';
import type { Area, Indicator, Statement, Topic } from './fact.ts';
import type { TopicId } from './id.ts';
import type { Pack } from './pack.ts';
import { type AreaFinder, createAreaFinder, type Question, readQuestion } from './question.ts';
import { contentStems, normalise, stemsOf } from './words.ts';

/** What a question can lead to. */
export type Subject =
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'indicator'; readonly indicator: Indicator }
  | { readonly kind: 'statement'; readonly statement: Statement };

/** Words to subjects; the only user of the search library. */
export type Search = {
  readonly findArea: AreaFinder;
  /** Whether a text names a place, as words of their own, in any language. */
  readonly names: (area: Area, text: string) => boolean;
  /** A text taken apart into period, place and the words that must be found again. */
  readonly read: (text: string) => Question;
  /**
   * Subjects that have every stem in one of their names or aliases, or in the name of their topic, best first. A value
   * that is only implied must be called by its whole name: else "this year" would find "a year earlier".
   */
  readonly matching: (stems: readonly string[]) => readonly Subject[];
  /** Whether the stems are more than half of one of a subject's names: fewer name it too loosely to answer. */
  readonly covers: (subject: Subject, stems: readonly string[]) => boolean;
  /** Subjects of which one whole name or alias is these stems, no more and no less. */
  readonly called: (stems: readonly string[]) => readonly Subject[];
  /** Subjects near the words, typing errors and word beginnings allowed, best first: for asking back and completing. */
  readonly near: (text: string, most: number) => readonly Subject[];
};

type Entry = { readonly id: number; readonly words: string; readonly context: string };

const keyOf = (stems: readonly string[]) => [...new Set(stems)].sort().join(' ');

function namesOf(subject: Subject): readonly string[] {
  const named = thing(subject);
  return [...Object.values(named.names), ...Object.values(named.aliases).flat(), named.id];
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

function isImplied(subject: Subject): boolean {
  return subject.kind === 'indicator' && subject.indicator.formula?.kind === 'implied-previous';
}

/** Indexes names and aliases in all languages at once: people mix them. */
export function createSearch(pack: Pack): Search {
  const subjects: readonly Subject[] = [
    ...pack.topics.map((topic) => ({ kind: 'topic', topic }) as const),
    ...pack.indicators.map((indicator) => ({ kind: 'indicator', indicator }) as const),
    ...pack.statements.map((statement) => ({ kind: 'statement', statement }) as const),
  ];
  const findArea = createAreaFinder(pack.areas);
  const finders = new Map(pack.areas.map((area) => [area.id, createAreaFinder([area])]));
  const topicNames = new Map<TopicId, string>(
    pack.topics.map((topic) => [topic.id, [...Object.values(topic.names), topic.id].join(' ')]),
  );

  const contextOf = (subject: Subject) => {
    const topic = topicOf(subject);
    return topic === null ? '' : (topicNames.get(topic) ?? '');
  };

  const index = new MiniSearch<Entry>({
    fields: ['words', 'context'],
    tokenize: stemsOf,
    processTerm: (term) => term,
    // Questions arrive as stems already; stemming twice would cut them again.
    searchOptions: { boost: { words: 4 }, tokenize: (text) => text.split(' ') },
  });
  const called = new Map<string, Subject[]>();
  subjects.forEach((subject, id) => {
    const names = namesOf(subject);
    index.add({ id, words: names.join(' . '), context: contextOf(subject) });
    for (const name of new Set(names.map((text) => keyOf(contentStems(text))))) {
      called.set(name, [...(called.get(name) ?? []), subject]);
    }
  });
  /** Words of two aliases must not add up to something that nobody has declared. */
  const vocabularies = new Map(
    subjects.map((subject) => {
      const context = stemsOf(contextOf(subject));
      return [subject, namesOf(subject).map((name) => new Set([...context, ...stemsOf(name)]))] as const;
    }),
  );
  const hasNameWith = (subject: Subject, stems: readonly string[]) =>
    vocabularies.get(subject)?.some((name) => stems.every((stem) => name.has(stem))) ?? false;
  const subjectsOf = (results: readonly { readonly id: unknown }[]) =>
    results.flatMap(({ id }) => (typeof id === 'number' ? (subjects[id] ?? []) : []));

  return {
    findArea,
    names: (area, text) => (finders.get(area.id)?.(normalise(text)) ?? null) !== null,
    read: (text) => readQuestion(text, findArea),
    matching: (stems) =>
      stems.length === 0
        ? []
        : subjectsOf(
            index.search(stems.join(' '), { combineWith: 'AND', prefix: false, fuzzy: false }),
          ).filter((subject) => !isImplied(subject) && hasNameWith(subject, stems)),
    covers: (subject, stems) => {
      const asked = new Set(stems);
      return namesOf(subject).some((name) => {
        const own = readQuestion(name, findArea).stems;
        return own.filter((one) => asked.has(one)).length * 2 > own.length;
      });
    },
    called: (stems) => called.get(keyOf(stems)) ?? [],
    near: (text, most) => {
      const words = contentStems(text).slice(0, 12).join(' ').slice(0, 200);
      if (words === '') return [];
      const results = index.search(words, {
        combineWith: 'OR',
        prefix: (term) => term.length > 1,
        fuzzy: (term) => (term.length > 3 ? 0.3 : false),
        maxFuzzy: 3,
        // A topic is the wider door: through it everything near is one press away.
        boostDocument: (id: number) => (subjects[id]?.kind === 'topic' ? 3 : 1),
      });
      return subjectsOf(results.slice(0, most));
    },
  };
}
