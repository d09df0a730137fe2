import { Locale } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import type { Completion } from '../../../src/command/command.ts';
import { buttonsOf, isEphemeral, type SentResponse, textOf } from '../../support/discord-body.ts';
import { discordHarness } from '../../support/discord-harness.ts';
import type { SentInteraction } from '../../support/loopback-discord.ts';

const harness = discordHarness();
afterEach(async () => {
  expect(await harness.end()).toEqual([]);
});

async function connected(options: Parameters<typeof harness.bot>[1] = {}) {
  const discord = await harness.discord();
  const bot = await harness.bot(discord, options);
  return { discord, bot };
}

async function choicesOf(interaction: SentInteraction) {
  const response: SentResponse = await interaction.response();
  return response.type === 8 ? response.data.choices : null;
}

describe('a slash command', () => {
  it('is answered for everyone with value, unit, period, age and source', async () => {
    const { discord } = await connected();
    const message = await discord.command('trade').message();
    expect(textOf(message)).toContain('**$3.45 billion** (+89.35% year on year)');
    expect(textOf(message)).toContain(
      '2019 · published Aug 31, 2020 · newer value overdue · Publisher of gazette',
    );
    expect(isEphemeral(message)).toBe(false);
    expect(Object.values(buttonsOf(message))).toEqual(['Sources', 'Cite']);
  });

  it.each(['guild', 'dm', 'private'] as const)('is answered in a %s', async (place) => {
    const { discord } = await connected();
    expect(textOf(await discord.command('trade', {}, { place }).message())).toContain('$3.45 billion');
  });

  it('takes its options', async () => {
    const { discord } = await connected();
    const message = await discord.command('trade', { indicator: 'executed value', period: '2019' }).message();
    expect(textOf(message)).toContain('$1.75 billion');
    expect(textOf(message)).not.toContain('$3.45 billion');
  });

  it('is answered in the language of the reader’s Discord, or in the one chosen', async () => {
    const { discord } = await connected();
    const russian = discord.command('help', {}, { locale: Locale.Russian });
    expect(textOf(await russian.message())).toContain('Как спрашивать');
    const taiwan = discord.command('help', {}, { locale: Locale.ChineseTW });
    expect(textOf(await taiwan.message())).toMatch(/\p{Script=Han}/u);
    const chosen = discord.command('help', { language: 'ru' }, { locale: Locale.EnglishUS });
    expect(textOf(await chosen.message())).toContain('Как спрашивать');
    expect(textOf(await discord.command('help', {}, { locale: Locale.French }).message())).toContain(
      'How to ask',
    );
  });

  it('is answered for the asker alone with private', async () => {
    const { discord } = await connected();
    const message = await discord.command('trade', { private: true }).message();
    expect(isEphemeral(message)).toBe(true);
    expect(buttonsOf(message)).toMatchObject({ 'share:trade language:en': 'Share' });
  });

  it.each([
    ['nothing known', 'find', { question: 'xylophone quartet' }, 'Not known'],
    ['a question back', 'find', { question: 'value' }, 'Which'],
    ['an option that does not fit', 'trade', { period: 'yesteryear' }, 'is not a period'],
  ] as const)('has nothing to share when there is %s', async (_, command, options, words) => {
    const { discord } = await connected();
    const message = await discord.command(command, { ...options, private: true }).message();
    expect(textOf(message)).toContain(words);
    expect(Object.keys(buttonsOf(message)).filter((id) => id.startsWith('share:'))).toEqual([]);
  });

  it('pings the colleague it is for, and nobody else', async () => {
    const { discord } = await connected();
    const message = await discord.command('trade', { for: { user: '42' } }).message();
    expect(message.content).toBe('<@42>');
    expect(message.allowed_mentions).toEqual({ parse: [], users: ['42'] });
  });

  it('shows what was typed as text that cannot ping', async () => {
    const { discord } = await connected();
    const message = await discord
      .command('find', { question: '@everyone <@1> **b** [a](https://b.c)' })
      .message();
    expect(message.allowed_mentions).toEqual({ parse: [] });
    expect(textOf(message)).toContain('\\@everyone \\<\\@1> \\*\\*b\\*\\* \\[a\\](https\\://b.c)');
  });

  it('says what would be right when an option does not fit', async () => {
    const { discord } = await connected();
    const message = await discord.command('trade', { period: 'yesteryear' }).message();
    expect(textOf(message)).toContain('is not a period I can read');
  });

  it('helps when it is one that is no longer there', async () => {
    const { discord } = await connected();
    expect(textOf(await discord.command('railways').message())).toContain('There is no command “railways”');
  });
});

