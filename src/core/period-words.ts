import { type Period, parsePeriod } from './period.ts';

/** A period found in a text, and the text without it. */
export type PeriodFound = {
  readonly period: Period;
  readonly rest: string;
  /** Whether a word beside it makes it an end of a longer time: `since 2019`, `до 2019`, `2019年以来`. */
  readonly isBound: boolean;
};

const BOUND_BEFORE =
  /(?:^|[\s,(])(?:from|to|by|since|until|till|before|after|through|up to|с|со|от|до|по|к|после)\s*(?:the\s+)?$/u;
const BOUND_AFTER = /^\s*(?:以来|以前|之前|以后|之后|前|后|至今|起)/u;

/** `january`, `янв.`, `января`: the name of each month, long and short, alone and in a date. */
function monthNames(locale: string): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const month of ['long', 'short'] as const) {
    const alone = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
    const inDate = new Intl.DateTimeFormat(locale, { month, day: 'numeric', timeZone: 'UTC' });
    for (let number = 1; number <= 12; number++) {
      const date = new Date(Date.UTC(2020, number - 1, 1));
      const dated = inDate.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
      for (const name of [alone.format(date), dated])
        names.set(name.toLowerCase().replace(/\.$/, ''), number);
    }
  }
  return names;
}

const MONTHS = new Map([...monthNames('en'), ...monthNames('ru')]);
const MONTH = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|');
const YEAR = '(?<![\\d.,])((?:1[89]|20)\\d\\d)(?!\\d|[.,]\\d)';
const two = (number: number | string) => String(number).padStart(2, '0');
const monthOf = (name: string | undefined) => two(MONTHS.get(name ?? '') ?? 0);
const halfOf = (word: string | undefined) => (/^(?:h?1|first|上|перв)/.test(word ?? '') ? '1' : '2');

/** Each way of writing a period, the longest first, and how its groups make the canonical text. */
const FORMS: readonly (readonly [RegExp, (groups: readonly string[]) => string])[] = [
  [/\b\d{4}(?:-[\dhq]\d?(?:-\d\d)?)?\/\d{4}(?:-[\dhq]\d?(?:-\d\d)?)?\b/, ([all = '']) => all.toUpperCase()],
  [/(?<![\d-])\d{4}-(?:\d\d-\d\d|\d\d|[hq]\d)(?![\d-])/, ([all = '']) => all.toUpperCase()],
  [/(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/, ([, y, m = '', d = '']) => `${y}-${two(m)}-${two(d)}`],
  [/(\d{4})\s*年\s*(\d{1,2})\s*月/, ([, y, m = '']) => `${y}-${two(m)}`],
  [/(\d{4})\s*年?\s*(上|下)半年/, ([, y, half]) => `${y}-H${halfOf(half)}`],
  [
    /(\d{4})\s*年?\s*第?\s*([一二三四1-4])\s*季度/,
    ([, y, q = '']) => `${y}-Q${'一二三四'.indexOf(q) + 1 || q}`,
  ],
  [
    new RegExp(`(?<!\\p{L})(\\d{1,2})\\s+(${MONTH})\\.?\\s+${YEAR}`, 'u'),
    ([, d = '', m, y]) => `${y}-${monthOf(m)}-${two(d)}`,
  ],
  [new RegExp(`(?<!\\p{L})(${MONTH})\\.?\\s+${YEAR}`, 'u'), ([, m, y]) => `${y}-${monthOf(m)}`],
  [
    new RegExp(
      `(?<!\\p{L})(h1|h2|first half|second half|перв\\p{L}+ полугоди\\p{L}|втор\\p{L}+ полугоди\\p{L})(?: of)?\\s+${YEAR}`,
      'u',
    ),
    ([, half, y]) => `${y}-H${halfOf(half)}`,
  ],
  [new RegExp(`(?<!\\p{L})q([1-4])(?: of)?\\s+${YEAR}`, 'u'), ([, q, y]) => `${y}-Q${q}`],
  [new RegExp(`${YEAR}\\s*(?:年|г\\.|году|года|год(?!\\p{L}))?`, 'u'), ([, y]) => `${y}`],
];

/**
 * The first period a normalised text names, in any of the three languages: `2019`, `August 2020`, `2020年上半年`,
 * `в 2019 году`. `null` when it names none; a second period stays in `rest`, where it will fit nothing.
 */
export function findPeriod(text: string): PeriodFound | null {
  for (const [form, print] of FORMS) {
    const match = form.exec(text);
    if (match === null) continue;
    const period = parsePeriod(print(match));
    if (period === null) continue;
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    const isBound = BOUND_BEFORE.test(before) || BOUND_AFTER.test(after);
    return { period, rest: `${before} ${after}`, isBound };
  }
  return null;
}
