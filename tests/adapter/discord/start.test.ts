import { DiscordAPIError } from 'discord.js';
import { GatewayCloseCodes, GatewayIntentBits } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import { createConnection } from '../../../src/adapter/discord/connection.ts';
import { loginFailure } from '../../../src/adapter/discord/login-failure.ts';
import { createRegistry } from '../../../src/command/registry.ts';
import { aFactBook, aTopic } from '../../support/build-pack.ts';
import { textOf } from '../../support/discord-body.ts';
import { discordHarness } from '../../support/discord-harness.ts';
import { GUILD_ID } from '../../support/discord-interactions.ts';
import { recordingLog } from '../../support/recording-log.ts';

const harness = discordHarness();
afterEach(async () => {
  expect(await harness.end()).toEqual([]);
});

const GATEWAY = /^\/gateway\/bot$/;

describe('startDiscord', () => {
  it('connects without any privileged intent and is ready', async () => {
    const discord = await harness.discord();
    const { adapter } = await harness.bot(discord);
    expect(adapter.name).toBe('discord');
    expect(adapter.isReady()).toBe(true);
    expect(discord.gateway.identified).toEqual([
      {
        token: discord.token,
        intents:
          GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages,
      },
    ]);
  });

  it('is refused with the remedy when the token is wrong, and shows no token', async () => {
    const discord = await harness.discord();
    const starting = harness.bot(discord, { token: 'some.other.token' });
    await expect(starting).rejects.toThrow(/refuses the bot token.*set DISCORD_TOKEN to the new one\.$/s);
    await expect(starting).rejects.not.toThrow(/some\.other\.token/);
    expect(discord.gateway.identified).toEqual([]);
  });

  it('is refused with the remedy when the token is no token at all', async () => {
    const discord = await harness.discord();
    const starting = harness.bot(discord, { token: 'clé\nsecrète' });
    await expect(starting).rejects.toThrow(/set DISCORD_TOKEN/);
  });

  it.each([
    [GatewayCloseCodes.AuthenticationFailed, /set DISCORD_TOKEN to the new one\.$/],
    [
      GatewayCloseCodes.DisallowedIntents,
      /turn the intents on under “Privileged Gateway Intents” on the page “Bot”\.$/,
    ],
    [GatewayCloseCodes.InvalidIntents, /Install a newer version of it\.$/],
    [GatewayCloseCodes.ShardingRequired, /Start the bot again, so that it asks anew how many it needs\.$/],
  ])('is refused with the remedy when the gateway closes with %d', async (code, remedy) => {
    const discord = await harness.discord();
    discord.gateway.admit(code);
    await expect(harness.bot(discord)).rejects.toThrow(remedy);
    expect(discord.gateway.identified).toHaveLength(1);
  });

  it('is refused with the remedy when the address is no Discord', async () => {
    const discord = await harness.discord();
    const starting = harness.bot(discord, { apiUrl: discord.url.replace(/api$/, 'elsewhere') });
    await expect(starting).rejects.toThrow(/There is no Discord API.*Set DISCORD_API_URL/s);
  });

  it.each([404, 405])('keeps what a proxy is let in with to itself when the address answers %d', (status) => {
    const answer = { code: 0, message: `${status}` };
    const error = new DiscordAPIError(answer, 0, status, 'GET', '/gateway/bot', {});
    const { message } = loginFailure(error, 'https://ann:a-password@proxy.example/a-key/api');
    expect(message).toContain(`There is no Discord API at https://proxy.example (status ${status}).`);
    expect(message).not.toMatch(/ann|a-password|a-key/);
  });

  it('is refused with the remedy when the fact pack is more than Discord takes', async () => {
    const discord = await harness.discord();
    const book = aFactBook({ topics: Array.from({ length: 26 }, (_, at) => aTopic(`topic-${at}`)) });
    const registry = createRegistry(book);
    const starting = harness.bot(discord, { runner: (runner) => ({ ...runner, registry: () => registry }) });
    await expect(starting).rejects.toThrow(/at most 25.*Take topics out/s);
    expect(discord.requests).toEqual([]);
  });

  it.each([
    ['there is no network', 'reset'],
    ['Discord has a fault', { status: 503 }],
    ['Discord limits the rate', { status: 429, headers: { 'retry-after': '60' } }],
  ] as const)('is not ready and says what to check when %s', async (_, how) => {
    const discord = await harness.discord();
    discord.fail({ path: GATEWAY, how });
    const { adapter, lines } = await harness.bot(discord);
    expect(adapter.isReady()).toBe(false);
    expect(lines).toMatchObject([
      {
        level: 'warn',
        message: expect.stringMatching(
          /cannot be reached at http:.*check the network and DISCORD_API_URL\.$/,
        ),
      },
    ]);
  });

  it('is not ready when nobody listens at the address', async () => {
    const discord = await harness.discord();
    await discord.close();
    const { adapter, logged } = await harness.bot(discord);
    expect(adapter.isReady()).toBe(false);
    expect(logged()).toContain('ECONNREFUSED');
  });

  it('connects by itself once Discord can be reached', async () => {
    const discord = await harness.discord();
    discord.fail({ path: GATEWAY, how: 'reset' });
    const { adapter, said } = await harness.bot(discord);
    expect(adapter.isReady()).toBe(false);
    discord.recover();
    await said('connected to Discord');
    expect(adapter.isReady()).toBe(true);
    expect(textOf(await discord.command('trade').message())).toContain('$3.45 billion');
  });

  it('connects once and no more when the gateway refused it at first', async () => {
    const discord = await harness.discord();
    discord.gateway.admit('refuse upgrade');
    const { adapter, said } = await harness.bot(discord);
    expect(adapter.isReady()).toBe(false);
    discord.gateway.admit('let in');
    await said('connected to Discord');
    expect(discord.gateway.identified).toHaveLength(1);
    expect(discord.gateway.openConnections()).toBe(1);
  });

  it('says in the log that a token turned out wrong after Discord could not be reached', async () => {
    const discord = await harness.discord();
    discord.fail({ path: GATEWAY, how: { status: 503 } });
    const { adapter, said } = await harness.bot(discord, { token: 'some.other.token' });
    discord.recover();
    expect((await said('error')).message).toMatch(/set DISCORD_TOKEN/);
    expect(adapter.isReady()).toBe(false);
  });

  it('does not keep the rest from starting when the gateway stays silent', async () => {
    const discord = await harness.discord();
    discord.gateway.admit('never greet');
    const { log, text } = recordingLog();
    const connection = createConnection({
      token: discord.token,
      apiUrl: discord.url,
      log,
      report: () => 'REFERENCE',
      onMessage: () => {},
      onInteraction: () => {},
      onReady: () => {},
      startWaitMs: 100,
    });
    await connection.start();
    expect(connection.isReady()).toBe(false);
    expect(text()).toContain('still trying. Check the network and DISCORD_API_URL.');
    await connection.stop();
  });
});

