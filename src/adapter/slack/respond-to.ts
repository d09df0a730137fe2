import { RespondError, type RespondFn } from '@slack/bolt';
import { fetchInTime } from './send.ts';

/**
 * Answers to a response URL that came with an earlier request: Bolt makes such a function only for the URL of the
 * request at hand, and a press in a window has none.
 */
export function respondTo(url: string): RespondFn {
  return async (message) => {
    const body = JSON.stringify(typeof message === 'string' ? { text: message } : message);
    const headers = { 'content-type': 'application/json' };
    const answer = await fetchInTime(url, { method: 'POST', headers, body });
    if (answer.ok) return answer;
    throw new RespondError(`The response URL answered ${answer.status}.`, answer.status);
  };
}
