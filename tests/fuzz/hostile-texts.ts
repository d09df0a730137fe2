import type { FactBook } from '../../src/core/book/fact-book.ts';

/** A number below another. */
type Random = (below: number) => number;

/** The same numbers for the same seed: Mulberry32, by Tommy Ettinger. */
function randomOf(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** What a text is made with: chance, and the words of a book. */
type Making = {
  readonly random: Random;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
  readonly word: () => string;
  readonly place: () => string;
};

type Maker = (making: Making) => string;

const many = (times: number, make: () => string, between = ' ') =>
  Array.from({ length: times }, make).join(between);

const ZERO_WIDTH = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'] as const;
const DIRECTIONS = ['\u202e', '\u202d', '\u2066', '\u2067', '\u2069', '\u200f', '\u061c'] as const;
const COMBINING = ['\u0301', '\u0308', '\u0336', '\u20dd', '\u0489', '\u3099', '\u0e31'] as const;
const FAMILIES = ['👨‍👩‍👧‍👦', '🏴‍☠️', '🇨🇳', '👩🏽‍🚀', '🧑‍🤝‍🧑', '1️⃣'] as const;
const SURROGATES = ['\ud800', '\udfff', '\udc00\ud83d', '\ud83d'] as const;
const SEPARATORS = [',', '.', ' ', '\u00a0', '\u202f', "'", '_', '-', '/', '٬', '，', '年', ':'] as const;
const PATTERNS = [
  '(a+)+',
  '((((',
  '([a-z]+)*$',
  '(?:.*)*',
  '\\',
  '[[[',
  '.*.*.*',
  '$&',
  '%',
  '(?=',
  '\\u{',
] as const;
const SIGNS = [
  'a',
  'z',
  'я',
  'щ',
  '外',
  '包',
  'ß',
  'İ',
  'ﬁ',
  '９',
  '²',
  '½',
  '٣',
  'ا',
  'ก',
  '한',
  '-',
  "'",
] as const;
const PERIODS = [
  '2019',
  'since 2018',
  '2019年1-7月',
  'January to July 2024',
  '2024-25',
  'Q3 2020',
  'к маю 2019',
] as const;
const SCALES = ['billion', 'bn', '亿美元', 'млрд долл.', '%', 'percent', '万', 'тыс.', 'USD'] as const;
const GROWTH = [
  'how many',
  'number of',
  'сколько',
  '多少',
  'year before',
  'per',
  'what',
  'is',
  'в',
  'in',
] as const;
const PROGRAMS = [
  '{"query":{"$ne":null},"a":[[[[1]]]]}',
  "'; DROP TABLE facts; --",
  '<script>alert(1)</script>',
  '{{constructor.constructor("return 1")()}}',
  '__proto__ constructor toString hasOwnProperty',
  '../../../../etc/passwd\u0000',
  '%00%0a%0d $(reboot) `id`',
] as const;

const figure = ({ random, pick }: Making) =>
  many(1 + random(6), () => String(random(10 ** (1 + random(6)))), pick(SEPARATORS));

const scattered = ({ word, pick, random }: Making, among: readonly [string, ...string[]]) =>
  many(1 + random(8), () => [...word()].flatMap((sign) => [sign, pick(among)]).join(''));

/** Short ones first: nine in ten texts are no longer than what somebody may paste. */
const SHORT: readonly [Maker, ...Maker[]] = [
  ({ random, word }) => many(1 + random(8), word),
  ({ random, word, place, pick }) => `${many(1 + random(4), word)} ${place()} ${pick(PERIODS)}`,
  ({ random, word, pick }) => many(1 + random(9), () => (random(2) === 0 ? word() : pick(GROWTH))),
  (making) => `${making.word()} ${figure(making)} ${making.pick(SCALES)} ${making.word()}`,
  (making) => many(1 + making.random(12), () => `${figure(making)} ${making.pick(SCALES)}`),
  (making) => scattered(making, ZERO_WIDTH),
  (making) => scattered(making, DIRECTIONS),
  (making) => scattered(making, COMBINING),
  ({ random, pick }) => many(1 + random(60), () => pick(SIGNS), ''),
  ({ random, pick, word }) => many(1 + random(10), () => `${word()}${pick(PATTERNS)}`, ''),
  ({ random, pick, word }) => many(1 + random(10), () => `${pick(FAMILIES)}${word()}`, ''),
  ({ random, pick, word }) => many(1 + random(6), () => `${pick(SURROGATES)}${word()}`, ''),
  ({ pick, word }) => `${word()} ${pick(PROGRAMS)}`,
  ({ random, place }) => many(1 + random(12), place, ', '),
  ({ random, pick }) => many(1 + random(8), () => pick(PERIODS)),
  ({ random }) => many(1 + random(40), () => String.fromCharCode(random(0x10000)), ''),
  ({ random, word }) => many(1 + random(8), () => [...word()].sort(() => random(3) - 1).join('')),
];

/** Texts of which one part is said again and again; as long as they are told to be. */
const REPEATED: readonly [Maker, ...Maker[]] = [
  ({ pick }) => pick(PATTERNS),
  ({ pick }) => pick(SIGNS),
  ({ pick }) => pick(COMBINING),
  ({ pick }) => pick(ZERO_WIDTH),
  ({ pick }) => pick(DIRECTIONS),
  ({ pick }) => pick(FAMILIES),
  ({ pick }) => pick(SURROGATES),
  ({ pick }) => pick(SEPARATORS),
  ({ pick }) => pick(['9', '1,000,', '1.', '12 345 ', '20', '2019-', '0,0', '年', '1/']),
  ({ pick }) => `${pick(PERIODS)} `,
  ({ pick }) => `${pick(GROWTH)} `,
  ({ pick }) => `${pick(SCALES)} `,
  ({ word }) => word(),
  ({ word }) => `${word()} `,
  ({ place }) => `${place()} `,
  ({ pick }) => pick(PROGRAMS),
  ({ pick }) =>
    pick(['the year ', 'per cent', 'in Ab', ' ', '\n', 'first half', 'в среднем', 'which ', "a'", 'a-']),
];

const repeated = (making: Making, length: number) => {
  const part = making.pick(REPEATED)(making) || ' ';
  return `${making.word()} ${part.repeat(Math.ceil(length / part.length)).slice(0, length)} ${making.word()}`;
};

/** One long text of ever other words, in the three languages. */
const chatter = (making: Making, length: number) => {
  const between = making.pick([' ', '', ', ', '\n'] as const);
  const texts: string[] = [];
  for (let left = length; left > 0; left -= (texts.at(-1)?.length ?? 0) + between.length || 1) {
    texts.push(making.pick(SHORT)(making));
  }
  return texts.join(between).slice(0, length);
};

/** Words and places of a book, to make hostile texts that yet mean something. */
function wordsOf({ topics, indicators, areas }: FactBook) {
  const called = [...topics, ...indicators].flatMap(({ names, aliases }) => [
    ...Object.values(names),
    ...Object.values(aliases).flat(),
  ]);
  const places = areas.flatMap(({ names }) => Object.values(names));
  return { words: called.flatMap((name) => name.split(/\s+/)), places };
}

/** Hostile texts without end, the same ones for the same seed; the longest have 100,000 characters. */
export function* hostileTexts(book: FactBook, seed: number): Generator<string, never> {
  const random = randomOf(seed);
  const { words, places } = wordsOf(book);
  const making: Making = {
    random,
    pick: ([first, ...others]) => others[random(others.length + 1) - 1] ?? first,
    word: () => words[random(words.length)] ?? '',
    place: () => places[random(places.length)] ?? '',
  };
  const long = [repeated, chatter] as const;
  for (;;) {
    const of = random(100);
    if (of < 80) yield making.pick(SHORT)(making);
    else if (of < 94) yield making.pick(long)(making, 50 + random(950));
    else if (of < 99) yield making.pick(long)(making, 1_000 + random(9_000));
    else yield making.pick(long)(making, 10_000 + random(90_000));
  }
}
