import type { Card } from '../../card/card.ts';
import type { Notified } from '../../command/adapter.ts';
import { type PostOptions, postMessage } from './post-message.ts';
import { renderSlack } from './render.ts';

export type NotifyOptions = PostOptions & {
  /** The slash command of the book in use, without its slash. */
  readonly rootCommand: () => string;
};

/** Posts a card to a channel by chat.postMessage, once. Never rejects. */
export async function notifyChannel(
  channel: string,
  card: Card,
  { rootCommand, ...options }: NotifyOptions,
): Promise<Notified> {
  const nobody = { shareLine: null, addressee: null, sharedBy: null };
  try {
    const message = renderSlack(card, { ...nobody, rootCommand: rootCommand() });
    return await postMessage({ channel, thread: null }, message, options);
  } catch (error) {
    options.log.error({ err: error, channel }, 'a message to a Slack channel could not be laid out');
    return 'refused';
  }
}
