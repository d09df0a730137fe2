import type { FactBook } from '../book/fact-book.ts';
import type { Area } from '../fact.ts';
import type { IsoDate } from '../period/iso-date.ts';
import { type Period, parsePeriod, previousPeriod, yearBefore } from '../period/period.ts';
import { findPeriod } from '../period/period-words.ts';
import { contentStems, normalise, stemsOf } from '../words/words.ts';
import { isChatter } from './chatter.ts';
import { type Clause, type Divided, type Named, namedIn } from './message-clauses.ts';
import type { SaidFigure } from './said-figure.ts';

/** What the words around a figure say of it. */
export type FigureContext = {
  /** The words that are the figure's own, without the periods and places among them. */
  readonly own: string;
  /** Whether another figure stands in its clause with no word that divides them: its words may be the other's. */
  readonly isShared: boolean;
  /** The words of its sentence, and of the one before. */
  readonly wide: string;
  /** Words right before it, in its clause. */
  readonly before: string;
  /** All of its sentence before it. */
  readonly earlier: string;
  /** Words right behind it, there. */
  readonly after: string;
  /** Whether its clause says nothing of what is measured, and its sentence names no place. */
  readonly isBare: boolean;
  /** The nearest period, also from an earlier sentence. */
  readonly period: Period | null;
  /** Where it has no period of its own: that of the figure it is set against, before or after which its own is. */
  readonly against: Against | null;
  /** Every period that its sentence names. */
  readonly periods: readonly Period[];
  readonly areas: readonly Area[];
  /** The place of whose parts it tells, as in `the zone covers 119 sq km, of which the city 79`. */
  readonly within: Area | null;
  /** Whether the place is one of which the book knows nothing. */
  readonly isForeign: boolean;
};

/** A period, and on which side of it another is. */
export type Against = { readonly period: Period; readonly side: 'before' | 'after' };

/** What carries on from sentence to sentence until another is named. */
type Carried = {
  readonly period: Period | null;
  readonly areas: readonly Area[];
  readonly isForeign: boolean;
};

const PREVIOUS =
  /上一?(?:年|雪季|季|个雪季)|前一年|去年同期|(?<!\p{L})(?:the (?:year|season) before|(?:a )?year earlier|previous (?:year|season)|prior year|годом ранее|предыдущ\p{L}+ (?:год|сезон)\p{L}*|прошл\p{L}+ сезон\p{L}*)/iu;
const LAST_YEAR = /(?<!\p{L})(?:last year|прошл\p{L}+ год\p{L}*)|去年/iu;
const THIS_YEAR = /(?<!\p{L})(?:this year|в этом году)|今年/iu;

function seasonBefore(period: Period): Period | null {
  const [from, to] = period.text.split('/');
  if (period.kind !== 'range' || from?.length !== 4 || to?.length !== 4) return null;
  return parsePeriod(`${Number(from) - 1}/${Number(to) - 1}`);
}

function relativePeriod(text: string, carried: Period | null, today: IsoDate): Period | null {
  if (PREVIOUS.test(text) && carried !== null) {
    return seasonBefore(carried) ?? yearBefore(carried) ?? previousPeriod(carried);
  }
  const year = Number(today.slice(0, 4));
  if (LAST_YEAR.test(text)) return parsePeriod(String(year - 1));
  return THIS_YEAR.test(text) ? parsePeriod(String(year)) : null;
}

/** The same few texts of a message are asked for again and again. */
const remembered = new Map<string, readonly string[]>();
const MOST_REMEMBERED = 256;

/** The words of a text that say what is measured. */
export function tellingStems(text: string): readonly string[] {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const telling = contentStems(text).filter((one) => !isChatter(one));
  remembered.set(text, telling);
  return telling;
}

