import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../src/store/database.ts';
import { createLedger } from '../src/store/ledger.ts';
import {
  embeddedDatabase,
  SERVER_URL,
  serverDatabase,
  type TestDatabase,
} from '../tests/support/databases.ts';
import { percentile } from './measure.ts';

/** Times of one look for what is due, in milliseconds, by how many briefings there are. */
export type Scan = {
  readonly where: string;
  readonly briefings: number;
  /** A look that finds nothing: what every process does every five seconds. */
  readonly idleMs: number;
  /** A look that finds the same hundred, writes them down and moves them on. */
  readonly hundredMs: number;
};

const SIZES = [1_000, 100_000, 1_000_000];

const LOOKS = 15;

/** The day on which a hundred are due; the others are later. */
const NOW = new Date('2026-03-02T09:00:00Z');

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

/** Adds briefings that are not due for years, up to a number of them. */
async function fill({ db, schema }: Database, from: number, to: number): Promise<void> {
  await sql`
    insert into ${sql.id(schema, 'briefing')}
    select 'x' || lpad(n::text, 7, '0'), 'slack', 'T' || n % 1000, 'C' || n, '["trade"]', 'digest', 'en', '[1,2,3,4,5,6,7]',
      '09:00', 'UTC', '[]', 120, 'U1', null, 'active', null, null, null, timestamptz '2027-01-01' + n * interval '1 minute',
      '2027-01-01', 1, now()
    from generate_series(${from}::int, ${to}::int - 1) n`.execute(db);
  await sql`analyze ${sql.id(schema, 'briefing')}`.execute(db);
}

async function scan(database: Database, where: string, briefings: number): Promise<Scan> {
  const { db, schema } = database;
  const ledger = createLedger(database, async () => {});
  const idle: number[] = [];
  const hundred: number[] = [];
  for (let look = 0; look < LOOKS; look++) {
    idle.push(await timeOf(() => ledger.claimDue(NOW, 500)));
    await sql`delete from ${sql.id(schema, 'ledger')}`.execute(db);
    await sql`update ${sql.id(schema, 'briefing')} set next_at = ${NOW}, next_date = '2026-03-02'
      where id between 'x0000000' and 'x0000099'`.execute(db);
    hundred.push(await timeOf(() => ledger.claimDue(NOW, 500)));
  }
  const median = (times: readonly number[]) => percentile(times, 0.5);
  return { where, briefings, idleMs: median(idle), hundredMs: median(hundred) };
}

/** A log that keeps nothing. */
export const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** Opens a database as the bot would. */
export function openForBench({ options }: TestDatabase): Promise<Database> {
  return openDatabase({
    ...options,
    name: 'bench',
    now: () => new Date(),
    log: SILENT,
    signal: AbortSignal.timeout(60_000),
  });
}

async function scans(test: TestDatabase, where: string, progress: (line: string) => void): Promise<Scan[]> {
  const database = await openForBench(test);
  const found: Scan[] = [];
  let filled = 0;
  for (const size of SIZES) {
    progress(`${where}: ${size.toLocaleString('en')} briefings`);
    await fill(database, filled, size);
    filled = size;
    found.push(await scan(database, where, size));
  }
  await database.close();
  await test.remove();
  return found;
}

/** What the embedded database costs a process that opens it. */
export type Embedded = {
  /** In a folder that has none yet, and in one that has. */
  readonly firstMs: number;
  readonly openMs: number;
  readonly residentMiB: { readonly before: number; readonly opened: number };
};

const PROGRAM = `
  const resident = () => process.memoryUsage().rss / 2 ** 20;
  await import('./src/config.ts');
  const before = resident();
  const started = performance.now();
  const { openDatabase } = await import('./src/store/database.ts');
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const database = await openDatabase({ url: null, dataDir: process.argv[1], name: 'bench', now: () => new Date(), log,
    signal: AbortSignal.timeout(60_000) });
  const ms = performance.now() - started;
  console.log(JSON.stringify({ ms, before, opened: resident() }));
  await database.close();
`;

type Opening = { ms: number; before: number; opened: number };

function openApart(folder: string): Opening {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', PROGRAM, folder], {
    encoding: 'utf8',
  });
  try {
    const opening: Opening = JSON.parse(stdout);
    return opening;
  } catch (error) {
    throw new Error(`The embedded database did not open: ${stderr}`, { cause: error });
  }
}

export async function benchEmbedded(): Promise<Embedded> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const first = openApart(join(folder, 'data'));
  const again = Array.from({ length: 5 }, () => openApart(join(folder, 'data')));
  await rm(folder, { recursive: true });
  const median = (of: (opening: Opening) => number) => percentile(again.map(of), 0.5);
  return {
    firstMs: first.ms,
    openMs: median(({ ms }) => ms),
    residentMiB: { before: median(({ before }) => before), opened: median(({ opened }) => opened) },
  };
}

/** The look for what is due on the embedded database, and on a server where `TEST_DATABASE_URL` names one. */
export async function benchScans(progress: (line: string) => void): Promise<readonly Scan[]> {
  const embedded = await scans(await embeddedDatabase(), 'embedded', progress);
  if (SERVER_URL === null) {
    progress('no server: TEST_DATABASE_URL is not set');
    return embedded;
  }
  return [...embedded, ...(await scans(await serverDatabase(SERVER_URL), 'server', progress))];
}

export function scanRows(found: readonly Scan[]) {
  return found.map(({ where, briefings, idleMs, hundredMs }) => ({
    database: where,
    briefings: briefings.toLocaleString('en'),
    'nothing due': `${idleMs.toFixed(2)} ms`,
    'a hundred due': `${hundredMs.toFixed(1)} ms`,
  }));
}
