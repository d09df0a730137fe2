import type { Mode } from '../../briefing/briefing.ts';
import type { LocalTime, Weekday, Zone } from '../../briefing/local-time.ts';
import type { TopicId } from '../../core/id.ts';
import type { Language } from '../../core/language.ts';
import { nearestWords } from '../../core/nearest-words.ts';
import { say } from '../../text/say.ts';
import type { CommandContext } from '../command.ts';
import { languageNamed } from '../language-named.ts';
import { DAY_WORDS, readDays, sortedDays } from './days.ts';
import { MODE_WORDS, readMode } from './modes.ts';
import type { Plan } from './plan.ts';
import { guessTime, isTimeLike, readTime } from './times.ts';
import { topicsNamed, topicWords } from './topics.ts';
import { isZoneLike, nearestZones, readZone } from './zones.ts';

/** What one word turned out to say, or may have been meant to say. */
type Piece =
  | { readonly kind: 'topics'; readonly topics: readonly TopicId[] }
  | { readonly kind: 'days'; readonly days: readonly Weekday[] }
  | { readonly kind: 'time'; readonly time: LocalTime }
  | { readonly kind: 'zone'; readonly zone: Zone }
  | { readonly kind: 'mode'; readonly mode: Mode }
  | { readonly kind: 'language'; readonly language: Language };

/** A word that fits nothing, and what would. */
type Fault = { readonly message: string; readonly fixes: readonly Piece[] };

type Read = { readonly pieces: readonly Piece[]; readonly faults: readonly Fault[] };

/** What was typed: words of any kind in any order, and words that a platform has already told apart. */
export type Wish = {
  readonly words: string;
  readonly days?: string | undefined;
  readonly time?: string | undefined;
  readonly zone?: string | undefined;
  readonly mode?: string | undefined;
  readonly language?: string | undefined;
};

/** A plan, or what is wrong with it and the plans that may have been meant, the likeliest first. */
export type PlanRead =
  | { readonly kind: 'plan'; readonly plan: Plan; readonly isEmpty: boolean }
  | { readonly kind: 'faulty'; readonly messages: readonly string[]; readonly meant: readonly Plan[] };

/** Stand between words, and say nothing. */
const CONNECTORS = new Set(
  [
    'and',
    'at',
    'on',
    'in',
    'to',
    'as',
    'for',
    'the',
    'every',
    'each',
    '和',
    '与',
    'и',
    'в',
    'во',
    'по',
    'на',
    'о',
    'об',
  ].concat(['каждый', 'каждую']),
);

const piece = {
  topics: (topics: readonly TopicId[]): Piece => ({ kind: 'topics', topics }),
  days: (days: readonly Weekday[]): Piece => ({ kind: 'days', days }),
  time: (time: LocalTime): Piece => ({ kind: 'time', time }),
  zone: (zone: Zone): Piece => ({ kind: 'zone', zone }),
  mode: (mode: Mode): Piece => ({ kind: 'mode', mode }),
  language: (language: Language): Piece => ({ kind: 'language', language }),
};

const good = (one: Piece): Read => ({ pieces: [one], faults: [] });
const bad = (message: string, fixes: readonly Piece[]): Read => ({
  pieces: [],
  faults: [{ message, fixes }],
});

function badTime(word: string, base: Plan, { language }: CommandContext): Read {
  const guess = guessTime(word) ?? base.time;
  return bad(say(language, 'briefings.bad-time', { time: word, example: guess }), [piece.time(guess)]);
}

function badZone(word: string, context: CommandContext): Read {
  const near = nearestZones(word, context);
  const message = say(context.language, 'briefings.bad-zone', { zone: word, zones: near.join(', ') });
  return bad(message, near.map(piece.zone));
}

