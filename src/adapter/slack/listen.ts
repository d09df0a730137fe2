import type { App, BlockAction, BlockElementAction, MessageShortcut, ViewSubmitAction } from '@slack/bolt';
import { createRecent } from '../../command/recent.ts';
import type { Answering } from './answering.ts';
import { takeCall } from './call-form.ts';
import { CHECK_FIGURES } from './declare.ts';
import { handleCheck } from './handle-check.ts';
import { handleCommand } from './handle-command.ts';
import { handleHome } from './handle-home.ts';
import { handleMessage } from './handle-message.ts';
import { handlePress } from './handle-press.ts';
import { handleOptions, handleSubmit, handleViewPress } from './handle-search.ts';
import { type Asked, readDirectMessage, readMention } from './read-event.ts';
import { SEARCH } from './search-view.ts';
import { takeForm } from './suggest.ts';
import { FORM_ID } from './suggest-view.ts';
import type { Work } from './work.ts';

type Listening = {
  readonly work: Work;
  readonly now: () => number;
  /** Told of a workspace that the app was taken out of. */
  readonly onLeft: (workspace: string) => void;
};

const REVOKED =
  'Slack has revoked the bot token: unless the app was taken out, its briefings wait for another one. Set SLACK_BOT_TOKEN to the new “Bot User OAuth Token” on the app’s page “OAuth & Permissions”, and start the bot again.';

/** Slack tells of one message again within minutes, where it does so at all. */
const MESSAGE_REMEMBERED_MS = 60 * 60 * 1000;
const MOST_MESSAGES = 10_000;

/** A button's value; the other elements of ours have none, or one that is no text. */
function writtenIn(action: BlockElementAction): string | undefined {
  return 'value' in action && typeof action.value === 'string' ? action.value : undefined;
}

function chosenIn(action: BlockElementAction): { readonly value?: string } | null {
  if (action.type !== 'external_select' || action.selected_option === undefined) return null;
  const { value } = action.selected_option ?? {};
  return value === undefined ? {} : { value };
}

/** Answers everything that Slack sends to this app: every command, button, field and message that reaches us is ours. */
export function listen(app: App, answering: Answering, { work, now, onLeft }: Listening): void {
  const { botUserId } = answering;
  const answered = createRecent({ forMs: MESSAGE_REMEMBERED_MS, most: MOST_MESSAGES, now });
  const answer = async (asked: Asked | null) => {
    if (asked !== null) await work.track(handleMessage(asked, answering, answered));
  };
  app.command(/^/, (args) => work.track(handleCommand(args, answering)));
  app.action<BlockAction>(/^/, ({ body, action, ack, respond }) => {
    const pressed = { action_id: action.action_id, value: writtenIn(action) };
    const { view } = body;
    if (view === undefined)
      return work.track(handlePress({ body, action: pressed, ack, respond }, answering));
    const wanted = { ...pressed, value: pressed.value ?? null, selected_option: chosenIn(action) };
    return work.track(handleViewPress({ body, view, action: wanted, ack }, answering));
  });
  app.options<'block_suggestion'>({ type: 'block_suggestion', action_id: SEARCH.choice }, ({ body, ack }) =>
    work.track(handleOptions({ body, ack }, answering)),
  );
  app.view<ViewSubmitAction>(SEARCH.callbackId, ({ body, view, ack }) =>
    work.track(handleSubmit({ body, view, ack }, answering)),
  );
  app.view<ViewSubmitAction>({ callback_id: FORM_ID, type: 'view_submission' }, (args) =>
    work.track(takeForm(args, answering)),
  );
  app.view<ViewSubmitAction>({ callback_id: /^call:/, type: 'view_submission' }, ({ body, view, ack }) =>
    work.track(takeCall({ body, view, ack }, answering)),
  );
  app.shortcut<MessageShortcut>({ type: 'message_action', callback_id: CHECK_FIGURES }, (args) =>
    work.track(handleCheck(args, answering)),
  );
  app.event('app_mention', ({ event }) => answer(readMention({ ...event }, botUserId())));
  app.event('message', ({ event }) => answer(readDirectMessage({ ...event }, botUserId())));
  app.event('app_home_opened', ({ event }) => work.track(handleHome(event, answering)));
  app.event('app_uninstalled', async ({ body }) => onLeft(body.team_id));
  app.event('tokens_revoked', async ({ event }) => {
    // People may take back theirs, of which this app has none. Whoever takes the app out has its token revoked as well, and
    // that Slack tells by an event of its own: whoever only changes a token keeps the app, and what was set up with it.
    if ((event.tokens.bot?.length ?? 0) > 0) answering.log.error({}, REVOKED);
  });
}
