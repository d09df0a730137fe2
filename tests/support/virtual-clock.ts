import type { Clock } from '../../src/briefing/pace.ts';

/** A clock that goes on as soon as nothing but sleepers is left, to the first of them; it may be put back. */
export function virtualClock(): Clock & { readonly put: (ms: number) => void } {
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  let passed = 0;
  let off = 0;
  let isGoing = false;

  const goOn = () => {
    isGoing = false;
    const first = sleepers.shift();
    if (first === undefined) return;
    passed = Math.max(passed, first.at);
    first.wake();
    go();
  };
  const go = () => {
    if (isGoing) return;
    isGoing = true;
    setImmediate(goOn);
  };

  return {
    now: () => passed + off,
    put: (ms) => {
      off += ms;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        };
        const sleeper = { at: passed + ms, wake };
        const leave = () => {
          sleepers.splice(sleepers.indexOf(sleeper), 1);
          wake();
        };
        signal?.addEventListener('abort', leave);
        const later = sleepers.findIndex(({ at }) => at > sleeper.at);
        sleepers.splice(later === -1 ? sleepers.length : later, 0, sleeper);
        go();
      }),
  };
}
