import {
  type Answer,
  answerSubject,
  type Meaning,
  MOST_CHOICES,
  type Restriction,
} from '../answer/answer.ts';
import { inputsOf } from '../book/derived-figures.ts';
import type { FactBook } from '../book/fact-book.ts';
import type { Derived, Fact, Observation } from '../fact.ts';
import { type Period, parsePeriod } from '../period/period.ts';
import { askedFor } from '../question/asked-for.ts';
import { askedKinds } from '../question/asked-kind.ts';
import { asksQuantity, asksSomeOf, asksWhy } from '../question/focus.ts';
import { asksHowTo, asksNoFigure } from '../question/no-figure.ts';
import type { Question } from '../question/question.ts';
import type { Fit } from '../search/rank.ts';
import { isImplied, type Subject, thing } from '../search/search.ts';
import { figuresOf } from '../search/value-index.ts';
import { termsOf } from '../words/terms.ts';
import { normalise } from '../words/words.ts';
import { asksBeside, isUnfocused } from './asks-beside.ts';
import { type Demand, likelihoodOf, type Traits, traitsOf } from './likelihood.ts';
import { hasStranger, isOutdone, isRefused, leftOver } from './refusals.ts';
import { MOST_TERMS, type Signs, signsOf, surenessOf, WHOLE } from './sureness.ts';

/** How many subjects are looked at: a question names few, and whichever stands further down fits worse. */
const MOST = 30;

/** A subject with what it answers for the period and place asked for. */
export type Candidate = {
  readonly fit: Fit;
  readonly answer: Answer;
  readonly traits: Traits;
  readonly likelihood: number;
};

type Found = {
  readonly book: FactBook;
  readonly within: Restriction;
  readonly among: (subject: Subject) => boolean;
  readonly candidates: readonly Candidate[];
};

/** What nothing answers strictly is looked for loosely twice: as the question reads, and as what else was asked narrows it. */
const found = new WeakMap<Question, Found>();

/** Subjects that fit a question loosely, the best first, each with its answer. */
export function closest(
  book: FactBook,
  question: Question,
  within: Restriction,
  among: (subject: Subject) => boolean,
): readonly Candidate[] {
  const before = found.get(question);
  if (before?.book === book && before.among === among && isSame(before.within, within)) {
    return before.candidates;
  }
  const candidates = closestAnew(book, question, within, among);
  found.set(question, { book, within, among, candidates });
  return candidates;
}

const isSame = (one: Restriction, other: Restriction) =>
  one.period === other.period &&
  one.area === other.area &&
  one.isGrowth === other.isGrowth &&
  one.isCount === other.isCount;

function closestAnew(
  book: FactBook,
  question: Question,
  within: Restriction,
  among: (subject: Subject) => boolean,
): readonly Candidate[] {
  const figures = factsWithFigures(book, question, within);
  // Of a figure that is found its scale and currency say nothing more.
  const terms = termsOf([...figures.texts].reduce((rest, text) => rest.replace(text, ' '), question.rest));
  const said = new Set(terms.map(({ text }) => text));
  const optional = figures.texts.size > 0 ? [] : termsOf(question.text).filter(({ text }) => !said.has(text));
  const demand: Demand = {
    askedFor: askedFor(question.text),
    kinds: askedKinds(question.text),
    isGrowth: within.isGrowth === true,
    hasPeriod: within.period !== null,
  };
  const isFigureAlone = isAskedOf(figures, terms.filter(({ isSoft }) => !isSoft).length);
  const fits = isFigureAlone
    ? []
    : book.search.rank(terms, optional, MOST).filter(({ subject }) => !isImplied(subject));
  const ranked = new Set<string>(fits.map(({ subject }) => thing(subject).id));
  const unranked = [...figures.byIndicator.values()].flatMap(({ fact }) =>
    ranked.has(fact.indicator.id) ? [] : noFit(fact),
  );
  const candidates = [...fits, ...unranked]
    .filter(({ subject }) => among(subject) && !(question.isCount && isNoNumber(subject)))
    .map((fit) => {
      const figure = figures.byIndicator.get(thing(fit.subject).id);
      const answer: Answer =
        figure === undefined
          ? answerFor(book, fit.subject, question, within)
          : { outcome: 'found', topic: null, facts: [figure.fact] };
      const traits = traitsOf(fit, answer, figure ?? null, demand);
      return { fit, answer, traits, likelihood: likelihoodOf(traits) };
    })
    .sort((a, b) => b.likelihood - a.likelihood);
  return asksNoFigure(question.text) || asksHowTo(question.text) ? sentencesAmong(candidates) : candidates;
}

