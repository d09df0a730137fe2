import type { REST } from 'discord.js';
import { type RESTGetAPIGuildMemberResult, Routes } from 'discord-api-types/v10';
import type { Log } from '../../command/log.ts';
import type { MemberNames } from './place.ts';

/** A card is not held up longer for the sake of a name. */
const WAIT_MS = 700;
/** After a failure the same member is not asked for again so soon. */
const AFTER_FAILURE_MS = 60_000;
const KNOWN_MS = 60 * 60 * 1000;
const MOST_KNOWN = 2000;

type Known = { readonly name: Promise<string | null>; until: number };

function isMember(body: unknown): body is RESTGetAPIGuildMemberResult {
  return typeof body === 'object' && body !== null && 'user' in body;
}

/** Names of members, each asked for once an hour. */
export function createMemberNames(
  rest: Pick<REST, 'get'>,
  log: Log,
  now: () => number = Date.now,
): MemberNames {
  const known = new Map<string, Known>();
  const ask = (guildId: string, userId: string): Known => {
    const entry: Known = {
      until: now() + KNOWN_MS,
      name: rest.get(Routes.guildMember(guildId, userId), { signal: AbortSignal.timeout(WAIT_MS) }).then(
        (body) => (isMember(body) ? (body.nick ?? body.user.global_name ?? body.user.username) : null),
        (error: unknown) => {
          log.debug({ err: error }, 'could not look a member up');
          entry.until = now() + AFTER_FAILURE_MS;
          return null;
        },
      ),
    };
    return entry;
  };
  return async (guildId, userId) => {
    const key = `${guildId} ${userId}`;
    let entry = known.get(key);
    if (entry === undefined || entry.until <= now()) {
      entry = ask(guildId, userId);
      known.delete(key);
      known.set(key, entry);
      const [oldest] = known.keys();
      if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
    }
    return (await entry.name) ?? userId;
  };
}
