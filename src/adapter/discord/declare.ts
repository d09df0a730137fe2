import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Argument, ArgumentKind, Command } from '../../command/command.ts';
import { lastWord } from '../../command/last-word.ts';
import type { Registry } from '../../command/registry.ts';
import { inLanguage, type Localized } from '../../core/language.ts';
import { sayInAll } from '../../text/say.ts';
import { commandSize } from './command-size.ts';
import { OWN_OPTIONS } from './input.ts';
import { LIMITS } from './limits.ts';
import { described, named, type Speech, speechOf, translations } from './localize.ts';

/** A chat-input command as it is sent to Discord. */
export type Declared = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** An action in the menu of a message. */
export type DeclaredAction = RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** `guild` for one guild, where changes show at once; `global` for everywhere, also for people who install the app. */
export type Scope = 'global' | 'guild';

/** What Discord lets people pick where an argument is no text. */
const PICKED = {
  person: ApplicationCommandOptionType.User,
  role: ApplicationCommandOptionType.Role,
  flag: ApplicationCommandOptionType.Boolean,
  file: ApplicationCommandOptionType.Attachment,
} as const satisfies Record<ArgumentKind, ApplicationCommandOptionType>;

function argumentOption(argument: Argument, speech: Speech): APIApplicationCommandBasicOption {
  const { name, description, required, maxLength, values, completes, kind } = argument;
  const shared = {
    ...named(name, {}, [], speech),
    ...described(description, speech),
    required,
  } as const;
  const picked = kind === undefined ? null : PICKED[kind];
  if (picked !== null) return { type: picked, ...shared };
  const common = { type: ApplicationCommandOptionType.String, ...shared } as const;
  const { most } = LIMITS.options;
  if (values.length > 0 && values.length <= most) {
    return { ...common, choices: values.map((value) => ({ name: value, value })) };
  }
  return { ...common, max_length: maxLength, ...(completes ? { autocomplete: true } : {}) };
}

const COMMON_NAMES = {
  private: sayInAll('option.private.name'),
  for: sayInAll('option.for.name'),
  language: sayInAll('option.language.name'),
};

/** The language of the answer. */
function languageOption({ info }: Registry, speech: Speech): APIApplicationCommandBasicOption {
  const { language: names } = COMMON_NAMES;
  const languages = info.languages.map((language): APIApplicationCommandOptionChoice<string> => {
    const spoken = sayInAll(`language.${language}`);
    const name = inLanguage(spoken, speech.base);
    const localized = translations(spoken, name, speech);
    return { name, value: language, ...(localized === null ? {} : { name_localizations: localized }) };
  });
  return {
    type: ApplicationCommandOptionType.String,
    ...named('language', names, Object.values(COMMON_NAMES), speech),
    ...described(sayInAll('option.language.description'), speech),
    choices: languages,
  };
}

/** What goes with every command: who sees the answer, whom it is for, and its language. */
function commonOptions(registry: Registry, speech: Speech): APIApplicationCommandBasicOption[] {
  const names = COMMON_NAMES;
  const siblings = Object.values(names);
  return [
    {
      type: ApplicationCommandOptionType.Boolean,
      ...named(OWN_OPTIONS.private, names.private, siblings, speech),
      ...described(sayInAll('option.private.description'), speech),
    },
    {
      type: ApplicationCommandOptionType.User,
      ...named(OWN_OPTIONS.for, names.for, siblings, speech),
      ...described(sayInAll('option.for.description'), speech),
    },
    languageOption(registry, speech),
  ];
}

/** A subcommand, with what goes with it behind its own arguments. */
function subcommandOf(
  command: Command,
  siblings: readonly Command[],
  common: readonly APIApplicationCommandBasicOption[],
  speech: Speech,
): APIApplicationCommandSubcommandOption {
  const options = command.arguments
    .filter(({ isCarried }) => isCarried !== true)
    .map((argument) => argumentOption(argument, speech));
  const names = siblings.map((one) => one.names);
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...named(lastWord(command.name), command.names, names, speech),
    ...described(command.summary, speech),
    // Discord refuses a required option after one that is not.
    options: [
      ...options.filter(({ required }) => required === true),
      ...options.filter(({ required }) => required !== true),
      ...common,
    ],
  };
}

