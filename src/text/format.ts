import type { Difference } from '../core/book/derive.ts';
import type { Change } from '../core/fact.ts';
import { type Language, type Locale, languageOf } from '../core/language.ts';
import { type IsoDate, isMonth, lastDayOf, type PublicationDate } from '../core/period/iso-date.ts';
import { type Period, parsePeriod } from '../core/period/period.ts';
import type { PluralForms, Qualifier, Quantity, Unit } from '../core/unit.ts';
import { say } from './say.ts';

/** British order (31 Aug 2020) is read the same everywhere; the American one is for who has set it. */
const LOCALES: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  'en-US': 'en-US',
  zh: 'zh-CN',
  ru: 'ru-RU',
};

/** What people type must not fill the memory: forgetting all is simple, and rare. */
const MOST_REMEMBERED = 5000;

/** Making a formatter costs a hundred times what using it does, and formatting a date forty times a look-up. */
function remembered<Key extends string, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<Key, Made>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(key);
    if (made.size >= MOST_REMEMBERED) made.clear();
    made.set(key, fresh);
    return fresh;
  };
}

const dayFormat = remembered(
  (locale: Locale) =>
    new Intl.DateTimeFormat(LOCALES[locale], {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }),
);
const monthFormat = remembered(
  (locale: Locale) =>
    new Intl.DateTimeFormat(LOCALES[locale], { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
const pluralRules = remembered((locale: Locale) => new Intl.PluralRules(LOCALES[locale]));

/** Whether a text is a locale of ours. */
function isLocale(text: string): text is Locale {
  return Object.hasOwn(LOCALES, text);
}

/** The locale of a key that begins with one. */
function localeIn(text: string | undefined): Locale {
  return text !== undefined && isLocale(text) ? text : 'en';
}

/** The key is locale, `day` or `month`, and a date. */
const dateText = remembered((key: `${Locale} ${'day' | 'month'} ${IsoDate}`) => {
  const [locale, form, date] = key.split(' ');
  const format = form === 'day' ? dayFormat(localeIn(locale)) : monthFormat(localeIn(locale));
  return format.format(new Date(`${date}T00:00:00Z`));
});

/** `31 Aug 2020` in the reader’s locale, or `July 2018` where only the month is known. */
export function formatDate(date: PublicationDate, locale: Locale): string {
  return isMonth(date) ? dateText(`${locale} month ${lastDayOf(date)}`) : dateText(`${locale} day ${date}`);
}

/** `2019`, `August 2020`, `first half of 2020` in the reader's language. */
export function formatPeriod(period: Period, locale: Locale): string {
  const year = period.text.slice(0, 4);
  switch (period.kind) {
    case 'year':
      return locale === 'zh' ? `${year}年` : year;
    case 'half':
      return say(locale, 'period.half', { half: period.text.slice(-1), year });
    case 'quarter':
      return say(locale, 'period.quarter', { quarter: period.text.slice(-1), year });
    case 'month':
      return dateText(`${locale} month ${period.start}`);
    case 'day':
      return formatDate(period.start, locale);
    case 'range': {
      const [from, to] = period.text
        .split('/')
        .map(parsePeriod)
        .map((end) => (end === null ? '' : formatPeriod(end, locale)));
      return say(locale, 'period.range', { from: from ?? '', to: to ?? '' });
    }
    case 'cumulative': {
      const until = parsePeriod(period.text.slice('../'.length));
      return say(locale, 'period.cumulative', {
        until: until === null ? '' : formatPeriod(until, locale),
      });
    }
    default:
      return period.kind satisfies never;
  }
}

/** Intl takes exact decimals as text, which its type spells as a template. */
function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(?:\.\d+)?(?:E\d+)?$/.test(text);
}

function numeric({ digits, multiplier }: Quantity): `${number}` {
  const text = multiplier === 0 ? digits : `${digits}E${multiplier}`;
  if (!isNumeric(text)) throw new Error(`Not a decimal: ${text}`);
  return text;
}

type NumberStyle = {
  locale: Locale;
  precision: number;
  compact: boolean;
  currency: string | null;
  isMoney: boolean;
};

function numberFormatOf({ locale, precision, compact, currency, isMoney }: NumberStyle): Intl.NumberFormat {
  const significant = { minimumSignificantDigits: precision, maximumSignificantDigits: precision };
  // 3.45 billion, 34.5亿, 3,45 млрд: the scale words of each language.
  const notation = compact
    ? ({ notation: 'compact', compactDisplay: locale === 'ru' ? 'short' : 'long' } as const)
    : {};
  const unit = currency === null ? {} : ({ style: 'currency', currency, currencyDisplay: 'name' } as const);
  // Chinese statistics write 1290元, and group what is longer.
  const grouping = isMoney && locale === 'zh' ? ({ useGrouping: 'min2' } as const) : {};
  return new Intl.NumberFormat(LOCALES[locale], { ...significant, ...notation, ...unit, ...grouping });
}

const numberFormat = remembered((key: string) => {
  const [locale, precision, compact, isMoney, currency] = key.split(' ');
  return numberFormatOf({
    locale: localeIn(locale),
    precision: Number(precision),
    compact: compact === 'true',
    isMoney: isMoney === 'true',
    currency: currency === undefined || currency === '' ? null : currency,
  });
});

/** Signs that English puts before an amount; a code before the amount says the others without doubt. */
const ENGLISH_SIGNS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' };

/** All digits as printed, grouped and scaled as the language does: `3.45 billion`, `34.5亿`, `3,45 млрд`. */
function formatNumber(
  quantity: Quantity,
  locale: Locale,
  currency: string | null,
  isMoney = currency !== null,
): string {
  const printed = quantity.digits.replace(/[^\d]/g, '').replace(/^0+(?=\d)/, '').length;
  const precision = Math.min(21, Math.max(1, printed));
  const key = `${locale} ${precision} ${quantity.multiplier !== 0} ${isMoney} ${currency ?? ''}`;
  return numberFormat(key).format(numeric(quantity));
}

const currencyNames = remembered(
  (locale: Locale) => new Intl.DisplayNames(LOCALES[locale], { type: 'currency' }),
);

/** What a currency is called by itself: `US Dollar`, 人民币, `доллар США`. */
export function formatCurrencyName(code: string, locale: Locale): string {
  return currencyNames(locale).of(code) ?? code;
}

/** Currencies as statisticians of the language call them, where Intl says more than they do; Russian ones are declined. */
const CURRENCY_NOUNS: Readonly<Record<Language, Readonly<Record<string, PluralForms>>>> = {
  en: {},
  zh: { CNY: { other: '元' }, RUB: { other: '卢布' } },
  ru: {
    CNY: { one: 'юань', few: 'юаня', many: 'юаней', other: 'юаня' },
    RUB: { one: 'рубль', few: 'рубля', many: 'рублей', other: 'рубля' },
    USD: { one: 'доллар США', few: 'доллара США', many: 'долларов США', other: 'доллара США' },
  },
};

function formatMoney(quantity: Quantity, locale: Locale, code: string, isGenitive: boolean): string {
  const nouns = CURRENCY_NOUNS[languageOf(locale)][code];
  if (nouns !== undefined) {
    const space = locale === 'zh' ? '' : '\u00a0';
    return `${formatNumber(quantity, locale, null, true)}${space}${nounFor(quantity, locale, nouns, isGenitive)}`;
  }
  if (languageOf(locale) !== 'en') return formatNumber(quantity, locale, code);
  const number = formatNumber(quantity, locale, null);
  const sign = ENGLISH_SIGNS[code] ?? `${code} `;
  return number.startsWith('-') ? `-${sign}${number.slice(1)}` : `${sign}${number}`;
}

/** Hedges that Russian puts into the genitive: more than 31 *of an* airline. Nearly (почти) changes nothing. */
const GENITIVE_HEDGES: readonly (Qualifier | null)[] = ['more-than', 'less-than', 'about'];

/** The genitive of what counts one is that of a single thing, which fractions take as well; of 2 to 4, that of many. */
const GENITIVES: Readonly<Partial<Record<Intl.LDMLPluralRule, Intl.LDMLPluralRule>>> = {
  one: 'other',
  few: 'many',
};

function nounFor(
  { digits, multiplier }: Quantity,
  locale: Locale,
  forms: PluralForms,
  isGenitive: boolean,
): string {
  // The plural follows the number as it is read: "20 centers", "1 center", "35.9 enterprises".
  const category = multiplier === 0 ? pluralRules(locale).select(Number(digits)) : ('many' as const);
  const genitive = isGenitive && locale === 'ru' ? GENITIVES[category] : undefined;
  return forms[genitive ?? category] ?? forms.other ?? '';
}

function formatAmount(quantity: Quantity, unit: Unit, locale: Locale, isGenitive = false): string {
  switch (unit.kind) {
    case 'currency':
      return formatMoney(quantity, locale, unit.code, isGenitive);
    case 'percent':
      return locale === 'ru'
        ? `${formatNumber(quantity, locale, null)} %`
        : `${formatNumber(quantity, locale, null)}%`;
    case 'count': {
      const noun = nounFor(quantity, locale, unit.nouns[languageOf(locale)] ?? {}, isGenitive);
      const space = locale === 'zh' ? '' : ' ';
      return `${formatNumber(quantity, locale, null)}${space}${noun}`;
    }
    default:
      return unit satisfies never;
  }
}

/** The value with its unit, and with the source's hedge where it has one: `more than 20 centers`. */
export function formatQuantity(quantity: Quantity, unit: Unit, locale: Locale): string {
  const value = formatAmount(quantity, unit, locale, GENITIVE_HEDGES.includes(quantity.qualifier));
  return quantity.qualifier === null ? value : say(locale, `qualifier.${quantity.qualifier}`, { value });
}

/** An end of a range, as it stands behind `from` and `to`: in the genitive where a language has one. */
export function formatBound(quantity: Quantity, unit: Unit, locale: Locale): string {
  return formatAmount(quantity, unit, locale, true);
}

/** `+89.35%`: always with its sign, as printed. */
export function formatPercentChange(percent: string, locale: Locale): string {
  const amount = formatAmount(
    { digits: percent.replace('-', ''), multiplier: 0, qualifier: null },
    { kind: 'percent' },
    locale,
  );
  return `${percent.startsWith('-') ? '−' : '+'}${amount}`;
}

/** `+3.4%`; `−2.1 percentage points` between two rates; `+1.5 degrees Celsius` on an interval scale. */
export function formatDifference(difference: Difference, locale: Locale): string {
  const { kind, amount } = difference;
  const sign = amount.startsWith('-') ? '−' : '+';
  const quantity: Quantity = { digits: amount.replace('-', ''), multiplier: 0, qualifier: null };
  switch (kind) {
    case 'percent':
      return formatPercentChange(amount, locale);
    case 'points': {
      const number = formatNumber(quantity, locale, null);
      return say(locale, 'fact.points', { amount: `${sign}${number}`, count: Number(quantity.digits) });
    }
    case 'amount':
      return `${sign}${formatAmount(quantity, difference.unit, locale)}`;
    default:
      return kind satisfies never;
  }
}

/** `+89.35%`; `up by more than 40%` where the source hedges it. */
function formatHedgedPercent({ percent, qualifier }: Change, locale: Locale): string {
  if (qualifier === null) return formatPercentChange(percent, locale);
  const quantity: Quantity = { digits: percent.replace('-', ''), multiplier: 0, qualifier };
  return say(locale, percent.startsWith('-') ? 'fact.change.down' : 'fact.change.up', {
    percent: formatQuantity(quantity, { kind: 'percent' }, locale),
  });
}

/** `+89.35% year on year`, `+118% against 2005`, `up by more than 40% year on year`. */
export function formatChange(change: Change, locale: Locale): string {
  const { basis } = change;
  const percent = formatHedgedPercent(change, locale);
  if (basis === 'year-on-year') return say(locale, 'fact.change.year-on-year', { percent });
  return say(locale, 'fact.change.against', { percent, period: formatPeriod(basis, locale) });
}

/** Several names in one line: `a, b and c`. */
export function formatList(items: readonly string[], locale: Locale): string {
  return listFormat(locale).format(items);
}

const listFormat = remembered(
  (locale: Locale) => new Intl.ListFormat(LOCALES[locale], { type: 'conjunction' }),
);

/** Units for programs, in English whatever the reader's language: `billion USD`, `percent`, `centers`. */
export function unitCode(unit: Unit, multiplier: number): string {
  const scale = SCALES[multiplier] ?? `10^${multiplier}`;
  const name =
    unit.kind === 'currency'
      ? unit.code
      : unit.kind === 'percent'
        ? 'percent'
        : (unit.nouns.en?.other ?? unit.nouns.ru?.other ?? unit.nouns.zh?.other ?? '');
  return multiplier === 0 ? name : `${scale} ${name}`;
}

const SCALES: Readonly<Record<number, string>> = {
  3: 'thousand',
  4: 'ten thousand',
  6: 'million',
  8: 'hundred million',
  9: 'billion',
  12: 'trillion',
};
