import type { z } from 'zod';
import { type Fault, faultAt, type Place } from './fault.ts';
import { quickRead } from './quick-check.ts';
import type { SourceText } from './read-folder.ts';
import { type FileContent, type Path, parseYamlFile, type YamlFile } from './yaml-file.ts';

/** Paths of list items, each made once: a hundred files have an item 3. */
const ITEM_PATHS: Path[] = [];

function itemPath(index: number): Path {
  const known = ITEM_PATHS[index];
  if (known !== undefined) return known;
  const path = [index];
  ITEM_PATHS[index] = path;
  return path;
}

/** An entry of a file in its schema's form, with where each of its parts stands. */
export class Entry<T> {
  readonly value: T;
  /** What its file is named after; `null` where that is no topic. */
  readonly topic: string | null;
  private readonly file: YamlFile;
  private readonly path: Path;

  constructor(value: T, file: YamlFile, path: Path, topic: string | null) {
    this.value = value;
    this.topic = topic;
    this.file = file;
    this.path = path;
  }

  place(...inside: PropertyKey[]): Place {
    return this.file.place([...this.path, ...inside]);
  }

  keyPlace(...inside: PropertyKey[]): Place {
    return this.file.keyPlace([...this.path, ...inside]);
  }

  /** A number's digits as typed: `3.450` keeps its last zero. `null` for what is no number. */
  digits(...inside: PropertyKey[]): string | null {
    const value = at(this.value, inside);
    return typeof value === 'number' ? (this.file.digits([...this.path, ...inside]) ?? String(value)) : null;
  }
}

/** What a file gave: its sound entries, and the ids of all, so that a broken entry is not also called unknown. */
export type Listed<T> = {
  readonly entries: readonly Entry<T>[];
  /** With their places, repeated ones too; `null` when the file could not be read: it may hold any. */
  readonly ids: readonly IdAt[] | null;
};

/** Of a file that could not be read. */
export const NOTHING = { entries: [], ids: null };

/** An id of a file, whether or not its entry is sound. Where it stands is asked only when something is wrong. */
export class IdAt {
  readonly id: string;
  private readonly file: YamlFile;
  private readonly index: number;

  constructor(id: string, file: YamlFile, index: number) {
    this.id = id;
    this.file = file;
    this.index = index;
  }

  place(): Place {
    return this.file.place([this.index, 'id']);
  }
}

/** `names.en`, `aliases.en[2]`. */
export function printPath(path: Path): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${String(step)}`))
    .join('');
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return Number.isFinite(value) ? `the number ${value}` : 'no finite number';
    case 'boolean':
      return `the word ${value}, which YAML reads as yes or no`;
    default:
      return 'a mapping of keys';
  }
}

/** As typed, shortened, with invisible characters made visible. */
function quoted(value: unknown): string {
  const text = (JSON.stringify(value) ?? String(value)).replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, step) =>
      typeof inside === 'object' && inside !== null
        ? Object.getOwnPropertyDescriptor(inside, step)?.value
        : undefined,
    value,
  );
}

/** What is wrong, said of the value itself; the schema's message is the remedy. */
function whatIsWrong(issue: z.core.$ZodIssue, value: unknown, name: string): string {
  if (value === undefined) return `${name} is missing`;
  if (value === null) return `${name} is empty`;
  if (value === '') return `${name} is an empty text`;
  switch (issue.code) {
    case 'invalid_type':
      return `${name} is ${kindOf(value)}`;
    case 'too_big':
    case 'too_small': {
      if (typeof value === 'string') return `${name} is ${value.length} characters long`;
      if (Array.isArray(value)) return `${name} has ${value.length === 0 ? 'no' : value.length} entries`;
      return `${name} is ${quoted(value)}`;
    }
    default:
      return typeof value === 'object' ? `${name} is ${kindOf(value)}` : `${name} is ${quoted(value)}`;
  }
}

/** Of the forms a value may have, the faults of the one it comes nearest to; none when it resembles none. */
function nearestForm(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [];
  const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(...issues.map(({ path }) => path.length));
  const inside = issue.errors.filter(
    (issues) => issues.length > 0 && (depth(issues) > 0 || hasUnknownKey(issues)),
  );
  return inside[0] ?? [];
}

const hasUnknownKey = (issues: readonly z.core.$ZodIssue[]) =>
  issues.some(({ code }) => code === 'unrecognized_keys');

function faultsOf(issue: z.core.$ZodIssue, before: Path, file: YamlFile, root: unknown): readonly Fault[] {
  const path = [...before, ...issue.path];
  const inside = nearestForm(issue);
  if (inside.length > 0) return inside.flatMap((nested) => faultsOf(nested, path, file, root));
  if (issue.code === 'unrecognized_keys') {
    const remedies = issue.message.split('\n');
    return issue.keys.map((key, i) => {
      const unquoted = at(root, [...path, key]) === null;
      const hint = unquoted ? ' If it is part of a text, put the whole text into quotation marks.' : '';
      const remedy = `${remedies[i] ?? issue.message}${hint}`;
      return faultAt(file.keyPlace([...path, key]), `"${key}" is no key here`, remedy);
    });
  }
  const value = at(root, path);
  const inEntry = path.filter((_, i) => i > 0 || typeof path[0] !== 'number');
  const name = inEntry.length === 0 ? 'The entry' : `"${printPath(inEntry)}"`;
  const place = value === undefined || value === null ? file.keyPlace(path) : file.place(path);
  return [faultAt(place, whatIsWrong(issue, value, name), issue.message)];
}

/** Whatever the quick way refuses, the schema judges. */
function judged<T>(
  schema: z.ZodType<T>,
  value: unknown,
  { file, content }: FileContent,
  path: Path,
  faults: Fault[],
): T | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  faults.push(...parsed.error.issues.flatMap((issue) => faultsOf(issue, path, file, content)));
  return null;
}

/** A file that is one entry. */
export function checkWhole<T>(schema: z.ZodType<T>, yaml: FileContent, faults: Fault[]): Entry<T> | null {
  const value = judged(schema, yaml.content, yaml, [], faults);
  return value === null ? null : new Entry(value, yaml.file, [], null);
}

/**
 * Each entry of a file that is a list. An entry is checked as soon as it is read, and its raw form let go: a file of
 * ten thousand entries is never there twice.
 */
export function readList<T>(
  schema: z.ZodType<T>,
  source: SourceText,
  what: string,
  faults: Fault[],
  topic: string | null = null,
): Listed<T> {
  const sound: (T | null)[] = [];
  const parsed = parseYamlFile(source, (item, i) => {
    const checked = quickRead(schema, item);
    sound[i] = checked;
    return checked === null ? item : null;
  });
  faults.push(...parsed.faults);
  if (parsed.yaml === null) return NOTHING;
  const { file, content } = parsed.yaml;
  if (!Array.isArray(content)) {
    const found = content === null ? 'is empty' : `holds ${kindOf(content)} at its top`;
    faults.push(
      faultAt(
        file.place([]),
        `The file ${found}`,
        `Write a list of ${what}: lines that begin with "- id: …".`,
      ),
    );
    return NOTHING;
  }
  const entries: Entry<T>[] = [];
  const ids: IdAt[] = [];
  for (const [i, item] of content.entries()) {
    const value = sound[i] ?? judged(schema, item, parsed.yaml, itemPath(i), faults);
    if (value !== null) entries.push(new Entry(value, file, itemPath(i), topic));
    const id = at(value ?? item, ['id']);
    if (typeof id === 'string') ids.push(new IdAt(id, file, i));
  }
  return { entries, ids };
}
