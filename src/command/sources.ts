import { z } from 'zod';
import type { CardPart } from '../card/card.ts';
import { labelOf, sourcePart, sourcesOf } from '../card/fact-parts.ts';
import type { Fact, Source, Topic } from '../core/fact.ts';
import { inLanguage, type Language } from '../core/language.ts';
import { say, sayInAll } from '../text/say.ts';
import type { CommandContext, Reply } from './command.ts';
import { argument, defineCommand } from './define-command.ts';
import { completeTopic, readTopic } from './read-argument.ts';
import { cardContext, replyWithCard } from './reply.ts';

function noteOf(source: Source, facts: number, language: Language): string {
  return [
    say(language, 'sources.facts', { count: facts }),
    say(language, `reliability.${source.reliability}`),
    source.licence === null
      ? say(language, 'sources.licence-unknown')
      : say(language, 'sources.licence', { licence: source.licence }),
  ].join(' · ');
}

function listSources(
  title: string,
  facts: readonly Fact[],
  line: string,
  { language }: CommandContext,
): Reply {
  const parts: CardPart[] = [...sourcesOf(facts)].map(([source, count]) =>
    sourcePart(source, noteOf(source, count, language), language),
  );
  return replyWithCard({ language, title, tone: 'answer', parts }, line);
}

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
  return fact.kind === 'observation' ? [fact, ...book.othersOf(fact)] : [fact];
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
      return listSources(say(language, 'sources.title-all'), all, 'sources', context);
    }
    const fact = book.fact(text);
    if (fact !== null) {
      const title = say(language, 'sources.title', { topic: labelOf(fact, cardContext(context)) });
      return listSources(title, factsBeside(context, fact), `sources ${fact.id}`, context);
    }
    const topic = readTopic(text, context);
    const title = say(language, 'sources.title', { topic: inLanguage(topic.names, language) });
    return listSources(title, factsAbout(context, topic), `sources ${topic.id}`, context);
  },
});
