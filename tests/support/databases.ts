import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { EMBEDDED_MAJOR, initialiseApart } from '../../src/store/embedded.ts';
import { recordingLog } from './recording-log.ts';

/** Where a Postgres for tests listens; its user may make databases. */
export const SERVER_URL = process.env.TEST_DATABASE_URL ?? null;

/** A database of its own for one test file, on either kind. */
export type TestDatabase = {
  readonly kind: 'embedded' | 'server';
  /** What opens it, for `openDatabase`. */
  readonly options: { readonly url: string | null; readonly dataDir: string };
  readonly remove: () => Promise<void>;
};

/** Making the files takes five seconds, copying them a tenth of one: they are made once for all test files. */
async function initialisedFolder(): Promise<string> {
  const made = join(tmpdir(), `briefing-tests-postgres-${EMBEDDED_MAJOR}`);
  if (existsSync(made)) return made;
  const fresh = `${made}.${process.pid}`;
  await initialiseApart(fresh);
  // Another test file may have been first; either is as good.
  await rename(fresh, made).catch(() => rm(fresh, { recursive: true }));
  return made;
}

/** A folder with an empty embedded database. */
export async function embeddedDatabase(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'briefings-'));
  await mkdir(dataDir, { recursive: true });
  await cp(await initialisedFolder(), join(dataDir, 'database'), { recursive: true });
  return {
    kind: 'embedded',
    options: { url: null, dataDir },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

let made = 0;

/** An empty database on the server for tests. */
export async function serverDatabase(server: string): Promise<TestDatabase> {
  const name = `briefings_${process.pid}_${Date.now()}_${++made}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = name;
  return {
    kind: 'server',
    options: { url: url.href, dataDir: '' },
    remove: () => onServer(server, `drop database ${name} with (force)`),
  };
}

/** What a store's tests run on: the embedded database always, a server's where one is given. */
export const DATABASES: readonly { name: string; make: (() => Promise<TestDatabase>) | null }[] = [
  { name: 'embedded Postgres', make: embeddedDatabase },
  {
    name:
      SERVER_URL === null
        ? 'a Postgres server (left out: TEST_DATABASE_URL is not set)'
        : 'a Postgres server',
    make: SERVER_URL === null ? null : () => serverDatabase(SERVER_URL ?? ''),
  },
];

/** Opens a test database as the bot would. */
export function openTestDatabase({ options }: TestDatabase): Promise<Database> {
  return openDatabase({
    ...options,
    name: 'town',
    now: () => new Date(),
    log: recordingLog().log,
    signal: AbortSignal.timeout(60_000),
  });
}
