import { SentResponse } from './discord-body.ts';
import { APPLICATION_ID, GUILD_ID, newSnowflake } from './discord-interactions.ts';
import { schemaFaults } from './discord-schemas.ts';
import { type CommandStore, createCommandStore } from './loopback-discord-commands.ts';

/** What a route answers. */
export type ApiReply = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

/** A request, taken apart. */
export type ApiCall = {
  readonly method: string;
  /** Behind `/api/v10`, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Whether it carries the bot's token. */
  readonly isBot: boolean;
};

/** An interaction that was sent, and the first response it has got. */
export type KnownInteraction = {
  readonly id: string;
  readonly token: string;
  /** The message that the interaction is on, for a button. */
  readonly pressed: string | null;
  response: SentResponse | null;
  /** The message of the response: a new one, or the one pressed on. */
  messageId: string | null;
};

export type DiscordApi = {
  readonly handle: (call: ApiCall) => ApiReply;
  /** What is wrong with the bodies sent. */
  readonly faults: readonly string[];
  readonly store: CommandStore;
  readonly know: (interaction: Pick<KnownInteraction, 'id' | 'token' | 'pressed'>) => KnownInteraction;
  /** Messages that the bot has posted: the id by the nonce. */
  readonly nonces: ReadonlyMap<unknown, string>;
  /** What stands in each channel, the oldest first, as a list of messages shows it. */
  readonly channels: ReadonlyMap<string, readonly ListedMessage[]>;
  /** The flags of every message there is, by its id. */
  readonly flags: Map<string, number>;
};

/** A message of the bot's own as it is listed; Discord shows no nonce there. */
export type ListedMessage = { readonly id: string; readonly nonce: unknown } & Readonly<
  Record<string, unknown>
>;

/** An error as Discord words it: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export function discordError(status: number, code: number, message: string): ApiReply {
  return { status, body: { code, message } };
}

/** The channel of the bot and a person, whoever that is. */
export const DIRECT_CHANNEL_ID = '900000000000000009';

/** A channel of another guild that the bot is in, and one that it may not see. */
export const FOREIGN_CHANNEL_ID = '222222222222222222';
export const UNSEEN_CHANNEL_ID = '333333333333333333';

type Route = readonly [method: string, path: RegExp, reply: (call: ApiCall, part: string) => ApiReply];

const COMMANDS = /^\/applications\/\d+(?:\/guilds\/(\d+))?\/commands$/;
const SESSIONS = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 };

/** Discord promises that a nonce is known for "the past few minutes". */
const NONCE_KNOWN_MS = 180_000;