describe('registering', () => {
  it('declares the commands everywhere, and logs what is new', async () => {
    const discord = await harness.discord();
    const { said } = await harness.bot(discord);
    const { fields } = await said('registered the slash commands');
    expect(fields).toMatchObject({
      where: 'everywhere',
      added: ['town', 'Check figures'],
      removed: [],
      changed: [],
    });
    expect(discord.commands()).toMatchObject([
      { name: 'town', integration_types: [0, 1], contexts: [0, 1, 2] },
      { name: 'Check figures', integration_types: [0, 1], contexts: [0, 1, 2] },
    ]);
  });

  it('leaves them alone when nothing differs', async () => {
    const discord = await harness.discord();
    const first = await harness.bot(discord);
    await first.said('registered the slash commands');
    await first.adapter.stop();
    const second = await harness.bot(discord);
    await second.said('the slash commands are registered as they are');
    expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it('declares them in one guild alone when told to', async () => {
    const discord = await harness.discord();
    const { said } = await harness.bot(discord, { guildId: GUILD_ID });
    await said('registered the slash commands');
    expect(discord.commands(GUILD_ID)).toMatchObject([{ name: 'town' }, { name: 'Check figures' }]);
    expect(discord.commands()).toEqual([]);
    await harness.bot(discord, { guildId: GUILD_ID }).then(({ said: again }) => again('as they are'));
  });

  it('logs which parts have changed, and what is taken away', async () => {
    const discord = await harness.discord();
    const first = await harness.bot(discord);
    await first.said('registered the slash commands');
    await first.adapter.stop();
    const changed = await harness.bot(discord, {
      runner: (runner) => {
        const registry = runner.registry();
        return { ...runner, registry: () => ({ ...registry, commands: registry.commands.slice(1) }) };
      },
    });
    const { fields } = await changed.said('registered the slash commands');
    expect(fields).toMatchObject({
      added: [],
      removed: [],
      changed: [{ name: 'town', paths: expect.arrayContaining(['options.order', 'options.trade.name']) }],
    });
    expect(discord.commands()).toMatchObject([{ name: 'town' }, { name: 'Check figures' }]);
  });

  it.each([
    [
      { status: 403, body: { code: 50_001, message: 'Missing Access' } },
      GUILD_ID,
      /Invite the bot to the guild of DISCORD_GUILD_ID/,
    ],
    [
      { status: 400, body: { code: 30_034, message: 'Max number of daily creates' } },
      null,
      /200 new commands a day/,
    ],
    [
      { status: 400, body: { code: 50_035, message: 'Invalid Form Body' } },
      null,
      /Correct the fact pack’s names/,
    ],
    [{ status: 500 }, null, /Start the bot again/],
  ])(
    'that fails with %j is logged with the remedy, and the bot goes on answering',
    async (how, guildId, remedy) => {
      const discord = await harness.discord();
      discord.fail({ method: 'PUT', path: /\/commands$/, how });
      const { adapter, said } = await harness.bot(discord, guildId === null ? {} : { guildId });
      expect((await said('error')).message).toMatch(remedy);
      expect(adapter.isReady()).toBe(true);
      expect(textOf(await discord.command('trade').message())).toContain('$3.45 billion');
    },
  );
});
