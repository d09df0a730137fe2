import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Briefing } from '../../src/briefing/briefing.ts';
import type { Work } from '../../src/briefing/deliver.ts';
import type { Deliver, Deliverers } from '../../src/briefing/delivery.ts';
import { createPace } from '../../src/briefing/pace.ts';
import { startSchedule } from '../../src/briefing/schedule.ts';
import type { BriefingStore, Ledger } from '../../src/briefing/store.ts';
import type { FactBook } from '../../src/core/book/fact-book.ts';
import { createBriefingStore } from '../../src/store/briefing-store.ts';
import type { Database } from '../../src/store/database.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { startQueue } from '../../src/store/queue.ts';
import { aDraft, aTelling } from '../support/briefings.ts';
import { aFactBook, anIndicator, anObservation } from '../support/build-pack.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { fakePlatform } from '../support/fake-platform.ts';
import { recordingLog } from '../support/recording-log.ts';

const MADE = new Date('2026-03-01T12:00:00Z');
const DUE = new Date('2026-03-02T09:00:00Z');
const BOOK = aFactBook({ observations: [anObservation(anIndicator('exports'), '3.45')] });
const COUNT = 40;

describe.each(DATABASES)('the schedule on $name', ({ make }) => {
  if (make === null) return it.skip('sends what is due');

  let test: TestDatabase;
  let open: Database;
  let store: BriefingStore;
  let stops: (() => Promise<void>)[];
  let log: ReturnType<typeof recordingLog>;
  beforeEach(async () => {
    test = await make();
    open = await openTestDatabase(test);
    store = createBriefingStore(open);
    stops = [];
    log = recordingLog();
  });
  afterEach(async () => {
    for (const stop of stops) await stop();
    await open.close();
    await test.remove();
  });

  /** What one process does; gives back what stops it. */
  async function startOne(
    deliver: Deliver | (() => Deliverers),
    now: () => Date,
    book: () => FactBook = () => BOOK,
    ledgerAs: (ledger: Ledger) => Ledger = (ledger) => ledger,
  ): Promise<() => Promise<void>> {
    const queue = await startQueue(open, log.log);
    const ledger = createLedger(open, queue.enqueue);
    const deliverers = typeof deliver === 'function' ? deliver : () => ({ discord: deliver });
    const work: Work = {
      store,
      ledger: ledgerAs(ledger),
      book,
      now,
      get deliverers() {
        return deliverers();
      },
    };
    const broken: unknown[] = [];
    const stop = await startSchedule({
      work,
      queue,
      command: 'town',
      onBroken: (error) => void broken.push(error),
      onUntold: () => {},
    });
    stops.push(async () => {
      await stop();
      expect(broken).toEqual([]);
    });
    return stop;
  }

  const makeMany = (draft = aDraft()) =>
    Promise.all(Array.from({ length: COUNT }, () => store.create(draft, '300', MADE)));

  /** How the runs of briefings stand, each once. */
  async function standings(made: readonly Briefing[]): Promise<readonly string[]> {
    const runs = await Promise.all(made.map(({ id }) => store.runs(id, 5)));
    const ends = runs
      .flat()
      .map(({ standing }) => (standing.kind === 'over' ? standing.outcome.reason : standing.kind));
    return [...new Set(ends)].toSorted();
  }

  it('sends each of many briefings once where two processes share the work, and each has an end', async () => {
    const platform = fakePlatform('slack');
    const made = await makeMany();
    await startOne(platform, () => DUE);
    await startOne(platform, () => DUE);
    await vi.waitUntil(() => platform.posted.length >= COUNT, { timeout: 15_000, interval: 20 });
    await vi.waitFor(async () => expect(await standings(made)).toEqual(['on-time']));
    expect(new Set(platform.posted.map(({ nonce }) => nonce)).size).toBe(COUNT);
    expect(platform.posted).toHaveLength(COUNT);
    expect(log.text()).toBe('');
  });

  it('leaves nothing uncertain where it is stopped while many wait for their turn, and the next one sends them', async () => {
    const platform = fakePlatform('slack');
    const pace = createPace(100);
    const slow = { ...platform, turn: (_: unknown, signal?: AbortSignal) => pace.turn(signal) };
    const made = await makeMany();
    const stop = await startOne(slow, () => DUE);
    await vi.waitUntil(() => platform.posted.length >= 5, { timeout: 15_000, interval: 10 });
    await stop();
    expect(platform.posted.length).toBeLessThan(COUNT / 2);
    expect(await standings(made)).toEqual(['due', 'on-time']);
    await startOne(platform, () => DUE);
    await vi.waitUntil(() => platform.posted.length >= COUNT, { timeout: 15_000, interval: 20 });
    await vi.waitFor(async () => expect(await standings(made)).toEqual(['on-time']));
    expect(platform.posted).toHaveLength(COUNT);
  }, 60_000);

  it('claims what is due while a correction hangs, and begins nothing more once it is stopped', async () => {
    const platform = fakePlatform('discord');
    let book = BOOK;
    let now = DUE;
    let begun = 0;
    let corrections = 0;
    const slow: Deliver = {
      ...platform,
      send: async (parcel) => {
        begun++;
        await new Promise((resolve) => setTimeout(resolve, 100));
        return platform.send(parcel);
      },
      correct: () => {
        corrections++;
        return new Promise(() => {});
      },
    };
    const made = await makeMany();
    const stop = await startOne(
      slow,
      () => now,
      () => book,
    );
    await vi.waitUntil(() => platform.posted.length >= COUNT, { timeout: 15_000, interval: 10 });
    book = aFactBook({ observations: [anObservation(anIndicator('exports'), '3.50')] });
    await vi.waitUntil(() => corrections > 0, { timeout: 15_000, interval: 10 });
    made.push(...(await Promise.all([makeMany(), makeMany(), makeMany()])).flat());
    now = new Date(DUE.getTime() + 24 * 3_600_000);
    await vi.waitUntil(() => begun > COUNT, { timeout: 15_000, interval: 10 });
    const started = performance.now();
    await stop();
    expect(performance.now() - started).toBeLessThan(2500);
    // What was in the ledger as begun has been sent; of the 160 that were due no others were taken up.
    expect(begun).toBeLessThanOrEqual(2 * COUNT);
    expect(platform.posted).toHaveLength(begun);
    expect(await standings(made)).not.toContain('sending');
    expect(corrections).toBe(1);
  }, 60_000);

  it('takes no run up whose platform is not connected, sends it once it is, and ends it when its time is over', async () => {
    const platform = fakePlatform('discord');
    let deliverers: Deliverers = {};
    let now = DUE;
    let takenUp = 0;
    let looks = 0;
    await startOne(
      () => deliverers,
      () => now,
      () => BOOK,
      (ledger) => ({
        ...ledger,
        run: (key) => {
          takenUp++;
          return ledger.run(key);
        },
        overdue: (...asked) => {
          looks++;
          return ledger.overdue(...asked);
        },
      }),
    );
    const made = await makeMany();
    await vi.waitFor(async () => expect(await standings(made)).toEqual(['due']), { timeout: 15_000 });
    // So late that it would be taken for one that was left behind.
    now = new Date(DUE.getTime() + 30 * 60_000);
    const before = looks;
    await vi.waitUntil(() => looks >= before + 2, { timeout: 20_000, interval: 20 });
    expect(takenUp).toBe(0);
    deliverers = { discord: platform };
    await vi.waitFor(async () => expect(await standings(made)).toEqual(['late']), { timeout: 15_000 });
    expect(platform.posted).toHaveLength(COUNT);
    deliverers = {};
    now = new Date(DUE.getTime() + 24 * 3_600_000);
    await vi.waitFor(async () => expect(await standings(made)).toEqual(['due', 'late']), { timeout: 15_000 });
    now = new Date(now.getTime() + 121 * 60_000);
    await vi.waitFor(async () => expect(await standings(made)).toEqual(['late', 'too-late']), {
      timeout: 15_000,
    });
    expect(platform.posted).toHaveLength(COUNT);
  }, 90_000);

  it('goes on with what a process has left behind', async () => {
    const platform = fakePlatform('discord');
    const { id } = await store.create(aDraft(), '300', MADE);
    const ledger = createLedger(open, async () => {});
    // Claimed and begun by a process that never was heard of again, and nothing of it is in the queue.
    const [key] = (await ledger.claimDue(DUE, 10)).runs;
    const run = key === undefined ? null : await ledger.run(key);
    if (run === null) throw new Error('nothing is due');
    await ledger.begin(run, DUE, new Date(DUE.getTime() + 120_000), aTelling());
    await startOne(platform, () => new Date(DUE.getTime() + 140_000));
    await vi.waitUntil(() => platform.posted.length === 1, { timeout: 15_000, interval: 20 });
    await vi.waitFor(async () =>
      expect((await store.runs(id, 1))[0]?.standing).toMatchObject({
        kind: 'over',
        outcome: { state: 'delivered' },
      }),
    );
  });
});
