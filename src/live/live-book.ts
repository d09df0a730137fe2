import { setImmediate as breathe } from 'node:timers/promises';
import type { Card } from '../card/card.ts';
import { cardFromChanges, cardFromFaults } from '../card/from-reload.ts';
import type { CardContext } from '../card/label.ts';
import type { Adapter } from '../command/adapter.ts';
import type { Log } from '../command/log.ts';
import { createRegistry } from '../command/registry.ts';
import { type BookChanges, compareBooks, isSameBook } from '../core/book/compare-books.ts';
import { createFactBook, type FactBook } from '../core/book/fact-book.ts';
import { isoDateIn } from '../core/period/iso-date.ts';
import { printFault } from '../data/fault.ts';
import type { Loaded } from './load-apart.ts';

/**
 * `changed`: another book is in use. `unchanged`: the files say what they said before. `refused`: they have faults.
 * `failed`: they could not be read by our own fault.
 */
export type Outcome = 'changed' | 'unchanged' | 'refused' | 'failed';

/** The fact book in use, which another can take the place of. */
export type LiveBook = {
  readonly current: () => FactBook;
  /**
   * Reads the files again and uses them if they are sound; else the book stays. Whatever happens is logged, and the
   * people who look after the facts are told. Never rejects; one call at a time.
   */
  readonly reload: () => Promise<Outcome>;
};

export type LiveBookOptions = {
  readonly book: FactBook;
  readonly load: () => Promise<Loaded>;
  /** Those that are connected: each is asked whether it takes the commands of another book. */
  readonly adapters: () => readonly Pick<Adapter, 'adopt'>[];
  /** Tells the people who look after the facts; must not reject. */
  readonly tell: (card: Card) => Promise<unknown>;
  readonly now: () => Date;
  readonly log: Log;
};

/** Why files are refused: what the log says, and what stays the same when lines move. */
type Reason = {
  readonly text: string;
  readonly key: string;
  readonly place: Readonly<Record<string, unknown>>;
};

/** Thrown where an adapter does not take a book's commands: the message ends with the remedy. */
class NotAdopted extends Error {
  override name = 'NotAdopted';
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function reasonsOf(loaded: Extract<Loaded, { kind: 'faulty' }>): readonly Reason[] {
  return loaded.faults.map((fault) => {
    const { file, line, column, message } = fault;
    return { text: printFault(fault), key: `${file}: ${message}`, place: { file, line, column } };
  });
}

function idsOf({ added, changed, removed }: BookChanges) {
  const ids = (facts: readonly { readonly id: string }[]) => facts.map(({ id }) => id);
  return { added: ids(added), changed: changed.map(({ after }) => after.id), removed: ids(removed) };
}

/** Keeps a book, and changes it for what the files say as long as that is sound. */
export function createLiveBook(options: LiveBookOptions): LiveBook {
  const { load, adapters, tell, now, log } = options;
  let current = options.book;
  /** Reasons that have been told since the files were last sound. */
  const told = new Set<string>();

  /** In the language of the book in use, also for what an earlier book held. */
  const contextOf = (book: FactBook): CardContext => {
    const { language, timeZone } = current.info;
    return { book, language, today: isoDateIn(now(), timeZone) };
  };

  const refuse = (reasons: readonly Reason[]): Outcome => {
    for (const { text, place } of reasons) log.error(place, text);
    log.warn(
      { faults: reasons.length },
      'the changed fact pack is not used; the facts of before stay in use',
    );
    if (reasons.some(({ key }) => !told.has(key))) {
      const texts = reasons.map(({ text }) => text);
      void tell(cardFromFaults(texts, contextOf(current)));
    }
    for (const { key } of reasons) told.add(key);
    return 'refused';
  };

  /** Every adapter says first that it takes the commands; then all get them. */
  const adopted = (next: FactBook): (() => void) => {
    const registry = createRegistry(next);
    try {
      const adopting = adapters().map((adapter) => adapter.adopt(registry));
      return () => {
        for (const adopt of adopting) adopt();
      };
    } catch (error) {
      throw new NotAdopted(messageOf(error), { cause: error });
    }
  };

  /** Makes a book ready in steps, between which answers have their turn. */
  const prepared = async (loaded: Extract<Loaded, { kind: 'sound' }>): Promise<FactBook> => {
    await breathe();
    const next = createFactBook(loaded.pack);
    await breathe();
    // The index is made before the first question needs it.
    for (const _ of next.prepareSearch()) await breathe();
    await breathe();
    return next;
  };

  const use = async (loaded: Extract<Loaded, { kind: 'sound' }>): Promise<Outcome> => {
    const next = await prepared(loaded);
    const before = current;
    const changes = compareBooks(before, next);
    const isSame = isSameBook(changes);
    const isMended = told.size > 0;
    if (isSame) {
      log.info({}, 'the fact pack was read again; it says what is in use already');
    } else {
      await breathe();
      const adopt = adopted(next);
      current = next;
      adopt();
      log.info({ facts: next.facts.length, ...idsOf(changes) }, 'the changed fact pack is in use');
    }
    told.clear();
    if (isMended || !isSame) {
      void tell(cardFromChanges(changes, isMended, contextOf(before), contextOf(current)));
    }
    return isSame ? 'unchanged' : 'changed';
  };

  return {
    current: () => current,
    reload: async () => {
      try {
        const loaded = await load();
        return loaded.kind === 'faulty' ? refuse(reasonsOf(loaded)) : await use(loaded);
      } catch (error) {
        if (error instanceof NotAdopted) {
          return refuse([{ text: error.message, key: error.message, place: {} }]);
        }
        const remedy = 'Look at the error; the files are read again when they change.';
        log.error({ err: error, remedy }, `the changed fact pack could not be read. ${remedy}`);
        return 'failed';
      }
    },
  };
}
