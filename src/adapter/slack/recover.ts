import { webApi } from '@slack/bolt';
import type { Recovery, Trace } from '../../briefing/delivery.ts';
import type { Refusal } from '../../briefing/refusal.ts';
import { deliveryOfError } from './delivery-of-error.ts';

/** By what name the metadata of our messages goes: https://docs.slack.dev/messaging/message-metadata */
const EVENT_TYPE = 'briefing_run';

/** What a message is found by, which nobody sees. */
export function traceOf(nonce: string): { event_type: string; event_payload: { run: string } } {
  return { event_type: EVENT_TYPE, event_payload: { run: nonce } };
}

/** Slack's clock and ours differ. */
const MARGIN_MS = 120_000;

/** A call that was given up may still be carried out; after that long it is not. */
const SETTLED_MS = 60_000;

const A_PAGE = 100;
/** A channel with more messages since then is not looked through to its end. */
const MOST_PAGES = 10;

/** What the app may not do, now or later, unless somebody gives it a scope or invites it. */
const CANNOT_LOOK = new Set([
  'missing_scope',
  'not_in_channel',
  'channel_not_found',
  'not_allowed_token_type',
]);

/** A look that takes longer is put off: nobody waits for a slow channel. */
const LOOK_WITHIN_MS = 15_000;

export type LookOptions = {
  readonly client: webApi.WebClient;
  readonly now: () => number;
  /** Told what an error means. */
  readonly heed: Refusal['heed'];
};

type History = NonNullable<webApi.ConversationsHistoryResponse['messages']>;

/** The run of a message; `null` where it is not of a briefing. */
function runOf(metadata: unknown): unknown {
  if (typeof metadata !== 'object' || metadata === null || !('event_payload' in metadata)) return null;
  const { event_payload: payload } = metadata;
  return typeof payload === 'object' && payload !== null && 'run' in payload ? payload.run : null;
}

/** The message of a run among those listed. */
function foundIn(messages: History, nonce: string): string | null {
  const found = messages.find(({ metadata, bot_id: bot }) => bot !== undefined && runOf(metadata) === nonce);
  return found?.ts ?? null;
}

const secondsOf = (since: Date) => String((since.getTime() - MARGIN_MS) / 1000);

/** The message among the last before that: a clock that was fast when the run was begun, and is right now, puts it there. */
async function lookBefore(
  { channel: { channel }, nonce }: Trace,
  since: Date,
  client: webApi.WebClient,
): Promise<string | null> {
  const { messages = [] } = await client.conversations.history({
    channel,
    latest: secondsOf(since),
    limit: A_PAGE,
    include_all_metadata: true,
  });
  return foundIn(messages, nonce);
}

/** The message of a run, `absent` where it is not there, `unseen` where there are too many to tell, or no time is left. */
async function look(
  { channel: { channel }, nonce }: Trace,
  since: Date,
  { client, now }: Omit<LookOptions, 'heed'>,
): Promise<{ kind: 'found'; message: string } | { kind: 'absent' | 'unseen' | 'slow' }> {
  const until = now() + LOOK_WITHIN_MS;
  const oldest = secondsOf(since);
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { messages = [], response_metadata: next } = await client.conversations.history({
      channel,
      oldest,
      limit: A_PAGE,
      include_all_metadata: true,
      ...(cursor !== undefined && { cursor }),
    });
    const found = foundIn(messages, nonce);
    if (found !== null) return { kind: 'found', message: found };
    cursor = next?.next_cursor === '' ? undefined : next?.next_cursor;
    if (cursor === undefined) return { kind: 'absent' };
    if (now() > until) return { kind: 'slow' };
  }
  return { kind: 'unseen' };
}

/**
 * Looks in a channel for the message of a run, where the app has the scope to read it: nothing else tells, since Slack
 * knows no nonce. What is not there after a minute was never posted.
 */
export async function recoverOnSlack(trace: Trace, since: Date, options: LookOptions): Promise<Recovery> {
  try {
    const looked = await look(trace, since, options);
    switch (looked.kind) {
      case 'found':
        return looked;
      case 'absent': {
        if (options.now() - since.getTime() < SETTLED_MS) return { kind: 'later' };
        const before = await lookBefore(trace, since, options.client);
        return before === null ? { kind: 'send-again' } : { kind: 'found', message: before };
      }
      case 'unseen':
        return { kind: 'unknown' };
      case 'slow':
        return { kind: 'later' };
      default:
        return looked satisfies never;
    }
  } catch (error) {
    options.heed(deliveryOfError(error));
    const isBarred = error instanceof webApi.WebAPIPlatformError && CANNOT_LOOK.has(error.data.error);
    return { kind: isBarred ? 'unknown' : 'later' };
  }
}
