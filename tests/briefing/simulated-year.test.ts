import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../src/briefing/briefing.ts';
import { type Weekday, zones } from '../../src/briefing/local-time.ts';
import { timelinessOf } from '../../src/briefing/outcome.ts';
import { nextSlot, slotsUpTo } from '../../src/briefing/slots.ts';
import { aSchedule, time } from '../support/briefings.ts';
import { day } from '../support/build-pack.ts';

const BRIEFINGS = 1000;
const START = Date.UTC(2026, 0, 1);
const END = Date.UTC(2027, 0, 1);
const HOUR_MS = 3_600_000;

/** The same numbers in every run: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function aRandomSchedule(next: (below: number) => number): Schedule {
  const all = zones();
  const weekdays = ([1, 2, 3, 4, 5, 6, 7] satisfies Weekday[]).filter(() => next(3) > 0);
  const clock = `${String(next(24)).padStart(2, '0')}:${String(next(60)).padStart(2, '0')}`;
  return aSchedule({
    zone: all[next(all.length)] ?? all[0] ?? expect.fail('there are no zones'),
    time: time(clock),
    weekdays: weekdays.length === 0 ? [1] : weekdays,
    quiet: [day('2026-05-01'), day('2026-10-01')],
  });
}

/** The days of 2026 in a schedule by an ordinary calendar, which knows nothing of zones. */
function calendarDays({ weekdays, quiet }: Schedule): readonly string[] {
  const days: string[] = [];
  for (let at = START; at < END; at += 24 * HOUR_MS) {
    const date = new Date(at);
    const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
    const text = date.toISOString().slice(0, 10);
    if (weekdays.some((one) => one === weekday) && !quiet.some((one) => one === text)) days.push(text);
  }
  return days;
}

describe('a year of a thousand briefings, in which the program is down now and then', () => {
  it('gives each local day one run, which is sent or skipped by how late it is', () => {
    const next = numbers(7);
    // The program looks every few minutes, and is down for up to two days some twenty times.
    const looks: Date[] = [];
    for (let at = START - 2 * 24 * HOUR_MS; at < END + 2 * 24 * HOUR_MS; ) {
      looks.push(new Date(at));
      at += next(400) === 0 ? next(48) * HOUR_MS : 30 * 60_000;
    }
    let late = 0;
    let missed = 0;
    for (let made = 0; made < BRIEFINGS; made++) {
      const schedule = aRandomSchedule(next);
      const ran = new Map<string, string>();
      let slot = nextSlot(schedule, looks[0] ?? expect.fail('it never looks'));
      for (const now of looks) {
        if (slot === null) break;
        if (slot.at > now) continue;
        const { reached, next: after } = slotsUpTo(schedule, slot, now);
        for (const one of reached) {
          expect(ran.has(one.date), `${one.date} twice in ${schedule.zone}`).toBe(false);
          ran.set(one.date, timelinessOf(one, now, 120));
        }
        slot = after;
      }
      const expected = calendarDays(schedule);
      expect(
        [...ran.keys()].filter((date) => date.startsWith('2026')),
        schedule.zone,
      ).toEqual(expected);
      const ends = [...ran.values()];
      late += ends.filter((end) => end === 'late').length;
      missed += ends.filter((end) => end === 'too-late').length;
    }
    expect(late).toBeGreaterThan(0);
    expect(missed).toBeGreaterThan(0);
    // Some six seconds of computing, which a busy machine makes many of.
  }, 90_000);
});
