import leven from 'leven';
import { letterBits, mayBeOne } from '../words/letters.ts';

/** A term that a word may be, and how sure that is: 1 for the word itself. */
export type Reading = { readonly term: number; readonly quality: number };

/** In shorter words an error makes another word. */
const SHORTEST_MISTYPED = 4;
/** In words of two letters it is another word. */
const SHORTEST_EXCHANGED = 3;
/** From this length a word may have two errors. */
const TWICE_MISTYPED = 7;
/** Of a term that is met with one typing error, and with two. */
const QUALITY = [1, 0.85, 0.75] as const;

/** In any word. */
const MOST_ERRORS = 2;
const MOST_KNOWN = 2000;

const LETTERS = /^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u;

const canBeMistyped = (word: string) => word.length >= SHORTEST_MISTYPED && LETTERS.test(word);

/** Whether one error can be all that sets the beginnings apart; more would make of a short word another. */
function startsAlike(word: string, other: string): boolean {
  const [a, b] = word;
  const [c, d] = other;
  return a === c || b === d || a === d || b === c;
}

type Word = { readonly text: string; readonly term: number; readonly bits: number };

/** The terms of a book as numbers, in the order they are met. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>();
  private readonly times: number[] = [];
  private words: ReadonlyMap<number, readonly Word[]> | null = null;
  private longest = 0;
  /** Of strange words: each is asked for several times while one question is answered. */
  private readonly known = new Map<string, readonly Reading[]>();

  get size(): number {
    return this.numbers.size;
  }

  /** The number of a term, a new one if need be. */
  add(term: string): number {
    const known = this.numbers.get(term);
    if (known !== undefined) {
      this.times[known] = (this.times[known] ?? 0) + 1;
      return known;
    }
    this.times.push(1);
    this.words = null;
    this.known.clear();
    this.longest = Math.max(this.longest, term.length);
    this.numbers.set(term, this.numbers.size);
    return this.numbers.size - 1;
  }

  has(term: string): boolean {
    return this.numbers.has(term);
  }

  /** Each term, and how often it was added. */
  *terms(): Generator<readonly [term: string, times: number]> {
    for (const [term, number] of this.numbers) yield [term, this.times[number] ?? 0];
  }

  /** The terms that a word may be: itself, else those that a typing error or two would make of it; none for a strange word. */
  readings(word: string): readonly Reading[] {
    const known = this.numbers.get(word);
    if (known !== undefined) return [{ term: known, quality: 1 }];
    if (word.length > this.longest + MOST_ERRORS) return [];
    const before = this.known.get(word);
    if (before !== undefined) return before;
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    const readings = this.strange(word);
    this.known.set(word, readings);
    return readings;
  }

  private strange(word: string): readonly Reading[] {
    const exchanged = this.exchanged(word);
    if (exchanged.length > 0 || !canBeMistyped(word)) return exchanged;
    return this.mistyped(word);
  }

  /** Two neighbouring letters in each other's place, which in a short word is the likeliest error. */
  private exchanged(word: string): readonly Reading[] {
    if (word.length < SHORTEST_EXCHANGED || !LETTERS.test(word)) return [];
    const found = new Map<number, Reading>();
    for (let i = 0; i + 1 < word.length; i++) {
      const other = `${word.slice(0, i)}${word[i + 1]}${word[i]}${word.slice(i + 2)}`;
      const term = this.numbers.get(other);
      if (term !== undefined) found.set(term, { term, quality: QUALITY[1] });
    }
    return [...found.values()];
  }

  private mistyped(word: string): readonly Reading[] {
    this.words ??= this.byLength();
    const { words } = this;
    const most = word.length >= TWICE_MISTYPED ? MOST_ERRORS : 1;
    const bits = letterBits(word);
    const found: Reading[] = [];
    for (let length = word.length - most; length <= word.length + most; length++) {
      for (const other of words.get(length) ?? []) {
        if (!mayBeOne(bits, other.bits, most)) continue;
        if (most === 1 && !startsAlike(word, other.text)) continue;
        const errors = leven(other.text, word, { maxDistance: most + 1 });
        const quality = errors > most ? undefined : QUALITY[errors];
        if (quality !== undefined) found.push({ term: other.term, quality });
      }
    }
    return found;
  }

  private byLength(): ReadonlyMap<number, readonly Word[]> {
    const lengths = new Map<number, Word[]>();
    for (const [text, term] of this.numbers) {
      if (!canBeMistyped(text)) continue;
      const same = lengths.get(text.length) ?? [];
      same.push({ text, term, bits: letterBits(text) });
      lengths.set(text.length, same);
    }
    return lengths;
  }
}
