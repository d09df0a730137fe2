import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Argument, Command } from '../../command/command.ts';
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

function argumentOption(argument: Argument, speech: Speech): APIApplicationCommandBasicOption {
  const { name, description, required, maxLength, values, completes } = argument;
  const common = {
    type: ApplicationCommandOptionType.String,
    ...named(name, {}, [], speech),
    ...described(description, speech),
    required,
  } as const;
  const { most } = LIMITS.options;
  if (values.length > 0 && values.length <= most) {
    return { ...common, choices: values.map((value) => ({ name: value, value })) };
  }
  return { ...common, max_length: maxLength, ...(completes ? { autocomplete: true } : {}) };
}

/** What goes with every command: who sees the answer, whom it is for, and its language. */
function commonOptions({ info }: Registry, speech: Speech): APIApplicationCommandBasicOption[] {
  const names = {
    private: sayInAll('option.private.name'),
    for: sayInAll('option.for.name'),
    language: sayInAll('option.language.name'),
  };
  const siblings = Object.values(names);
  const languages = info.languages.map((language): APIApplicationCommandOptionChoice<string> => {
    const spoken = sayInAll(`language.${language}`);
    const name = inLanguage(spoken, speech.base);
    const localized = translations(spoken, name, speech);
    return { name, value: language, ...(localized === null ? {} : { name_localizations: localized }) };
  });
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
    {
      type: ApplicationCommandOptionType.String,
      ...named('language', names.language, siblings, speech),
      ...described(sayInAll('option.language.description'), speech),
      choices: languages,
    },
  ];
}

function subcommandOf(
  command: Command,
  registry: Registry,
  speech: Speech,
): APIApplicationCommandSubcommandOption {
  const siblings = registry.commands.map(({ names }) => names);
  const options = command.arguments.map((argument) => argumentOption(argument, speech));
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...named(command.name, command.names, siblings, speech),
    ...described(command.summary, speech),
    // Discord refuses a required option after one that is not.
    options: [
      ...options.filter(({ required }) => required === true),
      ...options.filter(({ required }) => required !== true),
      ...commonOptions(registry, speech),
    ],
  };
}

/** Everything about a declaration that Discord would refuse and that depends on the fact pack. */
function check(command: Declared, subcommands: readonly APIApplicationCommandSubcommandOption[]): void {
  const { most } = LIMITS.options;
  if (subcommands.length > most) {
    throw new Error(
      `/${command.name} has ${subcommands.length} subcommands and Discord takes at most ${most} (${LIMITS.options.page}). Take topics out of the fact pack, or join some.`,
    );
  }
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
 * What Discord is told of the registry: one root command with a subcommand for each command, and what can be done with
 * a message.
 * @throws with the remedy when the registry is more than Discord takes.
 */
export function declareCommands(
  registry: Registry,
  scope: Scope,
): readonly [Declared, ...(readonly DeclaredAction[])] {
  const { info } = registry;
  const speech = speechOf(registry);
  const options = registry.commands.map((command) => subcommandOf(command, registry, speech));
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