/** How much less likely a sentence may be than a figure that is not asked for. */
const NEARLY_AS_LIKELY = 1;

/** Whether a name is said, and nothing but it. */
const isNameSaid = ({ fit }: Candidate) => fit.precision >= WHOLE && fit.lacking === 0;

/**
 * Of what is no question for a figure the sentences alone, and figures that are called so; nothing where other figures fit
 * far better.
 */
function sentencesAmong(candidates: readonly Candidate[]): readonly Candidate[] {
  const [best] = candidates;
  if (best === undefined || isNameSaid(best)) return candidates;
  const sentences = candidates.filter(({ fit }) => fit.subject.kind === 'statement');
  const isNear = (one: Candidate) => one.likelihood >= best.likelihood - NEARLY_AS_LIKELY;
  return sentences.slice(0, 1).some(isNear) ? sentences : [];
}

/** A sum of money or a share: no number of things. */
const isNoNumber = (subject: Subject) =>
  subject.kind === 'indicator' && subject.indicator.unit.kind !== 'count';

/** What a question says nothing of but a figure. */
function noFit({ indicator }: Observation | Derived): Fit {
  return {
    subject: { kind: 'indicator', indicator },
    score: 0,
    support: 0,
    precision: 0,
    coverage: 0,
    shared: 0,
    lost: 0,
    lacking: 0,
    unmet: [],
  };
}

/** So few words beside a figure that one fact alone has can but ask what it is: `the story behind 7,523.8 billion`. */
const FEW_WORDS = 2;

/** Whether a question asks what a figure is, and no more. */
function isAskedOf({ byIndicator, texts }: FigureFacts, words: number): boolean {
  if (texts.size === 0) return false;
  return words === 0 || (words <= FEW_WORDS && [...byIndicator.values()].some(({ isOnly }) => isOnly));
}

type FigureFacts = {
  readonly byIndicator: ReadonlyMap<string, FigureFact>;
  /** The figures that facts have, as they stand in the question. */
  readonly texts: ReadonlySet<string>;
};

export type FigureFact = {
  readonly fact: Observation | Derived;
  /** How much the figure tells, by its digits and by how many facts have it. */
  readonly weight: number;
  /** Whether it has three digits at least, and no other fact has it. */
  readonly isOnly: boolean;
};

/** Of a figure with four digits hardly two facts are told by chance. */
const ENOUGH_DIGITS = 4;

/** By indicator: a fact of the period and place asked for that has a figure of the question. */
function factsWithFigures(book: FactBook, { rest }: Question, { period, area }: Restriction): FigureFacts {
  const found = new Map<string, FigureFact>();
  const texts = new Set<string>();
  for (const figure of figuresOf(rest)) {
    const digits = String(figure.amount.coefficient).replace('-', '').length;
    if (digits < 2 && figure.currencies === null && !figure.percent) continue;
    const having = book.values
      .having(figure)
      .filter(
        ({ fact }) => (area === null || fact.area === area) && (period === null || overlaps(fact, period)),
      );
    const weight = Math.min(1, digits / ENOUGH_DIGITS) / Math.sqrt(having.length);
    if (having.length > 0) texts.add(normalise(figure.text));
    for (const { fact } of having) {
      const known = found.get(fact.indicator.id);
      const isOnly = digits >= 3 && having.length === 1;
      if (known === undefined || known.weight < weight)
        found.set(fact.indicator.id, { fact, weight, isOnly });
    }
  }
  return { byIndicator: found, texts };
}

