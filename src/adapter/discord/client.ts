import {
  type CacheWithLimitsOptions,
  Client,
  GatewayIntentBits,
  Options,
  type RateLimitData,
  type RESTOptions,
} from 'discord.js';
import type { GuardedGateway } from './guarded-gateway.ts';

/**
 * The bot is done with a person once it has answered, so discord.js keeps nobody. Messages are of channels that it does
 * not know, and which it keeps as little: answers are made of the events as they were sent.
 */
const NOTHING_KEPT: CacheWithLimitsOptions = {
  AutoModerationRuleManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
};

/** How long a request may take, and how often it is made again after a 5xx or a broken connection. */
const REQUEST_TIMEOUT_MS = 5000;
const RETRIES = 2;

/** A first answer that has to wait longer for Discord's rate limit than this comes too late. */
const LONGEST_WAIT_FOR_ANSWER_MS = 2000;
/** Nobody is waiting for other requests, but a limit of an hour is better told than slept through. */
const LONGEST_WAIT_MS = 10_000;

/** Whether waiting for a rate limit is pointless; the request then fails with a `RateLimitError`. */
function waitsTooLong({ route, timeToReset, retryAfter }: RateLimitData): boolean {
  const wait = Math.max(timeToReset, retryAfter);
  return wait > (route.includes('/interactions/') ? LONGEST_WAIT_FOR_ANSWER_MS : LONGEST_WAIT_MS);
}

/** Settings of every REST client here. `retries` counts beyond the first attempt. */
export function restOptions(apiUrl: string, retries = RETRIES): Partial<RESTOptions> {
  return {
    api: apiUrl.replace(/\/+$/u, ''),
    version: '10',
    retries,
    timeout: REQUEST_TIMEOUT_MS,
    rejectOnRateLimit: waitsTooLong,
  };
}

/**
 * Interactions come without any intent; two of these are for messages to the bot and for those that mention it, and one
 * tells of a guild that the bot is removed from. None is privileged, and the text of other messages is left out of them:
 * https://docs.discord.com/developers/events/gateway#list-of-intents
 */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** A client that receives interactions and messages, and remembers nothing. */
export function createClient(apiUrl: string, gateway: GuardedGateway): Client {
  return new Client({
    intents: INTENTS,
    // As many connections as Discord recommends: one, until the bot is in a great many guilds.
    shards: 'auto',
    // Nothing here depends on what a guild holds.
    waitGuildTimeout: 0,
    makeCache: Options.cacheWithLimits(NOTHING_KEPT),
    rest: restOptions(apiUrl),
    ws: { buildStrategy: gateway.buildStrategy },
  });
}
