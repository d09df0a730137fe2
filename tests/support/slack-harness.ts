import { startSlack } from '../../src/adapter/slack/start.ts';
import type { Adapter } from '../../src/command/adapter.ts';
import type { Runner } from '../../src/command/command.ts';
import { listenOnLoopback } from './http-server.ts';
import { startLoopbackSocketMode } from './loopback-socket-mode.ts';
import { type LogLine, recordingLog } from './recording-log.ts';
import {
  type RecordedReply,
  type ResponseUrls,
  SlackReplyShape,
  startResponseUrls,
} from './response-urls.ts';
import { APP_TOKEN, BOT_TOKEN, type OpenedView, type SlackApi, startSlackApi } from './slack-api.ts';
import {
  type CommandFields,
  commandPayload,
  commandRequest,
  type FormFields,
  formPayload,
  jsonRequest,
  newId,
  type PressFields,
  payloadRequest,
  pressPayload,
  pressRequest,
  SIGNING_SECRET,
  type SlackRequest,
} from './slack-requests.ts';

export type SlackHarnessOptions = {
  readonly runner: Runner;
  /** Told of the adapter once it runs, and of the channel that it may write to. */
  readonly onStart?: (adapter: Adapter, channelId: string) => void;
  readonly mode?: 'http' | 'socket';
  readonly now?: () => number;
  readonly onLeft?: (workspace: string) => void;
};

/** What a slash command led to. */
export type CommandResult = {
  /** The acknowledgement's own message, or the one that followed it. */
  readonly reply: RecordedReply;
  /** Until Slack had its acknowledgement. */
  readonly acknowledgedInMs: number;
};

/** What a pressed button led to. */
export type PressResult = {
  readonly replies: readonly RecordedReply[];
  readonly acknowledgedInMs: number;
};

export type Press = Omit<PressFields, 'responseUrl' | 'user'> & {
  /** A name of `PEOPLE`. */
  readonly user?: string;
  /** How many messages to wait for: two for sharing (the card, and the old message without its button), else one. */
  readonly replies?: number;
};

/** The real adapter, with everything of Slack's that it talks to on loopback. */
export type SlackHarness = Awaited<ReturnType<typeof startSlackHarness>>;

