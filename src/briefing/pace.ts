/** Lets through so many a second at most, evenly: resolves when it is the turn of whoever asks. */
export type Pace = () => Promise<void>;

/** What timers are late by is made up for, and no more than that. */
const MADE_UP_MS = 20;

/**
 * Turns at least `everyMs` apart, in the order in which they were asked for. Counted is from when the last one was given,
 * not from when it was planned: a program that was held up for a moment does not make up for it in a burst.
 */
export function createPace(everyMs: number, now: () => number): Pace {
  let given = Number.NEGATIVE_INFINITY;
  let last: Promise<void> = Promise.resolve();
  const turn = async () => {
    // A timer may fire a little early by the clock that is looked at.
    for (let wait = given + everyMs - now(); wait > 0; wait = given + everyMs - now()) {
      await new Promise((resolve) => setTimeout(resolve, Math.floor(wait)));
    }
    const at = now();
    given = given === Number.NEGATIVE_INFINITY ? at : Math.max(given + everyMs, at - MADE_UP_MS);
  };
  return () => {
    last = last.then(turn);
    return last;
  };
}

/** Paces of their own for many names, such as channels; forgets those that nobody waits for and that are over. */
export function createPaces(everyMs: number, now: () => number): (name: string) => Promise<void> {
  const paces = new Map<string, { readonly pace: Pace; waiting: number }>();
  return async (name) => {
    const known = paces.get(name) ?? { pace: createPace(everyMs, now), waiting: 0 };
    paces.set(name, known);
    known.waiting += 1;
    try {
      await known.pace();
    } finally {
      known.waiting -= 1;
      const forget = () => {
        if (known.waiting === 0) paces.delete(name);
      };
      setTimeout(forget, everyMs).unref?.();
    }
  };
}
