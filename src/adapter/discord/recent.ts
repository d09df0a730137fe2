/** Ids that were dealt with lately. */
export type Recent = {
  /** `false` when it is known already. */
  readonly add: (id: string) => boolean;
  readonly forget: (id: string) => void;
};

/** Remembers the last `most` of them; nothing yet. */
export function createRecent(most: number): Recent {
  const known = new Set<string>();
  return {
    add: (id) => {
      if (known.has(id)) return false;
      known.add(id);
      // A set keeps the order of insertion, so the first is the oldest.
      for (const oldest of known) {
        if (known.size <= most) break;
        known.delete(oldest);
      }
      return true;
    },
    forget: (id) => void known.delete(id),
  };
}
