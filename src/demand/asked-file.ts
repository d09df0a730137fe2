import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Asked, parseAsked, printAsked } from './asked.ts';

/** The name of the file of counts in the folder of what the bot writes. */
export const ASKED_FILE = 'asked.json';

/** A file of counts as it was found. */
export type FoundAsked =
  | { readonly kind: 'found'; readonly asked: Asked }
  | { readonly kind: 'absent' }
  | { readonly kind: 'damaged' };

/**
 * Reads a file of counts.
 * @throws when it is there and may not be read.
 */
export async function readAskedFile(path: string): Promise<FoundAsked> {
  try {
    const asked = parseAsked(await readFile(path, 'utf8'));
    return asked === null ? { kind: 'damaged' } : { kind: 'found', asked };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { kind: 'absent' };
    throw error;
  }
}

/**
 * Writes a file of counts whole or not at all: beside it first, then in its place.
 * @throws when the disk refuses.
 */
export async function writeAskedFile(path: string, asked: Asked): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.new`;
  await writeFile(beside, printAsked(asked), { flush: true });
  await rename(beside, path);
}

/** Puts a damaged file aside under a name of its own, which is returned. */
export async function putAside(path: string, now: Date): Promise<string> {
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-');
  const aside = join(dirname(path), `asked.damaged-${stamp}.json`);
  await rename(path, aside);
  return aside;
}