/** Reads the surroundings of each figure in turn, and remembers what carries on. */
export function contextsOf(
  book: FactBook,
  { text, clauses }: Divided,
  figures: readonly SaidFigure[],
  today: IsoDate,
): readonly FigureContext[] {
  let carried: Carried = { period: null, areas: [], isForeign: false };
  let seen = 0;
  return figures.map((figure) => {
    const at = clauses.findIndex(({ start, end }) => figure.start >= start && figure.start < end);
    const clause = clauses[at] ?? clauses.at(-1);
    if (clause === undefined) return NOTHING;
    for (const passed of clauses.slice(seen, Math.max(at, 0))) carried = carriedOn(carried, passed);
    seen = Math.max(seen, at);
    const others = figures.filter((other) => other !== figure && !other.isDoubtful);
    const { left, right, isShared, previous } = ownStretch(text, clause, others, figure);
    const around =
      text.slice(left, figure.start) + ' '.repeat(figure.end - figure.start) + text.slice(figure.end, right);
    const isWhole = left === clause.start && right === clause.end && !figure.isDoubtful;
    const own = isWhole ? clause : namedIn(book, around, false, clause);
    const sentence = clauses.filter((one) => one.sentence === clause.sentence);
    const before = sentence.filter((one) => one.start < clause.start).toReversed();
    const after = sentence.filter((one) => one.start > clause.start);
    const relative = relativePeriod(around, carried.period, today);
    const nearest =
      bracketedPeriod(text, figure) ??
      (left === clause.start || right === clause.end
        ? nearestPeriod(own, figure, around, left)
        : own.periods[0]) ??
      relative ??
      clause.periods.at(-1) ??
      before.find(({ periods }) => periods.length > 0)?.periods.at(-1) ??
      (carried.period === null || startsAnew(sentence)
        ? after.find(({ periods }) => periods.length > 0)?.periods[0]
        : null) ??
      carried.period;
    const against = periodAgainst({
      book,
      text,
      previous,
      figure,
      left,
      right,
      nearest: nearest ?? null,
      own,
    });
    const period = against === null ? nearest : null;
    const place = [own, clause, ...before].find((one) => one.areas.length > 0 || one.isForeign);
    const later = after.find((one) => one.areas.length > 0 || one.isForeign);
    const fallback = carried.areas.length > 0 || carried.isForeign ? carried : (later ?? carried);
    const from = place ?? fallback;
    const [above] = before.find(({ areas }) => areas.length > 0)?.areas ?? carried.areas;
    const ownRest =
      tellingStems(own.rest).length > 0 ? own.rest : restBetween(clauses, others, figure, clause, own);
    return {
      own: ownRest,
      isShared: isShared || against !== null,
      wide: clauses
        .filter((one) => one.sentence === clause.sentence || one.sentence === clause.sentence - 1)
        .map(({ words }) => words)
        .join(' , '),
      before: text.slice(left, figure.start),
      earlier: text.slice(sentence[0]?.start ?? clause.start, figure.start),
      after: text.slice(figure.end, right),
      isBare: tellingStems(own.rest).length === 0 && sentence.every(({ areas }) => areas.length === 0),
      period: period ?? null,
      against,
      periods: sentence.flatMap(({ periods }) => periods),
      areas: from.areas,
      within: OF_WHICH.test(text.slice(left, figure.start)) ? (above ?? null) : null,
      isForeign: from.isForeign,
    };
  });
}

const CONJUNCTION = /(?<!\p{L})(?:and|while|with|и|а|при|plus|versus|vs)(?!\p{L})|[和与及]|其中|中有/giu;
/** Right before a figure it leads to that one: `from 3 in 2015 to 5 in 2020`, `с 3 в 2015 году до 5`. */
const TOWARDS =
  /(?:(?<!\p{L})(?:to|from|against|compared (?:to|with)|до|против|(?:по )?сравнению с)\s+|(?:升|增|增加|增长|提高|上升|降|下降|减|减少|回落)[至到][^，。；,;]{0,12}?)(?:(?:a total of|about|around|nearly|almost|over|more than|only|почти|около|более|примерно|约|近)\s*)*$/iu;

/** Between a part and its whole: `14 of the 20`, `14 из 20`, `14/20`. */
const PART_OF = /^\s*(?:(?:out )?of(?: the| its| all| these| those)?|из(?: всех| этих)?|\/)\s*$/iu;

/** Where the words between two figures are divided, if a word of theirs divides them. */
function divisionOf(between: string): number | null {
  const conjunction = Array.from(between.matchAll(CONJUNCTION)).at(-1);
  return conjunction?.index ?? TOWARDS.exec(between)?.index ?? null;
}

/** Whether the first figure of a clause stands before what it counts: `it had 14 parks and 503 companies`. */
function isNumberFirst(text: string, clause: Clause, first: SaidFigure): boolean {
  const tells = (words: readonly string[]) => words.some((one) => tellingStems(one).length > 0);
  const before = stemsOf(text.slice(clause.start, first.start));
  if (!tells(before)) return true;
  return !tells(before.slice(-1)) && tells(stemsOf(text.slice(first.end, clause.end)).slice(0, 2));
}

/** Words further away are not of a figure, though no mark stands between. */
const FURTHEST = 400;

/** The words between two figures of a clause belong to one of them: divided at `and`, else by what comes first. */
function ownStretch(text: string, clause: Clause, others: readonly SaidFigure[], figure: SaidFigure) {
  const inside = others.filter(({ start }) => start >= clause.start && start < clause.end);
  const previous = inside.findLast(({ start }) => start < figure.start);
  const next = inside.find(({ start }) => start > figure.start);
  const first = inside[0] === undefined || inside[0].start > figure.start ? figure : inside[0];
  const numberFirst = isNumberFirst(text, clause, first);
  const cut = (from: number, to: number): number => {
    const between = text.slice(from, to);
    const division = divisionOf(between);
    if (division !== null) return from + division;
    return numberFirst ? to : from;
  };
  const isTogether = (from: number, to: number) => divisionOf(text.slice(from, to)) === null;
  const left = previous === undefined ? clause.start : cut(previous.end, figure.start);
  const isPart = next !== undefined && PART_OF.test(text.slice(figure.end, next.start));
  if (isPart) {
    // What the whole is said to be, the part is as well.
    const beyond = inside.find(({ start }) => start > next.start);
    const right = beyond === undefined ? clause.end : cut(next.end, beyond.start);
    return { left, right: Math.min(right, figure.end + FURTHEST), previous, isShared: false };
  }
  const right = next === undefined ? clause.end : cut(figure.end, next.start);
  return {
    left: Math.max(left, figure.start - FURTHEST),
    right: Math.min(right, figure.end + FURTHEST),
    previous,
    isShared:
      (previous !== undefined &&
        isTogether(previous.end, figure.start) &&
        !PART_OF.test(text.slice(previous.end, figure.start))) ||
      (next !== undefined && isTogether(figure.end, next.start)),
  };
}

