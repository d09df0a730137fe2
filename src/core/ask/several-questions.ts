import { type Answer, OPEN } from '../answer/answer.ts';
import type { FactBook } from '../book/fact-book.ts';
import type { IsoDate } from '../period/iso-date.ts';
import { yearsSince } from '../period/since.ts';
import { isOrder } from '../question/orders.ts';
import { cutQuestion } from '../question/question-length.ts';
import {
  asks,
  type Clause,
  clausesOf,
  isAsking,
  isPointing,
  sentencesOf,
  withoutAddress,
} from '../question/sentences.ts';
import { answerListed } from './answer-listed.ts';
import { answerQuestion } from './answer-question.ts';
import {
  type Asking,
  askingOf,
  distinct,
  isFound,
  isUnknown,
  keeps,
  type Part,
  subjectOf,
} from './asking.ts';
import { dated } from './dated.ts';
import { withinRange } from './range-answer.ts';

/** What a text comes to: one question as a rule. */
export type Several = {
  readonly parts: readonly [Part, ...Part[]];
  /** Questions for which there is no room in one reply. */
  readonly beyond: readonly string[];
};

/** As many answers as are read in one message. */
export const MOST_PARTS = 5;

/** A paragraph of questions; what stands behind it is not looked at. */
const MOST_CHARACTERS = 1000;
/** More sentences than that are no questions to anybody. */
const MOST_SENTENCES = 20;

/** The question of a clause that says only when or where: that of the one before it, then or there. */
function continued({ book, dated: inDates }: Asking, clause: string, before: string | null): string | null {
  const asked = book.search.read(inDates(clause));
  if (asked.stems.length > 0 || (asked.period === null && asked.area === null)) return null;
  if (before === null) return clause;
  const { rest, period, area } = book.search.read(inDates(before));
  const words = rest.replace(/[?？\s]+/gu, ' ').trim();
  const [when, where] = [asked.period ?? period, asked.area ?? area];
  return [words, when?.text ?? [], where?.id ?? []].flat().join(' ');
}

/** So few words of a clause may tell only a part of what is asked: `and who approved it`. */
const FEW_STEMS = 2;

/**
 * A part as something to ask back, where what was said before may make another question of it: a word that points
 * there, a place that is not named again, too few words of its own.
 */
function doubted(asking: Asking, part: Part, before: readonly Part[], isClause: boolean): Part {
  const { book } = asking;
  const { asked, answer } = part;
  if (answer.outcome !== 'found' || answer.topic !== null || before.length === 0) return part;
  if (isId(asking, asked)) return part;
  const [first] = answer.facts;
  const { area, period, stems } = book.search.read(asking.dated(asked));
  if (first === undefined || area !== null) return part;
  const elsewhere = before
    .flatMap((earlier) => book.search.read(earlier.asked).area ?? [])
    .filter(({ id }) => id !== book.info.area)
    .at(-1);
  const isPlaceOpen = elsewhere !== undefined && first.area !== elsewhere && first.kind !== 'statement';
  const isThin =
    isClause && period === null && stems.length < FEW_STEMS && asking.calledIn(asked).length === 0;
  if (!isPlaceOpen && !isThin && !isPointing(asked)) return part;
  const choice = { subject: subjectOf(first), period: first.period, area: first.area, fact: first };
  return { ...part, answer: { outcome: 'ambiguous', question: asked, isOpen: false, choices: [choice] } };
}

const plain = (question: string, answer: Answer): Part => ({ question, asked: question, answer });

/**
 * A word that is the name of a topic as well means, behind what was asked of another topic, the things of that one:
 * `the outsourcing contract value, and how many companies`. Any other part as it is.
 */
function ofSameTopic(asking: Asking, part: Part, before: readonly Part[]): Part {
  const { answer, asked } = part;
  if (answer.outcome !== 'found' || answer.topic === null) return part;
  const [first] = before.flatMap((earlier) =>
    earlier.answer.outcome === 'found' ? earlier.answer.facts : [],
  );
  const id = first === undefined ? null : first.kind === 'statement' ? first.topic : first.indicator.topic;
  const topic = id === null || id === answer.topic.id ? null : asking.book.topic(id);
  if (topic === null) return part;
  const own = Object.values(topic.names).map((name) => `${name} ${asked}`);
  const named = own.map((question) => ({
    ...plain(part.question, asking.answer(question)),
    asked: question,
  }));
  return (
    named.find((one) => one.answer.outcome === 'found' && one.answer.topic === null) ??
    named.find((one) => one.answer.outcome === 'ambiguous') ??
    part
  );
}

function answerClause(asking: Asking, text: string, before: readonly Part[]): readonly Part[] {
  const again = continued(asking, text, before.at(-1)?.asked ?? null);
  if (again !== null && before.length > 0) return [{ ...plain(text, asking.answer(again)), asked: again }];
  const one = asking.answer(text);
  const parts = answerListed(asking, text, one) ?? [ofSameTopic(asking, plain(text, one), before)];
  return parts.map((part) => doubted(asking, part, before, true));
}

/** What a clause asks that is joined by a word is no part of what the one before it asks. */
const isOfItsOwn = ({ text, isJoined }: Clause, at: number) =>
  at === 0 || (isJoined && isAsking(text) && !/^\s*(?:which|когда|где|как)(?!\p{L})/iu.test(text));

