import { labelOf } from '../card/label.ts';
import type { Fact, Topic } from '../core/fact.ts';
import { inLanguage } from '../core/language.ts';
import { type Subject, thing } from '../core/search.ts';
import { formatPeriod, formatQuantity } from '../text/format.ts';
import type { CommandContext, Completion } from './command.ts';
import { cardContext } from './reply.ts';

/** More than are shown: what a topic filters out must not leave the list short. */
const SEARCHED = 200;

/** Whether a topic's card can show what a subject leads to. */
export function belongsTo(topic: Topic): (subject: Subject) => boolean {
  const first = new Set<string>(topic.first);
  return (subject) => {
    if (subject.kind === 'topic') return subject.topic.id === topic.id;
    const found = thing(subject);
    return first.has(found.id) || ('topic' in found && found.topic === topic.id);
  };
}

const completion = (subject: Subject, { language }: CommandContext): Completion => ({
  label: inLanguage(thing(subject).names, language),
  value: thing(subject).id,
});

/** What the words may mean, best first; everything in the book's own order before a word is typed. */
export function completeQuestion(
  text: string,
  context: CommandContext,
  among: (subject: Subject) => boolean = () => true,
): readonly Completion[] {
  const { book } = context;
  if (text.trim() !== '') {
    return book.search
      .near(text, SEARCHED)
      .filter(among)
      .map((subject) => completion(subject, context));
  }
  return [
    ...book.topics.map((topic): Subject => ({ kind: 'topic', topic })),
    ...book.indicators.map((indicator): Subject => ({ kind: 'indicator', indicator })),
  ]
    .filter(among)
    .map((subject) => completion(subject, context));
}

function factLabel(fact: Fact, context: CommandContext): string {
  const { language } = context;
  const label = labelOf(fact, cardContext(context));
  const period = formatPeriod(fact.period, language);
  if (fact.kind === 'statement') return `${label} · ${period}`;
  return `${label} · ${formatQuantity(fact.quantity, fact.unit, language)} · ${period}`;
}

/** Facts that the words may mean, with value and period; the value sent is the fact's id. */
export function completeFact(text: string, context: CommandContext): readonly Completion[] {
  const { book } = context;
  const offered = (fact: Fact): Completion => ({ label: factLabel(fact, context), value: fact.id });
  if (text.trim() === '')
    return book.topics.flatMap((topic) => book.factsOfTopic(topic).map(offered)).slice(0, 25);
  const exact = book.fact(text.trim());
  if (exact !== null) return [offered(exact)];
  return book.search.near(text, SEARCHED).flatMap((subject): readonly Completion[] => {
    switch (subject.kind) {
      case 'topic':
        return [];
      case 'statement':
        return [offered(subject.statement)];
      case 'indicator':
        return book
          .areasOf(subject.indicator)
          .flatMap((area) => book.series(subject.indicator, area).map(offered));
      default:
        return subject satisfies never;
    }
  });
}
