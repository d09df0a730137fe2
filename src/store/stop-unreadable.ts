import type { Kysely, Selectable } from 'kysely';
import { slotKeyOf } from './rows.ts';
import type { Tables } from './tables.ts';
import { writeAudit } from './write-audit.ts';

const REASON = 'unreadable';

/** The run that was due; `null` where not even that can be read. */
function keyOf({ id, next_date: date }: Selectable<Tables['briefing']>) {
  try {
    return slotKeyOf({ briefing: id, local_date: date ?? '' });
  } catch {
    return null;
  }
}

/**
 * Pauses a briefing that is due and whose row nobody can read, and ends the run that was due as failed, with a notice: it
 * is told once, and not looked at again before somebody has mended it.
 */
export async function stopUnreadable(
  trx: Kysely<Tables>,
  row: Selectable<Tables['briefing']>,
  now: Date,
): Promise<void> {
  const paused = { state: 'paused', pause_reason: REASON, next_at: null, next_date: null };
  await trx
    .updateTable('briefing')
    .set((set) => ({ ...paused, version: set('version', '+', 1) }))
    .where('id', '=', row.id)
    .execute();
  await writeAudit(trx, row, { by: null, action: 'stop', detail: { reason: REASON }, at: now });
  const key = keyOf(row);
  if (key === null) return;
  const run = { briefing: key.briefing, local_date: key.date };
  const written = await trx
    .insertInto('ledger')
    .values({ ...run, at: row.next_at ?? now, state: 'failed', reason: REASON, attempt: 0, ended_at: now })
    .onConflict((conflict) => conflict.columns(['briefing', 'local_date']).doNothing())
    .returning('briefing')
    .execute();
  if (written.length === 0) return;
  await trx
    .insertInto('notice')
    .values({ ...run, platform: row.platform, kind: 'paused' })
    .execute();
}
