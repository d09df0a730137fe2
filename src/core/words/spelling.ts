import leven from 'leven';
import { letterBits, mayBeOne } from './letters.ts';
import { stem } from './words.ts';

/** The word that a strange one was meant as; `null` where none is near, or several are. */
export type Spelling = (word: string) => string | null;

/** What may be meant. */
export type Spelled = {
  /** The words of the book, with how often it has each: what it speaks of often is more likely meant. */
  readonly words: ReadonlyMap<string, number>;
  /** The words that any question may have. */
  readonly everyday: () => Iterable<string>;
  /** Whether it is a word, though none of the book: it was hardly mistyped. */
  readonly isWord: (word: string) => boolean;
};

const LETTERS = /^(?:\p{Script=Latin}+|\p{Script=Cyrillic}+)$/u;
const SHORTEST = 3;
/** In shorter words another letter makes another word; one that is lacking, or two in each other's place, is an error. */
const SHORTEST_REPLACED = 4;
/** From this length a word may have two errors. */
const TWICE_MISTYPED = 8;
const LONGEST = 30;

/** Whether it is a word of letters alone, and long enough to be told apart from others. */
export const canBeMistyped = (word: string) =>
  word.length >= SHORTEST && word.length <= LONGEST && LETTERS.test(word);

/** An exchange of neighbours is the likeliest error. */
const EXCHANGED = 0.9;
/** How often a word of conversation is taken to stand in a book. */
const EVERYDAY_TIMES = 40;
/** Of two words that are as near, one is meant if the book has it so many times as often. */
const OFTENER = 4;
/** Shorter beginnings of words may be of anything: `contr`. */
const SHORTEST_BEGINNING = 4;

type Entry = { readonly text: string; readonly bits: number; readonly times: number };

/** Whether two neighbouring letters stand in each other's place, and all else is the same. */
function isExchanged(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  let at = 0;
  while (word[at] === other[at] && at < word.length) at++;
  return (
    word[at] === other[at + 1] && word[at + 1] === other[at] && word.slice(at + 2) === other.slice(at + 2)
  );
}

const errorsIn = (word: string, other: string, most: number) =>
  isExchanged(word, other) ? EXCHANGED : leven(word, other, { maxDistance: most + 1 });

/** By their first letter and their length. */
type Shelves = ReadonlyMap<string, readonly Entry[]>;
const shelfOf = (first: string | undefined, length: number) => `${first}${length}`;

function index({ words, everyday }: Spelled): Shelves {
  const times = new Map(words);
  for (const word of everyday()) times.set(word, (times.get(word) ?? 0) + EVERYDAY_TIMES);
  const shelves = new Map<string, Entry[]>();
  for (const [text, met] of times) {
    if (!canBeMistyped(text)) continue;
    const entry = { text, bits: letterBits(text), times: met };
    const shelf = shelfOf(text[0], text.length);
    const same = shelves.get(shelf);
    if (same === undefined) shelves.set(shelf, [entry]);
    else same.push(entry);
  }
  return shelves;
}

/** Of words that are as near as each other the one that is met far oftener than all that have another stem. */
function oftenest(word: string, near: readonly Entry[]): string | null {
  const [first, ...others] = near.toSorted((a, b) => b.times - a.times);
  if (first === undefined) return null;
  // What lacks but its last letter is of one family: `touris`.
  const isLast = ({ text }: Entry) => text.length === word.length + 1 && text.startsWith(word);
  if (near.every(isLast)) return first.text;
  const own = stem(first.text);
  const rival = others.find(({ text }) => stem(text) !== own);
  return rival === undefined || first.times >= OFTENER * rival.times ? first.text : null;
}

/** Those that a word is with the fewest errors. The first letter is hardly mistyped but for an exchange with the second. */
function nearest(word: string, shelves: Shelves): readonly Entry[] {
  const most = word.length >= TWICE_MISTYPED ? 2 : 1;
  const bits = letterBits(word);
  const exchanged = (shelves.get(shelfOf(word[1], word.length)) ?? []).filter(({ text }) =>
    isExchanged(word, text),
  );
  let near = [...exchanged];
  let fewest: number = exchanged.length > 0 ? EXCHANGED : most;
  for (let length = word.length - most; length <= word.length + most; length++) {
    for (const entry of shelves.get(shelfOf(word[0], length)) ?? []) {
      if (!mayBeOne(bits, entry.bits, most)) continue;
      const errors = errorsIn(word, entry.text, most);
      if (errors > fewest) continue;
      if (word.length < SHORTEST_REPLACED && length <= word.length && errors === 1) continue;
      if (errors < fewest) near = [];
      near.push(entry);
      fewest = errors;
    }
  }
  return near;
}

/** Words of which no more than the beginning was typed. */
function begun(word: string, shelves: Shelves): readonly Entry[] {
  if (word.length < SHORTEST_BEGINNING) return [];
  const found: Entry[] = [];
  for (let length = word.length + 1; length <= LONGEST; length++) {
    for (const entry of shelves.get(shelfOf(word[0], length)) ?? []) {
      if (entry.text.startsWith(word)) found.push(entry);
    }
  }
  return found;
}

const MOST_REMEMBERED = 2000;

/** Words are put in order when the first strange one is met. */
export function createSpelling(spelled: Spelled): Spelling {
  let shelves: Shelves | null = null;
  const known = new Map<string, string | null>();
  return (word) => {
    if (!canBeMistyped(word) || spelled.isWord(word)) return null;
    const before = known.get(word);
    if (before !== undefined) return before;
    shelves ??= index(spelled);
    if (known.size >= MOST_REMEMBERED) known.clear();
    const near = nearest(word, shelves);
    const all = [...new Set([...near, ...begun(word, shelves)])];
    const meant = oftenest(word, all) ?? oftenest(word, near);
    known.set(word, meant);
    return meant;
  };
}
