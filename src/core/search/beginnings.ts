import { LANGUAGES, type Language } from '../language.ts';
import { normalise, stem, stemsOf, withoutFiller } from '../words/words.ts';
import { type Postings, PostingsBuilder } from './postings.ts';
import type { Subject } from './search.ts';
import { Vocabulary } from './vocabulary.ts';

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

/** The words of what is typed, and the last one where nothing yet ends it. */
function typedWords(text: string): { readonly words: readonly string[]; readonly open: string | null } {
  const stems = stemsOf(text);
  const last = LAST_WORD.exec(normalise(text))?.[0];
  if (last === undefined) return { words: withoutFiller(stems).slice(0, MOST_WORDS), open: null };
  const stem = stems.at(-1) ?? '';
  const words = withoutFiller(stems.slice(0, -1)).slice(0, MOST_WORDS);
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
  const having = new PostingsBuilder();
  const names = new Names();
  const first: number[] = [];
  const length: number[] = [];
  for (const called of named) {
    const at = names.size;
    if (at % NAMES_A_STEP === 0) yield;
    names.add(called);
    const own = new Set(stemsIn(called.text).map(numberOf));
    for (const term of own) having.add(term, at, 1);
    first[at] = own.values().next().value ?? -1;
    length[at] = own.size;
  }
  yield;
  const postings = having.build(words.length);
  const inOrder = (a: number, b: number) => ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1);
  const sorted = Int32Array.from(words.keys()).sort(inOrder);
  return finderOf({ names, first, length, vocabulary, words, sorted, postings });
}

/** What names are, by their number: ten thousands of objects would take more room than all else here. */
class Names {
  /** By name: the number of its subject, and what kind of name it is. */
  readonly subjectOf: number[] = [];
  readonly kindOf: number[] = [];
  readonly subjects: Subject[] = [];
  private readonly texts: string[] = [];

  /** The names of one subject come one after the other. */
  add({ subject, text, isAlias, language }: Called): void {
    if (this.subjects.at(-1) !== subject) this.subjects.push(subject);
    this.subjectOf.push(this.subjects.length - 1);
    this.texts.push(text);
    this.kindOf.push((language === null ? 0 : LANGUAGES.indexOf(language) + 1) * 2 + Number(isAlias));
  }

  get size(): number {
    return this.texts.length;
  }

  at(name: number): Called | null {
    const subject = this.subjects[this.subjectOf[name] ?? -1];
    const text = this.texts[name];
    return subject === undefined || text === undefined
      ? null
      : { subject, text, ...kindAt(this.kindOf[name] ?? 0) };
  }
}

const kindAt = (kind: number): Pick<Called, 'isAlias' | 'language'> => ({
  isAlias: kind % 2 === 1,
  language: LANGUAGES[(kind >> 1) - 1] ?? null,
});

const KINDS = Array.from({ length: (LANGUAGES.length + 1) * 2 }, (_, kind) => kindAt(kind));

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

/** What each kind of name weighs for a reader; for one of no language, all languages are the same. */
function weightsFor(reader: Language | null): readonly number[] {
  return KINDS.map(({ isAlias, language }) => {
    if (language === null) return WEIGHT.id;
    const isShown = reader === null || language === reader;
    if (isAlias) return isShown ? WEIGHT.alias : WEIGHT.otherAlias;
    return isShown ? WEIGHT.own : WEIGHT.otherName;
  });
}

/** More are never shown, however many names begin with one letter. */
const MOST = 200;

function finderOf(index: Index): Beginnings {
  const { names, first, length, vocabulary, postings } = index;
  const { subjectOf, kindOf, subjects } = names;
  // Sums of what is being typed; they are set back to zero after each.
  const sums = new Float32Array(names.size);
  const met = new Uint8Array(names.size);
  const here = new Float32Array(names.size);
  const bestScore = new Float32Array(subjects.length);
  const bestName = new Int32Array(subjects.length);
  const ownMet = new Uint8Array(subjects.length);

  /** Notes which names have a word, each once with its best reading. */
  const note = (readings: Iterable<readonly [term: number, quality: number]>, touched: number[]) => {
    const now: number[] = [];
    for (const [term, quality] of readings) {
      const end = postings.starts[term + 1] ?? 0;
      for (let at = postings.starts[term] ?? 0; at < end; at++) {
        const name = postings.things[at] ?? 0;
        const known = here[name] ?? 0;
        const counts = quality + (first[name] === term ? FIRST_WORD : 0);
        if (known === 0) now.push(name);
        if (counts > known) here[name] = counts;
      }
    }
    for (const name of now) {
      if (met[name] === 0) touched.push(name);
      sums[name] = (sums[name] ?? 0) + (here[name] ?? 0);
      met[name] = (met[name] ?? 0) + 1;
      here[name] = 0;
    }
  };
  const readingsOf = (word: string) =>
    vocabulary.readings(word).map(({ term, quality }) => [term, quality] as const);
  function* readingsOfOpen(word: string): Generator<readonly [number, number]> {
    const whole = stem(word);
    let isBegun = false;
    for (const start of new Set([word, whole])) {
      for (const term of termsFrom(start, index)) {
        isBegun = true;
        yield [term, index.words[term] === whole ? 1 : BEGUN];
      }
    }
    if (!isBegun) yield* readingsOf(whole);
  }
  /** Keeps of each subject the name that fits best: one that has more of the words, whatever else. */
  const choose = (
    touched: readonly number[],
    asked: number,
    language: Language | null,
  ): readonly number[] => {
    const weights = weightsFor(language);
    const shown = KINDS.findIndex((kind) => !kind.isAlias && kind.language === language);
    const found: number[] = [];
    for (const name of touched) {
      const count = met[name] ?? 0;
      const kind = kindOf[name] ?? 0;
      const subject = subjectOf[name] ?? 0;
      const precision = Math.min(1, count / (length[name] ?? 1));
      const fit = ((sums[name] ?? 0) / asked) * (1 - BY_PRECISION + BY_PRECISION * precision);
      const wide = subjects[subject]?.kind === 'topic' ? TOPIC : 1;
      // No score reaches two, so that a word more always counts more.
      const score = 2 * count + fit * (weights[kind] ?? 0) * wide;
      if (bestScore[subject] === 0) found.push(subject);
      if (score > (bestScore[subject] ?? 0)) {
        bestScore[subject] = score;
        bestName[subject] = name;
      }
      if (kind === shown) ownMet[subject] = count;
    }
    return found;
  };

  return (text, language) => {
    const { words, open } = typedWords(text);
    const asked = words.length + (open === null ? 0 : 1);
    const touched: number[] = [];
    // Whoever types `outs contr` has not finished the first word either.
    for (const word of words) note(vocabulary.has(word) ? readingsOf(word) : readingsOfOpen(word), touched);
    if (open !== null) note(readingsOfOpen(open), touched);
    const found = choose(touched, asked, language);
    const begun = found
      .toSorted((a, b) => (bestScore[b] ?? 0) - (bestScore[a] ?? 0) || a - b)
      .slice(0, MOST)
      .flatMap((subject): readonly Begun[] => {
        const name = bestName[subject] ?? 0;
        const called = names.at(name);
        const count = met[name] ?? 0;
        const isNamed = ownMet[subject] === count;
        return called === null ? [] : [{ called, coverage: count / asked, isNamed }];
      });
    for (const name of touched) {
      met[name] = 0;
      sums[name] = 0;
    }
    for (const subject of found) {
      bestScore[subject] = 0;
      ownMet[subject] = 0;
    }
    return begun;
  };
}
