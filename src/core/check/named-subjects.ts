import type { FactBook } from '../book/fact-book.ts';
import type { Indicator } from '../fact.ts';
import { isChatter } from '../message/chatter.ts';
import { tellingStems } from '../message/figure-context.ts';
import { namesGrowth } from '../question/question.ts';
import { isImplied } from '../search/search.ts';
import { type Term, termsOf } from '../words/terms.ts';
import { normalise } from '../words/words.ts';
import { type CalledWords, calledWords, hasPart, hasStem } from './called-words.ts';

/** An indicator that the words around a figure may mean. */
export type NamedSubject = {
  readonly indicator: Indicator;
  /** How well it fits, beside the one that fits best: 1 is the best. */
  readonly fit: number;
  /** How much of its name is said. */
  readonly precision: number;
  /** Words of the figure's own that it is never spoken of with: it may be another thing. */
  readonly lacking: readonly string[];
  /** Whether it is only the whole or a part of what was spoken of. */
  readonly isPartner: boolean;
};

const MOST = 14;

/** How much a subject loses for each of the figure's own words that is in none of its names. */
const UNNAMED = 0.08;

type Described = { readonly names: CalledWords; readonly all: CalledWords };

const described = new WeakMap<Indicator, Described>();

/** All that an indicator is called; what its definition says may be what it leaves out. */
function wordsOf(book: FactBook, indicator: Indicator): Described {
  const known = described.get(indicator);
  if (known !== undefined) return known;
  const { names, aliases, unit } = indicator;
  const topic = book.topic(indicator.topic);
  const nouns =
    unit.kind === 'count' ? Object.values(unit.nouns).flatMap((forms) => Object.values(forms)) : [];
  const called = [...Object.values(names), ...Object.values(aliases).flat()];
  const texts = [
    ...called,
    ...nouns,
    ...(topic === null ? [] : [...Object.values(topic.names), ...Object.values(topic.aliases).flat()]),
  ];
  const words = { names: calledWords(called), all: calledWords(texts) };
  described.set(indicator, words);
  return words;
}

/** Whether a stem stands in one of an indicator's names. */
export function hasNameWord(book: FactBook, indicator: Indicator, stem: string): boolean {
  return hasStem(wordsOf(book, indicator).names, stem);
}

/** Whether an indicator is spoken of with all of these places: trade with Japan is not trade with Russia. */
export function hasPlaces(book: FactBook, indicator: Indicator, places: readonly string[]): boolean {
  if (places.length === 0) return true;
  const { all } = wordsOf(book, indicator);
  return places.every((one) => hasStem(all, one) || hasPart(all, one));
}

/** `revenue per tourist`, `人均`: a value for each of something is another value. */
const PER_EACH =
  /(?<!\p{L})per (?!cent|annum|year|month|day)|(?<!\p{L})(?:average|mean|в среднем|средн\p{L}+|на (?:душу|человека|одного|одну|каждого))(?!\p{L})|人均|平均|每[人家个名]/u;

/** All indicators that the words around a figure may mean are asked of the same words. */
let lastSaid = { text: '', isEach: false };

function saysEach(text: string): boolean {
  if (lastSaid.text !== text) lastSaid = { text, isEach: PER_EACH.test(normalise(text)) };
  return lastSaid.isEach;
}

/** Whether an indicator is an average exactly where the words say that one is meant. */
export function isAverageAsSaid({ names, aliases }: Indicator, text: string): boolean {
  if (!saysEach(text)) return true;
  return [...Object.values(names), ...Object.values(aliases).flat()].some((name) =>
    PER_EACH.test(normalise(name)),
  );
}

/** Whether words of its own tell what is measured, and not only that it grew. */
export function tellsSubject(text: string): boolean {
  return tellingStems(text).some((one) => !namesGrowth(one));
}

/** All figures of a sentence share its words. */
const remembered = new Map<string, readonly Term[]>();
const MOST_WIDE = 16;

function wideTerms(text: string): readonly Term[] {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_WIDE) remembered.clear();
  const terms = termsOf(text).filter((term) => !isChatter(term.text));
  remembered.set(text, terms);
  return terms;
}

/** Figures between which nothing is told that tells have the same words. */
const named = new WeakMap<FactBook, Map<string, readonly NamedSubject[]>>();
const MOST_NAMED = 32;

/** The indicators that words may mean, best first; `wide` ones count only where a name has them. */
export function subjectsNamed(book: FactBook, own: string, wide: string): readonly NamedSubject[] {
  const before = named.get(book) ?? new Map<string, readonly NamedSubject[]>();
  named.set(book, before);
  const key = `${own}\n${wide}`;
  const known = before.get(key);
  if (known !== undefined) return known;
  if (before.size >= MOST_NAMED) before.clear();
  const subjects = subjectsNamedAnew(book, own, wide);
  before.set(key, subjects);
  return subjects;
}

function subjectsNamedAnew(book: FactBook, own: string, wide: string): readonly NamedSubject[] {
  const terms = termsOf(own).filter(({ text }) => !isChatter(text));
  const said = new Set(terms.map(({ text }) => text));
  const optional = wideTerms(wide).filter(({ text }) => !said.has(text));
  const fits = book.search.rank(terms, optional, MOST).filter(({ subject }) => !isImplied(subject));
  const telling = tellingStems(own);
  const subjects = fits
    .map(({ subject, score, precision }) => {
      if (subject.kind !== 'indicator') return { subject: null, score };
      const words = wordsOf(book, subject.indicator);
      const lacking = telling.filter((one) => !hasStem(words.all, one));
      const unnamed = telling.filter((one) => !hasStem(words.names, one));
      const named = { indicator: subject.indicator, precision, lacking, isPartner: false };
      return { subject: named, score: score * (1 - UNNAMED * Math.min(4, unnamed.length)) };
    })
    .sort((a, b) => b.score - a.score);
  const [best] = subjects;
  if (best === undefined) return [];
  return subjects.flatMap(({ subject, score }) =>
    subject === null ? [] : { ...subject, fit: score / best.score },
  );
}
