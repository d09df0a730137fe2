import type { Observation, Provenance, Source, Statement } from '../core/fact.ts';
import type { Pack } from '../core/pack.ts';
import type { Cited } from './compare-source.ts';

function nounsOf({ unit }: Observation): readonly string[] {
  if (unit.kind !== 'count') return [];
  return Object.values(unit.nouns).flatMap((forms) => Object.values(forms));
}

function citedAt(fact: Observation | Statement, provenance: Provenance): Cited {
  if (fact.kind === 'statement') return { id: fact.id, provenance, value: null, nouns: [] };
  const { digits, multiplier } = fact.quantity;
  const value = { digits, multiplier, change: fact.change?.percent ?? null };
  return { id: fact.id, provenance, value, nouns: nounsOf(fact) };
}

/** The facts that cite a source, first or as another place that tells the same: once for each place in it. */
export function factsCiting({ observations, statements }: Pack, source: Source): readonly Cited[] {
  return [...observations, ...statements].flatMap((fact) =>
    [fact.provenance, ...fact.also]
      .filter((provenance) => provenance.source.id === source.id)
      .map((provenance) => citedAt(fact, provenance)),
  );
}
