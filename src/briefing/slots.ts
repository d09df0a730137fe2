import { type IsoDate, parseIsoDate } from '../core/period/iso-date.ts';
import type { Schedule, Slot } from './briefing.ts';
import type { LocalTime, Zone } from './local-time.ts';

/** How far ahead a run is looked for: of four years, every date comes up, and no list of quiet days is longer. */
const FURTHEST_DAYS = 4 * 366;

/**
 * When a day's local time is, in a zone. Where the clocks skip that time, the first instant after it that there is;
 * where they repeat it, the first of the two; `null` where the whole day is skipped, as 30 December 2011 was in Samoa.
 */
export function instantOf(date: IsoDate, time: LocalTime, timeZone: Zone): Date | null {
  const day = Temporal.PlainDate.from(date);
  if (!day.toZonedDateTime(timeZone).toPlainDate().equals(day)) return null;
  const wanted = day.toPlainDateTime(Temporal.PlainTime.from(time));
  const found = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  // In a gap, `earlier` is as long before it as the clock time is inside: the gap itself is the next change of offset.
  const isInGap = !found.toPlainDateTime().equals(wanted);
  const instant = isInGap ? found.getTimeZoneTransition('next') : found;
  if (instant === null) throw new Error(`No change of offset after ${found} in ${timeZone}`);
  return new Date(instant.epochMilliseconds);
}

function isoDateOf(day: Temporal.PlainDate): IsoDate {
  const date = parseIsoDate(day.toString());
  if (date === null) throw new Error(`${day} is beyond the years that four digits hold`);
  return date;
}

/** The days of a schedule from one day on, in order, without quiet ones; ends where it looks too far ahead. */
function* daysFrom(start: Temporal.PlainDate, { weekdays, quiet }: Schedule): Generator<IsoDate> {
  const asked = new Set<number>(weekdays);
  const left = new Set(quiet);
  for (let ahead = 0; ahead <= FURTHEST_DAYS; ahead++) {
    const day = start.add({ days: ahead });
    const date = isoDateOf(day);
    if (asked.has(day.dayOfWeek) && !left.has(date)) yield date;
  }
}

/** The runs of a schedule from a day on, in order. */
function* slotsFrom(start: Temporal.PlainDate, schedule: Schedule): Generator<Slot> {
  for (const date of daysFrom(start, schedule)) {
    const at = instantOf(date, schedule.time, schedule.zone);
    if (at !== null) yield { date, at };
  }
}

/** The runs of a schedule strictly after an instant, at most `count`; fewer where none is left within four years. */
export function slotsAfter(schedule: Schedule, after: Date, count: number): readonly Slot[] {
  const slots: Slot[] = [];
  const today = new Temporal.ZonedDateTime(BigInt(after.getTime()) * 1_000_000n, schedule.zone).toPlainDate();
  // The run of yesterday may still be ahead, where the clocks skip from before midnight to after it.
  for (const slot of slotsFrom(today.subtract({ days: 1 }), schedule)) {
    if (slot.at > after) slots.push(slot);
    if (slots.length >= count) return slots;
  }
  return slots;
}

/** The next run after an instant; `null` where none is left. */
export function nextSlot(schedule: Schedule, after: Date): Slot | null {
  return slotsAfter(schedule, after, 1)[0] ?? null;
}

/**
 * Every run from a known one up to an instant, and the first one beyond: what a program that was down has missed, and
 * what comes next.
 */
export function slotsUpTo(
  schedule: Schedule,
  first: Slot,
  now: Date,
): { readonly reached: readonly Slot[]; readonly next: Slot | null } {
  if (first.at > now) return { reached: [], next: first };
  const reached: Slot[] = [first];
  let last = first;
  for (;;) {
    const start = last;
    for (const slot of slotsFrom(Temporal.PlainDate.from(start.date), schedule)) {
      if (slot.at > now) return { reached, next: slot };
      if (slot.at <= last.at) continue;
      reached.push(slot);
      last = slot;
    }
    // It looks four years ahead at a time: where it has found nothing in them, nothing is left.
    if (last === start) return { reached, next: null };
  }
}
