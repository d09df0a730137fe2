import type { ServerResponse } from 'node:http';
import { createEmulator } from 'emulate';
import { z } from 'zod';
import { SCOPES } from '../../src/adapter/slack/declare.ts';
import { listenOnLoopback, readBody } from './http-server.ts';
import { createWaiting } from './waiting.ts';

export const BOT_TOKEN = 'xoxb-right-1234567890';
/** Ann’s own, with which her client shows her files. */
const ANN_TOKEN = 'xoxp-ann-1234567890';
export const APP_TOKEN = 'xapp-1-right-1234567890';

/** A file as the person sees it who got it. */
export type SharedFile = {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  /** How many direct messages show it, and how many channels. */
  readonly shown: { readonly directly: number; readonly inChannels: number };
};

const View = z.looseObject({
  id: z.string(),
  hash: z.string(),
  type: z.string(),
  callback_id: z.string().optional(),
  private_metadata: z.string(),
  blocks: z.array(z.looseObject({ type: z.string() })),
});

/** A window or home page as Slack shows it, and the call that brought it. */
export type TakenView = {
  readonly method: string;
  readonly sent: Readonly<Record<string, string>>;
  readonly view: z.infer<typeof View>;
};
/** A window that Slack has opened, as it gives it back. */
const Opened = z.looseObject({
  ok: z.literal(true),
  view: z.looseObject({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string(),
    title: z.object({ text: z.string() }),
    blocks: z.array(z.looseObject({ type: z.string() })),
  }),
});
export type OpenedView = z.infer<typeof Opened>['view'];

/** How a method is made to fail. */
export type ApiTrouble =
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  | { readonly kind: 'silence' }
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'text'; readonly text: string };

export type SlackApi = {
  /** For `SLACK_API_URL`. */
  readonly url: string;
  /** The id of a person by name. */
  readonly userId: (name: string) => string;
  /** The id of a channel that the bot may write to. */
  readonly channelId: string;
  /** What chat.postMessage was called with, as it was sent; resolves when there are so many calls. */
  readonly posts: (count: number) => Promise<readonly Readonly<Record<string, string>>[]>;
  /** What chat.update was called with; resolves when there are so many calls. */
  readonly updates: (count: number) => Promise<readonly Readonly<Record<string, string>>[]>;
  /** The windows and home pages that Slack has taken, in order; resolves when there are so many. */
  readonly taken: (count: number) => Promise<readonly TakenView[]>;
  /** How many of them there are so far. */
  readonly viewCount: () => number;
  /** A trigger as comes with a command or a press of this person: good for one window. */
  readonly trigger: (userName: string) => Promise<string>;
  /** Windows as they were opened or changed; resolves when there are so many. */
  readonly views: (count: number) => Promise<readonly OpenedView[]>;
  /** What Ann can open of the files sent to her; resolves when there are so many. */
  readonly filesOfAnn: (count: number) => Promise<readonly SharedFile[]>;
  /** Makes a person an admin of the workspace; nobody of `PEOPLE` is one before. */
  readonly makeAdmin: (name: string) => void;
  /** Makes the bot a member of every channel, which it is not before. */
  readonly letIn: () => void;
  /** The methods called so far, in order. */
  readonly calls: readonly string[];
  /** Makes a method fail until `mend`. */
  readonly trouble: (method: string, how: ApiTrouble) => void;
  readonly mend: (method: string) => void;
  /** Where the next Socket Mode connection is to go. */
  readonly serveSocket: (url: () => string) => void;
  readonly close: () => Promise<void>;
};

/** The people of the workspace, with the language each has chosen in Slack. */
export const PEOPLE = {
  ann: { name: 'Ann Lee', locale: 'en-US' },
  boris: { name: 'Борис Петров', locale: 'ru-RU' },
  wang: { name: '王芳', locale: 'zh-CN' },
} as const;

