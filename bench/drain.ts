import { startSchedule } from '../src/briefing/schedule.ts';
import { createBriefingStore } from '../src/store/briefing-store.ts';
import { createLedger } from '../src/store/ledger.ts';
import { startQueue } from '../src/store/queue.ts';
import { aDraft } from '../tests/support/briefings.ts';
import { aFactBook, anIndicator, anObservation } from '../tests/support/build-pack.ts';
import type { TestDatabase } from '../tests/support/databases.ts';
import { fakePlatform } from '../tests/support/fake-platform.ts';
import { openForBench, SILENT } from './store.ts';

/** How fast runs that are due at the same minute go through queue and ledger, where the platform takes all at once. */
export type Drain = { readonly where: string; readonly runs: number; readonly perSecond: number };

const RUNS = 1000;

const MADE = new Date('2026-03-01T12:00:00Z');
const DUE = new Date('2026-03-02T09:00:00Z');

/** Sends a thousand briefings of as many channels. */
export async function benchDrain(test: TestDatabase, where: string): Promise<Drain> {
  const database = await openForBench(test);
  const store = createBriefingStore(database);
  for (let made = 0; made < RUNS; made++) {
    const channel = { platform: 'discord', workspace: `${made % 50}`, channel: `${made}` } as const;
    await store.create(aDraft({ channel }), '1', MADE);
  }
  const queue = await startQueue(database, SILENT);
  const ledger = createLedger(database, queue.enqueue);
  const platform = fakePlatform('discord');
  const book = aFactBook({ observations: [anObservation(anIndicator('exports'), '3.45')] });
  const started = performance.now();
  const work = { store, ledger, deliverers: { discord: platform }, book: () => book, now: () => DUE };
  const onBroken = (error: unknown) => console.error(error);
  const stop = await startSchedule({ work, queue, command: 'bench', onBroken, onUntold: () => {} });
  while (platform.posted.length < RUNS) await new Promise((resolve) => setTimeout(resolve, 10));
  const seconds = (performance.now() - started) / 1000;
  await stop();
  await queue.stop();
  await database.close();
  await test.remove();
  return { where, runs: RUNS, perSecond: RUNS / seconds };
}

export function drainRows(drains: readonly Drain[]) {
  return drains.map(({ where, runs, perSecond }) => ({
    database: where,
    'due at once': runs.toLocaleString('en'),
    'sent a second': Math.round(perSecond),
  }));
}
