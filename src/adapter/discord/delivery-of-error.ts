import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import type { Delivery } from '../../briefing/delivery.ts';

/** The system's names of what keeps a request from arriving at all. */
const NEVER_SENT: readonly unknown[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

function wasNeverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && NEVER_SENT.includes(error.code)) return true;
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(wasNeverSent);
  return wasNeverSent(error.cause);
}

const GONE: readonly unknown[] = [RESTJSONErrorCodes.UnknownChannel, RESTJSONErrorCodes.UnknownGuild];

const NO_ACCESS: readonly unknown[] = [
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
];

/** A message opens a thread that is archived, but not one that is locked as well; an edit opens neither. */
const CLOSED: readonly unknown[] = [
  RESTJSONErrorCodes.ThreadLocked,
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
];

/** What Discord has said itself, by its code and then by the status. */
function deliveryOfRefusal({ code, status }: DiscordAPIError): Delivery {
  if (GONE.includes(code)) return { kind: 'channel-gone' };
  if (CLOSED.includes(code)) return { kind: 'archived' };
  if (NO_ACCESS.includes(code)) return { kind: 'access-lost' };
  if (status === 401) return { kind: 'token-revoked' };
  if (status === 403) return { kind: 'access-lost' };
  if (status === 404) return { kind: 'channel-gone' };
  return { kind: 'refused' };
}

/** What became of a message, by what the request for it has thrown. */
export function deliveryOfError(error: unknown): Delivery {
  if (error instanceof RateLimitError) {
    const { retryAfter, timeToReset } = error;
    return { kind: 'rate-limited', retryAfterMs: Math.max(retryAfter, timeToReset, 1) };
  }
  if (error instanceof DiscordAPIError) return deliveryOfRefusal(error);
  if (error instanceof HTTPError) return { kind: 'uncertain' };
  return { kind: wasNeverSent(error) ? 'unreachable' : 'uncertain' };
}