type Part = APIApplicationCommandSubcommandOption | APIApplicationCommandSubcommandGroupOption;

/** A command with actions is a group of subcommands: their answers are for whoever asks alone. */
function partOf(command: Command, registry: Registry, speech: Speech): Part {
  const { actions } = command;
  if (actions === undefined) {
    return subcommandOf(command, registry.commands, commonOptions(registry, speech), speech);
  }
  const siblings = registry.commands.map(({ names }) => names);
  const language = languageOption(registry, speech);
  return {
    type: ApplicationCommandOptionType.SubcommandGroup,
    ...named(command.name, command.names, siblings, speech),
    ...described(command.summary, speech),
    // Discord counts the characters of each subcommand, so what few would choose is left out.
    options: actions.map((action) =>
      subcommandOf(action, actions, action.isInLanguage === true ? [language] : [], speech),
    ),
  };
}

/** Everything about a declaration that Discord would refuse and that depends on the fact pack. */
function check(command: Declared, parts: readonly Part[]): void {
  const { most } = LIMITS.options;
  const groups = parts.filter((part) => part.type === ApplicationCommandOptionType.SubcommandGroup);
  for (const { name, options = [] } of [{ name: '', options: parts }, ...groups]) {
    if (options.length <= most) continue;
    throw new Error(
      `/${`${command.name} ${name}`.trim()} has ${options.length} subcommands and Discord takes at most ${most} (${LIMITS.options.page}). Take topics out of the fact pack, or join some.`,
    );
  }
  const subcommands = parts.flatMap((part) =>
    part.type === ApplicationCommandOptionType.SubcommandGroup ? (part.options ?? []) : [part],
  );
  for (const { name, options = [] } of subcommands) {
    const names = options.map((option) => option.name);
    const twice = names.find((one, at) => names.indexOf(one) !== at);
    if (twice !== undefined || names.length > most) {
      throw new Error(
        `/${command.name} ${name} has ${twice === undefined ? `${names.length} options` : `two options "${twice}"`}; Discord takes at most ${most}, each with a name of its own. Rename or remove one.`,
      );
    }
  }
  const size = commandSize(command);
  if (size > LIMITS.commandTotal.most) {
    throw new Error(
      `/${command.name} takes ${size} characters to declare and Discord allows ${LIMITS.commandTotal.most} (${LIMITS.commandTotal.page}). Shorten the names of topics, or take topics out of the fact pack.`,
    );
  }
}

/** Where commands are installed and used: only a global one is installed by people and used outside guilds. */
function placesOf(scope: Scope) {
  if (scope === 'guild') return {};
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  const { Guild, BotDM, PrivateChannel } = InteractionContextType;
  return { integration_types: [GuildInstall, UserInstall], contexts: [Guild, BotDM, PrivateChannel] };
}

/** The action that checks a message's figures, of a registry that can; its name may hold spaces and capitals. */
function actionsOf(registry: Registry, speech: Speech, scope: Scope): readonly DeclaredAction[] {
  if (!registry.commands.some(({ name }) => name === 'check')) return [];
  const names = sayInAll('discord.check');
  const name = inLanguage(names, speech.base);
  const localized = translations(names, name, speech);
  return [
    {
      type: ApplicationCommandType.Message,
      name,
      ...(localized === null ? {} : { name_localizations: localized }),
      ...placesOf(scope),
    },
  ];
}

/**
 * What Discord is told of the registry: one root command with a subcommand, or a group of them, for each command, and
 * what can be done with a message.
 * @throws with the remedy when the registry is more than Discord takes.
 */
export function declareCommands(
  registry: Registry,
  scope: Scope,
): readonly [Declared, ...(readonly DeclaredAction[])] {
  const { info } = registry;
  const speech = speechOf(registry);
  const options = registry.commands.map((command) => partOf(command, registry, speech));
  const command: Declared = {
    type: ApplicationCommandType.ChatInput,
    ...named(info.command, {}, [], speech),
    ...described(withSummary(info.summary, info.title), speech),
    options,
    ...placesOf(scope),
  };
  check(command, options);
  return [command, ...actionsOf(registry, speech, scope)];
}

/** The summary of the pack, or its title in a language that has no summary. */
function withSummary(summary: Localized, title: Localized): Localized {
  return { ...title, ...summary };
}
