import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { Runner } from '../../../src/command/command.ts';
import { isEphemeral, textOf } from '../../support/discord-body.ts';
import { type Bot, discordHarness } from '../../support/discord-harness.ts';
import { commandInteraction } from '../../support/discord-interactions.ts';

const harness = discordHarness();
// A rejection that nobody handles would end the bot, and fails the run of these tests.
afterEach(async () => {
  expect(await harness.end()).toEqual([]);
});

async function connected(runner?: (runner: Runner) => Runner) {
  const discord = await harness.discord();
  const bot = await harness.bot(discord, runner === undefined ? {} : { runner });
  return { discord, bot };
}

const CALLBACK = /\/callback$/;
const problems = ({ lines }: Bot) => lines.filter(({ level }) => level === 'warn' || level === 'error');
const refused = (status: number, code: number, message: string) => ({ status, body: { code, message } });

describe('an error inside', () => {
  const broken = (runner: Runner): Runner => ({
    ...runner,
    run: () => Promise.reject(new Error('wires crossed')),
  });

  it('becomes one private reply with the reference that stands in the log', async () => {
    const { discord, bot } = await connected(broken);
    const asked = discord.command('trade', { for: { user: '42' } });
    const message = await asked.message();
    expect(isEphemeral(message)).toBe(true);
    expect(message.content).toBeUndefined();
    const [logged, ...others] = problems(bot);
    expect(others).toEqual([]);
    expect(logged?.fields).toMatchObject({
      reference: expect.stringMatching(/^[A-Z0-9]{8}$/),
      doing: 'answering /trade',
    });
    expect(textOf(message)).toContain(String(logged?.fields.reference));
    expect(await asked.attempts(1)).toHaveLength(1);
  });

  it('of a command is private too, with its own reference and nothing to share', async () => {
    const { discord } = await connected((runner) => ({
      ...runner,
      run: async (call, reader) => ({ ...(await runner.run(call, reader)), reference: 'ABCD1234' }),
    }));
    const message = await discord.command('trade').message();
    expect(isEphemeral(message)).toBe(true);
    expect(JSON.stringify(message.components)).not.toContain('share:');
  });

  it('in laying out a card is answered in the same way', async () => {
    const { discord, bot } = await connected((runner) => ({
      ...runner,
      run: async (call, reader) => {
        const answered = await runner.run(call, reader);
        const [fact] = answered.card.parts;
        if (fact?.kind !== 'figure') throw new Error('no figure');
        return { ...answered, card: { ...answered.card, parts: [{ ...fact, source: 'x'.repeat(9000) }] } };
      },
    }));
    const message = await discord.command('trade').message();
    expect(textOf(message)).toContain(String(problems(bot)[0]?.fields.reference));
  });

  it('names no word that a person typed in the log', async () => {
    const { discord, bot } = await connected(broken);
    await discord.command('find', { question: 'my secret question' }).message();
    expect(bot.logged()).toContain('wires crossed');
    expect(bot.logged()).not.toContain('secret');
  });
});

describe('a reply that Discord does not take', () => {
  it('is logged and not tried again when the interaction has expired', async () => {
    const { discord, bot } = await connected();
    discord.fail({ path: CALLBACK, times: 1, how: refused(404, 10_062, 'Unknown interaction') });
    const late = discord.command('trade');
    await late.attempts(1);
    await discord.command('trade').message();
    expect(await late.attempts(1)).toHaveLength(1);
    expect(problems(bot)).toMatchObject([
      {
        level: 'warn',
        fields: { reason: 'expired', interaction: late.id },
        message: 'an answer came too late',
      },
    ]);
  });

  it('is logged when somebody else has answered already', async () => {
    const { discord, bot } = await connected();
    discord.fail({ path: CALLBACK, times: 1, how: refused(400, 40_060, 'already acknowledged') });
    await discord.command('trade').attempts(1);
    await discord.command('trade').message();
    expect(problems(bot)).toMatchObject([{ level: 'warn', fields: { reason: 'already answered' } }]);
  });

  it('becomes an apology when its form was refused', async () => {
    const { discord, bot } = await connected();
    discord.fail({ path: CALLBACK, times: 1, how: refused(400, 50_035, 'Invalid Form Body') });
    const message = await discord.command('trade').message();
    expect(isEphemeral(message)).toBe(true);
    expect(textOf(message)).toContain(String(problems(bot)[0]?.fields.reference));
  });
});

