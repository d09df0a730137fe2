import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { folderError, isAway, serverError } from '../../src/store/database-error.ts';
import { SERVER_URL, serverDatabase } from '../support/databases.ts';
import { recordingLog } from '../support/recording-log.ts';

const failing = (code: string) => Object.assign(new Error('it failed'), { code });

function openUrl(
  url: string,
  more: { signal?: AbortSignal; log?: ReturnType<typeof recordingLog>['log'] } = {},
) {
  return openDatabase({
    url,
    dataDir: '',
    name: 'town',
    now: () => new Date(),
    log: more.log ?? recordingLog().log,
    signal: more.signal ?? AbortSignal.timeout(10_000),
    retryMs: 20,
  });
}

describe('an error of the database', () => {
  it.each(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST', 'EOTHER'])(
    'ends with a remedy for the folder: %s',
    (code) => {
      expect(folderError(failing(code), '/srv/data').message).toMatch(/\/srv\/data .*DATA_DIR\.$/);
    },
  );

  it.each(['28P01', '28000', '3D000', '42501', '25006', 'ENOTFOUND', 'CERT_HAS_EXPIRED', 'EOTHER'])(
    'ends with a remedy for the server: %s',
    (code) => {
      const { message } = serverError(failing(code), { user: 'ann', address: 'db:5432/town' });
      expect(message).toMatch(/^Postgres at db:5432\/town .*: .*\.$/);
    },
  );

  it('tells a server that is away from one that refuses', () => {
    expect(['ECONNREFUSED', '57P03', '53300', '08006'].map(failing).every(isAway)).toBe(true);
    expect(['28P01', '42501', '3D000', '23505', 'ENOTFOUND'].map(failing).some(isAway)).toBe(false);
    const said = [
      'timeout exceeded when trying to connect',
      'Connection terminated unexpectedly',
      'Client has encountered a connection error and is not queryable',
    ];
    expect(said.filter((message) => !isAway(new Error(message)))).toEqual([]);
  });
});

describe('the address of a server', () => {
  it.each([
    ...['db.example.com', 'mysql://ann:s3cret@db/town', 'postgres//ann:s3cret@db', ''],
    ...[
      'postgres://ro%ot:s3cret@db/town',
      'postgres://ann:s3cret%@db/town',
      'postgres://ann:s3cret@db/to%wn',
    ],
  ])('is refused when it is none, without saying what it holds: %s', async (url) => {
    const refused = await openUrl(url).then(String, String);
    expect(refused).toMatch(/DATABASE_URL is not the address of a Postgres: write one like postgres:/);
    expect(refused).not.toContain('s3cret');
  });

  it('is waited for while nobody listens there, and told to the log once', async () => {
    const port = await new Promise<number>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
      });
    });
    const { log, lines, text } = recordingLog();
    const waiting = openUrl(`postgres://ann:s3cret@127.0.0.1:${port}/town`, {
      log,
      signal: AbortSignal.timeout(500),
    });
    await expect(waiting).rejects.toThrow(/aborted/);
    expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
    expect(text()).toContain(`127.0.0.1:${port}/town`);
    expect(text()).not.toContain('s3cret');
  });
});

describe.skipIf(SERVER_URL === null)('a Postgres server that does not let us in', () => {
  const at = (change: (url: URL) => void) => {
    const url = new URL(SERVER_URL ?? 'postgres://localhost');
    change(url);
    return url.href;
  };

  it('is told by its missing database', async () => {
    const url = at((to) => {
      to.pathname = 'no_such_database';
    });
    await expect(openUrl(url)).rejects.toThrow(/has no such database: create it with createdb/);
  });

  it('is told by its missing role', async () => {
    const url = at((to) => {
      to.username = 'nobody_of_that_name';
      to.password = 's3cret';
    });
    const refused = await openUrl(url).then(String, String);
    // By password or by trust: the server decides which of the two it says.
    expect(refused).toMatch(/does not let nobody_of_that_name in|refuses the password/);
    expect(refused).not.toContain('s3cret');
  });

  it('is told by the right that is missing', async () => {
    const test = await serverDatabase(SERVER_URL ?? '');
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: test.options.url ?? '' });
    await client.connect();
    const role = `reader_${process.pid}_${Date.now()}`;
    await client.query(`create role ${role} login`);
    const url = new URL(test.options.url ?? '');
    url.username = role;
    await expect(openUrl(url.href)).rejects.toThrow(`does not allow ${role} to make tables: grant CREATE`);
    await client.end();
    await test.remove();
    const admin = new pg.Client({ connectionString: SERVER_URL ?? '' });
    await admin.connect();
    await admin.query(`drop role ${role}`);
    await admin.end();
  });

  it('is told by its lack of TLS where TLS was asked for', async () => {
    const url = at((to) => to.searchParams.set('sslmode', 'verify-full'));
    const refused = await openUrl(url).then(String, String);
    expect(refused).toMatch(/does not speak TLS: turn it on there|shows a certificate/);
  });
});
