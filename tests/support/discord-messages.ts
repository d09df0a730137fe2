import {
  type APIUser,
  ChannelType,
  type GatewayMessageCreateDispatchData,
  MessageType,
} from 'discord-api-types/v10';
import { APPLICATION_ID, GUILD_ID, newSnowflake } from './discord-interactions.ts';

/** How the content of a message mentions the bot. */
export const AT_BOT = `<@${APPLICATION_ID}>`;

/** A message that somebody posts; everything that a test does not say has a default. */
export type Posting = {
  readonly place?: 'guild' | 'thread' | 'dm';
  readonly channelId?: string;
  readonly author?: Partial<APIUser>;
  readonly webhookId?: string;
  readonly type?: MessageType;
  readonly mentionsEveryone?: boolean;
  /** Roles that it mentions. */
  readonly roles?: readonly string[];
  /** Whether it is a reply to a message of the bot's that mentions it without naming it. */
  readonly pingsByReply?: boolean;
};

const CHANNELS = { guild: '400000000000000001', thread: '400000000000000002', dm: '400000000000000003' };

const CHANNEL_TYPES = {
  guild: ChannelType.GuildText,
  thread: ChannelType.PublicThread,
  dm: ChannelType.DM,
} as const;

function user(id: string, more: Partial<APIUser> = {}): APIUser {
  return { id, username: 'ann', discriminator: '0', global_name: 'Ann', avatar: null, ...more };
}

/**
 * A message as the gateway tells of it. Without the privileged intent Discord leaves the content out, unless the
 * message is to the bot or mentions it.
 */
export function messageEvent(content: string, posting: Posting = {}): GatewayMessageCreateDispatchData {
  const { place = 'guild', pingsByReply = false, type = MessageType.Default } = posting;
  const isMentioned = pingsByReply || new RegExp(`<@!?${APPLICATION_ID}>`).test(content);
  const isShown = place === 'dm' || isMentioned;
  return {
    id: newSnowflake(),
    channel_id: posting.channelId ?? CHANNELS[place],
    channel_type: CHANNEL_TYPES[place],
    ...(place === 'dm' ? {} : { guild_id: GUILD_ID }),
    author: user('100000000000000001', posting.author),
    ...(posting.webhookId === undefined ? {} : { webhook_id: posting.webhookId }),
    content: isShown ? content : '',
    timestamp: '2026-01-01T00:00:00Z',
    edited_timestamp: null,
    tts: false,
    mention_everyone: posting.mentionsEveryone ?? false,
    mentions: isMentioned ? [user(APPLICATION_ID, { bot: true })] : [],
    mention_roles: [...(posting.roles ?? [])],
    attachments: [],
    embeds: [],
    pinned: false,
    type: pingsByReply ? MessageType.Reply : type,
  };
}
