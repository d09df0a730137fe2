import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readDataDir, readFactsDir } from './config.ts';
import { dataDirOf } from './data-dir.ts';
import { createLog } from './log.ts';
import { openBook } from './open-book.ts';
import { copyStore } from './store/copy.ts';
import { openDatabase } from './store/database.ts';
import { placeOf } from './store/server.ts';

/** A server that is away is not waited for longer: somebody sits before it. */
const WAIT_MS = 20_000;

const USAGE =
  'Name the server to copy to: npm run -s store:copy -- postgres://user:password@host:5432/database';

async function copy(url: string | undefined): Promise<string> {
  if (url === undefined) throw new Error(USAGE);
  // Before anything is opened: whoever typed it wrong hears of that first.
  placeOf(url);
  const { info } = openBook(readFactsDir(), { isReviewed: true });
  const dataDir = dataDirOf(readDataDir(), info);
  if (!existsSync(join(dataDir, 'database'))) {
    throw new Error(`There is no embedded database in ${dataDir}: set DATA_DIR to the folder that has it.`);
  }
  const shared = { dataDir, name: info.command, now: () => new Date(), log: createLog('warn') };
  const signal = AbortSignal.timeout(WAIT_MS);
  const from = await openDatabase({ ...shared, url: null, signal });
  try {
    const to = await openDatabase({ ...shared, url, signal });
    try {
      const counts = await copyStore(from, to);
      const rows = [...counts].map(([table, count]) => `  ${String(count).padStart(8)}  ${table}`);
      return [
        `Copied from ${from.where} to ${to.where}:`,
        ...rows,
        'Set DATABASE_URL to that address and start the program. The embedded database stays as it is.',
      ].join('\n');
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

try {
  process.stdout.write(`${await copy(process.argv[2])}\n`);
} catch (error) {
  const isLate = error instanceof Error && error.name === 'AbortError';
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `${isLate ? 'The server does not answer: see that it runs, and correct its address.' : text}\n`,
  );
  process.exitCode = 2;
}
