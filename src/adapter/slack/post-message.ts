import { setTimeout as wait } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Log } from '../../command/log.ts';
import { apiFailure } from './api-failure.ts';
import type { SlackMessage } from './limits.ts';
import { codeOf, NEVER_SENT, type Sent } from './send.ts';

/** Where a message goes: to a channel, and below which message of it; `null` for below none. */
export type Place = { readonly channel: string; readonly thread: string | null };

export type PostOptions = {
  /** Must not repeat a call by itself: Slack cannot tell a second attempt from a second message. */
  readonly client: webApi.WebClient;
  readonly log: Log;
  /** The longest that is waited where Slack says that the rate is too high; left out for not at all. */
  readonly patienceMs?: number;
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
function outcomeOf(error: unknown): Sent {
  const failure = apiFailure(error);
  if (failure.kind !== 'temporary' || failure.retryAfterMs !== null) return 'refused';
  return NEVER_SENT.has(codeOf(error)) ? 'refused' : 'uncertain';
}

/** How long Slack asks to wait, where that is no longer than we would; nothing was posted then. */
function pauseAfter(error: unknown, patienceMs: number): number | null {
  const failure = apiFailure(error);
  if (failure.kind !== 'temporary' || failure.retryAfterMs === null) return null;
  return failure.retryAfterMs <= patienceMs ? failure.retryAfterMs : null;
}

/** Posts a message by chat.postMessage, once. Never rejects: what goes wrong is logged with its remedy. */
export async function postMessage(
  { channel, thread }: Place,
  message: SlackMessage,
  { client, log, patienceMs = 0 }: PostOptions,
): Promise<Sent> {
  const post = () =>
    client.chat.postMessage({ channel, ...(thread !== null && { thread_ts: thread }), ...message });
  try {
    await post().catch(async (error: unknown) => {
      const ms = pauseAfter(error, patienceMs);
      if (ms === null) throw error;
      await wait(ms, undefined, { ref: false });
      await post();
    });
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
