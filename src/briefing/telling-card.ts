import type { Card, CardPart, Choice } from '../card/card.ts';
import { type FactPart, factPart, sourcePart, sourcesOf } from '../card/fact-parts.ts';
import { type CardContext, labelOf } from '../card/label.ts';
import type { FactBook } from '../core/book/fact-book.ts';
import type { Fact, Topic } from '../core/fact.ts';
import type { TopicId } from '../core/id.ts';
import { inLanguage, type Locale } from '../core/language.ts';
import { type IsoDate, isoDateIn } from '../core/period/iso-date.ts';
import { formatChange, formatDate, formatList, formatQuantity } from '../text/format.ts';
import { type MessageKey, say } from '../text/say.ts';
import type { Mode } from './briefing.ts';
import { goneFrom, printOf, stillHolds } from './prints.ts';
import type { Telling, Told } from './telling.ts';

/** A row of buttons holds five on both platforms; one of them leads to the sources. */
const MOST_TOPICS = 4;

/** Discord holds five rows: a button for the sources, for the topics that have none, and what a test puts before them. */
const MOST_TOPICS_IN_ROWS = 22;

const TITLES: Readonly<Record<Mode, MessageKey>> = {
  digest: 'briefing.title',
  changes: 'briefing.title-changes',
  spotlight: 'briefing.title-spotlight',
};

export type TellingCardOptions = {
  readonly book: FactBook;
  /** Facts by their subject, as they are now. */
  readonly facts: ReadonlyMap<string, Fact>;
  /** The day of the run. */
  readonly date: IsoDate;
  readonly now: Date;
  /** Whether it is put in the place of what was said. */
  readonly isCorrected: boolean;
  /** Whether it is shown within another message, which has its own buttons. */
  readonly isWithin?: boolean;
};

/** What was said before and does not hold any more, each as it is shown. */
function goneTexts(before: string, fact: Fact, language: Locale) {
  if (fact.kind === 'statement') return { value: null, change: null };
  const { value, change } = goneFrom(before, printOf(fact));
  return {
    value: value === null ? null : formatQuantity(value, fact.unit, language),
    change: change === null ? null : formatChange(change, language),
  };
}

/** A part of a card that says what its fact was said to be before. */
function withBefore<Part extends FactPart>(
  part: Part,
  before: readonly (string | null)[],
  language: Locale,
): Part {
  const texts = before.filter((text) => text !== null);
  if (texts.length === 0) return part;
  const said = say(language, 'briefing.before', { value: texts.join(say(language, 'list.separator')) });
  return { ...part, caveat: [said, part.caveat].filter((text) => text !== null).join(' ') };
}

/** A fact as news, where it is told as news. */
function toldPart(told: Told, fact: Fact, { mode }: Telling, context: CardContext): FactPart {
  const { language } = context;
  const part = factPart(fact, context, mode === 'spotlight' ? 'whole' : 'glance');
  switch (told.as) {
    case 'standing':
      return part;
    case 'new':
      return { ...part, label: say(language, 'briefing.new', { label: part.label }) };
    case 'revised': {
      const { value, change } = goneTexts(told.before, fact, language);
      const label = say(language, 'briefing.revised', { label: part.label });
      return withBefore({ ...part, label }, [value, change], language);
    }
    default:
      return told satisfies never;
  }
}

/** The same, with what the message said of it struck out or told where that is otherwise by now. */
function correctedPart(told: Told, fact: Fact, telling: Telling, context: CardContext): FactPart {
  const { language } = context;
  const part = toldPart(told, fact, telling, context);
  if (stillHolds(told.print, printOf(fact))) return part;
  const { value, change } = goneTexts(told.print, fact, language);
  if (part.kind === 'figure' && value !== null) {
    return withBefore({ ...part, struck: value }, [change], language);
  }
  const label = say(language, 'briefing.corrected-label', { label: part.label });
  return withBefore({ ...part, label }, [change], language);
}

function lateParts({ lateFor, lateOn, zone, language }: Telling, date: IsoDate): readonly CardPart[] {
  if (lateFor === null) return [];
  const when = { date: formatDate(lateOn ?? date, language), time: lateFor, zone };
  return [{ kind: 'notice', text: say(language, 'briefing.late', when) }];
}

function correctedParts({ language }: Telling, date: IsoDate, today: IsoDate): readonly CardPart[] {
  const dates = { sent: formatDate(date, language), corrected: formatDate(today, language) };
  return [{ kind: 'notice', text: say(language, 'briefing.corrected', dates) }];
}

function countsParts({ counts, language }: Telling): readonly CardPart[] {
  return counts === null ? [] : [{ kind: 'text', text: say(language, 'briefing.counts', counts) }];
}

