import type { webApi } from '@slack/bolt';
import type { Addressee, Deliver, Delivery } from '../../briefing/delivery.ts';
import { createPace, createPaces } from '../../briefing/pace.ts';
import type { Card } from '../../card/card.ts';
import type { Log } from '../../command/log.ts';
import { apiFailure } from './api-failure.ts';
import { deliveryOfError } from './delivery-of-error.ts';
import type { SlackMessage } from './limits.ts';
import { recoverOnSlack, traceOf } from './recover.ts';
import { renderSlack } from './render.ts';

export type DeliverOptions = {
  /** Must not repeat a call by itself, and must give up in time: Slack cannot tell a second attempt from a second message. */
  readonly client: webApi.WebClient;
  /** The slash command of the book in use, without its slash. */
  readonly rootCommand: () => string;
  readonly log: Log;
  readonly now?: () => number;
};

/** One call, with everything that it waits for at Slack's. */
export const DELIVER_WITHIN_MS = 15_000;

/** One message a second for a channel, and several hundred a minute for all: https://docs.slack.dev/apis/web-api/rate-limits */
const CHANNEL_EVERY_MS = 1000;
const EVERY_MS = 1000 / 5;

/** How briefings and what is told about them go out on Slack. */
export function createDeliver({ client, rootCommand, log, now = Date.now }: DeliverOptions): Deliver {
  const pace = createPace(EVERY_MS, now);
  const channelPace = createPaces(CHANNEL_EVERY_MS, now);

  const laidOut = (card: Card): SlackMessage =>
    renderSlack(card, { shareLine: null, addressee: null, sharedBy: null, rootCommand: rootCommand() });

  const turn = async (channel: string, signal?: AbortSignal) =>
    (await channelPace(channel, signal)) && (await pace(signal));

  const post = async (channel: string, message: SlackMessage, nonce: string | null): Promise<Delivery> => {
    try {
      const trace = nonce === null ? {} : { metadata: traceOf(nonce) };
      const { ts } = await client.chat.postMessage({ channel, ...message, ...trace });
      return ts === undefined ? { kind: 'uncertain' } : { kind: 'delivered', message: ts };
    } catch (error) {
      const delivery = deliveryOfError(error);
      const fields = { reason: apiFailure(error).reason, channel, nonce, became: delivery.kind };
      log.warn(fields, 'a message of a briefing did not go through on Slack');
      return delivery;
    }
  };

  /** The channel of an addressee; `null` where there is no way to them. */
  const channelOf = async (channel: string, to: Addressee): Promise<string | null> => {
    if (to.kind === 'channel') return channel;
    try {
      const { channel: opened } = await client.conversations.open({ users: to.person });
      return opened?.id ?? null;
    } catch (error) {
      log.warn({ reason: apiFailure(error).reason }, 'a person cannot be written to on Slack');
      return null;
    }
  };

  return {
    turn: ({ channel }, signal) => turn(channel, signal),
    send: ({ channel: { channel }, nonce, card }) => post(channel, laidOut(card), nonce),
    recover: (trace, since) => recoverOnSlack(trace, since, { client, now }),
    correct: async ({ channel: { channel }, nonce, card }, message) => {
      const { text, blocks, parse } = laidOut(card);
      await turn(channel);
      try {
        await client.chat.update({ channel, ts: message, text, blocks, parse, metadata: traceOf(nonce) });
        return { kind: 'delivered', message };
      } catch (error) {
        const delivery = deliveryOfError(error);
        const fields = { reason: apiFailure(error).reason, channel, nonce, became: delivery.kind };
        log.warn(fields, 'a briefing could not be corrected on Slack');
        return delivery;
      }
    },
    tell: async ({ channel }, to, card) => {
      const place = await channelOf(channel, to);
      if (place === null) return false;
      await turn(place);
      const { kind } = await post(place, laidOut(card), null);
      return kind === 'delivered' || kind === 'uncertain';
    },
  };
}
