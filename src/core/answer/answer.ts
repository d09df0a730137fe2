import type { FactBook } from '../book/fact-book.ts';
import type { Area, Derived, Fact, Indicator, Observation, Statement, Topic } from '../fact.ts';
import { compareLatestFirst, isWithin, type Period } from '../period/period.ts';
import { namesGrowth } from '../question/question.ts';
import type { Subject } from '../search/search.ts';
import { partsOf } from './part-of-period.ts';

/** Choices that fit in one row of buttons on both platforms. */
export const MOST_CHOICES = 5;

/** A place and period for which there is a value. */
export type Have = { readonly area: Area; readonly period: Period };

/** One of several things a question may mean, with the period and place that it named. */
export type Meaning = {
  readonly subject: Subject;
  readonly period: Period | null;
  readonly area: Area | null;
  /** What answers for that period and place; `null` where nothing does. */
  readonly fact: Fact | null;
};

/** What a reader must know beside the facts of a period. */
export type Beside = {
  readonly period: Period;
  /** Those of the facts that tell of a part of it, where nothing tells of the whole. */
  readonly parts: readonly (Observation | Derived)[];
  /** What is printed for it and not to be relied on; to be shown with its caveat or not at all. */
  readonly doubtful: readonly Observation[];
};

/** What a question comes to. Each case carries what its card needs. */
export type Answer =
  | {
      readonly outcome: 'found';
      /** The topic, where the whole of one was asked for. */
      readonly topic: Topic | null;
      readonly facts: readonly Fact[];
      /** Where a period was asked for. */
      readonly beside?: Beside;
      /** Where a sum was asked for in a currency that it is not published in: that one's ISO 4217 code. */
      readonly currencyAsked?: string;
    }
  /** Several different figures fit, or one that was named too loosely: ask back, never pick. */
  | {
      readonly outcome: 'ambiguous';
      readonly question: string;
      /** Whether it names a place or a period and nothing that could be told of it. */
      readonly isOpen: boolean;
      readonly choices: readonly Meaning[];
    }
  /** We know what is meant, and have no value for that period or area. */
  | {
      readonly outcome: 'not-published';
      readonly subject: Subject;
      readonly period: Period | null;
      readonly area: Area | null;
      /** Whether a growth was asked for: there may be a value without one. */
      readonly isGrowth?: boolean;
      /** Where a growth was asked for, of which there is one. */
      readonly have: readonly Have[];
      /** What is printed for it and not to be relied on; to be shown with its caveat or not at all. */
      readonly doubtful: readonly Observation[];
    }
  /** Nothing fits; the nearest subjects there are, best first, maybe none. */
  | { readonly outcome: 'unknown'; readonly question: string; readonly nearest: readonly Subject[] };

/** Restricts an answer; `null` leaves it open. */
export type Restriction = {
  readonly period: Period | null;
  readonly area: Area | null;
  /** Whether only a printed change answers. */
  readonly isGrowth?: boolean;
  /** Whether only a number of things answers. */
  readonly isCount?: boolean;
  /** Whether the period is the end of a longer time, of which no beginning is said: `by April 2023`. */
  readonly isUntil?: boolean;
};

/** Leaves everything open. */
export const OPEN: Restriction = { period: null, area: null };

/**
 * Whether a fact may answer for a restriction: a value of August 2020 answers for 2020, one of 2020 does not answer
 * for August, and one place never answers for another.
 */
function fits(
  book: FactBook,
  fact: Fact,
  { period, area, isGrowth = false, isCount = false, isUntil = false }: Restriction,
): boolean {
  if (isGrowth && !tellsGrowth(fact)) return false;
  if (isCount && !isCountFact(fact)) return false;
  if (period !== null && !answersFor(fact.period, period, isUntil)) return false;
  return area === null || fact.area.id === area.id || mentions(book, fact, area);
}

/** A printed change, one that is computed from two years, or a value that is a growth itself. */
function tellsGrowth(fact: Fact): boolean {
  if (fact.kind === 'derived') return fact.formula.kind === 'growth';
  return fact.kind === 'observation' && (fact.change !== null || isGrowthRate(fact.indicator));
}

/** A percentage that is called a growth: of what grows, no level may be published at all. */
const isGrowthRate = ({ unit, names }: Indicator) =>
  unit.kind === 'percent' && Object.values(names).some(namesGrowth);

