import type { Area, Topic } from '../core/fact.ts';
import { inLanguage } from '../core/language.ts';
import { type Period, parsePeriod } from '../core/period/period.ts';
import { findPeriod } from '../core/period/period-words.ts';
import { withDates } from '../core/period/relative-period.ts';
import { contentStems, normalise } from '../core/words/words.ts';
import { formatPeriod } from '../text/format.ts';
import { say } from '../text/say.ts';
import { ArgumentError, type CommandContext, type Completion } from './command.ts';

const isNothing = (rest: string) => contentStems(rest).length === 0;

/** `2019`, `2020-08`, `August 2020`, `2020年8月`, `last year`. */
export function readPeriod(text: string | undefined, { language, today }: CommandContext): Period | null {
  if (text === undefined) return null;
  const worded = findPeriod(normalise(withDates(text, today)));
  // The whole text must be the period: of two periods, or a period and something else, none is picked.
  const found =
    parsePeriod(text.toUpperCase()) ?? (worded !== null && isNothing(worded.rest) ? worded.period : null);
  if (found === null) throw new ArgumentError(say(language, 'bad.period', { period: text }));
  return found;
}

/** A place by any of its names in any language. */
export function readArea(text: string | undefined, { book, language }: CommandContext): Area | null {
  if (text === undefined) return null;
  const worded = book.search.findArea(normalise(text));
  const found = book.area(text) ?? (worded !== null && isNothing(worded.rest) ? worded.area : null);
  if (found === null) {
    const areas = book.areas.map(({ names }) => inLanguage(names, language)).join(', ');
    throw new ArgumentError(say(language, 'bad.area', { area: text, areas }));
  }
  return found;
}

/** A topic by any of its names in any language, or what the words lead to. */
export function readTopic(text: string, { book, language }: CommandContext): Topic {
  const exact = book.topic(text.toLowerCase());
  if (exact !== null) return exact;
  for (const subject of book.search.called(contentStems(text))) {
    if (subject.kind === 'topic') return subject.topic;
  }
  const topics = book.topics.map(({ names }) => inLanguage(names, language)).join(', ');
  const choices = book.topics
    .slice(0, 5)
    .map(({ id, names }) => ({ label: inLanguage(names, language), line: `${id}` }));
  throw new ArgumentError(say(language, 'bad.topic', { topic: text, topics }), choices);
}

const includes = (labels: readonly string[], text: string) =>
  labels.some((label) => normalise(label).includes(normalise(text)));

/** Topics whose name or id contains the text. */
export function completeTopic(text: string, { book, language }: CommandContext): readonly Completion[] {
  return book.topics
    .filter(({ id, names }) => includes([id, ...Object.values(names)], text))
    .map(({ id, names }) => ({ label: inLanguage(names, language), value: id, detail: null }));
}

/** Places whose name contains the text, those with facts first. */
export function completeArea(text: string, { book, language }: CommandContext): readonly Completion[] {
  const used = new Set(book.facts.map(({ area }) => area.id));
  return book.areas
    .filter(({ names, aliases, id }) =>
      includes([id, ...Object.values(names), ...Object.values(aliases).flat()], text),
    )
    .sort((a, b) => Number(used.has(b.id)) - Number(used.has(a.id)))
    .map(({ id, names }) => ({ label: inLanguage(names, language), value: id, detail: null }));
}

/** Periods that the topic has facts for, the latest first. */
export function completePeriod(
  text: string,
  topic: Topic,
  { book, language }: CommandContext,
): readonly Completion[] {
  const periods = new Map(book.factsOfTopic(topic).map(({ period }) => [period.text, period]));
  return [...periods.values()]
    .sort((a, b) => (a.end < b.end ? 1 : -1))
    .map((period) => ({ label: formatPeriod(period, language), value: period.text, detail: null }))
    .filter(({ label, value }) => includes([label, value], text));
}
