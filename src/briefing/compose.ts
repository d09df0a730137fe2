import type { Card } from '../card/card.ts';
import type { FactBook } from '../core/book/fact-book.ts';
import type { Fact, Topic } from '../core/fact.ts';
import { isoDateIn } from '../core/period/iso-date.ts';
import type { Briefing, Mode, Slot } from './briefing.ts';
import { expectedNext } from './expected.ts';
import { timeIn } from './local-time.ts';
import { isKnown, knownOf, type News, newsOf } from './news.ts';
import type { SkipReason } from './outcome.ts';
import { printOf, subjectOf } from './prints.ts';
import type { Memory, Prints } from './store.ts';
import type { Telling, Told } from './telling.ts';
import { tellingCard } from './telling-card.ts';

/** A phone shows about as many before a thumb has to move; the rest is one press away. */
export const MOST_FACTS = 6;

const MOST_EXPECTED = 3;

/** What a run comes to: a message, or the reason for none. What is remembered counts from when it has arrived. */
export type Composed =
  | { readonly kind: 'card'; readonly card: Card; readonly telling: Telling; readonly memory: Memory }
  | { readonly kind: 'skip'; readonly reason: SkipReason; readonly memory: Memory | null };

export type ComposeOptions = {
  readonly book: FactBook;
  readonly memory: Memory;
  readonly slot: Slot;
  readonly isLate: boolean;
  readonly now: Date;
  /** Whether it is shown within another message, which has its own buttons. */
  readonly isWithin?: boolean;
};

type Made = {
  /** What is shown, in order. */
  readonly shown: readonly Shown[];
  /** How many more there are, besides news. */
  readonly beyond: number;
  readonly memory: Memory;
  /** The topics it tells of. */
  readonly about: readonly Topic[];
  /** What of it is news, where it says how much is. */
  readonly news: readonly News[];
};

type Input = ComposeOptions & {
  readonly briefing: Briefing;
  readonly topics: readonly Topic[];
};

/** A fact that is shown, as news or because it is there. */
type Shown = News | { readonly kind: 'standing'; readonly fact: Fact };

const standing = (fact: Fact): Shown => ({ kind: 'standing', fact });

function toldOf(shown: Shown): Told {
  const said = { subject: subjectOf(shown.fact), print: printOf(shown.fact) };
  return shown.kind === 'revised'
    ? { ...said, as: 'revised', before: shown.before }
    : { ...said, as: shown.kind };
}

/** News of the topics that were looked at before, each once though two topics show it. */
function allNews({ book, topics, memory }: Input): readonly News[] {
  const { known } = memory;
  if (known === null) return [];
  const news = topics.flatMap((topic) => (isKnown(known, topic.id) ? newsOf(book, topic, known) : []));
  return [...new Map(news.map((one) => [one.fact, one])).values()];
}

/** What is remembered once some news is told and other news is not: that is news again the next time. */
function knownBut(untold: readonly News[], { book, topics }: Input): Prints {
  const known = new Map(Object.entries(knownOf(book, topics)));
  for (const one of untold) {
    const subject = subjectOf(one.fact);
    if (one.kind === 'revised') known.set(subject, one.before);
    else known.delete(subject);
  }
  return Object.fromEntries(known);
}

function countsOf(news: readonly News[]): Telling['counts'] {
  if (news.length === 0) return null;
  const revised = news.filter(({ kind }) => kind === 'revised').length;
  return { added: news.length - revised, revised };
}

/** Turn by turn from each topic, so that a short message tells of all of them. */
function inTurns<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}

function digest(input: Input): Made | SkipReason {
  const { book, topics, memory } = input;
  const news = allNews(input);
  const told = new Set<Fact>(news.map(({ fact }) => fact));
  const rest = [...new Set(inTurns(topics.map((topic) => book.factsOfTopic(topic))))].filter(
    (fact) => !told.has(fact),
  );
  if (told.size + rest.length === 0) return 'nothing-to-say';
  const shownNews = news.slice(0, MOST_FACTS);
  const shown = rest.slice(0, MOST_FACTS - shownNews.length);
  return {
    shown: [...shownNews, ...shown.map(standing)],
    beyond: rest.length - shown.length,
    memory: { ...memory, known: knownBut(news.slice(MOST_FACTS), input) },
    about: topics,
    news,
  };
}

