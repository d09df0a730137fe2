import type { Aliases } from '../core/fact.ts';
import type { Localized } from '../core/language.ts';
import { contentStems } from '../core/words/words.ts';
import type { Entry } from './check-shape.ts';
import type { Draft } from './draft.ts';
import { type Fault, faultAt, type Place } from './fault.ts';
import { MOST_TOPICS } from './schema.ts';

/** First words that mean a command in any language, so that no topic may be called so. */
export const RESERVED_WORDS: readonly string[] =
  `find sources source cite help about compare chart timeline brief
  briefing suggest check export share private 查找 来源 引用 帮助 关于 比较 图表 时间线 简报 建议 核对 导出 分享 найти источники
  цитата помощь о-боте сравнить график хронология сводка предложить проверить экспорт поделиться`.split(
    /\s+/,
  );

/** `Cooperation centers` is typed as `cooperation-centers`. */
function wordOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

type Named = Entry<{ readonly id: string; readonly names: Localized; readonly aliases?: Aliases }>;
/** Where it stands is asked only when something is wrong. */
type NameAt = { readonly name: string; readonly place: () => Place };

function namesOf(entry: Named): readonly NameAt[] {
  return Object.entries(entry.value.names).map(([language, name]) => ({
    name,
    place: () => entry.place('names', language),
  }));
}

function aliasesOf(entry: Named): readonly NameAt[] {
  return Object.entries(entry.value.aliases ?? {}).flatMap(([language, names]) =>
    names.map((name, i) => ({ name, place: () => entry.place('aliases', language, i) })),
  );
}

/** Names by which something is called must not mean something else too. */
export function checkNames(draft: Draft): readonly Fault[] {
  const { topics, areas, indicators, statements } = draft;
  return [
    ...checkTopics(topics.entries),
    ...clashes(areas.entries, (entry) => [...namesOf(entry), ...aliasesOf(entry)]),
    ...clashes([...indicators.entries, ...statements], namesOf),
    ...[...topics.entries, ...areas.entries, ...indicators.entries, ...statements].flatMap((entry) => [
      ...checkTypable(entry),
      ...checkAliases(entry),
    ]),
    ...[...topics.entries, ...indicators.entries, ...statements].flatMap(checkMeaning),
    ...checkAreas(areas.entries, indicators.entries),
    ...checkShown(draft),
  ];
}

function checkTopics(topics: readonly Named[]): readonly Fault[] {
  const reserved = topics.flatMap((entry) =>
    [{ name: entry.value.id, place: () => entry.place('id') }, ...namesOf(entry), ...aliasesOf(entry)]
      .filter(({ name }) => RESERVED_WORDS.includes(wordOf(name)))
      .map(({ name, place }) =>
        faultAt(place(), `"${name}" is the name of a command`, 'Choose another word.'),
      ),
  );
  const tooMany = topics
    .slice(MOST_TOPICS)
    .map((entry) =>
      faultAt(
        entry.place('id'),
        `This is topic ${topics.indexOf(entry) + 1}`,
        `Keep to ${MOST_TOPICS}: a command has room for no more subcommands.`,
      ),
    );
  const all = (entry: Named) => [
    { name: entry.value.id, place: () => entry.place('id') },
    ...namesOf(entry),
    ...aliasesOf(entry),
  ];
  return [...reserved, ...tooMany, ...clashes(topics, all)];
}

function checkTypable(entry: Named): readonly Fault[] {
  return [...namesOf(entry), ...aliasesOf(entry)]
    .filter(({ name }) => wordOf(name) === '')
    .map(({ name, place }) =>
      faultAt(place(), `"${name}" has no letter or digit`, 'Write a name that can be typed.'),
    );
}

/** Filler words are taken out of a question, and a name that is nothing else is never found again. */
function checkMeaning(entry: Named): readonly Fault[] {
  return [...namesOf(entry), ...aliasesOf(entry)]
    .filter(({ name }) => wordOf(name) !== '' && contentStems(name).length === 0)
    .map(({ name, place }) =>
      faultAt(
        place(),
        `"${name}" has no word that carries meaning in a question`,
        'Write a name that says what it is.',
      ),
    );
}

/**
 * A question takes the names of areas out before it looks for a subject and a period. A topic may be about a place and be
 * called so: its name alone means the topic, and beside other words the place.
 */
function checkAreas(areas: readonly Named[], subjects: readonly Named[]): readonly Fault[] {
  const taken = new Map(
    subjects.flatMap((entry) =>
      [...namesOf(entry), ...aliasesOf(entry)].map(({ name }) => [wordOf(name), entry.value.id] as const),
    ),
  );
  return areas.flatMap((entry) =>
    [...namesOf(entry), ...aliasesOf(entry)].flatMap(({ name, place }) => {
      const word = wordOf(name);
      const owner = taken.get(word);
      if (/^[\p{N}-]+$/u.test(word)) {
        return faultAt(
          place(),
          `"${name}" has no letter, so that it reads as a period or a number`,
          'Write a name with letters.',
        );
      }
      if (word === '' || owner === undefined) return [];
      return faultAt(place(), `"${name}" means "${owner}" already`, 'Give the area another name.');
    }),
  );
}

/** A name that two entries bear would be answered with one of them at random. */
function clashes(entries: readonly Named[], names: (entry: Named) => readonly NameAt[]): readonly Fault[] {
  const owners = new Map<string, string>();
  return entries.flatMap((entry) =>
    names(entry).flatMap(({ name, place }) => {
      if (wordOf(name) === '') return [];
      const owner = owners.get(wordOf(name));
      if (owner === undefined) owners.set(wordOf(name), entry.value.id);
      if (owner === undefined || owner === entry.value.id) return [];
      return faultAt(place(), `"${name}" means "${owner}" already`, 'Give the two different names.');
    }),
  );
}

function checkAliases(entry: Named): readonly Fault[] {
  const names = new Set(Object.values(entry.value.names).map((name) => name.toLowerCase()));
  return aliasesOf(entry).flatMap(({ name, place }) => {
    const known = names.has(name.toLowerCase());
    names.add(name.toLowerCase());
    return known ? faultAt(place(), `"${name}" is given twice`, 'Remove one of the two.') : [];
  });
}

/** A topic shows something, and nothing twice. */
function checkShown({ topics, indicators, observations, statements, factIds }: Draft): readonly Fault[] {
  return topics.entries.flatMap((entry) => {
    const { id, first } = entry.value;
    const twice = first.flatMap((shown, i) =>
      first.indexOf(shown) === i
        ? []
        : faultAt(entry.place('first', i), `"${shown}" is shown twice`, 'Remove one of the two.'),
    );
    const own = new Set<string>(
      indicators.entries.flatMap(({ value }) => (value.topic === id ? value.id : [])),
    );
    const something =
      first.length > 0 ||
      factIds === null ||
      statements.some(({ topic }) => topic === id) ||
      observations.some(({ value }) => own.has(value.indicator));
    if (something) return twice;
    return [
      ...twice,
      faultAt(
        entry.place('id'),
        `Nothing is known about the topic "${id}"`,
        'Add a fact, or remove the topic.',
      ),
    ];
  });
}
