import type { Pairs } from './homophones.ts';
import { signsOf } from './syllables.ts';

const LONGEST_SYLLABLE = 6;
/** So many ways to divide what was typed are tried: `xian` is one syllable or two. */
const MOST_WAYS = 8;
const LONGEST_RUN = 40;

/** The ways in which a word of Latin letters is syllables of Pinyin, the one with the fewest first; none for another word. */
function syllablesIn(word: string): readonly (readonly string[])[] {
  const ways: (readonly (readonly string[])[])[] = [[[]]];
  for (let end = 1; end <= word.length; end++) {
    const here: (readonly string[])[] = [];
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
      const syllable = word.slice(start, end);
      if (signsOf(syllable).length > 0) here.push(...(ways[start] ?? []).map((way) => [...way, syllable]));
    }
    ways.push(here.toSorted((a, b) => a.length - b.length).slice(0, MOST_WAYS));
  }
  return ways[word.length] ?? [];
}

type Path = { readonly signs: readonly string[]; readonly score: number; readonly isLoose: boolean };

/**
 * The characters that are spelled so, the neighbours of which are most often pairs of the book; `null` where one
 * makes no pair on either side.
 */
function spelledBy(syllables: readonly string[], pairs: Pairs): string | null {
  let paths: readonly Path[] = [{ signs: [], score: 0, isLoose: false }];
  for (const syllable of syllables) {
    const next: Path[] = [];
    for (const sign of signsOf(syllable)) {
      let best: Path | null = null;
      for (const { signs, score, isLoose } of paths) {
        const times = pairs.times((signs.at(-1) ?? '') + sign);
        const isPair = times > 0;
        // A sign may stand in one pair with what is before it, or in one with what is behind.
        if (isLoose && !isPair) continue;
        const sum = score + Math.log2(1 + times);
        if (best === null || sum > best.score)
          best = { signs: [...signs, sign], score: sum, isLoose: !isPair };
      }
      if (best !== null) next.push(best);
    }
    paths = next;
  }
  const ended = paths.filter(({ isLoose }) => !isLoose).toSorted((a, b) => b.score - a.score);
  return ended[0]?.signs.join('') ?? null;
}

const YEAR = /(?<=\d)\s*nian(?![a-z])/g;
const MONTH = /(?<=\d)\s*yue(?![a-z])/g;
/** Words of Latin letters that stand beside each other. */
const RUN = /[a-z]+(?:\s+[a-z]+)*/gu;

function chineseOf(words: readonly string[], pairs: Pairs): string | null {
  const ways = words.reduce<readonly (readonly string[])[]>(
    (before, word) =>
      before.flatMap((way) => syllablesIn(word).map((more) => [...way, ...more])).slice(0, MOST_WAYS),
    [[]],
  );
  const long = ways.filter((way) => way.length > 1 && way.length <= LONGEST_RUN);
  return long.map((way) => spelledBy(way, pairs)).find((chinese) => chinese !== null) ?? null;
}

/** `gdp` and `5g` are written so in Chinese too. */
const CODE = /^[^aeiou]{1,4}$|^gdp$|^fdi$|^bpo$|^ito$|^kpo$/;
const isSpelled = (word: string) => syllablesIn(word).length > 0;

/** In fewer syllables a word of another language may be met by chance. */
const FEWEST_SYLLABLES = 3;

/**
 * A text in which Chinese that was typed in Latin letters is Chinese, as far as the book has its pairs of characters:
 * `kuajing dianshang` is `跨境电商`. Any word that is no Pinyin makes of all of them words of another language; where the
 * book knows each as it is written, they are read so.
 */
export function withTypedPinyin(text: string, pairs: Pairs, isKnown: (word: string) => boolean): string {
  const dated = text.replace(YEAR, '年').replace(MONTH, '月');
  const words = dated.match(/[a-z]+/g) ?? [];
  const spelled = words.filter(isSpelled);
  if (spelled.length === 0 || !words.every((word) => isSpelled(word) || CODE.test(word))) return text;
  const syllables = spelled.reduce((sum, word) => sum + (syllablesIn(word)[0]?.length ?? 0), 0);
  if (syllables < FEWEST_SYLLABLES) return text;
  if (spelled.every(isKnown)) return dated;
  const read = dated.replace(RUN, (run) => {
    const parts: string[][] = [[]];
    for (const word of run.split(/\s+/)) {
      if (isSpelled(word)) parts.at(-1)?.push(word);
      else parts.push([word], []);
    }
    return parts
      .filter((part) => part.length > 0)
      .map((part) => chineseOf(part, pairs) ?? part.join(' '))
      .join(' ');
  });
  return /\p{Script=Han}/u.test(read) ? read : text;
}
