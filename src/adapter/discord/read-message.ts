import { type GatewayMessageCreateDispatchData, MessageType } from 'discord-api-types/v10';

/** A message that may be a question to the bot, without the platform's form. */
export type AskedMessage = {
  readonly messageId: string;
  /** A thread is a channel too. */
  readonly channelId: string;
  /** `null` in a direct message. */
  readonly guildId: string | null;
  /** What it says beside whom and what it mentions. */
  readonly text: string;
  /** Whether it is for the bot alone, or names it; a reply to the bot's message mentions it without naming it. */
  readonly isAddressed: boolean;
};

/** People, roles, channels, commands, custom emoji and timestamps, as a message's text has them. */
const MARKED = /<(?:@[!&]?|#|a?:\w+:|\/[^:>]+:|t:)[^>\s]*>/gu;

const isPersons = ({ type, author, webhook_id }: GatewayMessageCreateDispatchData) =>
  author.bot !== true &&
  author.system !== true &&
  webhook_id === undefined &&
  (type === MessageType.Default || type === MessageType.Reply);

/** The words after the bot's own mention, or after the slash command typed as text. */
function wordsOf(content: string, root: string): string {
  // Each line may be a question of its own.
  const words = content
    .replace(MARKED, ' ')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
  const [first = ''] = words.split(/\s/u, 1);
  return first.toLowerCase() === `/${root}` ? words.slice(first.length).trim() : words;
}

/**
 * Reads a message that is for the bot: every one that a person sends it, and in a guild those that mention it, also
 * without naming it by a reply. `null` for all others; a mention of everyone or of a role is none of the bot. The
 * text of other messages is not even sent to it: https://docs.discord.com/developers/events/gateway#message-content-intent
 */
export function readMessage(
  message: GatewayMessageCreateDispatchData,
  self: string,
  root: string,
): AskedMessage | null {
  if (message.author.id === self || !isPersons(message)) return null;
  const { id: messageId, channel_id: channelId, guild_id: guildId = null, content, mentions } = message;
  if (guildId !== null && !mentions.some(({ id }) => id === self)) return null;
  const isNamed = content.includes(`<@${self}>`) || content.includes(`<@!${self}>`);
  return {
    messageId,
    channelId,
    guildId,
    text: wordsOf(content, root),
    isAddressed: guildId === null || isNamed,
  };
}
