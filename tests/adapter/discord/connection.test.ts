import type { Client } from 'discord.js';
import { GatewayCloseCodes } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import { createConnection } from '../../../src/adapter/discord/connection.ts';
import { textOf } from '../../support/discord-body.ts';
import { discordHarness } from '../../support/discord-harness.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { createWaiting } from '../../support/waiting.ts';

const harness = discordHarness();
afterEach(async () => {
  expect(await harness.end()).toEqual([]);
});

async function connected(options: Parameters<typeof harness.bot>[1] = {}) {
  const discord = await harness.discord();
  const bot = await harness.bot(discord, options);
  return { discord, bot };
}

describe('a lost gateway connection', () => {
  it('is resumed, and what was asked meanwhile is answered', async () => {
    const { discord, bot } = await connected();
    discord.gateway.cutOff();
    const asked = discord.command('trade');
    await bot.said('the connection to Discord was lost');
    expect(bot.adapter.isReady()).toBe(false);
    expect(textOf(await asked.message())).toContain('$3.45 billion');
    await bot.said('the connection to Discord is back, nothing was missed');
    expect(bot.adapter.isReady()).toBe(true);
    expect(discord.gateway.resumed).toHaveLength(1);
    expect(discord.gateway.identified).toHaveLength(1);
  });

  it.each([
    ['Discord asks for it', 'ask'],
    ['Discord closes with an unknown error', GatewayCloseCodes.UnknownError],
    ['Discord goes away', 1001],
  ] as const)('is resumed when %s', async (_, how) => {
    const { discord, bot } = await connected();
    if (how === 'ask') discord.gateway.askToReconnect();
    else discord.gateway.close(how);
    await bot.said('the connection to Discord is back, nothing was missed');
    expect(bot.adapter.isReady()).toBe(true);
    expect(textOf(await discord.command('trade').message())).toContain('$3.45 billion');
  });

  it('is made anew when the session is gone', async () => {
    const { discord, bot } = await connected();
    discord.gateway.forgetSession();
    discord.gateway.cutOff();
    await bot.said('the connection to Discord is back, with a new session');
    expect(discord.gateway.identified).toHaveLength(2);
    expect(bot.adapter.isReady()).toBe(true);
    expect(textOf(await discord.command('trade').message())).toContain('$3.45 billion');
  });

  it('is told of once, however often it fails before it is back', async () => {
    const { discord, bot } = await connected();
    discord.gateway.admit('refuse upgrade');
    discord.gateway.cutOff();
    await bot.said('the gateway connection failed');
    await bot.said('the connection to Discord was lost');
    discord.gateway.admit('let in');
    await bot.said('the connection to Discord is back');
    const told = bot.lines.filter(({ level }) => level === 'warn' || level === 'error');
    expect(told.map(({ message }) => message)).toEqual([
      'the connection to Discord was lost; making it again',
    ]);
  });

  it('stays away with the remedy in the log when Discord closes it for good', async () => {
    const { discord, bot } = await connected();
    discord.gateway.close(GatewayCloseCodes.AuthenticationFailed);
    expect((await bot.said('error')).message).toMatch(/set DISCORD_TOKEN to the new one\.$/);
    expect(bot.adapter.isReady()).toBe(false);
  });
});

describe('a connection', () => {
  it('remembers nobody who has asked', async () => {
    const discord = await harness.discord();
    const ready = Promise.withResolvers<Client<true>>();
    const waiting = createWaiting();
    const asked: string[] = [];
    const connection = createConnection({
      token: discord.token,
      apiUrl: discord.url,
      log: recordingLog().log,
      report: () => 'REFERENCE',
      onMessage: () => {},
      onInteraction: ({ id }) => {
        asked.push(id);
        // Lets the client finish with the event first.
        setImmediate(waiting.changed);
      },
      onReady: ready.resolve,
    });
    await connection.start();
    const client = await ready.promise;
    for (let at = 0; at < 20; at++) {
      discord.command('trade', {}, { userId: String(1000 + at), place: at % 2 === 0 ? 'guild' : 'dm' });
    }
    await waiting.until(() => (asked.length === 20 ? true : undefined));
    expect(client.users.cache.size).toBe(0);
    expect(client.channels.cache.size).toBe(0);
    expect(client.guilds.cache.map((guild) => guild.members.cache.size)).toEqual([0, 0]);
    await connection.stop();
  });
});

describe('stop', () => {
  it('lets a reply that is under way finish, and takes no new question', async () => {
    const question = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const { discord, bot } = await connected({
      runner: (runner) => ({
        ...runner,
        run: async (call, reader) => {
          reached.resolve();
          await question.promise;
          return runner.run(call, reader);
        },
      }),
    });
    const asked = discord.command('trade');
    await reached.promise;
    const stopped = bot.adapter.stop();
    expect(bot.adapter.isReady()).toBe(false);
    discord.command('trade');
    question.resolve();
    expect(textOf(await asked.message())).toContain('$3.45 billion');
    await stopped;
    expect(discord.requests.filter(({ path }) => path.endsWith('/callback'))).toHaveLength(1);
  });

  it('closes the connection, and a second stop does nothing', async () => {
    const { discord, bot } = await connected();
    await bot.adapter.stop();
    await bot.adapter.stop();
    expect(discord.gateway.openConnections()).toBe(0);
  });

  it('is done within three seconds when nothing answers any more', async () => {
    const reached = Promise.withResolvers<void>();
    const { discord, bot } = await connected({
      runner: (runner) => ({
        ...runner,
        run: () => {
          reached.resolve();
          return new Promise(() => {});
        },
      }),
    });
    discord.command('trade');
    await reached.promise;
    discord.gateway.goSilent();
    const begun = performance.now();
    await bot.adapter.stop();
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it('while the connection is being made again leaves nothing behind', async () => {
    const { discord, bot } = await connected();
    discord.gateway.cutOff();
    await bot.said('the connection to Discord was lost');
    await bot.adapter.stop();
    const other = await harness.bot(discord);
    // The one that was stopped would have come back half a second after it was cut off, before this one does.
    discord.gateway.cutOff();
    await other.said('the connection to Discord is back');
    expect(discord.gateway.resumed).toHaveLength(1);
    expect(discord.gateway.openConnections()).toBe(1);
  });

  it('while Discord cannot be reached ends the trying', async () => {
    const discord = await harness.discord();
    discord.fail({ path: /^\/gateway\/bot$/, how: { status: 503 } });
    const { adapter } = await harness.bot(discord);
    await adapter.stop();
    const before = discord.requests.length;
    discord.recover();
    await harness.bot(discord);
    expect(discord.requests.filter(({ path }) => path === '/gateway/bot')).toHaveLength(before + 1);
  });
});
