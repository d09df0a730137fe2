import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
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

/** A long list of indicators is kept in one file a topic too, beside or instead of `indicators.yaml`. */
const INDICATOR_FOLDER = 'indicators';

/** What may stand in a pack beside them. */
const ALSO_ALLOWED = ['schema', 'README.md', 'left-out.md', 'LICENSE', 'LICENSE.md'];

/** A file of facts is reviewed by eye; a larger one is something else put here by mistake. */
const MOST_BYTES = 4 * 1024 * 1024;

/** A file's text; kept as its bytes, which take half the room, and decoded each time it is read. */
export type SourceText = { readonly name: string; readonly read: () => string };
type TopicText = SourceText & { readonly topic: string };
export type FactText = TopicText & { readonly folder: FactFolder };

/** The text of each file that could be read. */
export type FolderText = {
  readonly pack: ReadonlyMap<PackFileName, SourceText>;
  readonly indicators: readonly TopicText[];
  readonly facts: readonly FactText[];
  /** Whether no file of facts is lacking because it could not be read. */
  readonly complete: boolean;
  /** Whether no file of indicators is lacking because it could not be read. */
  readonly indicatorsComplete: boolean;
  /** Size of all files together. */
  readonly bytes: number;
};

/** Texts by the path of their file that are read instead of what the disk holds: what a change would make of a pack. */
export type InsteadOf = ReadonlyMap<string, string>;

type Reason = readonly [what: string, remedy: string];

const RIGHTS: Reason = ['may not be read', 'Give the program the right to read it.'];
const REASONS: Readonly<Record<string, Reason>> = {
  ENOENT: ['does not exist', 'Create it, or give the folder that holds the fact pack.'],
  EACCES: RIGHTS,
  EPERM: RIGHTS,
  ENOTDIR: ['is not a folder', 'Put a folder in its place, or give the folder that holds the fact pack.'],
  ELOOP: ['is a link that leads back to itself', 'Replace the link by what it should lead to.'],
  ENAMETOOLONG: ['is too long a path', 'Give the folder that holds the fact pack.'],
};

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

function reasonOf(error: unknown): Reason {
  const code = codeOf(error);
  return REASONS[code] ?? [`cannot be read (${code})`, 'See to it that it is an ordinary file or folder.'];
}

/** Reads files and folders; what keeps one from being read becomes a fault. */
class Reader {
  readonly faults: Fault[] = [];
  bytes = 0;
  private readonly instead: InsteadOf;

  constructor(instead: InsteadOf) {
    this.instead = instead;
  }

  say(path: string, [what, remedy]: Reason): null {
    this.faults.push(faultAt({ file: path, line: 1, column: 1 }, `${JSON.stringify(path)} ${what}`, remedy));
    return null;
  }

  /** Names in a folder but for hidden ones, which editors and systems leave behind; `null` when it cannot be read. */
  list(path: string): readonly string[] | null {
    const given = [...this.instead.keys()].flatMap((file) => {
      const within = dirname(resolve(file));
      if (within === resolve(path)) return basename(file);
      return dirname(within) === resolve(path) ? basename(within) : [];
    });
    try {
      const names = readdirSync(path).filter((name) => !name.startsWith('.'));
      return [...new Set([...names, ...given])].sort();
    } catch (error) {
      return given.length > 0 ? [...new Set(given)].sort() : this.say(path, reasonOf(error));
    }
  }

  /** `null` when it cannot be read as UTF-8. */
  text(path: string): SourceText | null {
    try {
      const instead = this.instead.get(path);
      const about = instead === undefined ? statSync(path) : null;
      if (about?.isFile() === false) {
        return this.say(path, ['is not a file', 'Put a file of that name in its place.']);
      }
      if ((about?.size ?? Buffer.byteLength(instead ?? '')) > MOST_BYTES) {
        return this.say(path, [
          'is larger than 4 MiB',
          'Keep facts only, and divide them among several topics.',
        ]);
      }
      const bytes = instead === undefined ? readFileSync(path) : Buffer.from(instead);
      this.bytes += bytes.length;
      const read = () => bytes.toString('utf8');
      if (isUtf8(bytes) && !bytes.includes(0) && !bytes.includes('\uFFFD')) return { name: path, read };
      const text = read();
      const before = text.slice(0, text.search(/[\uFFFD\0]/)).split('\n');
      const place = { file: path, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
      this.faults.push(
        faultAt(place, 'Here stands something that is not UTF-8 text', 'Save the file as UTF-8.'),
      );
      return null;
    } catch (error) {
      return this.say(path, reasonOf(error));
    }
  }
}

/** Reads a pack's files; everything that keeps one from being read is a fault, nothing throws. */
export function readFolder(
  dir: string,
  instead: InsteadOf = new Map(),
): { readonly text: FolderText; readonly faults: readonly Fault[] } {
  const reader = new Reader(instead);
  const pack = new Map<PackFileName, SourceText>();
  const names = reader.list(dir);
  const nothing: FolderText = {
    pack,
    indicators: [],
    facts: [],
    complete: false,
    indicatorsComplete: false,
    bytes: 0,
  };
  if (names === null) return { text: nothing, faults: reader.faults };

  const folders = [...FACT_FOLDERS, INDICATOR_FOLDER] as const;
  const expected: readonly string[] = [...PACK_FILES, ...folders, ...ALSO_ALLOWED];
  for (const name of names.filter((name) => !expected.includes(name))) {
    const remedy = nearestOf(name, [...PACK_FILES, ...folders], 'A fact pack holds');
    reader.say(join(dir, name), ['is not part of a fact pack', `Rename it or move it out. ${remedy}`]);
  }
  for (const name of PACK_FILES) {
    if (name === 'indicators.yaml' && !names.includes(name) && names.includes(INDICATOR_FOLDER)) continue;
    const source = reader.text(join(dir, name));
    if (source !== null) pack.set(name, source);
  }
  const within = (folder: FactFolder | typeof INDICATOR_FOLDER) =>
    names.includes(folder) ? readTopics(join(dir, folder), folder, reader) : [];
  const indicators = within(INDICATOR_FOLDER);
  const facts = FACT_FOLDERS.map((folder) =>
    within(folder)?.map((text) => (text === null ? null : { ...text, folder })),
  );
  const complete = facts.every((texts) => texts?.every((text) => text !== null));
  const indicatorsComplete = indicators?.every((text) => text !== null) ?? false;
  return {
    text: {
      pack,
      indicators: indicators?.filter((text) => text !== null) ?? [],
      facts: facts.flatMap((texts) => texts?.filter((text) => text !== null) ?? []),
      complete,
      indicatorsComplete,
      bytes: reader.bytes,
    },
    faults: reader.faults,
  };
}

/** One file a topic, whatever it holds. */
function readTopics(path: string, folder: string, reader: Reader): readonly (TopicText | null)[] | null {
  const names = reader.list(path);
  if (names === null) return null;
  return names.map((name) => {
    if (!name.endsWith('.yaml')) {
      const remedy = `Name it after its topic, ${folder}/<topic>.yaml, or move it out.`;
      const what = folder === INDICATOR_FOLDER ? 'indicators' : 'facts';
      return reader.say(join(path, name), [`is not a file of ${what}`, remedy]);
    }
    const source = reader.text(join(path, name));
    return source && { ...source, topic: name.slice(0, -'.yaml'.length) };
  });
}
