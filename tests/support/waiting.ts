/** Lets tests wait for what a fake has seen, without sleeping. */
export type Waiting = {
  /** To be called whenever something has changed. */
  readonly changed: () => void;
  /** Resolves with the first value that `look` finds, now or after a later change. */
  readonly until: <T>(look: () => T | undefined) => Promise<T>;
};

export function createWaiting(): Waiting {
  const looking = new Set<() => void>();
  return {
    changed: () => {
      for (const look of [...looking]) look();
    },
    until: (look) =>
      new Promise((resolve) => {
        const tryAgain = () => {
          const found = look();
          if (found === undefined) return;
          looking.delete(tryAgain);
          resolve(found);
        };
        looking.add(tryAgain);
        tryAgain();
      }),
  };
}
