import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIChatInputApplicationCommandInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentButtonInteraction,
  type APIModalSubmitInteraction,
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  Locale,
  MessageType,
} from 'discord-api-types/v10';

const DISCORD_EPOCH = 1_420_070_400_000n;
let counter = 0n;

/** An id as Discord makes them, of this moment or another one: https://docs.discord.com/developers/reference#snowflakes */
export function newSnowflake(at = Date.now()): string {
  counter += 1n;
  return String(((BigInt(Math.floor(at)) - DISCORD_EPOCH) << 22n) | (counter & 0x3fffffn));
}

export const APPLICATION_ID = '200000000000000001';
export const GUILD_ID = '300000000000000001';
const CHANNEL_ID = '400000000000000001';

/** Who asks, from where, and in which language their Discord is. */
export type Asker = {
  readonly userId?: string;
  readonly locale?: Locale;
  /** `private` is a conversation of people, where only an app that a person has installed can be used. */
  readonly place?: 'guild' | 'dm' | 'private';
  /** What the person may do in the channel, as Discord writes it; nothing unless given. */
  readonly permissions?: bigint;
  readonly roles?: readonly string[];
  /** What the bot may do there; nothing unless given. */
  readonly botPermissions?: bigint;
};

function userNamed(id: string): APIUser {
  return { id, username: 'ann', discriminator: '0', global_name: 'Ann', avatar: null };
}

function memberOf(user: APIUser, { permissions = 0n, roles = [] }: Asker) {
  return {
    user,
    roles: [...roles],
    joined_at: '2024-01-01T00:00:00Z',
    deaf: false,
    mute: false,
    flags: 0,
    permissions: String(permissions),
  };
}

/** What every interaction brings along; everything that a test does not say has a default. */
function common(asker: Asker) {
  const { userId = '100000000000000001', locale = Locale.EnglishUS, place = 'guild' } = asker;
  const user = userNamed(userId);
  const shared = {
    id: newSnowflake(),
    application_id: APPLICATION_ID,
    token: `token-${newSnowflake()}`,
    version: 1 as const,
    app_permissions: String(asker.botPermissions ?? 0n),
    locale,
    entitlements: [],
    authorizing_integration_owners:
      place === 'private' ? { 1: userId } : { 0: place === 'guild' ? GUILD_ID : '0' },
    attachment_size_limit: 10_485_760,
  };
  if (place === 'guild') {
    return {
      ...shared,
      guild_id: GUILD_ID,
      guild: { id: GUILD_ID, features: [], locale: Locale.EnglishUS },
      guild_locale: Locale.EnglishUS,
      channel: { id: CHANNEL_ID, type: ChannelType.GuildText as const },
      channel_id: CHANNEL_ID,
      context: InteractionContextType.Guild,
      member: memberOf(user, asker),
    };
  }
  const isOurs = place === 'dm';
  return {
    ...shared,
    channel: { id: CHANNEL_ID, type: isOurs ? (ChannelType.DM as const) : (ChannelType.GroupDM as const) },
    channel_id: CHANNEL_ID,
    context: isOurs ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel,
    user,
  };
}

/** A file that is given with a command: where Discord keeps it. */
export type GivenFile = { readonly file: string; readonly size?: number };

/** Values of options: text, whether, a user's or a role's id as `{ user: id }`, or a file. */
export type OptionValues = Readonly<
  Record<string, string | boolean | { readonly user: string } | { readonly role: string } | GivenFile>
>;

type Basic<Type extends InteractionType> = APIApplicationCommandInteractionDataBasicOption<Type>;

function optionsOf(values: OptionValues): Basic<InteractionType.ApplicationCommand>[] {
  return Object.entries(values).map(([name, value]) => {
    if (typeof value === 'string') return { type: ApplicationCommandOptionType.String, name, value };
    if (typeof value === 'boolean') return { type: ApplicationCommandOptionType.Boolean, name, value };
    if ('user' in value) return { type: ApplicationCommandOptionType.User, name, value: value.user };
    if ('role' in value) return { type: ApplicationCommandOptionType.Role, name, value: value.role };
    return { type: ApplicationCommandOptionType.Attachment, name, value: FILE_ID };
  });
}

