import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { REST } from 'discord.js';
import { restOptions } from '../src/adapter/discord/client.ts';
import { createDeliver, DELIVER_WITHIN_MS } from '../src/adapter/discord/deliver.ts';
import { startSchedule } from '../src/briefing/schedule.ts';
import { createRunner } from '../src/command/run.ts';
import { openBook } from '../src/open-book.ts';
import { createBriefingStore } from '../src/store/briefing-store.ts';
import { createLedger } from '../src/store/ledger.ts';
import { startQueue } from '../src/store/queue.ts';
import { aDraft } from '../tests/support/briefings.ts';
import { id } from '../tests/support/build-pack.ts';
import { embeddedDatabase } from '../tests/support/databases.ts';
import { percentile } from './measure.ts';
import { openForBench, SILENT } from './store.ts';

/** What became of many channels that were due at the same minute, while somebody asked for facts. */
export type DiscordDrain = {
  /** Whether they were due before the program was started, and are looked for before they are sent. */
  readonly isLate: boolean;
  readonly messages: number;
  readonly perSecond: number;
  /** Requests that Discord had to refuse. */
  readonly refused: number;
  /** Messages that stood more than once. */
  readonly twice: number;
  readonly replyMs: { readonly median: number; readonly p99: number };
};

const MESSAGES = 500;
const A_SECOND = 50;
const A_CHANNEL = { most: 5, withinMs: 5000 } as const;

/** A second of Discord's: at most so many requests in any window of so long. */
function limiter(most: number, withinMs: number) {
  const taken: number[] = [];
  return (at: number) => {
    while (taken[0] !== undefined && taken[0] <= at - withinMs) taken.shift();
    if (taken.length >= most) return false;
    taken.push(at);
    return true;
  };
}

/** What a channel shows where somebody said something long ago. */
const OLD_MESSAGE = JSON.stringify([{ id: '500000000000000000', author: { id: '2' }, components: [] }]);

/**
 * Create Message and the list of a channel's messages, with Discord's limits kept to: 50 requests a second, and 5 in 5 seconds
 * for a channel.
 */
async function strictDiscord() {
  const all = limiter(A_SECOND, 1000);
  const channels = new Map<string, (at: number) => boolean>();
  const nonces = new Map<string, number>();
  const seen = { refused: 0, firstAt: 0, lastAt: 0 };
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const at = performance.now();
      const url = request.url ?? '';
      const route = `${request.method} ${url.replace(/\?.*/, '')}`;
      const channel = channels.get(route) ?? limiter(A_CHANNEL.most, A_CHANNEL.withinMs);
      channels.set(route, channel);
      const headers = { 'content-type': 'application/json' };
      if (!all(at) || !channel(at)) {
        seen.refused++;
        const body = JSON.stringify({
          message: 'You are being rate limited.',
          retry_after: 1,
          global: false,
        });
        return response.writeHead(429, { ...headers, 'retry-after': '1' }).end(body);
      }
      seen.firstAt ||= at;
      if (request.method === 'GET') return response.writeHead(200, headers).end(OLD_MESSAGE);
      seen.lastAt = at;
      const nonce = String(JSON.parse(text).nonce);
      nonces.set(nonce, (nonces.get(nonce) ?? 0) + 1);
      return response
        .writeHead(200, headers)
        .end(JSON.stringify({ id: String(600000000000000000n + BigInt(nonces.size)) }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { url: `http://127.0.0.1:${address.port}/api`, seen, nonces, close: () => server.close() };
}

/** Sends to five hundred channels through queue, ledger and the real client, and asks for facts meanwhile. */
export async function benchDiscordDrain(isLate: boolean): Promise<DiscordDrain> {
  const discord = await strictDiscord();
  const test = await embeddedDatabase();
  const database = await openForBench(test);
  const store = createBriefingStore(database);
  const book = openBook('data', { isReviewed: true });
  const now = () => new Date(isLate ? '2026-03-02T09:30:00Z' : '2026-03-02T09:00:00Z');
  for (let made = 0; made < MESSAGES; made++) {
    const channel = {
      platform: 'discord',
      workspace: `${300000000000000000n + BigInt(made % 50)}`,
      channel: `${400000000000000000n + BigInt(made)}`,
    } as const;
    await store.create(
      aDraft({ channel, topics: [id('outsourcing')] }),
      '1',
      new Date('2026-03-01T12:00:00Z'),
    );
  }
  const rest = new REST({ ...restOptions(discord.url, 0), timeout: DELIVER_WITHIN_MS });
  const deliver = createDeliver({
    rest,
    token: 'token',
    accent: () => '#1d6fa5',
    self: () => '1',
    log: SILENT,
  });
  const runner = createRunner({ book: () => book, now, log: SILENT });
  const queue = await startQueue(database, SILENT);
  const work = {
    store,
    ledger: createLedger(database, queue.enqueue),
    deliverers: { discord: deliver },
    book: () => book,
    now,
    openedAt: now(),
  };
  const onBroken = (error: unknown) => console.error(error);
  const stop = await startSchedule({ work, queue, command: 'bench', onBroken, onUntold: () => {} });
  const replies: number[] = [];
  while (discord.nonces.size < MESSAGES) {
    const asked = performance.now();
    await runner.runLine('outsourcing contract value 2019', { locale: 'en' });
    replies.push(performance.now() - asked);
    await wait(20);
  }
  await stop();
  await queue.stop();
  await database.close();
  await test.remove();
  discord.close();
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
  const seconds = (discord.seen.lastAt - discord.seen.firstAt) / 1000;
  return {
    isLate,
    messages: MESSAGES,
    perSecond: (MESSAGES - 1) / seconds,
    refused: discord.seen.refused,
    twice: [...discord.nonces.values()].filter((count) => count > 1).length,
    replyMs: { median: percentile(replies, 0.5), p99: percentile(replies, 0.99) },
  };
}

export function discordDrainRows(drains: readonly DiscordDrain[]) {
  return drains.map(({ isLate, messages, perSecond, refused, twice, replyMs }) => ({
    'channels due at once': `${messages}${isLate ? ', before the start' : ''}`,
    'sent a second': perSecond.toFixed(1),
    "of Discord's limit": `${((100 * perSecond) / A_SECOND).toFixed(0)} %`,
    refused,
    'sent twice': twice,
    'a reply meanwhile': `${replyMs.median.toFixed(1)} ms, 99th percentile ${replyMs.p99.toFixed(1)} ms`,
  }));
}
