import type { types } from '@slack/bolt';
import type { Completion } from '../../command/command.ts';
import { detailWithin } from '../../command/completion-text.ts';
import type { Language } from '../../core/language.ts';
import { say } from '../../text/say.ts';
import { isBlank } from './limits.ts';
import { beginningOf, escaped, plain } from './text-object.ts';
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

/** As many whole details as have room once they are escaped. */
function description(detail: string | null): types.PlainTextElement | null {
  const most = VIEW_LIMITS.optionDescription;
  let kept = detailWithin(detail, most);
  while (kept !== null && escaped(kept).length > most) kept = detailWithin(kept, kept.length - 1);
  return kept === null || isBlank(kept) ? null : plain(kept);
}

function option({ label, value, detail }: Completion): types.PlainTextOption[] {
  if (isBlank(label) || isBlank(value) || value.length > VIEW_LIMITS.optionValue) return [];
  const text = plain(beginningOf(label, VIEW_LIMITS.optionText));
  const about = description(detail);
  return [{ text, value, ...(about !== null && { description: about }) }];
}

/**
 * What has been typed as an option of its own, so that words that are no name lead on as well. A longer question than a
 * value holds is for the line below the list.
 */
function asTyped(
  text: string,
  offered: readonly Completion[],
  language: Language,
): readonly types.PlainTextOption[] {
  const words = text.replace(/\s+/gu, ' ').trim();
  const isName = offered.some(({ label }) => label.toLowerCase() === words.toLowerCase());
  if (words === '' || isName) return [];
  const label = say(language, 'slack.ask-this', { text: words });
  return option({ label, value: `${AS_TYPED}${words}`, detail: null });
}

/** The options for what somebody has typed so far: the same as Discord offers, after what was typed itself. */
export function searchOptions(
  text: string,
  offered: readonly Completion[],
  language: Language,
): types.PlainTextOption[] {
  return [...asTyped(text, offered, language), ...offered.flatMap(option)].slice(0, VIEW_LIMITS.options);
}
