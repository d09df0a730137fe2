import { type Kysely, sql } from 'kysely';
import type { SlotKey } from '../briefing/briefing.ts';
import { timelinessOf } from '../briefing/outcome.ts';
import { slotsUpTo } from '../briefing/slots.ts';
import type { Ledger } from '../briefing/store.ts';
import type { Database } from './database.ts';
import { endRun, memoryOfBriefing } from './end-run.ts';
import { quotesOf } from './quotes.ts';
import { briefingOf, noticeOf, runOf, slotKeyOf } from './rows.ts';
import type { Tables } from './tables.ts';
import { whereSeen } from './where-seen.ts';

type Db = Kysely<Tables>;

/** A run that has become due, with what its place in the queue depends on. */
export type Claimed = SlotKey & { readonly platform: string; readonly workspace: string };

/** Puts runs into the queue in the same transaction as they are written down, so that neither happens alone. */
export type Enqueue = (runs: readonly Claimed[], transaction: Db) => Promise<void>;

/** What a claim writes: runs, and when each briefing is due next. */
function worked(rows: readonly Parameters<typeof briefingOf>[0][], now: Date) {
  return rows.map(briefingOf).flatMap((briefing) => {
    if (briefing.next === null) return [];
    const { reached, next } = slotsUpTo(briefing.schedule, briefing.next, now);
    const runs = reached.map((slot) => {
      const isOver = timelinessOf(slot, now, briefing.graceMinutes) === 'too-late';
      return { slot, isOver };
    });
    return [{ briefing, runs, next }];
  });
}

type Worked = ReturnType<typeof worked>[number];

/** Writes the runs down, all of them in one statement with one parameter: a year of missed days is many. */
async function writeRuns(
  trx: Db,
  { schema, now, done }: { schema: string; now: Date; done: readonly Worked[] },
) {
  const rows = done.flatMap(({ briefing, runs }) =>
    runs.map(({ slot: { date, at }, isOver }) => ({
      briefing: briefing.id,
      local_date: date,
      at: at.toISOString(),
      state: isOver ? 'skipped' : 'due',
      reason: isOver ? 'too-late' : null,
      wake_at: isOver ? null : at.toISOString(),
      ended_at: isOver ? now.toISOString() : null,
    })),
  );
  const { rows: written } = await sql<{ briefing: string; local_date: string; state: string }>`
    insert into ${sql.id(schema, 'ledger')} (briefing, local_date, at, state, reason, wake_at, ended_at)
    select briefing, local_date, at, state, reason, wake_at, ended_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(briefing text, local_date text, at timestamptz,
      state text, reason text, wake_at timestamptz, ended_at timestamptz)
    on conflict (briefing, local_date) do nothing
    returning briefing, local_date, state`.execute(trx);
  return written;
}

/** A year of missed days is one thing to tell: the last of them. */
async function noticeMissed(
  trx: Db,
  missed: readonly { briefing: string; local_date: string }[],
): Promise<void> {
  if (missed.length === 0) return;
  const last = new Map<string, string>();
  for (const { briefing, local_date } of missed) {
    if (local_date > (last.get(briefing) ?? '')) last.set(briefing, local_date);
  }
  await trx
    .insertInto('notice')
    .values([...last].map(([briefing, local_date]) => ({ briefing, local_date, kind: 'missed' })))
    .execute();
}

/** Moves each briefing on to its next run, all of them in one statement with one parameter. */
async function moveOn(trx: Db, schema: string, done: readonly Worked[]): Promise<void> {
  const rows = done.map(({ briefing, next }) => ({
    id: briefing.id,
    next_at: next?.at.toISOString() ?? null,
    next_date: next?.date ?? null,
  }));
  await sql`
    update ${sql.id(schema, 'briefing')} as b set next_at = n.next_at, next_date = n.next_date
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id text, next_at timestamptz, next_date text)
    where b.id = n.id`.execute(trx);
}

async function claim(trx: Db, { schema, now, most }: { schema: string; now: Date; most: number }) {
  const due = await trx
    .selectFrom('briefing')
    .selectAll()
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  const done = worked(due, now);
  if (done.length === 0) return { claimed: [], isMore: false };
  const written = await writeRuns(trx, { schema, now, done });
  await noticeMissed(
    trx,
    written.filter(({ state }) => state === 'skipped'),
  );
  await moveOn(trx, schema, done);
  const channels = new Map(done.map(({ briefing }) => [briefing.id, briefing.channel]));
  const claimed = written
    .filter(({ state }) => state === 'due')
    .map(slotKeyOf)
    .flatMap((key): Claimed[] => {
      const channel = channels.get(key.briefing);
      return channel === undefined ? [] : [{ ...key, ...channel }];
    });
  return { claimed, isMore: due.length === most };
}

/** The record of runs in the tables of a database. */
export function createLedger({ db, schema }: Pick<Database, 'db' | 'schema'>, enqueue: Enqueue): Ledger {
  return {
    claimDue: (now, most) =>
      db.transaction().execute(async (trx) => {
        const { claimed, isMore } = await claim(trx, { schema, now, most });
        if (claimed.length > 0) await enqueue(claimed, trx);
        return { runs: claimed.map(({ briefing, date }) => ({ briefing, date })), isMore };
      }),

    run: async ({ briefing, date }) => {
      const row = await db
        .selectFrom('ledger')
        .selectAll()
        .where('briefing', '=', briefing)
        .where('local_date', '=', date)
        .executeTakeFirst();
      return row === undefined ? null : runOf(row);
    },

    begin: async (seen, now, until) => {
      if (seen.standing.kind === 'over') return null;
      if (seen.standing.kind === 'sending' && seen.standing.wakeAt > now) return null;
      const row = await db
        .updateTable('ledger')
        .set({ state: 'sending', attempt: seen.attempt + 1, begun_at: now, wake_at: until })
        .where(whereSeen(seen))
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : runOf(row);
    },

    putBack: async (seen, at) => {
      if (seen.standing.kind !== 'sending') return false;
      const { numUpdatedRows } = await db
        .updateTable('ledger')
        .set({ state: 'due', wake_at: at })
        .where(whereSeen(seen))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    end: (seen, ending, now) => db.transaction().execute((trx) => endRun(trx, { seen, ending, now })),

    memory: (id) => memoryOfBriefing(db, id),

    forgotten: async (standing, before, most) => {
      const rows = await db
        .selectFrom('ledger')
        .select(['briefing', 'local_date'])
        .where('wake_at', '<', before)
        .where('state', '=', standing)
        .orderBy('wake_at')
        .limit(most)
        .execute();
      return rows.map(slotKeyOf);
    },

    takeNotices: async (now, most) => {
      const rows = await db
        .updateTable('notice')
        .set({ taken_at: now })
        .where('id', 'in', (from) =>
          from
            .selectFrom('notice')
            .select('id')
            .where('taken_at', 'is', null)
            .orderBy('id')
            .limit(most)
            .forUpdate()
            .skipLocked(),
        )
        .returning(['briefing', 'local_date', 'kind'])
        .execute();
      return rows.map(noticeOf);
    },

    ...quotesOf({ db, schema }),
  };
}
