import { REST } from 'discord.js';
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { restOptions } from '../../../src/adapter/discord/client.ts';
import { createDeliver } from '../../../src/adapter/discord/deliver.ts';
import type { Card } from '../../../src/card/card.ts';
import { discordHarness } from '../../support/discord-harness.ts';
import { APPLICATION_ID } from '../../support/discord-interactions.ts';
import type { Failure, LoopbackDiscord } from '../../support/loopback-discord.ts';
import { discordError } from '../../support/loopback-discord-api.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const CHANNEL = {
  platform: 'discord',
  workspace: '300000000000000001',
  channel: '400000000000000001',
} as const;
const NONCE = 'k3m9pq2x-20260302';
const POSTS = /^\/channels\/\d+\/messages$/;
const card: Card = {
  language: 'en',
  title: 'Trade',
  tone: 'answer',
  parts: [
    { kind: 'text', text: 'Exports @everyone <@100000000000000001>' },
    { kind: 'actions', actions: [{ label: 'Trade', line: 'trade' }] },
  ],
};
const corrected: Card = {
  language: 'en',
  title: 'Trade',
  tone: 'answer',
  parts: [
    {
      kind: 'figure',
      fact: 'exports-2019',
      label: 'Exports',
      value: '$3.47 billion',
      struck: '$3.45 billion',
      change: null,
      formula: null,
      definition: null,
      period: '2019',
      source: 'Gazette',
      published: 'published 31 Aug 2020',
      freshness: 'current',
      freshnessText: 'current',
      caveat: null,
    },
    { kind: 'actions', actions: [{ label: 'Trade', line: 'trade' }] },
  ],
};
const parcel = { channel: CHANNEL, nonce: NONCE, card };

