import { DataError } from '../data/fault.ts';
import { loadPack } from '../data/load.ts';
import type { Loaded } from './load-apart.ts';

/** Everything is checked here, also what a start leaves out: nobody waits for this process. */
function load(dir: string): Loaded {
  try {
    return { kind: 'sound', pack: loadPack(dir) };
  } catch (error) {
    if (error instanceof DataError) return { kind: 'faulty', faults: error.faults };
    throw error;
  }
}

const [dir = ''] = process.argv.slice(2);
process.send?.(load(dir), () => process.disconnect?.());
