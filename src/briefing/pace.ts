/**
 * Lets through so many a second at most, evenly: resolves when it is the turn of whoever asks, or with `false` as soon as
 * `signal` is aborted. Who does not wait any more takes no turn away.
 */
export type Pace = (signal?: AbortSignal) => Promise<boolean>;

/** What timers are late by is made up for, and no more than that. */
const MADE_UP_MS = 20;

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}

/**
 * Turns at least `everyMs` apart, in the order in which they were asked for. Counted is from when the last one was given,
 * not from when it was planned: a program that was held up for a moment does not make up for it in a burst.
 */
export function createPace(everyMs: number, now: () => number): Pace {
  let given = Number.NEGATIVE_INFINITY;
  let last: Promise<unknown> = Promise.resolve();
  const turn = async (signal: AbortSignal | undefined) => {
    // A timer may fire a little early by the clock that is looked at.
    for (let wait = given + everyMs - now(); wait > 0; wait = given + everyMs - now()) {
      if (signal?.aborted === true) return false;
      await sleep(Math.floor(wait), signal);
    }
    if (signal?.aborted === true) return false;
    const at = now();
    given = given === Number.NEGATIVE_INFINITY ? at : Math.max(given + everyMs, at - MADE_UP_MS);
    return true;
  };
  return (signal) => {
    const mine = last.then(() => turn(signal));
    last = mine;
    return mine;
  };
}

/** Paces of their own for many names, such as channels; forgets those that nobody waits for and that are over. */
export function createPaces(
  everyMs: number,
  now: () => number,
): (name: string, signal?: AbortSignal) => Promise<boolean> {
  const paces = new Map<string, { readonly pace: Pace; waiting: number }>();
  return async (name, signal) => {
    const known = paces.get(name) ?? { pace: createPace(everyMs, now), waiting: 0 };
    paces.set(name, known);
    known.waiting += 1;
    try {
      return await known.pace(signal);
    } finally {
      known.waiting -= 1;
      const forget = () => {
        if (known.waiting === 0) paces.delete(name);
      };
      setTimeout(forget, everyMs).unref?.();
    }
  };
}
