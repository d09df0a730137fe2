import type { Mode } from '../../briefing/briefing.ts';
import type { LocalTime, Weekday, Zone } from '../../briefing/local-time.ts';
import type { TopicId } from '../../core/id.ts';
import type { Language } from '../../core/language.ts';
import { nearestWords } from '../../core/words/nearest-words.ts';
import { isOtherWord } from '../../core/words/other-words.ts';
import { isEveryday } from '../../core/words/terms.ts';
import { say } from '../../text/say.ts';
import type { CommandContext } from '../command.ts';
import { languageNamed } from '../language-named.ts';
import { DAY_WORDS, readDays } from './days.ts';
import { MODE_WORDS, readMode } from './modes.ts';
import { CONNECTORS, plainWords, turnsPlan } from './plain-words.ts';
import type { Plan } from './plan.ts';
import { guessTime, isTimeLike, readTime } from './times.ts';
import { topicsNamed, topicWords } from './topics.ts';
import { isZoneLike, nearestZones, zoneNamed } from './zones.ts';

/** What one word turned out to say, or may have been meant to say. */
export type Piece =
  | { readonly kind: 'topics'; readonly topics: readonly TopicId[] }
  | { readonly kind: 'days'; readonly days: readonly Weekday[] }
  | { readonly kind: 'time'; readonly time: LocalTime }
  | { readonly kind: 'zone'; readonly zone: Zone }
  | { readonly kind: 'mode'; readonly mode: Mode }
  | { readonly kind: 'language'; readonly language: Language };

/** A word that fits nothing, and what would. */
export type Fault = {
  readonly message: string;
  readonly fixes: readonly Piece[];
  /** The argument that it stood in; left out where it stood among the other words. */
  readonly field?: string;
};

export type Read = { readonly pieces: readonly Piece[]; readonly faults: readonly Fault[] };

/** Makes what a word says. */
export const piece = {
  topics: (topics: readonly TopicId[]): Piece => ({ kind: 'topics', topics }),
  days: (days: readonly Weekday[]): Piece => ({ kind: 'days', days }),
  time: (time: LocalTime): Piece => ({ kind: 'time', time }),
  zone: (zone: Zone): Piece => ({ kind: 'zone', zone }),
  mode: (mode: Mode): Piece => ({ kind: 'mode', mode }),
  language: (language: Language): Piece => ({ kind: 'language', language }),
};

/** A word that says one thing. */
export const good = (one: Piece): Read => ({ pieces: [one], faults: [] });
/** A word that says nothing, and what it may have been meant to say. */
export const bad = (message: string, fixes: readonly Piece[]): Read => ({
  pieces: [],
  faults: [{ message, fixes }],
});

/** What is no time, and the time that is near. */
export function badTime(word: string, base: Plan, { language }: CommandContext): Read {
  const guess = guessTime(word) ?? base.time;
  return bad(say(language, 'briefings.bad-time', { time: word, example: guess }), [piece.time(guess)]);
}

/** What is no time zone, and the three that are nearest. */
export function badZone(word: string, context: CommandContext): Read {
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
    const zone = zoneNamed(word, context);
    return zone === null ? badZone(word, context) : good(piece.zone(zone));
  }
  const spoken = languageNamed(word, context.book.info.languages);
  return spoken === null ? null : good(piece.language(spoken));
}

/** What a name says: topics first, then a kind, then a city. */
function readName(name: string, context: CommandContext): Piece | null {
  const topics = topicsNamed(name, context).map(({ id }) => id);
  if (topics.length > 0) return piece.topics(topics);
  const mode = readMode(name);
  if (mode !== null) return piece.mode(mode);
  const zone = zoneNamed(name, context);
  return zone === null ? null : piece.zone(zone);
}

/** Whether a word by itself says what there is: a day, a time, a zone, a kind, a language, a topic or a city. */
export function saysSomething(word: string, context: CommandContext): boolean {
  if (readName(word, context) !== null || readDays(word) !== null || readMode(word) !== null) return true;
  return readTime(word) !== null || languageNamed(word, context.book.info.languages) !== null;
}

/** The names most like a mistyped one. A word that people write was not mistyped: `time` is not `tue`. */
export const nearNames = (word: string, among: readonly string[], most: number): readonly string[] =>
  isEveryday(word) || isOtherWord(word) ? [] : nearestWords(word, among, most);

/** What says what to leave out, or what to add: nobody reads that, and a plan without it would be another one. */
export function badTurn(word: string, { language, book }: CommandContext): Read {
  const topics = book.topics
    .slice(0, 2)
    .map(({ id }) => id)
    .join(',');
  return bad(
    say(language, 'briefings.bad-turn', { word: word.slice(0, 60), example: `${topics} mon-sat` }),
    [],
  );
}

/** A word that nothing is called: what is called nearly so. */
function strange(word: string, base: Plan, context: CommandContext): Read {
  if (turnsPlan(word)) return badTurn(word, context);
  const among = [...topicWords(context), ...DAY_WORDS, ...MODE_WORDS];
  const near = nearNames(word, among, 3).flatMap((one): readonly Piece[] => {
    const topics = topicsNamed(one, context).map(({ id }) => id);
    const read = topics.length > 0 ? good(piece.topics(topics)) : readWord(one, base, context);
    return read?.pieces ?? [];
  });
  const topics = context.book.topics.map(({ id }) => id).join(', ');
  const message = say(context.language, 'briefings.bad-word', { word: word.slice(0, 60), topics });
  return bad(message, near);
}

/** `服务外包和电子商务`: what Chinese joins without a space; `null` where one of it names nothing. */
function readJoined(word: string, base: Plan, context: CommandContext): Read | null {
  const parts = word.split(/以及|[和与及]/u).filter((part) => part !== '');
  if (parts.length < 2) return null;
  const reads = parts.map((part) => {
    const name = readName(part, context);
    return name === null ? readWord(part, base, context) : good(name);
  });
  const known = reads.filter((read) => read !== null);
  if (known.length < reads.length) return null;
  return { pieces: known.flatMap(({ pieces }) => pieces), faults: known.flatMap(({ faults }) => faults) };
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
  return { read: readJoined(first, base, context) ?? strange(first, base, context), count: 1 };
}

/** Reads words of any kind, in any order. */
export function readWords(text: string, base: Plan, context: CommandContext): readonly Read[] {
  const reads: Read[] = [];
  let faults = 0;
  for (const phrase of plainWords(text).split(',')) {
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
