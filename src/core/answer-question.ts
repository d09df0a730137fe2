import {
  type Answer,
  answerIndicator,
  answerSubject,
  answerTopic,
  isCountFact,
  type Meaning,
  MOST_CHOICES,
  OPEN,
  type Restriction,
} from './answer.ts';
import { withAskedFirst } from './asked-first.ts';
import { answerClosest, type Candidate, understand } from './closest.ts';
import { courtesyOf } from './courtesy.ts';
import { dated } from './dated.ts';
import { inputsOf } from './derived-figures.ts';
import type { Area, Fact, Topic } from './fact.ts';
import type { FactBook } from './fact-book.ts';
import type { IsoDate } from './iso-date.ts';
import { isNarrower } from './narrowing.ts';
import { isOrder } from './orders.ts';
import { asksNumber, type Question } from './question.ts';
import { cutQuestion } from './question-length.ts';
import { type Subject, thing } from './search.ts';
import { figuresPrinted, typedFigure } from './typed-figure.ts';
import { isUnasked } from './unasked-measure.ts';
import { withUnsaidYear } from './unsaid-year.ts';
import { contentStems, normalise } from './words.ts';

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
 * `among` narrows it to a topic's subjects; `within` adds what other options say; `today` is the day that `last year`
 * is counted from, and where it is left out such words are words like any other.
 */
export function answerQuestion(
  book: FactBook,
  given: string,
  within: Restriction = OPEN,
  among: (subject: Subject) => boolean = everything,
  today: IsoDate | null = null,
): Answer {
  const text = cutQuestion(given);
  if (isOrder(text) || courtesyOf(text) !== null) return { outcome: 'unknown', question: given, nearest: [] };
  const named = book.fact(text.trim());
  if (named !== null) return { outcome: 'found', topic: null, facts: [named] };
  const indicator = book.indicator(text.trim());
  if (indicator !== null) return answerIndicator(book, indicator, within);

  const said = dated(book, text, today);
  const { meant, answer } = answerInYears(book, said, within, among);
  const fitting = isOfAnother(answer, meant)
    ? nothingFits(book, meant, book.search.read(meant), among)
    : (askedBackUnasked(book, answer, meant, within) ?? answer);
  return 'question' in fitting ? { ...fitting, question: given } : withAskedFirst(fitting, meant);
}

/** What a question comes to, and as which text it was read: of a half-year without a year the latest is meant. */
function answerInYears(
  book: FactBook,
  said: string,
  within: Restriction,
  among: (subject: Subject) => boolean,
): { readonly meant: string; readonly answer: Answer } {
  const read = (meant: string) => ({
    meant,
    answer:
      answerFigure(book, meant, within, among) ?? answerMended(book, book.search.mend(meant), within, among),
  });
  const latest = (within.period === null ? withUnsaidYear(book, said) : []).map(read);
  const inYear =
    latest.find(({ answer }) => answer.outcome === 'found' && !answer.beside?.parts.length) ??
    latest.find(({ answer }) => answer.outcome !== 'unknown');
  return inYear ?? read(said);
}

/** Whether what was found tells of a whole where a part or a kind of it was asked for. */
function isOfAnother(answer: Answer, text: string): boolean {
  if (answer.outcome !== 'found' || answer.topic !== null) return false;
  const [first] = answer.facts;
  return first !== undefined && isNarrower(text, subjectOf(first));
}

/** A growth or a share that nothing was said of is asked back. */
function askedBackUnasked(book: FactBook, answer: Answer, text: string, within: Restriction): Answer | null {
  const [first] = answer.outcome === 'found' && answer.topic === null ? answer.facts : [];
  if (first === undefined || first.kind === 'statement' || !isUnasked(text, first.indicator)) return null;
  const question = book.search.read(text);
  if (book.search.called(question.stems).length > 0) return null;
  const asked = { period: within.period ?? question.period, area: within.area ?? question.area };
  return askBack(book, text, [subjectOf(first)], asked);
}

/** Fewer digits are met by chance. */
const TELLING_DIGITS = 3;