/** Whether a fact is a number of things. */
export const isCountFact = (fact: Fact) => fact.kind !== 'statement' && fact.indicator.unit.kind === 'count';

/** A part of a year answers for the year; nothing but itself answers for a range of several. */
function answersFor(known: Period, asked: Period, isUntil: boolean): boolean {
  if (known.text === asked.text || isSeason(known, asked)) return true;
  if (isUntil && known.kind === 'range' && known.end === asked.end) return true;
  return asked.kind !== 'range' && (isWithin(known, asked) || isHolidayOf(known, asked));
}

const DAYS = /^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/;
const MONTH = 31 * 24 * 60 * 60 * 1000;

/** Days that run over a border are called by where they end: the New Year of 2024 begins on the last days of 2023. */
function isHolidayOf({ text, start, end }: Period, asked: Period): boolean {
  if (!DAYS.test(text) || Date.parse(end) - Date.parse(start) > MONTH) return false;
  return end >= asked.start && end <= asked.end;
}

/** A season is called by its two years and told by its days: `2024-25` for November to February. */
function isSeason(known: Period, asked: Period): boolean {
  const year = (date: string) => date.slice(0, 4);
  return (
    known.kind === 'range' &&
    /^\d{4}\/\d{4}$/.test(asked.text) &&
    Number(year(asked.end)) === Number(year(asked.start)) + 1 &&
    year(known.start) === year(asked.start) &&
    year(known.end) === year(asked.end)
  );
}

/** Which places a sentence names, of those asked about: the same ones are asked of with every question. */
const mentioned = new WeakMap<Statement, Map<Area, boolean>>();

/** A sentence is also about the places that it names. */
function mentions(book: FactBook, fact: Fact, area: Area): boolean {
  if (fact.kind !== 'statement') return false;
  const known = mentioned.get(fact) ?? new Map<Area, boolean>();
  mentioned.set(fact, known);
  const before = known.get(area);
  if (before !== undefined) return before;
  const is = Object.values(fact.text).some((text) => book.search.names(area, text));
  known.set(area, is);
  return is;
}

/** A topic's card shows the latest value of each series; a period may ask for any, and for any aim. */
function wholeTopic(book: FactBook, topic: Topic): readonly Fact[] {
  const facts = book
    .factsOfTopic(topic)
    .flatMap((fact): readonly Fact[] =>
      fact.kind === 'statement'
        ? [fact]
        : [...book.series(fact.indicator, fact.area), ...book.targets(fact.indicator, fact.area)],
    );
  return [...new Set(facts)];
}

/** What was found for a period, with what is doubted and not yet told as somebody else's value for one of the facts. */
function foundFor(
  book: FactBook,
  { topic, facts, period }: { topic: Topic | null; facts: readonly Fact[]; period: Period | null },
  doubtful: readonly Observation[],
): Answer {
  if (period === null) return { outcome: 'found', topic, facts };
  const told = new Set(facts.flatMap((fact) => (fact.kind === 'observation' ? book.othersOf(fact) : [])));
  const parts = partsOf(facts, period);
  const beside = { period, parts, doubtful: doubtful.filter((one) => !told.has(one)) };
  return { outcome: 'found', topic, facts, beside };
}

/** Each place and period once. */
export function distinct(have: readonly Have[]): readonly Have[] {
  const seen = new Map<string, Have>();
  for (const { area, period } of have) seen.set(`${area.id} ${period.text}`, { area, period });
  return [...seen.values()];
}

/** A topic's facts, or those of one period or place. */
export function answerTopic(book: FactBook, topic: Topic, within: Restriction = OPEN): Answer {
  const { period, area, isGrowth = false, isCount = false } = within;
  if (period === null && area === null && !isGrowth && !isCount) {
    const facts = book.factsOfTopic(topic);
    // On an early day a topic may have had nothing yet.
    if (facts.length > 0) return { outcome: 'found', topic, facts };
  }
  const all = period === null ? book.factsOfTopic(topic) : wholeTopic(book, topic);
  const facts = all.filter((fact) => fits(book, fact, within));
  const doubtful = book.indicators
    .filter((indicator) => indicator.topic === topic.id)
    .flatMap((indicator) => book.areas.flatMap((place) => book.doubtful(indicator, place)))
    .filter((fact) => fits(book, fact, within));
  if (facts.length > 0) return foundFor(book, { topic, facts, period }, doubtful);
  const have = distinct(all);
  return { outcome: 'not-published', subject: { kind: 'topic', topic }, period, area, have, doubtful };
}