describe('a briefing on Discord', () => {
  const harness = discordHarness();
  let discord: LoopbackDiscord;
  let faults: readonly string[] = [];
  beforeEach(async () => {
    discord = await harness.discord();
  });
  afterEach(async () => {
    faults = await harness.end();
    expect(faults).toEqual([]);
  });

  const deliverer = async () => (await harness.bot(discord)).adapter.deliver;
  const failing = (how: Failure['how'], isTaken = false) =>
    discord.fail({ method: 'POST', path: POSTS, how, isTaken });
  const sends = () => discord.requests.filter(({ method, path }) => method === 'POST' && POSTS.test(path));

  /** A deliverer of its own time. */
  const timed = (now?: () => number) => {
    const clock = virtualClock();
    const { log } = recordingLog();
    const rest = new REST({ ...restOptions(discord.url, 0) });
    const accent = () => '#1d6fa5';
    const options = { rest, token: discord.token, accent, self: () => APPLICATION_ID, log, clock };
    return { clock, ...createDeliver(now === undefined ? options : { ...options, now }) };
  };

  it('is edited with what was said struck out, and pings nobody', async () => {
    const { send, correct } = await deliverer();
    const sent = await send(parcel);
    if (sent.kind !== 'delivered') throw new Error(sent.kind);
    expect(await correct({ ...parcel, card: corrected }, sent.message)).toEqual(sent);
    const edit = await discord.request('PATCH', /^\/channels\/\d+\/messages\/\d+$/);
    expect(edit.path).toBe(`/channels/${CHANNEL.channel}/messages/${sent.message}`);
    expect(JSON.stringify(edit.body)).toContain('~~$3.45 billion~~ **$3.47 billion**');
    expect(edit.body).toMatchObject({ allowed_mentions: { parse: [] } });
  });

  it('that is gone is not corrected again and again', async () => {
    const { correct } = await deliverer();
    discord.fail({ method: 'PATCH', path: /messages/, how: discordError(404, 10008, 'Unknown Message') });
    expect(await correct({ ...parcel, card: corrected }, '500000000000000001')).toEqual({
      kind: 'channel-gone',
    });
  });

  it('is posted under its nonce, pings nobody, and comes once however often it is sent', async () => {
    const { send } = await deliverer();
    const first = await send(parcel);
    expect(first.kind).toBe('delivered');
    expect(await send(parcel)).toEqual(first);
    expect(sends()[0]?.body).toMatchObject({
      nonce: NONCE,
      enforce_nonce: true,
      allowed_mentions: { parse: [] },
    });
    expect(discord.kept(CHANNEL.channel)).toHaveLength(1);
  });

  it.each([
    [discordError(404, 10003, 'Unknown Channel'), 'channel-gone'],
    [discordError(403, 50001, 'Missing Access'), 'access-lost'],
    [discordError(403, 50013, 'Missing Permissions'), 'access-lost'],
    [discordError(403, 160005, 'Thread is locked'), 'archived'],
    [discordError(400, 50083, 'Thread is archived'), 'archived'],
    [discordError(401, 0, '401: Unauthorized'), 'token-revoked'],
    [discordError(400, 50035, 'Invalid Form Body'), 'refused'],
    [{ status: 500, body: 'no' }, 'uncertain'],
    [{ status: 502 }, 'uncertain'],
    [{ status: 200, body: {} }, 'uncertain'],
    ['reset', 'uncertain'],
  ] as const)('that meets %j is %s, after one attempt', async (how, kind) => {
    const { send } = await deliverer();
    failing(how);
    expect(await send(parcel)).toEqual({ kind });
    expect(sends()).toHaveLength(1);
  });

  it('that meets a refused token is the last request of all, which the log says once with the remedy', async () => {
    const { log, lines } = recordingLog();
    const rest = new REST({ ...restOptions(discord.url, 0) });
    const shown = { rest, token: discord.token, accent: () => '#1d6fa5', self: () => '1', log };
    const { send, turn, recover, correct, tell, isRefused } = createDeliver(shown);
    expect(isRefused()).toBe(false);
    failing(discordError(401, 0, '401: Unauthorized'));
    const waiting = Array.from({ length: 40 }, () => send(parcel));
    expect(await waiting[0]).toEqual({ kind: 'token-revoked' });
    const asked = discord.requests.length;
    expect(new Set((await Promise.all(waiting)).map(({ kind }) => kind))).toEqual(new Set(['token-revoked']));
    expect(isRefused()).toBe(true);
    expect(await turn(CHANNEL)).toBe(false);
    expect(await recover(parcel, new Date())).toEqual({ kind: 'later' });
    expect(await correct(parcel, '500000000000000001')).toEqual({ kind: 'token-revoked' });
    expect(await tell(CHANNEL, { kind: 'person', person: '500000000000000001' }, card)).toBe('later');
    expect(discord.requests).toHaveLength(asked);
    expect(asked).toBeLessThan(5);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/set DISCORD_TOKEN .* start the bot again/) }),
    ]);
  });

  it('says how long Discord asks to wait', async () => {
    const { send } = await deliverer();
    const body = { message: 'You are being rate limited.', retry_after: 30, global: false };
    failing({ status: 429, body, headers: { 'retry-after': '30', 'x-ratelimit-scope': 'user' } });
    const delivery = await send(parcel);
    expect(delivery.kind).toBe('rate-limited');
    expect(delivery.kind === 'rate-limited' && delivery.retryAfterMs).toBeGreaterThan(29_000);
    expect(sends()).toHaveLength(1);
  });

  it('is uncertain where Discord does not answer in time', async () => {
    const rest = new REST({ ...restOptions(discord.url, 0) });
    const { log, text } = recordingLog();
    const shown = { rest, token: discord.token, accent: () => '#1d6fa5', self: () => '1', log };
    const { send } = createDeliver({ ...shown, withinMs: 200 });
    failing('silence', true);
    expect(await send(parcel)).toEqual({ kind: 'uncertain' });
    expect(discord.kept(CHANNEL.channel)).toHaveLength(1);
    expect(text()).not.toContain(discord.token);
  });

  it('was not taken where nobody listens', async () => {
    const { send } = await deliverer();
    await discord.close();
    expect(await send(parcel)).toEqual({ kind: 'unreachable' });
  });

  it('is found where its answer was lost', async () => {
    const { send, recover } = await deliverer();
    await send({ ...parcel, nonce: 'k3m9pq2x-20260301' });
    const since = new Date();
    failing('reset', true);
    expect(await send(parcel)).toEqual({ kind: 'uncertain' });
    const kept = discord.kept(CHANNEL.channel).find(({ nonce }) => nonce === NONCE);
    expect(await recover(parcel, since)).toEqual({ kind: 'found', message: kept?.id });
  });

  it('is found where the clock was an hour fast when it was begun', async () => {
    const { send, recover } = await deliverer();
    const begun = new Date(Date.now() + 3_600_000);
    await send(parcel);
    await send({ ...parcel, nonce: 'other' });
    const kept = discord.kept(CHANNEL.channel).find(({ nonce }) => nonce === NONCE);
    expect(await recover(parcel, begun)).toEqual({ kind: 'found', message: kept?.id });
  });

  it('is found among more messages than one page lists', async () => {
    const { send, recover } = timed();
    const since = new Date();
    await send(parcel);
    for (let at = 0; at < 120; at++) await send({ ...parcel, nonce: `other-${at}` });
    const kept = discord.kept(CHANNEL.channel).find(({ nonce }) => nonce === NONCE);
    expect(await recover(parcel, since)).toEqual({ kind: 'found', message: kept?.id });
  });

  it('is sent again where it is not in the channel, long after as well', async () => {
    const { send, recover } = timed();
    const longAgo = new Date(Date.now() - 3_600_000);
    expect(await recover(parcel, longAgo)).toEqual({ kind: 'send-again' });
    await send({ ...parcel, nonce: 'other' });
    expect(await recover(parcel, longAgo)).toEqual({ kind: 'send-again' });
  });

  it('is looked for by one request where the channel shows older messages', async () => {
    const { send, recover } = await deliverer();
    await send({ ...parcel, nonce: 'older' });
    const later = new Date(Date.now() + 3_600_000);
    expect(await recover(parcel, later)).toEqual({ kind: 'send-again' });
    expect(discord.requests.filter(({ method, path }) => method === 'GET' && POSTS.test(path))).toHaveLength(
      1,
    );
  });

  it('is looked for however many wait for their turn before it', async () => {
    const { log } = recordingLog();
    const rest = new REST({ ...restOptions(discord.url, 0) });
    const shown = { rest, token: discord.token, accent: () => '#1d6fa5', self: () => '1', log };
    const { turn, recover } = createDeliver({ ...shown, withinMs: 300 });
    const others = Array.from({ length: 40 }, (_, at) => turn({ ...CHANNEL, channel: `${at}` }));
    expect(await recover(parcel, new Date())).toEqual({ kind: 'send-again' });
    expect(await Promise.all(others)).not.toContain(false);
  });

  it('is looked for later where Discord takes long to list the channel, page after page', async () => {
    const { log } = recordingLog();
    let pages = 0;
    const get = async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      const latest = (BigInt(Date.now() - 1_420_070_400_000) << 22n) - BigInt(100 * pages++);
      return Array.from({ length: 100 }, (_, at) => ({ id: `${latest - BigInt(at)}`, author: { id: '9' } }));
    };
    const rest = Object.assign(new REST({ ...restOptions(discord.url, 0) }), { get });
    const shown = { rest, token: discord.token, accent: () => '#1d6fa5', self: () => '1', log };
    const { recover } = createDeliver({ ...shown, withinMs: 100 });
    expect(await recover(parcel, new Date())).toEqual({ kind: 'later' });
    expect(pages).toBeLessThan(3);
  });

  it('is sent again just after where the channel cannot be read, and later is left unknown', async () => {
    const { recover } = timed();
    discord.fail({ method: 'GET', path: POSTS, how: discordError(403, 50001, 'Missing Access') });
    expect(await recover(parcel, new Date())).toEqual({ kind: 'send-again' });
    expect(await recover(parcel, new Date(Date.now() - 3_600_000))).toEqual({ kind: 'unknown' });
  });

  it('is left unknown where what was said is hidden from the bot, which Discord shows as an empty list', async () => {
    const { send, recover } = timed();
    await send({ ...parcel, nonce: 'other' });
    discord.fail({ method: 'GET', path: POSTS, how: { status: 200, body: [] } });
    expect(await recover(parcel, new Date(Date.now() - 3_600_000))).toEqual({ kind: 'unknown' });
  });

  it.each([
    { status: 500 },
    { status: 429, headers: { 'retry-after': '30' }, body: { retry_after: 30, message: 'x', global: false } },
    { status: 200, body: { no: 'list' } },
  ])('is looked for later where Discord says %j', async (how) => {
    const { recover } = await deliverer();
    discord.fail({ method: 'GET', path: POSTS, how });
    expect(await recover(parcel, new Date())).toEqual({ kind: 'later' });
  });

  it('tells its channel and its owner, and says so where that does not get through', async () => {
    const { tell } = timed();
    expect(await tell(CHANNEL, { kind: 'channel' }, card)).toBe('told');
    expect(await tell(CHANNEL, { kind: 'person', person: '500000000000000001' }, card)).toBe('told');
    await discord.request('POST', /^\/users\/@me\/channels$/);
    failing(discordError(403, 50007, 'Cannot send messages to this user'));
    expect(await tell(CHANNEL, { kind: 'person', person: '500000000000000001' }, card)).toBe('never');
    await discord.close();
    expect(await tell(CHANNEL, { kind: 'person', person: '500000000000000002' }, card)).toBe('later');
  });

  it('never goes out faster than Discord lets a bot send', async () => {
    const { send } = await deliverer();
    const started = performance.now();
    const many = Array.from({ length: 51 }, (_, at) =>
      send({ channel: { ...CHANNEL, channel: `40000000000000${1000 + at}` }, nonce: `other-${at}`, card }),
    );
    await Promise.all(many);
    expect(performance.now() - started).toBeGreaterThan(990);
  });

  it('waits for no clock that was put back', async () => {
    let off = 0;
    const { turn, clock } = timed(() => Date.now() + off);
    await turn(CHANNEL);
    off = -3_600_000;
    await turn(CHANNEL);
    expect(clock.now()).toBeLessThan(1500);
  });

  it('goes out at nearly the rate of a bot where ten thousand channels are due, one of them often', async () => {
    const { turn, clock } = timed();
    const busy: number[] = [];
    const all: number[] = [];
    const one = async (channel: string) => {
      expect(await turn({ ...CHANNEL, channel })).toBe(true);
      all.push(clock.now());
      if (channel === 'busy') busy.push(clock.now());
    };
    const many = Array.from({ length: 10_000 }, (_, at) => one(at < 20 ? 'busy' : `${at}`));
    await Promise.all(many.slice(20));
    expect(all.length / clock.now()).toBeGreaterThan((0.95 * 50) / 1000);
    await Promise.all(many);
    expect(all.filter((at, n) => n >= 50 && at - (all[n - 50] ?? 0) < 1000)).toEqual([]);
    expect(busy).toHaveLength(20);
    expect(busy.filter((at, n) => n >= 5 && at - (busy[n - 5] ?? 0) < 5000)).toEqual([]);
  });

  it('asks for no more than five of a kind in five seconds in a channel: messages, edits, looks and what is told', async () => {
    const { clock, turn, send, correct, recover, tell } = timed();
    const at = new Map<string, number[]>();
    const seen = () => {
      const request = discord.requests.at(-1);
      const kind = `${request?.method} ${request?.path.replace(/\d+$/, '')}`;
      at.set(kind, [...(at.get(kind) ?? []), clock.now()]);
    };
    const sent = await send(parcel);
    if (sent.kind !== 'delivered') throw new Error(sent.kind);
    for (let n = 0; n < 7; n++) {
      await turn(CHANNEL);
      expect(await send({ ...parcel, nonce: `other-${n}` })).toMatchObject({ kind: 'delivered' });
      seen();
    }
    for (let n = 0; n < 7; n++) {
      expect(await correct(parcel, sent.message)).toEqual(sent);
      seen();
    }
    for (let n = 0; n < 7; n++) {
      expect(await recover(parcel, new Date())).toMatchObject({ kind: 'found' });
      seen();
    }
    for (let n = 0; n < 7; n++) {
      expect(await tell(CHANNEL, { kind: 'channel' }, card)).toBe('told');
      seen();
    }
    expect([...at.values()].map(({ length }) => length)).toEqual([14, 7, 7]);
    for (const times of at.values()) {
      expect(times.filter((ms, n) => n >= 5 && ms - (times[n - 5] ?? 0) < 5000)).toEqual([]);
    }
  });

  it('is held up with all others of its channel for as long as Discord asks to wait, and holds up no other channel', async () => {
    const { clock, turn, send } = timed();
    const body = { message: 'You are being rate limited.', retry_after: 30, global: false };
    failing({ status: 429, body, headers: { 'retry-after': '30', 'x-ratelimit-scope': 'user' } });
    expect(await send(parcel)).toMatchObject({ kind: 'rate-limited' });
    const same = turn(CHANNEL);
    await turn({ ...CHANNEL, channel: 'other' });
    expect(clock.now()).toBeLessThan(1000);
    await same;
    expect(clock.now()).toBeGreaterThanOrEqual(29_900);
  });

  it('hears of a guild that it was removed from, and of none that is only unavailable', async () => {
    const left = vi.fn();
    await harness.bot(discord, { onLeft: left });
    discord.gateway.dispatch(GatewayDispatchEvents.GuildDelete, { id: '1', unavailable: true });
    discord.gateway.dispatch(GatewayDispatchEvents.GuildDelete, { id: '2' });
    await vi.waitUntil(() => left.mock.calls.length > 0);
    expect(left.mock.calls).toEqual([['2']]);
  });
});
