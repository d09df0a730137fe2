import type { types } from '@slack/bolt';
import type { Choice } from '../../card/card.ts';
import { isBlank, SLACK_LIMITS, type SlackBlock } from './limits.ts';
import { beginningOf, plain } from './text-object.ts';

/** What a button does with its line; see `pressedLine`. */
export type ButtonKind =
  /** Answers it: in the place of a question that only the asker sees. */
  | 'run'
  /** Answers it for everybody who reads the conversation, in the place of the question. */
  | 'settle'
  /** Answers it below. */
  | 'see'
  | 'share'
  /** Opens the window that searches as one types, with the question of the line in it. */
  | 'search'
  /** Shows in the window again what stood there before. */
  | 'back';

/** `null` for what a button cannot carry, which then stands in the fallback text alone. */
export type MakeButton = (kind: ButtonKind, choice: Choice) => types.Button | null;

/** Buttons that are what one would mostly press next. */
const isPrimary = (kind: ButtonKind) => kind === 'share' || kind === 'search';

/**
 * Numbers the buttons of one message, since Slack wants their ids to differ. `thread` is the message below which
 * *Share* is to show the card, where that is not where the button stands.
 */
export function buttonMaker(thread: string | null = null): MakeButton {
  let made = 0;
  return (kind, { label, line }) => {
    if (isBlank(label) || isBlank(line) || line.length > SLACK_LIMITS.buttonValue) return null;
    const text = plain(beginningOf(label, SLACK_LIMITS.buttonText));
    const place = kind === 'share' && thread !== null ? `:${thread}` : '';
    const id = `${kind}:${made++}${place}`;
    const button: types.Button = { type: 'button', action_id: id, text, value: line };
    return isPrimary(kind) ? { ...button, style: 'primary' } : button;
  };
}

/** Rows of buttons, as many as it takes. */
export function rows(buttons: readonly (types.Button | null)[]): SlackBlock[] {
  const present = buttons.filter((button) => button !== null);
  const made: SlackBlock[] = [];
  for (let from = 0; from < present.length; from += SLACK_LIMITS.buttons) {
    made.push({ type: 'actions', elements: present.slice(from, from + SLACK_LIMITS.buttons) });
  }
  return made;
}
