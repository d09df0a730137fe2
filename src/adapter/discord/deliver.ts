import { randomUUID } from 'node:crypto';
import type { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import { type Addressee, type Deliver, type Delivery, type Parcel, toldBy } from '../../briefing/delivery.ts';
import { type Clock, createPace, createPaces, MONOTONIC } from '../../briefing/pace.ts';
import { createRefusal } from '../../briefing/refusal.ts';
import type { Card } from '../../card/card.ts';
import type { Log } from '../../command/log.ts';
import { deliveryOfError } from './delivery-of-error.ts';
import { TOKEN_REFUSED } from './login-failure.ts';
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
  /** What requests are paced by; it only goes on. */
  readonly clock?: Clock;
  readonly withinMs?: number;
};

/** One request, from when its turn has come; or all those of a look together. */
export const DELIVER_WITHIN_MS = 15_000;

/**
 * Discord lets 50 requests a second through for a bot: https://docs.discord.com/developers/topics/rate-limits
 * One of them is left, and what a program that is busy loses; what answers a command is outside that limit anyway.
 */
const EVERY_MS = 1000 / 49;

/**
 * Five messages in five seconds is what Discord lets through in a channel, as its headers say, and for what else is asked
 * there alike. The client would wait for that as well, but within the time of a request. A fifth is left for what is
 * written down between a turn and its request.
 */
const CHANNEL_EVERY_MS = 5000 / 4;

/** What is asked in a channel: Discord counts each apart. */
type Method = 'post' | 'patch' | 'get';

const laneOf = (method: Method, channel: string) => `${method} ${channel}`;

const idOf = (body: unknown): string | null =>
  typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string' ? body.id : null;

const REFUSED = `${TOKEN_REFUSED} Then start the bot again; briefings that are due wait until then, and none is sent.`;

/** How briefings and what is told about them go out on Discord. */
export function createDeliver(options: DeliverOptions): Deliver {
  const {
    rest,
    token,
    accent,
    self,
    log,
    now = Date.now,
    clock = MONOTONIC,
    withinMs = DELIVER_WITHIN_MS,
  } = options;
  const pace = createPace(EVERY_MS, { clock });
  const gate = createPace(EVERY_MS, { clock });
  const lanes = createPaces(CHANNEL_EVERY_MS, { clock, within: pace.turn });
  const { isRefused, heed } = createRefusal(() => log.error({}, REFUSED));
  const within = () => AbortSignal.timeout(withinMs);
  const turn = async (lane: string | null, signal?: AbortSignal) =>
    !isRefused() && (await (lane === null ? pace.turn(signal) : lanes.turn(lane, signal))) && !isRefused();

  /** Just before each request. What was written down since its turn was given does not bunch the requests. */
  const atLast = async () => {
    await gate.turn();
    // The client forgets a token when it is refused, and would fail without asking before that is heard of here.
    if (!isRefused()) rest.setToken(token);
  };

  const laidOut = (card: Card): DiscordMessage => {
    const shown = { accent: accent(), shareLine: null, addressee: null, isPrivate: false };
    // What is sent here never has a file.
    const { files: _, ...message } = renderDiscord(card, shown);
    return message;
  };

  /** Hears what was said in a lane: where it was to wait, whoever else would ask the same waits as long. */
  const heedIn = (lane: string | null) => (delivery: Delivery) => {
    if (delivery.kind === 'rate-limited' && lane !== null) lanes.holdUp(lane, delivery.retryAfterMs);
    return heed(delivery);
  };

  /** One request, whose turn it is; what it was that did not go through is for the log. */
  const request = async (
    lane: string | null,
    ask: () => Promise<Delivery>,
    fields: Readonly<Record<string, unknown>>,
    failed: string,
  ): Promise<Delivery> => {
    await atLast();
    if (isRefused()) return { kind: 'token-revoked' };
    try {
      return await ask();
    } catch (error) {
      const delivery = heedIn(lane)(deliveryOfError(error));
      log.warn({ err: requestError(error), ...fields, became: delivery.kind }, failed);
      return delivery;
    }
  };

  const post = (channel: string, message: DiscordMessage, nonce: string): Promise<Delivery> =>
    request(
      laneOf('post', channel),
      async () => {
        const body = { ...message, nonce, enforce_nonce: true };
        const id = idOf(await rest.post(Routes.channelMessages(channel), { body, signal: within() }));
        return id === null ? { kind: 'uncertain' } : { kind: 'delivered', message: id };
      },
      { channel, nonce },
      'a message of a briefing did not go through on Discord',
    );

  /** The channel of an addressee, as what was delivered; nothing is said there yet. */
  const open = async (channel: string, to: Addressee, signal?: AbortSignal): Promise<Delivery> => {
    if (to.kind === 'channel') return { kind: 'delivered', message: channel };
    if (!(await turn(null, signal))) return { kind: 'unreachable' };
    return request(
      null,
      async () => {
        const body = { recipient_id: to.person };
        const id = idOf(await rest.post(Routes.userChannels(), { body, signal: within() }));
        return id === null ? { kind: 'refused' } : { kind: 'delivered', message: id };
      },
      {},
      'a person cannot be written to on Discord',
    );
  };

  return {
    isRefused,
    turn: ({ channel }, signal) => turn(laneOf('post', channel), signal),

    send: ({ channel: { channel }, nonce, card }: Parcel) =>
      post(channel, withTrace(laidOut(card), nonce), nonce),

    recover: async (trace, since) => {
      const id = self();
      if (id === null || isRefused()) return { kind: 'later' };
      const lane = laneOf('get', trace.channel.channel);
      const paced = async () => {
        await turn(lane);
        await atLast();
      };
      return recoverOnDiscord(trace, since, {
        rest,
        self: id,
        now,
        withinMs,
        turn: paced,
        heed: heedIn(lane),
      });
    },

    correct: async ({ channel: { channel }, nonce, card }, message, signal) => {
      const lane = laneOf('patch', channel);
      if (!(await turn(lane, signal))) return { kind: isRefused() ? 'token-revoked' : 'unreachable' };
      return request(
        lane,
        async () => {
          const body = withTrace(laidOut(card), nonce);
          await rest.patch(Routes.channelMessage(channel, message), { body, signal: within() });
          return { kind: 'delivered', message };
        },
        { channel, nonce },
        'a briefing could not be corrected on Discord',
      );
    },

    tell: async ({ channel }, to, card, signal) => {
      const opened = await open(channel, to, signal);
      // To open a channel says nothing to anybody, so that it can be done again.
      if (opened.kind !== 'delivered') return opened.kind === 'uncertain' ? 'later' : toldBy(opened);
      if (!(await turn(laneOf('post', opened.message), signal))) return 'later';
      const nonce = randomUUID().replaceAll('-', '').slice(0, 25);
      return toldBy(await post(opened.message, laidOut(card), nonce));
    },
  };
}
