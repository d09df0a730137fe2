import leven from 'leven';
import type { Area } from '../fact.ts';
import { MONTHS } from '../period/period-words.ts';
import { type Pairs, pairsOf, withHomophones } from '../words/homophones.ts';
import { isOtherWord } from '../words/other-words.ts';
import { respellings, russianInLatin } from '../words/respell.ts';
import { createSpelling } from '../words/spelling.ts';
import { EVERYDAY_WORDS, isEveryday } from '../words/terms.ts';
import { TURNING_WORDS } from '../words/turning-words.ts';
import { withTypedPinyin } from '../words/typed-pinyin.ts';
import { contentStems, FILLER, normalise, stem } from '../words/words.ts';
import { placesElsewhere } from './places-elsewhere.ts';

/** Whether a word, given by its stem, stands in the book: as it is, or with a typing error. */
export type Knows = {
  readonly exactly: (stem: string) => boolean;
  readonly nearly: (stem: string) => boolean;
  /** All stems of the book and pairs of Chinese characters, with how often it has them. */
  readonly terms: () => Iterable<readonly [term: string, times: number]>;
};

/** Makes of a text what was meant by it, if that was typed in haste or on another keyboard. */
export type Mend = (text: string) => string;

const WORD = /[\p{L}\p{M}]+/gu;
/** Words with hyphens between them are one word elsewhere: `Sino-Russian`. */
const COMPOUND = /[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu;
/** Not a part of `Q1`, `5G` and the like, which are typed so on purpose. */
const WHOLE_WORD = /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}]{2,}(?![\p{L}\p{M}\p{N}])/gu;
const ALPHABETIC = /^(?:\p{Script=Latin}+|\p{Script=Cyrillic}+)$/u;

/** What divides a year, beside the months. */
const PARTS_OF_YEARS =
  'quarter quarters half halves month months year years квартал квартала квартале полугодие полугодия полугодии месяц месяца месяцев'.split(
    ' ',
  );

/** Shorter names differ from others by as little as from a mistyped one. */
const SHORTEST_NAME = 5;
const TWICE_MISTYPED = 9;
/** Of a Russian noun or adjective. */
const LONGEST_ENDING = 3;
/** Shorter words are hardly two. */
const SHORTEST_JOINED = 12;
const SHORTEST_PART = 3;
/** Longer ones are no words that somebody forgot to divide, and trying costs more with each letter. */
const LONGEST_JOINED = 60;

/** So many of the words must be known, and so many more than before, if a whole text is to be read otherwise. */
const ENOUGH = 0.6;
const MORE = 0.25;
/** Where nearly all are, any more will do: a book may know some Russian words in Latin letters too. */
const NEARLY_ALL = 0.85;
/** What a word counts that is known with an error, which short words of any language are. */
const NEARLY = 0.5;

/** Words of one script that name an area. */
function namesOfAreas(areas: readonly Area[]): ReadonlyMap<string, string> {
  const names = areas.flatMap(({ names, aliases }) => [
    ...Object.values(names),
    ...Object.values(aliases).flat(),
  ]);
  return new Map(
    names
      .map(normalise)
      .filter((name) => ALPHABETIC.test(name) && name.length >= SHORTEST_NAME)
      .map((name) => [stem(name), name]),
  );
}

/** A word of Latin letters that goes on in Chinese: `heihe片区`. */
const GOES_ON_IN_CHINESE = /(?<![\p{L}\p{M}\p{N}])\p{Script=Latin}{4,}(?=\p{Script=Han})/gu;

/** What the places with one name in Latin letters are called in Chinese, where a longer name may go on. */
function chineseNames(areas: readonly Area[]): ReadonlyMap<string, string> {
  const chinese = ({ names, aliases }: Area) => [names.zh ?? [], aliases.zh ?? []].flat();
  return new Map(
    areas.flatMap((area) =>
      [area.names.en ?? [], area.aliases.en ?? []].flat().flatMap((name) => {
        const shortest = chinese(area).toSorted((a, b) => a.length - b.length)[0];
        return shortest === undefined ? [] : [[normalise(name), shortest] as const];
      }),
    ),
  );
}

/** Words that any question may have, in English and Russian, as they are written. */
function* everydayWords(): Generator<string> {
  yield* FILLER;
  yield* EVERYDAY_WORDS;
  yield* TURNING_WORDS;
  yield* MONTHS.keys();
  yield* PARTS_OF_YEARS;
}

