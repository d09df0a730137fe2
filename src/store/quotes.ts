import { sql } from 'kysely';
import type { Ledger } from '../briefing/store.ts';
import type { Database } from './database.ts';
import { misquoteOf } from './rows.ts';

/** What the ledger knows of messages: what they quote, and until when. */
export function quotesOf({
  db,
  schema,
}: Pick<Database, 'db' | 'schema'>): Pick<Ledger, 'misquotes' | 'quoted' | 'takeCorrection' | 'expire'> {
  return {
    misquotes: async (prints, most) => {
      const now = Object.entries(prints).map(([subject, print]) => ({ subject, print }));
      const { rows } = await sql`
        select q.briefing, q.local_date, q.subject, q.print, m.message, b.platform, b.workspace, b.channel
        from jsonb_to_recordset(${JSON.stringify(now)}::jsonb) as n(subject text, print text)
        join ${sql.id(schema, 'quote')} q on q.subject = n.subject and q.corrected_at is null and q.print <> n.print
        join ${sql.id(schema, 'message')} m on m.briefing = q.briefing and m.local_date = q.local_date
        join ${sql.id(schema, 'briefing')} b on b.id = q.briefing
        order by q.briefing, q.local_date, q.subject limit ${most}`.execute(db);
      return rows.map(misquoteOf);
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
      const gone = await db.deleteFrom('message').where('expires_at', '<=', now).executeTakeFirst();
      await db
        .deleteFrom('snapshot')
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('briefing').select('id').whereRef('briefing.known', '=', 'snapshot.hash'))),
        )
        .execute();
      return Number(gone.numDeletedRows);
    },
  };
}
