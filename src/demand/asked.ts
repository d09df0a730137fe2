import { z } from 'zod';
import type { Fact } from '../core/fact.ts';
import { ID_MAX_LENGTH, ID_PATTERN } from '../core/id.ts';

/**
 * How often what was shown since a day. Ids of the fact pack and numbers, nothing else: not who asked, where, or in
 * what words.
 */
export type Asked = {
  readonly since: string;
  /** By the indicator's id. */
  readonly indicators: Readonly<Record<string, number>>;
  /** By the statement's id. */
  readonly statements: Readonly<Record<string, number>>;
};

const Counts = z.record(z.string().regex(ID_PATTERN).max(ID_MAX_LENGTH), z.int().nonnegative());
const AskedFile = z.strictObject({ since: z.iso.date(), indicators: Counts, statements: Counts });

/** Reads the text of a file of counts; `null` for anything that is not one. */
export function parseAsked(text: string): Asked | null {
  try {
    return AskedFile.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The text of a file of counts: sorted, so that two of them can be compared line by line. */
export function printAsked({ since, indicators, statements }: Asked): string {
  const sorted = (counts: Asked['indicators']) =>
    Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
  const all = { since, indicators: sorted(indicators), statements: sorted(statements) };
  return `${JSON.stringify(all, null, 2)}\n`;
}

/** Counts in memory, to be added to. */
export type Tally = { readonly indicators: Map<string, number>; readonly statements: Map<string, number> };

/** Nothing asked yet. */
export function emptyTally(): Tally {
  return { indicators: new Map(), statements: new Map() };
}

/**
 * Counts one more answer: each indicator and statement in it once. A computed figure comes along with what it is
 * computed from; asked for by itself it counts for that, since that is what goes old.
 */
export function tallyAnswer(tally: Tally, facts: readonly Fact[]): void {
  const reported = facts.filter((fact) => fact.kind !== 'derived');
  const inputs = facts.flatMap((fact) => (fact.kind === 'derived' ? fact.inputs : []));
  const asked = reported.length > 0 ? reported : inputs;
  const idsOf = (kind: 'observation' | 'statement') =>
    new Set(
      asked.flatMap((fact) =>
        fact.kind !== kind ? [] : [fact.kind === 'statement' ? fact.id : fact.indicator.id],
      ),
    );
  for (const id of idsOf('observation')) tally.indicators.set(id, (tally.indicators.get(id) ?? 0) + 1);
  for (const id of idsOf('statement')) tally.statements.set(id, (tally.statements.get(id) ?? 0) + 1);
}

function sum(counts: Asked['indicators'], more: ReadonlyMap<string, number>): Asked['indicators'] {
  const all = new Map(Object.entries(counts));
  for (const [id, count] of more) all.set(id, (all.get(id) ?? 0) + count);
  return Object.fromEntries(all);
}

/** What was known before and what was counted since, together. */
export function withTally({ since, indicators, statements }: Asked, tally: Tally): Asked {
  return {
    since,
    indicators: sum(indicators, tally.indicators),
    statements: sum(statements, tally.statements),
  };
}
