import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { createRecent } from '../../command/recent.ts';

/** Slack's last retry comes after five minutes: https://docs.slack.dev/apis/events-api#retries */
const REMEMBERED_MS = 15 * 60 * 1000;
const MOST_REMEMBERED = 20_000;

/** What is the same in a request and in Slack's retries of it; `null` for a payload without any. */
function idOf(body: AnyMiddlewareArgs['body']): string | null {
  if ('event_id' in body && typeof body.event_id === 'string') return body.event_id;
  if ('trigger_id' in body && typeof body.trigger_id === 'string') return body.trigger_id;
  return null;
}

/** Lets each request through once; a retry of Slack's is acknowledged, and nothing is done again. */
export function onlyOnce(now: () => number): Middleware<AnyMiddlewareArgs> {
  const seen = createRecent({ forMs: REMEMBERED_MS, most: MOST_REMEMBERED, now });
  return async (args) => {
    const id = idOf(args.body);
    if (id === null || seen.add(id)) return args.next();
    if ('ack' in args && args.ack !== undefined) await args.ack();
  };
}
