import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PlatformRun } from '../../src/briefing/briefing.ts';
import type { Work } from '../../src/briefing/deliver.ts';
import { startSchedule } from '../../src/briefing/schedule.ts';
import { StoreAway } from '../../src/briefing/store.ts';
import { createBriefingStore } from '../../src/store/briefing-store.ts';
import { type DatabaseOptions, openDatabase } from '../../src/store/database.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { startQueue } from '../../src/store/queue.ts';
import { aChannel, aDesk, aPlace, buttonsIn } from '../support/briefing-desk.ts';
import { aDraft, briefingId } from '../support/briefings.ts';
import { aFactBook, anIndicator, anObservation, day } from '../support/build-pack.ts';
import {
  embeddedDatabase,
  openTestDatabase,
  SERVER_URL,
  serverDatabase,
  type TestDatabase,
} from '../support/databases.ts';
import { fakePlatform } from '../support/fake-platform.ts';
import { type Cuttable, startProxy } from '../support/proxy.ts';
import { recordingLog } from '../support/recording-log.ts';

const RUN: PlatformRun = { briefing: briefingId('k3m9pq2x'), date: day('2026-03-02'), platform: 'discord' };
const BOOK = aFactBook({ observations: [anObservation(anIndicator('exports'), '3.45')] });

describe.skipIf(SERVER_URL === null)('a server that goes away', () => {
  let test: TestDatabase;
  let proxy: Cuttable;
  let url: URL;
  beforeAll(async () => {
    test = await serverDatabase(SERVER_URL ?? '');
    url = new URL(test.options.url ?? '');
    proxy = await startProxy(url.hostname, Number(url.port || 5432));
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
  });
  afterAll(async () => {
    await proxy.close();
    await test.remove();
  });

  const open = (log = recordingLog().log, more: Partial<DatabaseOptions> = {}) =>
    openDatabase({
      url: url.href,
      dataDir: '',
      name: 'town',
      now: () => new Date(),
      log,
      signal: AbortSignal.timeout(20_000),
      retryMs: 50,
      ...more,
    });

  it('before the start is waited for, and used as soon as it is there', async () => {
    await proxy.cut();
    const { log, lines } = recordingLog();
    const opening = open(log);
    await vi.waitUntil(() => lines.some(({ message }) => /does not answer/.test(message)), { timeout: 5000 });
    await proxy.restore();
    const database = await opening;
    expect(lines.at(-1)?.message).toBe('the database answers');
    await database.close();
  });

  it('is told by an error of its own, and by a card; the same works once it is back', async () => {
    const database = await open();
    const desk = aDesk(database);
    const place = aPlace(aChannel());
    const id = await desk.saved('briefing schedule trade', place);
    await proxy.cut();
    await expect(desk.store.ofChannel(place.channel)).rejects.toThrow(StoreAway);
    const told = await desk.ask(`briefing pause ${id}`, place);
    expect([told.reference, told.card.title]).toEqual([null, 'Briefings cannot be looked up right now']);
    const again = buttonsIn(told).get('Try again') ?? '';
    await proxy.restore();
    expect((await desk.ask(again, place)).card.title).toBe(`Paused: ${id}`);
    expect(desk.lines.filter(({ level }) => level === 'error')).toEqual([]);
    await database.close();
  });

  it('without an end to any connection is used again by new ones, by briefings and by their queue', async () => {
    const { log } = recordingLog();
    const database = await open(log, { answerWithinMs: 2000 });
    const store = createBriefingStore(database);
    const queue = await startQueue(database, log);
    const draft = aDraft();
    // As many at once as there are connections.
    const write = () => Promise.all(Array.from({ length: 10 }, () => store.create(draft, '300', new Date())));
    const enqueue = () => Promise.all(Array.from({ length: 4 }, () => queue.again(RUN)));
    const handled: string[] = [];
    await queue.work(
      async ({ briefing }) => void handled.push(briefing),
      async () => {},
    );
    await Promise.all([write(), enqueue()]);
    proxy.silence();
    await expect(write()).rejects.toThrow(StoreAway);
    expect(await store.ofChannel(draft.channel)).toHaveLength(10);
    expect(await write()).toHaveLength(10);
    await expect(enqueue()).rejects.toThrow('Query read timeout');
    await enqueue();
    await queue.handOut(['discord']);
    await vi.waitUntil(() => handled.length > 0, { timeout: 10_000, interval: 50 });
    expect(handled).toEqual([RUN.briefing]);
    await queue.stop();
    await database.close();
  }, 40_000);

  it('while briefings are sent holds them up, and nothing comes twice or not at all', async () => {
    const { log } = recordingLog();
    const database = await open(log);
    const store = createBriefingStore(database);
    const queue = await startQueue(database, log);
    const ledger = createLedger(database, queue.enqueue);
    const platform = fakePlatform('discord');
    let now = new Date('2026-03-01T12:00:00Z');
    const work: Work = { store, ledger, deliverers: { discord: platform }, book: () => BOOK, now: () => now };
    const broken: unknown[] = [];
    const stop = await startSchedule({
      work,
      queue,
      command: 'town',
      onBroken: (error) => void broken.push(error),
      onUntold: () => {},
    });
    const made = await Promise.all(Array.from({ length: 10 }, () => store.create(aDraft(), '300', now)));
    await proxy.cut();
    now = new Date('2026-03-02T09:00:00Z');
    await vi.waitUntil(() => broken.length > 0, { timeout: 15_000, interval: 50 });
    expect(platform.posted).toEqual([]);
    await proxy.restore();
    await vi.waitUntil(() => platform.posted.length === made.length, { timeout: 30_000, interval: 50 });
    await vi.waitFor(async () => {
      const runs = await Promise.all(made.map(({ id }) => store.runs(id, 3)));
      expect(runs.flat().map(({ standing }) => standing.kind)).toEqual(made.map(() => 'over'));
    });
    expect(platform.posted).toHaveLength(made.length);
    await stop();
    await queue.stop();
    await database.close();
  }, 60_000);
});

const PROGRAM = `
  const { openDatabase } = await import('./src/store/database.ts');
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const database = await openDatabase({ url: null, dataDir: process.argv[1], name: 'town', now: () => new Date(), log,
    signal: AbortSignal.timeout(60_000) });
  await database.db.insertInto('snapshot').values({ hash: 'kept', prints: '{}' }).execute();
  console.log('open');
  setInterval(() => {}, 1000);
`;

describe('a process that has the embedded database', () => {
  it('keeps others out by its number, and nobody once it is killed, with what it had written', async () => {
    const test = await embeddedDatabase();
    const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, test.options.dataDir], {
      cwd: join(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await expect(openTestDatabase(test)).rejects.toThrow(`in use by process ${child.pid} on `);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const database = await openTestDatabase(test);
    expect(await database.db.selectFrom('snapshot').select('hash').execute()).toEqual([{ hash: 'kept' }]);
    await database.close();
    await test.remove();
  }, 60_000);
});
