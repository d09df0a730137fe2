import { type Language, languageOfLocale } from '../core/language.ts';
import type { Reader } from './command.ts';

const HAN = /\p{Script=Han}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
/** A word that is written small: `GDP` and `BPO` are names in every language. */
const ENGLISH_WORD = /(?<![\p{L}])\p{Script=Latin}?[a-z]{2,}(?!\p{L})/u;

/** The language that a question is written in, by its script; `null` where that tells nothing. */
function languageOfWords(text: string): Language | null {
  if (HAN.test(text)) return 'zh';
  if (CYRILLIC.test(text)) return 'ru';
  return ENGLISH_WORD.test(text) ? 'en' : null;
}

/**
 * Who asks in a message that says nothing of its reader: answered in the language of the question itself where that can
 * be told and is spoken, else in that of the place it was asked in, which is looked up only then.
 */
export async function readerOfWords(
  text: string,
  spoken: readonly Language[],
  placeLocale: () => Promise<string | null>,
): Promise<Reader> {
  const language = languageOfWords(text);
  if (language !== null && spoken.includes(language)) return { locale: language };
  return { locale: await placeLocale() };
}

/**
 * Who asks where the platform says which language they use: answered in that one, unless the question is written in a
 * script of another. Latin letters tell nothing here: names and commands are typed in them by everybody.
 */
export function readerOfProfile(text: string, spoken: readonly Language[], locale: string | null): Reader {
  const language = languageOfWords(text);
  const isOther = language !== null && language !== 'en' && spoken.includes(language);
  return { locale: isOther && languageOfLocale(locale, spoken) !== language ? language : locale };
}
