import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { BriefingId } from '../briefing/briefing.ts';
import { type NoticeKind, noticeAfter, type Outcome, pauseAfter } from '../briefing/outcome.ts';
import type { Ending, Memory, Prints, Run } from '../briefing/store.ts';
import { memoryOf } from './rows.ts';
import type { Tables } from './tables.ts';
import { whereSeen } from './where-seen.ts';
import { writeAudit } from './write-audit.ts';

type Db = Kysely<Tables>;

/** How long a message can be corrected: a figure that was quoted half a year ago is nobody's news. */
export const CORRECTABLE_DAYS = 180;

export const DAY_MS = 24 * 60 * 60_000;

/** Channels that have seen the same share one snapshot, found by its hash. */
function hashOf(prints: Prints): { hash: string; prints: string } {
  const text = JSON.stringify(
    Object.fromEntries(Object.entries(prints).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
  return { hash: createHash('sha256').update(text).digest('base64url'), prints: text };
}

/** Sees to it that a snapshot is there, and stays until this transaction has named it. */
async function keepSnapshot(trx: Db, { hash, prints }: { hash: string; prints: string }): Promise<void> {
  // Thousands of briefings name the same one at the same minute: a lock that they can share holds none of them up.
  const there = await trx
    .selectFrom('snapshot')
    .select('hash')
    .where('hash', '=', hash)
    .forKeyShare()
    .executeTakeFirst();
  if (there !== undefined) return;
  await trx
    .insertInto('snapshot')
    .values({ hash, prints })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

async function remember(trx: Db, id: BriefingId, { known, spotlight }: Memory): Promise<void> {
  const snapshot = known === null ? null : hashOf(known);
  if (snapshot !== null) await keepSnapshot(trx, snapshot);
  await trx
    .updateTable('briefing')
    .set({ known: snapshot?.hash ?? null, spotlight })
    .where('id', '=', id)
    .execute();
}

/** What a briefing remembers; nothing where there is none of that name. */
export async function memoryOfBriefing(db: Db, id: BriefingId): Promise<Memory> {
  const row = await db
    .selectFrom('briefing')
    .leftJoin('snapshot', 'snapshot.hash', 'briefing.known')
    .select(['snapshot.prints', 'briefing.spotlight'])
    .where('briefing.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? { known: null, spotlight: null } : memoryOf(row);
}

/** Keeps what a correction needs: where the message is and what it says of which subject, until its time is up. */
async function keepMessage(trx: Db, seen: Run, { message, quotes }: Ending, now: Date): Promise<void> {
  if (message === null) return;
  const key = { briefing: seen.briefing, local_date: seen.date };
  const expires = new Date(now.getTime() + CORRECTABLE_DAYS * DAY_MS);
  await trx
    .insertInto('message')
    .values({ ...key, message, expires_at: expires })
    .execute();
  const rows = Object.entries(quotes).map(([subject, print]) => ({
    ...key,
    subject,
    print,
  }));
  if (rows.length > 0) await trx.insertInto('quote').values(rows).execute();
}

async function pause(trx: Db, id: BriefingId, outcome: Outcome, now: Date): Promise<void> {
  const reason = pauseAfter(outcome);
  if (reason === null) return;
  const row = await trx
    .updateTable('briefing')
    .set((set) => ({
      state: 'paused',
      pause_reason: reason,
      next_at: null,
      next_date: null,
      version: set('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', '=', 'active')
    .returning(['id', 'platform', 'workspace'])
    .executeTakeFirst();
  if (row !== undefined)
    await writeAudit(trx, row, { by: null, action: 'stop', detail: { reason }, at: now });
}

async function writeNotice(trx: Db, { briefing, date }: Run, kind: NoticeKind): Promise<void> {
  await trx
    .insertInto('notice')
    .columns(['briefing', 'local_date', 'platform', 'kind'])
    .expression((from) =>
      from
        .selectFrom('briefing')
        .select(({ val }) => ['id', val(date).as('date'), 'platform', val(kind).as('kind')])
        .where('id', '=', briefing),
    )
    .execute();
}

/** Whether the run before had nothing to say either: that its topics hold nothing is told once. */
async function wasEmpty(trx: Db, { briefing, date }: Run): Promise<boolean> {
  const before = await trx
    .selectFrom('ledger')
    .select('reason')
    .where('briefing', '=', briefing)
    .where('local_date', '<', date)
    .orderBy('local_date', 'desc')
    .limit(1)
    .executeTakeFirst();
  return before?.reason === 'nothing-to-say';
}

/** Ends a run where it stands as it was seen, with all that follows; whether it stood there. */
export async function endRun(
  trx: Db,
  { seen, ending, now }: { seen: Run; ending: Ending; now: Date },
): Promise<boolean> {
  if (seen.standing.kind === 'over') return false;
  // Whoever removes a briefing has it first and its runs then: in the other order each would wait for the other.
  await trx.selectFrom('briefing').select('id').where('id', '=', seen.briefing).forUpdate().execute();
  const { state, reason } = ending.outcome;
  const { numUpdatedRows } = await trx
    .updateTable('ledger')
    .set({
      state,
      reason,
      wake_at: null,
      ended_at: now,
      // Nothing of what was not sent, as far as anybody knows, will be corrected.
      ...(ending.message === null && { telling: null }),
    })
    .where(whereSeen(seen))
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  if (ending.memory !== null) await remember(trx, seen.briefing, ending.memory);
  await keepMessage(trx, seen, ending, now);
  await pause(trx, seen.briefing, ending.outcome, now);
  const kind = noticeAfter(ending.outcome);
  const isKnown = kind === 'empty' && (await wasEmpty(trx, seen));
  if (kind !== null && !isKnown) await writeNotice(trx, seen, kind);
  return true;
}
