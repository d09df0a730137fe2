import { DataError } from '../data/fault.ts';
import { loadPack } from '../data/load.ts';
import type { Loaded, Order } from './load-apart.ts';

/** Everything is checked here, also what a start leaves out: nobody waits for this process. */
function load({ dir, options }: Order): Loaded {
  try {
    return { kind: 'sound', pack: loadPack(dir, options) };
  } catch (error) {
    if (error instanceof DataError) return { kind: 'faulty', faults: error.faults };
    throw error;
  }
}

process.once('message', (order: Order) => {
  process.send?.(load(order), () => process.disconnect?.());
});
