import { createHmac } from 'node:crypto';
import { z } from 'zod';

export const SIGNING_SECRET = 'a-signing-secret-of-32-characters';

/** A body with the headers that Slack would send with it. */
export type SlackRequest = { readonly body: string; readonly headers: Record<string, string> };

type Signing = { secret?: string; at?: number };

/** Signs a body as Slack does: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signed(
  body: string,
  contentType: string,
  { secret = SIGNING_SECRET, at = Date.now() }: Signing = {},
): SlackRequest {
  const stamp = Math.floor(at / 1000);
  const hash = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': `v0=${hash}`,
    },
  };
}

const FORM = 'application/x-www-form-urlencoded';

let made = 0;
/** Ids as Slack makes them: never twice the same. */
export const newId = (prefix: string) => `${prefix}${(++made).toString(36).toUpperCase().padStart(8, '0')}`;

export type CommandFields = {
  text: string;
  user?: string;
  userName?: string;
  channel?: string;
  responseUrl?: string;
  triggerId?: string;
};

/** What a slash command holds: https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export function commandPayload({ text, user, userName, channel, responseUrl, triggerId }: CommandFields) {
  return {
    token: 'deprecated',
    team_id: 'T0000000001',
    team_domain: 'desk',
    channel_id: channel ?? 'C0000000001',
    channel_name: 'general',
    user_id: user ?? 'U0000000001',
    user_name: userName ?? 'ann',
    command: '/harbin',
    text,
    api_app_id: 'A0000000001',
    is_enterprise_install: 'false',
    response_url: responseUrl ?? 'http://127.0.0.1:9/nowhere',
    trigger_id: triggerId ?? newId('1234.5678.'),
  };
}

export function commandRequest(fields: CommandFields, signing: Signing = {}): SlackRequest {
  return signed(new URLSearchParams(commandPayload(fields)).toString(), FORM, signing);
}

export type PressFields = {
  action: { action_id: string; value?: string };
  user?: string;
  userName?: string;
  channel?: string;
  responseUrl?: string;
  triggerId?: string;
  /** The message that holds the button. */
  messageTs?: string;
  isEphemeral?: boolean;
  /** The first message of the thread that it stands in. */
  thread?: string;
};

/** What a pressed button sends: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function pressPayload(fields: PressFields) {
  const { action, isEphemeral = true, messageTs = '1700000000.000100' } = fields;
  const channel = fields.channel ?? 'C0000000001';
  return {
    type: 'block_actions',
    user: {
      id: fields.user ?? 'U0000000001',
      username: fields.userName ?? 'ann',
      name: fields.userName ?? 'ann',
      team_id: 'T0000000001',
    },
    api_app_id: 'A0000000001',
    token: 'deprecated',
    container: {
      type: 'message',
      message_ts: messageTs,
      channel_id: channel,
      is_ephemeral: isEphemeral,
      ...(fields.thread !== undefined && { thread_ts: fields.thread }),
    },
    trigger_id: fields.triggerId ?? newId('8765.4321.'),
    team: { id: 'T0000000001', domain: 'desk' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel, name: 'general' },
    response_url: fields.responseUrl ?? 'http://127.0.0.1:9/nowhere',
    actions: [
      {
        type: 'button',
        block_id: 'b1',
        text: { type: 'plain_text', text: 'Button', emoji: false },
        action_ts: '1700000001.000200',
        ...action,
      },
    ],
  };
}

export function pressRequest(fields: PressFields, signing: Signing = {}): SlackRequest {
  return payloadRequest(pressPayload(fields), signing);
}

export type FormFields = {
  /** The window as it was opened. */
  view: {
    readonly id: string;
    readonly callback_id: string;
    readonly private_metadata: string;
    readonly blocks?: readonly unknown[];
  };
  /** What was typed or chosen, by block. */
  values: Readonly<Record<string, string | null>>;
  user?: string;
  userName?: string;
  triggerId?: string;
};

const Named = z.looseObject({ block_id: z.string() });
const Selects = z.looseObject({ element: z.looseObject({ type: z.literal('static_select') }) });

/** What a sent form holds: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function formPayload({ view, values, user, userName, triggerId }: FormFields) {
  const name = userName ?? 'ann';
  const typed = Object.entries(values).map(([block, value]) => {
    const isChosen = Selects.safeParse(
      view.blocks?.find((one) => Named.safeParse(one).data?.block_id === block),
    );
    const option = value === null ? null : { text: { type: 'plain_text', text: value }, value };
    const chosen = { type: 'static_select', selected_option: option };
    return [block, { typed: isChosen.success ? chosen : { type: 'plain_text_input', value } }];
  });
  return {
    type: 'view_submission',
    team: { id: 'T0000000001', domain: 'desk' },
    user: { id: user ?? 'U0000000001', username: name, name, team_id: 'T0000000001' },
    api_app_id: 'A0000000001',
    token: 'deprecated',
    trigger_id: triggerId ?? newId('8765.4321.'),
    view: {
      ...view,
      type: 'modal',
      team_id: 'T0000000001',
      blocks: [],
      hash: '1700000000.abc',
      title: { type: 'plain_text', text: 'Form' },
      state: { values: Object.fromEntries(typed) },
    },
    response_urls: [],
    is_enterprise_install: false,
    enterprise: null,
  };
}

/** Any interaction, in the form that Slack sends them in. */
export function payloadRequest(payload: unknown, signing: Signing = {}): SlackRequest {
  return signed(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), FORM, signing);
}

/** An event or a check of the address, as JSON. */
export function jsonRequest(payload: unknown, signing: Signing = {}): SlackRequest {
  return signed(JSON.stringify(payload), 'application/json', signing);
}
