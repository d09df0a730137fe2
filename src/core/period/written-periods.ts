const YEAR = '((?:1[89]|20)\\d\\d)';

/** What stands between a part of a year and the year: `of`, `of the year`, a comma. */
const OF = '(?:\\s*,)?\\s+(?:of\\s+)?(?:the\\s+)?(?:year\\s+)?';

const FIRST = '(?:first|frist|fisrt|1st|перв\\p{L}+|[1]-?[ыоейгм]{0,3})';
const SECOND = '(?:second|2nd|втор\\p{L}+|[2]-?[ыоейгм]{0,3})';
const THIRD = '(?:third|3rd|трет\\p{L}+|[3]-?[ыоейгм]{0,3})';
const FOURTH = '(?:fourth|4th|last|четв[её]рт\\p{L}+|последн\\p{L}+|[4]-?[ыоейгм]{0,3})';
const HALF = '(?:half|haf|hlaf|halves|полугоди\\p{L}+|пол\\.?|половин\\p{L})';
const QUARTER = '(?:quarter|qtr\\.?|quater|квартал\\p{L}*|кв\\.?)';
const MONTHS = '(?:months|mths|month|месяц\\p{L}*|мес\\.?)';

const COUNTS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  два: 2,
  три: 3,
  четыре: 4,
  пять: 5,
  шесть: 6,
  семь: 7,
  восемь: 8,
  девять: 9,
  десять: 10,
  одиннадцать: 11,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
};
const COUNT = `(${Object.keys(COUNTS).join('|')}|1[01]|[2-9])`;
const countOf = (text: string) => COUNTS[text] ?? Number(text);
const two = (number: number) => String(number).padStart(2, '0');

/** The first months of a year; six of them are its first half, as nine are three quarters. */
const firstMonths = (year: string, months: number) =>
  months === 3 ? `${year}-q1` : months === 6 ? `${year}-h1` : `${year}-01/${year}-${two(months)}`;

/** As words of their own; a year with its part behind it is read already. */
const pattern = (source: string) => new RegExp(`(?<![\\p{L}\\d])${source}(?![\\p{L}\\d]|-[hq\\d])`, 'gu');

/** The ordinal before or after: `first half of 2020`, `2020 first half`, `в первом полугодии 2020-го`. */
const part = (ordinal: string, noun: string) => `${ordinal}\\s*${noun}`;

type Rewrite = readonly [RegExp, (groups: readonly string[]) => string];

function rewritesOf(ordinal: string, noun: string, written: string): readonly Rewrite[] {
  return [
    [pattern(`${part(ordinal, noun)}${OF}${YEAR}`), ([year]) => `${year}-${written}`],
    [pattern(`${YEAR}(?:,)?\\s+${part(ordinal, noun)}`), ([year]) => `${year}-${written}`],
  ];
}

/** Each way to write a part of a year in words, with how the book writes it. */
const REWRITES: readonly Rewrite[] = [
  // The year's own ending: `в 2018-м`, `2020-го`.
  [/(?<!\d)((?:1[89]|20)\d\d)\s?-(?:й|го|м|му|ый|ого|ом)(?!\p{L})/gu, ([year]) => `${year}`],
  [
    /(?<!\d)((?:1[89]|20)\d0)(?:'?s|-е|-х|-ые|-ых|年代)(?!\p{L})/gu,
    ([year]) => `${year}/${Number(year) + 9}`,
  ],
  [/(?<![\d年])(\d\d)\s*年\s*(?=[上下]半年|第?\s*[一二三四1-4]\s*季|[头前])/gu, ([year]) => `20${year}年`],
  [
    pattern(`(?:the\\s+)?${FIRST}\\s+${COUNT}\\s+${QUARTER}s?${OF}${YEAR}`),
    ([count = '', year = '']) => firstMonths(year, 3 * countOf(count)),
  ],
  [
    pattern(`(?:q1|1-?й)\\s*(?:-|–|to)\\s*q?([234])\\s+${YEAR}`),
    ([last = '', year = '']) => firstMonths(year, 3 * Number(last)),
  ],
  [
    /((?:1[89]|20)\d\d)\s*年?\s*[头前]\s*([二三23])\s*个?季度?/gu,
    ([year = '', count = '']) => firstMonths(year, 3 * countOf(count)),
  ],
  [
    pattern(`(?:the\\s+)?(?:${FIRST}\\s+|first-)${COUNT}[\\s-]+${MONTHS}${OF}${YEAR}`),
    ([count = '', year = '']) => firstMonths(year, countOf(count)),
  ],
  [
    pattern(`(?:за|в течение)\\s+${COUNT}\\s+${MONTHS}\\s+${YEAR}`),
    ([count = '', year = '']) => firstMonths(year, countOf(count)),
  ],
  [
    pattern(`(?:in|over|for|during)\\s+${COUNT}\\s+${MONTHS}\\s+of\\s+${YEAR}`),
    ([count = '', year = '']) => firstMonths(year, countOf(count)),
  ],
  [
    /(?<!\d|\d[./])(\d\d)[/-](\d\d)\s*(?:那个|这个|那|这)?(?=season|winter|сезон|зим|雪季|冬季|冰雪季|赛季|年?度?(?:雪季|冬季|冰雪季))/gu,
    ([from = '', to = '']) => seasonOf(from, to),
  ],
  [
    /(?<=(?:season|winter|сезон\p{L}*|зим\p{L}+)\s+(?:of\s+)?)(\d\d)[/-](\d\d)(?!\d)/gu,
    ([from = '', to = '']) => seasonOf(from, to),
  ],
  ...rewritesOf(FIRST, HALF, 'h1'),
  ...rewritesOf(SECOND, HALF, 'h2'),
  ...rewritesOf(FIRST, QUARTER, 'q1'),
  ...rewritesOf(SECOND, QUARTER, 'q2'),
  ...rewritesOf(THIRD, QUARTER, 'q3'),
  ...rewritesOf(FOURTH, QUARTER, 'q4'),
];

/** `24/25` as a season; what is none stays as it is. */
function seasonOf(from: string, to: string): string {
  return Number(to) === Number(from) + 1 ? `20${from}/20${to}` : `${from}/${to}`;
}

/**
 * A normalised text with the parts of years that are said in words written as the book writes periods: `first quarter
 * of 2020` is `2020-q1`, `за восемь месяцев 2022` is `2022-01/2022-08`.
 */
export function withWrittenPeriods(text: string): string {
  // Each of them stands beside a year or a season, so beside a digit.
  if (!/\d/.test(text)) return text;
  return REWRITES.reduce(
    (done, [written, print]) => done.replace(written, (...met) => ` ${print(captures(met))} `),
    text,
  );
}

/** What a match captured, of all that a replacer is given: before it the match, after it the place and the text. */
const captures = (met: readonly (string | number)[]) => met.slice(1, -2).map(String);
