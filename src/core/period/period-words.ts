import { type Period, parsePeriod } from './period.ts';
import { withWrittenPeriods } from './written-periods.ts';

/** A period found in a text, and the text without it. */
export type PeriodFound = {
  readonly period: Period;
  readonly rest: string;
  /** Whether a word beside it makes it an end of a longer time: `since 2019`, `до 2019`, `2019年以来`. */
  readonly isBound: boolean;
  /** Whether it is the end of one, with no beginning said: `by June 2022`, `к 2019`, `截至2019年`. */
  readonly isUntil: boolean;
};

const UNTIL_BEFORE =
  /(?:^|[\s,(])(?:to|by|until|till|through|up to|as of|at the end of|к|до|по|на конец)\s*(?:the\s+end\s+of\s+|the\s+|конец\s+|концу\s+|начало\s+|началу\s+)?$|(?:截至|截止|截至到|到)\s*$/u;
const BOUND_BEFORE =
  /(?:^|[\s,(])(?:from|to|by|since|until|till|before|after|through|up to|с|со|от|до|по|к|после)\s*(?:the\s+)?$/u;
const BOUND_AFTER = /^\s*(?:以来|以前|之前|以后|之后|前|后|至今|起)/u;

/** Russian declines them: `к маю`, `в августе`. */
function declined(genitive: string): readonly string[] {
  const [, root, ending] = /^([а-я]{2,})([ая])$/.exec(genitive.toLowerCase()) ?? [];
  if (root === undefined) return [];
  return [`${root}${ending === 'я' ? 'ю' : 'у'}`, `${root}е`];
}

/** `january`, `янв.`, `января`: the name of each month, long and short, alone and in a date. */
function monthNames(locale: string): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const month of ['long', 'short'] as const) {
    const alone = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
    const inDate = new Intl.DateTimeFormat(locale, { month, day: 'numeric', timeZone: 'UTC' });
    for (let number = 1; number <= 12; number++) {
      const date = new Date(Date.UTC(2020, number - 1, 1));
      const dated = inDate.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
      for (const name of [alone.format(date), dated, ...declined(dated)])
        names.set(name.toLowerCase().replace(/\.$/, ''), number);
    }
  }
  return names;
}

// British English writes `Sept`.
export const MONTHS = new Map([...monthNames('en'), ...monthNames('en-GB'), ...monthNames('ru')]);
/** The names of the months in English and Russian, as alternatives of a pattern. */
export const MONTH_NAMES = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|');
const YEAR = '(?<!\\d|\\d[.,])((?:1[89]|20)\\d\\d)(?!\\d|[.,]\\d)';
const two = (number: number | string) => String(number).padStart(2, '0');
const monthOf = (name: string | undefined) => two(MONTHS.get(name ?? '') ?? 0);
const halfOf = (word: string | undefined) => (/^(?:h?1|first|上|перв)/.test(word ?? '') ? '1' : '2');

const ORDINALS = [/^(?:1st|first|перв)/u, /^(?:2nd|second|втор)/u, /^(?:3rd|third|трет)/u];
const ordinal = (word: string) => (ORDINALS.findIndex((one) => one.test(word)) + 1 || 4).toString();

/** `2024-25` and `2024/25`: a season that ends the year after; `2009-10` is a month. */
function season(year: string, next: string | undefined): string {
  const end = String(Number(year) + 1);
  return next === end.slice(2) && Number(next) > 12 ? `${year}/${end}` : '';
}

/** A way of writing a period, how its groups make the canonical text, and a sign without which it need not be looked for. */
type Form = readonly [RegExp, (groups: readonly string[]) => string, sign?: string];

