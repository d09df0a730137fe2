import { say } from '../../text/say.ts';
import type { CommandContext } from '../command.ts';
import { languageNamed } from '../language-named.ts';
import { DAY_WORDS, readDays, sortedDays } from './days.ts';
import { readMode } from './modes.ts';
import { plainTokens, turnsPlan } from './plain-words.ts';
import type { Plan } from './plan.ts';
import {
  bad,
  badTime,
  badTurn,
  badZone,
  type Fault,
  good,
  nearNames,
  type Piece,
  piece,
  type Read,
  readWords,
} from './read-words.ts';
import { readTime } from './times.ts';
import { zoneNamed } from './zones.ts';

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
  | {
      readonly kind: 'faulty';
      readonly messages: readonly string[];
      readonly meant: readonly Plan[];
      /** The same messages by the arguments that they are about. */
      readonly faults: Readonly<Record<string, string>>;
    };

/** What was said in an argument of its own; all other words stand with the topics. */
type Field = 'topics' | 'days' | 'time' | 'zone' | 'mode' | 'language';

const inField = (field: Field, { pieces, faults }: Read): Read => ({
  pieces,
  faults: faults.map((fault) => ({ ...fault, field })),
});

/** What is no day, and the days that are called nearly so. */
function badDays(word: string, context: CommandContext): Read {
  if (turnsPlan(word)) return badTurn(word, context);
  const near = nearNames(word, DAY_WORDS, 1).flatMap((one) => readDays(one) ?? []);
  const message = say(context.language, 'briefings.bad-days', { days: word });
  return bad(message, near.length === 0 ? [] : [piece.days(near)]);
}

/** What a word says that a platform has told apart: it can be nothing else. */
function readOptions(wish: Wish, base: Plan, context: CommandContext): readonly Read[] {
  const made: Read[] = [];
  for (const word of plainTokens(wish.days ?? '')) {
    const days = readDays(word);
    made.push(days === null ? inField('days', badDays(word, context)) : good(piece.days(days)));
  }
  if (wish.time !== undefined) {
    const time = readTime(plainTokens(wish.time).join(' '));
    made.push(time === null ? inField('time', badTime(wish.time, base, context)) : good(piece.time(time)));
  }
  if (wish.zone !== undefined) {
    const zone = zoneNamed(wish.zone, context);
    made.push(zone === null ? inField('zone', badZone(wish.zone, context)) : good(piece.zone(zone)));
  }
  if (wish.mode !== undefined) {
    const mode = readMode(wish.mode);
    if (mode !== null) made.push(good(piece.mode(mode)));
  }
  if (wish.language !== undefined) {
    const spoken = languageNamed(wish.language, context.book.info.languages);
    if (spoken !== null) made.push(good(piece.language(spoken)));
  }
  return made;
}

/** Two times, or two zones: one has to be chosen. */
function twice(
  pieces: readonly Piece[],
  kind: 'time' | 'zone' | 'mode' | 'language',
  wish: Wish,
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
  const message = say(context.language, `briefings.two-${kind}`, { list });
  const field = wish[kind] === undefined ? 'topics' : kind;
  return [{ message, fixes: [...said.values()], field }];
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
    twice(pieces, kind, wish, context),
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
  // Whatever is offered then would be the opposite of what was said, or some other thing.
  const isTurned = [wish.words, wish.days ?? ''].flatMap(plainTokens).some(turnsPlan);
  if (all.length === 0) return { kind: 'plan', plan, isEmpty: reads.length === 0 };
  return {
    kind: 'faulty',
    messages: all.map(({ message }) => message),
    faults: Object.fromEntries(
      [...Map.groupBy(all, ({ field = 'topics' }) => field)].map(([field, some]) => [
        field,
        some.map(({ message }) => message).join('\n'),
      ]),
    ),
    meant: isTurned ? [] : meantBy(base, pieces, all),
  };
}
