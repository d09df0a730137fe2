import type { Block } from 'slack-blocks-to-jsx';
import { type Fields, fieldsIn, isFields, textIn, webAddressIn } from '../reading.ts';

export type SlackMessageParts = {
  readonly blocks: readonly Block[];
  /** What notifications show, and the whole message where there is no block. */
  readonly text: string;
};

/** A pressed button as Slack reports it. */
export type SlackButton = { readonly id: string; readonly value: string | null; readonly url: string | null };

/**
 * The components take blocks as Slack defines them and leave out what they do not know; a block of a known kind with
 * wrong contents makes them throw, which the boundary around each message catches.
 */
function isBlock(value: Fields): value is Fields & Block {
  return typeof value.type === 'string';
}

/** What the page shows of a message that would be sent to Slack. */
export function readSlackMessage(payload: unknown): SlackMessageParts {
  const message = isFields(payload) ? payload : {};
  return { blocks: fieldsIn(message.blocks).filter(isBlock), text: textIn(message.text) ?? '' };
}

/** The button of a message that has this `action_id`; `null` when none has. */
export function buttonIn(payload: unknown, actionId: string): SlackButton | null {
  const blocks = isFields(payload) ? fieldsIn(payload.blocks) : [];
  const elements = blocks.flatMap((block) => [...fieldsIn(block.elements), ...fieldsIn([block.accessory])]);
  const button = elements.find(({ type, action_id }) => type === 'button' && action_id === actionId);
  if (button === undefined) return null;
  return { id: actionId, value: textIn(button.value), url: webAddressIn(button.url) };
}
