import { Worker } from 'node:worker_threads';
import type { Pack } from '../core/pack.ts';
import type { Fault } from '../data/fault.ts';

/** What became of reading a fact pack. */
export type Loaded =
  | { readonly kind: 'sound'; readonly pack: Pack }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** Reading takes about a second; a folder on a network that has gone may never end. */
const LOAD_WITHIN_MS = 60_000;

const WORKER = new URL('./load-worker.ts', import.meta.url);

/**
 * Reads and checks the fact pack of a folder in a thread of its own, so that no answer waits for it.
 * @throws when the thread breaks or takes more than a minute, which no fault in the files should cause.
 */
export function loadApart(dir: string, within = LOAD_WITHIN_MS): Promise<Loaded> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: dir, name: 'load facts' });
    const late = setTimeout(() => {
      reject(new Error(`Reading ${dir} takes more than ${within / 1000} s. See whether its disk answers.`));
      void worker.terminate();
    }, within);
    worker.once('message', (loaded: Loaded) => resolve(loaded));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`The thread that reads ${dir} ended with status ${code}.`));
    });
    worker.unref();
  });
}
