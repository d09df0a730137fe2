import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Ledger, Run } from '../briefing/store.ts';
import { type Claimed, claim } from './claim.ts';
import type { Database } from './database.ts';
import { endRun, memoryOfBriefing } from './end-run.ts';
import { quotesOf } from './quotes.ts';
import { noticeOf, platformRunOf, runOf, slotKeyOf, tellingOf } from './rows.ts';
import type { Tables } from './tables.ts';
import { whereSeen } from './where-seen.ts';

type Db = Kysely<Tables>;

/** Whoever took a notice that long ago and has not told it was stopped, or could not: telling takes a minute at most. */
const NOTICE_LEFT_MS = 300_000;

/** Puts runs into the queue in the same transaction as they are written down, so that neither happens alone. */
export type Enqueue = (runs: readonly Claimed[], transaction: Db) => Promise<void>;

/** Whether its briefing is active: whoever was told that it is paused gets no message of it. */
const ofActive =
  ({ briefing }: Run) =>
  ({ exists, selectFrom }: ExpressionBuilder<Tables, 'ledger'>) =>
    exists(selectFrom('briefing').select('id').where('id', '=', briefing).where('state', '=', 'active'));

/** The record of runs in the tables of a database. */
export function createLedger({ db, schema }: Pick<Database, 'db' | 'schema'>, enqueue: Enqueue): Ledger {
  return {
    claimDue: (now, most) =>
      db.transaction().execute(async (trx) => {
        const { claimed, ...rest } = await claim(trx, { schema, now, most });
        if (claimed.length > 0) await enqueue(claimed, trx);
        return { runs: claimed.map(({ briefing, date }) => ({ briefing, date })), ...rest };
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

    begin: async (seen, now, until, telling) => {
      if (seen.standing.kind !== 'due') return null;
      const row = await db
        .updateTable('ledger')
        .set({
          state: 'sending',
          attempt: seen.attempt + 1,
          begun_at: now,
          wake_at: until,
          telling: JSON.stringify(telling),
        })
        .where(whereSeen(seen))
        .where(ofActive(seen))
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : runOf(row);
    },

    takeOver: async (seen, now, until) => {
      if (seen.standing.kind !== 'sending' || seen.standing.wakeAt > now) return null;
      const row = await db
        .updateTable('ledger')
        .set({ wake_at: until })
        .where(whereSeen(seen))
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : runOf(row);
    },

    beginAgain: async (seen, until, telling) => {
      if (seen.standing.kind !== 'sending') return null;
      const row = await db
        .updateTable('ledger')
        .set({ attempt: seen.attempt + 1, wake_at: until, telling: JSON.stringify(telling) })
        .where(whereSeen(seen))
        .where(ofActive(seen))
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : runOf(row);
    },

    putBack: async (seen, at) => {
      if (seen.standing.kind !== 'sending') return false;
      const { numUpdatedRows } = await db
        .updateTable('ledger')
        .set({ state: 'due', begun_at: null, wake_at: at, telling: null })
        .where(whereSeen(seen))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    telling: async ({ briefing, date }) => {
      const row = await db
        .selectFrom('ledger')
        .select('telling')
        .where('briefing', '=', briefing)
        .where('local_date', '=', date)
        .executeTakeFirst();
      return tellingOf(row?.telling ?? null);
    },

    end: (seen, ending, now) => db.transaction().execute((trx) => endRun(trx, { seen, ending, now })),

    memory: (id) => memoryOfBriefing(db, id),

    forgotten: async (standing, before, most, on) => {
      if (on.length === 0) return [];
      const rows = await db
        .selectFrom('ledger')
        .innerJoin('briefing', 'briefing.id', 'ledger.briefing')
        .select(['ledger.briefing', 'ledger.local_date', 'briefing.platform'])
        .where('ledger.wake_at', '<', before)
        .where('ledger.state', '=', standing)
        .where('briefing.platform', 'in', on)
        .orderBy('ledger.wake_at')
        .limit(most)
        .execute();
      return rows.map(platformRunOf);
    },

    overdue: async (on, now, most) => {
      if (on.length === 0) return [];
      const rows = await db
        .selectFrom('ledger')
        .innerJoin('briefing', 'briefing.id', 'ledger.briefing')
        .select(['ledger.briefing', 'ledger.local_date'])
        .where('ledger.wake_at', '<', now)
        .where('ledger.state', '=', 'due')
        .where('briefing.platform', 'in', on)
        .where(sql<boolean>`ledger.at + briefing.grace_minutes * interval '1 minute' < ${now}`)
        .limit(most)
        .execute();
      return rows.map(slotKeyOf);
    },

    takeNotices: async (on, now, most) => {
      if (on.length === 0) return [];
      const rows = await db
        .updateTable('notice')
        .set({ taken_at: now })
        .where('id', 'in', (from) =>
          from
            .selectFrom('notice')
            .select('id')
            .where(({ eb, or }) =>
              or([eb('taken_at', 'is', null), eb('taken_at', '<', new Date(now.getTime() - NOTICE_LEFT_MS))]),
            )
            .where('platform', 'in', on)
            .orderBy('id')
            .limit(most)
            .forUpdate()
            .skipLocked(),
        )
        .returning(['briefing', 'local_date', 'kind', 'first_date', 'earlier'])
        .execute();
      return rows.map(noticeOf);
    },

    told: async ({ briefing, date, kind }) => {
      await db
        .deleteFrom('notice')
        .where('briefing', '=', briefing)
        .where('local_date', '=', date)
        .where('kind', '=', kind)
        .execute();
    },

    ...quotesOf({ db, schema }),
  };
}
