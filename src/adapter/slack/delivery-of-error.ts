import { webApi } from '@slack/bolt';
import type { Delivery } from '../../briefing/delivery.ts';
import { NEVER_SENT } from './send.ts';

/** How long a rate is left alone that Slack gives no time for. */
const RATE_MS = 30_000;

/**
 * What Slack names an error that ends sending: https://docs.slack.dev/reference/methods/chat.postMessage#errors
 * A name that stands nowhere here says something about the message, which is not taken now or ever.
 */
const BY_NAME: ReadonlyMap<string, Delivery['kind']> = new Map([
  ['channel_not_found', 'channel-gone'],
  ['is_archived', 'archived'],
  ['not_in_channel', 'access-lost'],
  ['restricted_action', 'access-lost'],
  ['restricted_action_non_threadable_channel', 'access-lost'],
  ['restricted_action_read_only_channel', 'access-lost'],
  ['restricted_action_thread_only_channel', 'access-lost'],
  ['access_denied', 'access-lost'],
  ['no_permission', 'access-lost'],
  ['missing_scope', 'access-lost'],
  ['ekm_access_denied', 'access-lost'],
  ['team_access_not_granted', 'access-lost'],
  ['account_inactive', 'token-revoked'],
  ['token_revoked', 'token-revoked'],
  ['token_expired', 'token-revoked'],
  ['invalid_auth', 'token-revoked'],
  ['not_authed', 'token-revoked'],
  ['two_factor_setup_required', 'token-revoked'],
  ['org_login_required', 'token-revoked'],
  ['ratelimited', 'rate-limited'],
  ['rate_limited', 'rate-limited'],
  ['message_limit_exceeded', 'rate-limited'],
  // Slack says of these that some of it may have been done.
  ['fatal_error', 'uncertain'],
  ['internal_error', 'uncertain'],
  ['service_unavailable', 'uncertain'],
  // The request came without its body, or while the workspace was moved: nothing was done.
  ['request_timeout', 'unreachable'],
  ['team_added_to_org', 'unreachable'],
] as const);

function deliveryOfName(name: string): Delivery {
  // The client takes any text that is no JSON for a name: what wrote it may stand before a Slack that has posted.
  if (!/^[a-z0-9_]+$/.test(name)) return { kind: 'uncertain' };
  const kind = BY_NAME.get(name) ?? 'refused';
  if (kind === 'rate-limited') return { kind, retryAfterMs: RATE_MS };
  return kind === 'delivered' ? { kind: 'uncertain' } : { kind };
}

/** Whether a call cannot have arrived. The client's own error has a name of its own before the system's. */
function wasNeverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && NEVER_SENT.has(error.code)) return true;
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(wasNeverSent);
  return wasNeverSent(error.cause);
}

/** What became of a message, by what the call for it has thrown. */
export function deliveryOfError(error: unknown): Delivery {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'rate-limited', retryAfterMs: Math.max(error.retryAfter * 1000, 1000) };
  }
  if (error instanceof webApi.WebAPIPlatformError) return deliveryOfName(error.data.error);
  if (error instanceof webApi.WebAPIHTTPError) {
    // Slack itself answers with 200 or 429: this is something before it, and below 500 it has passed nothing on.
    return { kind: error.statusCode < 500 && error.statusCode !== 408 ? 'unreachable' : 'uncertain' };
  }
  if (error instanceof Error && /Retry header did not contain/.test(error.message)) {
    return { kind: 'rate-limited', retryAfterMs: RATE_MS };
  }
  return { kind: wasNeverSent(error) ? 'unreachable' : 'uncertain' };
}
