import { LANGUAGES, type Language } from './language.ts';
import type { Subject } from './search.ts';
import { Vocabulary } from './vocabulary.ts';
import { normalise, stem, stemsOf, withoutFiller } from './words.ts';

/** A name of a subject as it is met while it is typed; `null` as language where it is the subject's id. */
export type Called = {
  readonly subject: Subject;
  readonly text: string;
  readonly isAlias: boolean;
  readonly language: Language | null;
};

/** A subject with that of its names which the words fit best. */
export type Begun = {
  readonly called: Called;
  readonly score: number;
  /** How much of what was typed the name has, 0 to 1. */
  readonly coverage: number;
  /** Whether the reader's own name of it has as much. */
  readonly isNamed: boolean;
};

/** Subjects by their names, the last word perhaps unfinished, the best first. */
export type Beginnings = (text: string, language: Language | null) => readonly Begun[];

/** More words than this are a question, of which the first say enough. */
const MOST_WORDS = 12;

/** A word that goes on with what was typed, against one that is finished. */
const BEGUN = 0.85;

/** What names weigh against each other: those that the reader is shown are typed first. */
const WEIGHT = { own: 1, otherName: 0.95, alias: 0.9, otherAlias: 0.86, id: 0.85 } as const;
/** A topic is the wider door; a value that only a growth implies the narrowest. */
const TOPIC = 1.15;
/** How much of a score goes by how much of the name was typed, and what it adds that the name begins so. */
const BY_PRECISION = 0.35;
const FIRST_WORD = 0.1;

