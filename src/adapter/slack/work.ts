import { within } from './within.ts';

/** What is being answered right now. */
export type Work = {
  /** The promise itself, remembered until it settles. */
  readonly track: <T>(promise: Promise<T>) => Promise<T>;
  readonly isStopped: () => boolean;
  /** Takes no more, and waits for what is under way, at most `FINISH_WITHIN_MS`. */
  readonly stop: () => Promise<void>;
};

const FINISH_WITHIN_MS = 2500;

/** Nothing under way yet. */
export function createWork(): Work {
  const underWay = new Set<Promise<unknown>>();
  let isStopped = false;
  return {
    track: async (promise) => {
      underWay.add(promise);
      try {
        return await promise;
      } finally {
        underWay.delete(promise);
      }
    },
    isStopped: () => isStopped,
    stop: async () => {
      isStopped = true;
      await within(Promise.allSettled(underWay), FINISH_WITHIN_MS, null);
    },
  };
}
