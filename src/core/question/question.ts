import type { Area } from '../fact.ts';
import type { Period } from '../period/period.ts';
import { findPeriod, findPeriods, type PeriodFound } from '../period/period-words.ts';
import { contentStems, normalise, stem, withCountryPairs } from '../words/words.ts';
import { withoutAspect, withoutMeaning } from './aspect.ts';
import { withoutGrowthBasis } from './growth-basis.ts';

/** A question taken apart. What it names must be in the answer. */
export type Question = {
  readonly text: string;
  /** The text without its period and place. */
  readonly rest: string;
  readonly period: Period | null;
  /** The place it names; `null` when it names none. */
  readonly area: Area | null;
  /** Stems of all other words that carry meaning. */
  readonly stems: readonly string[];
  /** Those of them that ask for a change rather than a value. */
  readonly growthStems: readonly string[];
  /** Whether it asks for a number of things, which no sum of money and no share answers. */
  readonly isCount: boolean;
  /** Whether its period is only an end of a longer time (`since 2019`), for which there is no value. */
  readonly isBound: boolean;
  /** Whether it is the end of one, of which a level then or a running total tells: `by June 2022`. */
  readonly isUntil: boolean;
};

const GROWTH = new Set(
  ['growth', 'grow', 'grew', 'grown', 'growing', 'increase', 'increased', 'rise', 'rose', 'risen']
    .concat([
      'рост',
      'прирост',
      'вырос',
      'выросла',
      'выросли',
      'увеличение',
      '增长',
      '增幅',
      '增速',
      '增长率',
      '同比',
    ])
    .map(stem),
);

const COUNT =
  /(?<!\p{L})(?:how many|number of|количеств\p{L}+|число|числа)(?!\p{L})|(?:几|多少)\s*(?:个|家|座|所)/u;

/** Whether a text asks for a number of things: `how many`, `количество`. */
export const asksNumber = (text: string) => COUNT.test(normalise(text));

/** Whether a name says that what it names is a growth. */
export function namesGrowth(name: string): boolean {
  return contentStems(name).some((one) => GROWTH.has(one));
}

/** Finds a place by its names and aliases in every language. */
export type AreaFinder = (text: string) => { readonly area: Area; readonly rest: string } | null;

/** A name as it is looked for: its words, or for Chinese, which has no spaces, its characters. */
type Name = { readonly area: Area; readonly text: string; readonly words: readonly Word[] | null };

/** A word that must be met as it is, or, in Russian, with another ending of at most three letters. */
type Word = {
  readonly stem: string;
  readonly endings: number;
  /** What Russian declines it as, where its last vowel goes: `участок`, `участке`. */
  readonly declined: string | null;
};

type Token = { readonly text: string; readonly start: number; readonly end: number };

/** Chinese beside another script is a word of its own: `chengdu外包`. */
const WORD = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}'])+/gu;
const HAN = /\p{Script=Han}/u;
const CYRILLIC = /^\p{Script=Cyrillic}{4,}$/u;

function wordOf(text: string): Word {
  if (!CYRILLIC.test(text)) return { stem: text, endings: 0, declined: null };
  const declined = /[^аеиоуыэюя](?:ок|ец)$/u.test(text) ? text.replace(/.(.)$/u, '$1') : null;
  return { stem: text.replace(/(?:ая|ий|ый|[аяйьеиыоу])$/u, ''), endings: 3, declined };
}

/** What Russian makes an adjective of a place with: `китайский`, `харбинскому`. */
const ADJECTIVE = /^[йэ]?ск\p{L}{2,3}$/u;

function isWord({ stem, endings, declined }: Word, { text }: Token): boolean {
  const plain = text.endsWith("'s") ? text.slice(0, -2) : text;
  if (declined !== null && plain.startsWith(declined) && plain.length <= declined.length + endings)
    return true;
  if (!plain.startsWith(stem)) return false;
  const rest = plain.slice(stem.length);
  return rest.length <= endings || (endings > 0 && ADJECTIVE.test(rest));
}

