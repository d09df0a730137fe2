import { SPEED } from './orders.ts';

/** The right time: that of the platforms, and of every sender whose clock is not set wrong. */
export type Clock = {
  /** In milliseconds since 1970. */
  readonly now: () => number;
  /** Moves on to a time, unless that is past. */
  readonly moveTo: (time: number) => void;
};

/** A clock that runs as fast as those of senders. */
export function startClock(begin: number): Clock {
  let base = begin;
  let since = performance.now();
  const now = () => base + (performance.now() - since) * SPEED;
  return {
    now,
    moveTo: (time) => {
      base = Math.max(time, now());
      since = performance.now();
    },
  };
}