/** The routes of Discord's REST API that a bot of slash commands uses, with their state. `now` is Discord's own clock. */
export function createDiscordApi(
  gatewayUrl: () => string,
  isChecking: boolean,
  now: () => number = Date.now,
): DiscordApi {
  const faults: string[] = [];
  const known = new Map<string, KnownInteraction>();
  const flags = new Map<string, number>();
  const store = createCommandStore();

  const respond = (id: string, body: unknown): ApiReply => {
    const interaction = known.get(id);
    if (interaction === undefined) return discordError(404, 10062, 'Unknown interaction');
    if (interaction.response !== null) {
      return discordError(400, 40060, 'Interaction has already been acknowledged.');
    }
    const response = SentResponse.parse(body);
    interaction.response = response;
    const isNew = response.type === 4 || response.type === 5;
    interaction.messageId = isNew ? newSnowflake() : interaction.pressed;
    if (isNew) flags.set(interaction.messageId ?? '', response.data.flags ?? 0);
    return { status: 204 };
  };
  const withToken = (token: string, bodyOf: (interaction: KnownInteraction) => unknown): ApiReply => {
    const interaction = [...known.values()].find((one) => one.token === token);
    const isOpen = interaction !== undefined && interaction.response !== null;
    return isOpen ? { status: 200, body: bodyOf(interaction) } : discordError(404, 10015, 'Unknown Webhook');
  };
  /** A message of the bot's own: the same nonce is the same message, for a while. */
  const nonces = new Map<unknown, string>();
  const usedAt = new Map<unknown, number>();
  const channels = new Map<string, ListedMessage[]>();
  const post = (body: unknown, channel: string): ApiReply => {
    const nonce = typeof body === 'object' && body !== null && 'nonce' in body ? body.nonce : newSnowflake();
    const isKnown = now() - (usedAt.get(nonce) ?? Number.NEGATIVE_INFINITY) < NONCE_KNOWN_MS;
    const known = isKnown ? nonces.get(nonce) : undefined;
    const id = known ?? newSnowflake(now());
    nonces.set(nonce, id);
    if (known === undefined) usedAt.set(nonce, now());
    flags.set(id, 0);
    const listed = channels.get(channel) ?? [];
    channels.set(channel, listed);
    const author = { id: APPLICATION_ID, bot: true };
    if (known === undefined) listed.push({ ...(body instanceof Object && body), id, author, nonce });
    return { status: 200, body: { id } };
  };
  /** The latest first, at most `limit` after or before an id. */
  const list = (channel: string, query: URLSearchParams): ApiReply => {
    const after = BigInt(query.get('after') ?? 0);
    const before = BigInt(query.get('before') ?? 2n ** 64n);
    const found = (channels.get(channel) ?? []).filter(({ id }) => BigInt(id) > after && BigInt(id) < before);
    const most = Number(query.get('limit') ?? 50);
    const page = query.has('after') ? found.slice(0, most) : found.slice(-most);
    const shown = page.toReversed().map(({ nonce: _, ...message }) => message);
    return { status: 200, body: shown };
  };
  const guildOf = (part: string) => (part === '' ? null : part);

  const routes: readonly Route[] = [
    [
      'GET',
      /^\/gateway\/bot$/,
      () => ({ status: 200, body: { url: gatewayUrl(), shards: 1, session_start_limit: SESSIONS } }),
    ],
    [
      'GET',
      COMMANDS,
      ({ query }, guildId) => store.get(guildOf(guildId), query.get('with_localizations') === 'true'),
    ],
    ['PUT', COMMANDS, ({ body }, guildId) => store.put(guildOf(guildId), body)],
    ['POST', /^\/interactions\/(\d+)\/[^/]+\/callback$/, ({ body }, id) => respond(id, body)],
    ['POST', /^\/channels\/(\d+)\/messages$/, ({ body }, channel) => post(body, channel)],
    ['GET', /^\/channels\/(\d+)\/messages$/, ({ query }, channel) => list(channel, query)],
    [
      'GET',
      /^\/channels\/(\d+)$/,
      (_, id) => {
        if (id === UNSEEN_CHANNEL_ID) return discordError(403, 50001, 'Missing Access');
        const guild_id = id === FOREIGN_CHANNEL_ID ? '902' : GUILD_ID;
        const last_message_id = channels.get(id)?.at(-1)?.id ?? null;
        return { status: 200, body: { id, guild_id, last_message_id } };
      },
    ],
    ['PATCH', /^\/channels\/\d+\/messages\/(\d+)$/, (_, id) => ({ status: 200, body: { id } })],
    ['POST', /^\/users\/@me\/channels$/, () => ({ status: 200, body: { id: DIRECT_CHANNEL_ID } })],
    [
      'GET',
      /^\/guilds\/\d+\/members\/(\d+)$/,
      (_, id) => ({
        status: 200,
        body: { user: { id, username: `member-${id.slice(-1)}`, global_name: null } },
      }),
    ],
    ['GET', /^\/guilds\/(\d+)$/, (_, id) => ({ status: 200, body: { id, preferred_locale: 'zh-CN' } })],
    ['POST', /^\/webhooks\/\d+\/([^/]+)$/, (_, token) => withToken(token, () => ({ id: newSnowflake() }))],
    [
      'PATCH',
      /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
      (_, token) => withToken(token, ({ messageId }) => ({ id: messageId })),
    ],
  ];

  return {
    faults,
    store,
    flags,
    nonces,
    channels,
    know: (interaction) => {
      const state: KnownInteraction = { ...interaction, response: null, messageId: null };
      known.set(state.id, state);
      return state;
    },
    handle: (call) => {
      const { method, path, body, isBot } = call;
      for (const [routeMethod, pattern, reply] of routes) {
        const match = pattern.exec(path);
        if (match === null || method !== routeMethod) continue;
        // A body that breaks Discord's own description is a fault of the bot, and refused as Discord would.
        const wrong = isChecking && method !== 'GET' ? schemaFaults(method, path, body) : [];
        faults.push(...wrong);
        if (wrong.length > 0) return discordError(400, 50035, 'Invalid Form Body');
        const needsBot = /^\/(?:gateway|applications|channels|guilds|users)\//.test(path);
        return needsBot && !isBot ? discordError(401, 0, '401: Unauthorized') : reply(call, match[1] ?? '');
      }
      return discordError(404, 0, '404: Not Found');
    },
  };
}
