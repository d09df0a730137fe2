import { normalise } from '../words/words.ts';
import type { IsoDate } from './iso-date.ts';
import { findPeriod } from './period-words.ts';

/** The day it is, as numbers. */
type Today = { readonly year: number; readonly month: number; readonly date: Date };

type Form = readonly [RegExp, (groups: readonly string[], today: Today) => string | null];

const ENGLISH_NUMBERS = 'one two three four five six seven eight nine ten'.split(' ');
const RUSSIAN_NUMBERS = [
  ['один', 'одного'],
  ['два', 'двух', 'две'],
  ['три', 'трех', 'трёх'],
  ['четыре', 'четырех', 'четырёх'],
  ['пять', 'пяти'],
  ['шесть', 'шести'],
  ['семь', 'семи'],
  ['восемь', 'восьми'],
  ['девять', 'девяти'],
  ['десять', 'десяти'],
];
const CHINESE_NUMBERS = '一二三四五六七八九十';

const ENGLISH_COUNT = `\\d{1,2}|${ENGLISH_NUMBERS.join('|')}|an?`;
const RUSSIAN_COUNT = `\\d{1,2}|${RUSSIAN_NUMBERS.flat().join('|')}`;
const CHINESE_COUNT = `\\d{1,2}|[${CHINESE_NUMBERS}两]`;

function countOf(word: string | undefined): number {
  if (word === undefined || word === 'a' || word === 'an') return 1;
  if (/^\d+$/.test(word)) return Number(word);
  if (word === '两') return 2;
  const lists = [
    ENGLISH_NUMBERS.indexOf(word),
    RUSSIAN_NUMBERS.findIndex((forms) => forms.includes(word)),
    CHINESE_NUMBERS.indexOf(word),
  ];
  return Math.max(...lists) + 1;
}

const year = ({ year: now }: Today, from: number) => String(now + from);

