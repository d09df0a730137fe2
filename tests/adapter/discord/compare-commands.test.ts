import { describe, expect, it } from 'vitest';
import { compareCommands, isSame } from '../../../src/adapter/discord/compare-commands.ts';
import { declareCommands } from '../../../src/adapter/discord/declare.ts';
import { createRegistry } from '../../../src/command/registry.ts';
import { townBook } from '../../support/discord-harness.ts';
import { createCommandStore } from '../../support/loopback-discord-commands.ts';

const registry = createRegistry(townBook);

const option = (name: string, more: Readonly<Record<string, unknown>> = {}) => ({
  type: 3,
  name,
  description: `About ${name}`,
  ...more,
});
const command = (more: Readonly<Record<string, unknown>> = {}) => ({
  type: 1,
  name: 'town',
  description: 'Town facts',
  options: [option('trade'), option('roads')],
  ...more,
});
const pathsBetween = (ours: ReturnType<typeof command>, theirs: ReturnType<typeof command>) =>
  compareCommands([ours], [theirs]).changed.flatMap(({ paths }) => paths);

describe('compareCommands', () => {
  it.each(['global', 'guild'] as const)(
    'finds no difference to what Discord makes of a %s command',
    (scope) => {
      const declared = declareCommands(registry, scope);
      const store = createCommandStore();
      store.put(scope === 'guild' ? '1' : null, JSON.parse(JSON.stringify(declared)));
      const registered = store.list(scope === 'guild' ? '1' : null);
      expect(compareCommands(declared, registered)).toEqual({ added: [], removed: [], changed: [] });
    },
  );

  it('names what is new and what is gone', () => {
    const differences = compareCommands([command()], [{ name: 'village' }]);
    expect(differences).toEqual({ added: ['town'], removed: ['village'], changed: [] });
    expect(isSame(differences)).toBe(false);
  });

  it.each([
    ['a description', command({ description: 'Facts' }), ['description']],
    [
      'a translation',
      command({ description_localizations: { ru: 'Факты' } }),
      ['description_localizations.ru'],
    ],
    [
      'one more option',
      command({ options: [option('trade'), option('roads'), option('rail')] }),
      ['options.order', 'options.rail.type', 'options.rail.name', 'options.rail.description'],
    ],
    ['another order', command({ options: [option('roads'), option('trade')] }), ['options.order']],
    [
      'a length deep inside',
      command({ options: [option('trade', { max_length: 5 }), option('roads')] }),
      ['options.trade.max_length'],
    ],
    [
      'an option that is now required',
      command({ options: [option('trade', { required: true }), option('roads')] }),
      ['options.trade.required'],
    ],
    ['other places', command({ contexts: [0] }), ['contexts']],
  ])('finds %s', (_, ours, paths) => {
    expect(pathsBetween(ours, command())).toEqual(paths);
  });

  it.each([
    ['ids and versions', { id: '1', version: '2', application_id: '3' }],
    [
      'defaults',
      { nsfw: false, default_member_permissions: null, name_localizations: null, dm_permission: true },
    ],
    ['what a later API adds', { shiny: { new: 'field' } }],
  ])('passes over %s', (_, more) => {
    expect(pathsBetween(command(), command(more))).toEqual([]);
  });

  it('does not mind the order of contexts', () => {
    expect(pathsBetween(command({ contexts: [0, 1, 2] }), command({ contexts: [2, 1, 0] }))).toEqual([]);
  });
});
