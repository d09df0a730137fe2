import { setTimeout as delay } from 'node:timers/promises';

export type WatchOptions = {
  /** What is watched, as a text that differs after any change; see `folderState`. */
  readonly look: () => Promise<string>;
  /** The state that is known already: a change since then counts. */
  readonly seen: string;
  /** Called when something has changed and come to rest; called again only when it has resolved. Must not reject. */
  readonly onChange: () => Promise<void>;
  /** Waits between two looks; rejects when told to stop. A test hands in its own. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
};

export type Watching = {
  /** Looks no more; a change that is being handled is not waited for. */
  readonly stop: () => void;
};

/** Between looks at a folder where nothing happens. */
const LOOK_EVERY_MS = 1000;

/** A folder that looks the same after so long is taken to be at rest: a checkout or a save touches files for longer. */
const QUIET_MS = 500;

const pauseFor = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal, ref: false });

/**
 * Watches by looking again and again. It costs a millisecond a second, and sees what file system events do not tell
 * of: a folder that went and came back, a link that leads elsewhere now, folders shared over a network or with a
 * container.
 */
export function watchFolder({ look, seen, onChange, pause = pauseFor }: WatchOptions): Watching {
  const stopping = new AbortController();
  const { signal } = stopping;

  /** The state it is in once two looks in a row see the same. */
  const settled = async (state: string): Promise<string> => {
    await pause(QUIET_MS, signal);
    const next = await look();
    return next === state ? state : settled(next);
  };
  const watch = async () => {
    let known = seen;
    while (!signal.aborted) {
      await pause(LOOK_EVERY_MS, signal);
      const state = await look();
      if (state === known) continue;
      // Taken before the files are read: what changes while they are read is seen by the next look.
      known = await settled(state);
      await onChange();
    }
  };

  watch().catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return { stop: () => stopping.abort() };
}
