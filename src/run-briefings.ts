import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Platform } from './briefing/briefing.ts';
import type { Work } from './briefing/deliver.ts';
import type { Deliver, Deliverers } from './briefing/delivery.ts';
import { type Ledger, UnreadableBriefing } from './briefing/store.ts';
import type { Briefings } from './command/briefings.ts';
import type { Log } from './command/log.ts';
import type { FactBook } from './core/book/fact-book.ts';
import type { Database } from './store/database.ts';
import { DatabaseError, isAway } from './store/database-error.ts';
import { keepLeftWorkspaces } from './store/left-workspaces.ts';
import { placeOf } from './store/server.ts';
import type { BriefingMetrics } from './web/metrics.ts';
import type { StoreState } from './web/server.ts';

export type RunBriefingsOptions = {
  /** The address of a server; `null` for the embedded database of the folder. */
  readonly url: string | null;
  readonly dataDir: string;
  readonly book: () => FactBook;
  /** How messages go out on the platforms that are connected right now. */
  readonly deliverers: () => Deliverers;
  readonly now: () => Date;
  readonly log: Log;
  readonly metrics: BriefingMetrics;
  /** How long the database is not opened yet, so that it does not slow the start; at once when left out. */
  readonly openAfterMs?: number;
  /** How long a database that cannot be used is left alone. */
  readonly tryAgainMs?: number;
};

/** Standing briefings of a running program. */
export type RunningBriefings = {
  /** What commands work with; `null` while the database is not open, or does not answer. */
  readonly current: () => Briefings | null;
  readonly state: () => StoreState;
  /** Forgets a workspace that the bot is no longer in, as soon as the database can. */
  readonly left: (platform: Platform, workspace: string) => void;
  readonly stop: () => Promise<void>;
};

/** Somebody else may have the folder until they have stopped, and a role or a database may be made meanwhile. */
const TRY_AGAIN_MS = 30_000;

/** Whoever stops the program does not wait for a database that is being made. */
const STOP_WITHIN_MS = 2500;

const NEWER_NODE =
  'Briefings need Node 26 or later: start the program by `npm start`, which runs the Node that comes with it.';

/** Which database is used, for whoever starts the program: never with a password. */
export function databasePlace(url: string | null, dataDir: string): string {
  return url === null
    ? `embedded Postgres in ${join(dataDir, 'database')}`
    : `Postgres at ${placeOf(url).address}`;
}

type Opened = { readonly briefings: Briefings; readonly close: () => Promise<void> };

/** The record of runs, noting how it goes. */
function watched(ledger: Ledger, metrics: BriefingMetrics, answers: () => void): Ledger {
  return {
    ...ledger,
    claimDue: async (now, most) => {
      const claim = await ledger.claimDue(now, most);
      for (let run = 0; run < claim.missed; run++) metrics.ended({ state: 'skipped', reason: 'too-late' });
      for (const _ of claim.unreadable) metrics.ended({ state: 'failed', reason: 'unreadable' });
      answers();
      return claim;
    },
    end: async (seen, ending, now) => {
      const isOurs = await ledger.end(seen, ending, now);
      if (isOurs) metrics.ended(ending.outcome);
      return isOurs;
    },
  };
}

/** A platform that refuses the token counts as not connected: what is to go out there waits for another one. */
function notRefused({ discord, slack }: Deliverers): Deliverers {
  return {
    ...(discord?.isRefused() === false && { discord }),
    ...(slack?.isRefused() === false && { slack }),
  };
}

function sendOnce(deliverers: () => Deliverers): Briefings['send'] {
  return async (channel, card) => {
    const deliver: Deliver | undefined = deliverers()[channel.platform];
    const nonce = randomUUID().replaceAll('-', '').slice(0, 25);
    if (deliver === undefined) return { kind: 'unreachable' };
    if (!(await deliver.turn(channel))) return { kind: 'token-revoked' };
    return deliver.send({ channel, nonce, card });
  };
}

