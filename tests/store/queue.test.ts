import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlatformRun } from '../../src/briefing/briefing.ts';
import { createBriefingStore } from '../../src/store/briefing-store.ts';
import type { Database } from '../../src/store/database.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { type Queue, startQueue, turnsOf } from '../../src/store/queue.ts';
import { aDraft, briefingId } from '../support/briefings.ts';
import { day } from '../support/build-pack.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { recordingLog } from '../support/recording-log.ts';

const MADE = new Date('2026-03-01T12:00:00Z');
const DUE = new Date('2026-03-02T09:00:00Z');
const KEY: PlatformRun = { briefing: briefingId('k3m9pq2x'), date: day('2026-03-02'), platform: 'discord' };

const until = (isSo: () => boolean) => vi.waitUntil(isSo, { timeout: 15_000, interval: 20 });

describe.each(DATABASES)('the queue on $name', ({ make }) => {
  if (make === null) return it.skip('works through what is due');

  let test: TestDatabase;
  let open: Database;
  let queue: Queue;
  let log: ReturnType<typeof recordingLog>;
  beforeEach(async () => {
    test = await make();
    open = await openTestDatabase(test);
    log = recordingLog();
    queue = await startQueue(open, log.log);
  });
  afterEach(async () => {
    await queue.stop();
    await open.close();
    await test.remove();
  });

  it('hands out what the ledger has claimed, at once and each once', async () => {
    const store = createBriefingStore(open);
    const ledger = createLedger(open, queue.enqueue);
    const handled: string[] = [];
    await queue.work(
      async ({ briefing }) => void handled.push(briefing),
      async () => {},
    );
    await queue.handOut(['discord']);
    const made = await Promise.all(Array.from({ length: 25 }, () => store.create(aDraft(), '300', MADE)));
    const started = performance.now();
    await ledger.claimDue(DUE, 100);
    await until(() => handled.length >= 25);
    // Well before the next look that the queue would take by itself.
    expect(performance.now() - started).toBeLessThan(4500);
    expect(handled.toSorted()).toEqual(made.map(({ id }) => id).toSorted());
    expect(log.text()).toBe('');
  });

  it('keeps a run for a later time, once however often it is asked to', async () => {
    const handled: PlatformRun[] = [];
    await queue.later(KEY, new Date(Date.now() + 300));
    await queue.later(KEY, new Date(Date.now() + 300));
    await queue.later({ ...KEY, date: day('2026-03-03') }, new Date(Date.now() + 3_600_000));
    await queue.work(
      async (key) => void handled.push(key),
      async () => {},
    );
    await queue.handOut(['discord']);
    await until(() => handled.length > 0);
    expect(handled).toEqual([KEY]);
  });

  it('does not hand out a run at once that waits, though its time is past by the clock of the queue', async () => {
    const handled: number[] = [];
    await queue.work(
      async (run) => {
        handled.push(performance.now());
        await queue.later(run, new Date(0));
      },
      async () => {},
    );
    await queue.again(KEY);
    await queue.handOut(['discord']);
    await until(() => handled.length === 3);
    const [first = 0, , third = 0] = handled;
    expect(third - first).toBeGreaterThan(1950);
  });

  it('lets others have their turn while runs do nothing but ask the database', async () => {
    let handled = 0;
    let beats = 0;
    const heart = setInterval(() => beats++, 5);
    const isOver = Promise.withResolvers<void>();
    await queue.work(
      async (run) => {
        handled++;
        if (beats >= 3 || handled >= 2000) return isOver.resolve();
        await queue.again(run);
      },
      async () => {},
    );
    for (let at = 1; at <= 28; at++) {
      await queue.again({ ...KEY, date: day(`2026-02-${String(at).padStart(2, '0')}`) });
    }
    beats = 0;
    await queue.handOut(['discord']);
    await isOver.promise;
    clearInterval(heart);
    expect(beats).toBeGreaterThanOrEqual(3);
  });

  it('hands out runs of a platform from when it is told to until it is told otherwise', async () => {
    const handled: string[] = [];
    const onSlack: PlatformRun = { ...KEY, platform: 'slack' };
    await queue.work(
      async ({ platform }) => void handled.push(platform),
      async () => {},
    );
    await queue.handOut(['discord']);
    await queue.again(onSlack);
    await queue.again(KEY);
    await until(() => handled.length === 1);
    await queue.handOut(['slack']);
    await until(() => handled.length === 2);
    await queue.again(KEY);
    await queue.again(onSlack);
    await until(() => handled.length === 3);
    await queue.handOut(['discord', 'slack']);
    await until(() => handled.length === 4);
    expect(handled).toEqual(['discord', 'slack', 'slack', 'discord']);
  });

  it('lets a run be queued for later while it is under way', async () => {
    const handled: PlatformRun[] = [];
    await queue.again(KEY);
    await queue.work(
      async (key) => {
        handled.push(key);
        if (handled.length === 1) await queue.again(key);
      },
      async () => {},
    );
    await queue.handOut(['discord']);
    await until(() => handled.length === 2);
  });

  it('logs a run that breaks, and puts it back', async () => {
    await queue.again(KEY);
    await queue.work(
      async () => {
        throw new Error('the pencil broke');
      },
      async () => {},
    );
    await queue.handOut(['discord']);
    await until(() => log.text().includes('the pencil broke'));
    expect(log.lines[0]).toMatchObject({ level: 'error', message: 'a run of a briefing broke' });
  });

  it('starts again on what it has left', async () => {
    await queue.again(KEY);
    await queue.stop();
    queue = await startQueue(open, log.log);
    const handled: PlatformRun[] = [];
    await queue.work(
      async (key) => void handled.push(key),
      async () => {},
    );
    await queue.handOut(['discord']);
    await until(() => handled.length === 1);
  });
});

describe('the turns of a claim', () => {
  it('give every workspace its first run before anybody has a second', () => {
    const run = (workspace: string, index: number) => ({
      briefing: briefingId(`aaaaaaa${index}`),
      date: day('2026-03-02'),
      platform: 'slack' as const,
      workspace,
    });
    const runs = [run('big', 1), run('big', 2), run('big', 3), run('small', 4)];
    expect(turnsOf(runs).map(({ turn }) => turn)).toEqual([0, 1, 2, 0]);
  });
});
