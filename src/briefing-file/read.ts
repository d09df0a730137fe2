import { isMap, LineCounter, parseAllDocuments, type parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { type BriefingId, type ChannelRef, MODES, PLATFORMS, parseBriefingId } from '../briefing/briefing.ts';
import { parseLocalTime, parseZone } from '../briefing/local-time.ts';
import { daysOf, MOST_QUIET } from '../briefing/quiet-ranges.ts';
import type { Saved } from '../briefing/store.ts';
import { type Id, parseId } from '../core/id.ts';
import { LANGUAGES } from '../core/language.ts';
import type { IsoDate } from '../core/period/iso-date.ts';
import { rangeOf, stateOf, weekdayOf } from './words.ts';
import { FILE_VERSION } from './write.ts';

/** What keeps a file from being read. */
export type FileFault =
  /** No YAML, or more of it than an export writes, at a place. */
  | { readonly kind: 'syntax'; readonly line: number; readonly column: number }
  /** Another program’s file, or a later one’s. */
  | { readonly kind: 'version'; readonly text: string }
  /** A field that does not fit, `briefings.2.time`. */
  | { readonly kind: 'field'; readonly at: string; readonly line: number }
  /** A field, or an item of one, that may stand there once, and stands there again. */
  | { readonly kind: 'twice'; readonly at: string; readonly line: number }
  /** A field that no export has. */
  | { readonly kind: 'unknown'; readonly at: string; readonly line: number };

export type FileRead =
  | {
      readonly kind: 'read';
      readonly of: Pick<ChannelRef, 'platform' | 'workspace'>;
      readonly briefings: readonly Saved[];
      /** Where a field of a briefing stands. */
      readonly lineOf: (
        id: BriefingId,
        field: 'id' | 'channel' | 'topics' | 'late' | 'owner' | 'backup',
      ) => number;
    }
  | { readonly kind: 'faulty'; readonly faults: readonly FileFault[] };

/** More are never told, and each takes its time. */
const MOST_FAULTS = 50;

/** A text that one of our parsers has to understand. */
const read = <Value>(parse: (text: string) => Value | null) =>
  z.string().transform((text, check): Value => {
    const value = parse(text);
    if (value !== null) return value;
    check.addIssue({ code: 'custom', message: 'does not fit' });
    return z.NEVER;
  });

const instant = (text: string): Date | null => {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) || date.toISOString() !== text ? null : date;
};

/** More than a briefing may be late is told where it is brought in: an export of what stands is read in any case. */
const minutes = (text: string): number | null => (/^\d{1,7}$/.test(text) ? Number(text) : null);

/** Days and ranges of days; no longer than a briefing may keep, so that a short file does not become a very long list. */
const quiet = z.array(z.string()).transform((words, check): readonly IsoDate[] => {
  const days = new Set<IsoDate>();
  let written = 0;
  for (const [at, word] of words.entries()) {
    const range = rangeOf(word);
    const some = range === null ? null : daysOf(range, MOST_QUIET);
    written += some?.length ?? 0;
    if (some === null || written > MOST_QUIET) {
      check.addIssue({ code: 'custom', message: 'does not fit', path: [at] });
      return z.NEVER;
    }
    for (const day of some) days.add(day);
  }
  return [...days].sort();
});

/** What our own check says of a list with something in it again. */
const TWICE = 'twice';

/** Each of a list once. */
const isOnce = (all: readonly string[]) => new Set(all).size === all.length;

const Entry = z.strictObject({
  id: read(parseBriefingId),
  channel: z.string().min(1).max(100),
  topics: z
    .array(read((text): Id<'topic'> | null => parseId(text)))
    .min(1)
    .refine(isOnce, { message: TWICE }),
  days: z.array(read(weekdayOf)).min(1),
  time: read(parseLocalTime),
  zone: read(parseZone),
  mode: z.enum(MODES),
  language: z.enum(LANGUAGES),
  late: read(minutes),
  quiet,
  owner: z.string().min(1).max(100),
  /** Nobody where it is left out. */
  backup: z.string().min(1).max(100).optional(),
  state: read(stateOf),
  created: read(instant),
});

const Whole = z.strictObject({
  version: z.literal(FILE_VERSION),
  platform: z.enum(PLATFORMS),
  workspace: z.string().min(1).max(100),
  briefings: z.array(Entry),
});

type Parsed = z.infer<typeof Whole>;

function savedOf(entry: Parsed['briefings'][number], { platform, workspace }: Parsed): Saved {
  const { days, time, zone } = entry;
  return {
    id: entry.id,
    channel: { platform, workspace, channel: entry.channel },
    topics: entry.topics,
    mode: entry.mode,
    language: entry.language,
    schedule: {
      weekdays: [...new Set(days)].sort((a, b) => a - b),
      time,
      zone,
      quiet: entry.quiet,
    },
    graceMinutes: entry.late,
    owner: entry.owner,
    backupOwner: entry.backup ?? null,
    state: entry.state,
    createdAt: entry.created,
  };
}

const Version = z.looseObject({ version: z.string() });

const isScalar = (node: unknown): node is { readonly value: unknown } =>
  typeof node === 'object' && node !== null && 'value' in node;

/** Where an alias stands, which could make a short file a very long one, and every name that a map has twice. */
function strangeIn(document: Document): readonly number[] {
  const found: number[] = [];
  visit(document, {
    Alias: (_, { range }) => {
      found.push(range?.[0] ?? 0);
      return visit.BREAK;
    },
    // The library compares each name with each before it: a long list of names takes it seconds.
    Map: (_, { items }) => {
      const names = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : key;
        if (names.has(name)) found.push(startOf(key) ?? 0);
        names.add(name);
      }
    },
  });
  return found;
}

