import { LANGUAGES, type Language, languageOfLocale } from '../core/language.ts';
import { normalise } from '../core/words/words.ts';
import { say } from '../text/say.ts';

/** A language by its code or by its name in any language: `ru`, `Russian`, `русский`, `俄文`. */
export function languageNamed(text: string, among: readonly Language[]): Language | null {
  const word = normalise(text).trim();
  const named = (language: Language) =>
    LANGUAGES.some((inWhich) => normalise(say(inWhich, `language.${language}`)) === word);
  return languageOfLocale(word, among) ?? among.find(named) ?? null;
}