const Users = z.object({ members: z.array(z.object({ id: z.string(), name: z.string() })) });
const Channels = z.object({ channels: z.tuple([z.object({ id: z.string() })], z.unknown()) });
const Files = z.object({
  files: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      url_private: z.url(),
      ims: z.array(z.string()),
      channels: z.array(z.string()),
    }),
  ),
});
const UserInfo = z.looseObject({ ok: z.literal(true), user: z.looseObject({ name: z.string() }) });

const ChannelInfo = z.looseObject({ ok: z.literal(true), channel: z.looseObject({ id: z.string() }) });

const isPerson = (name: string): name is keyof typeof PEOPLE => Object.hasOwn(PEOPLE, name);

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function fail(response: ServerResponse, how: ApiTrouble): void {
  switch (how.kind) {
    case 'error':
      json(response, { ok: false, error: how.error });
      break;
    case 'status':
      response.writeHead(how.status, how.headers).end('trouble');
      break;
    case 'text':
      response.writeHead(200, { 'content-type': 'text/html' }).end(how.text);
      break;
    case 'cut-off':
      response.destroy();
      break;
    case 'silence':
      break;
    default:
      how satisfies never;
  }
}

/**
 * Slack's Web API on loopback: `emulate` behind a thin proxy. The proxy adds what the emulator has not: it takes any
 * token, does not know anybody's locale, and has no Socket Mode. It also makes methods fail when told to.
 */