function month({ year: now, month: current }: Today, from: number): string {
  const months = now * 12 + current - 1 + from;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

function part({ year: now, month: current }: Today, from: number, letter: 'Q' | 'H'): string {
  const [months, inYear] = letter === 'Q' ? [3, 4] : [6, 2];
  const parts = now * inYear + Math.floor((current - 1) / months) + from;
  return `${Math.floor(parts / inYear)}-${letter}${(parts % inYear) + 1}`;
}

function day({ date }: Today, from: number): string {
  const other = new Date(date);
  other.setUTCDate(other.getUTCDate() + from);
  return other.toISOString().slice(0, 10);
}

/** A unit of time in any of the languages, so many of them from now. */
function unitFrom(today: Today, unit: string, from: number): string | null {
  if (/^(?:year|год|лет|年)/u.test(unit)) return year(today, from);
  if (/^(?:half|полугод|半年)/u.test(unit)) return part(today, from, 'H');
  if (/^(?:quarter|квартал|个?季)/u.test(unit)) return part(today, from, 'Q');
  if (/^(?:month|месяц|个?月)/u.test(unit)) return month(today, from);
  return null;
}

/** `the last five years` are the whole ones before this: of the running one hardly anything is published. */
const lastYears = (today: Today, count: string | undefined) => {
  const many = countOf(count);
  return many < 2 ? year(today, -1) : `${year(today, -many)}/${year(today, -1)}`;
};

const ENGLISH_UNIT = 'half[- ]year|years?|quarters?|months?';
const RUSSIAN_UNIT = 'полугоди\\p{L}+|год\\p{L}{0,2}|квартал\\p{L}*|месяц\\p{L}*';
const RUSSIAN_THIS = '(?:эт|текущ|нынешн)\\p{L}{1,3}';
const RUSSIAN_LAST = '(?:прошл|минувш|истекш|прошедш)\\p{L}{2,3}';
const RUSSIAN_NEXT = '(?:следующ|будущ)\\p{L}{2,3}';
const english = (text: string) => new RegExp(`(?<![\\p{L}\\d-])${text}(?:'s)?(?![\\p{L}\\d])`, 'gu');
/** `last year for which there is a value` is the latest one. */
const NOT_THE_LATEST = '(?!\\s+(?:available|with|for which|of data|on record|reported|published))';

/** Longer ones first. Chinese has no spaces: what makes of the signs another word stands in the way (`目前年产` is no `前年`). */
const FORMS: readonly Form[] = [
  [english('(?:the )?years? before last(?: year)?'), (_, today) => year(today, -2)],
  [
    english(`(?:(?:in|over|for|during) )?(?:the )?(?:last|past) (${ENGLISH_COUNT}) years`),
    ([, count], today) => lastYears(today, count),
  ],
  [
    english(`(${ENGLISH_COUNT}) (${ENGLISH_UNIT}) ago`),
    ([, count, unit = ''], today) => unitFrom(today, unit, -countOf(count)),
  ],
  [
    english(`(?:the )?(?:last|previous|past) (${ENGLISH_UNIT})${NOT_THE_LATEST}`),
    ([, unit = ''], today) => unitFrom(today, unit, -1),
  ],
  [english(`(?:this|current) (${ENGLISH_UNIT})`), ([, unit = ''], today) => unitFrom(today, unit, 0)],
  [english('year to date'), (_, today) => year(today, 0)],
  [english(`(?:the )?(?:next|coming) (${ENGLISH_UNIT})`), ([, unit = ''], today) => unitFrom(today, unit, 1)],
  [english('yesterday'), (_, today) => day(today, -1)],

  [/(?<!\p{L})позапрошл\p{L}{2,3}\s+год\p{L}{0,2}(?!\p{L})/gu, (_, today) => year(today, -2)],
  [
    new RegExp(
      `(?<!\\p{L})(?:за\\s+)?(?:последни\\p{L}|прошедши\\p{L})\\s+(${RUSSIAN_COUNT})\\s+(?:года|лет)(?!\\p{L})`,
      'gu',
    ),
    ([, count], today) => lastYears(today, count),
  ],
  [
    new RegExp(
      `(?<![\\p{L}\\d])(?:(${RUSSIAN_COUNT})\\s+)?(${RUSSIAN_UNIT}|лет)\\s+(?:тому\\s+)?назад(?!\\p{L})`,
      'gu',
    ),
    ([, count, unit = ''], today) => unitFrom(today, unit, -countOf(count)),
  ],
  [
    new RegExp(`(?<!\\p{L})${RUSSIAN_LAST}\\s+(${RUSSIAN_UNIT})(?!\\p{L})`, 'gu'),
    ([, unit = ''], today) => unitFrom(today, unit, -1),
  ],
  [/(?<!\p{L})прошлогодн\p{L}{2,3}(?!\p{L})/gu, (_, today) => year(today, -1)],
  [
    new RegExp(`(?<!\\p{L})${RUSSIAN_THIS}\\s+(${RUSSIAN_UNIT})(?!\\p{L})`, 'gu'),
    ([, unit = ''], today) => unitFrom(today, unit, 0),
  ],
  [
    new RegExp(`(?<!\\p{L})${RUSSIAN_NEXT}\\s+(${RUSSIAN_UNIT})(?!\\p{L})`, 'gu'),
    ([, unit = ''], today) => unitFrom(today, unit, 1),
  ],
  [/(?<!\p{L})вчера(?:шн\p{L}+)?(?!\p{L})/gu, (_, today) => day(today, -1)],

  [/大前年/gu, (_, today) => `${year(today, -3)}年`],
  [/(?<![目之以大年此先空提生])前年/gu, (_, today) => `${year(today, -2)}年`],
  [/(?<![过失除])去年(?!同[期比])/gu, (_, today) => `${year(today, -1)}年`],
  [/(?<![如至迄当])今年|(?<![基成资版日])本年度?/gu, (_, today) => `${year(today, 0)}年`],
  [/(?<![说声证表文])明年/gu, (_, today) => `${year(today, 1)}年`],
  [
    new RegExp(`(?:最近|过去|近)(${CHINESE_COUNT})年`, 'gu'),
    ([, count], today) => {
      const [from = '', to = ''] = lastYears(today, count).split('/');
      return to === '' ? `${from}年` : `${from}年至${to}年`;
    },
  ],
  [
    new RegExp(`(?<![\\d${CHINESE_NUMBERS}])(${CHINESE_COUNT})(年|个月|个季度)(?:之前|以前|前)`, 'gu'),
    ([, count, unit = ''], today) => unitFrom(today, unit, -countOf(count)),
  ],
  [/(?<![以如加早晚马])上一?个?(季度?|月)(?!\d)/gu, ([, unit = ''], today) => unitFrom(today, unit, -1)],
  [/(?<![基成资版日])(?:本|这个?)(季度?|月)(?!\d)/gu, ([, unit = ''], today) => unitFrom(today, unit, 0)],
  [/昨[天日]/gu, (_, today) => day(today, -1)],
];

/** What stands before a time that something is only measured against, and is no time of what is asked for. */
const COMPARED =
  /(?:compared (?:to|with)|in comparison (?:to|with)|against|than(?: in)?|from|over|versus|vs\.?|(?:по|в) сравнени[юи] с|чем(?: в)?|против|относительно|к)\s*(?:the )?$|(?:与|同|比|较)$/u;
const SAME_PERIOD =
  /same (?:period|time|month|quarter)(?: of| in)?\s*(?:the )?$|(?:тем|того|тот) же период\p{L}*\s*$/u;

/** What stands between two times that are both asked for, or are the ends of one. */
const JOINED =
  /^\s*(?:[,、–—-]|and|to|until|till|и|по|до|和|与|及|至|到|以及)\s*(?:in|for|the|в|за)?\s*(?:the )?$/u;

function todayOf(date: IsoDate): Today {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), date: new Date(date) };
}

