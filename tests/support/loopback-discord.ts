import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { SentMessage, SentReply, type SentResponse } from './discord-body.ts';
import {
  APPLICATION_ID,
  type Asker,
  commandInteraction,
  completionInteraction,
  messageOfBot,
  newSnowflake,
  type OptionValues,
  pressInteraction,
} from './discord-interactions.ts';
import { messageEvent, type Posting } from './discord-messages.ts';
import { readBody } from './http-server.ts';
import { type ApiCall, type ApiReply, createDiscordApi, type ListedMessage } from './loopback-discord-api.ts';
import type { StoredCommand } from './loopback-discord-commands.ts';
import { createGateway, type LoopbackGateway } from './loopback-discord-gateway.ts';
import { createWaiting } from './waiting.ts';

/** One request that the bot made. */
export type ApiRequest = {
  readonly method: string;
  /** Behind `/api/v10`, without the query. */
  readonly path: string;
  readonly authorization: string | null;
  readonly body: unknown;
  /** Files that came along, beside the JSON. */
  readonly files: readonly SentFile[];
  /** What it was answered; `null` where no answer was sent. */
  readonly status: number | null;
};

/** An interaction that the bot has been sent, and what it does about it. */
export type SentInteraction = {
  readonly id: string;
  /** The first response; throws where Discord did not take it. */
  readonly response: () => Promise<SentResponse>;
  /** The message of the first response. */
  readonly message: () => Promise<SentMessage>;
  /** Messages posted after it; resolves when there are so many. */
  readonly followUps: (count: number) => Promise<readonly SentMessage[]>;
  /** Edits of the first message; resolves when there are so many. */
  readonly edits: (count: number) => Promise<readonly SentMessage[]>;
  /** Attempts to respond, whatever became of them; resolves when there are so many. */
  readonly attempts: (count: number) => Promise<readonly ApiRequest[]>;
  /** Presses a button of its message. */
  readonly press: (customId: string, asker?: Asker) => SentInteraction;
};

/** A message that the bot has been told of, and what it does about it. */
export type PostedMessage = {
  readonly id: string;
  readonly channelId: string;
  /** Messages posted to its channel that reply to it, or say nothing of what they reply to; resolves when there are so many. */
  readonly replies: (count: number) => Promise<readonly SentReply[]>;
  /** Tells of it again, as Discord does after a lost connection. */
  readonly again: () => void;
  /** Presses a button of the reply. */
  readonly press: (customId: string, asker?: Asker) => SentInteraction;
};

/** How requests fail until it is told otherwise. */
export type Failure = {
  readonly method?: string;
  readonly path: RegExp;
  /** How many requests fail; all when left out. */
  readonly times?: number;
  /** `reset` breaks the connection, `silence` never answers, a reply is what is answered instead. */
  readonly how: 'reset' | 'silence' | ApiReply;
  /** Whether Discord has taken the request before it fails to say so. */
  readonly isTaken?: boolean;
};

export type LoopbackDiscord = {
  /** For `apiUrl`. */
  readonly url: string;
  readonly token: string;
  readonly gateway: LoopbackGateway;
  readonly requests: readonly ApiRequest[];
  /** What is wrong with the bodies sent, by Discord's own schemas. */
  readonly faults: readonly string[];
  /** Resolves with the first request that fits, past or future. */
  readonly request: (method: string, path: RegExp) => Promise<ApiRequest>;
  readonly fail: (failure: Failure) => void;
  readonly recover: () => void;
  /** Messages that the bot has posted to a channel by itself; resolves when there are so many. */
  readonly posts: (channelId: string, count: number) => Promise<readonly SentMessage[]>;
  /** What the bot has posted to a channel and Discord has kept: one message for each nonce, the oldest first. */
  readonly kept: (channelId: string) => readonly ListedMessage[];
  /** The application's commands, of a guild or everywhere. */
  readonly commands: (guildId?: string) => readonly StoredCommand[];
  readonly command: (subcommand: string, values?: OptionValues, asker?: Asker) => SentInteraction;
  readonly complete: (subcommand: string, option: string, text: string, asker?: Asker) => SentInteraction;
  /** Posts a message that the bot can see. */
  readonly say: (content: string, posting?: Posting) => PostedMessage;
  /** Presses a button of a message from before a restart. */
  readonly pressOld: (customId: string, isPrivate: boolean, asker?: Asker) => SentInteraction;
  /** Sends an interaction of any form. */
  readonly interaction: <Any extends { readonly id: string; readonly token: string }>(
    interaction: Any,
  ) => SentInteraction;
  readonly close: () => Promise<void>;
};

export type LoopbackOptions = {
  readonly root?: string;
  readonly token?: string;
  readonly guilds?: number;
  /** Whether bodies are held against Discord's schemas; a benchmark leaves that out. */
  readonly isChecking?: boolean;
};

/** A file as Discord gets it. */
export type SentFile = { readonly name: string; readonly type: string; readonly text: string };

/** The JSON and the files of a body: https://docs.discord.com/developers/reference#uploading-files */
async function bodyOf(request: IncomingMessage): Promise<{ body: unknown; files: SentFile[] }> {
  const text = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { body: json(text), files: [] };
  const form = await new Response(text, { headers: { 'content-type': type } }).formData();
  const parts = [...form].flatMap(([, part]) => (typeof part === 'string' ? [] : [part]));
  const files = parts.map(async (part) => ({ name: part.name, type: part.type, text: await part.text() }));
  return { body: json(String(form.get('payload_json'))), files: await Promise.all(files) };
}

const json = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));

