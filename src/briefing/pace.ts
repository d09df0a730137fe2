/** Lets through so many a second at most, evenly: resolves when it is the turn of whoever asks. */
export type Pace = () => Promise<void>;

/** Turns at least `everyMs` apart, in the order in which they were asked for. */
export function createPace(everyMs: number, now: () => number): Pace {
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const at = Math.max(now(), next);
    next = at + everyMs;
    // A timer may fire a little early by the clock that is looked at.
    for (let wait = at - now(); wait > 0; wait = at - now()) {
      await new Promise((resolve) => setTimeout(resolve, Math.ceil(wait)));
    }
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
