import type { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { Log } from '../../command/log.ts';
import { requestError } from './request-error.ts';

/** More guilds than this are asked about again. */
const MOST_GUILDS = 1000;

function preferredLocale(guild: unknown): string | null {
  const isKnown = typeof guild === 'object' && guild !== null && 'preferred_locale' in guild;
  return isKnown && typeof guild.preferred_locale === 'string' ? guild.preferred_locale : null;
}

/**
 * The locale that a guild has set for itself; `null` where it cannot be had, since an answer is worth more than its
 * language. Asked for once a guild: a bot that gets no guilds over the gateway is told of none.
 */
export function createGuildLocales(rest: REST, log: Log): (guildId: string) => Promise<string | null> {
  const known = new Map<string, string | null>();
  return async (guildId) => {
    const locale = known.get(guildId);
    if (locale !== undefined) return locale;
    try {
      const found = preferredLocale(await rest.get(Routes.guild(guildId)));
      if (known.size >= MOST_GUILDS) known.clear();
      known.set(guildId, found);
      return found;
    } catch (error) {
      log.debug({ err: requestError(error), guild: guildId }, 'the language of a guild cannot be had');
      return null;
    }
  };
}
