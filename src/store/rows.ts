import type { Selectable } from 'kysely';
import { z } from 'zod';
import {
  type Briefing,
  type BriefingState,
  type Contact,
  MODES,
  PAUSE_REASONS,
  PLATFORMS,
  type PlatformRun,
  parseBriefingId,
  type SlotKey,
} from '../briefing/briefing.ts';
import { parseLocalTime, parseZone, WEEKDAYS } from '../briefing/local-time.ts';
import { NOTICES, parseOutcome } from '../briefing/outcome.ts';
import {
  ACTIONS,
  type AuditEntry,
  type Notice,
  type Quote,
  type Run,
  type Standing,
  UnreadableBriefing,
} from '../briefing/store.ts';
import type { Telling } from '../briefing/telling.ts';
import { type Id, parseId } from '../core/id.ts';
import { LANGUAGES } from '../core/language.ts';
import { parseIsoDate } from '../core/period/iso-date.ts';
import type { Tables } from './tables.ts';

/** A text that one of our parsers has to understand. */
const read = <Value>(what: string, parse: (text: string) => Value | null) =>
  z.string().transform((text, check): Value => {
    const value = parse(text);
    if (value !== null) return value;
    check.addIssue({ code: 'custom', message: `not ${what}` });
    return z.NEVER;
  });

const date = read('a day', parseIsoDate);
const briefing = read('the name of a briefing', parseBriefingId);
const topic = read('an id', (text): Id<'topic'> | null => parseId(text));
const fact = read('an id', (text): Id<'fact'> | null => parseId(text));

const State = z
  .union([
    z.object({ state: z.literal('active'), pause_reason: z.null() }),
    z.object({ state: z.literal('paused'), pause_reason: z.enum(PAUSE_REASONS) }),
  ])
  .transform(
    (row): BriefingState =>
      row.state === 'active' ? { kind: 'active' } : { kind: 'paused', reason: row.pause_reason },
  );

const BriefingRow = z.object({
  id: briefing,
  platform: z.enum(PLATFORMS),
  workspace: z.string(),
  channel: z.string(),
  topics: z.array(topic),
  mode: z.enum(MODES),
  language: z.enum(LANGUAGES),
  weekdays: z.array(z.literal(WEEKDAYS)),
  local_time: read('a time of day', parseLocalTime),
  zone: read('a time zone', parseZone),
  quiet: z.array(date),
  grace_minutes: z.int(),
  owner: z.string(),
  backup_owner: z.string().nullable(),
  next_at: z.date().nullable(),
  next_date: date.nullable(),
  version: z.int(),
  created_at: z.date(),
});

const ContactRow = BriefingRow.pick({
  id: true,
  platform: true,
  workspace: true,
  channel: true,
  owner: true,
  backup_owner: true,
}).extend({ topics: z.array(topic).catch([]), language: z.enum(LANGUAGES).catch('en') });

/** What is wrong with a row, and what whoever runs the program can do. */
function unreadable(id: string, cause: unknown): UnreadableBriefing {
  const issues = cause instanceof z.ZodError ? cause.issues : [];
  const wrong = issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  return new UnreadableBriefing(
    id,
    `Briefing ${id} is not sent: its row in the database cannot be read (${wrong.join('; ') || String(cause)}). Correct that row of the table "briefing", or run the version of the program that wrote it; then resume the briefing in its channel.`,
    cause,
  );
}

const orUnreadable =
  <Row extends { id: string }, Value>(parse: (row: Row) => Value) =>
  (row: Row): Value => {
    try {
      return parse(row);
    } catch (cause) {
      throw unreadable(row.id, cause);
    }
  };

type Row = Selectable<Tables['briefing']>;

/**
 * Whom to tell of a briefing.
 * @throws {UnreadableBriefing} where not even that can be read.
 */
export const contactOf = orUnreadable((row: Row): Contact => {
  const { id, platform, workspace, channel, topics, language, owner, backup_owner } = ContactRow.parse(row);
  const state = State.parse(row);
  const of = { platform, workspace, channel };
  return { id, channel: of, topics, language, owner, backupOwner: backup_owner, state };
});

/**
 * A briefing as the inside knows it.
 * @throws {UnreadableBriefing} where its row means nothing to this program.
 */
export const briefingOf = orUnreadable((row: Row): Briefing => {
  const state = State.parse(row);
  const read = BriefingRow.parse(row);
  const { platform, workspace, channel, weekdays, local_time: time, zone, quiet } = read;
  return {
    id: read.id,
    channel: { platform, workspace, channel },
    topics: read.topics,
    mode: read.mode,
    language: read.language,
    schedule: { weekdays, time, zone, quiet },
    graceMinutes: read.grace_minutes,
    owner: read.owner,
    backupOwner: read.backup_owner,
    state,
    next:
      read.next_at === null || read.next_date === null ? null : { at: read.next_at, date: read.next_date },
    version: read.version,
    createdAt: read.created_at,
  };
});