/** Stands in a text where a time was taken out; no text has a meaning for this sign. */
const TAKEN = '\ue000';

/** Whoever names more of them asks nothing. */
const MOST_MENTIONS = 8;

type Mention = { readonly start: number; readonly end: number; readonly period: string };

/** Every time that a text names by how far it is from the day on which it is said. */
function mentionsIn(text: string, today: Today): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const [form, print] of FORMS) {
    for (const match of text.matchAll(form)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const before = text.slice(Math.max(0, start - 40), start);
      if (mentions.length > MOST_MENTIONS) return mentions;
      if (mentions.some((one) => start < one.end && end > one.start)) continue;
      if (COMPARED.test(before) || SAME_PERIOD.test(before)) continue;
      const period = print(match, today);
      if (period !== null) mentions.push({ start, end, period });
    }
  }
  return mentions.sort((a, b) => a.start - b.start);
}

/**
 * A text with the times that it names by their distance from today (`last year`, `去年`, `в прошлом году`) named by the
 * calendar. Where a year is told beside them (`last year (2024)`), what was meant by the words is not said better by
 * counting, and the text stays as it is, unless both are asked for: `last year and 2019`.
 */
export function withDates(given: string, today: IsoDate): string {
  const folded = given.normalize('NFKC').replaceAll('’', "'");
  const text = normalise(given);
  // Capital letters tell names, and are kept where there are as many small ones.
  const kept = folded.length === text.length ? folded : text;
  const mentions = mentionsIn(text, todayOf(today));
  if (mentions.length === 0 || mentions.length > MOST_MENTIONS) return given;
  const blanked = mentions.reduce(
    (rest, { start, end }) => rest.slice(0, start) + TAKEN.repeat(end - start) + rest.slice(end),
    text,
  );
  const dated = mentions.reduceRight(
    (rest, { start, end, period }) => `${rest.slice(0, start)} ${period} ${rest.slice(end)}`,
    kept,
  );
  return findPeriod(blanked) === null || isJoined(blanked) ? dated : given;
}

/** Whether what stands between a dated time and one that is not joins them. */
function isJoined(blanked: string): boolean {
  const around =
    /\d{4}(?:\s*(?:年|год\p{L}{0,2}|г\.))?([^\d\ue000]{0,20})\ue000|\ue000([^\d\ue000]{0,20})(?:19|20)\d\d/gu;
  return Array.from(blanked.matchAll(around)).some(([, after, before]) => JOINED.test(after ?? before ?? ''));
}
