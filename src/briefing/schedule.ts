import type { SlotKey } from './briefing.ts';
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
  readonly later: (key: SlotKey, at: Date) => Promise<void>;
  readonly work: (
    handle: (key: SlotKey) => Promise<void>,
    giveUp: (key: SlotKey) => Promise<void>,
  ) => Promise<void>;
  readonly hourly: (keepHouse: () => Promise<void>) => Promise<void>;
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

/** Looks once: queues what has become due and what was left behind, and tells what is to be told. */
export async function lookOnce({ work, queue, command, onBroken, onUntold }: ScheduleOptions): Promise<void> {
  const { ledger, now } = work;
  for (let isMore = true; isMore; ) {
    const claim = await ledger.claimDue(now(), CLAIM_AT_ONCE);
    claim.unreadable.forEach(onBroken);
    isMore = claim.isMore;
  }
  for (const standing of ['sending', 'due'] as const) {
    const before = new Date(now().getTime() - LEFT_AFTER_MS[standing]);
    for (const key of await ledger.forgotten(standing, before, CLAIM_AT_ONCE)) await queue.later(key, now());
  }
  for (const notice of await tellNotices(work, command)) onUntold(notice);
}

/** Sends briefings when they are due, and corrects them when the book is another one, until it is stopped. A look is never begun before the last one has ended. */
export async function startSchedule(options: ScheduleOptions): Promise<() => Promise<void>> {
  const { work, queue, onBroken } = options;
  await queue.work(
    async (key) => {
      const worked = await deliverRun(key, work);
      if (worked.kind === 'waits') await queue.later(key, worked.at);
    },
    async (key) => void (await giveUp(key, work)),
  );
  await queue.hourly(async () => void (await work.ledger.expire(work.now())));

  const correct = createCorrecting(work);
  let looking: Promise<void> | null = null;
  const look = () => {
    looking ??= lookOnce(options)
      .then(() => correct())
      .catch(onBroken)
      .finally(() => {
        looking = null;
      });
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