const FILE_ID = '600000000000000001';

/** What Discord tells of the files given. */
function resolvedOf(values: OptionValues) {
  const given = Object.values(values).find((value) => typeof value === 'object' && 'file' in value);
  if (typeof given !== 'object' || !('file' in given)) return {};
  const { file: url, size = 1000 } = given;
  const attachment = { id: FILE_ID, filename: 'briefings.yaml', size, url, proxy_url: url };
  return { resolved: { attachments: { [FILE_ID]: attachment } } };
}

const commandData = (root: string) => ({
  id: '500000000000000001',
  name: root,
  type: ApplicationCommandType.ChatInput as const,
});

const asSubcommand = <Option>(name: string, options: Option[]) => ({
  type: ApplicationCommandOptionType.Subcommand as const,
  name,
  options,
});

/** A subcommand, or with two words one of a group. */
function within<Option>(subcommand: string, options: Option[]) {
  const [first = '', action] = subcommand.split(' ');
  if (action === undefined) return [asSubcommand(first, options)];
  const type = ApplicationCommandOptionType.SubcommandGroup as const;
  return [{ type, name: first, options: [asSubcommand(action, options)] }];
}

/** `/root subcommand option:value`; of a group, both words. */
export function commandInteraction(
  root: string,
  subcommand: string,
  values: OptionValues = {},
  asker: Asker = {},
): APIChatInputApplicationCommandInteraction {
  const options = optionsOf(values);
  return {
    ...common(asker),
    type: InteractionType.ApplicationCommand,
    data: {
      ...commandData(root),
      ...resolvedOf(values),
      options: within(subcommand, options),
    },
  };
}

/** Somebody has chosen the action on a message. */
export function actionInteraction(
  name: string,
  message: APIMessage,
  asker: Asker = {},
): APIMessageApplicationCommandInteraction {
  return {
    ...common(asker),
    type: InteractionType.ApplicationCommand,
    data: {
      id: '500000000000000002',
      name,
      type: ApplicationCommandType.Message,
      target_id: message.id,
      resolved: { messages: { [message.id]: message } },
    },
  };
}

/** Somebody has typed `text` into an option. */
export function completionInteraction(
  root: string,
  subcommand: string,
  option: string,
  text: string,
  asker: Asker = {},
): APIApplicationCommandAutocompleteInteraction {
  const focused = {
    type: ApplicationCommandOptionType.String as const,
    name: option,
    value: text,
    focused: true,
  };
  return {
    ...common(asker),
    type: InteractionType.ApplicationCommandAutocomplete,
    data: {
      ...commandData(root),
      options: within(subcommand, [focused]),
    },
  };
}

/** A message of the bot's, as an interaction shows it. */
export function messageOfBot(id: string, flags: number): APIMessage {
  return {
    id,
    channel_id: CHANNEL_ID,
    author: { ...userNamed(APPLICATION_ID), bot: true },
    content: '',
    timestamp: '2026-01-01T00:00:00Z',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: MessageType.ChatInputCommand,
    flags,
  };
}

/** Somebody has pressed a button of a message. */
export function pressInteraction(
  customId: string,
  message: APIMessage,
  asker: Asker = {},
): APIMessageComponentButtonInteraction {
  return {
    ...common(asker),
    type: InteractionType.MessageComponent,
    message,
    data: { component_type: ComponentType.Button, custom_id: customId },
  };
}

/** Somebody has sent the form of a window: what was typed, by field. */
export function formInteraction(
  customId: string,
  values: Readonly<Record<string, string>>,
  asker: Asker = {},
): APIModalSubmitInteraction {
  return {
    ...common(asker),
    type: InteractionType.ModalSubmit,
    data: {
      custom_id: customId,
      components: Object.entries(values).map(([custom_id, value], at) => ({
        type: ComponentType.Label,
        id: at * 2 + 1,
        component: { type: ComponentType.TextInput, id: at * 2 + 2, custom_id, value },
      })),
    },
  };
}
