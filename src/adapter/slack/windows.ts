import type { types, webApi } from '@slack/bolt';
import type { Log } from '../../command/log.ts';
import { apiFailure } from './api-failure.ts';

/** Opens windows and changes what they show. Never rejects: what goes wrong is logged with its remedy. */
export type Windows = {
  /** Whether it is open: a trigger is good for three seconds, once. */
  readonly open: (triggerId: string, view: types.ModalView) => Promise<boolean>;
  /** `hash` is of the state that the request was made in, `null` for whatever state; `isLast` tells whether nothing newer was asked in this window meanwhile. */
  readonly update: (
    view: { readonly id: string; readonly hash: string | null },
    next: types.ModalView,
    isLast: () => boolean,
  ) => Promise<void>;
};

/** By Slack's names of errors: https://docs.slack.dev/reference/methods/views.open#errors */
const REMEDIES = new Map([
  [
    'expired_trigger_id',
    'Slack waits three seconds for the window: look at the load of this machine and at its network.',
  ],
  ['invalid_auth', 'Set SLACK_BOT_TOKEN to the “Bot User OAuth Token” of the installed app.'],
  ['ratelimited', 'Slack limits the rate of windows; it works again in a moment.'],
]);

const OTHERWISE = 'Check the network; whoever asked can ask again.';

export function createWindows(client: webApi.WebClient, log: Log): Windows {
  const tell = (error: unknown, what: string) => {
    const { reason } = apiFailure(error);
    const remedy = REMEDIES.get(reason) ?? OTHERWISE;
    log.error({ reason, remedy }, `a window could not be ${what} (${reason}). ${remedy}`);
  };
  return {
    open: async (triggerId, view) => {
      try {
        await client.views.open({ trigger_id: triggerId, view });
        return true;
      } catch (error) {
        tell(error, 'opened');
        return false;
      }
    },
    update: async ({ id, hash }, view, isLast) => {
      if (hash === null && !isLast()) return;
      try {
        await client.views.update({ view_id: id, ...(hash !== null && { hash }), view });
      } catch (error) {
        // The window shows an answer that came after this request was made. It is older than this one where nothing
        // was asked since: two quick choices are sent with the same hash.
        if (apiFailure(error).reason !== 'hash_conflict') return tell(error, 'changed');
        if (!isLast()) return;
        await client.views.update({ view_id: id, view }).catch((again: unknown) => tell(again, 'changed'));
      }
    },
  };
}
