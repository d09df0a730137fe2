import { Locale } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import { buttonsOf, isEphemeral, textOf } from '../../support/discord-body.ts';
import { discordHarness } from '../../support/discord-harness.ts';
import { type Asker, formInteraction } from '../../support/discord-interactions.ts';
import type { LoopbackDiscord, SentInteraction } from '../../support/loopback-discord.ts';

const harness = discordHarness();
afterEach(async () => {
  expect(await harness.end()).toEqual([]);
});

const CHANNEL = '500000000000000001';
const POSTS = /^\/channels\/\d+\/messages$/;
const TYPED = {
  fact: 'parks <@1> @everyone',
  text: '12 parks in **2024**',
  source: 'https://example.org/report',
  note: '',
};

async function connected(options: Parameters<typeof harness.bot>[1] = { reviewChannel: CHANNEL }) {
  const discord = await harness.discord();
  const bot = await harness.bot(discord, options);
  return { discord, bot };
}

async function windowOf(interaction: SentInteraction) {
  const response = await interaction.response();
  if (response.type !== 9) throw new Error(`a response of type ${response.type} is no window`);
  return response.data;
}

const send = (discord: LoopbackDiscord, values: Partial<typeof TYPED> = {}, asker: Asker = {}) =>
  discord.interaction(formInteraction('suggest:en', { ...TYPED, ...values }, asker));

const posted = (discord: LoopbackDiscord) => discord.requests.filter(({ path }) => POSTS.test(path));

describe('the form of a suggestion on Discord', () => {
  it('opens when the command is typed, with the words in it and in the reader’s language', async () => {
    const { discord } = await connected();
    const asked = discord.command('suggest', { fact: 'parks in 2024' }, { locale: Locale.Russian });
    const { title, components, custom_id: id } = await windowOf(asked);
    expect(title).toBe('Предложить факт');
    expect(id).toBe('suggest:ru');
    expect(components.map(({ component }) => [component.custom_id, component.value])).toEqual([
      ['fact', 'parks in 2024'],
      ['text', undefined],
      ['source', undefined],
      ['note', undefined],
    ]);
    expect(components.map(({ component }) => component.required)).toEqual([true, true, true, false]);
  });

  it('opens from the button of an answer that is not known', async () => {
    const { discord } = await connected();
    const asked = discord.command('find', { question: 'bananas' });
    const [id = ''] =
      Object.entries(buttonsOf(await asked.message())).find(([, label]) => label === 'Suggest this fact') ??
      [];
    const { components } = await windowOf(asked.press(id));
    expect(components[0]?.component.value).toBe('bananas');
  });

  it('opens from the button of a question that is longer than a button can carry', async () => {
    const { discord } = await connected();
    const question = `bananas ${'and more bananas '.repeat(10)}`.trim();
    const asked = discord.command('find', { question });
    const [id = ''] =
      Object.entries(buttonsOf(await asked.message())).find(([, label]) => label === 'Suggest this fact') ??
      [];
    const { components } = await windowOf(asked.press(id));
    const value = components[0]?.component.value ?? '';
    expect(value).toMatch(/…$/);
    expect(question.startsWith(value.slice(0, -1))).toBe(true);
    expect(value.length).toBeGreaterThan(60);
  });

  it('says how to suggest where there is no review channel', async () => {
    const { discord } = await connected({});
    const message = await discord.command('suggest', { fact: 'parks' }).message();
    expect(textOf(message)).toContain('they set REVIEW\\_CHANNEL');
    expect(Object.keys(buttonsOf(message))).toContain('run:trade');
  });
});

