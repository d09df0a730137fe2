import type { AreaFinder } from './question.ts';

/** A stretch of a text. */
export type Span = { readonly start: number; readonly end: number };

/** Where places stand in a normalised text. */
export type Places = {
  /** `null` where it names none. */
  readonly first: (text: string) => Span | null;
  /** The place that it ends or begins with, and nothing else beside it; `null` where it does not. */
  readonly beside: (text: string, side: 'end' | 'start') => Span | null;
};

/** As many words, or Chinese signs, as the name of a place has. */
const MOST_WORDS = 4;
const MOST_SIGNS = 8;
const HAN = /\p{Script=Han}/u;

/** The positions at which a name at one side of a text may end or begin, the longest name first. */
function cuts(text: string, side: 'end' | 'start'): readonly number[] {
  if (HAN.test(text)) {
    const signs = Math.min(MOST_SIGNS, text.length);
    return Array.from({ length: signs }, (_, i) => (side === 'end' ? text.length - signs + i : signs - i));
  }
  const words = Array.from(text.matchAll(/[^\s]+/gu), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  if (side === 'end') return words.slice(-MOST_WORDS).map(({ start }) => start);
  return words
    .slice(0, MOST_WORDS)
    .map(({ end }) => end)
    .reverse();
}

/** Finds places with the finder of a book. */
export function placesBy(findArea: AreaFinder): Places {
  const first = (text: string): Span | null => {
    const found = findArea(text);
    if (found === null) return null;
    // Of the text without the place, a space is where that was.
    let start = 0;
    while (start < text.length && text[start] === found.rest[start]) start++;
    return { start, end: text.length - (found.rest.length - start - 1) };
  };
  return {
    first,
    beside: (text, side) => {
      for (const at of cuts(text, side)) {
        const from = side === 'end' ? at : 0;
        const piece = side === 'end' ? text.slice(at) : text.slice(0, at);
        const found = first(piece);
        if (found === null) continue;
        const rest = piece.slice(0, found.start) + piece.slice(found.end);
        if (!/[\p{L}\p{N}]/u.test(rest)) return { start: from + found.start, end: from + found.end };
      }
      return null;
    },
  };
}
