import { RespondError, type RespondFn, type webApi } from '@slack/bolt';
import type { Log } from '../../command/log.ts';
import { withoutSecrets } from './bolt-logger.ts';
import type { SlackReply } from './reply.ts';

/** What became of a message: `uncertain` when Slack may have taken it, and did not say so. */
export type Sent = 'delivered' | 'refused' | 'uncertain';

/** A reply to a response URL, which may take the place of the message whose button was pressed. */
export type Response = SlackReply & { replace_original: boolean; thread_ts?: string };

/** Slack answers a response URL well within a second. */
const TIMEOUT_MS = 5000;

/** What Bolt makes its requests with: none of them waits for ever. */
export const fetchInTime: webApi.FetchFunction = (url, init) =>
  fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(TIMEOUT_MS) });

/** Causes that keep a request from arriving at all. */
export const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** The system's name of what went wrong, wherever among the causes it stands; empty for none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}

function outcomeOf(error: unknown): { sent: Sent; reason: string } {
  if (error instanceof RespondError) {
    const sent = error.statusCode < 500 && error.statusCode !== 408 ? 'refused' : 'uncertain';
    return { sent, reason: `HTTP status ${error.statusCode}` };
  }
  const code = codeOf(error);
  const reason = code || (error instanceof Error ? withoutSecrets(error.message) : 'unknown');
  return { sent: NEVER_SENT.has(code) ? 'refused' : 'uncertain', reason };
}

/** The error that Slack names in the body of an answer that otherwise looks well; `null` for none. */
function refusalIn(body: string): string | null {
  try {
    const answer: unknown = JSON.parse(body);
    if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== false)
      return null;
    return 'error' in answer ? String(answer.error) : 'not ok';
  } catch {
    return null; // Slack's usual answer is the bare word "ok".
  }
}

/** Sends a reply to the response URL of a request. Never throws: what went wrong is logged and returned. */
export async function send(respond: RespondFn, response: Response, doing: string, log: Log): Promise<Sent> {
  try {
    const answer = await respond(response);
    const refusal = refusalIn(await answer.text());
    if (refusal === null) return 'delivered';
    log.error({ doing, reason: refusal }, 'Slack refused a reply');
    return 'refused';
  } catch (error) {
    const { sent, reason } = outcomeOf(error);
    log.warn({ doing, reason, sent }, 'a reply did not get through to Slack');
    return sent;
  }
}
