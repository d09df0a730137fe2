import type { Declared } from './declare.ts';

type Texts = {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string | null | undefined>> | null | undefined;
  readonly description?: string;
  readonly description_localizations?: Readonly<Record<string, string | null | undefined>> | null | undefined;
  readonly value?: string | number;
  readonly choices?: readonly Texts[] | undefined;
  readonly options?: readonly Texts[] | undefined;
};

function longest(text: string, localized: Texts['name_localizations']): number {
  return Math.max(text.length, ...Object.values(localized ?? {}).map((one) => one?.length ?? 0));
}

function sizeOf(texts: Texts): number {
  const { name, description = '', value = '', choices = [], options = [] } = texts;
  return (
    longest(name, texts.name_localizations) +
    longest(description, texts.description_localizations) +
    (typeof value === 'string' ? value.length : 0) +
    [...choices, ...options].reduce((sum, one) => sum + sizeOf(one), 0)
  );
}

/**
 * How much of Discord's 8,000 characters a command takes: names, descriptions and values of itself, its options and
 * their choices, each counted in its longest translation.
 * https://docs.discord.com/developers/interactions/application-commands#application-command-object
 */
export function commandSize(command: Declared): number {
  return sizeOf(command);
}
