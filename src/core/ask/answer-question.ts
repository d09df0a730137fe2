import { isCountable, meant } from '../answer/all-words.ts';
import { type Answer, answerIndicator, answerSubject, OPEN, type Restriction } from '../answer/answer.ts';
import { askBack, nothingFits, severalFit } from '../answer/ask-back.ts';
import { withAskedFirst } from '../answer/asked-first.ts';
import {
  askedBackOwnFigure,
  askedBackUnasked,
  isOfAnother,
  noneForWhole,
} from '../answer/beside-the-point.ts';
import { currencyAsked, isMoney, withCurrency } from '../answer/currency-asked.ts';
import { answerFigure } from '../answer/figure-alone.ts';
import { isOfCountry, isOfSame, withCountriesApart } from '../answer/pairs-of-countries.ts';
import { whatThereIs } from '../answer/what-there-is.ts';
import type { FactBook } from '../book/fact-book.ts';
import { answerClosest } from '../closest/closest.ts';
import { grownInstead, isOfUnsaidPlace, likelierThan, otherwiseMeant } from '../closest/meant-instead.ts';
import type { Area, Fact } from '../fact.ts';
import type { IsoDate } from '../period/iso-date.ts';
import { courtesyOf } from '../question/courtesy.ts';
import { isOrder } from '../question/orders.ts';
import { asksNumber, type Question } from '../question/question.ts';
import { cutQuestion } from '../question/question-length.ts';
import { type Subject, subjectOf, thing } from '../search/search.ts';
import { contentStems } from '../words/words.ts';
import { dated } from './dated.ts';
import { withUnsaidYear } from './unsaid-year.ts';

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
  const money = currencyAsked(said);
  const asked = money === null ? null : answerRead(book, { given, said: money.rest }, within, among);
  if (money !== null && asked !== null && isMoney(asked)) return withCurrency(asked, money.code);
  return answerRead(book, { given, said }, within, among);
}

/** Answers a question as it was read; `given` is what it is called where nothing fits. */
function answerRead(
  book: FactBook,
  { given, said }: { readonly given: string; readonly said: string },
  within: Restriction,
  among: (subject: Subject) => boolean,
): Answer {
  const { meant, answer } = answerInYears(book, said, within, among);
  const fitting = isOfAnother(book, answer, meant)
    ? nothingFits(book, meant, book.search.read(meant), among)
    : (noneForWhole(book, answer, given) ??
      askedBackOwnFigure(book, answer, meant, within) ??
      askedBackUnasked(book, answer, meant, within) ??
      answer);
  return 'question' in fitting ? { ...fitting, question: given } : withAskedFirst(fitting, meant);
}

/** What a question comes to, and as which text it was read: of a half-year without a year the latest is meant. */
function answerInYears(
  book: FactBook,
  said: string,
  within: Restriction,
  among: (subject: Subject) => boolean,
): { readonly meant: string; readonly answer: Answer } {
  const answerTo = (text: string) =>
    answerFigure(book, text, within, among) ?? answerMended(book, book.search.mend(text), within, among);
  const read = (meant: string) => {
    const apart = withCountriesApart(meant);
    const answer = answerTo(meant);
    const ofCountry = apart === null ? null : answerTo(apart);
    if (ofCountry === null || !isOfCountry(ofCountry)) return { meant, answer };
    // What is called so by itself may be of another kind: a share of that trade.
    const isCalled =
      answer.outcome === 'found' && book.search.called(book.search.read(meant).stems).length > 0;
    return { meant, answer: isCalled && !isOfSame(ofCountry, answer) ? answer : ofCountry };
  };
  let inYear: ReturnType<typeof read> | null = null;
  for (const latest of within.period === null ? withUnsaidYear(book, said) : []) {
    const one = read(latest);
    if (one.answer.outcome === 'found' && !one.answer.beside?.parts.length) return one;
    if (inYear === null && one.answer.outcome !== 'unknown') inYear = one;
  }
  return inYear ?? read(said);
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
  if (closest?.outcome === 'found') return closest;
  return closest?.outcome === 'ambiguous' && isBesideIt(strict, closest) ? closest : strict;
}

/** Whether all that is likely meant is something else than what has no value at all for a place. */
function isBesideIt(denied: Answer, { choices }: Extract<Answer, { outcome: 'ambiguous' }>): boolean {
  if (denied.outcome !== 'not-published' || denied.period !== null) return false;
  const { id } = thing(denied.subject);
  return choices.every(({ subject }) => thing(subject).id !== id);
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

/** `The warehouse from 2014` may ask for that of 2014, and may ask for what has been since: what is found is asked back. */
function onlyOffered(book: FactBook, { text }: Question, answer: Answer): Answer | null {
  if (answer.outcome !== 'found') return answer.outcome === 'ambiguous' ? answer : null;
  const [fact] = answer.facts;
  return fact === undefined
    ? null
    : askBack(book, text, [subjectOf(fact)], {
        period: fact.kind === 'statement' ? null : fact.period,
        area: fact.area,
      });
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
  if (question.isBound && !question.isUntil) {
    const near = how === 'loosely' ? answerClosest(book, question, restriction, among) : null;
    return (
      (near === null ? null : onlyOffered(book, question, near)) ?? nothingFits(book, text, question, among)
    );
  }
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
