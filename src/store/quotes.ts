import { sql } from 'kysely';
import type { SlotKey } from '../briefing/briefing.ts';
import type { Ledger, Said } from '../briefing/store.ts';
import type { Database } from './database.ts';
import { CORRECTABLE_DAYS, DAY_MS } from './end-run.ts';
import { quoteOf } from './rows.ts';

/** What the ledger knows of messages: what they quote, who edits them, and until when. */
export function quotesOf({
  db,
  schema,
}: Pick<Database, 'db' | 'schema'>): Pick<
  Ledger,
  'said' | 'saying' | 'quoted' | 'takeMessage' | 'leaveMessage' | 'leaveChannel' | 'edited' | 'expire'
> {
  /** Sets when a message may be edited next, by whoever has it until `held`; whether they still had it. */
  const release = async ({ briefing, date }: SlotKey, held: Date, next: Date | null, on = db) => {
    const { numUpdatedRows } = await on
      .updateTable('message')
      .set({ edit_after: next })
      .where('briefing', '=', briefing)
      .where('local_date', '=', date)
      .where('edit_after', '=', held)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  };

  return {
    said: async () => {
      // From each text to the next one in the index: what a million quotes say alike costs one step.
      const quote = sql.id(schema, 'quote');
      const { rows } = await sql<Said>`
        with recursive said as (
          (select subject, print, hashtextextended(print, 0) as hash from ${quote}
            order by subject, hashtextextended(print, 0) limit 1)
          union all
          select q.* from said s cross join lateral (
            select subject, print, hashtextextended(print, 0) as hash from ${quote}
            where (subject, hashtextextended(print, 0)) > (s.subject, s.hash)
            order by subject, hashtextextended(print, 0) limit 1) q
        )
        select subject, print from said`.execute(db);
      return rows;
    },

    saying: async ({ subject, print }, { after, most, now }) => {
      const { rows } = await sql`
        select q.briefing, q.local_date, q.subject, q.print, m.message, b.platform, b.workspace, b.channel
        from ${sql.id(schema, 'quote')} q
        join ${sql.id(schema, 'message')} m on m.briefing = q.briefing and m.local_date = q.local_date
        join ${sql.id(schema, 'briefing')} b on b.id = q.briefing
        where q.subject = ${subject} and (m.edit_after is null or m.edit_after <= ${now})
          and hashtextextended(q.print, 0) = hashtextextended(${print}, 0) and q.print = ${print}
          and (q.briefing, q.local_date) > (${after?.briefing ?? ''}, ${after?.date ?? ''})
        order by q.briefing, q.local_date limit ${most}`.execute(db);
      return rows.map(quoteOf);
    },

    quoted: ({ briefing, date }) =>
      db
        .selectFrom('quote')
        .select(['subject', 'print', ({ fn }) => fn.coalesce('sent', 'print').as('sent')])
        .where('briefing', '=', briefing)
        .where('local_date', '=', date)
        .orderBy('subject')
        .execute(),

    takeMessage: async ({ briefing, date }, now, until) => {
      const { numUpdatedRows } = await db
        .updateTable('message')
        .set({ edit_after: until })
        .where('briefing', '=', briefing)
        .where('local_date', '=', date)
        .where(({ eb, or }) => or([eb('edit_after', 'is', null), eb('edit_after', '<=', now)]))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    leaveMessage: async (key, held, until) => {
      await release(key, held, until);
    },

    leaveChannel: async ({ platform, workspace, channel }, until) => {
      await db
        .updateTable('message')
        .set({ edit_after: until })
        .where('briefing', 'in', (from) =>
          from
            .selectFrom('briefing')
            .select('id')
            .where('platform', '=', platform)
            .where('workspace', '=', workspace)
            .where('channel', '=', channel),
        )
        .where(({ eb, or }) => or([eb('edit_after', 'is', null), eb('edit_after', '<', until)]))
        .execute();
    },

    edited: (key, held, says) =>
      db.transaction().execute(async (trx) => {
        if (!(await release(key, held, null, trx))) return false;
        // What it said first is noted with the first edit, and stays.
        await sql`
          update ${sql.id(schema, 'quote')} q set print = n.print, sent = coalesce(q.sent, q.print)
          from jsonb_to_recordset(${JSON.stringify(says)}::jsonb) as n(subject text, print text)
          where q.briefing = ${key.briefing} and q.local_date = ${key.date} and q.subject = n.subject
            and q.print <> n.print`.execute(trx);
        return true;
      }),

    expire: async (now) => {
      const { rows } = await sql<{ gone: number }>`
        with gone as (
          delete from ${sql.id(schema, 'message')} where expires_at <= ${now} returning briefing
        )
        select count(*)::int as gone from gone`.execute(db);
      await db
        .updateTable('ledger')
        .set({ telling: null })
        .where('ended_at', '<=', new Date(now.getTime() - CORRECTABLE_DAYS * DAY_MS))
        .where('telling', 'is not', null)
        .execute();
      await db
        .deleteFrom('snapshot')
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('briefing').select('id').whereRef('briefing.known', '=', 'snapshot.hash'))),
        )
        .execute();
      return rows[0]?.gone ?? 0;
    },
  };
}