/** One row that nobody can read must not hold up all the others. */
export function readable(rows: readonly Row[]) {
  const briefings: Briefing[] = [];
  const unreadable: { row: Row; error: UnreadableBriefing }[] = [];
  for (const row of rows) {
    try {
      briefings.push(briefingOf(row));
    } catch (error) {
      if (!(error instanceof UnreadableBriefing)) throw error;
      unreadable.push({ row, error });
    }
  }
  return { briefings, unreadable };
}

const KeyRow = z.object({ briefing, local_date: date });

/** The name of a run. */
export function slotKeyOf(row: Pick<Selectable<Tables['ledger']>, 'briefing' | 'local_date'>): SlotKey {
  const { briefing, local_date: date } = KeyRow.parse(row);
  return { briefing, date };
}

const PlatformRow = z.object({ platform: z.enum(PLATFORMS) });

/** The name of a run, with its platform. */
export function platformRunOf(row: { briefing: string; local_date: string; platform: string }): PlatformRun {
  return { ...slotKeyOf(row), ...PlatformRow.parse(row) };
}

const StandingRow = z.union([
  z
    .object({ state: z.literal('due'), wake_at: z.date() })
    .transform(({ wake_at: wakeAt }): Standing => ({ kind: 'due', wakeAt })),
  z
    .object({ state: z.literal('sending'), wake_at: z.date(), begun_at: z.date() })
    .transform(({ wake_at: wakeAt, begun_at: since }): Standing => ({ kind: 'sending', since, wakeAt })),
  z
    .object({ state: z.string(), reason: z.string(), ended_at: z.date() })
    .transform(({ state, reason, ended_at: at }, check): Standing => {
      const outcome = parseOutcome(state, reason);
      if (outcome !== null) return { kind: 'over', outcome, at };
      check.addIssue({ code: 'custom', message: `no end of a run: ${state}, ${reason}` });
      return z.NEVER;
    }),
]);

/** A run as the inside knows it. */
export function runOf(row: Selectable<Tables['ledger']>): Run {
  const { at, attempt } = z.object({ at: z.date(), attempt: z.int() }).parse(row);
  return { ...slotKeyOf(row), at, attempt, standing: StandingRow.parse(row) };
}

const AuditRow = z.object({
  at: z.date(),
  by: z.string().nullable(),
  action: z.enum(ACTIONS),
  detail: z.record(z.string(), z.unknown()),
});

/** An entry of the trail. */
export function auditEntryOf(row: unknown): AuditEntry {
  return AuditRow.parse(row);
}

const MemoryRow = z.object({
  prints: z.record(z.string(), z.string()).nullable(),
  spotlight: fact.nullable(),
});

/** What a briefing remembers. */
export function memoryOf(row: unknown) {
  const { prints: known, spotlight } = MemoryRow.parse(row);
  return { known, spotlight };
}

const TOLD = { subject: z.string(), print: z.string() };

const TellingRow = z.object({
  language: z.enum(LANGUAGES),
  mode: z.enum(MODES),
  zone: read('a time zone', parseZone),
  topics: z.array(topic),
  about: z.array(topic),
  lateFor: read('a time of day', parseLocalTime).nullable(),
  // What is left out was not noted yet when the message was sent.
  lateOn: date.nullable().default(null),
  counts: z.object({ added: z.int(), revised: z.int() }).nullable(),
  told: z.array(
    z.discriminatedUnion('as', [
      z.object({ ...TOLD, as: z.literal('standing') }),
      z.object({ ...TOLD, as: z.literal('new') }),
      z.object({ ...TOLD, as: z.literal('revised'), before: z.string() }),
    ]),
  ),
  beyond: z.int(),
  later: z.int().default(0),
  next: z.array(z.object({ subject: z.string(), from: date })),
});

/** What a message tells; `null` where nobody noted it. */
export function tellingOf(column: unknown): Telling | null {
  return TellingRow.nullable().parse(column);
}

const NoticeRow = z
  .object({ kind: z.enum(NOTICES), first_date: date.nullable(), earlier: z.int() })
  .transform(({ kind, first_date: since, earlier: count }) => {
    return { kind, earlier: since === null ? null : { count, since } };
  });

type NoticeColumns = 'briefing' | 'local_date' | 'kind' | 'first_date' | 'earlier';

/** A notice, with the run it is about. */
export function noticeOf(row: Pick<Selectable<Tables['notice']>, NoticeColumns>): Notice {
  return { ...slotKeyOf(row), ...NoticeRow.parse(row) };
}

const QuoteRow = KeyRow.extend({
  platform: z.enum(PLATFORMS),
  workspace: z.string(),
  channel: z.string(),
  message: z.string(),
  subject: z.string(),
  print: z.string(),
});

/** A quote, with the message that it stands in. */
export function quoteOf(row: unknown): Quote {
  const { briefing, local_date: date, platform, workspace, channel, ...rest } = QuoteRow.parse(row);
  return { briefing, date, channel: { platform, workspace, channel }, ...rest };
}
