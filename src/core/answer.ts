import { inputsOf } from './derived-figures.ts';
import type { Area, Derived, Fact, Indicator, Observation, Topic } from './fact.ts';
import type { FactBook } from './fact-book.ts';
import { partsOf } from './part-of-period.ts';
import { compareLatestFirst, isWithin, type Period } from './period.ts';
import { namesGrowth, type Question } from './question.ts';
import { type Subject, thing } from './search.ts';

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
};

const OPEN: Restriction = { period: null, area: null };

/**
 * Whether a fact may answer for a restriction: a value of August 2020 answers for 2020, one of 2020 does not answer
 * for August, and one place never answers for another.
 */
function fits(
  book: FactBook,
  fact: Fact,
  { period, area, isGrowth = false, isCount = false }: Restriction,
): boolean {
  if (isGrowth && !tellsGrowth(fact)) return false;
  if (isCount && !isCountFact(fact)) return false;
  if (period !== null && !answersFor(fact.period, period)) return false;
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

const isCountFact = (fact: Fact) => fact.kind !== 'statement' && fact.indicator.unit.kind === 'count';

/** A part of a year answers for the year; nothing but itself answers for a range of several. */
function answersFor(known: Period, asked: Period): boolean {
  return known.text === asked.text || (asked.kind !== 'range' && isWithin(known, asked));
}

/** A sentence is also about the places that it names. */
function mentions(book: FactBook, fact: Fact, area: Area): boolean {
  if (fact.kind !== 'statement') return false;
  return Object.values(fact.text).some((text) => book.search.names(area, text));
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

function distinct(have: readonly Have[]): readonly Have[] {
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
  const have = areas.flatMap((place) =>
    distinct([...book.series(indicator, place), ...book.targets(indicator, place)]),
  );
  return { outcome: 'not-published', subject: { kind: 'indicator', indicator }, ...within, have, doubtful };
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

/** Derived indicators step back where an indicator they are computed from fits too: its answer shows them. */
function withoutDerived(subjects: readonly Subject[]): readonly Subject[] {
  const ids = new Set<string>(subjects.map((subject) => thing(subject).id));
  const reported = subjects.filter((subject) => {
    if (subject.kind !== 'indicator' || subject.indicator.formula === null) return true;
    return !inputsOf(subject.indicator.formula).some((id) => ids.has(id));
  });
  return reported.length > 0 ? reported : subjects;
}

const isReported = (subject: Subject) => subject.kind !== 'indicator' || subject.indicator.formula === null;

/**
 * The subjects a question may mean: those that bear exactly these words as a name, else all that have all of them.
 * A computed figure steps back behind a reported one.
 */
function candidates(book: FactBook, stems: readonly string[], among: (subject: Subject) => boolean) {
  const called = book.search.called(stems).filter(among);
  if (called.length === 0) return withoutDerived(book.search.matching(stems).filter(among));
  return called.some(isReported) ? called.filter(isReported) : called;
}

/** What a question for a number of things can mean: no money, no percentage, no sentence. */
function isCountable(book: FactBook, subject: Subject): boolean {
  if (subject.kind === 'topic') return book.factsOfTopic(subject.topic).some(isCountFact);
  return subject.kind === 'indicator' && subject.indicator.unit.kind === 'count';
}

const everything = () => true;

/**
 * Answers a free question from the fact book or not at all. Every word that carries meaning must be found again in
 * the names of what answers; a word that fits nothing (another city, another subject) makes it abstain.
 * `among` narrows it to a topic's subjects; `within` adds what other options say.
 */
export function answerQuestion(
  book: FactBook,
  text: string,
  within: Restriction = OPEN,
  among: (subject: Subject) => boolean = everything,
): Answer {
  const named = book.fact(text.trim());
  if (named !== null) return { outcome: 'found', topic: null, facts: [named] };
  const indicator = book.indicator(text.trim());
  if (indicator !== null) return answerIndicator(book, indicator, within);

  const wholes = book.search.readWhole(text);
  const isCalled = ({ stems }: Question) => stems.length > 0 && book.search.called(stems).some(among);
  const name = wholes.find(isCalled);
  // What is called `number of …` may be a sentence; it was asked for by its name.
  if (name !== undefined) return answerReading(book, { ...name, isCount: false }, within, among);
  const question = book.search.read(text);
  const answer = answerReading(book, question, within, among);
  if (question.area === null || answer.outcome === 'found' || answer.outcome === 'ambiguous') return answer;
  // The place may have been a word of a name: `visitors of the China-Russia Expo` asks nothing of China.
  const whole = wholes[1] ?? wholes[0];
  const again = whole === undefined ? answer : answerReading(book, whole, within, among);
  return again.outcome === 'found' && isNamedAfter(book, again.facts, question.area) ? again : answer;
}

/** Whether facts bear a place in their own names, and no other: what is called after New York tells nothing of York. */
function isNamedAfter(book: FactBook, facts: readonly Fact[], place: Area): boolean {
  const [first, ...others] = facts;
  const asked = first?.kind === 'statement' ? [first, ...others] : [first ?? []].flat();
  return asked.every((fact) => book.search.isNamedAfter(subjectOf(fact), place));
}

/** Answers one way to read a question. */
function answerReading(
  book: FactBook,
  question: Question,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer {
  const { text } = question;
  const fitting = (subject: Subject) => among(subject) && (!question.isCount || isCountable(book, subject));
  const asked = { period: within.period ?? question.period, area: within.area ?? question.area };
  if (question.stems.length === 0 && !question.isBound) return whatThereIs(book, text, asked, among);
  const { subjects, isGrowth } = meant(book, question, fitting);
  const [first] = subjects;
  if (first === undefined || question.isBound) return nothingFits(book, text, question, among);
  const restriction = { ...asked, isGrowth, isCount: question.isCount };
  if (subjects.length === 1) {
    // Within a topic a single word says enough; without one, `provinces` names too little to be sure of a figure.
    const words = isGrowth
      ? question.stems.filter((stem) => !question.growthStems.includes(stem))
      : question.stems;
    const isSure =
      among !== everything ||
      book.search.called(question.stems).length > 0 ||
      book.search.covers(first, words);
    if (!isSure) return askBack(book, text, [first], restriction);
    const answer = answerSubject(book, first, restriction);
    return otherwiseMeant(book, question, answer, restriction, fitting) ?? answer;
  }
  return severalFit(book, text, subjects, restriction);
}

/**
 * Words that are but another name of what tells nothing of a place may mean something else that does: `Russia share` may
 * be a share of centers in a city, and one of trade in its province. `null` where nothing else fits.
 */
function otherwiseMeant(
  book: FactBook,
  { text, stems }: Question,
  denied: Answer,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer | null {
  if (denied.outcome !== 'not-published' || denied.area === null || book.search.isName(stems)) return null;
  if ([...denied.have, ...denied.doubtful].some(({ area }) => area === denied.area)) return null;
  const answers = book.search.matching(stems).flatMap((subject) => {
    const answer = among(subject) ? answerSubject(book, subject, within) : denied;
    return answer.outcome === 'found' ? [{ subject, answer }] : [];
  });
  const preferred = [
    answers.filter(({ subject, answer }) => isReported(subject) && !answer.beside?.parts.length),
    answers.filter(({ subject }) => isReported(subject)),
    answers,
  ].find((some) => some.length > 0);
  const [first, ...others] = preferred ?? [];
  if (first === undefined) return null;
  if (others.length === 0 && book.search.covers(first.subject, stems)) return first.answer;
  const subjects = [first, ...others].map(({ subject }) => subject);
  return askBack(book, text, subjects, within);
}

/** A question for growth is one for the change of what the other words mean, unless a sentence is called so. */
function meant(book: FactBook, { stems, growthStems }: Question, among: (subject: Subject) => boolean) {
  const isFigure = (subject: Subject) => subject.kind !== 'statement' && among(subject);
  const whole = candidates(book, stems, among);
  if (growthStems.length === 0) return { subjects: whole, isGrowth: false };
  const called = book.search.called(stems).filter(among);
  if (called.length > 0) return { subjects: called, isGrowth: called.every(isFigure) };
  const others = stems.filter((stem) => !growthStems.includes(stem));
  const figures = others.length === 0 ? [] : candidates(book, others, isFigure);
  return figures.length > 0 ? { subjects: figures, isGrowth: true } : { subjects: whole, isGrowth: false };
}

/** Different sentences can all be shown; different figures never are picked from silently. */
function severalFit(book: FactBook, text: string, subjects: readonly Subject[], within: Restriction): Answer {
  const answers = subjects.map((subject) => ({ subject, answer: answerSubject(book, subject, within) }));
  const found = answers.filter(({ answer }) => answer.outcome === 'found');
  if (found.length === 1 && found[0] !== undefined) return found[0].answer;
  const statements = found.flatMap(({ subject }) => (subject.kind === 'statement' ? subject.statement : []));
  if (found.length > 0 && statements.length === found.length && statements.length <= MOST_CHOICES) {
    return { outcome: 'found', topic: null, facts: statements };
  }
  const [denied] = answers;
  if (found.length === 0 && denied?.answer.outcome === 'not-published') {
    const have = answers.flatMap(({ answer }) => (answer.outcome === 'not-published' ? answer.have : []));
    return { ...denied.answer, have: distinct(have) };
  }
  return askBack(
    book,
    text,
    found.map(({ subject }) => subject),
    within,
  );
}

/** A question back, whose choices keep the period and place that were asked for. */
function askBack(
  book: FactBook,
  question: string,
  subjects: readonly Subject[],
  within: Restriction,
): Extract<Answer, { outcome: 'ambiguous' }> {
  const choices = subjects.slice(0, MOST_CHOICES).map((subject): Meaning => {
    const answer = answerSubject(book, subject, within);
    const [fact = null] = answer.outcome === 'found' ? answer.facts : [];
    return { subject, period: within.period, area: within.area, fact };
  });
  return { outcome: 'ambiguous', question, isOpen: false, choices };
}

/** What there is for a place or a period that is all a question names: topics, or what a single topic has. */
function whatThereIs(
  book: FactBook,
  text: string,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer {
  const nothing: Answer = { outcome: 'unknown', question: text, nearest: [] };
  if (within.period === null && within.area === null) return nothing;
  const topics = book.topics
    .flatMap((topic) => {
      const answer = answerTopic(book, topic, within);
      return answer.outcome === 'found' ? [{ topic, facts: answer.facts }] : [];
    })
    .sort((a, b) => b.facts.length - a.facts.length);
  const [only, ...others] = topics;
  if (only === undefined) return nothing;
  const inOnly = new Map(only.facts.map(subjectOf).map((subject) => [thing(subject).id, subject]));
  // What has no room among the choices is behind the last of them.
  const few = inOnly.size > MOST_CHOICES ? MOST_CHOICES - 1 : inOnly.size;
  const rest = inOnly.size > few ? [aTopic(only.topic)] : [];
  const subjects =
    others.length > 0
      ? topics.map(({ topic }) => aTopic(topic))
      : [...[...inOnly.values()].slice(0, few), ...rest];
  const fitting = subjects.filter(among);
  return fitting.length === 0 ? nothing : { ...askBack(book, text, fitting, within), isOpen: true };
}

const aTopic = (topic: Topic): Subject => ({ kind: 'topic', topic });

/** What a fact tells of. */
function subjectOf(fact: Fact): Subject {
  return fact.kind === 'statement'
    ? { kind: 'statement', statement: fact }
    : { kind: 'indicator', indicator: fact.indicator };
}

function nothingFits(
  book: FactBook,
  text: string,
  question: Question,
  among: (subject: Subject) => boolean,
): Answer {
  const near = book.search.near(question.stems.join(' '), 4 * MOST_CHOICES).filter(among);
  return { outcome: 'unknown', question: text, nearest: near.slice(0, MOST_CHOICES) };
}
