import { DiscordAPIError, type REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import { NONCE_HOLDS_MS, type Recovery, type Trace } from '../../briefing/delivery.ts';
import { createOwnTime, type OwnTime } from '../../briefing/own-time.ts';
import type { Refusal } from '../../briefing/refusal.ts';
import { deliveryOfError } from './delivery-of-error.ts';
import { type Listed, readListed } from './trace.ts';

/** The first moment of Discord's ids: https://docs.discord.com/developers/reference#snowflakes */
const EPOCH_MS = 1_420_070_400_000n;

/** Discord's clock and ours differ; a message of another run is not taken for this one, however far back it is looked. */
const MARGIN_MS = 120_000n;

const A_PAGE = 100;
/** A channel with more messages since then is not looked through to its end. */
const MOST_PAGES = 10;

function idAt(since: Date): bigint {
  const ms = BigInt(since.getTime()) - MARGIN_MS - EPOCH_MS;
  return (ms > 0n ? ms : 0n) << 22n;
}

export type LookOptions = {
  readonly rest: REST;
  /** The bot's own id. */
  readonly self: string;
  readonly now: () => number;
  /** All requests of a look together, without the turns that they wait for. */
  readonly withinMs: number;
  /** Waits for the turn of one request. */
  readonly turn: () => Promise<void>;
  /** Told what an error means. */
  readonly heed: Refusal['heed'];
};

type Asking = LookOptions & { readonly inTime: OwnTime };

/** Whether a channel holds no message at all: a bot that may not read what was said gets an empty list as well. */
async function isEmpty(channel: string, { rest, inTime, turn }: Asking): Promise<boolean> {
  await turn();
  const body: unknown = await inTime((ms) =>
    rest.get(Routes.channel(channel), { signal: AbortSignal.timeout(ms) }),
  );
  return (
    typeof body === 'object' &&
    body !== null &&
    (!('last_message_id' in body) || body.last_message_id === null)
  );
}

/** The messages of a channel, page by page, the latest page first; each page the latest first. */
async function* pagesOf(trace: Trace, options: Asking): AsyncGenerator<readonly Listed[]> {
  const { rest, self, inTime, turn } = options;
  let before: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    await turn();
    const query = new URLSearchParams({ limit: String(A_PAGE), ...(before !== null && { before }) });
    const route = Routes.channelMessages(trace.channel.channel);
    const body = await inTime((ms) => rest.get(route, { query, signal: AbortSignal.timeout(ms) }));
    const listed = readListed(body, trace.nonce, self);
    if (listed === null) throw new Error('Discord’s list of messages is none');
    yield listed;
    before = listed.at(-1)?.id ?? null;
    if (listed.length < A_PAGE) return;
  }
}

/**
 * Whether the message is there, is not, or cannot be seen to be either. Looked at from the latest message back to a hundred
 * that are older than the run: a clock that was fast when it was begun, and is right now, puts it among them. In most
 * channels that is one request: many runs may be late at once, and each request takes the turn of a message.
 */
async function look(
  trace: Trace,
  since: Date,
  options: Asking,
): Promise<{ kind: 'found'; message: string } | { kind: 'absent' | 'unseen' }> {
  const oldest = idAt(since);
  let seen = 0;
  let older = 0;
  let last = 0;
  for await (const listed of pagesOf(trace, options)) {
    const found = listed.find(({ isTraced }) => isTraced);
    if (found !== undefined) return { kind: 'found', message: found.id };
    older += listed.filter(({ id }) => BigInt(id) <= oldest).length;
    if (older >= A_PAGE) return { kind: 'absent' };
    seen += listed.length;
    last = listed.length;
  }
  if (last === A_PAGE && older === 0) return { kind: 'unseen' };
  const isSeen = seen > 0 || (await isEmpty(trace.channel.channel, options));
  return { kind: isSeen ? 'absent' : 'unseen' };
}

/**
 * Looks in a channel for the message of a nonce. Where it cannot be seen, what was begun just now is sent again, which
 * the nonce keeps from coming twice; later nobody can tell.
 */
export async function recoverOnDiscord(trace: Trace, since: Date, options: LookOptions): Promise<Recovery> {
  const isHeld = () => options.now() - since.getTime() < NONCE_HOLDS_MS;
  const blind = (): Recovery => ({ kind: isHeld() ? 'send-again' : 'unknown' });
  try {
    const looked = await look(trace, since, { ...options, inTime: createOwnTime(options.withinMs) });
    switch (looked.kind) {
      case 'found':
        return looked;
      case 'absent':
        return { kind: 'send-again' };
      case 'unseen':
        return blind();
      default:
        return looked satisfies never;
    }
  } catch (error) {
    const { kind } = options.heed(deliveryOfError(error));
    // What keeps us from looking keeps us from sending as well: the send says what it is.
    const isForNow = kind === 'rate-limited' || kind === 'token-revoked';
    if (error instanceof DiscordAPIError && !isForNow) return blind();
    return { kind: 'later' };
  }
}
