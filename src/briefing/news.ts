import type { FactBook } from '../core/book/fact-book.ts';
import type { Fact, Topic } from '../core/fact.ts';
import { printOf, type Reported, reportedOf, stillHolds, subjectOf } from './prints.ts';
import type { Prints } from './store.ts';

/** A fact that a channel has not seen, or has seen otherwise. */
export type News =
  | { readonly kind: 'new'; readonly fact: Reported }
  | { readonly kind: 'revised'; readonly fact: Reported; readonly before: string };

/** Stands among the prints for each topic that was looked at: what is unknown of any other is not news. */
const topicMark = (topic: string) => `topic ${topic}`;

/** What there can be news of in a topic, in the order of its card: also what that shows of another topic. */
function toldOf(book: FactBook, topic: Topic): readonly Reported[] {
  const shown = book.factsOfTopic(topic).filter((fact) => fact.kind !== 'derived');
  return [...new Set([...shown, ...reportedOf(book, topic.id)])];
}

/** What a channel has seen once it was told of some topics. */
export function knownOf(book: FactBook, topics: readonly Topic[]): Prints {
  const entries = topics.flatMap((topic) => [
    [topicMark(topic.id), ''],
    ...toldOf(book, topic).map((fact) => [subjectOf(fact), printOf(fact)]),
  ]);
  return Object.fromEntries(entries);
}

/** Whether a topic was looked at before: otherwise all of it would be new. */
export function isKnown(known: Prints | null, topic: string): boolean {
  return known !== null && Object.hasOwn(known, topicMark(topic));
}

/**
 * What is new or revised in a topic since its prints were taken, in the order of the topic's card. What is added for a
 * period before the latest is no news; what is corrected there is.
 */
export function newsOf(book: FactBook, topic: Topic, known: Prints): readonly News[] {
  const latest: ReadonlySet<Fact> = new Set(book.factsOfTopic(topic));
  return toldOf(book, topic).flatMap((fact): News[] => {
    const before = known[subjectOf(fact)];
    if (before === undefined) return latest.has(fact) ? [{ kind: 'new', fact }] : [];
    return stillHolds(before, printOf(fact)) ? [] : [{ kind: 'revised', fact, before }];
  });
}
