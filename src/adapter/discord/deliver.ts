import { randomUUID } from 'node:crypto';
import type { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { Addressee, Deliver, Delivery, Parcel } from '../../briefing/delivery.ts';
import { createPace } from '../../briefing/pace.ts';
import type { Card } from '../../card/card.ts';
import type { Log } from '../../command/log.ts';
import { deliveryOfError } from './delivery-of-error.ts';
import type { DiscordMessage } from './message.ts';
import { recoverOnDiscord } from './recover.ts';
import { renderDiscord } from './render.ts';
import { requestError } from './request-error.ts';
import { withTrace } from './trace.ts';

export type DeliverOptions = {
  /** With the bot's token, and without retries of its own. */
  readonly rest: REST;
  readonly token: string;
  /** The stripe of the book in use. */
  readonly accent: () => string;
  /** The bot's own id; `null` before it has been connected. */
  readonly self: () => string | null;
  readonly log: Log;
  readonly now?: () => number;
  readonly withinMs?: number;
};

/** One send, or one look with all its requests. */
export const DELIVER_WITHIN_MS = 15_000;

/**
 * Discord lets 50 requests a second through for a bot: https://docs.discord.com/developers/topics/rate-limits
 * One of them is left, and what a program that is busy loses; what answers a command is outside that limit anyway.
 */
const EVERY_MS = 1000 / 49;

const idOf = (body: unknown): string | null =>
  typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string' ? body.id : null;

/** How briefings and what is told about them go out on Discord. */
export function createDeliver(options: DeliverOptions): Deliver {
  const { rest, token, accent, self, log, now = Date.now, withinMs = DELIVER_WITHIN_MS } = options;
  const pace = createPace(EVERY_MS, now);
  const gate = createPace(EVERY_MS, now);
  const signal = () => AbortSignal.timeout(withinMs);
  /** What is written down between the turn of a message and its request does not bunch the requests. */
  const atLast = async () => {
    await gate();
    // After a refusal of the token the client forgets it, and would then fail without asking.
    rest.setToken(token);
  };
  const turn = async () => {
    await pace();
    await atLast();
  };

  const laidOut = (card: Card): DiscordMessage => {
    const shown = { accent: accent(), shareLine: null, addressee: null, isPrivate: false };
    // What is sent here never has a file.
    const { files: _, ...message } = renderDiscord(card, shown);
    return message;
  };

  const post = async (channel: string, message: DiscordMessage, nonce: string): Promise<Delivery> => {
    await atLast();
    try {
      const body = { ...message, nonce, enforce_nonce: true };
      const id = idOf(await rest.post(Routes.channelMessages(channel), { body, signal: signal() }));
      return id === null ? { kind: 'uncertain' } : { kind: 'delivered', message: id };
    } catch (error) {
      const delivery = deliveryOfError(error);
      const fields = { err: requestError(error), channel, nonce, became: delivery.kind };
      log.warn(fields, 'a message of a briefing did not go through on Discord');
      return delivery;
    }
  };

  /** The channel of an addressee; `null` where there is no way to them. */
  const channelOf = async (channel: string, to: Addressee): Promise<string | null> => {
    if (to.kind === 'channel') return channel;
    await turn();
    try {
      const body = { recipient_id: to.person };
      return idOf(await rest.post(Routes.userChannels(), { body, signal: signal() }));
    } catch (error) {
      log.warn({ err: requestError(error) }, 'a person cannot be written to on Discord');
      return null;
    }
  };

  return {
    turn: (_, signal) => pace(signal),

    send: ({ channel: { channel }, nonce, card }: Parcel) =>
      post(channel, withTrace(laidOut(card), nonce), nonce),

    recover: async (trace, since) => {
      const id = self();
      return id === null
        ? { kind: 'later' }
        : recoverOnDiscord(trace, since, { rest, self: id, now, signal: signal(), turn });
    },

    correct: async ({ channel: { channel }, nonce, card }, message) => {
      await turn();
      try {
        const body = withTrace(laidOut(card), nonce);
        await rest.patch(Routes.channelMessage(channel, message), { body, signal: signal() });
        return { kind: 'delivered', message };
      } catch (error) {
        const delivery = deliveryOfError(error);
        const fields = { err: requestError(error), channel, nonce, became: delivery.kind };
        log.warn(fields, 'a briefing could not be corrected on Discord');
        return delivery;
      }
    },

    tell: async ({ channel }, to, card) => {
      const place = await channelOf(channel, to);
      if (place === null) return false;
      await pace();
      const { kind } = await post(place, laidOut(card), randomUUID().replaceAll('-', '').slice(0, 25));
      return kind === 'delivered' || kind === 'uncertain';
    },
  };
}
