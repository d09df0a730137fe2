import type { types } from '@slack/bolt';
import type { Completion } from '../../command/command.ts';
import type { Language } from '../../core/language.ts';
import { say } from '../../text/say.ts';
import { isBlank } from './limits.ts';
import { beginningOf, plain } from './text-object.ts';
import { VIEW_LIMITS } from './view-limits.ts';

/** Stands before a text that is asked as it was typed; no value of a completion begins with it. */
const AS_TYPED = '?';

/** What an option of the list stands for. */
export type Chosen =
  /** What a completion of `find` is called by. */
  { readonly kind: 'named'; readonly value: string } | { readonly kind: 'typed'; readonly text: string };

export function readChosen(value: string): Chosen {
  return value.startsWith(AS_TYPED)
    ? { kind: 'typed', text: value.slice(AS_TYPED.length) }
    : { kind: 'named', value };
}

/** A completion may come with what tells it from others of its name. */
type Offered = Completion & { readonly detail?: string | null };

function option(label: string, value: string, detail: string | null = null): types.PlainTextOption[] {
  if (isBlank(label) || isBlank(value) || value.length > VIEW_LIMITS.optionValue) return [];
  const text = plain(beginningOf(label, VIEW_LIMITS.optionText));
  const about =
    detail === null || isBlank(detail) ? null : beginningOf(detail, VIEW_LIMITS.optionDescription);
  return [{ text, value, ...(about !== null && { description: plain(about) }) }];
}

/**
 * What has been typed as an option of its own, so that words that are no name lead on as well. A longer question than a
 * value holds is for the line below the list.
 */
function asTyped(
  text: string,
  offered: readonly Offered[],
  language: Language,
): readonly types.PlainTextOption[] {
  const words = text.replace(/\s+/gu, ' ').trim();
  const isName = offered.some(({ label }) => label.toLowerCase() === words.toLowerCase());
  if (words === '' || isName) return [];
  return option(say(language, 'slack.ask-this', { text: words }), `${AS_TYPED}${words}`);
}

/** The options for what somebody has typed so far: the same as Discord offers, after what was typed itself. */
export function searchOptions(
  text: string,
  offered: readonly Offered[],
  language: Language,
): types.PlainTextOption[] {
  const named = offered.flatMap(({ label, value, detail }) => option(label, value, detail ?? null));
  return [...asTyped(text, offered, language), ...named].slice(0, VIEW_LIMITS.options);
}
