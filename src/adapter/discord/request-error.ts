import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/**
 * A failed request as it may stand in a log. discord.js's own errors carry the whole request: its address holds the
 * token with which anybody could answer the interaction, and its body what a person has typed.
 */
export class RequestError extends Error {
  override name = 'RequestError';
  /** Status of the response; `null` when none came. */
  readonly status: number | null;
  /** Discord's own error code; `null` when it gave none. */
  readonly code: string | number | null;

  constructor(message: string, status: number | null, code: string | number | null) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

function codeOf(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** What is worth knowing of whatever a request has thrown, and nothing of the request. */
export function requestError(error: unknown): RequestError {
  if (error instanceof DiscordAPIError) return new RequestError(error.message, error.status, error.code);
  if (error instanceof HTTPError) return new RequestError('Discord has a fault', error.status, null);
  if (error instanceof RateLimitError) {
    return new RequestError(`Discord asks to wait for ${error.retryAfter} ms`, 429, null);
  }
  if (!(error instanceof Error)) return new RequestError(String(error), null, null);
  if (error.name === 'AbortError') return new RequestError('Discord did not answer in time', null, null);
  return new RequestError(error.message, null, codeOf(error));
}
