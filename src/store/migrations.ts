/** One step of the schema: applied once, in the order of names, and never changed after it was released. */
export type SchemaStep = { readonly name: string; readonly statements: readonly string[] };

const BRIEFINGS: SchemaStep = {
  name: '0001-briefings',
  statements: [
    `create table snapshot (hash text primary key, prints jsonb not null)`,
    `create table briefing (
      id text primary key,
      platform text not null,
      workspace text not null,
      channel text not null,
      topics jsonb not null,
      mode text not null,
      language text not null,
      weekdays jsonb not null,
      local_time text not null,
      zone text not null,
      quiet jsonb not null,
      grace_minutes integer not null,
      owner text not null,
      backup_owner text,
      state text not null check (state in ('active', 'paused')),
      pause_reason text check ((state = 'paused') = (pause_reason is not null)),
      known text references snapshot (hash),
      spotlight text,
      next_at timestamptz,
      next_date text check ((next_at is null) = (next_date is null)),
      version integer not null,
      created_at timestamptz not null
    )`,
    // What is due is read off the front of this index, however many are not due.
    `create index briefing_due on briefing (next_at) where next_at is not null`,
    `create index briefing_channel on briefing (platform, workspace, channel)`,
    `create index briefing_known on briefing (known) where known is not null`,
    `create table ledger (
      briefing text not null references briefing (id) on delete cascade,
      local_date text not null,
      at timestamptz not null,
      state text not null check (state in ('due', 'sending', 'delivered', 'skipped', 'failed', 'unknown')),
      reason text check ((state in ('due', 'sending')) = (reason is null)),
      attempt integer not null default 0,
      begun_at timestamptz,
      wake_at timestamptz check ((state in ('due', 'sending')) = (wake_at is not null)),
      ended_at timestamptz,
      primary key (briefing, local_date)
    )`,
    `create index ledger_wake on ledger (wake_at) where wake_at is not null`,
    `create table audit (
      id bigint generated always as identity primary key,
      briefing text not null,
      platform text not null,
      workspace text not null,
      at timestamptz not null,
      by text,
      action text not null,
      detail jsonb not null
    )`,
    `create index audit_briefing on audit (briefing, id)`,
    `create index audit_workspace on audit (platform, workspace)`,
    `create table message (
      briefing text not null,
      local_date text not null,
      message text not null,
      expires_at timestamptz not null,
      primary key (briefing, local_date),
      foreign key (briefing, local_date) references ledger (briefing, local_date) on delete cascade
    )`,
    `create index message_expiry on message (expires_at)`,
    `create table quote (
      briefing text not null,
      local_date text not null,
      subject text not null,
      print text not null,
      corrected_at timestamptz,
      primary key (briefing, local_date, subject),
      foreign key (briefing, local_date) references message (briefing, local_date) on delete cascade
    )`,
    `create index quote_subject on quote (subject) where corrected_at is null`,
    `create table notice (
      id bigint generated always as identity primary key,
      briefing text not null,
      local_date text not null,
      platform text not null,
      kind text not null,
      taken_at timestamptz,
      unique (briefing, local_date, kind),
      foreign key (briefing, local_date) references ledger (briefing, local_date) on delete cascade
    )`,
    `create index notice_waiting on notice (platform, id) where taken_at is null`,
  ],
};

const MANAGERS: SchemaStep = {
  name: '0002-managers',
  statements: [
    `create table manager (
      platform text not null,
      workspace text not null,
      channel text not null,
      kind text not null check (kind in ('role', 'person')),
      id text not null,
      by text not null,
      at timestamptz not null,
      primary key (platform, workspace, channel, kind, id)
    )`,
  ],
};

const CORRECTIONS: SchemaStep = {
  name: '0003-corrections',
  statements: [
    // What all quotes say is read off this index by a step for each text, however many say the same; and who says it, in
    // pages. A hash, since a sentence may be longer than what an index takes.
    `create index quote_said on quote (subject, hashtextextended(print, 0), briefing, local_date)
      where corrected_at is null`,
    `drop index quote_subject`,
    `alter table ledger add column telling jsonb`,
  ],
};

const REVISIONS: SchemaStep = {
  name: '0004-revisions',
  statements: [
    // What a message says by now is corrected with each revision; what it said first is what is struck out.
    `alter table quote add column sent text`,
    // What was corrected before this says what nobody noted: no book holds to an empty print, so it is looked at once more.
    `update quote set sent = print, print = '' where corrected_at is not null`,
    `drop index quote_said`,
    `alter table quote drop column corrected_at`,
    `create index quote_said on quote (subject, hashtextextended(print, 0), briefing, local_date)`,
    // Whoever edits has the message until then, and what could not be edited is left alone until then.
    `alter table message add column edit_after timestamptz`,
    // Of runs that ended without a message, as many as there were: nobody will correct anything of them.
    `update ledger l set telling = null where telling is not null and wake_at is null and not exists
      (select from message m where m.briefing = l.briefing and m.local_date = l.local_date)`,
    `create index ledger_telling on ledger (ended_at) where telling is not null`,
    // Where a notice tells of several days at once: the first of them, and how many there are before the last.
    `alter table notice add column first_date text`,
    `alter table notice add column earlier integer not null default 0 check ((earlier = 0) = (first_date is null))`,
  ],
};

/** The schema, step by step. */
export const SCHEMA_STEPS: readonly SchemaStep[] = [BRIEFINGS, MANAGERS, CORRECTIONS, REVISIONS];
