import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { DatabaseError } from './database-error.ts';

const Owner = z.object({ pid: z.number(), host: z.string(), since: z.string() });

/** Who holds a folder, as it wrote itself down; `another process` where that cannot be read. */
function ownerOf(path: string): string {
  try {
    const { pid, host, since } = Owner.parse(JSON.parse(readFileSync(path, 'utf8')));
    return `process ${pid} on ${host}, since ${since}`;
  } catch {
    // The refusal must not fail for want of a name: the holder may be about to write it.
    return 'another process';
  }
}

/**
 * Takes a folder for this process alone; what it returns gives it back. SQLite is used for its lock only: the system
 * holds it, so it is gone the moment a process dies however it dies, which no file with a number in it can promise.
 * @throws {DatabaseError} naming the process that has the folder.
 */
export async function lockFolder(folder: string, now: () => Date): Promise<() => void> {
  const { DatabaseSync } = await import('node:sqlite');
  const owner = join(folder, 'database.owner.json');
  const lock = new DatabaseSync(join(folder, 'database.lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!/database is locked/.test(String(error))) throw error;
    throw new DatabaseError(
      `The folder ${folder} is in use by ${ownerOf(owner)}: stop it, or give this program a folder of its own with DATA_DIR.`,
    );
  }
  writeFileSync(owner, JSON.stringify({ pid: process.pid, host: hostname(), since: now().toISOString() }));
  return () => lock.close();
}
