import { normalise } from '../words/words.ts';
import { periodSpans } from './period-spans.ts';
import type { Places, Span } from './place-spans.ts';

/** One thing that a text lists, said in full: `outsourcing contract value 2018`. */
export type Item = {
  /** With what else of the text it may share, the more the earlier. */
  readonly shared: readonly string[];
  readonly alone: string;
};

/** What a text may be a list of. Each thing has a name of its own; the times or places of one thing have its name. */
export type List = { readonly of: 'things' | 'times or places'; readonly items: readonly Item[] };

/** Words that set things beside each other instead of asking for each, or make one thing of them. */
const TOGETHER =
  /(?<!\p{L})(?:vs|versus|compared?|comparison|against|between|difference|gap|ratio|sum of|total of|together|combined|or|relation\p{L}*|против|сравн\p{L}+|между|разниц\p{L}+|отношени\p{L}+|вместе|суммарн\p{L}+|или)(?!\p{L})|对比|相比|比较|之间|差距|差额|总和|合计|之和|还是|或者?/u;

const WORDED =
  /\s*[,，]\s*(?:and|и|а также|plus)\s+|\s+(?:and|as well as|plus|и|а также)\s+|\s*&\s*|\s*(?:,(?!\d{3})|[，、])\s*|以及/gu;
/** Chinese has no spaces: these are words of their own only where the dictionary says so. */
const CHINESE = new Set(['和', '与', '及', '跟']);
const HAN = /\p{Script=Han}/u;

/** More things than anybody lists in one question. */
const MOST_JOINTS = 11;
const MOST_PERIODS = 12;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Where things may be joined in a text; none where it joins too many. */
function jointsOf(text: string): readonly Span[] {
  const joints: Span[] = Array.from(text.matchAll(WORDED), ({ 0: joint, index }) => ({
    start: index,
    end: index + joint.length,
  }));
  if (HAN.test(text)) {
    for (const { segment, index } of segmenter.segment(text)) {
      if (CHINESE.has(segment)) joints.push({ start: index, end: index + segment.length });
    }
  }
  joints.sort((a, b) => a.start - b.start);
  return joints.length > MOST_JOINTS ? [] : joints;
}

/** What a listed time or place may have before it again: `in 2018 and in 2019`. */
const PREPOSITION = /^(?:in|for|of|at|during|в|во|за|на|по|для)\s+(?:the\s+)?/u;

/** Groups of spans that stand beside each other with a joint between, in the order of the text. */
function groupsOf(
  spans: readonly Span[],
  text: string,
  joints: readonly Span[],
): readonly (readonly Span[])[] {
  const groups: Span[][] = [];
  for (const span of spans) {
    const last = groups.at(-1)?.at(-1);
    const joint = joints.find(({ start }) => last !== undefined && start >= last.end && start < span.start);
    const isBeside =
      last !== undefined &&
      joint !== undefined &&
      text.slice(last.end, joint.start).trim() === '' &&
      text.slice(joint.end, span.start).replace(PREPOSITION, '').trim() === '';
    if (isBeside) groups.at(-1)?.push(span);
    else groups.push([span]);
  }
  return groups;
}

/** Every place that stands beside a joint. */
function placeSpans(text: string, joints: readonly Span[], placeAt: Places['beside']): readonly Span[] {
  const spans = new Map<number, Span>();
  for (const [i, { start, end }] of joints.entries()) {
    const from = joints[i - 1]?.end ?? 0;
    const until = joints[i + 1]?.start ?? text.length;
    const before = placeAt(text.slice(from, start), 'end');
    const after = placeAt(
      text.slice(end, until).replace(PREPOSITION, (found) => ' '.repeat(found.length)),
      'start',
    );
    if (before !== null)
      spans.set(from + before.start, { start: from + before.start, end: from + before.end });
    if (after !== null) spans.set(end + after.start, { start: end + after.start, end: end + after.end });
  }
  return [...spans.values()].sort((a, b) => a.start - b.start);
}

/** The text with one of a group in the place of all of it. */
function withEach(text: string, group: readonly Span[]): readonly Item[] {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) return [];
  return group.map(({ start, end }) => {
    const said = text.slice(start, end);
    // What stands before the first may be its preposition, which serves the others as well.
    const alone = `${text.slice(0, first.start)}${said}${text.slice(last.end)}`;
    return { shared: [], alone };
  });
}

const HEAD = /(?<=\s)(?=(?:of|for|in|at|по|для|в|на|из)\s)/u;

