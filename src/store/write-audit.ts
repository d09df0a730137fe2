import type { Kysely, Selectable } from 'kysely';
import type { Action } from '../briefing/store.ts';
import type { Tables } from './tables.ts';

/** Writes down who did what. */
export async function writeAudit(
  db: Kysely<Tables>,
  { id, platform, workspace }: Pick<Selectable<Tables['briefing']>, 'id' | 'platform' | 'workspace'>,
  entry: { by: string | null; action: Action; detail?: object; at: Date },
): Promise<void> {
  const { by, action, detail = {}, at } = entry;
  await db
    .insertInto('audit')
    .values({ briefing: id, platform, workspace, at, by, action, detail: JSON.stringify(detail) })
    .execute();
}
