import { type Locale, languageOf } from '../core/language.ts';

const LOCALES: Readonly<Record<Locale, string>> = { en: 'en-GB', 'en-US': 'en-US', zh: 'zh-CN', ru: 'ru-RU' };

/** Making a formatter costs a hundred times what using it does; there are no more than some hundred zones. */
const instants = new Map<string, Intl.DateTimeFormat>();

function instantFormat(timeZone: string, locale: Locale): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const made =
    instants.get(key) ??
    new Intl.DateTimeFormat(LOCALES[locale], {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'shortOffset',
    });
  instants.set(key, made);
  return made;
}

/** `Mon, 30 Nov 2026, 09:00 UTC+8`: an instant by the clocks of a time zone. */
export function formatInstant(instant: Date, timeZone: string, locale: Locale): string {
  const text = instantFormat(timeZone, locale).format(instant);
  return text.replace('GMT', 'UTC').replace(/UTC\+0(?![\d:])/u, 'UTC');
}

/** `Mon`, `周一`, `пн`: of Monday as 1. */
export function weekdayName(day: number, locale: Locale): string {
  const format = new Intl.DateTimeFormat(LOCALES[locale], { weekday: 'short', timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  return format.format(new Date(Date.UTC(2024, 0, day)));
}

/** What the time of a zone is called: `China Time`, `中国时间`, `Москва`. */
export function zoneName(timeZone: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(languageOf(locale), { timeZone, timeZoneName: 'shortGeneric' });
  return format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