/** Each way of writing a period, the longest first. */
const FORMS: readonly Form[] = [
  [/\.\.\/\d{4}(?:-(?:\d\d-\d\d|\d\d|[hq]\d))?(?![\d-])/, ([all = '']) => all.toUpperCase(), '/'],
  [
    /\b\d{4}(?:-[\dhq]\d?(?:-\d\d)?)?\/\d{4}(?:-[\dhq]\d?(?:-\d\d)?)?\b/,
    ([all = '']) => all.toUpperCase(),
    '/',
  ],
  [/(?<![\d-])\d{4}-(?:\d\d-\d\d|\d\d|[hq]\d)(?![\d-])/, ([all = '']) => all.toUpperCase(), '-'],
  [
    /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/,
    ([, y, m = '', d = '']) => `${y}-${two(m)}-${two(d)}`,
    '日',
  ],
  [/(\d{4})\s*年\s*(\d{1,2})\s*月/, ([, y, m = '']) => `${y}-${two(m)}`, '月'],
  [/(\d{4})\s*年?\s*(上|下)半年/, ([, y, half]) => `${y}-H${halfOf(half)}`, '半年'],
  [
    /(\d{4})\s*年?\s*第?\s*([一二三四1-4])\s*季度/,
    ([, y, q = '']) => `${y}-Q${'一二三四'.indexOf(q) + 1 || q}`,
    '季度',
  ],
  [
    new RegExp(`(?<![\\p{L}\\d])(\\d{1,2})\\s+(${MONTH_NAMES})\\.?\\s+${YEAR}`, 'u'),
    ([, d = '', m, y]) => `${y}-${monthOf(m)}-${two(d)}`,
  ],
  [
    new RegExp(`(?<!\\p{L})(${MONTH_NAMES})\\.?\\s+(\\d{1,2}),?\\s+${YEAR}`, 'u'),
    ([, m, d = '', y]) => `${y}-${monthOf(m)}-${two(d)}`,
  ],
  [new RegExp(`(?<!\\p{L})(${MONTH_NAMES})\\.?\\s+${YEAR}`, 'u'), ([, m, y]) => `${y}-${monthOf(m)}`],
  [
    new RegExp(
      `(?<![\\p{L}\\d])(h1|h2|first half|second half|1st half|2nd half|[12](?:-?[ое]е)? (?:полугоди\\p{L}|пол\\.)|перв\\p{L}+ полугоди\\p{L}|втор\\p{L}+ полугоди\\p{L})(?: of)?\\s+${YEAR}`,
      'u',
    ),
    ([, half, y]) => `${y}-H${halfOf(half)}`,
  ],
  [new RegExp(`(?<!\\p{L})q([1-4])(?: of)?\\s+${YEAR}`, 'u'), ([, q, y]) => `${y}-Q${q}`],
  [
    new RegExp(`(?<![\\p{L}\\d])(first|second|third|fourth|1st|2nd|3rd|4th) quarter(?: of)?\\s+${YEAR}`, 'u'),
    ([, q = '', y]) => `${y}-Q${ordinal(q)}`,
  ],
  [
    new RegExp(`(?<!\\p{L})(перв|втор|трет|четв[её]рт)\\p{L}+ квартал\\p{L}* ${YEAR}`, 'u'),
    ([, q = '', y]) => `${y}-Q${ordinal(q)}`,
  ],
  [
    new RegExp(`${YEAR} ?([hq][1-4])(?![\\p{L}\\d])`, 'u'),
    ([, y, part = '']) => `${y}-${part.toUpperCase()}`,
  ],
  [/(?<![\d.,])(20\d\d)[-–/](\d\d)(?![\d-])/, ([, y = '', next]) => season(y, next)],
  [/(?<!\d)(\d\d)年/, ([, y]) => `20${y}`, '年'],
  [
    new RegExp(`(?<![\\d\\p{L}])([1-4])(?:-?[йгом]{1,3})?\\s+квартал\\p{L}*\\s+${YEAR}`, 'u'),
    ([, q, y]) => `${y}-Q${q}`,
  ],
  [new RegExp(`${YEAR}\\s*(?:年|г\\.|годах|годов|годы|году|года|год(?!\\p{L}))?`, 'u'), ([, y]) => `${y}`],
];

/** `the year before 2019` is 2018. */
const YEAR_BEFORE = new RegExp(
  `(?:the )?year (?:before|prior to|earlier than)\\s+${YEAR}|за год до\\s+${YEAR}(?:-?го)?|${YEAR}\\s*年?(?:的)?前一年`,
  'u',
);

/** What Russian writes after a year: `август 2020 г.`, `в мае 2019 года`. */
export const YEAR_WORD = /^\s*г(?:\.|од[ауе]?)(?!\p{L})/u;

/** A period where it was met, with the text on both sides. */
type Met = { readonly period: Period; readonly before: string; readonly after: string; readonly end: number };

/** The period that stands first in a text; of the ways to read what stands there, the longest. */
export function meet(text: string): Met | null {
  let first: (Met & { readonly at: number }) | null = null;
  for (const [form, print, sign = ''] of FORMS) {
    if (!text.includes(sign)) continue;
    const match = form.exec(text);
    if (match === null) continue;
    const period = parsePeriod(print(match));
    // A form further down that begins earlier is another period before this one, not a longer reading of it.
    if (period === null || (first !== null && match.index + match[0].length > first.at)) continue;
    first = {
      at: match.index,
      period,
      before: text.slice(0, match.index),
      end: match.index + match[0].length,
      after: text.slice(match.index + match[0].length).replace(YEAR_WORD, ' '),
    };
  }
  return first;
}

/** What stands between the two ends of a range: `2018 – 2020`, `from May to July`, `2018年至2020年`. */
const BETWEEN = /^\s*(?:[-–—~～/]|to|until|till|through|and|至|到|по|до|и)\s*(?:the\s+)?$/u;
/** Without it no second period need be looked for. */
const GOES_ON = /^\s*(?:[-–—~～/]|to|until|till|through|and|至|到|по|до|и)/u;
const RANGE_BEFORE = /(?:^|\s)(?:from|between|с|со|от|между|从|自)\s*$/u;

/** Words that make a period the end of a running total: `in all until May 2019`, `截至2019年5月累计`, `всего по май 2019`. */
const TOTAL_BEFORE =
  /(?:^|\s)(?:(?:in all|in total|altogether|cumulative(?:ly)?)\s+(?:until|up to|by|to|through)|(?:всего|итого|накопленным итогом)\s+(?:по|к|до|на)|截至|截止)\s*(?:the end of\s+|конец\s+)?$/u;
