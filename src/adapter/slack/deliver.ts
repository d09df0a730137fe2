import type { webApi } from '@slack/bolt';
import { type Addressee, type Deliver, type Delivery, toldBy } from '../../briefing/delivery.ts';
import { type Clock, createPace, createPaces, MONOTONIC, type Pace } from '../../briefing/pace.ts';
import { createRefusal } from '../../briefing/refusal.ts';
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
  /** What calls are paced by; it only goes on. */
  readonly clock?: Clock;
};

/** One call, with everything that it waits for at Slack's. */
export const DELIVER_WITHIN_MS = 15_000;

/** One message a second for a channel, and several hundred a minute for all: https://docs.slack.dev/apis/web-api/rate-limits */
const CHANNEL_EVERY_MS = 1000;
const EVERY_MS = 1000 / 5;

/** Edits, looks and the opening of conversations are of its third tier, fifty a minute for each method; two are left. */
const TIER_3_EVERY_MS = 60_000 / 48;

/** Where so many look already, it is looked later: what is due now would wait behind all that is late. */
const LOOK_IN_MS = 30_000;

/** An app without the scope to read channels is asked for nothing there for so long: somebody may give it one. */
const NO_SCOPE_MS = 3_600_000;

const REFUSED =
  'Slack refuses the bot token: no briefing is sent there, and those that are due wait. Set SLACK_BOT_TOKEN to the “Bot User OAuth Token” on the app’s page “OAuth & Permissions” (if there is none, install the app to the workspace first), and start the bot again.';

/** How briefings and what is told about them go out on Slack. */
export function createDeliver({
  client,
  rootCommand,
  log,
  now = Date.now,
  clock = MONOTONIC,
}: DeliverOptions): Deliver {
  const posts = createPace(EVERY_MS, { clock });
  const channels = createPaces(CHANNEL_EVERY_MS, { clock, within: posts.turn });
  const updates = createPace(TIER_3_EVERY_MS, { clock });
  const opens = createPace(TIER_3_EVERY_MS, { clock });
  const looks = createPace(TIER_3_EVERY_MS, { clock });
  let cannotLookUntil = Number.NEGATIVE_INFINITY;
  const onNoScope = () => {
    cannotLookUntil = clock.now() + NO_SCOPE_MS;
  };
  const { isRefused, heed } = createRefusal(() => log.error({}, REFUSED));

  const laidOut = (card: Card): SlackMessage =>
    renderSlack(card, { shareLine: null, addressee: null, sharedBy: null, rootCommand: rootCommand() });

  const turn = async (channel: string, signal?: AbortSignal) =>
    !isRefused() && (await channels.turn(channel, signal)) && !isRefused();

  /** Hears what was said to a call of a method: where it was to wait, all calls of it wait as long. */
  const heedOn = (pace: Pace) => (delivery: Delivery) => {
    if (delivery.kind === 'rate-limited') pace.holdUp(delivery.retryAfterMs);
    return heed(delivery);
  };

  /** One call of a method; what it was that did not go through is for the log. */
  const call = async (
    pace: Pace,
    ask: () => Promise<Delivery>,
    fields: Readonly<Record<string, unknown>>,
    failed: string,
  ): Promise<Delivery> => {
    if (isRefused()) return { kind: 'token-revoked' };
    try {
      return await ask();
    } catch (error) {
      const delivery = heedOn(pace)(deliveryOfError(error));
      log.warn({ reason: apiFailure(error).reason, ...fields, became: delivery.kind }, failed);
      return delivery;
    }
  };

  const post = (channel: string, message: SlackMessage, nonce: string | null): Promise<Delivery> =>
    call(
      posts,
      async () => {
        const trace = nonce === null ? {} : { metadata: traceOf(nonce) };
        const { ts } = await client.chat.postMessage({ channel, ...message, ...trace });
        return ts === undefined ? { kind: 'uncertain' } : { kind: 'delivered', message: ts };
      },
      { channel, nonce },
      'a message of a briefing did not go through on Slack',
    );

  /** The channel of an addressee, as what was delivered; nothing is said there yet. */
  const open = async (channel: string, to: Addressee, signal?: AbortSignal): Promise<Delivery> => {
    if (to.kind === 'channel') return { kind: 'delivered', message: channel };
    if (isRefused() || !(await opens.turn(signal))) return { kind: 'unreachable' };
    return call(
      opens,
      async () => {
        const { channel: opened } = await client.conversations.open({ users: to.person });
        return opened?.id === undefined ? { kind: 'refused' } : { kind: 'delivered', message: opened.id };
      },
      {},
      'a person cannot be written to on Slack',
    );
  };

  return {
    isRefused,
    turn: ({ channel }, signal) => turn(channel, signal),
    send: ({ channel: { channel }, nonce, card }) => post(channel, laidOut(card), nonce),
    recover: async (trace, since, last = since) => {
      if (clock.now() < cannotLookUntil) return { kind: 'unknown' };
      if (isRefused() || looks.waitMs() > LOOK_IN_MS) return { kind: 'later' };
      const paced = async () => {
        await looks.turn();
        if (isRefused()) throw new Error(REFUSED);
      };
      const options = { client, now, turn: paced, heed: heedOn(looks), onNoScope };
      return recoverOnSlack(trace, { since, last }, options);
    },
    correct: async ({ channel: { channel }, nonce, card }, message, signal) => {
      const { text, blocks, parse } = laidOut(card);
      if (!isRefused() && !(await updates.turn(signal))) return { kind: 'unreachable' };
      return call(
        updates,
        async () => {
          const metadata = traceOf(nonce);
          await client.chat.update({ channel, ts: message, text, blocks, parse, metadata });
          return { kind: 'delivered', message };
        },
        { channel, nonce },
        'a briefing could not be corrected on Slack',
      );
    },
    tell: async ({ channel }, to, card, signal) => {
      const opened = await open(channel, to, signal);
      // To open a channel says nothing to anybody, so that it can be done again.
      if (opened.kind !== 'delivered') return opened.kind === 'uncertain' ? 'later' : toldBy(opened);
      if (!(await turn(opened.message, signal))) return 'later';
      return toldBy(await post(opened.message, laidOut(card), null));
    },
  };
}
