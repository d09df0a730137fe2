import { webApi } from '@slack/bolt';
import type { Log } from '../../command/log.ts';
import { boltLogger } from './bolt-logger.ts';

export type WebClientSettings = {
  readonly token: string;
  /** `https://slack.com/api/`, or a proxy's. */
  readonly apiUrl: string;
  readonly log: Log;
  readonly timeoutMs: number;
};

/** For what happens at the start and on reconnecting. */
export const CALL_TIMEOUT_MS = 10_000;

/** One attempt at a time with an end to it: the client's own ten retries over half an hour would answer nobody. */
export const ONE_ATTEMPT = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true } as const;

/** The address as the client wants it: it puts the method right behind. */
export function baseUrl(apiUrl: string): string {
  return apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`;
}

/** A Web API client that fails fast and never retries by itself. */
export function createWebClient({ token, apiUrl, log, timeoutMs }: WebClientSettings): webApi.WebClient {
  return new webApi.WebClient(token, {
    ...ONE_ATTEMPT,
    slackApiUrl: baseUrl(apiUrl),
    logger: boltLogger(log, true),
    timeout: timeoutMs,
    allowAbsoluteUrls: false,
  });
}
