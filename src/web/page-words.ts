import type { Language } from '../core/language.ts';
import { type MessageKey, say } from '../text/say.ts';

/** Every sentence of the page itself. The page gets them from here, so that its words are in the one catalogue. */
export const PAGE_WORDS = [
  'preview.label',
  'preview.lead',
  'preview.command',
  'preview.placeholder',
  'preview.run',
  'preview.examples',
  'preview.completions',
  'preview.language',
  'preview.theme',
  'preview.theme.system',
  'preview.theme.light',
  'preview.theme.dark',
  'preview.reply',
  'preview.payload',
  'preview.copy',
  'preview.copied',
  'preview.copy-failed',
  'preview.loading',
  'preview.not-drawn',
  'preview.discord.used',
  'preview.discord.only-you',
  'preview.discord.dismiss',
  'preview.slack.only-you',
  'preview.slack.dismiss',
  'preview.you',
  'preview.colleague',
  'preview.gone',
  'preview.gone-remedy',
  'preview.retry',
] as const satisfies readonly MessageKey[];

export type PageWord = (typeof PAGE_WORDS)[number];

/** The page's sentences in a language. */
export function pageWords(language: Language): Readonly<Record<string, string>> {
  return Object.fromEntries(PAGE_WORDS.map((key) => [key, say(language, key)]));
}
