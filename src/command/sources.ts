import { z } from 'zod';
import type { CardPart } from '../card/card.ts';
import { sourcePart, sourcesOf } from '../card/fact-parts.ts';
import { topicChoices } from '../card/from-answer.ts';
import { labelOf } from '../card/label.ts';
import { type Fact, RELIABILITIES, type Source, type Topic } from '../core/fact.ts';
import { inLanguage, type Locale } from '../core/language.ts';
import { formatList, formatPeriod, formatQuantity } from '../text/format.ts';
import { say, sayInAll } from '../text/say.ts';
import type { CommandContext, Reply } from './command.ts';
import { argument, defineCommand } from './define-command.ts';
import { completeTopic, readTopic } from './read-argument.ts';
import { cardContext, replyWithCard } from './reply.ts';

/** How many facts a source's line names; the topics and `find` lead to all. */
const MOST_TAKEN = 6;

/** How one fact is named under its source. */
type Naming = (fact: Fact) => string;

/** Rank, licence, whether all of it was seen, and what was taken from it. */
function noteOf(source: Source, facts: readonly Fact[], naming: Naming, language: Locale): string {
  const standing = [
    say(language, `reliability.${source.reliability}`),
    source.licence === null
      ? say(language, 'sources.licence-unknown')
      : say(language, 'sources.licence', { licence: source.licence }),
    source.isExcerpt ? say(language, 'sources.excerpt') : [],
  ].flat();
  const taken = say(language, 'sources.taken', {
    count: facts.length,
    list: facts.slice(0, MOST_TAKEN).map(naming).join(say(language, 'list.separator')),
    more: Math.max(0, facts.length - MOST_TAKEN),
  });
  return `${standing.join(' · ')}\n${taken}`;
}

/** The facts that each source tells, the more reliable sources first. */
function factsBySource(facts: readonly Fact[]): readonly (readonly [Source, readonly Fact[]])[] {
  const bySource = new Map<Source, Fact[]>();
  for (const fact of facts) {
    for (const source of sourcesOf([fact]).keys()) {
      const known = bySource.get(source);
      if (known === undefined) bySource.set(source, [fact]);
      else known.push(fact);
    }
  }
  const rank = ({ reliability }: Source) => RELIABILITIES.indexOf(reliability);
  return [...bySource].sort(([a], [b]) => rank(a) - rank(b));
}

function listSources(
  title: string,
  bySource: readonly (readonly [Source, readonly Fact[]])[],
  naming: Naming,
  line: string,
  next: CardPart,
  { language }: CommandContext,
): Reply {
  const parts: CardPart[] = bySource.map(([source, facts]) =>
    sourcePart(source, noteOf(source, facts, naming, language), language),
  );
  return replyWithCard({ language, title, tone: 'answer', parts: [...parts, next] }, line);
}

/** Whoever has read a source may know better than the fact that is said to come from it. */
function afterFact(fact: Fact, { language }: CommandContext): CardPart {
  const actions = [
    { label: say(language, 'action.cite'), line: `cite ${fact.id}` },
    { label: say(language, 'action.correct'), line: `suggest ${fact.id}` },
  ];
  return { kind: 'actions', actions };
}

/** At most as many as stand in a row. */
function afterTopics(topics: readonly Topic[], { language }: CommandContext): CardPart {
  const actions = topics.slice(0, 5).map(({ id, names }) => {
    return { label: inLanguage(names, language), line: id };
  });
  return { kind: 'actions', actions };
}

/** One topic by any of its names, or several by their ids: a message that tells of several asks so. */
function topicsOf(text: string, context: CommandContext): readonly Topic[] {
  const several = text.split(',').flatMap((id) => context.book.topic(id.trim().toLowerCase()) ?? []);
  return several.length === text.split(',').length ? [...new Set(several)] : [readTopic(text, context)];
}

/** `Outsourcing contract value, 2019`: no value, which the card of the fact shows with all that belongs to it. */
const namePeriod =
  (context: CommandContext): Naming =>
  (fact) =>
    say(context.language, 'label.in-area', {
      label: labelOf(fact, cardContext(context)),
      area: formatPeriod(fact.period, context.language),
    });

/** `$3.45 billion (2019)`: where sources differ on one fact, what each of them says. */
const nameValue =
  (context: CommandContext): Naming =>
  (fact) =>
    fact.kind === 'statement'
      ? namePeriod(context)(fact)
      : say(context.language, 'sources.value', {
          value: formatQuantity(fact.quantity, fact.unit, context.language),
          period: formatPeriod(fact.period, context.language),
        });

function factsAbout({ book }: CommandContext, topic: Topic): readonly Fact[] {
  const own = book.facts.filter((fact) =>
    fact.kind === 'statement'
      ? fact.topic === topic.id
      : fact.kind === 'observation' && fact.indicator.topic === topic.id,
  );
  const shown = book.factsOfTopic(topic).filter((fact) => fact.kind !== 'derived');
  return [...new Set([...own, ...shown])];
}

/** A single fact's sources: its own first, then what others or earlier vintages say of the same. */
function factsBeside({ book }: CommandContext, fact: Fact): readonly Fact[] {
  if (fact.kind === 'derived') return fact.inputs;
  const others = fact.kind === 'observation' ? book.othersOf(fact) : [];
  return [fact, ...others, ...book.contradictionsOf(fact)];
}

/** `/<root> sources outsourcing`: where a topic's facts, one fact, or all of them come from. */
export const sources = defineCommand({
  name: 'sources',
  names: sayInAll('command.sources.name'),
  summary: sayInAll('command.sources.summary'),
  args: z.object({ topic: argument('argument.topic').optional() }),
  rest: 'topic',
  complete: { topic: completeTopic },
  run: ({ topic: text }, context) => {
    const { book, language } = context;
    if (text === undefined) {
      const all = book.facts.filter(({ kind }) => kind !== 'derived');
      const title = say(language, 'sources.title-all');
      return listSources(
        title,
        factsBySource(all),
        namePeriod(context),
        'sources',
        topicChoices(cardContext(context)),
        context,
      );
    }
    const fact = book.fact(text);
    if (fact !== null) {
      const title = say(language, 'sources.title', { topic: labelOf(fact, cardContext(context)) });
      const told = factsBeside(context, fact).flatMap((one) =>
        [...sourcesOf([one]).keys()].map((source) => [source, [one]] as const),
      );
      return listSources(
        title,
        told,
        nameValue(context),
        `sources ${fact.id}`,
        afterFact(fact, context),
        context,
      );
    }
    const topics = topicsOf(text, context);
    const names = topics.map((topic) => inLanguage(topic.names, language));
    const title = say(language, 'sources.title', { topic: formatList(names, language) });
    const facts = new Set(topics.flatMap((topic) => factsAbout(context, topic)));
    return listSources(
      title,
      factsBySource([...facts]),
      namePeriod(context),
      `sources ${topics.map(({ id }) => id).join(',')}`,
      afterTopics(topics, context),
      context,
    );
  },
});
