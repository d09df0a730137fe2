import { sql } from 'kysely';
import type { Ledger, Said } from '../briefing/store.ts';
import type { Database } from './database.ts';
import { quoteOf } from './rows.ts';

/** What the ledger knows of messages: what they quote, and until when. */
export function quotesOf({
  db,
  schema,
}: Pick<Database, 'db' | 'schema'>): Pick<
  Ledger,
  'said' | 'saying' | 'quoted' | 'takeCorrection' | 'expire'
> {
  return {
    said: async () => {
      // From each text to the next one in the index: what a million quotes say alike costs one step.
      const quote = sql.id(schema, 'quote');
      const { rows } = await sql<Said>`
        with recursive said as (
          (select subject, print, hashtextextended(print, 0) as hash from ${quote} where corrected_at is null
            order by subject, hashtextextended(print, 0) limit 1)
          union all
          select q.* from said s cross join lateral (
            select subject, print, hashtextextended(print, 0) as hash from ${quote}
            where corrected_at is null and (subject, hashtextextended(print, 0)) > (s.subject, s.hash)
            order by subject, hashtextextended(print, 0) limit 1) q
        )
        select subject, print from said`.execute(db);
      return rows;
    },

    saying: async ({ subject, print }, after, most) => {
      const { rows } = await sql`
        select q.briefing, q.local_date, q.subject, q.print, m.message, b.platform, b.workspace, b.channel
        from ${sql.id(schema, 'quote')} q
        join ${sql.id(schema, 'message')} m on m.briefing = q.briefing and m.local_date = q.local_date
        join ${sql.id(schema, 'briefing')} b on b.id = q.briefing
        where q.subject = ${subject} and q.corrected_at is null
          and hashtextextended(q.print, 0) = hashtextextended(${print}, 0) and q.print = ${print}
          and (q.briefing, q.local_date) > (${after?.briefing ?? ''}, ${after?.date ?? ''})
        order by q.briefing, q.local_date limit ${most}`.execute(db);
      return rows.map(quoteOf);
    },

    quoted: async ({ briefing, date }) => {
      const rows = await db
        .selectFrom('quote')
        .select(['subject', 'print'])
        .where('briefing', '=', briefing)
        .where('local_date', '=', date)
        .orderBy('subject')
        .execute();
      return Object.fromEntries(rows.map(({ subject, print }) => [subject, print]));
    },

    takeCorrection: async ({ briefing, date, subject }, now) => {
      const { numUpdatedRows } = await db
        .updateTable('quote')
        .set({ corrected_at: now })
        .where('briefing', '=', briefing)
        .where('local_date', '=', date)
        .where('subject', '=', subject)
        .where('corrected_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    expire: async (now) => {
      const { rows } = await sql<{ gone: number }>`
        with gone as (
          delete from ${sql.id(schema, 'message')} where expires_at <= ${now} returning briefing, local_date
        ), untold as (
          update ${sql.id(schema, 'ledger')} l set telling = null from gone
          where l.briefing = gone.briefing and l.local_date = gone.local_date
        )
        select count(*)::int as gone from gone`.execute(db);
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
