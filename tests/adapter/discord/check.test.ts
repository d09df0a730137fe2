import { type APIMessage, Locale } from 'discord-api-types/v10';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { textOfMessage } from '../../../src/adapter/discord/message-text.ts';
import type { Call, Runner } from '../../../src/command/command.ts';
import { buttonsOf, isEphemeral, textOf } from '../../support/discord-body.ts';
import { discordHarness } from '../../support/discord-harness.ts';
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

/** A bot, and what it was asked. */
async function connected() {
  const calls: Call[] = [];
  const listening = (runner: Runner): Runner => ({
    ...runner,
    run: (call, reader) => {
      calls.push(call);
      return runner.run(call, reader);
    },
  });
  const discord = await harness.discord();
  await harness.bot(discord, { runner: listening });
  const check = (target: APIMessage, asker?: Asker) =>
    discord.interaction(actionInteraction('Check figures', target, asker));
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

  it.each(['guild', 'dm', 'private'] as const)('answers whoever asks alone, in a %s', async (place) => {
    const { calls, check } = await connected();
    const said = 'The contract value was $3.4 billion in 2019.';
    const timestamp = '2020-03-01T12:00:00.000000+00:00';
    const answer = await check(message(said, { timestamp }), { place }).message();
    expect(calls).toEqual([{ command: 'check', args: { message: said, sent: timestamp } }]);
    expect(isEphemeral(answer)).toBe(true);
    expect(textOf(answer)).toContain('contract value');
    expect(textOf(answer)).toContain('$3.45 billion');
  });

  it('is shown to everyone by the button, from the message as it was', async () => {
    const { check } = await connected();
    const checked = check(message('The contract value was $3.45 billion in 2019.'));
    const [share = ''] = Object.keys(buttonsOf(await checked.message())).filter((id) =>
      id.startsWith('share:'),
    );
    const [shared] = await checked.press(share).followUps(1);
    expect(shared && textOf(shared)).toContain('$3.45 billion');
    expect(shared && isEphemeral(shared)).toBe(false);
  });

  it('reads embeds and forwarded messages too', async () => {
    const { calls, check } = await connected();
    const embeds = [{ title: 'News', description: '12 ships', fields: [{ name: 'Value', value: '3 %' }] }];
    await check(message('Look:', { embeds })).message();
    expect(calls[0]?.args.message).toBe('Look:\nNews\n12 ships\nValue\n3 %');
  });

  it('says so when there is only a picture', async () => {
    const { calls, check } = await connected();
    const answer = await check(message('  '), { locale: Locale.Russian }).message();
    expect(textOf(answer)).toContain('нет слов для проверки');
    expect(isEphemeral(answer)).toBe(true);
    expect(calls).toEqual([]);
  });

  it('reads the first 4,000 characters of a longer one, and says so', async () => {
    const { calls, check } = await connected();
    const answer = await check(message('7 ships '.repeat(600))).message();
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
