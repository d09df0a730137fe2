/** The languages the interface speaks. A fact pack uses some or all of them. */
export const LANGUAGES = ['en', 'zh', 'ru'] as const;

export type Language = (typeof LANGUAGES)[number];

/**
 * What a reader's numbers, dates and lists are written by: the language, or a region of it that the reader has set and
 * that writes them in another way. Plain `en` is British: 31 Aug 2020 is read the same everywhere.
 */
export type Locale = Language | 'en-US';

/** The language of a locale. */
export function languageOf(locale: Locale): Language {
  return locale === 'en-US' ? 'en' : locale;
}

/** The locale to write a language by for a reader of this BCP 47 locale, which may be of another language. */
export function localeFor(language: Language, reader: string | null | undefined): Locale {
  return language === 'en' && /^en[-_]us$/i.test(reader ?? '') ? 'en-US' : language;
}

/** One text in each language of the fact pack; the loader sees to it that none is missing. */
export type Localized = Readonly<Partial<Record<Language, string>>>;

/**
 * The text in the language asked for. A pack holds every text in all of its own languages, so the other
 * languages are only reached when a caller asks for one that the pack does not have.
 */
export function inLanguage(text: Localized, locale: Locale): string {
  return text[languageOf(locale)] ?? text.en ?? text.zh ?? text.ru ?? '';
}

/**
 * The language a BCP 47 locale of a reader stands for (`zh-TW` is `zh`), or `null` when it is none of `among`.
 */
export function languageOfLocale(
  locale: string | null | undefined,
  among: readonly Language[],
): Language | null {
  const primary = (locale ?? '').toLowerCase().split(/[-_]/)[0];
  return among.find((language) => language === primary) ?? null;
}
