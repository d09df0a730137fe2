import { describe, expect, it } from 'vitest';
import { commandSize } from '../../../src/adapter/discord/command-size.ts';
import { type Declared, declareCommands } from '../../../src/adapter/discord/declare.ts';
import type { Argument, Command } from '../../../src/command/command.ts';
import { createRegistry, type Registry } from '../../../src/command/registry.ts';
import { openBook } from '../../../src/open-book.ts';
import { aPack } from '../../support/build-pack.ts';
import { townBook } from '../../support/discord-harness.ts';
import { schemaFaults } from '../../support/discord-schemas.ts';

const registry = createRegistry(townBook);

const anArgument = (more: Partial<Argument> = {}): Argument => ({
  name: 'topic',
  description: { en: 'A topic' },
  required: false,
  maxLength: 100,
  values: [],
  completes: false,
  ...more,
});

const aCommand = (name: string, more: Partial<Command> = {}): Command => ({
  name,
  names: { en: name },
  aliases: [],
  summary: { en: `About ${name}` },
  arguments: [],
  rest: null,
  run: () => {
    throw new Error('not run here');
  },
  complete: () => [],
  ...more,
});

function registryOf(commands: readonly Command[], info: Partial<Registry['info']> = {}): Registry {
  const all = { ...aPack({}).info, languages: ['en', 'zh', 'ru'] as const, ...info };
  return { info: all, commands, find: () => null };
}

function declared(from: Registry, scope: 'global' | 'guild' = 'global'): Declared {
  const [command] = declareCommands(from, scope);
  if (command === undefined) throw new Error('nothing was declared');
  return command;
}

/** The declared subcommand, or option of one, of a name. */
function optionNamed(within: Pick<Declared, 'options'>, name: string) {
  const found = within.options?.find((option) => option.name === name);
  if (found === undefined) throw new Error(`no option ${name}`);
  return found;
}

function argumentOf(command: Command, name: string) {
  const subcommand = optionNamed(declared(registryOf([command])), command.name);
  return optionNamed('options' in subcommand ? { options: [...(subcommand.options ?? [])] } : {}, name);
}

