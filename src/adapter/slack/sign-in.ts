import type { webApi } from '@slack/bolt';
import { apiFailure } from './api-failure.ts';
import type { Failure } from './keep-trying.ts';

/** Who the bot is in the workspace, as far as Slack has told. */
export type Identity = { readonly botId?: string; readonly botUserId?: string };

/** Asks Slack whose token it is: https://docs.slack.dev/reference/methods/auth.test */
export async function signIn(client: webApi.WebClient): Promise<Identity> {
  const { bot_id: botId, user_id: botUserId } = await client.auth.test();
  return { ...(botId !== undefined && { botId }), ...(botUserId !== undefined && { botUserId }) };
}

/** The two tokens that Slack checks when the program starts, and where to get a right one. */
const REMEDIES = {
  'bot token':
    'Set SLACK_BOT_TOKEN to the “Bot User OAuth Token” on the app’s page “OAuth & Permissions”; if there is none, install the app to the workspace first.',
  'app-level token':
    'Turn Socket Mode on, and set SLACK_APP_TOKEN to an app-level token with the scope connections:write from the app’s page “Basic Information”.',
} as const;

/** Says what a failed call with one of the tokens means, with the remedy at the end. */
export function explainer(token: keyof typeof REMEDIES, apiUrl: string): (error: unknown) => Failure {
  return (error) => {
    const failure = apiFailure(error);
    const { reason } = failure;
    const { origin } = new URL(apiUrl);
    switch (failure.kind) {
      case 'permanent': {
        const message = `Slack refuses the ${token} (${reason}). ${REMEDIES[token]}`;
        return { message, isPermanent: true, retryAfterMs: null };
      }
      case 'wrong-address': {
        const message = `There is no Slack Web API at ${origin} (${reason}). Set SLACK_API_URL to https://slack.com/api/, or leave it out.`;
        return { message, isPermanent: true, retryAfterMs: null };
      }
      case 'temporary': {
        const message = `Slack cannot be reached at ${origin} (${reason}). It is tried again by itself; if that goes on, check the network and SLACK_API_URL.`;
        return { message, isPermanent: false, retryAfterMs: failure.retryAfterMs };
      }
      default:
        return failure satisfies never;
    }
  };
}
