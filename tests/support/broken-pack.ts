import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataError } from '../../src/data/fault.ts';
import { loadPack } from '../../src/data/load.ts';

export const PORT_PACK = join(import.meta.dirname, '../fixtures/port-pack');

/** Does what a contributor's slip did to a copy of the sound pack. */
export type Slip = (dir: string) => void;

/** Replaces a text that stands once in a file. */
export function edit(file: string, from: string, to: string): Slip {
  return (dir) => {
    const path = join(dir, file);
    const text = readFileSync(path, 'utf8');
    if (text.split(from).length !== 2) throw new Error(`Not exactly once in ${file}: ${from}`);
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
  };
}

/** Writes a whole file. */
export function put(file: string, content: string | Uint8Array): Slip {
  return (dir) => writeFileSync(join(dir, file), content);
}

/** Adds to the end of a file. */
export function append(file: string, more: string): Slip {
  return (dir) => writeFileSync(join(dir, file), readFileSync(join(dir, file), 'utf8') + more);
}

/** A copy of the sound pack; whoever asks for it removes it. */
export function copyPack(): string {
  const dir = mkdtempSync(join(tmpdir(), 'pack-'));
  cpSync(PORT_PACK, dir, { recursive: true });
  return dir;
}

/** Runs something with a copy of the sound pack, which is removed afterwards. */
export function withCopy<T>(use: (dir: string) => T): T {
  const dir = copyPack();
  try {
    return use(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * The faults that a slip causes, as `topics.yaml:3:5: What is wrong. What would be right.`
 * Errors other than `DataError` pass through.
 */
export function faultsOf(...slips: readonly Slip[]): readonly string[] {
  return withCopy((dir) => {
    for (const slip of slips) slip(dir);
    try {
      loadPack(dir);
      return [];
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      return error.message.replaceAll(`${dir}/`, '').replaceAll(dir, 'pack').split('\n');
    }
  });
}