/** Discord on loopback: its REST API and its gateway, as far as a bot of slash commands meets them. */
export async function startLoopbackDiscord(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
  const { root = 'town', token = 'loopback.token', guilds = 2, isChecking = true } = options;
  const requests: ApiRequest[] = [];
  const failures: (Failure & { left: number })[] = [];
  const waiting = createWaiting();
  let port = 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}`;
  const gateway = createGateway({ token, guilds, url: gatewayUrl });
  const api = createDiscordApi(gatewayUrl, isChecking);

  const failureFor = ({ method, path }: ApiCall) => {
    const failure = failures.find(
      (one) => one.left > 0 && (one.method ?? method) === method && one.path.test(path),
    );
    if (failure !== undefined) failure.left -= 1;
    return failure;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const authorization = request.headers.authorization ?? null;
    const { body: sentBody, files } = await bodyOf(request);
    const call: ApiCall = {
      method: request.method ?? 'GET',
      path: url.pathname.replace(/^\/api\/v10/, ''),
      query: url.searchParams,
      body: sentBody,
      isBot: authorization === `Bot ${token}`,
    };
    const failure = failureFor(call);
    const taken = failure === undefined || failure.isTaken === true ? api.handle(call) : null;
    const reply = failure === undefined ? taken : typeof failure.how === 'string' ? null : failure.how;
    const { method, path, body } = call;
    requests.push({ method, path, authorization, body, files, status: reply?.status ?? null });
    if (failure?.how === 'reset') request.socket.resetAndDestroy();
    if (reply !== null) {
      const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
      const type = text === '' ? {} : { 'content-type': 'application/json' };
      response.writeHead(reply.status, { ...type, ...reply.headers }).end(text);
    }
    waiting.changed();
  };

  const server = createServer((request, response) => void answer(request, response));
  server.on('upgrade', gateway.upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  port = address.port;

  const bodiesTo = (method: string, path: string, count: number) =>
    waiting.until(() => {
      const found = requests.filter(
        (one) => one.method === method && one.path === path && one.status !== null,
      );
      return found.length >= count ? found.map(({ body }) => SentMessage.parse(body)) : undefined;
    });

  const send = (
    interaction: { readonly id: string; readonly token: string },
    pressed: string | null = null,
  ): SentInteraction => {
    const { id, token: ownToken } = interaction;
    const state = api.know({ id, token: ownToken, pressed });
    gateway.dispatch(GatewayDispatchEvents.InteractionCreate, interaction);
    const response = () => waiting.until(() => state.response ?? undefined);
    const webhook = `/webhooks/${APPLICATION_ID}/${ownToken}`;
    return {
      id,
      response,
      message: async () => {
        const sent = await response();
        if (sent.type === 4 || sent.type === 7) return sent.data;
        throw new Error(`a response of type ${sent.type} has no message`);
      },
      followUps: (count) => bodiesTo('POST', webhook, count),
      edits: (count) => bodiesTo('PATCH', `${webhook}/messages/@original`, count),
      attempts: (count) =>
        waiting.until(() => {
          const found = requests.filter(({ path }) => path === `/interactions/${id}/${ownToken}/callback`);
          return found.length >= count ? found : undefined;
        }),
      press: (customId, asker) => {
        const { messageId } = state;
        if (messageId === null) throw new Error('there is no message to press a button of yet');
        const message = messageOfBot(messageId, api.flags.get(messageId) ?? 0);
        return send(pressInteraction(customId, message, asker), messageId);
      },
    };
  };

  const say = (content: string, posting: Posting = {}): PostedMessage => {
    const event = messageEvent(content, posting);
    const { id, channel_id: channelId } = event;
    const tellOf = () => gateway.dispatch(GatewayDispatchEvents.MessageCreate, event);
    tellOf();
    return {
      id,
      channelId,
      again: tellOf,
      replies: (count) =>
        waiting.until(() => {
          const found = requests
            .filter(({ path, status }) => path === `/channels/${channelId}/messages` && status === 200)
            .map(({ body }) => SentReply.parse(body))
            .filter(({ nonce }) => nonce.endsWith(id));
          return found.length >= count ? found : undefined;
        }),
      press: (customId, asker) => {
        const replyId = [...api.nonces].find(([nonce]) => String(nonce).endsWith(id))?.[1];
        if (replyId === undefined) throw new Error('there is no reply to press a button of yet');
        return send(pressInteraction(customId, messageOfBot(replyId, 0), asker), replyId);
      },
    };
  };

  return {
    say,
    url: `http://127.0.0.1:${port}/api`,
    token,
    gateway,
    requests,
    faults: api.faults,
    request: (method, path) =>
      waiting.until(() => requests.find((one) => one.method === method && path.test(one.path))),
    fail: (failure) => void failures.push({ ...failure, left: failure.times ?? Number.POSITIVE_INFINITY }),
    recover: () => void failures.splice(0),
    posts: (channelId, count) => bodiesTo('POST', `/channels/${channelId}/messages`, count),
    kept: (channelId) => api.channels.get(channelId) ?? [],
    commands: (guildId) => api.store.list(guildId ?? null),
    command: (subcommand, values, asker) => send(commandInteraction(root, subcommand, values, asker)),
    complete: (subcommand, option, text, asker) =>
      send(completionInteraction(root, subcommand, option, text, asker)),
    pressOld: (customId, isPrivate, asker) => {
      const message = messageOfBot(newSnowflake(), isPrivate ? 64 : 0);
      api.flags.set(message.id, message.flags ?? 0);
      return send(pressInteraction(customId, message, asker), message.id);
    },
    interaction: (interaction) => send(interaction),
    close: async () => {
      await gateway.end();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
