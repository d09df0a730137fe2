import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, faultAt } from './fault.ts';
import { nearestOf } from './nearest.ts';

/** The files every pack has. */
export const PACK_FILES = [
  'pack.yaml',
  'topics.yaml',
  'areas.yaml',
  'indicators.yaml',
  'sources.yaml',
] as const;
export type PackFileName = (typeof PACK_FILES)[number];

/** The folders that hold one file a topic. */
export const FACT_FOLDERS = ['observations', 'statements'] as const;
export type FactFolder = (typeof FACT_FOLDERS)[number];

/** What may stand in a pack beside them. */
const ALSO_ALLOWED = ['schema', 'README.md', 'LICENSE', 'LICENSE.md'];

/** A file of facts is reviewed by eye; a larger one is something else put here by mistake. */
const MOST_BYTES = 4 * 1024 * 1024;

/** The text of each file that could be read. */
export type FolderText = {
  readonly pack: ReadonlyMap<PackFileName, SourceText>;
  readonly facts: readonly (SourceText & { readonly folder: FactFolder; readonly topic: string })[];
};
export type SourceText = { readonly name: string; readonly text: string };

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['does not exist', 'Create it, or give the folder that holds the fact pack.'],
  EACCES: ['may not be read', 'Give the program the right to read it.'],
  EPERM: ['may not be read', 'Give the program the right to read it.'],
  ENOTDIR: ['is not in a folder', 'Give the folder that holds the fact pack.'],
  ELOOP: ['is a link that leads back to itself', 'Replace the link by the file.'],
  ENAMETOOLONG: ['has too long a path', 'Give the folder that holds the fact pack.'],
};

function reasonOf(error: unknown): readonly [string, string] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return REASONS[code] ?? [`cannot be read (${code})`, 'See to it that it is an ordinary file or folder.'];
}

const top = (file: string) => ({ file, line: 1, column: 1 });

/** Reads a pack's files; everything that keeps one from being read is a fault, nothing throws. */
export function readFolder(dir: string): { readonly text: FolderText; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const cannot = (path: string, [what, remedy]: readonly [string, string]) =>
    faults.push(faultAt(top(path), `${JSON.stringify(path)} ${what}`, remedy));

  const listing = (path: string, needed: boolean): readonly string[] | null => {
    try {
      return readdirSync(path)
        .filter((name) => !name.startsWith('.'))
        .sort();
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (needed || !missing) cannot(path, missing ? reasonOf(error) : folderReason(error));
      return null;
    }
  };
  const read = (path: string): SourceText | null => {
    try {
      const about = statSync(path);
      if (!about.isFile()) cannot(path, ['is not a file', 'Put a file of that name in its place.']);
      else if (about.size > MOST_BYTES) {
        cannot(path, ['is larger than 4 MiB', 'Divide the facts among several topics.']);
      } else return { name: path, text: decode(path, readFileSync(path), faults) };
    } catch (error) {
      cannot(path, reasonOf(error));
    }
    return null;
  };

  const names = listing(dir, true);
  const pack = new Map<PackFileName, SourceText>();
  const facts: (SourceText & { folder: FactFolder; topic: string })[] = [];
  if (names === null) return { text: { pack, facts }, faults };

  const expected: readonly string[] = [...PACK_FILES, ...FACT_FOLDERS, ...ALSO_ALLOWED];
  for (const name of names.filter((name) => !expected.includes(name))) {
    const remedy = nearestOf(name, [...PACK_FILES, ...FACT_FOLDERS], 'A fact pack holds');
    cannot(join(dir, name), [
      'is not part of a fact pack',
      `Move it out of the folder or rename it. ${remedy}`,
    ]);
  }
  for (const name of PACK_FILES) {
    const source = read(join(dir, name));
    if (source !== null) pack.set(name, source);
  }
  for (const folder of FACT_FOLDERS) {
    for (const name of listing(join(dir, folder), false) ?? []) {
      const path = join(dir, folder, name);
      if (!name.endsWith('.yaml')) {
        cannot(path, [
          'is not a file of facts',
          `Name it after its topic, ${folder}/<topic>.yaml, or move it out.`,
        ]);
        continue;
      }
      const source = read(path);
      if (source !== null) facts.push({ ...source, folder, topic: name.slice(0, -'.yaml'.length) });
    }
  }
  return { text: { pack, facts }, faults };
}

function folderReason(error: unknown): readonly [string, string] {
  const [what, remedy] = reasonOf(error);
  return what === 'is not in a folder'
    ? ['is not a folder', 'Give the folder that holds the fact pack.']
    : [what, remedy];
}

/** UTF-8 or a fault; goes on with what can be read, so that other faults of the file are still found. */
function decode(path: string, bytes: Buffer, faults: Fault[]): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const index = text.search(/[\uFFFD\0]/);
  if (index >= 0) {
    const before = text.slice(0, index).split('\n');
    faults.push({
      file: path,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      message: 'Here stands something that is not UTF-8 text',
      remedy: 'Save the file as UTF-8.',
    });
  }
  return text;
}
