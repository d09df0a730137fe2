import type { Area, Statement } from '../fact.ts';
import { findPeriod } from '../period/period-words.ts';
import { asksLeader, asksNames, countedIn } from '../question/focus.ts';
import { placesElsewhere } from '../question/places-elsewhere.ts';
import { findPlaces, type Question } from '../question/question.ts';
import { type Search, type Subject, thing } from '../search/search.ts';
import { isEveryday, termsOf } from '../words/terms.ts';
import { turnsQuestion } from '../words/turning-words.ts';
import { normalise, stem } from '../words/words.ts';
import type { Candidate } from './closest.ts';

const HAN = /\p{Script=Han}/u;

/** A word that a capital letter makes a name, where the name of a place stands. */
const NAME =
  /(?<=(?<!\p{L})(?:in|of|at|for|from|near|across|around|в|во|на|из|для|у|около|под|возле)\s)\p{Lu}[\p{L}\p{M}]{2,}/gu;

/** Whether it names somebody or something that the book has never heard of: `contract value in Elsewhere`. */
function namesStranger(search: Search, { text, rest }: Question): boolean {
  // Months have capital letters too.
  const left = new Set(termsOf(rest).map((term) => term.text));
  return (text.match(NAME) ?? []).some((name) => {
    const terms = termsOf(name);
    return (
      terms.length > 0 &&
      terms.every((term) => left.has(term.text)) &&
      search.findArea(normalise(name)) === null &&
      search.rank(terms, [], 1).length === 0
    );
  });
}

/** The place that a Russian adjective is made of, by its stem: `ляонинский` is of `Ляонин`. */
const placeIn = (term: string) => (term.endsWith('ск') ? stem(term.slice(0, -2)) : term);

/** Whether a place is named that the best fit says nothing of. */
function isElsewhere(search: Search, { rest }: Question, lacking: ReadonlySet<string>): boolean {
  if (lacking.size === 0) return false;
  const { words, chinese } = placesElsewhere();
  // Places of the book are told apart before.
  const isOfPlace = (term: string) => words.has(placeIn(term)) && search.findArea(placeIn(term)) === null;
  if ([...lacking].some((term) => words.has(term) || isOfPlace(term))) return true;
  const text = normalise(rest);
  return chinese.some((name) => text.includes(name) && termsOf(name).every((term) => lacking.has(term.text)));
}

/** A model or a norm: `A320` is no `A350`, and 4G no 5G. */
const CODE = /(?<![a-zа-я\d])(?:[a-zа-я]{1,3}-?\d{2,4}|\d{1,2}g)(?![a-zа-я\d])/gu;
const YEAR_OR_PART = /^(?:[qh]\d|[a-zа-я]{1,3}-?(?:19|20)\d\d$)/u;

/** Whether a code is named that stands nowhere in the best fit. */
function isOtherCode({ text }: Question, { subject }: Candidate['fit']): boolean {
  const codes = (normalise(text).match(CODE) ?? []).filter((code) => !YEAR_OR_PART.test(code));
  if (codes.length === 0) return false;
  const { names, aliases } = thing(subject);
  const told = subject.kind === 'statement' ? Object.values(subject.statement.text) : [];
  const own = normalise([...Object.values(names), ...Object.values(aliases).flat(), ...told].join(' '));
  return codes.some((code) => !own.replaceAll('-', '').includes(code.replace('-', '')));
}

/** Whether a word that makes another question is lacking, or was only met as a mistyped one: `mayor` is no `major`. */
function isTurned(search: Search, { text }: Question, lacking: ReadonlySet<string>): boolean {
  if ([...lacking].some(turnsQuestion)) return true;
  return termsOf(text).some((term) => turnsQuestion(term.text) && !search.knows.exactly(term.text));
}

/** Whether a place is that of which a subject tells the area's share. */
const isWhole = (subject: Subject, place: Area) =>
  subject.kind === 'indicator' &&
  subject.indicator.formula?.kind === 'share-of-area' &&
  subject.indicator.formula.whole === place.id;

/**
 * Tells of subjects whether the question names a second period, or a second place that a subject is neither named after
 * nor a share of: no silent pick. The question is read once for all of them.
 */
export function leftOver(search: Search, { rest }: Question): (subject: Subject) => boolean {
  if (findPeriod(normalise(rest)) !== null) return () => true;
  const places = findPlaces(rest, search.findArea);
  return (subject) =>
    places.some((place) => !isWhole(subject, place) && !search.isNamedAfter(subject, place));
}

/** What a sentence tells of, in any language. */
const toldIn = ({ text, members }: Statement) =>
  new Set(
    [...Object.values(text), ...members.flatMap((one) => Object.values(one))].flatMap((one) =>
      termsOf(one).map((term) => term.text),
    ),
  );

/** Whether a number is asked of things that a sentence does not speak of. */
export function isUntold(question: string, statement: Statement): boolean {
  const asked = countedIn(question);
  if (asked.length === 0) return false;
  const told = toldIn(statement);
  return asked.every((terms) => !terms.some((term) => told.has(term)));
}

/**
 * Whether what is asked for is of a kind that the best fit does not tell: of the names of several, a figure tells the
 * number; of a number of things, a sentence tells nothing that does not speak of them.
 */
function isOfOtherKind({ text }: Question, { subject, unmet }: Candidate['fit']): boolean {
  if (subject.kind !== 'statement') return asksNames(text);
  return isUntold(text, subject.statement) && unmet.length > 0;
}

/** Whether the head of something is asked for, of what by none of its names tells of one. */
function isLeaderless({ text }: Question, { subject }: Candidate['fit']): boolean {
  if (!asksLeader(text)) return false;
  const { names, aliases } = thing(subject);
  return ![...Object.values(names), ...Object.values(aliases).flat()].some(asksLeader);
}

/** Whether a question asks something that its best fit cannot answer, however alike the words are. */
export function isRefused(search: Search, question: Question, best: Candidate): boolean {
  const lacking = new Set(best.fit.unmet.map(({ text }) => text));
  return (
    isTurned(search, question, lacking) ||
    isOfOtherKind(question, best.fit) ||
    isOtherCode(question, best.fit) ||
    isLeaderless(question, best.fit) ||
    isElsewhere(search, question, lacking) ||
    namesStranger(search, question)
  );
}

/** A pair of Chinese signs that is cut out of a word of conversation, as `概是` of `大概是`. */
function isCutOut(pair: string, text: string): boolean {
  const at = text.indexOf(pair);
  if (at === -1) return false;
  return [-2, -1, 0, 1].some((from) => isEveryday(text.slice(Math.max(0, at + from), at + from + 2)));
}

/** Whether a word stands in the question that the book has never heard of: `contract value of bananas`. */
export function hasStranger({ rest }: Question, { fit }: Candidate): boolean {
  const text = normalise(rest);
  return fit.unmet.some((term) => !term.isKnown && !(HAN.test(term.text) && isCutOut(term.text, text)));
}

/** How alike another candidate must be in all else. */
const ALIKE = 0.6;

/**
 * Whether another candidate has all the words that the best one has, and one more: `国庆` makes of visitors those of a
 * holiday, for which there may be no value.
 */
export function isOutdone({ fit }: Candidate, others: readonly Candidate[]): boolean {
  if (fit.unmet.length === 0) return false;
  const lacking = new Set(fit.unmet.map(({ text }) => text));
  return others.some(
    (other) =>
      other.fit.unmet.length < lacking.size &&
      other.fit.shared >= ALIKE * fit.shared &&
      other.fit.unmet.every(({ text }) => lacking.has(text)),
  );
}
