import { IntlMessageFormat } from 'intl-messageformat';
import { LANGUAGES, type Language, type Locale, type Localized, languageOf } from '../core/language.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';
import { zh } from './zh.ts';

/** The name of one sentence of the interface. */
export type MessageKey = keyof typeof en;

/** A whole catalogue: every key of the English one. */
export type Catalogue = Readonly<Record<MessageKey, string>>;

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, zh, ru };

/** Parsing a message costs more than formatting it a thousand times, so each is parsed once, when first said. */
const parsed = new Map<string, IntlMessageFormat>();

function messageOf(language: Language, key: MessageKey): IntlMessageFormat {
  const name = `${language} ${key}`;
  const known = parsed.get(name);
  if (known !== undefined) return known;
  // Markup is off: what looks like a tag is text, whoever wrote it.
  const message = new IntlMessageFormat(CATALOGUES[language][key], language, undefined, { ignoreTag: true });
  parsed.set(name, message);
  return message;
}

/** Values without a full stop of their own where the sentence has one behind them: `2026 г.` ends with one. */
function withoutDoubleStop(
  message: string,
  values: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string | number>> {
  const isDouble = ([name, value]: readonly [string, string | number]) =>
    typeof value === 'string' && /[^.]\.$/u.test(value) && message.includes(`{${name}}.`);
  const entries = Object.entries(values);
  if (!entries.some(isDouble)) return values;
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      isDouble([name, value]) && typeof value === 'string' ? value.slice(0, -1) : value,
    ]),
  );
}

/**
 * One sentence of the interface in a language, with the values its placeholders name.
 * @throws when a placeholder gets no value: that is a fault in our code, never in a user's words.
 */
export function say(
  locale: Locale,
  key: MessageKey,
  values?: Readonly<Record<string, string | number>>,
): string {
  const language = languageOf(locale);
  const plain = CATALOGUES[language][key];
  if (values === undefined && !plain.includes('{') && !plain.includes("'")) return plain;
  const fitting = values === undefined ? undefined : withoutDoubleStop(plain, values);
  return String(messageOf(language, key).format(fitting));
}

/** The sentence in every language, for what is declared to a platform once and shown to everyone. */
export function sayInAll(key: MessageKey, values?: Readonly<Record<string, string | number>>): Localized {
  return Object.fromEntries(LANGUAGES.map((language) => [language, say(language, key, values)]));
}

/** Whether a text names a message. */
export function isMessageKey(text: string): text is MessageKey {
  return Object.hasOwn(en, text);
}
