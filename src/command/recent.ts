/** Remembers what was dealt with lately, in bounded memory: platforms tell of one thing more than once. */
export type Recent = {
  /** Remembers a key; `false` when it is remembered already. */
  readonly add: (key: string) => boolean;
  /** Makes a key new again, for what turned out not to have happened. */
  readonly forget: (key: string) => void;
};

export type RecentOptions = {
  /** The oldest keys make room for new ones beyond this many. */
  readonly most: number;
  /** As long as there is room, unless given. */
  readonly forMs?: number;
  readonly now?: () => number;
};

/** An empty memory. */
export function createRecent({ most, forMs = Infinity, now = Date.now }: RecentOptions): Recent {
  // A map keeps the order of insertion, and every key lives equally long, so the first is always the oldest.
  const until = new Map<string, number>();
  const makeRoom = (at: number) => {
    for (const [key, end] of until) {
      if (end > at && until.size < most) return;
      until.delete(key);
    }
  };
  return {
    add: (key) => {
      const at = now();
      const known = until.get(key);
      if (known !== undefined && known > at) return false;
      until.delete(key);
      makeRoom(at);
      until.set(key, at + forMs);
      return true;
    },
    forget: (key) => void until.delete(key),
  };
}
