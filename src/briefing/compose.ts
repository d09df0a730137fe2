import type { Card, CardPart, Choice } from '../card/card.ts';
import { factPart, sourcePart, sourcesOf } from '../card/fact-parts.ts';
import { type CardContext, labelOf } from '../card/label.ts';
import type { Fact, Topic } from '../core/fact.ts';
import type { FactBook } from '../core/fact-book.ts';
import { isoDateIn } from '../core/iso-date.ts';
import { inLanguage } from '../core/language.ts';
import { formatDate, formatList, formatQuantity } from '../text/format.ts';
import { type MessageKey, say } from '../text/say.ts';
import type { Briefing, Mode, Slot } from './briefing.ts';
import { expectedNext } from './expected.ts';
import { isKnown, knownOf, type News, newsOf } from './news.ts';
import type { SkipReason } from './outcome.ts';
import { isReported, printOf, quantityOf, subjectOf } from './prints.ts';
import type { Memory, Prints } from './store.ts';

/** A phone shows about as many before a thumb has to move; the rest is one press away. */
export const MOST_FACTS = 6;

const MOST_EXPECTED = 3;

/** A row of buttons holds five on both platforms; one of them leads to the sources. */
export const MOST_TOPIC_BUTTONS = 4;

/** What a run comes to: a message, or the reason for none. What is remembered counts from when it has arrived. */
export type Composed =
  | { readonly kind: 'card'; readonly card: Card; readonly quotes: Prints; readonly memory: Memory }
  | { readonly kind: 'skip'; readonly reason: SkipReason; readonly memory: Memory | null };

export type ComposeOptions = {
  readonly book: FactBook;
  readonly memory: Memory;
  readonly slot: Slot;
  readonly isLate: boolean;
  readonly now: Date;
};

type Made = {
  /** What is shown, in order. */
  readonly facts: readonly Fact[];
  readonly parts: readonly CardPart[];
  /** How many more there are. */
  readonly beyond: number;
  readonly memory: Memory;
  /** The topics it tells of, where those are not all of them. */
  readonly topics?: readonly Topic[];
};

type Input = ComposeOptions & {
  readonly briefing: Briefing;
  readonly topics: readonly Topic[];
  readonly context: CardContext;
};

function newsPart(news: News, context: CardContext): CardPart {
  const { language } = context;
  const part = factPart(news.fact, context, 'glance');
  const label = say(language, news.kind === 'new' ? 'briefing.new' : 'briefing.revised', {
    label: part.label,
  });
  if (news.kind === 'new' || news.fact.kind === 'statement') return { ...part, label };
  const quantity = quantityOf(news.before);
  if (quantity === null) return { ...part, label };
  const before = say(language, 'briefing.before', {
    value: formatQuantity(quantity, news.fact.unit, language),
  });
  return { ...part, label, caveat: [before, part.caveat].filter((text) => text !== null).join(' ') };
}

/** News of the topics that were looked at before. */
function allNews({ book, topics, memory }: Input): readonly News[] {
  const { known } = memory;
  if (known === null) return [];
  return topics.flatMap((topic) => (isKnown(known, topic.id) ? newsOf(book, topic, known) : []));
}

function countsPart(news: readonly News[], { language }: CardContext): CardPart {
  const revised = news.filter(({ kind }) => kind === 'revised').length;
  const text = say(language, 'briefing.counts', { added: news.length - revised, revised });
  return { kind: 'text', text };
}

/** Turn by turn from each topic, so that a short message tells of all of them. */
function inTurns<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}

function digest(input: Input): Made | SkipReason {
  const { book, topics, context, memory } = input;
  const news = allNews(input);
  const told = new Set<Fact>(news.map(({ fact }) => fact));
  const rest = [...new Set(inTurns(topics.map((topic) => book.factsOfTopic(topic))))].filter(
    (fact) => !told.has(fact),
  );
  if (told.size + rest.length === 0) return 'nothing-to-say';
  const shownNews = news.slice(0, MOST_FACTS);
  const shown = rest.slice(0, MOST_FACTS - shownNews.length);
  return {
    facts: [...shownNews.map(({ fact }) => fact), ...shown],
    parts: [
      ...(news.length === 0 ? [] : [countsPart(news, context)]),
      ...shownNews.map((one) => newsPart(one, context)),
      ...shown.map((fact) => factPart(fact, context, 'glance')),
    ],
    beyond: news.length + rest.length - shownNews.length - shown.length,
    memory: { ...memory, known: knownOf(book, topics) },
  };
}

