import { type Kysely, sql } from 'kysely';
import type { Briefing, PlatformRun } from '../briefing/briefing.ts';
import { timelinessOf } from '../briefing/outcome.ts';
import { slotsAfter, slotsUpTo } from '../briefing/slots.ts';
import { readable, slotKeyOf } from './rows.ts';
import { stopUnreadable } from './stop-unreadable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

/** A run that has become due, with what its place in the queue depends on. */
export type Claimed = PlatformRun & { readonly workspace: string };

/** What a claim writes of a briefing: runs, and when it is due next. */
function workedOut(briefing: Briefing, now: Date) {
  if (briefing.next === null) return [];
  const { reached, next: coming } = slotsUpTo(briefing.schedule, briefing.next, now);
  // An hour that was moved back while the run was due comes again on the same day, which has had its run.
  const had = new Set(reached.map(({ date }) => date));
  const next =
    coming === null || !had.has(coming.date)
      ? coming
      : (slotsAfter(briefing.schedule, now, 1 + had.size).find(({ date }) => !had.has(date)) ?? null);
  const runs = reached.map((slot) => {
    const isOver = timelinessOf(slot, now, briefing.graceMinutes) === 'too-late';
    return { slot, isOver };
  });
  return [{ briefing, runs, next }];
}

type Worked = ReturnType<typeof workedOut>[number];

/** Writes the runs down, all of them in one statement with one parameter: a year of missed days is many. */
async function writeRuns(
  trx: Db,
  { schema, now, done }: { schema: string; now: Date; done: readonly Worked[] },
) {
  const rows = done.flatMap(({ briefing, runs }) =>
    runs.map(({ slot: { date, at }, isOver }) => ({
      briefing: briefing.id,
      local_date: date,
      at: at.toISOString(),
      state: isOver ? 'skipped' : 'due',
      reason: isOver ? 'too-late' : null,
      wake_at: isOver ? null : at.toISOString(),
      ended_at: isOver ? now.toISOString() : null,
    })),
  );
  const { rows: written } = await sql<{ briefing: string; local_date: string; state: string }>`
    insert into ${sql.id(schema, 'ledger')} (briefing, local_date, at, state, reason, wake_at, ended_at)
    select briefing, local_date, at, state, reason, wake_at, ended_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(briefing text, local_date text, at timestamptz,
      state text, reason text, wake_at timestamptz, ended_at timestamptz)
    on conflict (briefing, local_date) do nothing
    returning briefing, local_date, state`.execute(trx);
  return written;
}

/** A year of missed days is one thing to tell: the last of them, how many came before it, and since when. */
async function noticeMissed(
  trx: Db,
  missed: readonly { briefing: string; local_date: string }[],
  done: readonly Worked[],
): Promise<void> {
  if (missed.length === 0) return;
  const days = Map.groupBy(missed, ({ briefing }) => briefing);
  const rows = done.flatMap(({ briefing: { id, channel } }) => {
    const dates = (days.get(id) ?? []).map(({ local_date }) => local_date).sort();
    const [first, last] = [dates[0], dates.at(-1)];
    if (last === undefined) return [];
    const earlier = dates.length - 1;
    const first_date = earlier === 0 ? null : first;
    return [
      { briefing: id, local_date: last, platform: channel.platform, kind: 'missed', first_date, earlier },
    ];
  });
  for (let from = 0; from < rows.length; from += 1000) {
    await trx
      .insertInto('notice')
      .values(rows.slice(from, from + 1000))
      .execute();
  }
}

/** Moves each briefing on to its next run, all of them in one statement with one parameter. */
async function moveOn(trx: Db, schema: string, done: readonly Worked[]): Promise<void> {
  const rows = done.map(({ briefing, next }) => ({
    id: briefing.id,
    next_at: next?.at.toISOString() ?? null,
    next_date: next?.date ?? null,
  }));
  await sql`
    update ${sql.id(schema, 'briefing')} as b set next_at = n.next_at, next_date = n.next_date
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id text, next_at timestamptz, next_date text)
    where b.id = n.id`.execute(trx);
}

/**
 * Takes briefings that are due and that nobody else is taking, writes their runs down and moves them on, all in the
 * transaction given.
 */
export async function claim(trx: Db, { schema, now, most }: { schema: string; now: Date; most: number }) {
  const due = await trx
    .selectFrom('briefing')
    .selectAll()
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  const { briefings, unreadable } = readable(due);
  const done = briefings.flatMap((briefing) => workedOut(briefing, now));
  if (due.length === 0) return { claimed: [], missed: 0, isMore: false, unreadable: [] };
  for (const { row } of unreadable) await stopUnreadable(trx, row, now);
  const written = await writeRuns(trx, { schema, now, done });
  const missed = written.filter(({ state }) => state === 'skipped');
  await noticeMissed(trx, missed, done);
  await moveOn(trx, schema, done);
  const channels = new Map(done.map(({ briefing }) => [briefing.id, briefing.channel]));
  const claimed = written
    .filter(({ state }) => state === 'due')
    .map(slotKeyOf)
    .flatMap((key): Claimed[] => {
      const channel = channels.get(key.briefing);
      return channel === undefined ? [] : [{ ...key, ...channel }];
    });
  return {
    claimed,
    missed: missed.length,
    isMore: due.length === most,
    unreadable: unreadable.map(({ error }) => error),
  };
}