describe('Discord in trouble', () => {
  it.each([500, 502, 503])('is asked again at once after a %d', async (status) => {
    const { discord, bot } = await connected();
    discord.fail({ path: CALLBACK, times: 2, how: { status } });
    expect(textOf(await discord.command('trade').message())).toContain('$3.45 billion');
    expect(problems(bot)).toEqual([]);
  });

  it('is asked again when it breaks the connection', async () => {
    const { discord } = await connected();
    discord.fail({ path: CALLBACK, times: 1, how: 'reset' });
    expect(textOf(await discord.command('trade').message())).toContain('$3.45 billion');
  });

  it('answers twice at most when it takes a reply and fails to say so', async () => {
    const { discord, bot } = await connected();
    discord.fail({ path: CALLBACK, times: 1, how: { status: 500 }, isTaken: true });
    const asked = discord.command('trade');
    expect(await asked.attempts(2)).toHaveLength(2);
    await discord.command('trade').message();
    expect(problems(bot)).toMatchObject([{ fields: { reason: 'already answered' } }]);
  });

  it('is given up with a line in the log when it stays so', async () => {
    const { discord, bot } = await connected();
    discord.fail({ path: CALLBACK, times: 3, how: { status: 503 } });
    const asked = discord.command('trade');
    expect(await asked.attempts(3)).toHaveLength(3);
    await discord.command('trade').message();
    expect(problems(bot)).toMatchObject([{ level: 'error', fields: { doing: 'answering /trade' } }]);
  });

  it('leaves neither the interaction’s token nor the reply in the log', async () => {
    const { discord, bot } = await connected();
    discord.fail({ path: CALLBACK, times: 3, how: { status: 503 } });
    await discord.command('find', { question: 'my secret question' }).attempts(3);
    const { fields } = await bot.said('error');
    expect(fields.err).toMatchObject({ name: 'RequestError', status: 503 });
    expect(inspect(fields, { depth: 9 })).not.toMatch(/secret|token-\d/);
  });

  it('is waited for when it limits the rate and the wait is short', async () => {
    const { discord } = await connected();
    discord.fail({
      path: CALLBACK,
      times: 1,
      how: { ...refused(429, 0, 'You are being rate limited.'), headers: { 'retry-after': '0.1' } },
    });
    const asked = discord.command('trade');
    expect(textOf(await asked.message())).toContain('$3.45 billion');
    expect(await asked.attempts(2)).toHaveLength(2);
  });

  it('is not waited for when the answer would come after three seconds', async () => {
    const { discord, bot } = await connected();
    discord.fail({
      path: CALLBACK,
      times: 1,
      how: { ...refused(429, 0, 'You are being rate limited.'), headers: { 'retry-after': '30' } },
    });
    const asked = discord.command('trade');
    await asked.attempts(1);
    await discord.command('trade').message();
    expect(await asked.attempts(1)).toHaveLength(1);
    expect(problems(bot)).toMatchObject([{ level: 'error', fields: { doing: 'answering /trade' } }]);
  });

  it('is given up before the three seconds are over when it says nothing', async () => {
    const { discord, bot } = await connected();
    discord.fail({ path: CALLBACK, times: 1, how: 'silence' });
    const begun = performance.now();
    await discord.command('trade').attempts(1);
    await bot.said('error');
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(discord.requests.filter(({ path }) => CALLBACK.test(path))).toHaveLength(1);
  });
});

describe('an interaction of an unforeseen form', () => {
  it('is answered where it says enough, and never ends the process', async () => {
    const { discord, bot } = await connected();
    const {
      entitlements: _,
      authorizing_integration_owners: __,
      ...bare
    } = commandInteraction('town', 'trade');
    expect(textOf(await discord.interaction(bare).message())).toContain('$3.45 billion');
    expect(bot.logged()).toContain('handling an event of Discord');
    expect(textOf(await discord.command('trade').message())).toContain('$3.45 billion');
  });

  it.each([
    ['a modal', { type: 5, data: { custom_id: 'x', components: [] } }],
    ['nothing inside', { type: 2 }],
    ['a type of the future', { type: 99, data: {} }],
    [
      'a select menu',
      { type: 3, data: { component_type: 3, custom_id: 'run:help', values: [] }, message: { id: '1' } },
    ],
  ])('with %s leaves the bot answering', async (_, more) => {
    const { discord } = await connected();
    discord.interaction({ ...commandInteraction('town', 'trade'), data: undefined, ...more });
    expect(textOf(await discord.command('trade').message())).toContain('$3.45 billion');
  });
});
