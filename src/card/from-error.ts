import type { Locale } from '../core/language.ts';
import { say } from '../text/say.ts';
import type { Card, Choice } from './card.ts';

/** An apology for our own fault, with the reference under which it stands in the log. */
export function cardFromError(reference: string, language: Locale): Card {
  return {
    language,
    title: say(language, 'error.title'),
    tone: 'error',
    parts: [{ kind: 'text', text: say(language, 'error.text', { reference }) }],
  };
}

/** What was wrong with what the user typed, and what to choose instead: what is near, or examples that work. */
export function cardFromBadInput(
  message: string,
  choices: readonly Choice[],
  language: Locale,
  prompt: 'answer.nearest' | 'help.examples' = 'answer.nearest',
  mentions: readonly string[] = [],
): Card {
  return {
    language,
    title: say(language, 'bad.title'),
    tone: 'nothing',
    parts: [
      { kind: 'text', text: message, ...(mentions.length > 0 && { mentions }) },
      ...(choices.length === 0 ? [] : [{ kind: 'choices', prompt: say(language, prompt), choices } as const]),
    ],
  };
}
