import { setImmediate as othersTurn } from 'node:timers/promises';
import { fromKysely, fromPglite, type JobResult, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { nonceOf, PLATFORMS, type Platform, type PlatformRun, type SlotKey } from '../briefing/briefing.ts';
import type { Log } from '../command/log.ts';
import type { Claimed } from './claim.ts';
import type { Database } from './database.ts';
import type { Enqueue } from './ledger.ts';
import { slotKeyOf } from './rows.ts';

/** Runs that wait for their turn on a platform, those that broke again and again, and the work of the house. */
const runsOn = (platform: Platform) => `runs-${platform}`;
const BROKEN = 'broken-runs';
const HOUSE = 'house';

/** How many runs of a platform are worked on at once: sends wait for platforms most of the time. */
const WORKERS = 4;
const RUNS_A_WORKER = 10;

/** How the runs of one platform are worked on. */
const WORK = {
  localConcurrency: WORKERS,
  batchSize: RUNS_A_WORKER,
  burstWhenBatchFull: true,
  perJobResults: true,
  pollingIntervalSeconds: 5,
  // The database says when there is something; this is for what it said while nobody could hear.
  notifyPollingIntervalSeconds: 30,
} as const;

/**
 * A run that is worked on for longer is given to somebody else, whom the ledger keeps from sending it as well. Three sends
 * with their looks take less than two minutes; what is longer waits for turns.
 */
export const RUN_SECONDS = 300;

/** What waits does so for this long at least. */
const LEAST_WAIT_MS = 1000;

/** What comes later than that is found by the regular look just as well. */
const WAKE_WITHIN_MS = 60_000;

/** What works through the runs that are due. */
export type Queue = {
  readonly enqueue: Enqueue;
  /** Queues a run for now, unless it waits in the queue already. */
  readonly again: (run: PlatformRun) => Promise<void>;
  /**
   * Queues a run for a later time, in a second at the soonest, unless it waits in the queue already. What is not to be
   * looked at yet would else be handed out again and again.
   */
  readonly later: (run: PlatformRun, at: Date) => Promise<void>;
  /**
   * Starts working: `handle` a run of a platform that is handed out; where it throws it is called again, four times in
   * all, and then `giveUp` is called with the run instead.
   */
  readonly work: (
    handle: (run: PlatformRun) => Promise<void>,
    giveUp: (key: SlotKey) => Promise<void>,
  ) => Promise<void>;
  /** Hands out runs of these platforms from now on, and of no others: those wait, and cost nothing. None at first. */
  readonly handOut: (on: readonly Platform[]) => Promise<void>;
  /** Does something once an hour, in one of the processes that share the database. */
  readonly hourly: (keepHouse: () => Promise<void>) => Promise<void>;
  /** Lets what is under way finish, for at most two seconds. */
  readonly stop: () => Promise<void>;
};

const Job = z.object({ briefing: z.string(), local_date: z.string() });

const keyOf = (data: unknown) => slotKeyOf(Job.parse(data));

function jobOf({ briefing, date }: SlotKey) {
  return { data: { briefing, local_date: date }, singletonKey: nonceOf({ briefing, date }) };
}

/**
 * Turns within a claim: every workspace's first run comes before anybody's second, so that one with thousands of
 * channels does not hold up one with a single channel.
 */
export function turnsOf(runs: readonly Claimed[]): readonly { run: Claimed; turn: number }[] {
  const counts = new Map<string, number>();
  return runs.map((run) => {
    const workspace = `${run.platform} ${run.workspace}`;
    const turn = counts.get(workspace) ?? 0;
    counts.set(workspace, turn + 1);
    return { run, turn };
  });
}

function bossOf({ connection, schema }: Database): PgBoss {
  const options = { schema: `${schema}_queue`, useListenNotify: true, registerInstance: false } as const;
  switch (connection.kind) {
    case 'embedded':
      return new PgBoss({ ...options, db: fromPglite(connection.pglite), backend: 'pglite' });
    case 'server':
      return new PgBoss({
        ...options,
        ...connection.settings,
        max: 4,
        application_name: 'briefings queue',
      });
    default:
      return connection satisfies never;
  }
}

async function makeQueues(boss: PgBoss): Promise<void> {
  // The ledger is the record of what happened: of a job that is done nothing needs to stay.
  const short = { deleteAfterSeconds: 3600, retentionSeconds: 2 * 24 * 3600 };
  await boss.createQueue(BROKEN, short);
  for (const platform of PLATFORMS) {
    await boss.createQueue(runsOn(platform), {
      ...short,
      // One waits at a time for each run; another may be under way.
      policy: 'short',
      notify: true,
      retryLimit: 3,
      retryDelay: 10,
      retryBackoff: true,
      expireInSeconds: RUN_SECONDS,
      deadLetter: BROKEN,
    });
  }
  await boss.createQueue(HOUSE, { ...short, policy: 'exclusive', retryLimit: 0 });
}

/** Starts the queue in the database that is open, which tells the workers of new jobs instead of being asked all the time. */
export async function startQueue(database: Database, log: Log): Promise<Queue> {
  const boss = bossOf(database);
  boss.on('error', (error) => log.warn({ reason: error.message }, 'the queue of briefings met an error'));
  boss.on('warning', ({ message, data }) =>
    log.warn({ reason: message, data }, 'the queue of briefings warns'),
  );
  await boss.start();
  await makeQueues(boss);

  /** What works at a platform's runs, by its id. */
  const workers = new Map<Platform, string>();
  const wake = (platform: Platform) => {
    const worker = workers.get(platform);
    if (worker !== undefined) boss.notifyWorker(worker);
  };
  let handleRun: ((run: PlatformRun) => Promise<void>) | null = null;

  const tryOne = async (id: string, run: () => Promise<void>): Promise<JobResult> => {
    try {
      // The embedded database answers within this thread: runs that only ask it would let nobody else have a turn.
      await othersTurn();
      await run();
      return { id, status: 'completed' };
    } catch (error) {
      log.error({ err: error }, 'a run of a briefing broke');
      return { id, status: 'failed' };
    }
  };

  return {
    enqueue: async (runs, transaction) => {
      const db = fromKysely(transaction);
      for (const platform of PLATFORMS) {
        const jobs = turnsOf(runs.filter((run) => run.platform === platform)).map(({ run, turn }) => ({
          ...jobOf(run),
          priority: -Math.min(turn, 10_000),
        }));
        if (jobs.length > 0) await boss.insert(runsOn(platform), jobs, { db });
      }
    },

    again: async (run) => {
      const { data, singletonKey } = jobOf(run);
      await boss.send(runsOn(run.platform), data, { singletonKey });
    },

    later: async (run, at) => {
      const { data, singletonKey } = jobOf(run);
      // A span, since the database's clock may be another one.
      const wait = Math.max(LEAST_WAIT_MS, at.getTime() - Date.now());
      await boss.send(runsOn(run.platform), data, { singletonKey, startAfter: wait / 1000 });
      // The database tells of jobs when they come, not when their time comes.
      if (wait < WAKE_WITHIN_MS) setTimeout(() => wake(run.platform), wait + 20).unref();
    },

    work: async (handle, giveUp) => {
      handleRun = handle;
      await boss.work(BROKEN, { pollingIntervalSeconds: 30 }, async (jobs) => {
        for (const { data } of jobs) await giveUp(keyOf(data));
      });
    },

    handOut: async (on) => {
      const handle = handleRun;
      if (handle === null) return;
      for (const platform of PLATFORMS) {
        const isOn = on.includes(platform);
        if (isOn === workers.has(platform)) continue;
        if (isOn) {
          const worker = await boss.work(runsOn(platform), WORK, (jobs) =>
            Promise.all(jobs.map(({ id, data }) => tryOne(id, () => handle({ ...keyOf(data), platform })))),
          );
          workers.set(platform, worker);
        } else {
          workers.delete(platform);
          // What is under way is let finish.
          await boss.offWork(runsOn(platform), { wait: false });
        }
      }
    },

    hourly: async (keepHouse) => {
      await boss.schedule(HOUSE, '17 * * * *');
      await boss.work(HOUSE, { pollingIntervalSeconds: 60 }, () => keepHouse());
    },

    stop: async () => {
      workers.clear();
      await boss.stop({ graceful: true, timeout: 2000 });
    },
  };
}
