import { type BriefingStore, StoreAway } from '../briefing/store.ts';
import { isAway } from './database-error.ts';

/** A method that says by `StoreAway` that the database is only away, so that its callers need not know of databases. */
function telling<Args extends readonly unknown[], Result>(
  method: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return async (...args) => {
    try {
      return await method(...args);
    } catch (error) {
      throw isAway(error) ? new StoreAway('The database does not answer', { cause: error }) : error;
    }
  };
}

/** The same store, telling when it is away. */
export function tellingAway(store: BriefingStore): BriefingStore {
  return {
    newId: store.newId,
    createAs: telling(store.createAs),
    create: telling(store.create),
    get: telling(store.get),
    contact: telling(store.contact),
    memory: telling(store.memory),
    ofChannel: telling(store.ofChannel),
    unreadableIn: telling(store.unreadableIn),
    ofWorkspace: telling(store.ofWorkspace),
    restore: telling(store.restore),
    namesElsewhere: telling(store.namesElsewhere),
    change: telling(store.change),
    remove: telling(store.remove),
    trail: telling(store.trail),
    runs: telling(store.runs),
    managers: telling(store.managers),
    nameManager: telling(store.nameManager),
    dropManager: telling(store.dropManager),
    managerTrail: telling(store.managerTrail),
    purge: telling(store.purge),
  };
}
