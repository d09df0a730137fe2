import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { ChannelRef } from '../briefing/briefing.ts';
import type { BriefingStore, ManagerEntry, NamedManager } from '../briefing/store.ts';
import type { Tables } from './tables.ts';

const Row = z
  .object({
    kind: z.enum(['role', 'person']),
    id: z.string(),
    channel: z.string(),
    by: z.string(),
    at: z.date(),
  })
  .transform(({ channel, ...rest }): NamedManager => ({ ...rest, channel: channel === '' ? null : channel }));

/** The trail of managers stands among that of briefings, under the name that none can have. */
const NO_BRIEFING = '';

const Entry = z
  .object({
    at: z.date(),
    by: z.string(),
    action: z.enum(['name', 'drop']),
    detail: z.object({
      kind: z.enum(['role', 'person']),
      id: z.string(),
      channel: z.string().nullable(),
    }),
  })
  .transform(({ detail: manager, ...rest }): ManagerEntry => ({ ...rest, manager }));

async function writeEntry(
  db: Kysely<Tables>,
  { platform, workspace }: ChannelRef,
  { at, by, action, manager }: ManagerEntry,
): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      briefing: NO_BRIEFING,
      platform,
      workspace,
      at,
      by,
      action,
      detail: JSON.stringify(manager),
    })
    .execute();
}

/** Who else may look after briefings, in the tables of a database. */
export function createManagers(
  db: Kysely<Tables>,
): Pick<BriefingStore, 'managers' | 'nameManager' | 'dropManager' | 'managerTrail'> {
  return {
    managers: async ({ platform, workspace, channel }) => {
      const rows = await db
        .selectFrom('manager')
        .selectAll()
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('channel', 'in', ['', channel])
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map((row) => Row.parse(row));
    },

    nameManager: (of, manager, by, at) =>
      db.transaction().execute(async (trx) => {
        const { platform, workspace } = of;
        const { kind, id, channel } = manager;
        const { numInsertedOrUpdatedRows: made } = await trx
          .insertInto('manager')
          .values({ platform, workspace, channel: channel ?? '', kind, id, by, at })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (made === 1n) await writeEntry(trx, of, { at, by, action: 'name', manager });
        return made === 1n;
      }),

    dropManager: (of, manager, by, at) =>
      db.transaction().execute(async (trx) => {
        const { numDeletedRows: dropped } = await trx
          .deleteFrom('manager')
          .where('platform', '=', of.platform)
          .where('workspace', '=', of.workspace)
          .where('channel', '=', manager.channel ?? '')
          .where('kind', '=', manager.kind)
          .where('id', '=', manager.id)
          .executeTakeFirst();
        if (dropped > 0n) await writeEntry(trx, of, { at, by, action: 'drop', manager });
        return dropped > 0n;
      }),

    managerTrail: async ({ platform, workspace, channel }, most) => {
      const rows = await db
        .selectFrom('audit')
        .select(['at', 'by', 'action', 'detail'])
        .where('briefing', '=', NO_BRIEFING)
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where(sql<string | null>`coalesce(detail ->> 'channel', ${channel})`, '=', channel)
        .orderBy('id', 'desc')
        .limit(most)
        .execute();
      return rows.map((row) => Entry.parse(row));
    },
  };
}