describe('autocomplete', () => {
  it('offers what the words may mean, best first', async () => {
    const { discord } = await connected();
    expect(await choicesOf(discord.complete('trade', 'indicator', 'contr'))).toEqual([
      { name: 'contract value · $3.45 billion, 2019 (Publisher of gazette)', value: 'contract-value' },
    ]);
  });

  it.each([
    ['an unknown command', 'railways', 'indicator', 'x'],
    ['an unknown option', 'trade', 'colour', 'x'],
    ['words that mean nothing', 'trade', 'indicator', '\u202e?!'],
  ])('offers nothing for %s', async (_, command, option, text) => {
    const { discord } = await connected();
    expect(await choicesOf(discord.complete(command, option, text))).toEqual([]);
  });

  const offering = (offered: () => readonly Completion[]) =>
    connected({ runner: (runner) => ({ ...runner, completeLater: async () => offered() }) });

  it('never sends more or longer than Discord takes, and never a value that was cut', async () => {
    const { discord } = await offering(() => [
      { label: 'too long a value', value: 'x'.repeat(101), detail: null },
      { label: '', value: 'no-label', detail: null },
      { label: 'no value', value: ' ', detail: null },
      { label: 'x'.repeat(150), value: 'first', detail: null },
      ...Array.from({ length: 30 }, (_, at) => ({
        label: `label ${at}`,
        value: `value-${at}`,
        detail: 'why',
      })),
    ]);
    const choices = (await choicesOf(discord.complete('trade', 'indicator', 'x'))) ?? [];
    expect(choices).toHaveLength(25);
    expect(choices[0]).toEqual({ name: `${'x'.repeat(99)}…`, value: 'first' });
    expect(choices[1]).toEqual({ name: 'label 0 · why', value: 'value-0' });
  });

  it('answers with nothing when it breaks, and logs why', async () => {
    const { discord, bot } = await offering(() => {
      throw new Error('index on fire');
    });
    expect(await choicesOf(discord.complete('trade', 'indicator', 'x'))).toEqual([]);
    expect(bot.logged()).toContain('index on fire');
  });

  it('is silent when the answer is no longer wanted', async () => {
    const { discord, bot } = await connected();
    discord.fail({
      path: /callback$/,
      times: 1,
      how: { status: 404, body: { code: 10062, message: 'Unknown interaction' } },
    });
    await discord.complete('trade', 'indicator', 'x').attempts(1);
    await discord.command('trade').message();
    expect(bot.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
  });
});

describe('a button', () => {
  it('that looks closer answers whoever presses it alone', async () => {
    const { discord } = await connected();
    const asked = discord.command('trade');
    await asked.message();
    const sources = await asked.press('see:sources trade', { locale: Locale.Russian }).message();
    expect(isEphemeral(sources)).toBe(true);
    expect(textOf(sources)).toContain('Источники');
    expect(isEphemeral(await asked.press('see:cite contract-value-2019').message())).toBe(true);
  });

  it('that chooses is answered where the question was asked', async () => {
    const { discord } = await connected();
    const open = discord.command('find', { question: 'bananas' });
    const [choice = ''] = Object.keys(buttonsOf(await open.message()));
    expect(choice).toMatch(/^run:/);
    expect(isEphemeral(await open.press(choice).message())).toBe(false);
    const quiet = discord.command('find', { question: 'bananas', private: true });
    await quiet.message();
    const answer = await quiet.press(choice).message();
    expect(isEphemeral(answer)).toBe(true);
    expect(Object.values(buttonsOf(answer))).toContain('Share');
  });

  it('still works on a message from before a restart', async () => {
    const { discord } = await connected();
    expect(textOf(await discord.pressOld('run:trade', false).message())).toContain('$3.45 billion');
    expect(textOf(await discord.pressOld('see:sources trade', false).message())).toContain(
      'Title of gazette',
    );
    const shared = discord.pressOld('share:trade language:en', true);
    expect((await shared.response()).type).toBe(7);
    expect(await shared.followUps(1)).toHaveLength(1);
  });

  it('of another version says how to ask again', async () => {
    const { discord } = await connected();
    const message = await discord.pressOld('page:2', false).message();
    expect(isEphemeral(message)).toBe(true);
    expect(textOf(message)).toContain('This button no longer works. Ask again with /town.');
  });

  it('that asks back to a command that is gone still helps', async () => {
    const { discord } = await connected();
    expect(textOf(await discord.pressOld('run:railways', false).message())).toContain('Not known');
  });
});
