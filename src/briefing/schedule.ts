import { PLATFORMS, type Platform, type PlatformRun, type SlotKey } from './briefing.ts';
import { createCorrecting } from './correct.ts';
import { deliverRun, giveUp, type Work } from './deliver.ts';
import type { Notice } from './store.ts';
import { tellNotices } from './tell-notices.ts';

/** How often it is looked for what has become due. */
const LOOK_EVERY_MS = 5000;

/** Briefings that are claimed in one transaction: others wait for it no longer than that takes. */
const CLAIM_AT_ONCE = 500;

/**
 * What was to be looked at and was not for this long has been left behind by a process that was stopped. A run that is
 * due may wait that long in a full queue.
 */
const LEFT_AFTER_MS = { sending: 10_000, due: 600_000 } as const;

/** What hands out runs to the processes that share a database. */
export type RunQueue = {
  readonly again: (run: PlatformRun) => Promise<void>;
  readonly later: (run: PlatformRun, at: Date) => Promise<void>;
  readonly work: (
    handle: (run: PlatformRun) => Promise<void>,
    giveUp: (key: SlotKey) => Promise<void>,
  ) => Promise<void>;
  readonly handOut: (on: readonly Platform[]) => Promise<void>;
  readonly hourly: (keepHouse: () => Promise<void>) => Promise<void>;
  /** Hands out nothing more, and lets what is under way end, for some two seconds. */
  readonly stop: () => Promise<void>;
};

export type ScheduleOptions = {
  readonly work: Work;
  readonly queue: RunQueue;
  /** The bot's root command, for what people are told to type. */
  readonly command: string;
  /** Told of each look that broke, as when the database is away: the next one comes anyway. */
  readonly onBroken: (error: unknown) => void;
  /** Told of notices that got through to nobody. */
  readonly onUntold: (notice: Notice) => void;
};

/** Runs that are too late and that nobody is handed, ended with one look: more of them are for the next one. */
const ENDED_AT_ONCE = 200;

/** Ends the runs of platforms that are not connected and whose time is over: no queue hands them out. */
async function endOverdue(off: readonly Platform[], work: Work, stopping: AbortSignal): Promise<void> {
  for (const key of await work.ledger.overdue(off, work.now(), ENDED_AT_ONCE)) {
    if (stopping.aborted) return;
    await deliverRun(key, work, stopping);
  }
}

/** Looks once: queues what has become due and what was left behind. Each process works for the platforms it is on. */
async function lookOnce({ work, queue, onBroken }: ScheduleOptions, stopping: AbortSignal): Promise<void> {
  const { ledger, now } = work;
  const connected = PLATFORMS.filter((platform) => work.deliverers[platform] !== undefined);
  await queue.handOut(connected);
  for (let isMore = true; isMore && !stopping.aborted; ) {
    const claim = await ledger.claimDue(now(), CLAIM_AT_ONCE);
    claim.unreadable.forEach(onBroken);
    isMore = claim.isMore;
  }
  if (stopping.aborted) return;
  for (const standing of ['sending', 'due'] as const) {
    const before = new Date(now().getTime() - LEFT_AFTER_MS[standing]);
    for (const run of await ledger.forgotten(standing, before, CLAIM_AT_ONCE, connected)) {
      await queue.again(run);
    }
  }
  await endOverdue(
    PLATFORMS.filter((platform) => !connected.includes(platform)),
    work,
    stopping,
  );
}

const afterMs = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

/** Whoever stops the program does not wait longer for a look, a correction or a notice that is under way. */
const STOP_WITHIN_MS = 1500;

/** How long one go at correcting, and one at telling, takes at most; what is left over is for the next one. */
const CORRECT_WITHIN_MS = 600_000;
const TELL_WITHIN_MS = 60_000;

/** Does something over and over, never before the last time has ended. */
function oneAtATime(something: () => Promise<void>, onBroken: (error: unknown) => void) {
  let underWay: Promise<void> | null = null;
  return {
    again: () => {
      underWay ??= something()
        .catch(onBroken)
        .finally(() => {
          underWay = null;
        });
    },
    ended: async () => void (await underWay),
  };
}

/**
 * Sends briefings when they are due, and corrects them when the book is another one, until it is stopped; each apart from
 * the others, so that a slow platform holds up no claim. Stopping takes no more work first, gives back what is not begun,
 * and then lets what is under way end, for some two seconds.
 */
export async function startSchedule(options: ScheduleOptions): Promise<() => Promise<void>> {
  const { work, queue, command, onUntold } = options;
  const stopping = new AbortController();
  const onBroken = (error: unknown) => {
    if (!stopping.signal.aborted) options.onBroken(error);
  };
  await queue.work(
    async (run) => {
      const worked = await deliverRun(run, work, stopping.signal);
      if (worked.kind !== 'waits') return;
      // What is given back is for whoever takes it next.
      await (worked.at <= work.now() ? queue.again(run) : queue.later(run, worked.at));
    },
    async (key) => void (await giveUp(key, work)),
  );
  await queue.hourly(async () => void (await work.ledger.expire(work.now())));

  const correct = createCorrecting(work);
  const within = (ms: number) => AbortSignal.any([stopping.signal, AbortSignal.timeout(ms)]);
  const passes = [
    oneAtATime(() => lookOnce(options, stopping.signal), onBroken),
    oneAtATime(() => correct(within(CORRECT_WITHIN_MS)), onBroken),
    oneAtATime(async () => {
      for (const notice of await tellNotices(work, command, within(TELL_WITHIN_MS))) onUntold(notice);
    }, onBroken),
  ];
  const look = () => {
    for (const { again } of passes) again();
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    stopping.abort();
    const ended = Promise.all(passes.map((pass) => pass.ended()));
    await Promise.all([queue.stop(), Promise.race([ended, afterMs(STOP_WITHIN_MS)])]);
  };
}