/** Builds it once for a book, of which `words` says which words it has, and how often. */
export function createMend(
  areas: readonly Area[],
  knows: Knows,
  words: ReadonlyMap<string, number> = new Map(),
): Mend {
  const spell = createSpelling({
    words,
    everyday: everydayWords,
    isWord: (word) => MONTHS.has(word) || isOtherWord(word),
  });
  let pairs: Pairs | null = null;
  const names = namesOfAreas(areas);
  const inChinese = chineseNames(areas);
  const isElsewhere = (word: string) => placesElsewhere().words.has(stem(word));
  const isKnown = (word: string) =>
    knows.exactly(stem(word)) || isEveryday(word) || names.has(stem(word)) || contentStems(word).length === 0;

  /** The one name that a strange word is with an error or two: of names alike, the one with fewer errors. */
  const mistypedName = (word: string): string | null => {
    const most = word.length >= TWICE_MISTYPED ? 2 : 1;
    const near = [...names]
      .filter(([key, name]) => key[0] === word[0] && word.length <= name.length + most + LONGEST_ENDING)
      .map(([key, name]) => ({ name, errors: Math.min(leven(key, stem(word)), leven(name, word)) }))
      .filter(({ errors }) => errors <= most)
      .sort((one, other) => one.errors - other.errors);
    const [first, second] = near;
    return first === undefined || second?.errors === first.errors ? null : first.name;
  };

  /** Two or more known words that were typed without a space between. */
  const divided = (word: string): string | null => {
    const parts: (readonly string[] | null)[] = [[]];
    for (let end = 1; end <= word.length; end++) {
      parts[end] = null;
      for (let start = Math.max(0, end - 20); start <= end - SHORTEST_PART; start++) {
        const before = parts[start];
        const part = word.slice(start, end);
        if (before == null || !isKnown(part)) continue;
        const known = parts[end];
        if (known == null || before.length + 1 < known.length) parts[end] = [...before, part];
      }
    }
    return parts[word.length]?.join(' ') ?? null;
  };

  const mendWord = (word: string): string => {
    if (!ALPHABETIC.test(word) || isKnown(word) || isElsewhere(word)) return word;
    const meant = (word.length < SHORTEST_NAME ? null : mistypedName(word)) ?? spell(word);
    if (meant !== null) return meant;
    if (word.length < SHORTEST_JOINED || word.length > LONGEST_JOINED || knows.nearly(stem(word)))
      return word;
    return divided(word) ?? word;
  };

  /** As it is where it is known, or else with its parts mended. */
  const mendCompound = (compound: string): string => {
    const word = compound.toLowerCase();
    if (word.includes('-') && isKnown(word.replaceAll('-', ''))) return compound;
    const mended = word.replace(WORD, mendWord);
    return mended === word ? compound : mended;
  };

  const countOf = (word: string) => {
    if (isKnown(word)) return 1;
    return knows.nearly(stem(word)) || mistypedName(word) !== null ? NEARLY : 0;
  };
  const shareKnown = (text: string) => {
    const words = text.match(WHOLE_WORD) ?? [];
    return words.length === 0 ? 1 : words.reduce((sum, word) => sum + countOf(word), 0) / words.length;
  };

  /** With the characters that were meant where others that sound like them were taken. */
  const sounded = (text: string) => {
    pairs ??= pairsOf(knows.terms());
    return withHomophones(withTypedPinyin(text, pairs, isKnown), pairs);
  };

  const isBetter = (other: number, share: number) =>
    other >= NEARLY_ALL ? other > share : share < ENOUGH && other >= ENOUGH && other >= share + MORE;

  return (given) => {
    const text = normalise(given);
    const share = shareKnown(text);
    const [best] =
      share === 1
        ? []
        : (share < ENOUGH ? respellings(text) : russianInLatin(text))
            .map((other) => ({ other, share: shareKnown(other) }))
            .filter((other) => isBetter(other.share, share))
            .sort((a, b) => b.share - a.share);
    if (best !== undefined) return best.other.replace(COMPOUND, mendCompound);
    const inOneScript = given.replace(GOES_ON_IN_CHINESE, (word) => inChinese.get(normalise(word)) ?? word);
    return sounded(inOneScript).replace(COMPOUND, mendCompound);
  };
}
