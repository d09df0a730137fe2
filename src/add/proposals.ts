import { parsePeriod } from '../core/period/period.ts';
import type { Draft } from '../data/draft.ts';
import { type FactKind, type Given, one } from './parts.ts';
import { proposeObservationId, proposeSourceId, proposeStatementId } from './propose-id.ts';

/** An id for the fact that the given parts make, free in the whole pack. */
export function proposedId(kind: FactKind, given: Given, draft: Draft): string {
  const { topics, indicators, factIds } = draft;
  // Facts share their ids with what else a question may name by id.
  const all = [...(topics.ids ?? []), ...(indicators.ids ?? []), ...(factIds ?? [])];
  const taken = new Set(all.map(({ id }) => id));
  if (kind === 'statement') return proposeStatementId(one(given, 'name-en'), taken);
  const period = parsePeriod(one(given, 'period'));
  if (period === null) return '';
  const fresh = {
    indicator: one(given, 'indicator'),
    area: one(given, 'area'),
    period,
    source: one(given, 'source'),
  };
  const known = draft.observations.map(({ value }) => value);
  return proposeObservationId(fresh, known, taken, draft.info?.value.area ?? '');
}

/** An id for the source that the given parts make. */
export function proposedSourceId(given: Given, draft: Draft): string {
  const taken = new Set((draft.sources.ids ?? []).map(({ id }) => id));
  const url = one(given, 'source-url');
  const publisher = one(given, 'source-publisher');
  return proposeSourceId({ url, publisher, published: one(given, 'source-published') }, taken);
}
