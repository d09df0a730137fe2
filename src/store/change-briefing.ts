import type { Kysely, Updateable } from 'kysely';
import {
  type Briefing,
  type BriefingId,
  type BriefingState,
  type Schedule,
  SETTING_NAMES,
  type Settings,
  type Slot,
} from '../briefing/briefing.ts';
import { timelinessOf } from '../briefing/outcome.ts';
import { slotsAfter, slotsUpTo } from '../briefing/slots.ts';
import type { Change } from '../briefing/store.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

/** What its owner chooses, as the columns of a row. */
export function columnsOf(settings: Settings) {
  const { schedule, graceMinutes, backupOwner, topics, mode, language, owner } = settings;
  return {
    topics: JSON.stringify(topics),
    mode,
    language,
    weekdays: JSON.stringify(schedule.weekdays),
    local_time: schedule.time,
    zone: schedule.zone,
    quiet: JSON.stringify(schedule.quiet),
    grace_minutes: graceMinutes,
    owner,
    backup_owner: backupOwner,
  };
}

/** When it is due next, as the columns of a row. */
export const nextColumns = (next: Slot | null) => ({
  next_at: next?.at ?? null,
  next_date: next?.date ?? null,
});

/** A zone far to the west makes days that had their run come again: never more than these. */
const MOST_HAD = 5;

/** The next run on a day that had none yet: an hour that is moved back gives no second one. */
export async function nextOf(db: Db, id: BriefingId, schedule: Schedule, now: Date): Promise<Slot | null> {
  const slots = slotsAfter(schedule, now, MOST_HAD + 1);
  if (slots.length === 0) return null;
  const had = await db
    .selectFrom('ledger')
    .select('local_date')
    .where('briefing', '=', id)
    .where(
      'local_date',
      'in',
      slots.map(({ date }) => date),
    )
    .execute();
  return slots.find(({ date }) => !had.some(({ local_date }) => local_date === date)) ?? null;
}

/**
 * Ends the runs of a briefing that is being paused that have become due and that nobody has taken up yet: each has its
 * outcome, as if they had been taken up a moment earlier.
 */
async function endReached(db: Db, { id, schedule, graceMinutes, next }: Briefing, now: Date): Promise<void> {
  if (next === null || next.at > now) return;
  const rows = slotsUpTo(schedule, next, now).reached.map((slot) => ({
    briefing: id,
    local_date: slot.date,
    at: slot.at,
    state: 'skipped' as const,
    reason:
      timelinessOf(slot, now, graceMinutes) === 'too-late' ? ('too-late' as const) : ('paused' as const),
    attempt: 0,
    wake_at: null,
    ended_at: now,
  }));
  for (let from = 0; from < rows.length; from += 1000) {
    await db
      .insertInto('ledger')
      .values(rows.slice(from, from + 1000))
      .onConflict((conflict) => conflict.columns(['briefing', 'local_date']).doNothing())
      .execute();
  }
}

/** What is written down of a change: what was set, and what it was before. */
function withBefore(set: Partial<Settings & Pick<Briefing, 'state' | 'createdAt'>>, seen: Briefing): object {
  const names = [...SETTING_NAMES, 'state', 'createdAt'] as const;
  const told = names.filter((name) => set[name] !== undefined);
  return { ...set, was: Object.fromEntries(told.map((name) => [name, seen[name]])) };
}

const isSameState = (one: BriefingState, other: BriefingState): boolean =>
  one.kind === 'paused' && other.kind === 'paused' ? one.reason === other.reason : one.kind === other.kind;

/** The columns that a change sets, and what of it is written down; `seen` is the row as it is now, locked. */
export async function changed(
  db: Db,
  seen: Briefing,
  change: Change,
  now: Date,
): Promise<{ columns: Updateable<Tables['briefing']>; detail: object }> {
  const isDue = seen.next !== null && seen.next.at <= now;
  switch (change.kind) {
    case 'edit': {
      const settings: Settings = { ...seen, ...change.settings };
      // What is due already is sent or has its outcome: the new days and hours count from then on.
      const isKept = isDue || change.settings.schedule === undefined || seen.state.kind !== 'active';
      const next = isKept ? seen.next : await nextOf(db, seen.id, settings.schedule, now);
      return {
        columns: { ...columnsOf(settings), ...nextColumns(next) },
        detail: withBefore(change.settings, seen),
      };
    }
    case 'pause':
      await endReached(db, seen, now);
      return { columns: { state: 'paused', pause_reason: 'asked', ...nextColumns(null) }, detail: {} };
    case 'resume': {
      if (seen.state.kind === 'active') return { columns: {}, detail: {} };
      const next = await nextOf(db, seen.id, seen.schedule, now);
      return { columns: { state: 'active', pause_reason: null, ...nextColumns(next) }, detail: {} };
    }
    case 'restore': {
      const { settings, state, createdAt } = change;
      const wanted: Settings = { ...seen, ...settings };
      if (state.kind === 'paused') await endReached(db, seen, now);
      const isAsBefore = seen.state.kind === state.kind && (isDue || settings.schedule === undefined);
      const next = state.kind === 'active' ? await nextOf(db, seen.id, wanted.schedule, now) : null;
      const columns = {
        ...columnsOf(wanted),
        ...(!isAsBefore && nextColumns(next)),
        state: state.kind,
        pause_reason: state.kind === 'paused' ? state.reason : null,
        created_at: createdAt,
      };
      const set = {
        ...settings,
        ...(!isSameState(seen.state, state) && { state }),
        ...(seen.createdAt.getTime() !== createdAt.getTime() && { createdAt }),
      };
      return { columns, detail: withBefore(set, seen) };
    }
    default:
      return change satisfies never;
  }
}
