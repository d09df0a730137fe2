import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import {
  DATABASES,
  openTestDatabase,
  SERVER_URL,
  serverDatabase,
  type TestDatabase,
} from '../support/databases.ts';
import { recordingLog } from '../support/recording-log.ts';

const TABLES = ['audit', 'briefing', 'ledger', 'message', 'notice', 'quote', 'snapshot'];

describe.each(DATABASES)('the database on $name', ({ make }) => {
  if (make === null) return it.skip('holds what it held');

  let test: TestDatabase;
  let open: Database;
  beforeAll(async () => {
    test = await make();
    open = await openTestDatabase(test);
  });
  afterAll(async () => {
    await open.close();
    await test.remove();
  });

  it('makes its tables in a schema of its own', async () => {
    const { rows } = await sql<{
      name: string;
    }>`select table_name as name from information_schema.tables where table_schema = 'town'`.execute(open.db);
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(TABLES));
  });

  it('says where it is, without the password', () => {
    expect(open.where).toMatch(/Postgres (?:in|at) /);
    expect(open.where).not.toContain('secret');
  });

  it('is the same after it was closed and opened again', async () => {
    await open.db.insertInto('snapshot').values({ hash: 'abc', prints: '{"a":"1"}' }).execute();
    await open.close();
    open = await openTestDatabase(test);
    const row = await open.db.selectFrom('snapshot').selectAll().executeTakeFirstOrThrow();
    expect(row).toEqual({ hash: 'abc', prints: { a: '1' } });
  });

  it('has one list of steps however many processes start at once', async () => {
    await Promise.all([1, 2, 3].map(() => migrate(open.db, { schema: 'town', where: 'here' })));
    const { rows } = await sql`select name from town.migration`.execute(open.db);
    expect(rows).toEqual([
      { name: '0001-briefings' },
      { name: '0002-managers' },
      { name: '0003-corrections' },
      { name: '0004-revisions' },
    ]);
  });

  it('keeps what was corrected before revisions were noted, to be looked at once more', async () => {
    const { SCHEMA_STEPS } = await import('../../src/store/migrations.ts');
    const bare = open.db.withoutPlugins();
    await sql`create schema older`.execute(open.db);
    await migrate(bare, { schema: 'older', where: 'here', steps: SCHEMA_STEPS.slice(0, 3) });
    await sql`insert into older.briefing select 'k3m9pq2x', 'discord', '1', '2', '["trade"]', 'digest', 'en', '[1]', '09:00',
      'UTC', '[]', 120, '3', null, 'active', null, null, null, null, null, 1, now()`.execute(open.db);
    await sql`insert into older.ledger select 'k3m9pq2x', d, now(), 'delivered', 'on-time', 1, now(), null, now(), '{}'
      from unnest(array['2026-03-01', '2026-03-02']) d`.execute(open.db);
    await sql`insert into older.message values ('k3m9pq2x', '2026-03-01', 'm', now())`.execute(open.db);
    await sql`insert into older.quote values ('k3m9pq2x', '2026-03-01', 'a', '1', now()),
      ('k3m9pq2x', '2026-03-01', 'b', '2', null)`.execute(open.db);
    await migrate(bare, { schema: 'older', where: 'here' });
    const quotes = await sql`select subject, print, sent from older.quote order by subject`.execute(open.db);
    expect(quotes.rows).toEqual([
      { subject: 'a', print: '', sent: '1' },
      { subject: 'b', print: '2', sent: null },
    ]);
    const told = await sql`select telling from older.ledger order by local_date`.execute(open.db);
    expect(told.rows).toEqual([{ telling: {} }, { telling: null }]);
    await sql`drop schema older cascade`.execute(open.db);
  });

  it('refuses tables that a newer program has changed, and leaves them alone', async () => {
    const newer = { name: '9999-of-tomorrow', statements: ['create table tomorrow (id text)'] };
    const { SCHEMA_STEPS } = await import('../../src/store/migrations.ts');
    await migrate(open.db, { schema: 'town', where: 'here', steps: [...SCHEMA_STEPS, newer] });
    await open.close();
    await expect(openTestDatabase(test)).rejects.toThrow(
      /newer version of this program \(it has 9999-of-tomorrow\): start that version, or restore a backup/,
    );
    const again = await openDatabaseOf(test, 'other');
    await sql`delete from town.migration where name like '9999%'`.execute(again.db);
    await again.close();
    open = await openTestDatabase(test);
  });
});

