import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type BriefingId, parseBriefingId } from '../briefing/briefing.ts';
import type { Action, BriefingStore, Saved, Within } from '../briefing/store.ts';
import { changed, columnsOf, nextColumns, nextOf } from './change-briefing.ts';
import type { Database } from './database.ts';
import { memoryOfBriefing } from './end-run.ts';
import { createManagers } from './managers.ts';
import { purge } from './purge.ts';
import { auditEntryOf, briefingOf, contactOf, readable, runOf } from './rows.ts';
import type { Tables } from './tables.ts';
import { tellingAway } from './telling-away.ts';
import { writeAudit } from './write-audit.ts';

type Db = Kysely<Tables>;

/** No letter or digit that is taken for another when it is read out or typed. */
const ID_SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

function newId(): BriefingId {
  const id = parseBriefingId(
    Array.from({ length: 8 }, () => ID_SIGNS[randomInt(ID_SIGNS.length)] ?? '').join(''),
  );
  if (id === null) throw new Error('A name was made that is none');
  return id;
}

const within =
  ({ platform, workspace, channel }: Within) =>
  (db: Db) => {
    const all = db
      .selectFrom('briefing')
      .selectAll()
      .where('platform', '=', platform)
      .where('workspace', '=', workspace);
    return channel === undefined ? all : all.where('channel', '=', channel);
  };

/** Standing briefings in the tables of a database. */
export function createBriefingStore({ db }: Pick<Database, 'db'>): BriefingStore {
  const get = async (id: BriefingId, from: Db = db) => {
    const row = await from.selectFrom('briefing').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : briefingOf(row);
  };
  const put = (saved: Saved, entry: { by: string; action: Action; at: Date }) =>
    db.transaction().execute(async (trx) => {
      const { state } = saved;
      const isActive = state.kind === 'active';
      const row = await trx
        .insertInto('briefing')
        .values({
          id: saved.id,
          ...saved.channel,
          ...columnsOf(saved),
          ...nextColumns(isActive ? await nextOf(trx, saved.id, saved.schedule, entry.at) : null),
          state: state.kind,
          pause_reason: state.kind === 'paused' ? state.reason : null,
          known: null,
          spotlight: null,
          version: 1,
          created_at: saved.createdAt,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return null;
      await writeAudit(trx, row, entry);
      return briefingOf(row);
    });
  const namesElsewhere: BriefingStore['namesElsewhere'] = async (ids, { platform, workspace }) => {
    if (ids.length === 0) return [];
    const [standing, written] = await Promise.all([
      db.selectFrom('briefing').select(['id', 'platform', 'workspace']).where('id', 'in', ids).execute(),
      db
        .selectFrom('audit')
        .select(['briefing as id', 'platform', 'workspace'])
        .distinct()
        .where('briefing', 'in', ids)
        .execute(),
    ]);
    const others = [...standing, ...written].filter(
      (one) => one.platform !== platform || one.workspace !== workspace,
    );
    const taken = new Set<string>(others.map(({ id }) => id));
    return ids.filter((id) => taken.has(id));
  };
  return tellingAway({
    ...createManagers(db),

    newId,

    createAs: async (id, draft, by, now) => {
      // Of one that was removed, the trail is left: a button that saved it must not bring it back.
      const known = await db.selectFrom('audit').select('id').where('briefing', '=', id).executeTakeFirst();
      if (known !== undefined) return null;
      const fresh = { ...draft, id, state: { kind: 'active' }, createdAt: now } as const;
      return put(fresh, { by, action: 'create', at: now });
    },

    get: (id) => get(id),

    contact: async (id) => {
      const row = await db.selectFrom('briefing').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : contactOf(row);
    },

    create: async (draft, by, now) => {
      const fresh = { ...draft, id: newId(), state: { kind: 'active' }, createdAt: now } as const;
      const made = await put(fresh, { by, action: 'create', at: now });
      if (made === null) throw new Error(`The name ${fresh.id} came up twice: try again.`);
      return made;
    },

    restore: async (saved, by, now) =>
      (await namesElsewhere([saved.id], saved.channel)).length > 0
        ? null
        : put(saved, { by, action: 'restore', at: now }),

    namesElsewhere,

    ofWorkspace: async (platform, workspace) => {
      const rows = await within({ platform, workspace })(db).orderBy('id').execute();
      return readable(rows).briefings;
    },

    ofChannel: async (channel) => {
      const rows = await within(channel)(db).orderBy('created_at').orderBy('id').execute();
      return readable(rows).briefings;
    },

    unreadableIn: async (of) => {
      const rows = await within(of)(db).orderBy('id').execute();
      return readable(rows).unreadable.map(({ row: { id, channel } }) => ({ id, channel }));
    },

    memory: (id) => memoryOfBriefing(db, id),

    change: (seen, change, by, now) =>
      db.transaction().execute(async (trx) => {
        const locked = await trx
          .selectFrom('briefing')
          .selectAll()
          .where('id', '=', seen.id)
          .forUpdate()
          .executeTakeFirst();
        if (locked === undefined) return { kind: 'gone' };
        const briefing = briefingOf(locked);
        if (briefing.version !== seen.version) return { kind: 'stale', briefing };
        const { columns, detail } = await changed(trx, briefing, change, now);
        const row = await trx
          .updateTable('briefing')
          .set({ ...columns, version: seen.version + 1 })
          .where('id', '=', seen.id)
          .returningAll()
          .executeTakeFirstOrThrow();
        await writeAudit(trx, row, { by, action: change.kind, detail, at: now });
        return { kind: 'changed', briefing: briefingOf(row) };
      }),

    remove: (id, by, now) =>
      db.transaction().execute(async (trx) => {
        const row = await trx.deleteFrom('briefing').where('id', '=', id).returningAll().executeTakeFirst();
        if (row === undefined) return false;
        // Where it stood: nothing else tells it any more, and who looks for it there may see who removed it.
        await writeAudit(trx, row, { by, action: 'remove', detail: { channel: row.channel }, at: now });
        return true;
      }),

    trail: async ({ id, channel }, most) => {
      const rows = await db
        .selectFrom('audit')
        .select(['at', 'by', 'action', 'detail'])
        .where('briefing', '=', id)
        .where('platform', '=', channel.platform)
        .where('workspace', '=', channel.workspace)
        .orderBy('id', 'desc')
        .limit(most)
        .execute();
      return rows.map(auditEntryOf);
    },

    runs: async (id, most) => {
      const rows = await db
        .selectFrom('ledger')
        .selectAll()
        .where('briefing', '=', id)
        .orderBy('local_date', 'desc')
        .limit(most)
        .execute();
      return rows.map(runOf);
    },

    purge: (platform, workspace, leftAt) => purge(db, { platform, workspace, leftAt }),
  });
}