const overlaps = ({ period }: Fact, asked: Period) => period.start <= asked.end && period.end >= asked.start;

/** Without the place or the period where those were but words of what the subject is called. */
function answerFor(book: FactBook, subject: Subject, question: Question, asked: Restriction): Answer {
  const within = { ...asked, isUntil: question.isUntil };
  const end = question.isUntil ? lastMonth(within.period) : null;
  const then =
    end === null ? null : asOfThen(question, answerSubject(book, subject, { ...within, period: end }));
  if (then?.outcome === 'found') return then;
  const exact = asOfThen(question, answerSubject(book, subject, within));
  if (exact.outcome === 'found') return exact;
  const { area, period } = within;
  const isNamed = area !== null && area === question.area && book.search.isNamedAfter(subject, area);
  const isDated =
    period !== null && period === question.period && isNamedWith(subject, period.start.slice(0, 4));
  for (const looser of [
    ...(isNamed ? [{ ...within, area: null }] : []),
    ...(isDated ? [{ ...within, period: null }] : []),
    ...(isNamed && isDated ? [{ ...within, area: null, period: null }] : []),
  ]) {
    const answer = asOfThen(question, answerSubject(book, subject, looser));
    if (answer.outcome === 'found') return answer;
  }
  return exact;
}

/** What stood by the end of a year stood in its last month. */
function lastMonth(period: Period | null): Period | null {
  return period?.kind === 'year' ? parsePeriod(`${period.text}-12`) : null;
}

const yearsKnown = new WeakMap<ReturnType<typeof thing>, ReadonlySet<string>>();

/** Whether a year stands in one of a subject's names: asked of thirty subjects a question, and few have any. */
function isNamedWith(subject: Subject, year: string): boolean {
  const named = thing(subject);
  const known = yearsKnown.get(named);
  if (known !== undefined) return known.has(year);
  const names = [...Object.values(named.names), ...Object.values(named.aliases).flat()];
  const digits = names.flatMap((name) => Array.from(name.matchAll(/(?=(\d{4}))/g), ([, four = '']) => four));
  const years: ReadonlySet<string> = digits.length === 0 ? NO_YEARS : new Set(digits);
  yearsKnown.set(named, years);
  return years.has(year);
}

const NO_YEARS: ReadonlySet<string> = new Set();

