/** Tells which of several requests about one thing came last, in bounded memory. */
export type Latest = {
  /** Notes a request; what is returned says whether it still is the last one. */
  readonly claim: (key: string) => () => boolean;
};

/** The things asked about longest ago are forgotten beyond this many. */
export function createLatest(most: number): Latest {
  const last = new Map<string, symbol>();
  return {
    claim: (key) => {
      const mine = Symbol(key);
      last.delete(key);
      last.set(key, mine);
      const [oldest] = last.keys();
      if (last.size > most && oldest !== undefined) last.delete(oldest);
      return () => last.get(key) === mine;
    },
  };
}
