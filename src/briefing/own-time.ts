/** Asks with what is left of a time, in milliseconds. */
export type OwnTime = <Result>(ask: (leftMs: number) => Promise<Result>) => Promise<Result>;

/**
 * Time for several requests together. It runs only while one of them is under way: the turns that they wait for take none
 * of it, or many who share a pace would all give up and begin anew. Rejects where none is left.
 */
export function createOwnTime(ms: number): OwnTime {
  let left = ms;
  return async (ask) => {
    if (left <= 0) throw new Error('no time is left to ask');
    const began = performance.now();
    try {
      return await ask(Math.ceil(left));
    } finally {
      left -= performance.now() - began;
    }
  };
}
