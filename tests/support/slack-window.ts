import { z } from 'zod';
import type { TakenView } from './slack-api.ts';
import type { SlackHarness } from './slack-harness.ts';
import { commandPayload, commandRequest, newId } from './slack-requests.ts';

const Option = z.object({
  text: z.object({ type: z.literal('plain_text'), text: z.string() }).loose(),
  value: z.string(),
  description: z
    .object({ type: z.literal('plain_text'), text: z.string() })
    .loose()
    .optional(),
});
const Options = z.object({ options: z.array(Option) });

export type OfferedOption = z.infer<typeof Option>;

type Action = Readonly<Record<string, unknown>> & { readonly action_id: string };

const TEAM = { id: 'T0000000001', domain: 'desk' };

/** What a button, a list or a field in a window sends: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function viewActionPayload(
  view: TakenView['view'],
  userId: string,
  action: Action,
  triggerId = newId('1.'),
) {
  return {
    type: 'block_actions',
    user: { id: userId, username: 'ann', name: 'ann', team_id: TEAM.id },
    api_app_id: 'A0000000001',
    token: 'deprecated',
    container: { type: 'view', view_id: view.id },
    trigger_id: triggerId,
    team: TEAM,
    enterprise: null,
    is_enterprise_install: false,
    view: { ...view, state: { values: {} } },
    actions: [{ block_id: 'b1', action_ts: '1700000001.000200', ...action }],
  };
}

/** What *Ask* sends: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function submissionPayload(view: TakenView['view'], userId: string, values: unknown) {
  return {
    type: 'view_submission',
    team: TEAM,
    user: { id: userId, username: 'ann', name: 'ann', team_id: TEAM.id },
    api_app_id: 'A0000000001',
    token: 'deprecated',
    trigger_id: newId('2.'),
    view: { ...view, state: { values } },
    response_urls: [],
    is_enterprise_install: false,
    enterprise: null,
  };
}

/** What is sent while somebody types in a list. */
export function suggestionPayload(userId: string, value: string) {
  return {
    type: 'block_suggestion',
    user: { id: userId, username: 'ann', name: 'ann', team_id: TEAM.id },
    container: { type: 'view', view_id: 'V1' },
    api_app_id: 'A0000000001',
    token: 'deprecated',
    action_id: 'search-choice',
    block_id: 'search-list',
    value,
    team: TEAM,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** What Slack offers to somebody who has typed this. */
export async function suggest(
  slack: SlackHarness,
  value: string,
  user = 'ann',
): Promise<readonly OfferedOption[]> {
  return Options.parse(await slack.interact(suggestionPayload(slack.api.userId(user), value))).options;
}

/** A window that somebody has before them. */
export type TestWindow = {
  readonly responseUrl: string;
  /** As it is now. */
  readonly view: () => TakenView['view'];
  /** Does something in it; resolves to what it shows then. */
  readonly act: (action: Action) => Promise<TakenView['view']>;
  readonly choose: (value: string) => Promise<TakenView['view']>;
  readonly write: (value: string) => Promise<TakenView['view']>;
};

/** Types the slash command alone and waits for the window. */
export async function openWindow(
  slack: SlackHarness,
  mode: 'http' | 'socket',
  user = 'ann',
): Promise<TestWindow> {
  const before = slack.api.viewCount();
  const responseUrl = slack.urls.create();
  const userId = slack.api.userId(user);
  const fields = {
    text: '',
    user: userId,
    userName: user,
    responseUrl,
    triggerId: await slack.api.trigger(user),
  };
  const body =
    mode === 'socket'
      ? await slack.socket.send('slash_commands', commandPayload(fields))
      : await (await slack.request(commandRequest(fields))).text();
  if (typeof body === 'string' && body !== '') throw new Error(`the command was answered with ${body}`);
  return windowOf(slack, (await slack.api.taken(before + 1)).at(before), userId, responseUrl);
}

/** A window that is open already. */
export function windowOf(
  slack: SlackHarness,
  taken: TakenView | undefined,
  userId: string,
  responseUrl = '',
): TestWindow {
  if (taken === undefined) throw new Error('no window has opened');
  let { view } = taken;
  const act = async (action: Action) => {
    const before = slack.api.viewCount();
    await slack.interact(viewActionPayload(view, userId, action));
    const next = (await slack.api.taken(before + 1)).at(-1);
    if (next === undefined) throw new Error('the window did not change');
    view = next.view;
    return view;
  };
  return {
    responseUrl,
    view: () => view,
    act,
    choose: (value) =>
      act({
        type: 'external_select',
        action_id: 'search-choice',
        selected_option: { text: { type: 'plain_text', text: 'x' }, value },
      }),
    write: (value) => act({ type: 'plain_text_input', action_id: 'search-question', value }),
  };
}

/** The buttons of a window or message, by what stands on them. */
export function buttonsIn(
  blocks: readonly unknown[],
): ReadonlyMap<string, { action_id: string; value: string }> {
  const Button = z.looseObject({
    type: z.literal('button'),
    action_id: z.string(),
    value: z.string(),
    text: z.looseObject({ text: z.string() }),
  });
  const Row = z.looseObject({ elements: z.array(z.unknown()) });
  return new Map(
    blocks.flatMap((block) => {
      const row = Row.safeParse(block);
      if (!row.success) return [];
      return row.data.elements.flatMap((element) => {
        const button = Button.safeParse(element);
        if (!button.success) return [];
        const { action_id, value, text } = button.data;
        return [[text.text, { action_id, value }] as const];
      });
    }),
  );
}
