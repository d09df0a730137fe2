import type { Difference } from '../core/derive.ts';
import type { Change } from '../core/fact.ts';
import type { IsoDate } from '../core/iso-date.ts';
import { LANGUAGES, type Language } from '../core/language.ts';
import { type Period, parsePeriod } from '../core/period.ts';
import type { Quantity, Unit } from '../core/unit.ts';
import { say } from './say.ts';

/** British order (31 Aug 2020) is read the same everywhere; the American one is not. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN', ru: 'ru-RU' };

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
  (language: Language) =>
    new Intl.DateTimeFormat(LOCALES[language], {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }),
);
const monthFormat = remembered(
  (language: Language) =>
    new Intl.DateTimeFormat(LOCALES[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
const pluralRules = remembered((language: Language) => new Intl.PluralRules(LOCALES[language]));

/** The key is language, `day` or `month`, and a date. */
const dateText = remembered((key: `${Language} ${'day' | 'month'} ${IsoDate}`) => {
  const language = LANGUAGES.find((known) => key.startsWith(known)) ?? 'en';
  const format = key.includes(' day ') ? dayFormat(language) : monthFormat(language);
  return format.format(new Date(`${key.slice(-10)}T00:00:00Z`));
});

/** `31 Aug 2020` in the reader's language. */
export function formatDate(date: IsoDate, language: Language): string {
  return dateText(`${language} day ${date}`);
}

/** `2019`, `August 2020`, `first half of 2020` in the reader's language. */
export function formatPeriod(period: Period, language: Language): string {
  const year = period.text.slice(0, 4);
  switch (period.kind) {
    case 'year':
      return language === 'zh' ? `${year}年` : year;
    case 'half':
      return say(language, 'period.half', { half: period.text.slice(-1), year });
    case 'quarter':
      return say(language, 'period.quarter', { quarter: period.text.slice(-1), year });
    case 'month':
      return dateText(`${language} month ${period.start}`);
    case 'day':
      return formatDate(period.start, language);
    case 'range': {
      const [from, to] = period.text
        .split('/')
        .map(parsePeriod)
        .map((end) => (end === null ? '' : formatPeriod(end, language)));
      return say(language, 'period.range', { from: from ?? '', to: to ?? '' });
    }
    case 'cumulative': {
      const until = parsePeriod(period.text.slice('../'.length));
      return say(language, 'period.cumulative', {
        until: until === null ? '' : formatPeriod(until, language),
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

type NumberStyle = { language: Language; precision: number; compact: boolean; currency: string | null };

function numberFormatOf({ language, precision, compact, currency }: NumberStyle): Intl.NumberFormat {
  const significant = { minimumSignificantDigits: precision, maximumSignificantDigits: precision };
  // 3.45 billion, 34.5亿, 3,45 млрд: the scale words of each language.
  const notation = compact
    ? ({ notation: 'compact', compactDisplay: language === 'ru' ? 'short' : 'long' } as const)
    : {};
  const unit = currency === null ? {} : ({ style: 'currency', currency, currencyDisplay: 'name' } as const);
  return new Intl.NumberFormat(LOCALES[language], { ...significant, ...notation, ...unit });
}

const numberFormat = remembered((key: string) => {
  const [language, precision, compact, currency] = key.split(' ');
  return numberFormatOf({
    language: language === 'zh' || language === 'ru' ? language : 'en',
    precision: Number(precision),
    compact: compact === 'true',
    currency: currency === undefined || currency === '' ? null : currency,
  });
});

/** Signs that English puts before an amount; a code before the amount says the others without doubt. */
const ENGLISH_SIGNS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' };

/** All digits as printed, grouped and scaled as the language does: `3.45 billion`, `34.5亿`, `3,45 млрд`. */
function formatNumber(quantity: Quantity, language: Language, currency: string | null): string {
  const printed = quantity.digits.replace(/[^\d]/g, '').replace(/^0+(?=\d)/, '').length;
  const precision = Math.min(21, Math.max(1, printed));
  const key = `${language} ${precision} ${quantity.multiplier !== 0} ${currency ?? ''}`;
  return numberFormat(key).format(numeric(quantity));
}

function formatMoney(quantity: Quantity, language: Language, code: string): string {
  if (language !== 'en') return formatNumber(quantity, language, code);
  const number = formatNumber(quantity, language, null);
  const sign = ENGLISH_SIGNS[code] ?? `${code} `;
  return number.startsWith('-') ? `-${sign}${number.slice(1)}` : `${sign}${number}`;
}

function nounFor(quantity: Quantity, language: Language, unit: Extract<Unit, { kind: 'count' }>): string {
  const forms = unit.nouns[language] ?? {};
  // The plural follows the number as it is read: "20 centers", "1 center", "35.9 enterprises".
  const category =
    quantity.multiplier === 0 ? pluralRules(language).select(Number(quantity.digits)) : ('many' as const);
  return forms[category] ?? forms.other ?? '';
}

function formatAmount(quantity: Quantity, unit: Unit, language: Language): string {
  switch (unit.kind) {
    case 'currency':
      return formatMoney(quantity, language, unit.code);
    case 'percent':
      return language === 'ru'
        ? `${formatNumber(quantity, language, null)} %`
        : `${formatNumber(quantity, language, null)}%`;
    case 'count': {
      const noun = nounFor(quantity, language, unit);
      const space = language === 'zh' ? '' : ' ';
      return `${formatNumber(quantity, language, null)}${space}${noun}`;
    }
    default:
      return unit satisfies never;
  }
}

/** The value with its unit, and with the source's hedge where it has one: `more than 20 centers`. */
export function formatQuantity(quantity: Quantity, unit: Unit, language: Language): string {
  const value = formatAmount(quantity, unit, language);
  return quantity.qualifier === null ? value : say(language, `qualifier.${quantity.qualifier}`, { value });
}

/** `+89.35%`: always with its sign, as printed. */
export function formatPercentChange(percent: string, language: Language): string {
  const amount = formatAmount(
    { digits: percent.replace('-', ''), multiplier: 0, qualifier: null },
    { kind: 'percent' },
    language,
  );
  return `${percent.startsWith('-') ? '−' : '+'}${amount}`;
}

/** `+3.4%`; `−2.1 percentage points` between two rates; `+1.5 degrees Celsius` on an interval scale. */
export function formatDifference(difference: Difference, language: Language): string {
  const { kind, amount } = difference;
  const sign = amount.startsWith('-') ? '−' : '+';
  const quantity: Quantity = { digits: amount.replace('-', ''), multiplier: 0, qualifier: null };
  switch (kind) {
    case 'percent':
      return formatPercentChange(amount, language);
    case 'points': {
      const number = formatNumber(quantity, language, null);
      return say(language, 'fact.points', { amount: `${sign}${number}`, count: Number(quantity.digits) });
    }
    case 'amount':
      return `${sign}${formatAmount(quantity, difference.unit, language)}`;
    default:
      return kind satisfies never;
  }
}

/** `+89.35% year on year`, `+118% against 2005`. */
export function formatChange({ percent: digits, basis }: Change, language: Language): string {
  const percent = formatPercentChange(digits, language);
  if (basis === 'year-on-year') return say(language, 'fact.change.year-on-year', { percent });
  return say(language, 'fact.change.against', { percent, period: formatPeriod(basis, language) });
}

/** Several names in one line: `a, b and c`. */
export function formatList(items: readonly string[], language: Language): string {
  return listFormat(language).format(items);
}

const listFormat = remembered(
  (language: Language) => new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }),
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
