import type { FactBook } from '../../core/book/fact-book.ts';
import type { Topic } from '../../core/fact.ts';
import { inLanguage } from '../../core/language.ts';
import { say } from '../../text/say.ts';
import type { CommandContext, Completion } from '../command.ts';
import { BETWEEN_DETAILS } from '../completion-text.ts';
import { commandWord } from '../topic.ts';

const ALL = [
  ...['all', 'everything', 'all topics', '全部', '所有', '全部主题', '所有主题'],
  ...['все', 'всё', 'все темы'],
];

/** What a topic is called: its id, its names and other names, also as one word. */
function namesOf({ id, names, aliases }: Topic): readonly string[] {
  const spoken = [...Object.values(names), ...Object.values(aliases).flat()];
  return [id, ...spoken, ...spoken.flatMap((name) => commandWord(name) ?? [])].map((name) =>
    name.toLowerCase(),
  );
}

/** Every name of every topic. */
export function topicWords({ book }: CommandContext): readonly string[] {
  return [...topicsByName(book).keys()];
}

const named = new WeakMap<FactBook, ReadonlyMap<string, Topic>>();

/** Every topic by each of its names, ids before other names. */
function topicsByName(book: FactBook): ReadonlyMap<string, Topic> {
  const known = named.get(book);
  if (known !== undefined) return known;
  const made = new Map<string, Topic>();
  for (const topic of book.topics) made.set(topic.id, topic);
  for (const topic of book.topics) {
    for (const name of namesOf(topic)) if (!made.has(name)) made.set(name, topic);
  }
  named.set(book, made);
  return made;
}

/** The topics that some words name, all of them for `all`; none for anything else. */
export function topicsNamed(words: string, { book }: CommandContext): readonly Topic[] {
  const name = words.toLowerCase();
  if (ALL.includes(name)) return book.topics;
  const found = topicsByName(book).get(name);
  return found === undefined ? [] : [found];
}

/** The last topic of a list that is being typed, behind the ones before it. */
export function completeTopics(text: string, { book, language }: CommandContext): readonly Completion[] {
  const parts = text.replace(/[，、；;]/gu, ',').split(',');
  const typed = (parts.at(-1) ?? '').trim().toLowerCase();
  const before = parts.slice(0, -1).map((part) => part.trim());
  const own = (topic: Topic) => inLanguage(topic.names, language);
  const isAll = before.length === 0 && ALL.some((name) => name.startsWith(typed));
  const all = { label: say(language, 'briefing.all-topics'), value: 'all', detail: null };
  const fitting = book.topics.filter(
    (topic) => !before.includes(topic.id) && namesOf(topic).some((name) => name.includes(typed)),
  );
  const named = fitting
    .map((topic): Completion => {
      const value = [...before, topic.id].join(',');
      return { label: [...before, own(topic)].join(', '), value, detail: null };
    })
    .filter(({ value }) => value.length <= 100);
  return isAll ? [all, ...named] : named;
}

/** `Outsourcing · E-commerce`, in the reader’s language. */
export function topicNames(ids: readonly string[], { book, language }: CommandContext): string {
  const names = ids.map((id) => {
    const topic = book.topic(id);
    return topic === null ? id : inLanguage(topic.names, language);
  });
  return names.join(BETWEEN_DETAILS);
}
