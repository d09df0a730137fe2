import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { CommandLine } from '../../card/card.ts';
import type { Call, Reader } from '../../command/command.ts';
import type { Attached } from './attachments.ts';
import { PRESS_KINDS, type PressKind } from './buttons.ts';
import { type MessageText, textOfMessage } from './message-text.ts';
import { readForm, type SentForm } from './suggest-form.ts';

/** The options that are Discord's own; every other option is an argument of the command. */
export const OWN_OPTIONS = { private: 'private', for: 'for' } as const;

/** What a button of ours asks for. */
export type Press = { readonly kind: PressKind; readonly line: CommandLine };

/** What a person did, without the platform's form. */
export type Incoming = { readonly reader: Reader } & (
  | {
      readonly kind: 'command';
      readonly call: Call;
      readonly isPrivate: boolean;
      /** User id of the colleague whom the answer is for; nobody where the answer is private. */
      readonly addressee: string | null;
      /** Files given, by the argument whose text they hold. */
      readonly files?: ReadonlyMap<string, Attached>;
    }
  /** The figures of somebody's message are to be set beside the fact book. */
  | ({ readonly kind: 'check' } & MessageText)
  | {
      readonly kind: 'completion';
      readonly command: string;
      readonly argument: string;
      readonly text: string;
    }
  | {
      readonly kind: 'press';
      readonly press: Press;
      /** Whether only the person who pressed sees the message that the button is on. */
      readonly isPrivate: boolean;
      readonly messageId: string;
      readonly userId: string;
    }
  | { readonly kind: 'form'; readonly sent: SentForm }
  /** A button of an earlier version. */
  | { readonly kind: 'unknown-button' }
  /** Nothing that this bot has declared. */
  | { readonly kind: 'unsupported' }
);

/** What a `custom_id` asks for; `null` when it is none that this bot gives its buttons. */
export function pressedLine(customId: string): Press | null {
  const kind = PRESS_KINDS.find((known) => customId.startsWith(`${known}:`));
  const line = kind === undefined ? '' : customId.slice(kind.length + 1);
  return kind === undefined || line.trim() === '' ? null : { kind, line };
}

type Subcommand = {
  /** With the name of its group before it: `briefing list`. */
  readonly name: string;
  readonly options: readonly APIApplicationCommandInteractionDataBasicOption<InteractionType>[];
};

/** The root command cannot be sent bare, so there is always a subcommand; `null` says that this is not ours. */
function subcommandOf(
  options: readonly APIApplicationCommandInteractionDataOption<InteractionType>[] | undefined,
): Subcommand | null {
  const first = options?.[0];
  if (first?.type === ApplicationCommandOptionType.SubcommandGroup) {
    const [action] = first.options;
    return action === undefined
      ? null
      : { name: `${first.name} ${action.name}`, options: action.options ?? [] };
  }
  if (first?.type !== ApplicationCommandOptionType.Subcommand) return null;
  return { name: first.name, options: first.options ?? [] };
}

function readCommand(interaction: APIChatInputApplicationCommandInteraction, reader: Reader): Incoming {
  const subcommand = subcommandOf(interaction.data.options);
  if (subcommand === null) return { kind: 'unsupported', reader };
  const args: Record<string, string> = {};
  const files = new Map<string, Attached>();
  let isPrivate = false;
  let addressee: string | null = null;
  for (const option of subcommand.options) {
    if (option.type === ApplicationCommandOptionType.Boolean && option.name === OWN_OPTIONS.private) {
      isPrivate = option.value;
    } else if (option.type === ApplicationCommandOptionType.User && option.name === OWN_OPTIONS.for) {
      addressee = option.value;
    } else if (option.type === ApplicationCommandOptionType.Attachment) {
      const file = interaction.data.resolved?.attachments?.[option.value];
      if (file !== undefined) files.set(option.name, file);
    } else {
      args[option.name] = String(option.value);
    }
  }
  const call = { command: subcommand.name, args };
  // A colleague cannot see an answer that is for the asker alone, and is not to be told of it.
  const to = isPrivate ? null : addressee;
  return { kind: 'command', reader, call, isPrivate, addressee: to, ...(files.size > 0 && { files }) };
}

/** There is one action on messages, whatever it is called in which language. */
function readCheck({ data }: APIMessageApplicationCommandInteraction, reader: Reader): Incoming {
  const message = data.resolved.messages[data.target_id];
  return message === undefined
    ? { kind: 'unsupported', reader }
    : { kind: 'check', reader, ...textOfMessage(message) };
}

function readCommandOf(interaction: APIApplicationCommandInteraction, reader: Reader): Incoming {
  switch (interaction.data.type) {
    case ApplicationCommandType.ChatInput:
      return readCommand({ ...interaction, data: interaction.data }, reader);
    case ApplicationCommandType.Message:
      return readCheck({ ...interaction, data: interaction.data }, reader);
    case ApplicationCommandType.User:
    case ApplicationCommandType.PrimaryEntryPoint:
      return { kind: 'unsupported', reader };
    default:
      interaction.data satisfies never;
      return { kind: 'unsupported', reader };
  }
}

function readCompletion(interaction: APIApplicationCommandAutocompleteInteraction, reader: Reader): Incoming {
  const subcommand = subcommandOf(interaction.data.options);
  const focused = subcommand?.options.find((option) => 'focused' in option && option.focused === true);
  return {
    kind: 'completion',
    reader,
    command: subcommand?.name ?? '',
    argument: focused?.name ?? '',
    text: focused === undefined ? '' : String(focused.value),
  };
}

function readPress(interaction: APIMessageComponentInteraction, reader: Reader): Incoming {
  const { data, message, member, user } = interaction;
  const press = data.component_type === ComponentType.Button ? pressedLine(data.custom_id) : null;
  const userId = member?.user.id ?? user?.id;
  if (press === null || userId === undefined) return { kind: 'unknown-button', reader };
  const isPrivate = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return { kind: 'press', reader, press, isPrivate, messageId: message.id, userId };
}

/** Takes an interaction apart. It has the form that Discord documents, so fields are picked and not checked. */
export function readInteraction(interaction: APIInteraction): Incoming {
  const reader: Reader = { locale: 'locale' in interaction ? interaction.locale : null };
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return readCommandOf(interaction, reader);
    case InteractionType.ApplicationCommandAutocomplete:
      return readCompletion(interaction, reader);
    case InteractionType.MessageComponent:
      return readPress(interaction, reader);
    case InteractionType.ModalSubmit: {
      const sent = readForm(interaction);
      return sent === null ? { kind: 'unsupported', reader } : { kind: 'form', reader, sent };
    }
    case InteractionType.Ping:
      return { kind: 'unsupported', reader };
    default:
      interaction satisfies never;
      return { kind: 'unsupported', reader };
  }
}
