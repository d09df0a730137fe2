/** Things by their id. */
export function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** Things with the same key together, in their order. */
export function groupBy<T>(things: readonly T[], key: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const own = key(thing);
    const group = groups.get(own);
    if (group === undefined) groups.set(own, [thing]);
    else group.push(thing);
  }
  return groups;
}

/** Things by two names of theirs. A name of both put together would be as long to make as all else that is done with it. */
export type Grouped<T> = ReadonlyMap<string, ReadonlyMap<string, T[]>>;

/** Things of which both names are the same together, in their order. */
export function groupByTwo<T>(
  things: readonly T[],
  first: (thing: T) => string,
  second: (thing: T) => string,
): Grouped<T> {
  const groups = new Map<string, Map<string, T[]>>();
  for (const thing of things) {
    const [one, other] = [first(thing), second(thing)];
    const inside = groups.get(one) ?? new Map<string, T[]>();
    if (inside.size === 0) groups.set(one, inside);
    const group = inside.get(other);
    if (group === undefined) inside.set(other, [thing]);
    else group.push(thing);
  }
  return groups;
}

/** Every group there is. */
export function groupsOf<T>(grouped: Grouped<T>): T[][] {
  return [...grouped.values()].flatMap((inside) => [...inside.values()]);
}
