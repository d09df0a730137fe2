import { DiscordAPIError, type REST } from 'discord.js';
import { type RESTGetAPIApplicationCommandsResult, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import type { Log } from '../../command/log.ts';
import { compareCommands, isSame } from './compare-commands.ts';
import type { Declared, DeclaredAction } from './declare.ts';
import { requestError } from './request-error.ts';

export type Registering = {
  readonly rest: REST;
  readonly applicationId: string;
  /** The guild that alone gets the commands; `null` for everywhere. */
  readonly guildId: string | null;
  readonly commands: readonly (Declared | DeclaredAction)[];
  readonly log: Log;
  readonly signal: AbortSignal;
};

/** Enough of what differs to see what it is about. */
const MOST_PATHS = 20;

function remedyFor(error: unknown, guildId: string | null): string {
  const code = error instanceof DiscordAPIError ? error.code : null;
  switch (code) {
    case RESTJSONErrorCodes.MissingAccess:
    case RESTJSONErrorCodes.UnknownGuild:
      return guildId === null
        ? 'Check that DISCORD_TOKEN belongs to the application whose commands these are.'
        : 'Invite the bot to the guild of DISCORD_GUILD_ID with the scope applications.commands, or correct the id.';
    case RESTJSONErrorCodes.MaximumDailyApplicationCommandCreatesReached:
      return 'Discord allows 200 new commands a day: start the bot again tomorrow.';
    case RESTJSONErrorCodes.InvalidFormBodyOrContentType:
      return 'Discord refuses the form of the commands; the error says which part. Correct the fact pack’s names there.';
    default:
      return 'Start the bot again to try once more.';
  }
}

async function bringUpToDate(registering: Registering): Promise<void> {
  const { rest, applicationId, guildId, commands, log, signal } = registering;
  const route =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const registered = await rest.get(route, { query, signal });
  const differences = compareCommands(commands, asCommands(registered));
  const where = guildId === null ? 'everywhere' : `guild ${guildId}`;
  if (isSame(differences)) return log.debug({ where }, 'the slash commands are registered as they are');
  // The application is the bot's own, so every command it has is this bot's: what is declared replaces all of them.
  await rest.put(route, { body: commands, signal });
  const changed = differences.changed.map(({ name, paths }) => ({
    name,
    paths: paths.slice(0, MOST_PATHS),
    more: Math.max(0, paths.length - MOST_PATHS),
  }));
  log.info({ where, ...differences, changed }, 'registered the slash commands');
}

function asCommands(body: unknown): RESTGetAPIApplicationCommandsResult {
  if (!Array.isArray(body)) throw new Error('Discord answered with something that is no list of commands');
  return body;
}

/**
 * Registers the commands where they differ from what Discord has, and logs what differs. A failure is logged with its
 * remedy and never thrown: the commands of the last time still work, and are answered.
 */
export async function registerCommands(registering: Registering): Promise<void> {
  try {
    await bringUpToDate(registering);
  } catch (error) {
    if (registering.signal.aborted) return;
    const remedy = remedyFor(error, registering.guildId);
    registering.log.error(
      { err: requestError(error), remedy },
      `the slash commands could not be registered. ${remedy}`,
    );
  }
}
