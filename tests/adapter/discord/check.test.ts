import { type APIMessage, Locale } from 'discord-api-types/v10';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { textOfMessage } from '../../../src/adapter/discord/message-text.ts';
import type { Call, Runner } from '../../../src/command/command.ts';
import { createRegistry } from '../../../src/command/registry.ts';
import { buttonsOf, isEphemeral, textOf } from '../../support/discord-body.ts';
import { discordHarness, townBook } from '../../support/discord-harness.ts';
import {
  type Asker,
  actionInteraction,
  messageOfBot,
  newSnowflake,
} from '../../support/discord-interactions.ts';

const harness = discordHarness();
afterEach(async () => {
  expect(await harness.end()).toEqual([]);
});

const message = (content: string, more: Partial<APIMessage> = {}): APIMessage => ({
  ...messageOfBot(newSnowflake(), 0),
  content,
  ...more,
});

/** A bot that answers `check` with a topic's card, and keeps what it was asked. */
async function connected() {
  const calls: Call[] = [];
  const registry = createRegistry(townBook);
  const [find] = registry.commands.filter(({ name }) => name === 'find');
  const commands = find === undefined ? [] : [...registry.commands, { ...find, name: 'check', names: {} }];
  const checking = (runner: Runner): Runner => ({
    ...runner,
    registry: () => ({ ...registry, commands }),
    run: (call, reader) => {
      calls.push(call);
      return runner.run({ command: 'trade', args: {} }, reader);
    },
  });
  const discord = await harness.discord();
  await harness.bot(discord, { runner: checking });
  const check = (target: APIMessage, asker?: Asker) =>
    discord.interaction(actionInteraction('Check figures', target, asker)).message();
  return { discord, calls, check };
}

describe('the action Check figures on a message', () => {
  it('is declared in the reader’s language for guilds, direct messages and conversations', async () => {
    const { discord } = await connected();
    await discord.request('PUT', /^\/applications\/\d+\/commands$/);
    expect(discord.commands()).toHaveLength(2);
    expect(discord.commands()[1]).toMatchObject({
      type: 3,
      name: 'Check figures',
      name_localizations: { ru: 'Проверить цифры', 'zh-CN': '核对数字' },
      integration_types: [0, 1],
      contexts: [0, 1, 2],
    });
  });

  it('is not declared again where Discord has it', async () => {
    const { discord } = await connected();
    await discord.request('PUT', /commands$/);
    await harness.bot(discord, {
      runner: (runner) => {
        const registry = createRegistry(townBook);
        const check = registry.commands.map((one) =>
          one.name === 'find' ? { ...one, name: 'check', names: {} } : [],
        );
        return {
          ...runner,
          registry: () => ({ ...registry, commands: [...registry.commands, ...check.flat()] }),
        };
      },
    });
    await discord.command('help').message();
    expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it.each(['guild', 'dm', 'private'] as const)('answers whoever asks alone, in a %s', async (place) => {
    const { calls, check } = await connected();
    const answer = await check(message('We signed contracts of $3.45 billion in 2019.'), { place });
    expect(calls).toEqual([
      { command: 'check', args: { message: 'We signed contracts of $3.45 billion in 2019.' } },
    ]);
    expect(isEphemeral(answer)).toBe(true);
    expect(Object.keys(buttonsOf(answer)).filter((id) => id.startsWith('share:'))).toHaveLength(1);
  });

  it('reads embeds and forwarded messages too', async () => {
    const { calls, check } = await connected();
    const embeds = [{ title: 'News', description: '12 ships', fields: [{ name: 'Value', value: '3 %' }] }];
    await check(message('Look:', { embeds }));
    expect(calls[0]?.args.message).toBe('Look:\nNews\n12 ships\nValue\n3 %');
  });

  it('says so when there is only a picture', async () => {
    const { calls, check } = await connected();
    const answer = await check(message('  '), { locale: Locale.Russian });
    expect(textOf(answer)).toContain('нет слов для проверки');
    expect(isEphemeral(answer)).toBe(true);
    expect(calls).toEqual([]);
  });

  it('reads the first 4,000 characters of a longer one, and says so', async () => {
    const { calls, check } = await connected();
    const answer = await check(message('7 ships '.repeat(600)));
    expect(calls[0]?.args.message?.length).toBeLessThanOrEqual(4000);
    expect(textOf(answer)).toMatch(/only its first [34],\d{3} characters were checked/);
  });
});

describe('textOfMessage', () => {
  it('never says more than is read, and cuts no character in half', () => {
    const text = fc.string({ unit: 'grapheme', size: 'max', maxLength: 6000 });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (content, descriptions) => {
        const embeds = descriptions.map((description) => ({ description }));
        const { text: read, isCut } = textOfMessage(message(content, { embeds }));
        expect(read.length).toBeLessThanOrEqual(4000);
        expect(read.isWellFormed()).toBe(true);
        const whole = [content, ...descriptions].map((one) => one.trim()).filter((one) => one !== '');
        expect(isCut).toBe(whole.join('\n').length > 4000);
      }),
      { numRuns: 30 },
    );
  });
});
