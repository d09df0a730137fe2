import { fork } from 'node:child_process';
import { access, constants, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import { DatabaseError, folderError } from './database-error.ts';
import { lockFolder } from './folder-lock.ts';

/** The Postgres that PGlite is; a folder of another major version cannot be opened by it. */
export const EMBEDDED_MAJOR = 18;

/** 128 MB is the default of Postgres, and all of it would be resident: this process needs a few pages. */
const SETTINGS = ['-c', 'shared_buffers=8MB'];

const INITIALISER = fileURLToPath(new URL('./initialise-process.ts', import.meta.url));

/** An embedded Postgres and the folder it keeps others out of. */
export type Embedded = {
  readonly pglite: PGlite;
  /** Where the database lies: a part of the folder given. */
  readonly folder: string;
  readonly close: () => Promise<void>;
};

/**
 * Makes the files of a new database in a process of its own: making them takes 600 MB of memory, which this process
 * would keep.
 */
export function initialiseApart(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const maker = fork(INITIALISER, [folder], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let complaint = '';
    maker.stderr?.on('data', (chunk) => {
      complaint += chunk;
    });
    maker.once('error', reject);
    maker.once('close', (status, signal) => {
      if (status === 0) resolve();
      else reject(new Error(complaint.trim() || `making it ended with ${signal ?? `status ${status}`}`));
    });
  });
}

/** The major version that made a folder; `null` where there is no database in it. */
async function majorOf(folder: string): Promise<number | null> {
  try {
    return Number.parseInt(await readFile(join(folder, 'PG_VERSION'), 'utf8'), 10);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function checkMajor(folder: string, major: number): void {
  if (major > EMBEDDED_MAJOR) {
    throw new DatabaseError(
      `The database in ${folder} was made by Postgres ${major}, this program has ${EMBEDDED_MAJOR}: start the newer program, or choose another folder with DATA_DIR.`,
    );
  }
  if (major < EMBEDDED_MAJOR) {
    throw new DatabaseError(
      `The database in ${folder} was made by Postgres ${major}, this program has ${EMBEDDED_MAJOR}: export the briefings with the program that made it, move the folder away, and import them.`,
    );
  }
}

/** Makes the database where there is none: beside its place, then put there whole, so that no half of one is ever opened. */
async function ensureDatabase(dataDir: string, folder: string): Promise<void> {
  const major = await majorOf(folder);
  if (major !== null) return checkMajor(folder, major);
  for (const name of await readdir(dataDir)) {
    if (name.startsWith('database.new-')) await rm(join(dataDir, name), { recursive: true });
  }
  const fresh = join(dataDir, `database.new-${process.pid}`);
  await initialiseApart(fresh);
  await rename(fresh, folder);
}

async function openLocked(dataDir: string): Promise<{ pglite: PGlite; folder: string }> {
  const folder = join(dataDir, 'database');
  await ensureDatabase(dataDir, folder);
  const { PGlite } = await import('@electric-sql/pglite');
  const startParams = [...PGlite.defaultStartParams, ...SETTINGS];
  return { pglite: await PGlite.create({ dataDir: folder, startParams }), folder };
}

/**
 * Opens the embedded Postgres of a folder, which is made where it is missing, and keeps every other process out of it.
 * @throws {DatabaseError} when the folder is in use, cannot be written, or is of another version.
 */
export async function openEmbedded(dataDir: string, now: () => Date): Promise<Embedded> {
  let unlock: (() => void) | null = null;
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
    unlock = await lockFolder(dataDir, now);
    const { pglite, folder } = await openLocked(dataDir);
    const release = unlock;
    return {
      pglite,
      folder,
      close: async () => {
        if (!pglite.closed) await pglite.close();
        release();
      },
    };
  } catch (error) {
    unlock?.();
    throw error instanceof DatabaseError ? error : folderError(error, dataDir);
  }
}
