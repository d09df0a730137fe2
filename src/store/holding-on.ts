import { setTimeout as wait } from 'node:timers/promises';
import { nonceOf } from '../briefing/briefing.ts';
import type { Ledger, Run } from '../briefing/store.ts';
import { isAway } from './database-error.ts';

/** How soon it is tried again, at first and at most. */
const FIRST_MS = 100;
const MOST_MS = 5000;

/**
 * The same ledger, which holds on to what is known of a run while the database is away, and writes it down as soon as it
 * answers. What a platform has said is not said twice: a run that it took would become uncertain. Until then nobody in this
 * process takes the run up. Once `stopping` is aborted it is tried one last time.
 */
export function holdingOn(ledger: Ledger, stopping: AbortSignal): Ledger {
  const held = new Set<string>();

  const untilItAnswers = async (write: () => Promise<boolean>): Promise<boolean> => {
    for (let ms = FIRST_MS; ; ms = Math.min(2 * ms, MOST_MS)) {
      const isLast = stopping.aborted;
      try {
        return await write();
      } catch (error) {
        if (isLast || !isAway(error)) throw error;
      }
      await wait(ms, undefined, { signal: stopping, ref: false }).catch(() => {});
    }
  };

  const hold = async (run: Run, write: () => Promise<boolean>): Promise<boolean> => {
    const name = nonceOf(run);
    if (held.has(name)) return false;
    held.add(name);
    try {
      return await untilItAnswers(write);
    } finally {
      held.delete(name);
    }
  };

  return {
    ...ledger,
    takeOver: async (seen, ...how) => (held.has(nonceOf(seen)) ? null : ledger.takeOver(seen, ...how)),
    putBack: (seen, at) => hold(seen, () => ledger.putBack(seen, at)),
    end: (seen, ending, now) => hold(seen, () => ledger.end(seen, ending, now)),
  };
}
