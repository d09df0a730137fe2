import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { BriefingStore, NamedManager } from '../briefing/store.ts';
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

/** Who else may look after briefings, in the tables of a database. */
export function createManagers(
  db: Kysely<Tables>,
): Pick<BriefingStore, 'managers' | 'nameManager' | 'dropManager'> {
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

    nameManager: async ({ platform, workspace }, { kind, id, channel }, by, at) => {
      const { numInsertedOrUpdatedRows: made } = await db
        .insertInto('manager')
        .values({ platform, workspace, channel: channel ?? '', kind, id, by, at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return made === 1n;
    },

    dropManager: async ({ platform, workspace }, { kind, id, channel }) => {
      const { numDeletedRows: dropped } = await db
        .deleteFrom('manager')
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('channel', '=', channel ?? '')
        .where('kind', '=', kind)
        .where('id', '=', id)
        .executeTakeFirst();
      return dropped > 0n;
    },
  };
}