function changes(input: Input): Made | SkipReason {
  const { topics, memory } = input;
  const { known } = memory;
  if (!topics.some((topic) => isKnown(known, topic.id))) return 'baseline';
  const news = allNews(input);
  if (news.length === 0) return 'nothing-new';
  return {
    shown: news.slice(0, MOST_FACTS),
    beyond: 0,
    memory: { ...memory, known: knownBut(news.slice(MOST_FACTS), input) },
    about: topics,
    news,
  };
}

/**
 * The place in the rotation of what stood in the spotlight last. Where a newer value stands for it by now, that is the
 * place of what is said of the same indicator and area.
 */
function placeOf(last: Memory['spotlight'], all: readonly Fact[], book: FactBook): number {
  const place = all.findIndex(({ id }) => id === last);
  const shown = last === null ? null : book.fact(last);
  if (place >= 0 || shown === null || shown.kind === 'statement') return place;
  const { indicator, area } = shown;
  return all.findLastIndex(
    (fact) => fact.kind !== 'statement' && fact.indicator.id === indicator.id && fact.area.id === area.id,
  );
}

function spotlight({ book, topics, memory }: Input): Made | SkipReason {
  const all = [...new Set(topics.flatMap((topic) => book.factsOfTopic(topic)))];
  const fact = all[(placeOf(memory.spotlight, all, book) + 1) % Math.max(1, all.length)];
  if (fact === undefined) return 'nothing-to-say';
  return {
    shown: [standing(fact)],
    beyond: 0,
    memory: { known: memory.known, spotlight: fact.id },
    about: topics.filter((topic) => book.factsOfTopic(topic).includes(fact)),
    news: [],
  };
}

const MODE: Readonly<Record<Mode, (input: Input) => Made | SkipReason>> = { digest, changes, spotlight };

/** What a message tells and how, with the facts that it names. */
function tellingOf(
  { shown, beyond, about, news }: Made,
  { briefing, book, topics, slot, isLate, now, isWithin = false }: Input,
) {
  const { language, mode } = briefing;
  const { zone } = briefing.schedule;
  const expected = expectedNext(book, topics, isoDateIn(now, zone)).slice(0, MOST_EXPECTED);
  const telling: Telling = {
    language,
    mode,
    zone,
    topics: topics.map(({ id }) => id),
    about: about.map(({ id }) => id),
    // By its own instant: the briefing may have been given another time since.
    lateFor: isLate ? timeIn(slot.at, zone) : null,
    lateOn: isLate ? isoDateIn(slot.at, zone) : null,
    counts: countsOf(news),
    told: shown.map(toldOf),
    beyond,
    later: Math.max(0, news.length - MOST_FACTS),
    next: expected.map(({ latest, from }) => ({ subject: subjectOf(latest), from })),
  };
  const named = [...expected.map(({ latest }) => latest), ...shown.map(({ fact }) => fact)];
  const facts = new Map(named.map((fact) => [subjectOf(fact), fact]));
  const how = { date: slot.date, now, isCorrected: false, isWithin };
  return { telling, card: tellingCard(telling, { book, facts, ...how }) };
}

/** What a briefing says on a run, by what the book holds and what its channel has seen; or why it says nothing. */
export function composeBriefing(briefing: Briefing, options: ComposeOptions): Composed {
  const { book, memory } = options;
  const topics = briefing.topics.flatMap((id) => book.topic(id) ?? []);
  const input: Input = { ...options, briefing, topics };
  if (topics.length === 0) return { kind: 'skip', reason: 'nothing-to-say', memory: null };
  const made = MODE[briefing.mode](input);
  if (typeof made === 'string') {
    // Also where nothing is new: topics that were added since are noted with it.
    const isSilent = made === 'baseline' || made === 'nothing-new';
    return {
      kind: 'skip',
      reason: made,
      memory: isSilent ? { ...memory, known: knownOf(book, topics) } : null,
    };
  }
  return { kind: 'card', ...tellingOf(made, input), memory: made.memory };
}
