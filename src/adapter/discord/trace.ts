import { createHash } from 'node:crypto';
import type { ButtonRow, DiscordMessage } from './message.ts';

/** Small numbers are what Discord gives by itself to components that have none. */
const LEAST = 2 ** 16;

/**
 * The number by which a message is known as the one of a nonce. Discord forgets the nonce itself within minutes, and
 * does not show it to who lists a channel; the number that a row of buttons has stays.
 */
export function traceNumber(nonce: string): number {
  const most = 2 ** 31 - 1;
  return LEAST + (createHash('sha256').update(nonce).digest().readUInt32BE() % (most - LEAST));
}

/** The message with the trace of a nonce on its first row; as it is where it has no buttons. */
export function withTrace(message: DiscordMessage, nonce: string): DiscordMessage {
  const [first, ...others] = message.components;
  if (first === undefined) return message;
  const traced: ButtonRow = { ...first, id: traceNumber(nonce) };
  return { ...message, components: [traced, ...others] };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** A message as Discord lists it, as far as it is looked at. */
export type Listed = { readonly id: string; readonly isTraced: boolean };

/** Reads a list of messages; `null` for what is none. `self` is the bot: what others write under our number is theirs. */
export function readListed(body: unknown, nonce: string, self: string): readonly Listed[] | null {
  if (!Array.isArray(body)) return null;
  const trace = traceNumber(nonce);
  return body.flatMap((message: unknown): Listed[] => {
    if (!isRecord(message) || typeof message.id !== 'string') return [];
    const { id, author, components } = message;
    const isOurs = isRecord(author) && author.id === self;
    const rows: readonly unknown[] = Array.isArray(components) ? components : [];
    return [{ id, isTraced: isOurs && rows.some((row) => isRecord(row) && row.id === trace) }];
  });
}
