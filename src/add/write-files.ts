import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Change } from './plan-change.ts';

/** Thrown where a file is no longer what the change was made from; nothing has been written then. */
export class ChangedMeanwhile extends Error {
  override name = 'ChangedMeanwhile';
}

/** Where a link leads, so that the file is replaced and the link stays. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function textNow(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The text beside the file under a hidden name, which the loader and the watching bot pass over. */
function writeBeside(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.new`);
  const before = statSync(path, { throwIfNoEntry: false });
  writeFileSync(beside, text, { mode: before === undefined ? 0o666 : before.mode & 0o7777, flush: true });
  return beside;
}

/**
 * Writes files by renaming, so that nobody reads half of one: the first change first, so that a bot which looks in
 * between finds a source before what refers to it. Where one cannot be renamed, those before it are put back.
 * @throws {ChangedMeanwhile} when a file has changed since it was read.
 */
export function writeFiles(changes: readonly Change[]): void {
  const ready = changes.map((change) => ({ ...change, path: realPath(change.path), shown: change.path }));
  const beside: string[] = [];
  const done: Change[] = [];
  try {
    for (const { path, after } of ready) beside.push(writeBeside(path, after));
    const changed = ready.find(({ path, before }) => textNow(path) !== before);
    if (changed !== undefined) {
      throw new ChangedMeanwhile(
        `${changed.shown} has changed since it was read, and nothing was written. Run the command again.`,
      );
    }
    ready.forEach((change, i) => {
      renameSync(beside[i] ?? '', change.path);
      done.push(change);
    });
  } catch (error) {
    for (const { path, before } of done.toReversed()) {
      if (before === null) rmSync(path, { force: true });
      else renameSync(writeBeside(path, before), path);
    }
    throw error;
  } finally {
    for (const path of beside) rmSync(path, { force: true });
  }
}
