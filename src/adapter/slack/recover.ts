import { webApi } from '@slack/bolt';
import type { Recovery, Trace } from '../../briefing/delivery.ts';
import { createOwnTime, type OwnTime } from '../../briefing/own-time.ts';
import type { Refusal } from '../../briefing/refusal.ts';
import { deliveryOfError } from './delivery-of-error.ts';
import { within } from './within.ts';

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

/** A look whose calls take longer together is put off: nobody waits for a slow channel. */
const LOOK_WITHIN_MS = 15_000;

export type LookOptions = {
  readonly client: webApi.WebClient;
  readonly now: () => number;
  readonly withinMs?: number;
  /** Waits for the turn of one call. */
  readonly turn: () => Promise<void>;
  /** Told what an error means. */
  readonly heed: Refusal['heed'];
  /** Told that the app has no scope to read any channel. */
  readonly onNoScope: () => void;
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

/** Calls of a look, in the time that they have together. */
type Asking = Pick<LookOptions, 'client' | 'turn'> & { readonly inTime: OwnTime };

/** A page of what a channel holds; rejects where it takes longer than there is time. */
async function listed(
  which: {
    readonly channel: string;
    readonly latest?: string;
    readonly oldest?: string;
    readonly cursor?: string;
  },
  { client, turn, inTime }: Asking,
): Promise<{ messages: History; next: string | undefined }> {
  const asked = { ...which, limit: A_PAGE, include_all_metadata: true };
  await turn();
  const page = await inTime((ms) => within(client.conversations.history(asked), ms, null));
  if (page === null) throw new Error('Slack did not list the messages in time');
  const next = page.response_metadata?.next_cursor;
  return { messages: page.messages ?? [], next: next === '' ? undefined : next };
}

/** The message among the last before that: a clock that was fast when the run was begun, and is right now, puts it there. */
async function lookBefore(
  { channel: { channel }, nonce }: Trace,
  since: Date,
  asking: Asking,
): Promise<string | null> {
  const { messages } = await listed({ channel, latest: secondsOf(since) }, asking);
  return foundIn(messages, nonce);
}

/** The message of a run, `absent` where it is not there, `unseen` where there are too many to tell. */
async function look(
  { channel: { channel }, nonce }: Trace,
  since: Date,
  asking: Asking,
): Promise<{ kind: 'found'; message: string } | { kind: 'absent' | 'unseen' }> {
  const oldest = secondsOf(since);
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const which = { channel, oldest, ...(cursor !== undefined && { cursor }) };
    const { messages, next } = await listed(which, asking);
    const found = foundIn(messages, nonce);
    if (found !== null) return { kind: 'found', message: found };
    if (next === undefined) return { kind: 'absent' };
    cursor = next;
  }
  return { kind: 'unseen' };
}

/**
 * Looks in a channel for the message of a run, where the app has the scope to read it: nothing else tells, since Slack
 * knows no nonce. The first attempt was begun at `since`; what is not there a minute after the `last` was never posted.
 */
export async function recoverOnSlack(
  trace: Trace,
  { since, last }: { readonly since: Date; readonly last: Date },
  { client, now, turn, heed, onNoScope, withinMs = LOOK_WITHIN_MS }: LookOptions,
): Promise<Recovery> {
  const asking = { client, turn, inTime: createOwnTime(withinMs) };
  try {
    const looked = await look(trace, since, asking);
    switch (looked.kind) {
      case 'found':
        return looked;
      case 'absent': {
        if (now() - last.getTime() < SETTLED_MS) return { kind: 'later' };
        const before = await lookBefore(trace, since, asking);
        return before === null ? { kind: 'send-again' } : { kind: 'found', message: before };
      }
      case 'unseen':
        return { kind: 'unknown' };
      default:
        return looked satisfies never;
    }
  } catch (error) {
    heed(deliveryOfError(error));
    const reason = error instanceof webApi.WebAPIPlatformError ? error.data.error : '';
    if (reason === 'missing_scope') onNoScope();
    return { kind: CANNOT_LOOK.has(reason) ? 'unknown' : 'later' };
  }
}