/** What one word says by itself; `null` where it may be a part of a name. */
function readWord(word: string, base: Plan, context: CommandContext): Read | null {
  const days = readDays(word);
  if (days !== null) return good(piece.days(days));
  if (isTimeLike(word)) {
    const time = readTime(word);
    return time === null ? badTime(word, base, context) : good(piece.time(time));
  }
  const mode = readMode(word);
  if (mode !== null) return good(piece.mode(mode));
  if (isZoneLike(word)) {
    const zone = readZone(word, context.language);
    return zone === null ? badZone(word, context) : good(piece.zone(zone));
  }
  const spoken = languageNamed(word, context.book.info.languages);
  return spoken === null ? null : good(piece.language(spoken));
}

/** What a name says: topics first, then a city. */
function readName(name: string, context: CommandContext): Piece | null {
  const topics = topicsNamed(name, context).map(({ id }) => id);
  if (topics.length > 0) return piece.topics(topics);
  const zone = readZone(name, context.language);
  return zone === null ? null : piece.zone(zone);
}

/** A word that nothing is called: what is called nearly so. */
function strange(word: string, base: Plan, context: CommandContext): Read {
  const among = [...topicWords(context), ...DAY_WORDS, ...MODE_WORDS];
  const near = nearestWords(word, among, 3).flatMap((one): readonly Piece[] => {
    const topics = topicsNamed(one, context).map(({ id }) => id);
    const read = topics.length > 0 ? good(piece.topics(topics)) : readWord(one, base, context);
    return read?.pieces ?? [];
  });
  const topics = context.book.topics.map(({ id }) => id).join(', ');
  const message = say(context.language, 'briefings.bad-word', { word: word.slice(0, 60), topics });
  return bad(message, near);
}

/** Longer than any name. */
const MOST_WORDS = 6;

/** Of a text that is none of this, the first few words tell enough; each takes its time. */
const MOST_FAULTS = 6;

/** What the words begin with: the longest name, else one word; and how many words that takes. */
function readBeginning(
  words: readonly string[],
  base: Plan,
  context: CommandContext,
): { readonly read: Read | null; readonly count: number } {
  for (let count = Math.min(words.length, MOST_WORDS); count > 0; count--) {
    const found = readName(words.slice(0, count).join(' '), context);
    if (found !== null) return { read: good(found), count };
  }
  const [first = ''] = words;
  const one = readWord(first, base, context);
  if (one !== null || CONNECTORS.has(first.toLowerCase())) return { read: one, count: 1 };
  return { read: strange(first, base, context), count: 1 };
}

function readWords(text: string, base: Plan, context: CommandContext): readonly Read[] {
  const plain = text
    .replace(/(?<!\p{L})(?:every day|каждый день)(?!\p{L})/giu, 'daily')
    .replace(/(\d)\s+(am|pm)(?!\p{L})/giu, '$1$2')
    .replace(/[，、；;]/gu, ',');
  const reads: Read[] = [];
  let faults = 0;
  for (const phrase of plain.split(',')) {
    const words = phrase.split(/\s+/u).filter((word) => word !== '');
    for (let at = 0; at < words.length && faults < MOST_FAULTS; ) {
      const { read, count } = readBeginning(words.slice(at, at + MOST_WORDS), base, context);
      if (read !== null) reads.push(read);
      faults += read?.faults.length ?? 0;
      at += count;
    }
  }
  return reads;
}

/** What a word says that a platform has told apart: it can be nothing else. */
function readOptions(wish: Wish, base: Plan, context: CommandContext): readonly Read[] {
  const { language } = context;
  const made: Read[] = [];
  for (const word of wish.days?.replace(/[，、；;]/gu, ',').split(/[\s,]+/u) ?? []) {
    if (word === '' || CONNECTORS.has(word)) continue;
    const days = readDays(word);
    const near = nearestWords(word, DAY_WORDS, 1).flatMap((one) => readDays(one) ?? []);
    const meant = near.length > 0 ? near : base.weekdays;
    made.push(
      days === null
        ? bad(say(language, 'briefings.bad-days', { days: word }), [piece.days(meant)])
        : good(piece.days(days)),
    );
  }
  if (wish.time !== undefined) {
    const time = readTime(wish.time);
    made.push(time === null ? badTime(wish.time, base, context) : good(piece.time(time)));
  }
  if (wish.zone !== undefined) {
    const zone = readZone(wish.zone.trim(), language);
    made.push(zone === null ? badZone(wish.zone, context) : good(piece.zone(zone)));
  }
  if (wish.mode !== undefined) {
    const mode = readMode(wish.mode);
    if (mode !== null) made.push(good(piece.mode(mode)));
  }
  return made;
}

