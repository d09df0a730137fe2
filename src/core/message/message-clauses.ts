import { foldAligned } from '../../numbers/fold-aligned.ts';
import type { FactBook } from '../book/fact-book.ts';
import type { Area } from '../fact.ts';
import type { Period } from '../period/period.ts';
import { findPeriod } from '../period/period-words.ts';
import { normalise } from '../words/words.ts';
import type { SaidFigure } from './said-figure.ts';
import { namesForeignPlace } from './strangers.ts';

/** What a stretch of a message names. */
export type Named = {
  /** In the order of the text. */
  readonly periods: readonly Period[];
  readonly areas: readonly Area[];
  /** Whether it names a place of which the book knows nothing. */
  readonly isForeign: boolean;
  /** The text without those periods. */
  readonly words: string;
  /** Without the places as well. */
  readonly rest: string;
};

/** A stretch between two marks of punctuation. */
export type Clause = Named & { readonly start: number; readonly end: number; readonly sentence: number };

/** A message divided, and its figures blanked so that their digits are read as nothing else. */
export type Divided = {
  readonly text: string;
  readonly clauses: readonly Clause[];
};

const URL = /\bhttps?:\/\/\S+|\bwww\.\S+|<[@#!][^>\n]*>/giu;
/** A stop after these ends no sentence. */
const ABBREVIATED =
  /(?:^|[\s\d(])(?:г|гг|тыс|млн|млрд|трлн|долл|руб|кв|км|ул|им|т|п|acc|approx|ca|vs|no|st|mr|ms|u\.s|bn|mn|p|e\.g|i\.e)$/iu;
const SENTENCE_END = /[.!?](?=\s|$|["')])|[。！？\n]/gu;
const CLAUSE_END = /[,;，；、()（）]|——|"/gu;

/** `за 9 месяцев 2020 года`, `first nine months of 2020`, `2020年前三季度`: in the words that periods are read from. */
function withMonths(text: string): string {
  const months = (count: string, year: string) => ` ${year}-01/${year}-${count.padStart(2, '0')} `;
  const WORDS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
  const RUSSIAN = 'один два три четыре пять шесть семь восемь девять десять одиннадцать'.split(' ');
  const numberOf = (word: string) => {
    const at = Math.max(WORDS.indexOf(word), RUSSIAN.indexOf(word));
    return at >= 0 ? String(at + 1) : word;
  };
  return text
    .replace(
      /(?:за\s+|первые\s+|first\s+)([\p{L}\d]+)\s+(?:месяц\p{L}*|months)(?:\s+(?:of|in))?\s+(\d{4})/gu,
      (all, count: string, year: string) =>
        /^\d{1,2}$/.test(numberOf(count)) ? months(numberOf(count), year) : all,
    )
    .replace(/(\d{4})\s*年?前三季度/gu, (_, year: string) => months('9', year))
    .replace(/first (?:three|3) quarters(?: of)? (\d{4})/gu, (_, year: string) => months('9', year));
}

/** Each mention of a place is looked for in the whole stretch; whoever names places more often tells nothing. */
const MOST_MENTIONS = 20;

/** What a stretch names, and what is left of it; `within` is what is known of the clause that it is of. */
export function namedIn(book: FactBook, text: string, isSentenceStart: boolean, within?: Named): Named {
  let rest = withMonths(normalise(text));
  const periods: Period[] = [];
  for (let found = findPeriod(rest); found !== null && periods.length < 6; found = findPeriod(rest)) {
    periods.push(found.period);
    rest = found.rest;
  }
  const words = rest;
  const areas: Area[] = [];
  const find = within?.areas.length === 0 ? () => null : book.search.findArea;
  for (let mentions = 0; mentions < MOST_MENTIONS && areas.length < 6; mentions++) {
    const found = find(rest);
    if (found === null) break;
    if (!areas.includes(found.area)) areas.push(found.area);
    rest = found.rest;
  }
  const isForeign = namesForeignPlace(book, text, areas.length > 0, isSentenceStart);
  return { periods, areas, isForeign, words, rest };
}

function blank(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

/** The message with addresses and figures blanked, its underscores opened; every sign stays where it was. */
export function readableText(message: string, figures: readonly SaidFigure[]): string {
  const open = foldAligned(message)
    .replace(URL, (all) => ' '.repeat(all.length))
    .replace(/[_`*>#{}[\]=|]/g, ' ');
  return figures.filter(({ isDoubtful }) => !isDoubtful).reduce(blank, open);
}

function cutsOf(text: string): readonly { readonly at: number; readonly endsSentence: boolean }[] {
  const sentences = Array.from(text.matchAll(SENTENCE_END))
    .filter(
      (match) => match[0] !== '.' || !ABBREVIATED.test(text.slice(Math.max(0, match.index - 8), match.index)),
    )
    .map((match) => ({ at: match.index + match[0].length, endsSentence: true }));
  const clauses = Array.from(text.matchAll(CLAUSE_END), (match) => ({
    at: match.index + match[0].length,
    endsSentence: false,
  }));
  return [...sentences, ...clauses, { at: text.length, endsSentence: true }].sort((a, b) => a.at - b.at);
}

/** Divides a message into clauses and says what each names. */
export function divide(book: FactBook, message: string, figures: readonly SaidFigure[]): Divided {
  const text = readableText(message, figures);
  // Commas and points within figures are blanked already.
  const clauses: Clause[] = [];
  let start = 0;
  let sentence = 0;
  let isStart = true;
  for (const { at, endsSentence } of cutsOf(text)) {
    if (at > start) {
      clauses.push({ start, end: at, sentence, ...namedIn(book, text.slice(start, at), isStart) });
      isStart = false;
    }
    if (endsSentence && at > start) {
      sentence++;
      isStart = true;
    }
    start = Math.max(start, at);
  }
  return { text, clauses };
}