describe('declareCommands', () => {
  it('declares one root command with a subcommand for each command', () => {
    const command = declared(registry);
    expect(command.name).toBe('town');
    expect(command.options?.map(({ name }) => name)).toEqual(registry.commands.map(({ name }) => name));
  });

  it('works as guild and user install, in guilds and in conversations', () => {
    expect(declared(registry)).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
  });

  it('leaves out for a guild what only a global command may have', () => {
    expect(declared(registry, 'guild')).not.toHaveProperty('integration_types');
    expect(declared(registry, 'guild')).not.toHaveProperty('contexts');
  });

  it.each(['data', 'tests/fixtures/port-pack'])(
    'fits Discord’s own schemas with the fact pack in %s',
    (folder) => {
      const commands = declareCommands(createRegistry(openBook(folder)), 'global');
      expect(schemaFaults('PUT', '/applications/1/commands', commands)).toEqual([]);
    },
  );

  it('declares actions as a group, without what only buttons hold', () => {
    const group = optionNamed(declared(registry), 'briefing');
    expect(group.type).toBe(2);
    const actions = 'options' in group ? (group.options ?? []) : [];
    expect(actions.map(({ name }) => name).slice(0, 3)).toEqual(['schedule', 'list', 'why']);
    for (const action of actions) {
      const options = 'options' in action ? (action.options ?? []) : [];
      expect(options.some(({ name }) => name === 'language')).toBe(
        ['schedule', 'edit'].includes(action.name),
      );
      expect(options.filter(({ name }) => ['save', 'sure', 'private', 'for'].includes(name))).toEqual([]);
    }
    const names = registry.find('briefing')?.actions?.flatMap((one) => one.arguments.map(({ name }) => name));
    expect(names).toContain('save');
  });

  it('offers who sees it, whom it is for and its language with every subcommand', () => {
    const subcommands = (declared(registry).options ?? []).filter(({ type }) => type === 1);
    expect(subcommands.length).toBeGreaterThan(8);
    for (const subcommand of subcommands) {
      const options = 'options' in subcommand ? (subcommand.options ?? []) : [];
      expect(options.slice(-3).map(({ name, type }) => [name, type])).toEqual([
        ['private', 5],
        ['for', 6],
        ['language', 3],
      ]);
      expect(options.at(-1)).toMatchObject({
        choices: [
          { name: 'English', value: 'en' },
          { name: 'Chinese', value: 'zh', name_localizations: { ru: 'китайский' } },
          { name: 'Russian', value: 'ru', name_localizations: { 'zh-CN': '俄文' } },
        ],
      });
    }
  });

  it('translates names and descriptions for the locales that read them', () => {
    expect(optionNamed(declared(registry), 'find')).toMatchObject({
      description: 'Ask a question in your own words',
      name_localizations: { 'zh-CN': '查找', 'zh-TW': '查找', ru: 'найти' },
      description_localizations: {
        'zh-CN': expect.stringMatching(/\p{Script=Han}/u),
        ru: expect.any(String),
      },
    });
  });

  it('translates into the languages of the pack alone', () => {
    const text = JSON.stringify(declared(registryOf(registry.commands, { languages: ['en', 'ru'] })));
    expect(text).toContain('"ru":');
    expect(text).not.toContain('zh-CN');
  });

  it('speaks the pack’s own language to everyone where that pack has no English', () => {
    const command = declared(
      registryOf([aCommand('trade', { summary: { ru: 'Торговля' } })], { language: 'ru', languages: ['ru'] }),
    );
    expect(optionNamed(command, 'trade').description).toBe('Торговля');
    expect(JSON.stringify(command)).not.toContain('_localizations');
  });

  it('leaves out a translated name that Discord would refuse or that two subcommands share', () => {
    const named = (name: string, ru: string) => aCommand(name, { names: { en: name, ru } });
    const command = declared(
      registryOf([
        named('a', 'два слова'),
        named('b', 'Большая'),
        named('c', 'один'),
        named('d', 'один'),
        named('e', 'другой'),
      ]),
    );
    const translated = command.options?.map(({ name, name_localizations: names }) => [name, names?.ru]);
    expect(translated).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['c', undefined],
      ['d', undefined],
      ['e', 'другой'],
    ]);
  });

  it('cuts a description that is too long', () => {
    const long = aCommand('trade', { summary: { en: 'word '.repeat(40) } });
    expect(optionNamed(declared(registryOf([long])), 'trade').description).toHaveLength(100);
  });

  it('puts required options first', () => {
    const args = [anArgument({ name: 'one' }), anArgument({ name: 'two', required: true })];
    const subcommand = optionNamed(declared(registryOf([aCommand('trade', { arguments: args })])), 'trade');
    const options = 'options' in subcommand ? (subcommand.options ?? []) : [];
    expect(options.map(({ name }) => name).slice(0, 2)).toEqual(['two', 'one']);
  });

  it('offers the values of an argument, or completes it, or takes any text up to its length', () => {
    const command = aCommand('trade', {
      arguments: [
        anArgument({ name: 'style', values: ['short', 'long'] }),
        anArgument({ name: 'topic', completes: true, maxLength: 40 }),
        anArgument({ name: 'words', maxLength: 300 }),
      ],
    });
    expect(argumentOf(command, 'style')).toMatchObject({
      choices: [
        { name: 'short', value: 'short' },
        { name: 'long', value: 'long' },
      ],
    });
    expect(argumentOf(command, 'style')).not.toHaveProperty('autocomplete');
    expect(argumentOf(command, 'topic')).toMatchObject({ autocomplete: true, max_length: 40 });
    expect(argumentOf(command, 'words')).toMatchObject({ max_length: 300 });
    expect(argumentOf(command, 'words')).not.toHaveProperty('autocomplete');
  });

  it('refuses more than 25 subcommands, and says what to do', () => {
    const commands = Array.from({ length: 26 }, (_, at) => aCommand(`topic-${at}`));
    expect(() => declareCommands(registryOf(commands), 'global')).toThrow(
      /26 subcommands.*at most 25.*Take topics out/s,
    );
    expect(() => declareCommands(registryOf(commands.slice(1)), 'global')).not.toThrow();
  });

  it('refuses more than 8,000 characters, and says what to do', () => {
    const wordy = Array.from({ length: 25 }, (_, at) =>
      aCommand(`topic-${at}`, {
        arguments: [0, 1, 2].map((n) => anArgument({ name: `a${n}`, description: { en: 'x'.repeat(90) } })),
      }),
    );
    expect(() => declareCommands(registryOf(wordy), 'global')).toThrow(
      /takes \d+ characters.*8000.*Shorten/s,
    );
  });

  it.each([
    [aCommand('Trade'), /"Trade" cannot be a command/],
    [aCommand('x'.repeat(33)), /at most 32/],
    [aCommand('trade', { arguments: [anArgument({ name: 'for' })] }), /two options "for"/],
  ])('refuses a declaration that Discord would, and says why', (command, expected) => {
    expect(() => declareCommands(registryOf([command]), 'global')).toThrow(expected);
  });
});

describe('commandSize', () => {
  it('counts names, descriptions and values in their longest translation, however deep', () => {
    const command: Declared = {
      name: '1234',
      description: '12345',
      description_localizations: { ru: '1234567890', 'zh-CN': '1' },
      options: [
        {
          type: 1,
          name: '12',
          description: '123',
          options: [
            {
              type: 3,
              name: '1',
              description: '12',
              choices: [{ name: '123', value: '1234', name_localizations: { ru: '12345' } }],
            },
          ],
        },
      ],
    };
    expect(commandSize(command)).toBe(4 + 10 + 2 + 3 + 1 + 2 + 5 + 4);
  });
});