/** Two times, or two zones: one has to be chosen. */
function twice(
  pieces: readonly Piece[],
  kind: 'time' | 'zone' | 'mode' | 'language',
  context: CommandContext,
): readonly Fault[] {
  const said = new Map(
    pieces.flatMap((one): [string, Piece][] => {
      switch (one.kind) {
        case 'time':
          return kind === 'time' ? [[one.time, one]] : [];
        case 'zone':
          return kind === 'zone' ? [[one.zone, one]] : [];
        case 'mode':
          return kind === 'mode' ? [[one.mode, one]] : [];
        case 'language':
          return kind === 'language' ? [[one.language, one]] : [];
        case 'topics':
        case 'days':
          return [];
        default:
          return one satisfies never;
      }
    }),
  );
  if (said.size < 2) return [];
  const list = [...said.keys()].join(', ');
  return [{ message: say(context.language, `briefings.two-${kind}`, { list }), fixes: [...said.values()] }];
}

/** The base with what was said in its place; topics and days add up among themselves. */
function planWith(base: Plan, pieces: readonly Piece[]): Plan {
  const topics = pieces.flatMap((one) => (one.kind === 'topics' ? one.topics : []));
  const days = pieces.flatMap((one) => (one.kind === 'days' ? one.days : []));
  let plan: Plan = {
    ...base,
    topics: topics.length > 0 ? [...new Set(topics)] : base.topics,
    weekdays: days.length > 0 ? sortedDays(days) : base.weekdays,
  };
  for (const one of pieces) {
    if (one.kind === 'time') plan = { ...plan, time: one.time };
    if (one.kind === 'zone') plan = { ...plan, zone: one.zone };
    if (one.kind === 'mode') plan = { ...plan, mode: one.mode };
    if (one.kind === 'language') plan = { ...plan, language: one.language };
  }
  return plan;
}

/** Plans in which every fault is mended: by what is likeliest, and for one fault at a time by what else there is. */
function meantBy(base: Plan, pieces: readonly Piece[], faults: readonly Fault[]): readonly Plan[] {
  const first = faults.flatMap(({ fixes }) => fixes.slice(0, 1));
  const ways = faults.flatMap(({ fixes }, at) => fixes.slice(1).map((fix) => first.toSpliced(at, 1, fix)));
  return [first, ...(first.length === faults.length ? ways : [])]
    .map((fixes) => planWith(base, [...pieces, ...fixes]))
    .filter(({ topics }) => topics.length > 0);
}

/** Reads what was typed onto what holds otherwise. Topics may be left out only where the base has some. */
export function readPlan(wish: Wish, base: Plan, context: CommandContext): PlanRead {
  const reads = [...readWords(wish.words, base, context), ...readOptions(wish, base, context)];
  const pieces = reads.flatMap((one) => one.pieces);
  const doubled = (['time', 'zone', 'mode', 'language'] as const).flatMap((kind) =>
    twice(pieces, kind, context),
  );
  const faults = [...reads.flatMap((one) => one.faults), ...doubled];
  const plan = planWith(base, pieces);
  const isWithout =
    plan.topics.length === 0 && !faults.some(({ fixes }) => fixes.some(({ kind }) => kind === 'topics'));
  const lacking: readonly Fault[] = isWithout
    ? [
        {
          message: say(context.language, 'briefings.no-topics', {
            topics: context.book.topics.map(({ id }) => id).join(', '),
          }),
          fixes: context.book.topics.slice(0, 4).map(({ id }) => piece.topics([id])),
        },
      ]
    : [];
  const all = [...faults, ...lacking];
  if (all.length === 0) return { kind: 'plan', plan, isEmpty: reads.length === 0 };
  return {
    kind: 'faulty',
    messages: all.map(({ message }) => message),
    meant: meantBy(base, pieces, all),
  };
}
