/** The languages the interface speaks. A fact pack uses some or all of them. */
export const LANGUAGES = ['en', 'zh', 'ru'] as const;

export type Language = (typeof LANGUAGES)[number];

/** One text in each language of the fact pack; the loader sees to it that none is missing. */
export type Localized = Readonly<Partial<Record<Language, string>>>;

/**
 * The text in the language asked for. A pack holds every text in all of its own languages, so the other
 * languages are only reached when a caller asks for one that the pack does not have.
 */
export function inLanguage(text: Localized, language: Language): string {
  return text[language] ?? text.en ?? text.zh ?? text.ru ?? '';
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
