import { type BriefingStore, StoreAway } from '../../briefing/store.ts';

/** Discord waits three seconds for an answer, some of which are gone before a command begins and after it has ended. */
const WITHIN_MS = 1800;

/** A store for one command. */
export type Timely = {
  /** The same store, away where all calls together take too long: nothing is begun after that. */
  readonly store: BriefingStore;
  /** How long it may still take. */
  readonly msLeft: () => number;
  /** Whether a change was begun. One that was not confirmed in time may be made all the same: asking again makes it once. */
  readonly mayHaveChanged: () => boolean;
};

/** Gives a command one deadline for all that it asks of the store. */
export function timelyStore(store: BriefingStore): Timely {
  const until = performance.now() + WITHIN_MS;
  const msLeft = () => until - performance.now();
  let isChanging = false;

  const looking =
    <Args extends readonly unknown[], Result>(method: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      const tooLong = () => new StoreAway('The store takes too long');
      if (msLeft() <= 0) throw tooLong();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(tooLong()), msLeft());
      });
      try {
        return await Promise.race([method(...args), late]);
      } finally {
        clearTimeout(timer);
      }
    };

  const changing = <Args extends readonly unknown[], Result>(method: (...args: Args) => Promise<Result>) =>
    looking((...args: Args) => {
      isChanging = true;
      return method(...args);
    });

  return {
    msLeft,
    mayHaveChanged: () => isChanging,
    store: {
      newId: store.newId,
      createAs: changing(store.createAs),
      create: changing(store.create),
      get: looking(store.get),
      contact: looking(store.contact),
      memory: looking(store.memory),
      ofChannel: looking(store.ofChannel),
      unreadableIn: looking(store.unreadableIn),
      ofWorkspace: looking(store.ofWorkspace),
      restore: changing(store.restore),
      namesElsewhere: looking(store.namesElsewhere),
      change: changing(store.change),
      remove: changing(store.remove),
      trail: looking(store.trail),
      runs: looking(store.runs),
      managers: looking(store.managers),
      nameManager: changing(store.nameManager),
      dropManager: changing(store.dropManager),
      managerTrail: looking(store.managerTrail),
      purge: changing(store.purge),
    },
  };
}
