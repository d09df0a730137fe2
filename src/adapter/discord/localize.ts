import { shortened } from '../../card/fit.ts';
import type { Registry } from '../../command/registry.ts';
import { inLanguage, LANGUAGES, type Language, type Localized } from '../../core/language.ts';
import { LIMITS } from './limits.ts';

/** Discord's locales that read each of our languages: https://docs.discord.com/developers/reference#locales */
const LOCALES = { en: ['en-US', 'en-GB'], zh: ['zh-CN', 'zh-TW'], ru: ['ru'] } as const;

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const isName = (text: string) => NAME.test(text) && text === text.toLowerCase();

/** Texts by Discord's locale. */
type Localizations = Partial<Record<(typeof LOCALES)[Language][number], string>>;

/** The language of the texts that people see whose own the pack does not speak, and its translations. */
export type Speech = { readonly base: Language; readonly others: readonly Language[] };

/** What a registry's commands are declared in. */
export function speechOf({ info }: Registry): Speech {
  const base = info.languages.includes('en') ? 'en' : info.language;
  return { base, others: info.languages.filter((language) => language !== base) };
}

/** The translations that differ from the text they translate; nothing where there are none. */
export function translations(text: Localized, base: string, { others }: Speech): Localizations | null {
  const entries = others.flatMap((language) => {
    const translated = text[language];
    if (translated === undefined || translated === base) return [];
    return LOCALES[language].map((locale) => [locale, translated] as const);
  });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

/** A description of at most 100 characters, with its translations. */
export function described(text: Localized, speech: Speech) {
  const { most } = LIMITS.commandDescription;
  const short = Object.fromEntries(LANGUAGES.map((one) => [one, shortened(inLanguage(text, one), most)]));
  const description = inLanguage(short, speech.base);
  const localized = translations(short, description, speech);
  return { description, ...(localized === null ? {} : { description_localizations: localized }) };
}

/**
 * Names in other languages where Discord takes them: in its form, and no two of the same in one list.
 * @throws when the name itself has not that form.
 */
export function named(name: string, names: Localized, siblings: readonly Localized[], speech: Speech) {
  if (!isName(name)) {
    throw new Error(
      `"${name}" cannot be a command or option on Discord: use at most 32 lower-case letters, digits, - and _.`,
    );
  }
  const isAlone = (language: Language) =>
    siblings.filter((others) => others[language] === names[language]).length <= 1;
  const usable = Object.fromEntries(
    speech.others.flatMap((language) => {
      const translated = names[language];
      if (translated === undefined || !isName(translated) || !isAlone(language)) return [];
      return [[language, translated] as const];
    }),
  );
  const localized = translations(usable, name, speech);
  return { name, ...(localized === null ? {} : { name_localizations: localized }) };
}