export async function startSlackApi(): Promise<SlackApi> {
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      tokens: {
        [BOT_TOKEN]: { login: 'factbot', scopes: [...SCOPES, 'channels:read'] },
        [ANN_TOKEN]: { login: 'ann', scopes: ['files:read'] },
      },
      slack: {
        team: { name: 'Desk', domain: 'desk' },
        users: [
          { name: 'factbot', real_name: 'Fact Bot', email: 'factbot@example.com' },
          ...Object.entries(PEOPLE).map(([login, { name }]) => ({
            name: login,
            real_name: name,
            email: `${login}@example.com`,
            profile: { display_name: name },
          })),
        ],
        strict_scopes: true,
      },
    },
  });
  const troubles = new Map<string, ApiTrouble>();
  const calls: string[] = [];
  const posted: Readonly<Record<string, string>>[] = [];
  const updated: Readonly<Record<string, string>>[] = [];
  const takenViews: TakenView[] = [];
  const views: OpenedView[] = [];
  const exchanged = new Set<string>();
  const admins = new Set<string>();
  let isIn = false;
  const waiting = createWaiting();
  let completed = 0;
  let socketUrl = () => 'ws://127.0.0.1:9/none';

  const forward = async (method: string, authorization: string, body: string) => {
    const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(`${emulator.url}/api/${method}`, { method: 'POST', headers, body });
    return { status: answer.status, text: await answer.text() };
  };

  /** The emulator knows only triggers of its own making: one of those stands for each that is used, once. */
  const withTrigger = async (body: string): Promise<string | null> => {
    const fields = new URLSearchParams(body);
    const trigger = fields.get('trigger_id') ?? '';
    if (exchanged.has(trigger)) return null;
    exchanged.add(trigger);
    const made = await forward('views.generateTriggerId', `Bearer ${BOT_TOKEN}`, '');
    fields.set('trigger_id', z.object({ trigger_id: z.string() }).parse(JSON.parse(made.text)).trigger_id);
    return fields.toString();
  };

  const server = await listenOnLoopback(async (request, response) => {
    const method = (request.url ?? '').replace(/^\/api\//, '');
    const body = await readBody(request);
    calls.push(method);
    if (method === 'chat.update') updated.push(Object.fromEntries(new URLSearchParams(body)));
    if (method === 'chat.postMessage') posted.push(Object.fromEntries(new URLSearchParams(body)));
    waiting.changed();
    const how = troubles.get(method);
    if (how !== undefined) return fail(response, how);
    const { authorization = '' } = request.headers;
    if (method === 'apps.connections.open') {
      if (authorization !== `Bearer ${APP_TOKEN}`)
        return json(response, { ok: false, error: 'invalid_auth' });
      return json(response, { ok: true, url: socketUrl() });
    }
    if (authorization !== `Bearer ${BOT_TOKEN}`) return json(response, { ok: false, error: 'invalid_auth' });
    const forwarded = method === 'views.open' ? await withTrigger(body) : body;
    if (forwarded === null) return json(response, { ok: false, error: 'exchanged_trigger_id' });
    const { status, text } = await forward(method, authorization, forwarded);
    const opened = method.startsWith('views.') ? Opened.safeParse(JSON.parse(text)) : null;
    if (opened?.success === true) views.push(opened.data.view);
    if (method === 'files.completeUploadExternal') completed++;
    const info = method === 'users.info' ? UserInfo.safeParse(JSON.parse(text)) : null;
    if (info?.success === true) {
      const { name } = info.data.user;
      const locale = isPerson(name) ? PEOPLE[name].locale : undefined;
      const standing = { is_admin: admins.has(name), is_owner: false, is_primary_owner: false };
      return json(response, { ...info.data, user: { ...info.data.user, ...standing, locale } });
    }
    const channel = method === 'conversations.info' ? ChannelInfo.safeParse(JSON.parse(text)) : null;
    if (channel?.success === true) {
      return json(response, { ...channel.data, channel: { ...channel.data.channel, is_member: isIn } });
    }
    if (method.startsWith('views.')) {
      const taken = z.object({ ok: z.literal(true), view: View }).safeParse(JSON.parse(text));
      const sent = Object.fromEntries(new URLSearchParams(body));
      if (taken.success) takenViews.push({ method, sent, view: taken.data.view });
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    waiting.changed();
  });

  const { members } = Users.parse(JSON.parse((await forward('users.list', `Bearer ${BOT_TOKEN}`, '')).text));
  const listed = await forward('conversations.list', `Bearer ${BOT_TOKEN}`, '');
  const [channel] = Channels.parse(JSON.parse(listed.text)).channels;
  const openedByAnn = async (): Promise<SharedFile[]> => {
    const headers = { authorization: `Bearer ${ANN_TOKEN}` };
    const { files } = Files.parse(JSON.parse((await forward('files.list', headers.authorization, '')).text));
    return Promise.all(
      files.map(async ({ name, title, url_private: url, ims, channels }) => {
        const text = await (await fetch(url, { headers })).text();
        return { name, title, text, shown: { directly: ims.length, inChannels: channels.length } };
      }),
    );
  };
  return {
    filesOfAnn: async (count) => {
      await waiting.until(() => (completed >= count ? true : undefined));
      return openedByAnn();
    },
    views: (count) => waiting.until(() => (views.length >= count ? views : undefined)),
    channelId: channel.id,
    posts: (count) => waiting.until(() => (posted.length >= count ? posted : undefined)),
    updates: (count) => waiting.until(() => (updated.length >= count ? updated : undefined)),
    url: `${server.url}/api/`,
    userId: (name) => {
      const found = members.find((member) => member.name === name);
      if (found === undefined) throw new Error(`nobody is called ${name}`);
      return found.id;
    },
    taken: (count) => waiting.until(() => (takenViews.length >= count ? takenViews : undefined)),
    viewCount: () => takenViews.length,
    trigger: async (userName) => {
      const body = new URLSearchParams({ user_id: userName }).toString();
      const { text } = await forward('views.generateTriggerId', `Bearer ${BOT_TOKEN}`, body);
      return z.object({ trigger_id: z.string() }).parse(JSON.parse(text)).trigger_id;
    },
    makeAdmin: (name) => void admins.add(name),
    letIn: () => {
      isIn = true;
    },
    calls,
    trouble: (method, how) => void troubles.set(method, how),
    mend: (method) => void troubles.delete(method),
    serveSocket: (url) => {
      socketUrl = url;
    },
    close: async () => {
      await server.close();
      await emulator.close();
    },
  };
}