describe('a form that was sent on Discord', () => {
  it('reaches the review channel, pings nobody, and only the sender is told', async () => {
    const { discord } = await connected();
    const sent = send(discord);
    expect(await sent.response()).toMatchObject({ type: 5, data: { flags: 64 } });
    const [thanks] = await sent.edits(1);
    expect(thanks && textOf(thanks)).toContain('Thank you.');
    const [review] = await discord.posts(CHANNEL, 1);
    const said = review === undefined ? '' : textOf(review);
    expect(said).toContain('A fact is suggested');
    expect(said).toContain('parks \\<\\@1> \\@everyone');
    expect(said).toContain('12 parks in \\*\\*2024\\*\\*');
    expect(said).toContain('From Ann (100000000000000001) on Discord, in #400000000000000001.');
    expect(said).toContain('(https://example.org/report)');
    expect(review?.allowed_mentions).toEqual({ parse: [] });
    expect(review?.content).toBeUndefined();
  });

  it('says where it comes from only where that is a channel', async () => {
    const { discord } = await connected();
    await send(discord, {}, { place: 'dm' }).edits(1);
    const [review] = await discord.posts(CHANNEL, 1);
    expect(review && textOf(review)).toContain('in a direct message');
  });

  it('reaches it once when Discord sends the form again', async () => {
    const { discord } = await connected();
    const form = formInteraction('suggest:en', TYPED);
    const [first, second] = [discord.interaction(form), send(discord)];
    await Promise.all([first.edits(1), second.edits(1)]);
    const again = discord.interaction({ ...form, id: '600000000000000001', token: 'another-token' });
    const [known] = await again.edits(1);
    expect(known && textOf(known)).toContain('It was not sent a second time.');
    expect(posted(discord)).toHaveLength(1);
  });

  it('says what is wrong with what was typed, and opens with it again', async () => {
    const { discord } = await connected();
    const sent = send(discord, { source: 'the yearbook', note: 'page 4' });
    const message = await sent.message();
    expect(isEphemeral(message)).toBe(true);
    expect(textOf(message)).toContain('Copy it from the browser');
    expect(textOf(message)).toContain('Anything else\npage 4');
    const [id = ''] = Object.keys(buttonsOf(message));
    const { components } = await windowOf(sent.press(id));
    expect(components.map(({ component }) => component.value)).toEqual([
      TYPED.fact,
      TYPED.text,
      'the yearbook',
      'page 4',
    ]);
    expect(posted(discord)).toEqual([]);
  });

  it('comes back whole when the review channel refuses it, and can be sent again', async () => {
    const { discord } = await connected();
    discord.fail({ path: POSTS, times: 1, how: { status: 403, body: { code: 50001, message: 'no' } } });
    const sent = send(discord);
    await sent.response();
    const [refused] = await sent.edits(1);
    expect(refused && textOf(refused)).toContain('nobody has seen it');
    expect(refused && textOf(refused)).toContain('12 parks in **2024**');
    const [id = ''] = refused === undefined ? [] : Object.keys(buttonsOf(refused));
    const { components } = await windowOf(sent.press(id));
    expect(components.slice(0, 3).map(({ component }) => component.value)).toEqual([
      TYPED.fact,
      TYPED.text,
      TYPED.source,
    ]);
    const [thanks] = await send(discord).edits(1);
    expect(thanks && textOf(thanks)).toContain('Thank you.');
  });

  it('is not called delivered when the review channel does not say so', async () => {
    const { discord } = await connected();
    discord.fail({ path: POSTS, how: { status: 500, body: {} } });
    const [uncertain] = await send(discord).edits(1);
    expect(uncertain && textOf(uncertain)).toContain('it may have arrived or not');
    expect(uncertain && textOf(uncertain)).toContain('12 parks in **2024**');
  });

  it('is answered with an apology when something of ours breaks', async () => {
    const broken = () => {
      throw new Error('torn page');
    };
    const { discord, bot } = await connected({
      reviewChannel: CHANNEL,
      runner: (runner) => ({ ...runner, submit: broken }),
    });
    const message = await send(discord).message();
    expect(textOf(message)).toContain('The fault is ours');
    expect(bot.logged()).toContain('torn page');
    expect(bot.logged()).not.toContain('12 parks');
  });

  it('that is none of ours is left alone', async () => {
    const { discord } = await connected();
    discord.interaction(formInteraction('other:en', TYPED));
    await send(discord).edits(1);
    expect(posted(discord)).toHaveLength(1);
  });
});
