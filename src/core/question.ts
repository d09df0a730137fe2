import type { Area } from './fact.ts';
import type { Period } from './period.ts';
import { findPeriod } from './period-words.ts';
import { contentStems, normalise } from './words.ts';

/** A question taken apart. What it names must be in the answer. */
export type Question = {
  readonly text: string;
  readonly period: Period | null;
  /** The place it names; `null` when it names none. */
  readonly area: Area | null;
  /** Stems of all other words that carry meaning. */
  readonly stems: readonly string[];
};

/** Finds a place by its names and aliases in every language. */
export type AreaFinder = (text: string) => { readonly area: Area; readonly rest: string } | null;

/** A name as it is looked for: its words, or for Chinese, which has no spaces, its characters. */
type Name = { readonly area: Area; readonly text: string; readonly words: readonly Word[] | null };

/** A word that must be met as it is, or, in Russian, with another ending of at most three letters. */
type Word = { readonly stem: string; readonly endings: number };

type Token = { readonly text: string; readonly start: number; readonly end: number };

const WORD = /[\p{L}\p{M}\p{N}']+/gu;
const HAN = /\p{Script=Han}/u;
const CYRILLIC = /^\p{Script=Cyrillic}{4,}$/u;

function wordOf(text: string): Word {
  if (!CYRILLIC.test(text)) return { stem: text, endings: 0 };
  return { stem: text.replace(/(?:ая|ий|ый|[аяйьеиыоу])$/u, ''), endings: 3 };
}

function isWord({ stem, endings }: Word, { text }: Token): boolean {
  const plain = text.endsWith("'s") ? text.slice(0, -2) : text;
  return plain.startsWith(stem) && plain.length - stem.length <= endings;
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
  return (text) => {
    const tokens = tokensOf(text);
    for (const name of names) {
      const place = placeOf(name, text, tokens);
      if (place === null) continue;
      return { area: name.area, rest: `${text.slice(0, place[0])} ${text.slice(place[1])}` };
    }
    return null;
  };
}

/** Takes a question apart. A second period or place stays among the stems, where it fits nothing: no silent pick. */
export function readQuestion(text: string, findArea: AreaFinder): Question {
  const found = findPeriod(normalise(text));
  const place = findArea(found?.rest ?? normalise(text));
  return {
    text,
    period: found?.period ?? null,
    area: place?.area ?? null,
    stems: contentStems(place?.rest ?? found?.rest ?? text),
  };
}