function moreParts({ beyond, later, language }: Telling, isWithin: boolean): readonly CardPart[] {
  const notice = (key: 'briefing.more' | 'briefing.later', count: number): readonly CardPart[] =>
    count === 0 ? [] : [{ kind: 'notice', text: say(language, key, { count }) }];
  return [...notice('briefing.later', later), ...notice('briefing.more', isWithin ? 0 : beyond)];
}

function nextParts(
  { next, language }: Telling,
  facts: ReadonlyMap<string, Fact>,
  context: CardContext,
): readonly CardPart[] {
  const items = next.flatMap(({ subject, from }) => {
    const latest = facts.get(subject);
    if (latest === undefined) return [];
    const item = { label: labelOf(latest, context), date: formatDate(from, language) };
    return [say(language, 'briefing.next-item', item)];
  });
  if (items.length === 0) return [];
  const list = items.join(say(language, 'list.separator'));
  return [{ kind: 'notice', text: say(language, 'briefing.next', { list }) }];
}

/** The topics of what is told, in its order: of each fact its own, or the one that shows it. */
function topicsTold(told: readonly Fact[], among: readonly Topic[], book: FactBook): readonly Topic[] {
  const topics = told.flatMap((fact) => {
    const own = fact.kind === 'statement' ? fact.topic : fact.indicator.topic;
    const showing = among.filter((topic) => book.factsOfTopic(topic).includes(fact));
    return among.find(({ id }) => id === own) ?? showing.slice(0, 1);
  });
  return [...new Set(topics)];
}

/** Where what is told is from: of a single fact, or of the topics. */
function sourcesButton(told: readonly Fact[], topics: readonly Topic[], language: Locale): readonly Choice[] {
  const [first, ...others] = topics;
  const [fact, ...more] = told;
  if (first === undefined) return [];
  const label = say(language, 'action.sources');
  if (fact !== undefined && more.length === 0) return [{ label, line: `sources ${fact.id}` }];
  const line = `sources ${[first, ...others].map(({ id }) => id).join(',')}`;
  return [{ label, line, short: `sources ${first.id}` }];
}

/**
 * What leads to more: the topics of what is told, and then the others. Where it is said that there is more, each has a
 * button; else one row is enough, of which the last leads to the others.
 */
function buttons(
  told: readonly Fact[],
  { beyond, language }: Telling,
  topics: readonly Topic[],
  book: FactBook,
) {
  const first = topicsTold(told, topics, book);
  const all = [...new Set([...first, ...topics])];
  const most = beyond > 0 ? MOST_TOPICS_IN_ROWS : Math.max(MOST_TOPICS - 1, first.length);
  const open = all.length <= MOST_TOPICS ? all : all.slice(0, most);
  const actions: readonly Choice[] = [
    ...open.map(({ id, names }) => ({ label: inLanguage(names, language), line: id })),
    ...(open.length < all.length ? [{ label: say(language, 'briefing.all-topics'), line: 'help' }] : []),
    ...sourcesButton(told, first.length > 0 ? first : all.slice(0, 1), language),
  ];
  return { kind: 'actions', actions } as const;
}

/**
 * The message that tells something, with its facts as they are now. What was said of them and is otherwise comes first
 * where it is a correction; what is gone from the book is left out.
 */
export function tellingCard(telling: Telling, options: TellingCardOptions): Card {
  const { language, mode, zone } = telling;
  const { book, facts, date, now, isCorrected, isWithin = false } = options;
  const context: CardContext = { book, language, today: isoDateIn(now, zone) };
  const known = telling.told.flatMap((told) => {
    const fact = facts.get(told.subject);
    return fact === undefined ? [] : [{ told, fact, isWrong: !stillHolds(told.print, printOf(fact)) }];
  });
  const told = known.map(({ fact }) => fact);
  const shown = [...known.filter(({ isWrong }) => isWrong), ...known.filter(({ isWrong }) => !isWrong)];
  const topicsOf = (ids: readonly TopicId[]) => ids.flatMap((id) => book.topic(id) ?? []);
  const names = topicsOf(telling.about).map((topic) => inLanguage(topic.names, language));
  return {
    language,
    title: say(language, TITLES[mode], { topics: formatList(names, language) }),
    tone: 'answer',
    parts: [
      ...(isCorrected ? correctedParts(telling, date, context.today) : []),
      ...lateParts(telling, date),
      ...countsParts(telling),
      ...shown.map(({ told, fact }) => correctedPart(told, fact, telling, context)),
      ...moreParts(telling, isWithin),
      ...nextParts(telling, facts, context),
      ...[...sourcesOf(shown.map(({ fact }) => fact)).keys()].map((source) =>
        sourcePart(source, null, language),
      ),
      ...(isWithin ? [] : [buttons(told, telling, topicsOf(telling.topics), book)]),
    ],
  };
}
