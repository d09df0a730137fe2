import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { DatabaseError } from './database-error.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

/** What the schema keeps about itself. */
const OWN = ['migration', 'migration_lock'];

/** So many rows travel at a time. */
const AT_ONCE = 1000;

/** Every table of a schema, with those that it refers to. */
async function tablesOf(db: Db, schema: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ name: string; refers: string[] }>`
    select c.relname as name, coalesce(array_agg(r.relname::text) filter (where r.relname is not null), '{}') as refers
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f'
    left join pg_class r on r.oid = f.confrelid
    where n.nspname = ${schema} and c.relkind = 'r'
    group by c.relname order by c.relname`.execute(db);
  return new Map(rows.filter(({ name }) => !OWN.includes(name)).map(({ name, refers }) => [name, refers]));
}

/** Each table after those that it refers to. */
function inOrder(tables: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const ordered = new Set<string>();
  while (ordered.size < tables.size) {
    const ready = [...tables].filter(
      ([name, refers]) => !ordered.has(name) && refers.every((one) => one === name || ordered.has(one)),
    );
    if (ready.length === 0) throw new Error('The tables refer to each other in a circle');
    for (const [name] of ready) ordered.add(name);
  }
  return [...ordered];
}

/** Sees to it that numbers given from now on come after those that were copied. */
async function continueNumbers(db: Db, schema: string, table: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = ${schema} and table_name = ${table} and is_identity = 'YES'`.execute(db);
  for (const { name } of rows) {
    await sql`
      select setval(pg_get_serial_sequence(${`${schema}.${table}`}, ${name}),
        (select coalesce(max(${sql.id(name)}), 0) + 1 from ${sql.id(schema, table)}), false)`.execute(db);
  }
}

async function copyTable(from: Database, to: Db, schema: string, table: string): Promise<number> {
  let copied = 0;
  for (;;) {
    // A row is where it stands as long as nobody writes, which nobody else can: the folder is ours.
    const { rows } = await sql<{ rows: unknown }>`
      select coalesce(jsonb_agg(to_jsonb(t)), '[]') as rows
      from (select * from ${sql.id(from.schema, table)} order by ctid offset ${copied} limit ${AT_ONCE}) t`.execute(
      from.db,
    );
    const page = rows[0]?.rows;
    const count = Array.isArray(page) ? page.length : 0;
    if (count === 0) return copied;
    await sql`
      insert into ${sql.id(schema, table)} overriding system value
      select * from jsonb_populate_recordset(null::${sql.id(schema, table)}, ${JSON.stringify(page)}::jsonb)`.execute(
      to,
    );
    copied += count;
  }
}

/**
 * Copies everything about briefings into another database, whole or not at all: which tables, and how many rows. Runs
 * that wait in a queue just then are found by the next program.
 * @throws {DatabaseError} where the other one holds briefings already.
 */
export async function copyStore(from: Database, to: Database): Promise<ReadonlyMap<string, number>> {
  const tables = inOrder(await tablesOf(from.db, from.schema));
  return to.db.transaction().execute(async (trx) => {
    const counts = new Map<string, number>();
    for (const table of tables) {
      const { rows } = await sql<{ is: boolean }>`
        select exists (select from ${sql.id(to.schema, table)}) as is`.execute(trx);
      if (rows[0]?.is === true) {
        throw new DatabaseError(
          `${to.where} holds briefings already, and nothing was copied: name an empty database.`,
        );
      }
      counts.set(table, await copyTable(from, trx, to.schema, table));
      await continueNumbers(trx, to.schema, table);
    }
    return counts;
  });
}
