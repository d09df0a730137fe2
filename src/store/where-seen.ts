import { sql } from 'kysely';
import type { Run } from '../briefing/store.ts';

/** The row of a run, as long as it is where it was seen. */
export function whereSeen({ briefing, date, attempt, standing }: Run) {
  return sql<boolean>`briefing = ${briefing} and local_date = ${date} and attempt = ${attempt}
    and state = ${standing.kind === 'over' ? standing.outcome.state : standing.kind}`;
}
