import type { Observation, Statement } from '../fact.ts';
import type { FactBook } from './fact-book.ts';

/** A fact that a source reports. Derived ones follow from these. */
export type Reported = Observation | Statement;

/** How one book differs from another of the same pack. */
export type BookChanges = {
  readonly added: readonly Reported[];
  /** The same id, with another value, sentence, period, place, source or note. */
  readonly changed: readonly { readonly before: Reported; readonly after: Reported }[];
  readonly removed: readonly Reported[];
  /** Whether anything else differs: names, topics, units, sources, what is said about the pack. */
  readonly isElsewhere: boolean;
};

/** What a fact names by its id, and which therefore changes without the fact. */
const NAMED = ['indicator', 'area', 'source'];

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}

/** Equal for facts that say the same: what the fact itself holds, and the ids of what it names. */
function contentOf(fact: Reported): string {
  return JSON.stringify(fact, (key, value: unknown) => (NAMED.includes(key) ? idOf(value) : value));
}

/** Everything but the facts. */
function frameOf({ info, topics, areas, indicators, sources }: FactBook): string {
  return JSON.stringify([info, topics, areas, indicators, sources]);
}

function reportedIn(book: FactBook): ReadonlyMap<string, Reported> {
  return new Map(book.facts.flatMap((fact) => (fact.kind === 'derived' ? [] : [[fact.id, fact] as const])));
}

/** What has changed between two books, in the order of the later one; takes time in step with their size. */
export function compareBooks(before: FactBook, after: FactBook): BookChanges {
  const [old, now] = [reportedIn(before), reportedIn(after)];
  const changed = [...now.values()].flatMap((fact) => {
    const known = old.get(fact.id);
    return known === undefined || contentOf(known) === contentOf(fact)
      ? []
      : [{ before: known, after: fact }];
  });
  return {
    added: [...now.values()].filter(({ id }) => !old.has(id)),
    changed,
    removed: [...old.values()].filter(({ id }) => !now.has(id)),
    isElsewhere: frameOf(before) !== frameOf(after),
  };
}

/** Whether two books say the same. */
export function isSameBook({ added, changed, removed, isElsewhere }: BookChanges): boolean {
  return added.length + changed.length + removed.length === 0 && !isElsewhere;
}
