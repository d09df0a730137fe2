import { LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { type ChannelRef, MODES, PLATFORMS, parseBriefingId } from '../briefing/briefing.ts';
import { parseLocalTime, parseZone } from '../briefing/local-time.ts';
import type { Saved } from '../briefing/store.ts';
import { type Id, parseId } from '../core/id.ts';
import { parseIsoDate } from '../core/iso-date.ts';
import { LANGUAGES } from '../core/language.ts';
import { stateOf, weekdayOf } from './words.ts';
import { FILE_VERSION } from './write.ts';

/** What keeps a file from being read. */
export type FileFault =
  /** No YAML, in a line. */
  | { readonly kind: 'syntax'; readonly line: number; readonly text: string }
  /** Another program’s file, or a later one’s. */
  | { readonly kind: 'version'; readonly text: string }
  /** A field that does not fit, `briefings.2.time`. */
  | { readonly kind: 'field'; readonly at: string; readonly line: number };

export type FileRead =
  | {
      readonly kind: 'read';
      readonly of: Pick<ChannelRef, 'platform' | 'workspace'>;
      readonly briefings: readonly Saved[];
    }
  | { readonly kind: 'faulty'; readonly faults: readonly FileFault[] };

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

const minutes = (text: string): number | null => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : null);

const Entry = z.strictObject({
  id: read(parseBriefingId),
  channel: z.string().min(1).max(100),
  topics: z.array(read((text): Id<'topic'> | null => parseId(text))).min(1),
  days: z.array(read(weekdayOf)).min(1),
  time: read(parseLocalTime),
  zone: read(parseZone),
  mode: z.enum(MODES),
  language: z.enum(LANGUAGES),
  late: read(minutes),
  quiet: z.array(read(parseIsoDate)).max(1500),
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
  briefings: z.array(Entry).max(300),
});

type Parsed = z.infer<typeof Whole>;

function savedOf(entry: Parsed['briefings'][number], { platform, workspace }: Parsed): Saved {
  const { days, time, zone, quiet } = entry;
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
      quiet: [...new Set(quiet)].sort(),
    },
    graceMinutes: entry.late,
    owner: entry.owner,
    backupOwner: entry.backup ?? null,
    state: entry.state,
    createdAt: entry.created,
  };
}

/** Every id twice. */
function repeated({ briefings }: Parsed): readonly number[] {
  const ids = briefings.map(({ id }) => id);
  return ids.flatMap((id, at) => (ids.indexOf(id) === at ? [] : [at]));
}

const Version = z.looseObject({ version: z.string() });

type Document = ReturnType<typeof parseDocument>;

/** Where an alias stands, which could make a short file a very long one; `null` where none does. */
function aliasAt(document: Document): number | null {
  let found: number | null = null;
  visit(document, {
    Alias: (_, { range }) => {
      found = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

type Opened = { readonly document: Document; readonly lineAt: (offset: number) => number };

/** The file as YAML, or what keeps it from being that. */
function open(text: string): Opened | { readonly faults: readonly FileFault[] } {
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line;
  // Everything is text: an id of digits alone must not become a number, which would be another one.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const faults = document.errors.map(({ pos, message }): FileFault => {
    return { kind: 'syntax', line: lineAt(pos[0]), text: message };
  });
  const alias = aliasAt(document);
  if (alias !== null) faults.push({ kind: 'syntax', line: lineAt(alias), text: '*' });
  return faults.length > 0 ? { faults } : { document, lineAt };
}

/** Reads what `writeBriefings` writes, also after a person has changed it; every fault at once. */
export function readBriefings(text: string): FileRead {
  try {
    const opened = open(text);
    return 'faults' in opened ? { kind: 'faulty', ...opened } : readDocument(opened);
  } catch (error) {
    // What is nested thousands of levels deep is no file of briefings; the parser has no bound of its own.
    if (!(error instanceof RangeError)) throw error;
    return { kind: 'faulty', faults: [{ kind: 'syntax', line: 1, text: '[[[…' }] };
  }
}

function readDocument({ document, lineAt }: Opened): FileRead {
  const plain: unknown = document.toJS();
  const version = Version.safeParse(plain);
  if (!version.success || version.data.version !== FILE_VERSION) {
    return { kind: 'faulty', faults: [{ kind: 'version', text: version.data?.version ?? '' }] };
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let count = path.length; count >= 0; count--) {
      const node: unknown = document.getIn(path.slice(0, count).map(String), true);
      const ranged = z.looseObject({ range: z.tuple([z.number()], z.number()) }).safeParse(node);
      if (ranged.success) return lineAt(ranged.data.range[0]);
    }
    return 1;
  };
  const whole = Whole.safeParse(plain);
  if (!whole.success) {
    const faults = whole.error.issues.map(({ path }): FileFault => {
      return { kind: 'field', at: path.map(String).join('.'), line: lineOf(path) };
    });
    return { kind: 'faulty', faults };
  }
  const twice = repeated(whole.data).map((at): FileFault => {
    return { kind: 'field', at: `briefings.${at}.id`, line: lineOf(['briefings', at, 'id']) };
  });
  if (twice.length > 0) return { kind: 'faulty', faults: twice };
  const { platform, workspace } = whole.data;
  return {
    kind: 'read',
    of: { platform, workspace },
    briefings: whole.data.briefings.map((one) => savedOf(one, whole.data)),
  };
}
