import { DiscordAPIError, type REST } from 'discord.js';
import { type APIChannel, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import type { Log } from '../../command/log.ts';

/** Whether a channel is one of a guild's that the bot can see; `null` where Discord did not say in time. */
export type GuildChannels = (guildId: string, channelId: string) => Promise<boolean | null>;

/** A command has three seconds for its answer. */
const WAIT_MS = 1200;
/** Of a list that is too long for one command, what was found is not asked for again by the next. */
const KNOWN_MS = 10 * 60_000;
const MOST_KNOWN = 2000;

function isChannel(body: unknown): body is APIChannel {
  return typeof body === 'object' && body !== null && 'id' in body;
}

/** Discord has no such channel, or the bot may not see it. */
function isUnseen(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError)) return false;
  const { code, status } = error;
  return code === RESTJSONErrorCodes.UnknownChannel || status === 403 || status === 404 || status === 400;
}

/** Looks channels up: an id alone says nothing of whose it is, and a message goes wherever its id leads. */
export function createGuildChannels(
  rest: Pick<REST, 'get'>,
  log: Log,
  now: () => number = Date.now,
): GuildChannels {
  const known = new Map<string, number>();
  const ask = async (guildId: string, channelId: string): Promise<boolean | null> => {
    try {
      const body = await rest.get(Routes.channel(channelId));
      const isTheirs = isChannel(body) && 'guild_id' in body && body.guild_id === guildId;
      if (isTheirs) known.set(`${guildId} ${channelId}`, now() + KNOWN_MS);
      const [oldest] = known.keys();
      if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
      return isTheirs;
    } catch (error) {
      if (isUnseen(error)) return false;
      log.debug({ err: error }, 'could not look a channel up');
      return null;
    }
  };
  return async (guildId, channelId) => {
    // Everything else is no id of Discord's, and must not become a part of an address.
    if (!/^\d{15,21}$/.test(channelId)) return false;
    if ((known.get(`${guildId} ${channelId}`) ?? 0) > now()) return true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), WAIT_MS);
    });
    try {
      return await Promise.race([ask(guildId, channelId), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
