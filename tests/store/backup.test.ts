import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverRun } from '../../src/briefing/deliver.ts';
import { writeBriefings } from '../../src/briefing-file/write.ts';
import { createBriefingStore } from '../../src/store/briefing-store.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { aDraft } from '../support/briefings.ts';
import { aFactBook, anIndicator, anObservation, id } from '../support/build-pack.ts';
import { embeddedDatabase, SERVER_URL, serverDatabase, type TestDatabase } from '../support/databases.ts';
import { fakePlatform } from '../support/fake-platform.ts';
import { recordingLog } from '../support/recording-log.ts';

const MADE = new Date('2026-03-01T12:00:00Z');
const DUE = new Date('2026-03-02T09:00:00Z');
const NEXT_DAY = new Date('2026-03-03T09:00:00Z');
const BOOK = aFactBook({ observations: [anObservation(anIndicator('exports'), '3.45')] });
const WORKSPACE = { platform: 'discord', workspace: '100' } as const;

/** The commands of the README, in their order: each block of its section is one. */
const [BACK_UP_FOLDER, RESTORE_FOLDER, BACK_UP_SERVER, RESTORE_SERVER] = (() => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const section = readme.slice(readme.indexOf('\n### Backup\n')).split(/\n#+ /)[1] ?? '';
  return [...section.matchAll(/```sh\n(.*?)```/gs)].map(([, command = '']) => command);
})();

/** Where the clients of Postgres are: on the path, or where Debian keeps them, the newest first. */
const CLIENTS = [
  ...(process.env.PATH ?? '').split(delimiter),
  ...(existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql')
        .toSorted((a, b) => Number(b) - Number(a))
        .map((major) => join('/usr/lib/postgresql', major, 'bin'))
    : []),
].find((folder) => existsSync(join(folder, 'pg_dump')) && existsSync(join(folder, 'pg_restore')));

const open = ({ options }: Pick<TestDatabase, 'options'>): Promise<Database> =>
  openDatabase({
    ...options,
    name: 'harbin',
    now: () => DUE,
    log: recordingLog().log,
    signal: AbortSignal.timeout(60_000),
  });

/** Some briefings, with what can be said of them, of which those that are due have been sent. */
async function fill(test: TestDatabase): Promise<void> {
  const database = await open(test);
  const store = createBriefingStore(database);
  const ledger = createLedger(database, async () => {});
  const draft = aDraft({ channel: { ...WORKSPACE, channel: 'я中’' }, mode: 'changes', backupOwner: '301' });
  for (let count = 0; count < 3; count++) await store.create(draft, '300', MADE);
  const paused = await store.create(aDraft(), '300', MADE);
  await store.change(paused, { kind: 'pause' }, '300', MADE);
  await store.create(aDraft({ topics: [id('trade')], language: 'zh' }), '300', MADE);
  await store.nameManager(draft.channel, { kind: 'role', id: '7', channel: null }, '300', MADE);
  const platform = fakePlatform('discord');
  const work = { store, ledger, deliverers: { discord: platform }, book: () => BOOK, now: () => DUE };
  for (const key of (await ledger.claimDue(DUE, 10)).runs) await deliverRun(key, work);
  expect(platform.posted).toHaveLength(1);
  await database.close();
}

/** All that is known: the export as a file, and with it what became of each run and who did what. */
async function known(test: Pick<TestDatabase, 'options'>) {
  const database = await open(test);
  const store = createBriefingStore(database);
  const ledger = createLedger(database, async () => {});
  const all = await store.ofWorkspace(WORKSPACE.platform, WORKSPACE.workspace);
  const histories = [];
  for (const one of all) {
    const about = { runs: await store.runs(one.id, 50), trail: await store.trail(one, 50) };
    histories.push({ ...about, memory: await ledger.memory(one.id), next: one.next });
  }
  const rest = { managers: await store.managers({ ...WORKSPACE, channel: 'c' }), said: await ledger.said() };
  await database.close();
  return { file: writeBriefings(WORKSPACE, all), histories, ...rest };
}

/** What is sent at a time by a program that has the database. */
async function sentAt(test: Pick<TestDatabase, 'options'>, now: Date): Promise<number> {
  const database = await open(test);
  const store = createBriefingStore(database);
  const ledger = createLedger(database, async () => {});
  const platform = fakePlatform('discord');
  const work = { store, ledger, deliverers: { discord: platform }, book: () => BOOK, now: () => now };
  const keys = [
    ...(await ledger.claimDue(now, 10)).runs,
    ...(await ledger.forgotten('due', new Date(now.getTime() + 1), 10, ['discord'])),
    ...(await ledger.forgotten('sending', new Date(now.getTime() + 1), 10, ['discord'])),
  ];
  for (const key of keys) await deliverRun(key, work);
  await database.close();
  return platform.calls();
}

describe('a backup, made and restored by the commands of the README', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backup-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const run = (command: string | undefined, environment: Readonly<Record<string, string>>) => {
    if (command === undefined) throw new Error('the README has no such command');
    const PATH = [process.env.PATH, ...(CLIENTS === undefined ? [] : [CLIENTS])].join(delimiter);
    execFileSync('sh', ['-ec', command], { cwd: folder, env: { PATH, ...environment }, stdio: 'pipe' });
  };

  it('brings back all of the embedded database', async () => {
    const test = await embeddedDatabase();
    const { dataDir } = test.options;
    await fill(test);
    const before = await known(test);
    run(BACK_UP_FOLDER, { DATA_DIR: dataDir });
    await test.remove();
    run(RESTORE_FOLDER, { DATA_DIR: dataDir });
    expect(await known(test)).toEqual(before);
    expect(await sentAt(test, DUE)).toBe(0);
    expect(await sentAt(test, NEXT_DAY)).toBe(1);
    // Over a database that somebody wants to be rid of, too, and in the folder that is used where none is named.
    run(RESTORE_FOLDER, { DATA_DIR: dataDir });
    expect(await known(test)).toEqual(before);
    run(RESTORE_FOLDER, {});
    await rename(join(folder, '.harbin'), join(folder, 'elsewhere'));
    expect(await known({ options: { url: null, dataDir: join(folder, 'elsewhere') } })).toEqual(before);
    await test.remove();
  });

  const missing =
    SERVER_URL === null
      ? 'TEST_DATABASE_URL is not set'
      : CLIENTS === undefined
        ? 'there is no pg_dump'
        : null;
  it.skipIf(missing !== null)(
    `brings back all of a server's${missing === null ? '' : ` (left out: ${missing})`}`,
    async () => {
      const test = await serverDatabase(SERVER_URL ?? '');
      await fill(test);
      const before = await known(test);
      run(BACK_UP_SERVER, { DATABASE_URL: test.options.url ?? '' });
      await test.remove();
      const empty = await serverDatabase(SERVER_URL ?? '');
      run(RESTORE_SERVER, { DATABASE_URL: empty.options.url ?? '' });
      expect(await known(empty)).toEqual(before);
      expect(await sentAt(empty, DUE)).toBe(0);
      expect(await sentAt(empty, NEXT_DAY)).toBe(1);
      await empty.remove();
    },
  );
});