export async function startSlackHarness({
  runner,
  mode = 'http',
  now,
  onStart,
  onLeft,
}: SlackHarnessOptions) {
  const api: SlackApi = await startSlackApi();
  const urls: ResponseUrls = await startResponseUrls();
  const socket = await startLoopbackSocketMode();
  api.serveSocket(() => socket.url);
  const { log, lines, text: logText } = recordingLog();
  const adapter = await startSlack({
    botToken: BOT_TOKEN,
    mode:
      mode === 'http'
        ? { kind: 'http', signingSecret: SIGNING_SECRET }
        : { kind: 'socket', appToken: APP_TOKEN },
    apiUrl: api.url,
    runner,
    log,
    ...(now !== undefined && { now }),
    ...(onLeft !== undefined && { onLeft }),
  });
  onStart?.(adapter, api.channelId);
  const { http } = adapter;
  const server = await listenOnLoopback((request, response) =>
    http === null ? void response.writeHead(404).end() : http(request, response),
  );

  /** Sends a request over HTTP as it is. */
  const request = ({ body, headers }: SlackRequest, more: RequestInit = {}) =>
    fetch(`${server.url}/slack/events`, { method: 'POST', body, headers, ...more });

  const acknowledge = async (
    type: 'slash_commands' | 'interactive' | 'events_api',
    payload: unknown,
    makeRequest: () => SlackRequest,
  ): Promise<{ body: unknown; ms: number }> => {
    const started = performance.now();
    if (mode === 'socket') {
      const body = await socket.send(type, payload);
      return { body, ms: performance.now() - started };
    }
    const answer = await request(makeRequest());
    const text = await answer.text();
    const ms = performance.now() - started;
    if (answer.status !== 200) throw new Error(`Slack would see the status ${answer.status}: ${text}`);
    return { body: text === '' ? {} : JSON.parse(text), ms };
  };

  // Slack sends nothing twice within a second; the stamps of what is told here run ahead of the clock.
  let told = 0;
  const opened = async (before: number): Promise<OpenedView> => {
    const view = (await api.views(before + 1))[before];
    if (view === undefined) throw new Error('no window was opened');
    return view;
  };

  const userOf = (name: string | undefined) => api.userId(name ?? 'ann');

  return {
    adapter,
    api,
    urls,
    socket,
    lines: lines as readonly LogLine[],
    logText,
    /** Where the adapter is served. */
    url: `${server.url}/slack/events`,
    request,
    /** Sends any interaction; resolves to what its acknowledgement says. */
    interact: async (payload: unknown): Promise<unknown> =>
      (await acknowledge('interactive', payload, () => payloadRequest(payload))).body,
    /** Tells of an event, as often as one likes under one id. */
    tell: async (event: Readonly<Record<string, unknown>>, eventId = newId('Ev')): Promise<void> => {
      const payload = {
        type: 'event_callback',
        team_id: 'T0000000001',
        api_app_id: 'A1',
        event_id: eventId,
        event,
      };
      await acknowledge('events_api', payload, () =>
        jsonRequest(payload, { at: Date.now() + told++ * 1000 }),
      );
    },
    /** Types a slash command as a person of `PEOPLE` and waits for its reply. */
    command: async (
      text: string,
      user?: string,
      more: Partial<CommandFields> = {},
    ): Promise<CommandResult> => {
      const responseUrl = urls.create();
      const fields = { text, user: userOf(user), userName: user ?? 'ann', responseUrl, ...more };
      const { body, ms } = await acknowledge('slash_commands', commandPayload(fields), () =>
        commandRequest(fields),
      );
      const own = SlackReplyShape.safeParse(body);
      if (own.success) return { reply: own.data, acknowledgedInMs: ms };
      const [reply] = await urls.replies(responseUrl, 1);
      if (reply === undefined) throw new Error('the command has no reply');
      return { reply, acknowledgedInMs: ms };
    },
    /** Presses a button of a message and waits for what comes of it. */
    press: async ({ replies, user, ...fields }: Press): Promise<PressResult> => {
      const responseUrl = urls.create();
      const count = replies ?? (fields.action.action_id.startsWith('share:') ? 2 : 1);
      const all = {
        messageTs: newId('1700000000.'),
        ...fields,
        user: userOf(user),
        userName: user ?? 'ann',
        responseUrl,
      };
      const { ms } = await acknowledge('interactive', pressPayload(all), () => pressRequest(all));
      return { replies: await urls.replies(responseUrl, count), acknowledgedInMs: ms };
    },
    /** Types a slash command that opens a window, and waits for that. */
    opens: async (text: string, user?: string, more: Partial<CommandFields> = {}): Promise<OpenedView> => {
      const before = (await api.views(0)).length;
      const fields = { text, user: userOf(user), userName: user ?? 'ann', ...more };
      const { body } = await acknowledge('slash_commands', commandPayload(fields), () =>
        commandRequest(fields),
      );
      if (SlackReplyShape.safeParse(body).success) throw new Error('the command has a reply as well');
      return opened(before);
    },
    /** Presses a button that opens a window, and waits for that. */
    pressOpens: async (fields: Omit<Press, 'replies'>): Promise<OpenedView> => {
      const before = (await api.views(0)).length;
      const all = { ...fields, user: userOf(fields.user), userName: fields.user ?? 'ann' };
      await acknowledge('interactive', pressPayload(all), () => pressRequest(all));
      return opened(before);
    },
    /** Sends the form of a window; resolves to what the acknowledgement says. */
    submit: async (fields: FormFields): Promise<unknown> => {
      const all = { ...fields, user: userOf(fields.user), userName: fields.user ?? 'ann' };
      const payload = formPayload(all);
      return (await acknowledge('interactive', payload, () => payloadRequest(payload))).body;
    },
    stop: async () => {
      await adapter.stop();
      await server.close();
      await Promise.all([api.close(), urls.close(), socket.close()]);
    },
  };
}
