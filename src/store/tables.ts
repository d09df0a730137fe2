import type { ColumnType, Generated } from 'kysely';

/** Written as JSON text, and unknown until a reader has parsed it. */
type Json = ColumnType<unknown, string, string>;
type MaybeJson = ColumnType<unknown, string | null | undefined, string | null>;
type Instant = ColumnType<Date, Date, Date>;
type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;

/** A standing briefing. */
type BriefingTable = {
  id: string;
  platform: string;
  workspace: string;
  channel: string;
  topics: Json;
  mode: string;
  language: string;
  weekdays: Json;
  local_time: string;
  zone: string;
  quiet: Json;
  grace_minutes: number;
  owner: string;
  backup_owner: string | null;
  state: string;
  pause_reason: string | null;
  /** The snapshot that its readers have seen; `null` before the first run. */
  known: string | null;
  /** The fact that was shown last, where one a day is. */
  spotlight: string | null;
  /** When it is due next; `null` while it is paused or has no day ahead. */
  next_at: MaybeInstant;
  next_date: string | null;
  version: number;
  created_at: Instant;
};

/** One day of one briefing, and what became of it. */
type LedgerTable = {
  briefing: string;
  local_date: string;
  at: Instant;
  state: string;
  /** `null` while it is not over. */
  reason: string | null;
  /** How many times a send was begun; who moves the row says which one it means. */
  attempt: number;
  begun_at: MaybeInstant;
  /** When somebody is to look at it: it is due, or whoever sends it must have ended; `null` when it is over. */
  wake_at: MaybeInstant;
  ended_at: MaybeInstant;
  /** What the message of its last send tells, as long as that can be corrected. */
  telling: MaybeJson;
};

/** Who changed what. */
type AuditTable = {
  id: Generated<number>;
  briefing: string;
  platform: string;
  workspace: string;
  at: Instant;
  /** `null` for the program itself. */
  by: string | null;
  action: string;
  detail: Json;
};

/** A message in a channel, as far as a correction of it needs. */
type MessageTable = {
  briefing: string;
  local_date: string;
  message: string;
  expires_at: Instant;
  /** Whoever edits it has it until then, and what could not be edited is left alone until then. */
  edit_after: MaybeInstant;
};

/** A figure that a message quotes. */
type QuoteTable = {
  briefing: string;
  local_date: string;
  /** Indicator, place and period, or a statement: what stays the same when it is revised. */
  subject: string;
  /** What the message says by now. */
  print: string;
  /** What it said when it was sent, where it has been edited since. */
  sent: string | null;
};

/** What a channel's readers have seen of the book; channels that have seen the same share one. */
type SnapshotTable = { hash: string; prints: Json };

/** What is still to be told, once. */
type NoticeTable = {
  id: Generated<number>;
  briefing: string;
  local_date: string;
  platform: string;
  kind: string;
  taken_at: MaybeInstant;
  /** Where it tells of several days: the first of them, and how many come before the day of the run. */
  first_date: string | null;
  earlier: Generated<number>;
};

/** Who else may look after briefings. */
type ManagerTable = {
  platform: string;
  workspace: string;
  /** Empty for every channel. */
  channel: string;
  kind: string;
  id: string;
  by: string;
  at: Instant;
};

/** Every table, by its name in the schema of the bot. */
export type Tables = {
  briefing: BriefingTable;
  ledger: LedgerTable;
  audit: AuditTable;
  message: MessageTable;
  quote: QuoteTable;
  snapshot: SnapshotTable;
  notice: NoticeTable;
  manager: ManagerTable;
};
