import type { FactBook } from '../book/fact-book.ts';
import type { Topic } from '../fact.ts';
import { type Subject, subjectOf, thing } from '../search/search.ts';
import { type Answer, answerTopic, MOST_CHOICES, type Restriction } from './answer.ts';
import { askBack } from './ask-back.ts';

/** What there is for a place or a period that is all a question names: topics, or what a single topic has. */
export function whatThereIs(
  book: FactBook,
  text: string,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer {
  const nothing: Answer = { outcome: 'unknown', question: text, nearest: [] };
  if (within.period === null && within.area === null) return nothing;
  const topics = book.topics
    .flatMap((topic) => {
      const answer = answerTopic(book, topic, within);
      return answer.outcome === 'found' ? [{ topic, facts: answer.facts }] : [];
    })
    .sort((a, b) => b.facts.length - a.facts.length);
  const [only, ...others] = topics;
  if (only === undefined) return nothing;
  const inOnly = new Map(only.facts.map(subjectOf).map((subject) => [thing(subject).id, subject]));
  // What has no room among the choices is behind the last of them.
  const few = inOnly.size > MOST_CHOICES ? MOST_CHOICES - 1 : inOnly.size;
  const rest = inOnly.size > few ? [aTopic(only.topic)] : [];
  const subjects =
    others.length > 0
      ? topics.map(({ topic }) => aTopic(topic))
      : [...[...inOnly.values()].slice(0, few), ...rest];
  const fitting = subjects.filter(among);
  return fitting.length === 0 ? nothing : { ...askBack(book, text, fitting, within), isOpen: true };
}

const aTopic = (topic: Topic): Subject => ({ kind: 'topic', topic });
