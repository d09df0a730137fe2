import { normalise, stemsOf } from '../words/words.ts';

/** Characters before the first word that is looked for, and in all. */
const BEFORE = 20;
const MOST = 60;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Where words have spaces between them, they are found a hundred times faster. */
const PIECE = /[\p{L}\p{M}\p{N}.'’-]+|[^\p{L}\p{M}\p{N}.'’-]+/gu;
const HAN = /\p{Script=Han}/u;
const WORD = /[\p{L}\p{N}]/u;

type Piece = { readonly segment: string; readonly index: number };

function piecesOf(text: string): readonly Piece[] {
  if (HAN.test(text)) return Array.from(segmenter.segment(text));
  return Array.from(text.matchAll(PIECE), ({ 0: segment, index }) => ({ segment, index }));
}

/** The part of a text around the first of some stems, cut between words, and how many of the stems the text has. */
export type Excerpt = { readonly words: string; readonly met: number };

/** A stem may end otherwise than the word does: `compani` of `company`. Dividing a text into words costs far more. */
const hasSome = (text: string, stems: ReadonlySet<string>) =>
  stems.values().some((stem) => text.includes(stem.slice(0, Math.max(3, stem.length - 1))));

/** `null` where the text has none of the stems. */
export function excerptOf(text: string, stems: ReadonlySet<string>): Excerpt | null {
  if (!hasSome(normalise(text), stems)) return null;
  const segments = piecesOf(text);
  const met = new Set<string>();
  let first: number | null = null;
  for (const { segment, index } of segments) {
    if (!WORD.test(segment)) continue;
    const found = stemsOf(segment).filter((stem) => stems.has(stem));
    if (found.length > 0) first ??= index;
    for (const stem of found) met.add(stem);
  }
  if (first === null) return null;
  const from = Math.max(0, first - BEFORE);
  const within = segments.filter(
    ({ segment, index }) => index >= from && index + segment.length <= from + MOST,
  );
  const [start] = within;
  const words = within
    .map(({ segment }) => segment)
    .join('')
    .trim();
  const isWhole = words.length === text.trim().length;
  const before = (start?.index ?? 0) > 0 ? '…' : '';
  return { words: isWhole ? words : `${before}${words}${endsText(within, text) ? '' : '…'}`, met: met.size };
}

function endsText(within: readonly Piece[], text: string): boolean {
  const last = within.at(-1);
  return last === undefined || last.index + last.segment.length === text.length;
}