const LAST_WORD = /[\p{L}\p{M}\p{N}']+$/u;
const HAN = /\p{Script=Han}/u;

/** Which names have a term: a list for each term, all in one array. */
type Postings = { readonly starts: Int32Array; readonly names: Int32Array };

function postingsOf(terms: readonly number[], names: readonly number[], many: number): Postings {
  const starts = new Int32Array(many + 1);
  for (const term of terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  for (let term = 0; term < many; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const next = Int32Array.from(starts);
  const sorted = new Int32Array(names.length);
  for (const [at, term] of terms.entries()) {
    const place = next[term] ?? 0;
    sorted[place] = names[at] ?? 0;
    next[term] = place + 1;
  }
  return { starts, names: sorted };
}

/** The words of what is typed, and the last one where nothing yet ends it. */
function typedWords(text: string): { readonly words: readonly string[]; readonly open: string | null } {
  const stems = stemsOf(text);
  const last = LAST_WORD.exec(normalise(text))?.[0];
  if (last === undefined) return { words: withoutFiller(stems).slice(0, MOST_WORDS), open: null };
  const stem = stems.pop() ?? '';
  const words = withoutFiller(stems).slice(0, MOST_WORDS);
  const isFiller = words.length > 0 && withoutFiller([stem]).length === 0;
  return { words, open: isFiller ? null : HAN.test(last) ? stem : last };
}

/** The terms that begin so; `sorted` has all of them in the order of their texts. */
function* termsFrom(start: string, { words, sorted }: Index): Generator<number> {
  const textAt = (at: number) => words[sorted[at] ?? 0] ?? '';
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (textAt(middle) < start) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < sorted.length && textAt(at).startsWith(start); at++) yield sorted[at] ?? 0;
}

/** How many names are divided into words before others have their turn. */
const NAMES_A_STEP = 200;

/**
 * Indexes all names by their words' beginnings. In steps, between which answers can have their turn. Everything is kept
 * in numbers: a book has tens of thousands of names.
 */
export function* buildBeginnings(
  named: Iterable<Called>,
  stemsIn: (text: string) => readonly string[],
): Generator<void, Beginnings> {
  const vocabulary = new Vocabulary();
  const words: string[] = [];
  const numberOf = (stem: string) => {
    const term = vocabulary.add(stem);
    words[term] = stem;
    return term;
  };
  const terms: number[] = [];
  const having: number[] = [];
  const names = new Names();
  const first: number[] = [];
  const length: number[] = [];
  for (const called of named) {
    const at = names.size;
    if (at % NAMES_A_STEP === 0) yield;
    names.add(called);
    const own = new Set(stemsIn(called.text).map(numberOf));
    for (const term of own) {
      terms.push(term);
      having.push(at);
    }
    first[at] = own.values().next().value ?? -1;
    length[at] = own.size;
  }
  yield;
  const postings = postingsOf(terms, having, words.length);
  const inOrder = (a: number, b: number) => ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1);
  const sorted = Int32Array.from(words.keys()).sort(inOrder);
  return finderOf({ names, first, length, vocabulary, words, sorted, postings });
}

/** What names are, by their number: ten thousands of objects would take more room than all else here. */
class Names {
  private readonly subjects: Subject[] = [];
  private readonly texts: string[] = [];
  private readonly kinds: number[] = [];

  add({ subject, text, isAlias, language }: Called): void {
    this.subjects.push(subject);
    this.texts.push(text);
    this.kinds.push((language === null ? 0 : LANGUAGES.indexOf(language) + 1) * 2 + Number(isAlias));
  }

  get size(): number {
    return this.texts.length;
  }

  at(name: number): Called | null {
    const subject = this.subjects[name];
    const text = this.texts[name];
    const kind = this.kinds[name] ?? 0;
    if (subject === undefined || text === undefined) return null;
    return { subject, text, isAlias: kind % 2 === 1, language: LANGUAGES[(kind >> 1) - 1] ?? null };
  }
}

type Index = {
  readonly names: Names;
  /** By name: the term it begins with, and how many it has. */
  readonly first: readonly number[];
  readonly length: readonly number[];
  readonly vocabulary: Vocabulary;
  /** By term: its text; and the terms in the order of their texts. */
  readonly words: readonly string[];
  readonly sorted: Int32Array;
  readonly postings: Postings;
};

function weightOf({ subject, isAlias, language }: Called, reader: Language | null): number {
  const isShown = reader === null || language === reader;
  const isWide = subject.kind === 'topic' ? TOPIC : 1;
  if (language === null) return WEIGHT.id * isWide;
  if (isAlias) return (isShown ? WEIGHT.alias : WEIGHT.otherAlias) * isWide;
  return (isShown ? WEIGHT.own : WEIGHT.otherName) * isWide;
}

type Scored = { readonly coverage: number; readonly score: number };

const isBefore = (a: Scored, b: Scored) =>
  a.coverage === b.coverage ? a.score > b.score : a.coverage > b.coverage;

function finderOf(index: Index): Beginnings {
  const { names, first, length, vocabulary, postings } = index;
  // Sums of what is being typed; they are set back to zero after each.
  const sums = new Float32Array(names.size);
  const met = new Uint8Array(names.size);
  const here = new Float32Array(names.size);

  /** Notes which names have a word, each once with its best reading. */
  const note = (readings: Iterable<readonly [term: number, quality: number]>, touched: Set<number>) => {
    const now = new Set<number>();
    for (const [term, quality] of readings) {
      for (let at = postings.starts[term] ?? 0; at < (postings.starts[term + 1] ?? 0); at++) {
        const name = postings.names[at] ?? 0;
        const counts = quality + (first[name] === term ? FIRST_WORD : 0);
        if (counts > (here[name] ?? 0)) here[name] = counts;
        now.add(name);
      }
    }
    for (const name of now) {
      sums[name] = (sums[name] ?? 0) + (here[name] ?? 0);
      met[name] = (met[name] ?? 0) + 1;
      here[name] = 0;
      touched.add(name);
    }
  };
  const readingsOf = (word: string) =>
    vocabulary.readings(word).map(({ term, quality }) => [term, quality] as const);
  function* readingsOfOpen(word: string): Generator<readonly [number, number]> {
    const whole = stem(word);
    const known = readingsOf(whole);
    let isBegun = false;
    for (const start of new Set([word, whole])) {
      for (const term of termsFrom(start, index)) {
        isBegun = true;
        yield [term, index.words[term] === whole ? 1 : BEGUN];
      }
    }
    if (!isBegun) yield* known;
  }

  return (text, language) => {
    const { words, open } = typedWords(text);
    const asked = words.length + (open === null ? 0 : 1);
    const touched = new Set<number>();
    for (const word of words) note(readingsOf(word), touched);
    if (open !== null) note(readingsOfOpen(open), touched);
    const best = new Map<Subject, { called: Called; score: number; coverage: number }>();
    const shown = new Map<Subject, number>();
    for (const name of touched) {
      const called = names.at(name);
      const coverage = (met[name] ?? 0) / asked;
      const precision = Math.min(1, (met[name] ?? 0) / (length[name] ?? 1));
      const fit = ((sums[name] ?? 0) / asked) * (1 - BY_PRECISION + BY_PRECISION * precision);
      met[name] = 0;
      sums[name] = 0;
      if (called === null) continue;
      const { subject, isAlias } = called;
      if (!isAlias && called.language === language) shown.set(subject, coverage);
      const score = fit * weightOf(called, language);
      const known = best.get(subject);
      if (known === undefined || isBefore({ coverage, score }, known)) {
        best.set(subject, { called, score, coverage });
      }
    }
    return [...best.values()]
      .sort((a, b) => (isBefore(a, b) ? -1 : 1))
      .map((one) => ({ ...one, isNamed: shown.get(one.called.subject) === one.coverage }));
  };
}
