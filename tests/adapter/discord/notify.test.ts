import { afterEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../src/card/card.ts';
import { createRegistry } from '../../../src/command/registry.ts';
import { aFactBook, aTopic } from '../../support/build-pack.ts';
import { textOf } from '../../support/discord-body.ts';
import { discordHarness, townBook } from '../../support/discord-harness.ts';

const harness = discordHarness();
afterEach(async () => {
  expect(await harness.end()).toEqual([]);
});

const CHANNEL = '500000000000000001';
const POSTS = /^\/channels\/\d+\/messages$/;
const COMMANDS = /^\/applications\/\d+\/commands$/;
const card: Card = {
  language: 'en',
  title: 'Changed facts are not in use',
  tone: 'error',
  parts: [{ kind: 'text', text: '• data/x.yaml:3:1: @everyone is <@1>. Right it.' }],
};

describe('telling a channel on Discord', () => {
  it('posts the card as the bot, and pings nobody', async () => {
    const discord = await harness.discord();
    const { adapter } = await harness.bot(discord);
    expect(await adapter.notify(CHANNEL, card)).toBe('delivered');
    const [message] = await discord.posts(CHANNEL, 1);
    expect(message && textOf(message)).toContain('Changed facts are not in use');
    expect(message?.allowed_mentions).toEqual({ parse: [] });
    const { authorization, body } = await discord.request('POST', POSTS);
    expect(authorization).toBe(`Bot ${discord.token}`);
    expect(body).toMatchObject({ nonce: expect.stringMatching(/^.{20,25}$/), enforce_nonce: true });
  });

  it('sends the same nonce again when the answer is lost, so that it is one message', async () => {
    const discord = await harness.discord();
    const { adapter } = await harness.bot(discord);
    discord.fail({ method: 'POST', path: POSTS, times: 1, how: 'reset', isTaken: true });
    expect(await adapter.notify(CHANNEL, card)).toBe('delivered');
    const posts = discord.requests.filter(({ path }) => POSTS.test(path));
    expect(posts).toHaveLength(2);
    expect(posts[0]?.body).toEqual(posts[1]?.body);
  });

  it.each([
    [403, 50001, /View Channel, Send Messages and Embed Links in that channel\.$/],
    [404, 10003, /Copy the id of a channel of the bot’s guild anew\.$/],
    [400, 50035, /the message is not sent again\.$/],
  ])('logs status %d with code %d and its remedy, and shows no token', async (status, code, remedy) => {
    const discord = await harness.discord();
    const { adapter, said, logged } = await harness.bot(discord);
    discord.fail({ path: POSTS, how: { status, body: { code, message: 'no' } } });
    expect(await adapter.notify(CHANNEL, card)).toBe('refused');
    expect((await said('did not get through')).message).toMatch(remedy);
    expect(logged()).not.toContain(discord.token);
  });

  it('does not know what became of a message that Discord has a fault about', async () => {
    const discord = await harness.discord();
    const { adapter, said } = await harness.bot(discord);
    discord.fail({ path: POSTS, how: { status: 500, body: {} } });
    expect(await adapter.notify(CHANNEL, card)).toBe('uncertain');
    expect((await said('did not get through')).message).toMatch(/the message is not sent again\.$/);
  });
});

describe('other commands of a changed book', () => {
  const bigger = createRegistry(aFactBook({ topics: [aTopic('trade'), aTopic('roads'), aTopic('harbour')] }));

  it('are registered, and the same ones are not sent again', async () => {
    const discord = await harness.discord();
    const { adapter, said } = await harness.bot(discord);
    await said('registered the slash commands');
    const asked = () => discord.requests.filter(({ path }) => COMMANDS.test(path)).length;
    const before = asked();
    adapter.adopt(createRegistry(townBook))();
    adapter.adopt(bigger);
    await new Promise(setImmediate);
    expect(asked()).toBe(before);
    adapter.adopt(bigger)();
    const isThere = () => JSON.stringify(discord.commands()).includes('harbour');
    while (!isThere()) await new Promise(setImmediate);
    expect(asked()).toBe(before + 2);
  });

  it('are refused with the remedy before they are used', async () => {
    const discord = await harness.discord();
    const { adapter } = await harness.bot(discord);
    const topics = Array.from({ length: 26 }, (_, at) => aTopic(`topic-${at}`));
    expect(() => adapter.adopt(createRegistry(aFactBook({ topics })))).toThrow(
      /subcommands and Discord takes at most 25 .*Take topics out of the fact pack, or join some\.$/,
    );
  });
});
