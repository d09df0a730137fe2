import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDeliver } from '../../../src/adapter/slack/deliver.ts';
import { recoverOnSlack } from '../../../src/adapter/slack/recover.ts';
import { createWebClient } from '../../../src/adapter/slack/web-client.ts';
import type { ChannelRef } from '../../../src/briefing/briefing.ts';
import type { Delivery } from '../../../src/briefing/delivery.ts';
import type { Card } from '../../../src/card/card.ts';
import { createRunner } from '../../../src/command/run.ts';
import { townBook } from '../../support/discord-harness.ts';
import { listenOnLoopback, readBody } from '../../support/http-server.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type ApiTrouble, BOT_TOKEN } from '../../support/slack-api.ts';
import { type SlackHarness, startSlackHarness } from '../../support/slack-harness.ts';
import { thirdTier } from '../../support/third-tier.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const NONCE = 'k3m9pq2x-20260302';
const card: Card = {
  language: 'en',
  title: 'Trade',
  tone: 'answer',
  parts: [
    { kind: 'text', text: 'Exports <!channel>' },
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

describe('a briefing on Slack', () => {
  let slack: SlackHarness;
  let channel: ChannelRef;
  const left = vi.fn();
  beforeEach(async () => {
    left.mockClear();
    const { log } = recordingLog();
    const runner = createRunner({ book: () => townBook, now: () => new Date(), log });
    slack = await startSlackHarness({ runner, onLeft: left });
    channel = { platform: 'slack', workspace: 'T1', channel: slack.api.channelId };
  });
  afterEach(() => slack.stop());

  const send = () => slack.adapter.deliver.send({ channel, nonce: NONCE, card });
  const postCalls = () => slack.api.calls.filter((method) => method === 'chat.postMessage').length;

  /** A deliverer of its own time, with what it asks by. */
  const timed = (now?: () => number) => {
    const clock = virtualClock();
    const { log } = recordingLog();
    const client = createWebClient({ token: BOT_TOKEN, apiUrl: slack.api.url, log, timeoutMs: 2000 });
    const options = { client, rootCommand: () => 'town', log, clock };
    return { client, clock, ...createDeliver(now === undefined ? options : { ...options, now }) };
  };

  it('is edited with what was said struck out', async () => {
    const sent = await send();
    if (sent.kind !== 'delivered') throw new Error(sent.kind);
    const edit = { channel, nonce: NONCE, card: corrected };
    const { correct } = timed();
    expect(await correct(edit, sent.message)).toEqual(sent);
    const [update] = await slack.api.updates(1);
    expect(update).toMatchObject({ channel: channel.channel, ts: sent.message, parse: 'none' });
    expect(update?.blocks).toContain('~$3.45 billion~');
    expect(update?.text).toContain('$3.45 billion → $3.47 billion');
    slack.api.trouble('chat.update', { kind: 'error', error: 'message_not_found' });
    expect(await correct(edit, sent.message)).toEqual({ kind: 'refused' });
  });

  it('is posted once, with what it is found by, and pings nobody', async () => {
    expect(await send()).toMatchObject({ kind: 'delivered', message: expect.stringMatching(/^\d+\.\d+$/) });
    const [posted] = await slack.api.posts(1);
    expect(JSON.parse(posted?.metadata ?? '')).toEqual({
      event_type: 'briefing_run',
      event_payload: { run: NONCE },
    });
    expect(posted?.parse).toBe('none');
    expect(posted?.text).not.toContain('<!channel>');
  });

  it.each([
    ['channel_not_found', 'channel-gone'],
    ['is_archived', 'archived'],
    ['not_in_channel', 'access-lost'],
    ['restricted_action', 'access-lost'],
    ['account_inactive', 'token-revoked'],
    ['token_revoked', 'token-revoked'],
    ['invalid_auth', 'token-revoked'],
    ['msg_blocks_too_long', 'refused'],
    ['invalid_blocks', 'refused'],
    ['fatal_error', 'uncertain'],
    ['internal_error', 'uncertain'],
    ['service_unavailable', 'uncertain'],
  ])('that meets %s is %s, after one attempt', async (error, kind) => {
    slack.api.trouble('chat.postMessage', { kind: 'error', error });
    expect(await send()).toEqual({ kind });
    expect(postCalls()).toBe(1);
  });

  it.each<[ApiTrouble, object]>([
    [
      { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
      { kind: 'rate-limited', retryAfterMs: 7000 },
    ],
    [
      { kind: 'status', status: 429 },
      { kind: 'rate-limited', retryAfterMs: 30_000 },
    ],
    [
      { kind: 'error', error: 'ratelimited' },
      { kind: 'rate-limited', retryAfterMs: 30_000 },
    ],
    [{ kind: 'status', status: 500 }, { kind: 'uncertain' }],
    [{ kind: 'status', status: 503 }, { kind: 'uncertain' }],
    [{ kind: 'status', status: 404 }, { kind: 'unreachable' }],
    [{ kind: 'text', text: '<html>hello</html>' }, { kind: 'uncertain' }],
    [{ kind: 'cut-off' }, { kind: 'uncertain' }],
  ])('after %j is %j', async (trouble, delivery) => {
    slack.api.trouble('chat.postMessage', trouble);
    expect(await send()).toEqual(delivery);
    expect(postCalls()).toBe(1);
  });

  it('is uncertain where Slack does not answer in time', async () => {
    const { log } = recordingLog();
    const client = createWebClient({ token: BOT_TOKEN, apiUrl: slack.api.url, log, timeoutMs: 200 });
    const deliver = createDeliver({ client, rootCommand: () => 'town', log });
    slack.api.trouble('chat.postMessage', { kind: 'silence' });
    expect(await deliver.send({ channel, nonce: NONCE, card })).toEqual({ kind: 'uncertain' });
    expect(postCalls()).toBe(1);
  });

  it('was not taken where nobody listens', async () => {
    const { log } = recordingLog();
    const gone = await listenOnLoopback(() => {});
    await gone.close();
    const client = createWebClient({
      token: BOT_TOKEN,
      apiUrl: `${gone.url}/api/`,
      log,
      timeoutMs: 2000,
    });
    const deliver = createDeliver({ client, rootCommand: () => 'town', log });
    expect(await deliver.send({ channel, nonce: NONCE, card })).toEqual({ kind: 'unreachable' });
  });

  it('is unknown where the app may not read the channel', async () => {
    slack.api.trouble('conversations.history', { kind: 'error', error: 'missing_scope' });
    const { recover } = slack.adapter.deliver;
    const looks = () => slack.api.calls.filter((method) => method === 'conversations.history').length;
    expect(await recover({ channel, nonce: NONCE }, new Date())).toEqual({ kind: 'unknown' });
    // The scope is the app's: what waits for other channels does not ask for each.
    const others = await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        recover({ channel: { ...channel, channel: `C${at}` }, nonce: NONCE }, new Date()),
      ),
    );
    expect(new Set(others.map(({ kind }) => kind))).toEqual(new Set(['unknown']));
    expect(looks()).toBe(1);
  });

  const history = (messages: readonly object[]): ApiTrouble => ({
    kind: 'text',
    text: JSON.stringify({ ok: true, messages, response_metadata: { next_cursor: '' } }),
  });
  const ours = (run: string) => ({
    ts: '1700000000.000100',
    bot_id: 'B1',
    metadata: { event_type: 'briefing_run', event_payload: { run } },
  });

  it('is found where the app may read the channel', async () => {
    slack.api.trouble('conversations.history', history([{ ts: '1.1' }, ours('other'), ours(NONCE)]));
    const { recover } = slack.adapter.deliver;
    expect(await recover({ channel, nonce: NONCE }, new Date())).toEqual({
      kind: 'found',
      message: '1700000000.000100',
    });
  });

  it('is found where the clock was an hour fast when it was begun', async () => {
    const posted = Date.now() / 1000;
    const server = await listenOnLoopback(async (request, response) => {
      const { oldest = 0, latest = Number.POSITIVE_INFINITY } = Object.fromEntries(
        new URLSearchParams(await readBody(request)),
      );
      const isIn = Number(oldest) < posted && posted < Number(latest);
      const messages = isIn ? [ours(NONCE)] : [];
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, messages }));
    });
    const { log } = recordingLog();
    const client = createWebClient({ token: BOT_TOKEN, apiUrl: server.url, log, timeoutMs: 2000 });
    const threeHoursOn = () => Date.now() + 3 * 3_600_000;
    const clock = virtualClock();
    const { recover } = createDeliver({ client, rootCommand: () => 'town', log, clock, now: threeHoursOn });
    const begun = new Date(Date.now() + 3_600_000);
    const found = { kind: 'found', message: '1700000000.000100' };
    expect(await recover({ channel, nonce: NONCE }, begun)).toEqual(found);
    await server.close();
  });

  it('that is not there may still come within a minute, and is sent again after it', async () => {
    slack.api.trouble('conversations.history', history([{ ts: '1.1' }, ours('other')]));
    const { recover } = timed();
    const ago = (ms: number) => new Date(Date.now() - ms);
    expect(await recover({ channel, nonce: NONCE }, ago(1000))).toEqual({ kind: 'later' });
    expect(await recover({ channel, nonce: NONCE }, ago(120_000))).toEqual({ kind: 'send-again' });
    // However long ago it was sent first.
    expect(await recover({ channel, nonce: NONCE }, ago(120_000), ago(1000))).toEqual({ kind: 'later' });
  });

  it('is looked for later where Slack takes long to list the channel', async () => {
    let pages = 0;
    const server = await listenOnLoopback((_, response) => {
      pages++;
      const page = { ok: true, messages: [], response_metadata: { next_cursor: 'more' } };
      const answer = () => response.setHeader('content-type', 'application/json').end(JSON.stringify(page));
      setTimeout(answer, 60);
    });
    const { log } = recordingLog();
    const client = createWebClient({ token: BOT_TOKEN, apiUrl: server.url, log, timeoutMs: 2000 });
    const since = new Date();
    const heed = (delivery: Delivery) => delivery;
    const options = { client, now: Date.now, turn: async () => {}, heed, onNoScope: () => {}, withinMs: 100 };
    const looked = recoverOnSlack({ channel, nonce: NONCE }, { since, last: since }, options);
    expect(await looked).toEqual({ kind: 'later' });
    expect(pages).toBeLessThan(3);
    await server.close();
  });

  it('tells its channel and its owner, and says so where that does not get through', async () => {
    const { tell } = timed();
    const owner = { kind: 'person', person: slack.api.userId('ann') } as const;
    expect(await tell(channel, { kind: 'channel' }, card)).toBe('told');
    expect(await tell(channel, owner, card)).toBe('told');
    expect(slack.api.calls).toContain('conversations.open');
    slack.api.trouble('conversations.open', { kind: 'error', error: 'user_not_found' });
    expect(await tell(channel, owner, card)).toBe('never');
    slack.api.trouble('conversations.open', { kind: 'error', error: 'internal_error' });
    expect(await tell(channel, owner, card)).toBe('later');
  });

  it('that meets a refused token is the last call of all, which the log says once with the remedy', async () => {
    const { log, lines } = recordingLog();
    const client = createWebClient({ token: BOT_TOKEN, apiUrl: slack.api.url, log, timeoutMs: 2000 });
    const deliver = createDeliver({ client, rootCommand: () => 'town', log });
    slack.api.trouble('chat.postMessage', { kind: 'error', error: 'token_revoked' });
    const parcel = { channel, nonce: NONCE, card };
    expect(await deliver.send(parcel)).toEqual({ kind: 'token-revoked' });
    const asked = slack.api.calls.length;
    expect(deliver.isRefused()).toBe(true);
    expect(await deliver.turn(channel)).toBe(false);
    expect(await deliver.send(parcel)).toEqual({ kind: 'token-revoked' });
    expect(await deliver.recover(parcel, new Date())).toEqual({ kind: 'later' });
    expect(await deliver.correct(parcel, '1.1')).toEqual({ kind: 'token-revoked' });
    expect(await deliver.tell(channel, { kind: 'person', person: 'U1' }, card)).toBe('later');
    expect(slack.api.calls).toHaveLength(asked);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/Set SLACK_BOT_TOKEN .* start the bot again/),
      }),
    ]);
  });

  it('goes to one channel once a second at most, also where many others wait for their turn', async () => {
    const { turn, clock } = timed();
    const at: number[] = [];
    const others = Array.from({ length: 34 }, (_, other) => turn({ ...channel, channel: `C${other}` }));
    const mine = Array.from({ length: 4 }, async () => {
      expect(await turn(channel)).toBe(true);
      at.push(clock.now());
    });
    await Promise.all([...others, ...mine]);
    expect(at.filter((ms, n) => n > 0 && ms - (at[n - 1] ?? 0) < 1000)).toEqual([]);
    expect(clock.now()).toBeLessThan(12_000);
  });

  it('waits for no clock that was put back', async () => {
    let off = 0;
    const { turn, clock } = timed(() => Date.now() + off);
    await turn(channel);
    off = -3_600_000;
    await turn({ ...channel, channel: 'C2' });
    expect(clock.now()).toBeLessThan(1000);
  });

  it('is edited no faster than Slack takes edits', async () => {
    const { client, clock, correct } = timed();
    const edits = thirdTier(clock);
    vi.spyOn(client.chat, 'update').mockImplementation(async () => {
      edits.call();
      return { ok: true };
    });
    const parcel = { channel, nonce: NONCE, card };
    const all = await Promise.all(Array.from({ length: 150 }, () => correct(parcel, '1.1')));
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['delivered']));
    expect([edits.taken(), edits.refused()]).toEqual([150, 0]);
    expect(clock.now()).toBeLessThan(190_000);
  });

  it('is looked for no faster than Slack lets anybody look, and later where many look already', async () => {
    const { client, clock, recover } = timed();
    const looks = thirdTier(clock);
    vi.spyOn(client.conversations, 'history').mockImplementation(async () => {
      looks.call();
      return { ok: true, messages: [] };
    });
    const longAgo = new Date(Date.now() - 1_800_000);
    const lookAll = (count: number) =>
      Promise.all(Array.from({ length: count }, () => recover({ channel, nonce: NONCE }, longAgo)));
    const kinds = (await lookAll(90)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'send-again').length).toBeGreaterThan(20);
    expect(kinds.filter((kind) => kind === 'later').length).toBeGreaterThan(50);
    await lookAll(20);
    expect(looks.refused()).toBe(0);
    expect(looks.taken()).toBeGreaterThan(80);
  });

  it('is told no faster than Slack lets conversations be opened, and not once the program stops', async () => {
    const { client, clock, tell } = timed();
    const opens = thirdTier(clock);
    vi.spyOn(client.conversations, 'open').mockImplementation(async () => {
      opens.call();
      return { ok: true, channel: { id: `D${opens.taken()}` } };
    });
    vi.spyOn(client.chat, 'postMessage').mockResolvedValue({ ok: true, ts: '1.1' });
    const owner = (n: number) => ({ kind: 'person', person: `U${n}` }) as const;
    const all = await Promise.all(Array.from({ length: 90 }, (_, n) => tell(channel, owner(n), card)));
    expect(new Set(all)).toEqual(new Set(['told']));
    expect(opens.refused()).toBe(0);
    const stopping = new AbortController();
    const last = tell(channel, owner(90), card, stopping.signal);
    stopping.abort();
    expect(await last).toBe('later');
    expect(opens.taken()).toBe(90);
  });

  it.each([
    ['chat.postMessage', 'chat.update'],
    ['chat.update', 'conversations.history'],
    ['conversations.open', 'chat.postMessage'],
  ] as const)(
    'waits with each call of %s for as long as Slack asks, and not with %s',
    async (method, other) => {
      const { clock, turn, send, correct, tell, recover } = timed();
      const parcel = { channel, nonce: NONCE, card };
      const call = {
        'chat.postMessage': async () => {
          await turn(channel);
          return send(parcel);
        },
        'chat.update': () => correct(parcel, '1.1'),
        'conversations.open': () => tell(channel, { kind: 'person', person: slack.api.userId('ann') }, card),
        'conversations.history': () => recover(parcel, new Date()),
      };
      slack.api.trouble(method, { kind: 'status', status: 429, headers: { 'retry-after': '30' } });
      await call[method]();
      slack.api.mend(method);
      await call[other]();
      expect(clock.now()).toBeLessThan(5000);
      await call[method]();
      expect(clock.now()).toBeGreaterThanOrEqual(30_000);
    },
  );

  it('is looked for later where Slack has just refused to let anybody look', async () => {
    const { recover } = timed();
    slack.api.trouble('conversations.history', {
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '60' },
    });
    const parcel = { channel, nonce: NONCE, card };
    expect(await recover(parcel, new Date())).toEqual({ kind: 'later' });
    expect(await recover(parcel, new Date())).toEqual({ kind: 'later' });
    expect(slack.api.calls.filter((method) => method === 'conversations.history')).toHaveLength(1);
  });

  it('has no turn for who does not wait any more, at once and whoever waits before', async () => {
    const { turn } = slack.adapter.deliver;
    await turn(channel);
    const stopping = new AbortController();
    const waiting = Array.from({ length: 40 }, () => turn(channel, stopping.signal));
    stopping.abort();
    const started = performance.now();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([false]));
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('hears that the app was taken out, which a token that is revoked does not mean', async () => {
    await slack.tell({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
    expect(slack.logText()).not.toContain('revoked');
    await slack.tell({ type: 'tokens_revoked', tokens: { bot: ['U2'] } });
    expect(slack.logText()).toMatch(/Slack has revoked the bot token: .* Set SLACK_BOT_TOKEN/);
    expect(left).not.toHaveBeenCalled();
    await slack.tell({ type: 'app_uninstalled' });
    expect(left.mock.calls).toEqual([['T0000000001']]);
  });
});
