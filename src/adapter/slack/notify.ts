import type { webApi } from '@slack/bolt';
import type { Card } from '../../card/card.ts';
import type { Notified } from '../../command/adapter.ts';
import type { Log } from '../../command/log.ts';
import { apiFailure } from './api-failure.ts';
import { renderSlack } from './render.ts';
import { codeOf, NEVER_SENT } from './send.ts';

export type NotifyOptions = {
  /** Must not repeat a call by itself: Slack cannot tell a second attempt from a second message. */
  readonly client: webApi.WebClient;
  /** The slash command of the book in use, without its slash. */
  readonly rootCommand: () => string;
  readonly log: Log;
};

/** By Slack's names of errors: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const REMEDIES = new Map([
  ['not_in_channel', 'Invite the bot to that channel: type /invite and its name there.'],
  ['channel_not_found', 'Copy the channel’s id anew; to a private channel, invite the bot first.'],
  ['is_archived', 'Unarchive that channel, or name another one.'],
  ['restricted_action', 'Allow apps to post in that channel, or name another one.'],
  [
    'missing_scope',
    'Give the app the scope chat:write: print the manifest with `npm run -s manifest:slack`, paste it on the app’s page “App Manifest”, and install the app again.',
  ],
  ['ratelimited', 'Slack limits the rate of messages; this one is not sent again.'],
]);

const OTHERWISE = 'Check the network and the channel; the message is not sent again.';

/** A refusal is certain where Slack names an error, and where the call cannot have arrived. */
function outcomeOf(error: unknown): Notified {
  const failure = apiFailure(error);
  if (failure.kind !== 'temporary' || failure.retryAfterMs !== null) return 'refused';
  return NEVER_SENT.has(codeOf(error)) ? 'refused' : 'uncertain';
}

/** Posts a card to a channel by chat.postMessage, once. Never rejects. */
export async function notifyChannel(
  channel: string,
  card: Card,
  { client, rootCommand, log }: NotifyOptions,
): Promise<Notified> {
  try {
    const nobody = { shareLine: null, addressee: null, sharedBy: null };
    const message = renderSlack(card, { ...nobody, rootCommand: rootCommand() });
    await client.chat.postMessage({ channel, ...message });
    return 'delivered';
  } catch (error) {
    const { reason } = apiFailure(error);
    const sent = outcomeOf(error);
    const remedy = REMEDIES.get(reason) ?? OTHERWISE;
    log.error(
      { channel, reason, sent, remedy },
      `a message to the Slack channel ${channel} did not get through (${reason}). ${remedy}`,
    );
    return sent;
  }
}
