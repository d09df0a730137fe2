import {
  type APIInteraction,
  type APIInteractionGuildMember,
  ApplicationIntegrationType,
  ChannelType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Place, Power } from '../../command/briefings.ts';
import type { GuildChannels } from './guild-channels.ts';

/** What a member of a guild is called, by the ids of both; the id of the member where that cannot be had in time. */
export type MemberNames = (guildId: string, userId: string) => Promise<string>;

const GUILD = PermissionFlagsBits.Administrator | PermissionFlagsBits.ManageGuild;

/** Discord works the permissions out for the channel: https://docs.discord.com/developers/topics/permissions */
function powerOf({ permissions }: APIInteractionGuildMember): Power {
  const bits = BigInt(permissions);
  if ((bits & GUILD) !== 0n) return 'workspace';
  return (bits & PermissionFlagsBits.ManageChannels) !== 0n ? 'channel' : 'none';
}

const THREADS: readonly ChannelType[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

/** What the bot itself may do in the channel; in a thread, another permission counts. */
function mayPost({ app_permissions: permissions, channel }: APIInteraction): boolean | null {
  if (permissions === undefined || channel === undefined) return null;
  const bits = BigInt(permissions);
  if ((bits & PermissionFlagsBits.Administrator) !== 0n) return true;
  const isThread = THREADS.includes(channel.type);
  const send = isThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  const wanted = PermissionFlagsBits.ViewChannel | send | PermissionFlagsBits.EmbedLinks;
  return (bits & wanted) === wanted;
}

/** An interaction of an unforeseen form is still answered. */
type Installed = Partial<Pick<APIInteraction, 'authorizing_integration_owners'>>;

/** A guild that the bot was let into: where only a person has installed it, it can post to no channel. */
function isBotThere({ authorizing_integration_owners: owners }: Installed): boolean {
  const owner = owners?.[ApplicationIntegrationType.GuildInstall];
  return owner !== undefined && owner !== '0';
}

/** What has to be asked of Discord. */
export type Lookups = { readonly names: MemberNames; readonly channels: GuildChannels };

/** Where somebody did something; `null` where the bot could post to no channel. */
export function placeOf(interaction: APIInteraction, { names, channels }: Lookups): Place | null {
  const { member, guild_id: guild, channel } = interaction;
  if (member === undefined || guild === undefined || channel === undefined) return null;
  if (!isBotThere(interaction)) return null;
  const { user, nick, roles } = member;
  const own = nick ?? user.global_name ?? user.username;
  return {
    channel: { platform: 'discord', workspace: guild, channel: channel.id },
    person: user.id,
    roles,
    named: new Map(),
    // An interaction tells of its own member alone.
    power: async (of = user.id) => (of === user.id ? powerOf(member) : 'unclear'),
    canPost: async () => mayPost(interaction),
    seesChannel: (id) => channels(guild, id),
    nameOf: async (person) => (person === user.id ? own : names(guild, person)),
  };
}