function changes(input: Input): Made | SkipReason {
  const { book, topics, context, memory } = input;
  const { known } = memory;
  if (!topics.some((topic) => isKnown(known, topic.id))) return 'baseline';
  const news = allNews(input);
  if (news.length === 0) return 'nothing-new';
  const shown = news.slice(0, MOST_FACTS);
  return {
    facts: shown.map(({ fact }) => fact),
    parts: [countsPart(news, context), ...shown.map((one) => newsPart(one, context))],
    beyond: news.length - shown.length,
    memory: { ...memory, known: knownOf(book, topics) },
  };
}

function spotlight({ book, topics, context, memory }: Input): Made | SkipReason {
  const all = [...new Set(topics.flatMap((topic) => book.factsOfTopic(topic)))];
  const last = all.findIndex(({ id }) => id === memory.spotlight);
  const fact = all[(last + 1) % Math.max(1, all.length)];
  if (fact === undefined) return 'nothing-to-say';
  return {
    facts: [fact],
    parts: [factPart(fact, context)],
    beyond: 0,
    memory: { known: memory.known, spotlight: fact.id },
    topics: topics.filter((topic) => book.factsOfTopic(topic).includes(fact)),
  };
}

const MODE: Readonly<Record<Mode, (input: Input) => Made | SkipReason>> = { digest, changes, spotlight };

/** What a message of each mode is called. */
export const TITLES: Readonly<Record<Mode, MessageKey>> = {
  digest: 'briefing.title',
  changes: 'briefing.title-changes',
  spotlight: 'briefing.title-spotlight',
};

function latePart({ briefing, slot, isLate, context }: Input): readonly CardPart[] {
  if (!isLate) return [];
  const { time, zone } = briefing.schedule;
  const date = formatDate(slot.date, context.language);
  return [{ kind: 'notice', text: say(context.language, 'briefing.late', { date, time, zone }) }];
}

function nextPart({ book, topics, context }: Input): readonly CardPart[] {
  const { language, today } = context;
  const expected = expectedNext(book, topics, today).slice(0, MOST_EXPECTED);
  if (expected.length === 0) return [];
  const items = expected.map(({ latest, from }) =>
    say(language, 'briefing.next-item', {
      label: labelOf(latest, context),
      date: formatDate(from, language),
    }),
  );
  const list = items.join(say(language, 'list.separator'));
  return [{ kind: 'notice', text: say(language, 'briefing.next', { list }) }];
}

function morePart({ beyond }: Made, { language }: CardContext): readonly CardPart[] {
  if (beyond === 0) return [];
  return [{ kind: 'notice', text: say(language, 'briefing.more', { count: beyond }) }];
}

function buttons({ topics, context: { language } }: Input): CardPart {
  const open = topics.slice(0, MOST_TOPIC_BUTTONS).map(({ id, names }): Choice => {
    return { label: inLanguage(names, language), line: id };
  });
  const sources = topics
    .slice(0, 1)
    .map(({ id }) => ({ label: say(language, 'action.sources'), line: `sources ${id}` }));
  return { kind: 'actions', actions: [...open, ...sources] };
}

function cardOf(made: Made, input: Input): Card {
  const { briefing, topics, context } = input;
  const { language } = context;
  const names = formatList(
    (made.topics ?? topics).map((topic) => inLanguage(topic.names, language)),
    language,
  );
  return {
    language,
    title: say(language, TITLES[briefing.mode], { topics: names }),
    tone: 'answer',
    parts: [
      ...latePart(input),
      ...made.parts,
      ...morePart(made, context),
      ...nextPart(input),
      ...[...sourcesOf(made.facts).keys()].map((source) => sourcePart(source, null, language)),
      buttons(input),
    ],
  };
}

/** What a briefing says on a run, by what the book holds and what its channel has seen; or why it says nothing. */
export function composeBriefing(briefing: Briefing, options: ComposeOptions): Composed {
  const { book, memory, now } = options;
  const { language, schedule, mode } = briefing;
  const topics = briefing.topics.flatMap((id) => book.topic(id) ?? []);
  const context: CardContext = { book, language, today: isoDateIn(now, schedule.zone) };
  const input: Input = { ...options, briefing, topics, context };
  if (topics.length === 0) return { kind: 'skip', reason: 'nothing-to-say', memory: null };
  const made = MODE[mode](input);
  if (typeof made === 'string') {
    // Also where nothing is new: topics that were added since are noted with it.
    const isSilent = made === 'baseline' || made === 'nothing-new';
    return {
      kind: 'skip',
      reason: made,
      memory: isSilent ? { ...memory, known: knownOf(book, topics) } : null,
    };
  }
  const quotes = Object.fromEntries(
    made.facts.filter(isReported).map((fact) => [subjectOf(fact), printOf(fact)]),
  );
  return { kind: 'card', card: cardOf(made, input), quotes, memory: made.memory };
}