/** Opens the database and begins to send what is due; what was opened is closed again where that fails. */
async function open(
  options: RunBriefingsOptions,
  signal: AbortSignal,
  told: { readonly answers: () => void; readonly broken: (error: unknown) => void },
): Promise<Opened> {
  const { url, dataDir, book, deliverers, now, log, metrics } = options;
  const { openDatabase } = await import('./store/database.ts');
  const { command } = book().info;
  const database: Database = await openDatabase({ url, dataDir, name: command, now, log, signal });
  try {
    const [
      { startQueue },
      { createLedger },
      { holdingOn },
      { createBriefingStore },
      { tellingAway },
      { startSchedule },
    ] = await Promise.all([
      import('./store/queue.ts'),
      import('./store/ledger.ts'),
      import('./store/holding-on.ts'),
      import('./store/briefing-store.ts'),
      import('./store/telling-away.ts'),
      import('./briefing/schedule.ts'),
    ]);
    const queue = await startQueue(database, log);
    try {
      const store = tellingAway(createBriefingStore(database));
      const ledger = watched(holdingOn(createLedger(database, queue.enqueue), signal), metrics, told.answers);
      const work: Work = {
        store,
        ledger,
        book,
        now,
        openedAt: now(),
        get deliverers() {
          return notRefused(deliverers());
        },
      };
      const stopSchedule = await startSchedule({
        work,
        queue,
        command,
        onBroken: told.broken,
        onUntold: ({ briefing, date, kind }) =>
          log.warn({ briefing, date, kind }, 'what became of a briefing could be told to nobody'),
      });
      log.info({ database: database.where }, 'briefings are sent when they are due');
      return {
        briefings: { store, send: sendOnce(deliverers) },
        close: async () => {
          await stopSchedule();
          await database.close();
        },
      };
    } catch (error) {
      await queue.stop();
      throw error;
    }
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Opens the database in the background and sends briefings from then on. Commands do not wait for it: a database that
 * is away is waited for, and one that cannot be used is told in the log with the remedy and tried again.
 */
export function runBriefings(options: RunBriefingsOptions): RunningBriefings {
  const { now, log, metrics, openAfterMs = 0, tryAgainMs = TRY_AGAIN_MS } = options;
  const stopping = new AbortController();
  const left = keepLeftWorkspaces(options.dataDir, (error) =>
    log.warn(
      { err: error },
      'which workspaces are to be forgotten cannot be kept: let the program write in DATA_DIR',
    ),
  );
  let state: StoreState = 'opening';
  let opened: Opened | null = null;
  let told = '';

  const become = (next: StoreState) => {
    state = next;
    metrics.store(next === 'open');
  };

  const purge = async () => {
    const store = opened?.briefings.store;
    if (store === undefined) return;
    for (const one of left.all()) {
      const { platform, workspace, leftAt } = one;
      const briefings = await store.purge(platform, workspace, leftAt);
      left.remove(one);
      log.info(
        { platform, workspace, briefings },
        'the bot has left a workspace, whose briefings are forgotten',
      );
    }
  };
  /** What is not forgotten now is after the next look that works. */
  const tryPurge = () =>
    void purge().catch((error) => log.warn({ err: error }, 'a workspace could not be forgotten yet'));

  const answers = () => {
    if (state === 'away') log.info({}, 'the database of briefings answers again');
    if (opened !== null) become('open');
    if (left.all().length > 0) tryPurge();
  };
  const broken = (error: unknown) => {
    if (error instanceof UnreadableBriefing) return log.error({ briefing: error.id }, error.message);
    if (!isAway(error)) return log.error({ err: error }, 'looking for briefings that are due broke');
    if (state !== 'away') {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ reason }, 'the database of briefings does not answer: they wait for it. See that it runs');
    }
    if (opened !== null) become('away');
  };

  const tellFault = (error: unknown) => {
    become('failed');
    const message = error instanceof Error ? error.message : String(error);
    if (message === told) return;
    told = message;
    const fields = { tryingAgainInMs: tryAgainMs, ...(!(error instanceof DatabaseError) && { err: error }) };
    log.error(fields, `briefings are off, commands are answered. ${message}`);
  };

  const opening = (async () => {
    // Whoever runs another Node than the one that comes with the project gets every answer, and no briefings.
    if (!('Temporal' in globalThis)) {
      become('failed');
      return log.error({}, NEWER_NODE);
    }
    await wait(openAfterMs, undefined, { signal: stopping.signal }).catch(() => {});
    while (!stopping.signal.aborted) {
      try {
        opened = await open(options, stopping.signal, { answers, broken });
        become('open');
        if (stopping.signal.aborted) await opened.close();
        else tryPurge();
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        tellFault(error);
        await wait(tryAgainMs, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  })();

  return {
    current: () => (state === 'open' ? (opened?.briefings ?? null) : null),
    state: () => state,
    left: (platform, workspace) => {
      left.add({ platform, workspace, leftAt: now() });
      tryPurge();
    },
    stop: async () => {
      const ready = opened;
      stopping.abort();
      become('closed');
      const late = wait(STOP_WITHIN_MS, undefined, { ref: false });
      await Promise.race([ready === null ? opening : ready.close(), late]);
      log.debug({ at: now() }, 'briefings have stopped');
    },
  };
}