const openDatabaseOf = (test: TestDatabase, name: string) =>
  openDatabase({
    ...test.options,
    name,
    now: () => new Date(),
    log: { debug() {}, info() {}, warn() {}, error() {} },
    signal: AbortSignal.timeout(20_000),
  });

const embedded = (dataDir: string) =>
  openDatabaseOf({ kind: 'embedded', options: { url: null, dataDir }, remove: async () => {} }, 'town');

describe('the folder of the embedded database', () => {
  it('is made where it is missing, and refused to a second program by the number of the first', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'briefings-'));
    const first = await embedded(dataDir);
    await expect(embedded(dataDir)).rejects.toThrow(
      new RegExp(
        `in use by process ${process.pid} on .+, since 20.+: stop it, or give this program a folder`,
      ),
    );
    await first.close();
    const second = await embedded(dataDir);
    expect(second.where).toBe(`embedded Postgres in ${join(dataDir, 'database')}`);
    const { rows } = await sql<{ server_version_num: string; shared_buffers: string }>`
      select current_setting('server_version_num') as server_version_num,
        current_setting('shared_buffers') as shared_buffers`.execute(second.db);
    expect(rows).toEqual([{ server_version_num: expect.stringMatching(/^18\d{4}$/), shared_buffers: '8MB' }]);
    await second.close();
    await rm(dataDir, { recursive: true });
  });

  it.each([
    ['17', /made by Postgres 17, this program has 18: export the briefings with the program that made it/],
    ['19', /made by Postgres 19, this program has 18: start the newer program/],
  ])('is refused where Postgres %s made it', async (version, message) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'briefings-'));
    await import('node:fs/promises').then(({ mkdir }) => mkdir(join(dataDir, 'database')));
    await writeFile(join(dataDir, 'database', 'PG_VERSION'), `${version}\n`);
    await expect(embedded(dataDir)).rejects.toThrow(message);
    await rm(dataDir, { recursive: true });
  });

  it('is refused where it cannot be one', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'briefings-'));
    await writeFile(join(dataDir, 'file'), '');
    await expect(embedded(join(dataDir, 'file', 'below'))).rejects.toThrow(
      /lies below something that is no folder: correct DATA_DIR/,
    );
    await rm(dataDir, { recursive: true });
  });
});

describe('a server that has no room for tables', () => {
  const url = SERVER_URL;
  if (url === null) return it.skip('is asked seldom (skipped: TEST_DATABASE_URL names no server)');

  it('is asked seldom, with a line in the log, and not after the program is stopped', async () => {
    const test = await serverDatabase(url);
    const client = new pg.Client({ connectionString: test.options.url ?? '' });
    await client.connect();
    await client.query(
      `create function full_disk() returns event_trigger language plpgsql as $$
       begin raise exception 'No space left on device' using errcode = '53100'; end $$`,
    );
    await client.query(
      `create event trigger full_disk on ddl_command_start when tag in ('CREATE TABLE') execute function full_disk()`,
    );
    const { log, lines } = recordingLog();
    const stop = new AbortController();
    const opening = openDatabase({
      ...test.options,
      name: 'town',
      now: () => new Date(),
      log,
      signal: stop.signal,
      retryMs: 200,
    });
    setTimeout(() => stop.abort(), 1000);
    await expect(opening).rejects.toThrow(/abort/i);
    const warned = lines.filter(({ level }) => level === 'warn').map(({ message }) => message);
    expect(warned.length).toBeGreaterThan(0);
    expect(warned.length).toBeLessThan(4);
    expect(warned[0]).toMatch(/See that its disk has room/);
    await client.end();
    await test.remove();
  });
});
