import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, RateLimitError } from 'discord.js';
import { GatewayCloseCodes } from 'discord-api-types/v10';
import { requestError } from './request-error.ts';

/** Why the bot is not connected, and whether that passes by itself. */
export type LoginFailure = {
  /** For the operator; ends with the remedy. */
  readonly message: string;
  /** Whether trying again without changing anything is pointless. */
  readonly isPermanent: boolean;
  /** How long Discord asks to wait; `null` when it does not say. */
  readonly retryAfterMs: number | null;
};

const PORTAL = 'https://discord.com/developers/applications';

/** For the operator, with the remedy. */
export const TOKEN_REFUSED = `Discord refuses the bot token. Open ${PORTAL}, choose the application, reset its token on the page “Bot”, and set DISCORD_TOKEN to the new one.`;

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const CLOSED: Readonly<Partial<Record<number, string>>> = {
  [GatewayCloseCodes.AuthenticationFailed]: TOKEN_REFUSED,
  [GatewayCloseCodes.InvalidShard]:
    'Discord refuses the shard that the bot asks for. Start the bot again, so that it asks anew how many it needs.',
  [GatewayCloseCodes.ShardingRequired]:
    'Discord wants the bot to use more connections than it opened. Start the bot again, so that it asks anew how many it needs.',
  [GatewayCloseCodes.InvalidAPIVersion]:
    'Discord no longer speaks the gateway version of this program. Install a newer version of it.',
  [GatewayCloseCodes.InvalidIntents]:
    'Discord does not know an intent that this program asks for. Install a newer version of it.',
  [GatewayCloseCodes.DisallowedIntents]: `Discord does not allow the bot an intent that this program asks for. Open ${PORTAL}, choose the application, and turn the intents on under “Privileged Gateway Intents” on the page “Bot”.`,
};

/** discord.js tells of a fatal close by these messages and nothing else. */
const CLOSE_OF_MESSAGE: Readonly<Record<string, GatewayCloseCodes>> = {
  'Authentication failed': GatewayCloseCodes.AuthenticationFailed,
  'Invalid shard': GatewayCloseCodes.InvalidShard,
  'Sharding is required': GatewayCloseCodes.ShardingRequired,
  'Used an invalid API version': GatewayCloseCodes.InvalidAPIVersion,
  'Used invalid intents': GatewayCloseCodes.InvalidIntents,
  'Used disallowed intents': GatewayCloseCodes.DisallowedIntents,
};

const permanent = (message: string): LoginFailure => ({ message, isPermanent: true, retryAfterMs: null });

/** What a gateway connection that was closed for good means. */
export function closedForGood(code: number): LoginFailure {
  return permanent(
    CLOSED[code] ??
      `Discord closed the connection for good (${code}). Start the bot again; if that goes on, install a newer version.`,
  );
}

function isTokenRefused(error: unknown): boolean {
  if (error instanceof DiscordjsError) return error.code === DiscordjsErrorCodes.TokenInvalid;
  if (error instanceof DiscordAPIError) return error.status === 401;
  // A token with characters that no header can hold never leaves this machine.
  return error instanceof Error && 'code' in error && error.code === 'UND_ERR_INVALID_ARG';
}

function reasonOf(error: unknown): string {
  const { status, code, message } = requestError(error);
  return status === null ? String(code ?? message) : `status ${status}`;
}

/** Says what a failed login means. */
export function loginFailure(error: unknown, apiUrl: string): LoginFailure {
  if (isTokenRefused(error)) return permanent(TOKEN_REFUSED);
  const close = error instanceof Error ? CLOSE_OF_MESSAGE[error.message] : undefined;
  if (close !== undefined) return closedForGood(close);
  const { origin } = new URL(apiUrl);
  if (error instanceof DiscordAPIError && [404, 405].includes(error.status)) {
    return permanent(
      `There is no Discord API at ${origin} (status ${error.status}). Set DISCORD_API_URL to https://discord.com/api, or leave it out.`,
    );
  }
  return {
    message: `Discord cannot be reached at ${origin} (${reasonOf(error)}). It is tried again by itself; if that goes on, check the network and DISCORD_API_URL.`,
    isPermanent: false,
    retryAfterMs: error instanceof RateLimitError ? error.retryAfter : null,
  };
}