type Document = ReturnType<typeof parseDocument>;

const Ranged = z.looseObject({ range: z.tuple([z.number()], z.number()) });

/** Where a node begins; `null` for what was not read from a text. */
function startOf(node: unknown): number | null {
  const ranged = Ranged.safeParse(node);
  return ranged.success ? ranged.data.range[0] : null;
}

type Opened = { readonly documents: readonly Document[]; readonly lineAt: (offset: number) => number };

/** The file as YAML, or what keeps it from being that. */
function open(text: string): Opened | { readonly faults: readonly FileFault[] } {
  const lines = new LineCounter();
  // Everything is text: an id of digits alone must not become a number, which would be another one.
  const read = parseAllDocuments(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const documents = 'empty' in read ? [] : read;
  const wrong = documents.flatMap((document) => [
    ...document.errors.map(({ pos }) => pos[0]),
    ...strangeIn(document),
  ]);
  const faults = [...new Set(wrong)].slice(0, MOST_FAULTS).map((offset): FileFault => {
    const { line, col } = lines.linePos(offset);
    return { kind: 'syntax', line, column: col };
  });
  return faults.length > 0 ? { faults } : { documents, lineAt: (offset) => lines.linePos(offset).line };
}

/**
 * Reads what `writeBriefings` writes, also after a person has changed it, and several such files one after the other;
 * every fault at once.
 */
export function readBriefings(text: string): FileRead {
  try {
    const opened = open(text);
    if ('faults' in opened) return { kind: 'faulty', ...opened };
    const { documents, lineAt } = opened;
    // A line that divides parts may stand before the first of them, too, or behind the last.
    const whole = documents.filter(
      ({ contents }) => contents !== null && (!isScalar(contents) || contents.value !== ''),
    );
    const parts = whole.map((document) => readDocument(document, lineAt));
    return parts.length === 0 ? { kind: 'faulty', faults: [{ kind: 'version', text: '' }] } : joined(parts);
  } catch (error) {
    // What is nested thousands of levels deep is no file of briefings; the parser has no bound of its own.
    if (!(error instanceof RangeError)) throw error;
    return { kind: 'faulty', faults: [{ kind: 'syntax', line: 1, column: 1 }] };
  }
}

/** Where a path stands, or what it stands in. */
const lineIn =
  (document: Document, lineAt: Opened['lineAt']) =>
  (path: readonly PropertyKey[]): number => {
    for (let count = path.length; count >= 0; count--) {
      const start = startOf(document.getIn(path.slice(0, count).map(String), true));
      if (start !== null) return lineAt(start);
    }
    return 1;
  };

/** Where the name of a field stands. */
function keyLineIn(document: Document, path: readonly PropertyKey[], name: string, lineAt: Opened['lineAt']) {
  const node: unknown = document.getIn(path.map(String), true);
  const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
  const start = startOf(pair?.key);
  return start === null ? lineIn(document, lineAt)(path) : lineAt(start);
}

type Part =
  | { readonly kind: 'faulty'; readonly faults: readonly FileFault[] }
  | {
      readonly kind: 'part';
      readonly whole: Parsed;
      readonly lineOf: (path: readonly PropertyKey[]) => number;
    };

const nameOf = (path: readonly PropertyKey[]) => path.map(String).join('.');

function readDocument(document: Document, lineAt: Opened['lineAt']): Part {
  const plain: unknown = document.toJS();
  const version = Version.safeParse(plain);
  if (!version.success || version.data.version !== FILE_VERSION) {
    return { kind: 'faulty', faults: [{ kind: 'version', text: version.data?.version ?? '' }] };
  }
  const lineOf = lineIn(document, lineAt);
  const whole = Whole.safeParse(plain);
  if (whole.success) return { kind: 'part', whole: whole.data, lineOf };
  const faults = whole.error.issues.slice(0, MOST_FAULTS).flatMap((issue): readonly FileFault[] => {
    const { path } = issue;
    const kind = issue.message === TWICE ? 'twice' : 'field';
    if (issue.code !== 'unrecognized_keys') return [{ kind, at: nameOf(path), line: lineOf(path) }];
    return issue.keys.slice(0, MOST_FAULTS).map((key): FileFault => {
      return { kind: 'unknown', at: nameOf([...path, key]), line: keyLineIn(document, path, key, lineAt) };
    });
  });
  return { kind: 'faulty', faults };
}

/** The parts of one file: all of one workspace, and no name twice. */
function joined(parts: readonly Part[]): FileRead {
  const faults = parts.flatMap((part) => (part.kind === 'faulty' ? part.faults : []));
  if (faults.length > 0) return { kind: 'faulty', faults };
  const lines = new Map<BriefingId, (field: string) => number>();
  const briefings: Saved[] = [];
  let of: Pick<ChannelRef, 'platform' | 'workspace'> | null = null;
  for (const part of parts) {
    if (part.kind === 'faulty') continue;
    const { whole, lineOf } = part;
    of ??= { platform: whole.platform, workspace: whole.workspace };
    for (const field of ['platform', 'workspace'] as const) {
      if (of[field] !== whole[field]) faults.push({ kind: 'field', at: field, line: lineOf([field]) });
    }
    for (const [at, entry] of whole.briefings.entries()) {
      const lineAt = (field: string) => lineOf(['briefings', at, field]);
      if (lines.has(entry.id)) faults.push({ kind: 'twice', at: `briefings.${at}.id`, line: lineAt('id') });
      lines.set(entry.id, lineAt);
      briefings.push(savedOf(entry, whole));
    }
  }
  if (of === null || faults.length > 0) return { kind: 'faulty', faults };
  return { kind: 'read', of, briefings, lineOf: (id, field) => lines.get(id)?.(field) ?? 1 };
}
