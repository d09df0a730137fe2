import { sql } from 'kysely';
import type { Run } from '../briefing/store.ts';

/** The row of a run, as long as it is where it was seen: who looks for what somebody left behind holds it until later. */
export function whereSeen({ briefing, date, attempt, standing }: Run) {
  const held = standing.kind === 'sending' ? sql`and wake_at = ${standing.wakeAt}` : sql``;
  return sql<boolean>`briefing = ${briefing} and local_date = ${date} and attempt = ${attempt}
    and state = ${standing.kind === 'over' ? standing.outcome.state : standing.kind} ${held}`;
}
