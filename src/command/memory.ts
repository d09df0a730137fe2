/** Keeps values for a while, in bounded memory: the oldest make room for new ones. */
export type Memory<Value> = {
  readonly get: (key: string) => Value | null;
  readonly set: (key: string, value: Value) => void;
  readonly forget: (key: string) => void;
};

export type MemoryOptions = {
  readonly forMs: number;
  readonly most: number;
  readonly now: () => Date;
};

/** An empty memory. */
export function createMemory<Value>({ forMs, most, now }: MemoryOptions): Memory<Value> {
  // A map keeps the order of insertion, and every value lives equally long, so the first is always the oldest.
  const kept = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    get: (key) => {
      const found = kept.get(key);
      return found === undefined || found.until <= now().getTime() ? null : found.value;
    },
    set: (key, value) => {
      const at = now().getTime();
      kept.delete(key);
      for (const [oldest, { until }] of kept) {
        if (until > at && kept.size < most) break;
        kept.delete(oldest);
      }
      kept.set(key, { value, until: at + forMs });
    },
    forget: (key) => void kept.delete(key),
  };
}
