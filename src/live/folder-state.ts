import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Names that editors, version control and systems leave behind; the loader passes over them too. */
const isHidden = (path: string) => /(?:^|[\\/])\./.test(path);

async function stateOfFile(path: string): Promise<string> {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(' ');
  } catch (error) {
    return String(error instanceof Error && 'code' in error ? error.code : error);
  }
}

/**
 * The state of everything in a folder as one text, which differs after any change: another size, time or inode of a
 * file, a file more or less, or no folder at all. Contents are not read. Never rejects.
 */
export async function folderState(dir: string): Promise<string> {
  try {
    const names = (await readdir(dir, { recursive: true })).filter((name) => !isHidden(name)).sort();
    const states = names.map(async (name) => `${name} ${await stateOfFile(join(dir, name))}`);
    return (await Promise.all(states)).join('\n');
  } catch (error) {
    return stateOfFile(dir).then((state) => `no folder: ${state} ${String(error)}`);
  }
}