/** Answers the clauses of a sentence, and what each of them lists; `null` where it is one question. */
function answerSentence(asking: Asking, sentence: string, one: Answer): readonly Part[] | null {
  const clauses = clausesOf(sentence, (piece) => continued(asking, piece, null) !== null);
  if (clauses.length < 2) return answerListed(asking, sentence, one);
  const parts: Part[] = [];
  for (const { text } of clauses) parts.push(...answerClause(asking, text, parts));
  const [first] = parts;
  if (asking.isSpent() || first === undefined || isUnknown(first) || !parts.some(isFound)) return null;
  const known = distinct(parts.filter((part) => !isUnknown(part)));
  const isEnough = known.length > 1 || clauses.every(isOfItsOwn);
  return isEnough && distinct(parts).length > 1 && keeps(parts, one) ? parts : null;
}

/** Whether it is the id of a fact or an indicator, which buttons and programs ask for. */
const isId = ({ book }: Asking, text: string) => book.fact(text) !== null || book.indicator(text) !== null;

/** A list that is no sentence is short: `GDP and population of York`. */
const LONGEST_LIST = 60;

/**
 * Whether a sentence asks for something. One without a word of asking does where it is but names, a time or a place;
 * all others tell why somebody asks.
 */
function isRequest(asking: Asking, sentence: string): boolean {
  if (asks(sentence) || isId(asking, sentence) || asking.calledIn(sentence).length > 0) return true;
  if (continued(asking, sentence, null) !== null) return true;
  if (sentence.length > LONGEST_LIST) return false;
  return answerListed(asking, sentence, asking.answer(sentence)) !== null;
}

/** What several sentences ask, and which of them were not looked at since there are answers enough. */
type Asked = { readonly parts: readonly Part[]; readonly left: readonly string[] };

/** Answers sentences that ask for something, one after the other; a sentence of several questions each of these. */
function answerEach(asking: Asking, requests: readonly string[]): Asked {
  let parts: readonly Part[] = [];
  for (const [at, sentence] of requests.entries()) {
    if (asking.isSpent() || distinct(parts).length >= MOST_PARTS) return { parts, left: requests.slice(at) };
    const again = continued(asking, sentence, parts.at(-1)?.asked ?? null);
    if (again !== null && parts.length > 0) {
      parts = [...parts, { ...plain(sentence, asking.answer(again)), asked: again }];
      continue;
    }
    const before = parts;
    const one = asking.answer(sentence);
    const own = answerSentence(asking, sentence, one) ?? [plain(sentence, one)];
    parts = [...before, ...own.map((part) => doubted(asking, part, before, false))];
  }
  return { parts, left: [] };
}

/** The questions of a text; `null` where it is one. */
function questionsOf(asking: Asking, text: string, one: Answer): Asked | null {
  const sentences = sentencesOf(text).map(withoutAddress).map(cutQuestion);
  const requests = sentences.slice(0, MOST_SENTENCES).filter((sentence) => isRequest(asking, sentence));
  const [only = text, ...others] = requests;
  if (others.length === 0) {
    const parts = answerSentence(asking, only, sentences.length === 1 ? one : asking.answer(only));
    return parts !== null && keeps(parts, one) ? { parts, left: [] } : null;
  }
  const asked = answerEach(asking, [...requests, ...sentences.slice(MOST_SENTENCES).filter(asks)]);
  const each = distinct(asked.parts);
  // What is asked twice is answered once.
  if (each.length === 1) return each.some(isFound) && one.outcome !== 'found' ? asked : null;
  const isEnough = each.some(isFound) || each.filter((part) => !isUnknown(part)).length > 1;
  // Sentences that all ask and are all answered need not share what is found by the words of all of them.
  const isClear = requests.every((sentence) => asks(sentence)) && each.every(isFound);
  return isEnough && (isClear || keeps(each, one)) ? asked : null;
}

/** What is told of no moment since a year may be of the years since. */
function answerOne(book: FactBook, given: string, today: IsoDate | null): Answer {
  const answer = answerQuestion(book, given, OPEN, undefined, today);
  const years = today === null || answer.outcome === 'found' ? null : yearsSince(given, today);
  if (years === null) return answer;
  const inYears = withinRange(book, answerQuestion(book, years, OPEN, undefined, today));
  return inYears.outcome === 'found' ? inYears : answer;
}

/**
 * Answers the questions of a text, at most five of them. A text is one question unless it can be shown to be several:
 * sentences that ask, clauses that each have a word of asking, things that are listed and have each a name.
 */
export function answerSeveral(book: FactBook, given: string, today: IsoDate | null): Several {
  const one = answerOne(book, given, today);
  const whole: Several = { parts: [plain(given, withinRange(book, one))], beyond: [] };
  const text = given.slice(0, MOST_CHARACTERS).replace(/[^\S\n]+/gu, ' ');
  if (isOrder(text)) return whole;
  const asking = askingOf(
    book,
    (question) => answerQuestion(book, question, OPEN, undefined, today),
    (question) => dated(book, question, today),
  );
  const asked = isId(asking, text.trim()) ? null : questionsOf(asking, text, one);
  const [first, second, ...others] = distinct(asked?.parts ?? []).map(
    (part): Part => ({ ...part, answer: withinRange(book, part.answer) }),
  );
  if (asked === null || first === undefined) return whole;
  if (second === undefined) return { parts: [first], beyond: [] };
  return {
    parts: [first, second, ...others.slice(0, MOST_PARTS - 2)],
    beyond: [...others.slice(MOST_PARTS - 2).map(({ question }) => question), ...asked.left],
  };
}
