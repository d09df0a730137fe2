import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Pack } from '../core/pack.ts';
import type { Fault } from '../data/fault.ts';
import type { LoadOptions } from '../data/load.ts';

/** What became of reading a fact pack. */
export type Loaded =
  | { readonly kind: 'sound'; readonly pack: Pack }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** Reading takes about a second; a folder on a network that has gone may never end. */
const LOAD_WITHIN_MS = 60_000;

/** What the process is told to do. */
export type Order = { readonly dir: string; readonly options: LoadOptions };

const PROGRAM = fileURLToPath(new URL('./load-process.ts', import.meta.url));

/**
 * Reads and checks the fact pack of a folder in a process of its own, so that no answer waits for it. A thread would
 * do as well, but leaves some 50 MB of its memory with this process; a process gives all of it back.
 * @throws when that process breaks or takes more than a minute, which no fault in the files should cause.
 */
export function loadApart(dir: string, within = LOAD_WITHIN_MS, options: LoadOptions = {}): Promise<Loaded> {
  return new Promise((resolve, reject) => {
    const reader = fork(PROGRAM, {
      // Structured: what several facts share stays one thing on this side.
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const late = setTimeout(() => {
      reject(new Error(`Reading ${dir} takes more than ${within / 1000} s. See whether its disk answers.`));
      reader.kill('SIGKILL');
    }, within);
    reader.once('message', (loaded: Loaded) => resolve(loaded));
    reader.once('error', reject);
    reader.once('close', (status, signal) => {
      clearTimeout(late);
      reject(new Error(`The process that reads ${dir} ended with ${signal ?? `status ${status}`}.`));
    });
    // Where this fails the process has ended, and its status says so.
    reader.send({ dir, options } satisfies Order, () => {});
    reader.unref();
  });
}
