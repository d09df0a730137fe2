import { type BriefingStore, StoreAway } from '../../briefing/store.ts';

/** Discord waits three seconds for an answer; a store that takes longer than this counts as away. */
const WITHIN_MS = 1500;

function timely<Args extends readonly unknown[], Result>(
  method: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return async (...args) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new StoreAway('The store takes too long')), WITHIN_MS);
    });
    try {
      return await Promise.race([method(...args), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** The same store, away where it does not answer in time. What it was asked may still be done: asking again does it once. */
export function timelyStore(store: BriefingStore): BriefingStore {
  return {
    newId: store.newId,
    createAs: timely(store.createAs),
    create: timely(store.create),
    get: timely(store.get),
    contact: timely(store.contact),
    memory: timely(store.memory),
    ofChannel: timely(store.ofChannel),
    unreadableIn: timely(store.unreadableIn),
    ofWorkspace: timely(store.ofWorkspace),
    restore: timely(store.restore),
    namesElsewhere: timely(store.namesElsewhere),
    change: timely(store.change),
    remove: timely(store.remove),
    trail: timely(store.trail),
    runs: timely(store.runs),
    managers: timely(store.managers),
    nameManager: timely(store.nameManager),
    dropManager: timely(store.dropManager),
    managerTrail: timely(store.managerTrail),
    purge: timely(store.purge),
  };
}
