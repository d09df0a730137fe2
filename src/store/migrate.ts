import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { DatabaseError } from './database-error.ts';
import { SCHEMA_STEPS, type SchemaStep } from './migrations.ts';
import type { Tables } from './tables.ts';

/** Where the names of the steps that were applied are kept. */
const APPLIED = 'migration';

function migrationOf({ statements }: SchemaStep, schema: string): Migration {
  return {
    up: async (db) => {
      // For this transaction alone: a pooler between us and the server may give the connection to somebody else next.
      await sql`set local search_path to ${sql.id(schema)}`.execute(db);
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}

/** Names of the steps that a database has had; none where it is new. */
async function appliedSteps(db: Kysely<Tables>, schema: string): Promise<readonly string[]> {
  const table = `${schema}.${APPLIED}`;
  const { rows } = await sql<{ found: string | null }>`select to_regclass(${table})::text as found`.execute(
    db,
  );
  if (rows[0]?.found == null) return [];
  const applied = await sql<{ name: string }>`select name from ${sql.id(schema, APPLIED)}`.execute(db);
  return applied.rows.map(({ name }) => name);
}

/**
 * Brings the tables of a schema up to date. Kysely takes a lock for it where several processes can come at once, and
 * does all of it in one transaction.
 * @throws {DatabaseError} when a newer program has been here: its tables may mean something else.
 */
export async function migrate(
  db: Kysely<Tables>,
  { schema, where, steps = SCHEMA_STEPS }: { schema: string; where: string; steps?: readonly SchemaStep[] },
): Promise<void> {
  const known = new Set(steps.map(({ name }) => name));
  const unknown = (await appliedSteps(db, schema)).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new DatabaseError(
      `${where} was last used by a newer version of this program (it has ${unknown.join(', ')}): start that version, or restore a backup from before it.`,
    );
  }
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(steps.map((step) => [step.name, migrationOf(step, schema)])),
    },
    migrationTableSchema: schema,
    migrationTableName: APPLIED,
    migrationLockTableName: 'migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
