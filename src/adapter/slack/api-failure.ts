import { webApi } from '@slack/bolt';
import { withoutSecrets } from './bolt-logger.ts';

/** Why a call of the Web API failed, and whether trying again can help. */
export type ApiFailure =
  | { readonly kind: 'temporary'; readonly reason: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'permanent'; readonly reason: string }
  /** Whatever answers at the address does not speak Slack's Web API. */
  | { readonly kind: 'wrong-address'; readonly reason: string };

/** Errors that Slack's reference calls passing: https://docs.slack.dev/reference/methods/auth.test#errors */
const TEMPORARY = new Set([
  'fatal_error',
  'internal_error',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

/** The cause that names the trouble: fetch itself says no more than that it failed. */
function rootMessage(error: Error): string {
  if (error instanceof AggregateError) return error.errors.map(String).join('; ');
  return error.cause instanceof Error ? rootMessage(error.cause) : error.message;
}

/** What an error of the Web API client means. */
export function apiFailure(error: unknown): ApiFailure {
  if (error instanceof webApi.WebAPIPlatformError) {
    const reason = error.data.error;
    // The client takes any text that is no JSON for Slack's name of an error.
    if (!/^[a-z0-9_]+$/.test(reason))
      return { kind: 'wrong-address', reason: 'an answer that is not Slack’s' };
    return TEMPORARY.has(reason)
      ? { kind: 'temporary', reason, retryAfterMs: null }
      : { kind: 'permanent', reason };
  }
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'temporary', reason: 'ratelimited', retryAfterMs: error.retryAfter * 1000 };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const reason = `HTTP status ${error.statusCode}`;
    const isTheirs = error.statusCode >= 500 || error.statusCode === 429 || error.statusCode === 408;
    return isTheirs ? { kind: 'temporary', reason, retryAfterMs: null } : { kind: 'wrong-address', reason };
  }
  // Anything else went wrong on the way: no network, no such host, a connection cut off, no answer in time.
  const reason = error instanceof Error ? withoutSecrets(rootMessage(error)) : 'no connection';
  return { kind: 'temporary', reason, retryAfterMs: null };
}