function tokensOf(text: string): readonly Token[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** Where a name stands in a text, as start and end. */
function placeOf(name: Name, text: string, tokens: readonly Token[]): readonly [number, number] | null {
  if (name.words === null) {
    const start = text.indexOf(name.text);
    return start === -1 ? null : [start, start + name.text.length];
  }
  const { words } = name;
  for (const [first, token] of tokens.entries()) {
    const met = words.every((word, n) => {
      const other = tokens[first + n];
      return other !== undefined && isWord(word, other);
    });
    const last = tokens[first + words.length - 1];
    if (met && last !== undefined) return [token.start, last.end];
  }
  return null;
}

/** So many signs of a word are looked up; what begins so is compared. */
const LOOKED_UP = 2;

/** Which of some names may stand in a text, in their order: those whose first word begins one of its words, and all Chinese ones. */
function beginningsOf(names: readonly Name[]) {
  const begun = new Map<string, { readonly stem: string; readonly at: number }[]>();
  const chinese: number[] = [];
  for (const [at, { words }] of names.entries()) {
    const stem = words?.[0]?.stem;
    if (words === null) chinese.push(at);
    if (stem === undefined) continue;
    const key = stem.slice(0, LOOKED_UP);
    const known = begun.get(key);
    if (known === undefined) begun.set(key, [{ stem, at }]);
    else known.push({ stem, at });
  }
  return (text: string, tokens: readonly Token[]): Iterable<number> => {
    const found = new Set(HAN.test(text) ? chinese : []);
    for (const { text: token } of tokens) {
      for (let end = 1; end <= Math.min(LOOKED_UP, token.length); end++) {
        for (const { stem, at } of begun.get(token.slice(0, end)) ?? []) {
          if (token.startsWith(stem)) found.add(at);
        }
      }
    }
    return found.size < 2 ? found : [...found].sort((a, b) => a - b);
  };
}

/** Builds the finder once; the longest name wins, so that `York County` is not read as `York`. */
export function createAreaFinder(areas: readonly Area[]): AreaFinder {
  const names = areas.flatMap((area) =>
    [...Object.values(area.names), ...Object.values(area.aliases).flat(), area.id]
      .map(normalise)
      .map((text): Name => {
        const words = HAN.test(text) ? null : (text.match(WORD) ?? []).map(wordOf);
        return { area, text, words };
      }),
  );
  names.sort((a, b) => b.text.length - a.text.length);
  const begunIn = beginningsOf(names);
  return (text) => {
    const tokens = tokensOf(text);
    for (const at of begunIn(text, tokens)) {
      const name = names[at];
      const place = name && placeOf(name, text, tokens);
      if (name === undefined || place == null) continue;
      return { area: name.area, rest: `${text.slice(0, place[0])} ${text.slice(place[1])}` };
    }
    return null;
  };
}

/** Whoever names places more often asks nothing, and each mention is looked for in the whole text. */
const MOST_MENTIONS = 20;

/** The first place a text names, and the text without any mention of it. */
function findPlace(text: string, findArea: AreaFinder): { area: Area | null; rest: string } {
  const first = findArea(text);
  if (first === null) return { area: null, rest: text };
  let { rest } = first;
  for (let mentions = 1; mentions < MOST_MENTIONS; mentions++) {
    const next = findArea(rest);
    if (next?.area !== first.area) break;
    rest = next.rest;
  }
  return { area: first.area, rest };
}

/** Every place a text names; a word of a longer place's name is no place of its own. */
export function findPlaces(text: string, findArea: AreaFinder): readonly Area[] {
  const areas: Area[] = [];
  let found = findArea(normalise(text));
  while (found !== null && areas.length < MOST_MENTIONS) {
    areas.push(found.area);
    found = findArea(found.rest);
  }
  return areas;
}

function questionOf(text: string, rest: string, period: PeriodFound | null, area: Area | null): Question {
  const stems = contentStems(rest);
  return {
    text,
    rest,
    period: period?.period ?? null,
    area,
    stems,
    growthStems: stems.filter((one) => GROWTH.has(one)),
    isCount: asksNumber(text),
    isBound: period?.isBound ?? false,
    isUntil: period?.isUntil ?? false,
  };
}

/** A text read as a name: all of its words, or all but one of its periods. */
export function readNames(text: string): readonly Question[] {
  const words = withoutMeaning(normalise(text));
  const periods = findPeriods(words);
  return [
    questionOf(text, words, null, null),
    ...periods.map((one) => questionOf(text, one.rest, one, null)),
  ];
}

/** Takes a question apart. A second period or place stays among the stems, where it fits nothing: no silent pick. */
export function readQuestion(text: string, findArea: AreaFinder): Question {
  const words = withCountryPairs(withoutAspect(withoutGrowthBasis(normalise(text))));
  const found = findPeriod(words);
  const { area, rest } = findPlace(found?.rest ?? words, findArea);
  return questionOf(text, rest, found, area);
}
