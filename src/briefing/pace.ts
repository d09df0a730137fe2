/** What paces go by, in milliseconds. It is not the time of day: that may be put back, and all would wait for it. */
export type Clock = {
  readonly now: () => number;
  /** Ends sooner once `signal` is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** The clock that only goes on. */
export const MONOTONIC: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal?.addEventListener('abort', end);
    }),
};

/** Lets through so many a second at most, evenly, in the order in which they ask. */
export type Pace = {
  /**
   * Resolves when it is the turn of whoever asks, or with `false` as soon as `signal` is aborted. Who does not wait any
   * more takes no turn away.
   */
  readonly turn: (signal?: AbortSignal) => Promise<boolean>;
  /** Gives no turn for so long from now on, a minute at most. */
  readonly holdUp: (ms: number) => void;
  /** How long who asks now would wait, at least; 0 where nobody waits and a turn is free. */
  readonly waitMs: () => number;
};

export type PaceOptions = {
  readonly clock?: Clock;
  /** The turn that each of these is a turn of as well: waited for last, and counted from. */
  readonly within?: Pace['turn'];
};

/** However long a platform asks to be left alone: whoever waits for a turn is waited for as well. Then one asks again. */
const MOST_HELD_MS = 60_000;

/** What timers are late by is made up for, and no more than that. */
const MADE_UP_MS = 20;

/**
 * Turns at least `everyMs` apart. Counted is from when the last one was given, not from when it was planned: a program
 * that was held up for a moment does not make up for it in a burst.
 */
export function createPace(everyMs: number, { clock = MONOTONIC, within }: PaceOptions = {}): Pace {
  const madeUpMs = within === undefined ? MADE_UP_MS : 0;
  let given = Number.NEGATIVE_INFINITY;
  let heldUntil = Number.NEGATIVE_INFINITY;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  const freeIn = () => {
    const at = clock.now();
    given = Math.min(given, at);
    return Math.max(given + everyMs, heldUntil) - at;
  };

  const take = async (signal: AbortSignal | undefined) => {
    // A timer may fire a little early by the clock that is looked at.
    for (let wait = freeIn(); wait > 0; wait = freeIn()) {
      if (signal?.aborted === true) return false;
      await clock.sleep(Math.min(wait, everyMs), signal);
    }
    if (signal?.aborted === true || (within !== undefined && !(await within(signal)))) return false;
    const at = clock.now();
    given = given === Number.NEGATIVE_INFINITY ? at : Math.max(given + everyMs, at - madeUpMs);
    return true;
  };

  return {
    turn: (signal) => {
      if (signal?.aborted === true) return Promise.resolve(false);
      waiting += 1;
      const mine = last.then(() => take(signal));
      last = mine;
      // Whoever is aborted does not wait for those before them, though their place does.
      return new Promise((resolve) => {
        const leave = () => resolve(false);
        signal?.addEventListener('abort', leave);
        void mine.then((isGiven) => {
          waiting -= 1;
          signal?.removeEventListener('abort', leave);
          resolve(isGiven);
        });
      });
    },
    holdUp: (ms) => {
      heldUntil = Math.max(heldUntil, clock.now() + Math.min(ms, MOST_HELD_MS));
    },
    waitMs: () => Math.max(0, freeIn()) + waiting * everyMs,
  };
}

/** Paces of their own for many names, such as channels. */
export type Paces = {
  readonly turn: (name: string, signal?: AbortSignal) => Promise<boolean>;
  readonly holdUp: (name: string, ms: number) => void;
};

/**
 * A pace for each name. One that waits for its own turn stands in no other's way: it asks for the turn that is common to
 * all (`within`) only then. Those that are over are forgotten.
 */
export function createPaces(everyMs: number, options: PaceOptions = {}): Paces {
  /** What was used last is the last. */
  const paces = new Map<string, Pace>();
  const paceOf = (name: string): Pace => {
    for (const [old, pace] of paces) {
      if (pace.waitMs() > 0) break;
      paces.delete(old);
    }
    const pace = paces.get(name) ?? createPace(everyMs, options);
    paces.delete(name);
    paces.set(name, pace);
    return pace;
  };
  return {
    turn: (name, signal) => paceOf(name).turn(signal),
    holdUp: (name, ms) => paceOf(name).holdUp(ms),
  };
}