const NOTHING: FigureContext = {
  own: '',
  isShared: false,
  wide: '',
  before: '',
  earlier: '',
  after: '',
  isBare: true,
  period: null,
  against: null,
  periods: [],
  areas: [],
  within: null,
  isForeign: false,
};

const OF_WHICH =
  /(?<!\p{L})(?:of (?:which|that|these|them)|including|из (?:них|которых|неё)|в том числе|включая)(?!\p{L})|其中/iu;

const FROM =
  /(?:(?<!\p{L})(?:from|со?|от)\s+|[由从自])(?:about |around |nearly |almost |почти |около |约)?$/iu;
const CHANGING = /(?<!\p{L})(?:up|down)\s+from\s/iu;

/** What is needed to say which of two figures, of before and after a change, a period belongs to. */
type Changed = {
  readonly book: FactBook;
  readonly text: string;
  readonly previous: SaidFigure | undefined;
  readonly figure: SaidFigure;
  readonly left: number;
  readonly right: number;
  readonly nearest: Period | null;
  readonly own: Named;
};

/**
 * Of `from 3 to 5 in 2020` the 3 is of an unnamed time that is not 2020; of `from 3 in 2015 to 5` the 5 is of one that
 * is not 2015. `null` for any other figure.
 */
function periodAgainst(changed: Changed): Against | null {
  const { book, text, previous, figure, left, right, nearest, own } = changed;
  const periodsOf = (from: number, to: number) => namedIn(book, text.slice(from, to), false).periods;
  const before = text.slice(left, figure.start);
  const isFormer =
    FROM.test(before) &&
    (CHANGING.test(before) || /^\s*(?:to|до)\s|[至到]/iu.test(text.slice(right, right + 5)));
  if (isFormer && nearest !== null && periodsOf(figure.end, right).length === 0) {
    return { period: nearest, side: 'before' };
  }
  if (previous === undefined || own.periods.length > 0 || !TOWARDS.test(before)) return null;
  const isPair = FROM.test(text.slice(Math.max(0, previous.start - 20), previous.start));
  const [period] = isPair ? periodsOf(previous.end, left) : [];
  return period === undefined ? null : { period, side: 'after' };
}

const startsAnew = (sentence: readonly Clause[]) => sentence.some(({ areas }) => areas.length > 0);

const BRACKET_BEHIND = /^[^,;:，；、。：()（）\n]{0,24}[(（]([^()（）\n]{1,30})[)）]/u;
const BRACKET_BEFORE = /[(（][^()（）\n]*(?:19|20)\d\d[^()（）\n]*[)）]\s*[:：]?\s*$/u;

/** `575.12 billion yuan (2015), 518.38 billion yuan (2020)`: a period in brackets behind a figure is that figure's. */
function bracketedPeriod(text: string, { start, end }: SaidFigure): Period | null {
  if (BRACKET_BEFORE.test(text.slice(Math.max(0, start - 40), start))) return null;
  const within = BRACKET_BEHIND.exec(text.slice(end, end + 60))?.[1];
  const found = within === undefined ? null : findPeriod(normalise(within));
  return found !== null && contentStems(found.rest).length === 0 ? found.period : null;
}

/** Of the periods of a clause, the one that stands before the figure; else the first behind it. */
function nearestPeriod(own: Named, figure: SaidFigure, around: string, left: number): Period | undefined {
  const [first, second] = own.periods;
  if (first === undefined || second === undefined) return first;
  const before = around.slice(0, figure.start - left);
  return own.periods.findLast(({ text }) => before.includes(text.slice(0, 4))) ?? first;
}

function carriedOn(carried: Carried, { periods, areas, isForeign }: Clause): Carried {
  return {
    period: periods.at(-1) ?? carried.period,
    areas: areas.length > 0 || isForeign ? areas : carried.areas,
    isForeign: areas.length > 0 || isForeign ? isForeign : carried.isForeign,
  };
}

/** The words since the figure before, where its own clause has none that tell: `contract value, 2019: about 3.45`. */
function restBetween(
  clauses: readonly Clause[],
  others: readonly SaidFigure[],
  figure: SaidFigure,
  clause: Clause,
  own: Named,
): string {
  const last = Math.max(-1, ...others.filter(({ start }) => start < figure.start).map(({ end }) => end));
  const between = clauses.filter(
    (one) => one.sentence === clause.sentence && one.start < clause.start && one.start >= last,
  );
  return [...between.map(({ rest }) => rest), own.rest].join(' ');
}
