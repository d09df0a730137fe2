import type { Place } from './post-message.ts';

/** A question that was put to the bot in a conversation. */
export type Asked = {
  readonly userId: string;
  /** As Slack wrote it, without the mention of the bot. */
  readonly text: string;
  /** Where the answer belongs. */
  readonly place: Place;
  /** The same for every event about one message. */
  readonly key: string;
};

/** A mention or a message, as far as we look at one. */
export type MessageEvent = Readonly<Record<string, unknown>>;

const textOr = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** Messages that are a person's own words; of all other kinds nobody waits for an answer. */
const SUBTYPES = new Set(['file_share', 'thread_broadcast']);

const SLACKBOT = 'USLACKBOT';

/**
 * Who asks; `null` for whom the bot does not answer: bots and itself, and what was edited later, since a message may be
 * edited often and its answer stands already.
 */
function askerOf(event: MessageEvent, botUserId: string | null): string | null {
  const user = textOr(event.user);
  const isWritten = event.subtype === undefined || SUBTYPES.has(String(event.subtype));
  const isBot = textOr(event.bot_id) !== null || user === botUserId || user === SLACKBOT;
  const isEdited = event.edited !== undefined || event.hidden === true;
  return isWritten && !isBot && !isEdited ? user : null;
}

/** Takes the mentions of the bot out of a text; before Slack has told who it is, the first mention. */
function withoutMention(text: string, botUserId: string | null): string {
  if (botUserId === null) return text.replace(/<@[UW][A-Z0-9]+(?:\|[^<>]*)?>/u, ' ');
  return text.replace(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/gu, (whole, id: string) =>
    id === botUserId ? ' ' : whole,
  );
}

function read(
  event: MessageEvent,
  botUserId: string | null,
  threadOf: (ts: string) => string | null,
): Asked | null {
  const userId = askerOf(event, botUserId);
  const channel = textOr(event.channel);
  const ts = textOr(event.ts);
  if (userId === null || channel === null || ts === null) return null;
  const text = withoutMention(textOr(event.text) ?? '', botUserId);
  return { userId, text, place: { channel, thread: threadOf(ts) }, key: `${channel} ${ts}` };
}

/** A mention: it is answered in its thread, which the answer begins where there is none yet. */
export function readMention(event: MessageEvent, botUserId: string | null): Asked | null {
  return read(event, botUserId, (ts) => textOr(event.thread_ts) ?? ts);
}

/**
 * A direct message to the bot: a conversation of two needs no thread, so it is answered in one only where it was asked
 * in one. A file without a word is no question.
 */
export function readDirectMessage(event: MessageEvent, botUserId: string | null): Asked | null {
  if (event.channel_type !== 'im') return null;
  const asked = read(event, botUserId, () => textOr(event.thread_ts));
  return asked === null || asked.text.trim() === '' ? null : asked;
}
