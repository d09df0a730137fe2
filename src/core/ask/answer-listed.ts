import type { Answer } from '../answer/answer.ts';
import { type Item, type List, listIn } from '../question/enumeration.ts';
import { placesBy } from '../question/place-spans.ts';
import { type Subject, thing } from '../search/search.ts';
import { normalise } from '../words/words.ts';
import { type Asking, distinct, isFound, isUnknown, keeps, keyOf, type Part, subjectOf } from './asking.ts';

/** A part, and whether it calls its subject by a whole name. */
type Listed = Part & { readonly isCalled: boolean };

const isOf = (subjects: readonly Subject[], answer: Answer) =>
  answer.outcome === 'found' ||
  (answer.outcome === 'not-published' &&
    subjects.some((subject) => thing(subject).id === thing(answer.subject).id));

/** What is meant by one thing of a list; where its own words and the shared ones mean two things, which is asked. */
function answerItem(asking: Asking, { shared, alone }: Item): Listed {
  const named = [...shared, alone].flatMap((asked) => {
    const subjects = asking.calledIn(asked);
    if (subjects.length === 0) return [];
    const answer = asking.answer(asked);
    return isOf(subjects, answer) ? [{ asked, answer }] : [];
  });
  const [fullest] = named;
  if (fullest === undefined) {
    const answer = asking.answer(alone);
    const isCalled = answer.outcome === 'ambiguous' && asking.calledIn(alone).length > 0;
    return { question: alone, asked: alone, answer, isCalled };
  }
  const meanings = [fullest, ...named.filter(({ asked }) => asked === alone)];
  const facts = meanings.flatMap(({ answer }) =>
    answer.outcome === 'found' ? answer.facts.slice(0, 1) : [],
  );
  if (new Set(meanings.map(keyOf)).size === 1 || facts.length === 0) {
    return { question: fullest.asked, ...fullest, isCalled: true };
  }
  const choices = facts.map((fact) => ({
    subject: subjectOf(fact),
    period: fact.period,
    area: fact.area,
    fact,
  }));
  const answer: Answer = { outcome: 'ambiguous', question: alone, isOpen: false, choices };
  return { question: alone, asked: alone, answer, isCalled: true };
}

/** What is not known is named beside what is only where it can hardly be more than a name itself. */
const MOST_WORDS = 2;

/** A word of Chinese has two signs. */
function isShort({ book, dated }: Asking, { asked, answer }: Part): boolean {
  const { stems } = book.search.read(dated(asked));
  const isChinese = stems.some((one) => /\p{Script=Han}/u.test(one));
  const most = answer.outcome === 'unknown' ? MOST_WORDS : 1;
  return (isChinese ? stems.join('').length / 2 : stems.length) <= most;
}

/** What a list may be of, if it is one: each of its things has a name; its times or places are those of one subject. */
function isList(asking: Asking, { of }: List, parts: readonly Listed[], one: Answer): boolean {
  if (one.outcome === 'found') return parts.every((part) => part.isCalled && isFound(part));
  if (!parts.some(isFound)) return parts.every((part) => part.isCalled);
  if (of === 'times or places') {
    return parts.every((part) => part.isCalled) || (!parts.some(isUnknown) && isOfOneSubject(parts));
  }
  return parts.every(
    (part) =>
      part.isCalled || part.answer.outcome === 'not-published' || (!isFound(part) && isShort(asking, part)),
  );
}

function isOfOneSubject(parts: readonly Part[]): boolean {
  const subjects = parts.map(({ answer }) => {
    if (answer.outcome === 'not-published') return thing(answer.subject).id;
    const [fact] = answer.outcome === 'found' ? answer.facts : [];
    return fact === undefined ? null : thing(subjectOf(fact)).id;
  });
  return subjects[0] !== null && new Set(subjects).size === 1;
}

/** Whether the words that join stand in the very name of what a text calls: `research and development`. */
function isOneName({ book, calledIn }: Asking, text: string): boolean {
  const words = normalise(text);
  return calledIn(text).some((subject) => {
    const { names, aliases } = thing(subject);
    return [...Object.values(names), ...Object.values(aliases).flat()]
      .map(normalise)
      .some((name) => words.includes(name) && listIn(name, placesBy(book.search.findArea)) !== null);
  });
}

/** Words that say that each of a list is asked for, and verbs of amounting, which are in no name. */
const EACH =
  /,?\s+(?:respectively|each)(?=\s*(?:[?？,.]|$))|(?<!\p{L})соответственно(?!\p{L})|(?<!\p{L})(?:составил\p{L}*|составля\p{L}+|amount(?:ed)? to|reach(?:ed)?)(?!\p{L})|各自|分别|各(?=[是为有多])/giu;

/** The things, times or places that a clause lists, each answered; `null` where it is one question. */
export function answerListed(asking: Asking, clause: string, one: Answer): readonly Part[] | null {
  const text = asking.dated(clause).replace(EACH, ' ');
  const list = listIn(text, placesBy(asking.book.search.findArea));
  if (list === null || list.items.length < 2 || isOneName(asking, text)) return null;
  const parts = list.items.map((item) => answerItem(asking, item));
  if (asking.isSpent() || !isList(asking, list, parts, one) || distinct(parts).length < 2) return null;
  return keeps(parts, one) ? parts : null;
}