const END_OF_YEAR =
  /(?<!\p{L})(?:(?:year['’]s )?end(?: of)?|year-?end|кон(?:ец|ца|цу|це))(?!\p{L})|年底|年末|底/u;
const LATE = '-10';

/** What stood in July says nothing of the end of the year. */
const isLateIn = ({ end }: Period, { text, period }: Question) =>
  period?.kind !== 'year' ||
  !end.startsWith(period.text) ||
  end.slice(4, 7) >= LATE ||
  !END_OF_YEAR.test(normalise(text));

/** Of what stood `by June 2022` tell a level, a running total, an aim and a sentence; what flowed in that month does not. */
function asOfThen(question: Question, answer: Answer): Answer {
  if (!question.isUntil || answer.outcome !== 'found') return answer;
  const facts = answer.facts.filter(
    (fact) =>
      fact.kind === 'statement' ||
      (fact.kind === 'observation' && fact.status === 'target') ||
      (isLateIn(fact.period, question) &&
        (fact.period.kind === 'cumulative' || fact.indicator.aggregation !== 'sum')),
  );
  const [first] = facts;
  if (first !== undefined) return { ...answer, facts };
  return { outcome: 'unknown', question: '', nearest: [] };
}

/** From here on the best fit answers, and from here on the best are offered. */
const ANSWERS = 0.76;
/** From here on it answers though a word of it is strange or another has one more. */
const CERTAIN = 0.86;
const OFFERS = 0.36;
/** Sooner where it has every word that says what is asked about, be it mistyped. */
const OFFERS_ALL = 0.22;

/** What is less likely than the best by a factor of fifty is not offered beside it. */
const WITHIN = 4;

/** In a longer question there is more that is not of it: greetings, reasons, what somebody else said. */
const FEW_TERMS = 5;

/** A figure of so many digits, which so few facts have, says what is meant, whatever else is said. */
const TOLD = 0.9;

/** Whether a short question has a word that the book has never heard of: `contract value of bananas`. */
const isStrange = ({ stranger, figure, terms }: Signs) =>
  stranger === 1 && figure < TOLD && terms <= FEW_TERMS / MOST_TERMS;

/** What a question means, as far as it can be told, the most likely first. */
export type Understood = {
  readonly candidates: readonly Candidate[];
  /** What tells how sure that is; `null` where nothing fits. */
  readonly signs: Signs | null;
};

/** Whether a figure is computed from the one that fits best, whose answer shows it too: it is no rival. */
function isShownWith(first: Candidate, { fit: { subject } }: Candidate): boolean {
  if (subject.kind !== 'indicator' || subject.indicator.formula === null) return false;
  return inputsOf(subject.indicator.formula).some((id) => id === thing(first.fit.subject).id);
}

/** Ranks what a question may mean; what has a second place or period of it in no name of its own is passed over. */
export function understand(
  book: FactBook,
  question: Question,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Understood {
  const all = closest(book, question, within, among);
  const isLeftOver = leftOver(book.search, question);
  const candidates = all.filter(({ fit }) => !isLeftOver(fit.subject));
  const [first] = candidates;
  if (first === undefined) return { candidates, signs: null };
  const { knows } = book.search;
  const terms = termsOf(question.rest).filter(({ isSoft }) => !isSoft);
  const rivals = candidates.filter((other) => !isShownWith(first, other));
  const signs = signsOf(rivals, {
    hasPlace: question.area !== null,
    hasPeriod: within.period !== null,
    terms: terms.length,
    mistyped: terms.filter(({ text }) => !knows.exactly(text) && knows.nearly(text)).length,
    hasStranger: hasStranger(question, first),
    isSecond: first !== all[0],
    isUnfocused: isUnfocused(question.text, first),
    asksSomeOf: asksSomeOf(question.text),
    asksQuantity: asksQuantity(question.text),
    asksWhy: asksWhy(question.text),
  });
  return { candidates, signs };
}

/**
 * Answers a question whose words are not all found again: with the subject that fits it best where that is sure, with
 * the best ones to choose from where it is likely that one is meant, and not at all else.
 */
export function answerClosest(
  book: FactBook,
  question: Question,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer | null {
  const { candidates, signs } = understand(book, question, within, among);
  const [first] = candidates;
  if (first === undefined || signs === null) return null;
  const sureness = surenessOf(signs);
  if (sureness < (first.fit.lacking === 0 ? OFFERS_ALL : OFFERS)) return null;
  if (isRefused(book.search, question, first)) return null;
  // Of what is asked but a figure, the one fact that has it is what is asked.
  const isTold = first.fit.score === 0 && candidates.length === 1;
  const isPlain = () => !isOutdone(first, candidates.slice(1)) && !isStrange(signs);
  const isSure =
    !asksBeside(question, candidates, signs) && (sureness >= CERTAIN || (sureness >= ANSWERS && isPlain()));
  if (isTold || isSure) return first.answer;
  // Nothing else is offered where it is likely that the place or period has nothing to offer.
  if (first.answer.outcome !== 'found') return isStrange(signs) ? null : first.answer;
  const choices = candidates
    .filter(({ answer, likelihood }) => answer.outcome === 'found' && likelihood >= first.likelihood - WITHIN)
    .slice(0, MOST_CHOICES)
    .map(({ fit, answer }): Meaning => {
      const [fact = null] = answer.outcome === 'found' ? answer.facts : [];
      return { subject: fit.subject, period: within.period, area: within.area, fact };
    });
  return { outcome: 'ambiguous', question: question.text, isOpen: false, choices };
}