/** The figure itself, then what is computed from it for the same period and place. */
function withDerived(book: FactBook, figure: Observation | Derived): readonly Fact[] {
  if (figure.kind === 'derived') return [figure];
  const derived = book
    .derivedFrom(figure.indicator)
    .filter(({ inputs, formula }) => inputs[0] === figure && formula.kind !== 'implied-previous');
  const asPart = book
    .derivedFrom(figure.indicator)
    .filter(
      ({ inputs, formula }) => inputs[1] === figure && (formula.kind === 'share' || formula.kind === 'per'),
    );
  return [figure, ...derived, ...asPart];
}

/** Values that answer for an indicator in a place: the latest unless a period is asked for, growths where those are. */
function figuresFor(book: FactBook, indicator: Indicator, area: Area, within: Restriction) {
  const { period, isGrowth = false } = within;
  const fit = (figure: Observation | Derived) => fits(book, figure, within);
  if (period === null && !isGrowth) return book.latest(indicator, area).filter(fit);
  const grown = book
    .derivedFrom(indicator)
    .filter((figure) => isGrowth && figure.area === area && tellsGrowth(figure));
  const values = [...book.series(indicator, area), ...grown]
    .filter(fit)
    .sort((a, b) => compareLatestFirst(a.period, b.period));
  if (period === null) return values.slice(0, 1);
  return isGrowth ? values : [...values, ...book.targets(indicator, area).filter(fit)];
}

/** One indicator: the latest period unless one is asked for; the home area unless a place is. */
export function answerIndicator(book: FactBook, indicator: Indicator, within: Restriction = OPEN): Answer {
  const areas = book.areasOf(indicator);
  const area = within.area ?? areas[0] ?? null;
  const { period, isGrowth = false } = within;
  const fitting = area === null ? [] : figuresFor(book, indicator, area, within);
  // A value that a printed growth rate implies answers only for a period nobody has reported, and for no longer one.
  const implied = book
    .derivedFrom(indicator)
    .filter(({ formula, area: place }) => formula.kind === 'implied-previous' && place === area);
  const found =
    fitting.length > 0 || period === null || isGrowth
      ? fitting
      : implied.filter((figure) => figure.period.text === period.text && fits(book, figure, within));
  const doubtful = (area === null ? book.areas : [area])
    .flatMap((place) => book.doubtful(indicator, place))
    .filter((figure) => fits(book, figure, within));
  if (found.length > 0) {
    const facts = [...new Set(found.flatMap((figure) => (isGrowth ? [figure] : withDerived(book, figure))))];
    return foundFor(book, { topic: null, facts, period }, doubtful);
  }
  const have = valuesThereAre(book, indicator, isGrowth);
  return { outcome: 'not-published', subject: { kind: 'indicator', indicator }, ...within, have, doubtful };
}

/** Asked of thirty subjects a question, of which one is answered. */
const known = new WeakMap<FactBook, Map<string, readonly Have[]>>();

/** An aim is no value: it is named only where there is nothing else. Of a growth, levels are none. */
function valuesThereAre(book: FactBook, indicator: Indicator, isGrowth: boolean): readonly Have[] {
  const ofBook = known.get(book) ?? new Map<string, readonly Have[]>();
  known.set(book, ofBook);
  const key = `${indicator.id}${isGrowth ? ' growth' : ''}`;
  const before = ofBook.get(key);
  if (before !== undefined) return before;
  const areas = book.areasOf(indicator);
  const levels = areas.flatMap((place) => book.series(indicator, place));
  const values = isGrowth ? levels.filter(tellsGrowth) : levels;
  const aims = areas.flatMap((place) => book.targets(indicator, place));
  const have = distinct(values.length > 0 || isGrowth ? values : aims);
  ofBook.set(key, have);
  return have;
}

/** One subject, whichever it is, restricted as asked. */
export function answerSubject(book: FactBook, subject: Subject, within: Restriction = OPEN): Answer {
  switch (subject.kind) {
    case 'topic':
      return answerTopic(book, subject.topic, within);
    case 'indicator':
      return answerIndicator(book, subject.indicator, within);
    case 'statement':
      return fits(book, subject.statement, within)
        ? { outcome: 'found', topic: null, facts: [subject.statement] }
        : { outcome: 'not-published', subject, ...within, have: distinct([subject.statement]), doubtful: [] };
    default:
      return subject satisfies never;
  }
}