/** Words of a text, each with what it leaves before it: Chinese ones by the dictionary. */
function wordsOf(text: string): readonly string[] {
  if (!HAN.test(text)) return text.split(/(?<=\s)/u);
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const MOST_SHARED = 4;

/** What is left of `of York in 2020`. */
const HANGING = /^(?:的|,|，)+|(?:\s+(?:of|in|for|at|в|во|за|на|по|для))+\s*$|的$/gu;

/** `outsourcing contract value` gives `outsourcing contract` and `outsourcing` to what is listed behind it. */
function beginnings(text: string): readonly string[] {
  const words = wordsOf(text);
  const all = words.slice(1).map((_, i) => words.slice(0, i + 1).join(''));
  return all.slice(-MOST_SHARED).reverse();
}

/** `executed value of outsourcing` gives `of outsourcing` to what is listed before it; Russian does it with a bare genitive. */
function endings(text: string): readonly string[] {
  const [, ...rest] = text.split(HEAD);
  return rest.map((_, i) => rest.slice(i).join('')).slice(0, MOST_SHARED);
}

/** `стоимость контрактов аутсорсинга` gives `аутсорсинга` to what is listed behind it. */
function genitives(text: string): readonly string[] {
  const words = text.split(/\s+/u);
  const last = words.at(-1) ?? '';
  return words.length > 1 && /^\p{Script=Cyrillic}{4,}$/u.test(last) ? [last] : [];
}

/** What is listed with the times and places that stand anywhere in the text, since these are said once for all. */
function namedThings(text: string, joints: readonly Span[], frame: readonly Span[]): readonly Item[] {
  const blank = (from: number, until: number) =>
    frame.reduce(
      (rest, { start, end }) => {
        const [a, b] = [Math.max(from, start), Math.min(until, end)];
        return a < b ? rest.slice(0, a - from) + ' '.repeat(b - a) + rest.slice(b - from) : rest;
      },
      text.slice(from, until),
    );
  const edges = [0, ...joints.flatMap(({ start, end }) => [start, end]), text.length];
  const pieces = Array.from({ length: joints.length + 1 }, (_, i) =>
    blank(edges[2 * i] ?? 0, edges[2 * i + 1] ?? 0)
      .replace(/\s+/gu, ' ')
      .replace(/[?？。.!！]+\s*$/u, '')
      .replace(HANGING, '')
      .trim(),
  );
  if (pieces.some((piece) => piece === '')) return [];
  const said = frame.map(({ start, end }) => text.slice(start, end)).join(' ');
  const full = (piece: string) => `${piece} ${said}`.trim();
  const [first = ''] = pieces;
  const last = pieces.at(-1) ?? '';
  const between = HAN.test(text) ? '' : ' ';
  return pieces.map((piece, i) => ({
    shared: [
      ...(i === 0 ? [] : beginnings(first).map((one) => full(`${one.trim()}${between}${piece}`))),
      ...(i === 0 ? [] : genitives(first).map((one) => full(`${piece} ${one}`))),
      ...(i === pieces.length - 1 ? [] : endings(last).map((one) => full(`${piece} ${one}`))),
    ],
    alone: full(piece),
  }));
}

/** The list that a text may be, if any: of times, of places, or of things. Whether it is, is for whoever can tell what each is. */
export function listIn(given: string, places: Places): List | null {
  const lower = normalise(given);
  if (TOGETHER.test(lower)) return null;
  const joints = jointsOf(lower);
  if (joints.length === 0) return null;
  // Capital letters tell names, and are kept where there are as many small ones.
  const text = lower.length === given.length ? given.replaceAll('’', "'") : lower;
  const periods = periodSpans(lower, MOST_PERIODS);
  const beside = placeSpans(lower, joints, places.beside);
  const listedPeriods = groupsOf(periods, lower, joints).find(({ length }) => length > 1);
  const listedPlaces = groupsOf(beside, lower, joints).find(({ length }) => length > 1);
  if (listedPeriods !== undefined && listedPlaces !== undefined) {
    const items = withEach(text, listedPeriods).flatMap(({ alone }) => listIn(alone, places)?.items ?? []);
    return { of: 'times or places', items };
  }
  const listed = listedPeriods ?? listedPlaces;
  if (listed !== undefined) return { of: 'times or places', items: withEach(text, listed) };
  // Of several times it is not known which is whose.
  if (periods.length > 1) return null;
  const place = places.first(lower);
  const frame = [...periods, ...(place === null ? [] : [place])].sort((a, b) => a.start - b.start);
  const outside = joints.filter(
    ({ start, end }) => !frame.some((one) => start >= one.start && end <= one.end),
  );
  return outside.length === 0 ? null : { of: 'things', items: namedThings(text, outside, frame) };
}