const TOTAL_AFTER = /^\s*(?:累计|底累计)/u;

const CHINESE_NUMBERS = '一二三四五六七八九十';

/** `January to July 2024`, `2024年1-7月`, `2022年头八个月`: the year is said once. */
const SAME_YEAR: readonly Form[] = [
  [
    /(\d{4})\s*年\s*[头前]\s*(\d{1,2}|[一二三四五六七八九十])\s*个月/u,
    ([, y, months = '']) => `${y}-01/${y}-${two(CHINESE_NUMBERS.indexOf(months) + 1 || months)}`,
    '个月',
  ],
  [
    /(\d{4})\s*年\s*(\d{1,2})\s*月?\s*[-–—~～至到]\s*(\d{1,2})\s*月/u,
    ([, y, from = '', to = '']) => `${y}-${two(from)}/${y}-${two(to)}`,
    '月',
  ],
  [
    new RegExp(
      `(?<!\\p{L})(${MONTH_NAMES})\\.?\\s*(?:[-–—]|to|until|through|по|до)\\s*(${MONTH_NAMES})\\.?,?\\s+${YEAR}(?:\\s*(?:г\\.|года|году))?`,
      'u',
    ),
    ([, from, to, y]) => `${y}-${monthOf(from)}/${y}-${monthOf(to)}`,
  ],
];

/** January to June is the first half of a year, and is called so in the book. */
function canonical(period: Period): Period {
  if (period.kind !== 'range') return period;
  const year = period.start.slice(0, 4);
  const whole = [year, `${year}-H1`, `${year}-H2`, `${year}-Q1`, `${year}-Q2`, `${year}-Q3`, `${year}-Q4`]
    .flatMap((text) => parsePeriod(text) ?? [])
    .find(({ start, end }) => start === period.start && end === period.end);
  return whole ?? period;
}

function findSameYear(text: string): PeriodFound | null {
  for (const [form, print, sign = ''] of SAME_YEAR) {
    if (!text.includes(sign)) continue;
    const match = form.exec(text);
    const period = match === null ? null : parsePeriod(print(match));
    if (match === null || period === null) continue;
    const before = text.slice(0, match.index).replace(RANGE_BEFORE, ' ');
    return {
      period: canonical(period),
      rest: `${before} ${text.slice(match.index + match[0].length)}`,
      isBound: false,
      isUntil: false,
    };
  }
  return null;
}

function findYearBefore(text: string): PeriodFound | null {
  const match = YEAR_BEFORE.exec(text);
  const year = Number(match?.slice(1).find((group) => group !== undefined));
  const period = match === null ? null : parsePeriod(String(year - 1));
  if (match === null || period === null) return null;
  return { period, rest: text.replace(match[0], ' '), isBound: false, isUntil: false };
}

/** The found period with the one that follows it as its end, or as the end of a running total; else as it was found. */
function widened(found: Met): PeriodFound {
  const { period, before, after } = found;
  const total = TOTAL_BEFORE.exec(before);
  if (total !== null && (!/[截]/u.test(total[0]) || TOTAL_AFTER.test(after))) {
    const until = parsePeriod(`../${period.text}`);
    const rest = `${before.slice(0, total.index)} ${after.replace(TOTAL_AFTER, ' ')}`;
    if (until !== null) return { period: until, rest, isBound: false, isUntil: false };
  }
  const second = GOES_ON.test(after) ? meet(after) : null;
  if (second !== null && BETWEEN.test(second.before)) {
    const range = parsePeriod(`${period.text}/${second.period.text}`);
    const start = before.replace(RANGE_BEFORE, ' ');
    if (range !== null) {
      return { period: canonical(range), rest: `${start} ${second.after}`, isBound: false, isUntil: false };
    }
  }
  const isBound = BOUND_BEFORE.test(before) || BOUND_AFTER.test(after);
  return { period, rest: `${before} ${after}`, isBound, isUntil: UNTIL_BEFORE.test(before) };
}

/**
 * The first period a normalised text names, in any of the three languages: `2019`, `August 2020`, `2020年上半年`,
 * `в 2019 году`, `January to July 2024`, `in all until May 2019`. `null` when it names none; a second period that is no
 * end of a range stays in `rest`, where it will fit nothing.
 */
export function findPeriod(given: string): PeriodFound | null {
  const text = withWrittenPeriods(given);
  const once = findSameYear(text) ?? findYearBefore(text);
  if (once !== null) return once;
  const found = meet(text);
  return found === null ? null : widened(found);
}

/** Every period that a normalised text names, each with the text without that one: a name may have a year in it. */
export function findPeriods(given: string): readonly PeriodFound[] {
  const text = withWrittenPeriods(given);
  const once = findSameYear(text);
  const all: PeriodFound[] = once === null ? [] : [once];
  let from = 0;
  for (let met = meet(text); met !== null; met = meet(text.slice(from))) {
    all.push(widened({ ...met, before: `${text.slice(0, from)}${met.before}` }));
    from = text.length - met.after.length;
  }
  return all;
}