/** A figure that is all that is asked: whose it is, or which of a few have it. `null` for any other question. */
function answerFigure(
  book: FactBook,
  text: string,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer | null {
  const typed = typedFigure(normalise(text));
  if (typed === null || contentStems(typed.rest).length > 0) return null;
  if (typed.figure.run.replace(/\D/g, '').length < TELLING_DIGITS) return null;
  const facts = figuresPrinted(book, typed.figure, MOST_CHOICES + 1, true)
    .map(({ fact }) => fact)
    .filter((fact) => among(subjectOf(fact)) && (within.area === null || fact.area === within.area));
  const [only, ...others] = facts;
  if (only === undefined || facts.length > MOST_CHOICES) return null;
  if (others.length === 0) return { outcome: 'found', topic: null, facts: [only] };
  const choices = facts.map(
    (fact): Meaning => ({ subject: subjectOf(fact), period: fact.period, area: fact.area, fact }),
  );
  return { outcome: 'ambiguous', question: text, isOpen: false, choices };
}

/** Answers a question without its typing errors. */
function answerMended(
  book: FactBook,
  text: string,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer {
  const strict = answerStrictly(book, text, within, among);
  if (strict.outcome === 'found' || (strict.outcome === 'ambiguous' && strict.isOpen)) return strict;
  const question = book.search.read(text);
  if (question.stems.length === 0 || (question.isBound && !question.isUntil)) return strict;
  if (isGrowthOfNamed(book, question, strict)) return strict;
  // What is called exactly so is meant, unless a place was taken out of its name.
  const called = question.area === null ? book.search.called(question.stems) : [];
  const isAsked = strict.outcome === 'ambiguous' || called.some(({ kind }) => kind === 'topic');
  if (called.length > 0 && isAsked) return strict;
  const isMeant = (subject: Subject) => among(subject) && (called.length === 0 || called.includes(subject));
  const loosely = {
    period: within.period ?? question.period,
    area: within.area ?? question.area,
    isGrowth: question.growthStems.length > 0,
  };
  const closest = answerClosest(book, question, loosely, isMeant);
  return closest?.outcome === 'found' ? closest : strict;
}

/** Whether no growth is published of what is called by its whole name: its bare value would be no answer. */
function isGrowthOfNamed(book: FactBook, { stems, growthStems }: Question, answer: Answer): boolean {
  if (answer.outcome !== 'not-published' || answer.isGrowth !== true) return false;
  const named = book.search.called(stems.filter((stem) => !growthStems.includes(stem)));
  return named.some((subject) => thing(subject).id === thing(answer.subject).id);
}

/** Every word that carries meaning found again in the names of what answers. */
function answerStrictly(
  book: FactBook,
  text: string,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer {
  const wholes = book.search.readWhole(text);
  const isCalled = ({ stems }: Question) => stems.length > 0 && book.search.called(stems).some(among);
  const name = wholes.find(isCalled);
  if (name !== undefined) {
    const isCount = name.isCount && !isNameOfNumber(book, name.stems);
    return answerReading(book, { ...name, isCount }, within, among);
  }
  const question = book.search.read(text);
  const answer = answerReading(book, question, within, among);
  if (question.area === null || answer.outcome === 'found' || answer.outcome === 'ambiguous') return answer;
  // The place may have been a word of a name: `visitors of the China-Russia Expo` asks nothing of China.
  const whole = wholes[1] ?? wholes[0];
  const again = whole === undefined ? answer : answerReading(book, whole, within, among, 'by all words');
  return again.outcome === 'found' && isNamedAfter(book, again.facts, question.area) ? again : answer;
}

/** Whether a sentence, or what is itself called `number of …`, bears this name: then it was asked for by it. */
function isNameOfNumber(book: FactBook, stems: readonly string[]): boolean {
  return book.search.called(stems).some((subject) => {
    const { names, aliases } = thing(subject);
    const own = [...Object.values(names), ...Object.values(aliases).flat()];
    const isIt = (name: string) => asksNumber(name) && contentStems(name).every((one) => stems.includes(one));
    return subject.kind === 'statement' || own.some(isIt);
  });
}

/** Whether facts bear a place in their own names, and no other: what is called after York County tells nothing of York. */
function isNamedAfter(book: FactBook, facts: readonly Fact[], place: Area): boolean {
  const [first, ...others] = facts;
  const asked = first?.kind === 'statement' ? [first, ...others] : [first ?? []].flat();
  return asked.every((fact) => book.search.isNamedAfter(subjectOf(fact), place));
}

/** What stood by the end of a time is looked for more loosely. */
const NOTHING_MEANT: { readonly subjects: readonly Subject[]; readonly isGrowth: boolean } = {
  subjects: [],
  isGrowth: false,
};

/** Answers one way to read a question. */
function answerReading(
  book: FactBook,
  question: Question,
  within: Restriction,
  among: (subject: Subject) => boolean,
  how: 'by all words' | 'loosely' = 'loosely',
): Answer {
  const { text } = question;
  const fitting = (subject: Subject) => among(subject) && (!question.isCount || isCountable(book, subject));
  const asked = { period: within.period ?? question.period, area: within.area ?? question.area };
  if (question.stems.length === 0 && !question.isBound) return whatThereIs(book, text, asked, among);
  const { subjects, isGrowth } =
    question.isBound || question.isUntil ? NOTHING_MEANT : meant(book, question, fitting);
  const [first] = subjects;
  const restriction = { ...asked, isGrowth, isCount: question.isCount };
  if (question.isBound && !question.isUntil) return nothingFits(book, text, question, among);
  if (first === undefined) {
    const loosely = { ...asked, isGrowth: question.growthStems.length > 0 };
    const closest = how === 'loosely' ? answerClosest(book, question, loosely, among) : null;
    return closest ?? nothingFits(book, text, question, among);
  }
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
    if (isOfUnsaidPlace(book, question, first, answer)) return askBack(book, text, [first], restriction);
    const grown = isGrowth ? null : grownInstead(book, question, answer, restriction, fitting);
    if (grown !== null) return grown;
    return otherwiseMeant(book, question, answer, restriction, fitting) ?? answer;
  }
  const answer = severalFit(book, text, subjects, restriction);
  return subjects.length > 1 && answer.outcome === 'found'
    ? (likelierThan(book, question, answer, restriction, among) ?? answer)
    : answer;
}

/** Whether what is called after a place that nobody named is told: `inhabitants` are not those of a new district. */
function isOfUnsaidPlace(
  book: FactBook,
  { area, stems }: Question,
  subject: Subject,
  answer: Answer,
): boolean {
  const [fact] = answer.outcome === 'found' && subject.kind === 'indicator' ? answer.facts : [];
  if (fact === undefined || area !== null || book.search.called(stems).length > 0) return false;
  return fact.area.id !== book.info.area && book.search.isNamedAfter(subject, fact.area);
}

/**
 * Of several that have all the words one may be left only because it alone has a value: `value of foreign trade in
 * goods` is in the names of exports and of imports. Where another fits better, it is asked back. `null` where none does.
 */
function likelierThan(
  book: FactBook,
  question: Question,
  { topic, facts }: Extract<Answer, { outcome: 'found' }>,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer | null {
  const [first] = facts;
  const { candidates } = understand(book, question, within, among);
  const [best] = candidates;
  // All of a topic is no pick.
  if (topic !== null || first === undefined || best === undefined) return null;
  const own = subjectOf(first);
  const denied = deniedBeside(candidates, own);
  if (denied !== null)
    return isWholeName(denied) ? denied.answer : askBack(book, question.text, [own], within);
  if (best.answer.outcome !== 'found') return null;
  if (first.kind === 'statement' || thing(best.fit.subject).id === thing(own).id) return null;
  return askBack(book, question.text, [best.fit.subject, own], within);
}

/** A name of which the question has less than half, and how much more of it another must have to be meant rather. */
const LITTLE = 0.5;
const RATHER = 0.2;

/** Whether a question has every word of one of a subject's names, and no other. */
const isWholeName = ({ fit }: Candidate) => fit.precision >= 1 && fit.lacking === 0;

/** What a question names far more closely than the one subject that has a value, and which has none; `null` for none. */
function deniedBeside(candidates: readonly Candidate[], own: Subject): Candidate | null {
  const found = candidates.find(({ fit }) => thing(fit.subject).id === thing(own).id);
  if (found === undefined || found.fit.precision >= LITTLE) return null;
  const closer = candidates.filter(
    ({ fit, answer }) =>
      answer.outcome === 'not-published' &&
      fit.lacking === 0 &&
      fit.precision >= found.fit.precision + RATHER,
  );
  return closer.find(isWholeName) ?? closer[0] ?? null;
}

/**
 * What is called a growth may have no value for a period in which the rest of the words grew: `outsourcing growth 2019`
 * is a sentence of 2020, and a change of two figures in 2019. `null` where nothing grew.
 */
function grownInstead(
  book: FactBook,
  { text, stems, growthStems }: Question,
  denied: Answer,
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer | null {
  if (denied.outcome !== 'not-published' || growthStems.length === 0) return null;
  const others = stems.filter((stem) => !growthStems.includes(stem));
  if (others.length === 0) return null;
  const figures = candidates(book, others, (subject) => subject.kind !== 'statement' && among(subject));
  const grown = { ...within, isGrowth: true };
  const subjects = figures.flatMap((subject) => {
    const answer = answerSubject(book, subject, grown);
    if (answer.outcome !== 'found') return [];
    // A topic is no figure: what grew in it is asked back.
    return subject.kind === 'topic'
      ? [...new Map(answer.facts.map((fact) => [subjectOf(fact), fact])).keys()]
      : [subject];
  });
  const each = [...new Map(subjects.map((subject) => [thing(subject).id, subject])).values()];
  return each.length === 0 ? null : severalFit(book, text, each, grown);
}

/**
 * Words that are but another name of what tells nothing of a place may mean something else that does: `Norway share` is
 * a share of berths in one place, and one of trade in another. `null` where nothing else fits.
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
  const answers: { readonly subject: Subject; readonly answer: Answer }[] = [];
  const found: typeof answers = [];
  for (const subject of subjects) {
    const one = { subject, answer: answerSubject(book, subject, within) };
    answers.push(one);
    if (one.answer.outcome === 'found') found.push(one);
    // With one more than there is room for nothing that follows changes what is asked back.
    if (found.length > MOST_CHOICES) break;
  }
  if (found.length === 1 && found[0] !== undefined) return found[0].answer;
  const statements = found.flatMap(({ subject }) => (subject.kind === 'statement' ? subject.statement : []));
  if (found.length > 0 && statements.length === found.length && statements.length <= MOST_CHOICES) {
    return { outcome: 'found', topic: null, facts: statements };
  }
  const [denied] = answers;
  // What another of them has is no value of the one that is named.
  if (found.length === 0 && denied?.answer.outcome === 'not-published') return denied.answer;
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
