import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS, type Weekday, zones } from '../../src/briefing/local-time.ts';
import { instantOf, nextSlot, slotsAfter, slotsUpTo } from '../../src/briefing/slots.ts';
import { aSchedule, time, zone } from '../support/briefings.ts';
import { day } from '../support/build-pack.ts';

/** Thirty zones: whole, half and quarter hours, both hemispheres, changes at midnight, changes of half an hour, none. */
const THIRTY =
  `Europe/London Europe/Berlin Europe/Moscow Europe/Lisbon Europe/Chisinau Africa/Cairo Africa/Casablanca
  America/New_York America/Chicago America/Denver America/Los_Angeles America/St_Johns America/Halifax America/Havana
  America/Santiago America/Asuncion America/Sao_Paulo America/Phoenix America/Nuuk Asia/Shanghai Asia/Kolkata
  Asia/Kathmandu Asia/Beirut Asia/Jerusalem Asia/Tehran Australia/Lord_Howe Australia/Adelaide Pacific/Auckland
  Pacific/Chatham Atlantic/Azores`.split(/\s+/);

const iso = (instant: Date | null) => instant?.toISOString() ?? null;

const walls = new Map<string, Intl.DateTimeFormat>();

/** The clock on the wall of a zone, written by another part of the system than the one that is tested. */
function wallClock(instant: Date, timeZone: string): string {
  const wall =
    walls.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  walls.set(timeZone, wall);
  return wall.format(instant);
}

describe('the instant of a local time', () => {
  it.each([
    ['an ordinary day', '2026-03-02', '09:00', 'Asia/Shanghai', '2026-03-02T01:00:00.000Z'],
    [
      'an hour that is skipped: the first minute after it',
      '2026-03-29',
      '02:30',
      'Europe/Berlin',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'an hour that is repeated: the first of the two',
      '2026-10-25',
      '02:30',
      'Europe/Berlin',
      '2026-10-25T00:30:00.000Z',
    ],
    ['a midnight that is skipped', '2025-03-09', '00:00', 'America/Havana', '2025-03-09T05:00:00.000Z'],
    [
      'the last half hour of the first part of a repeated hour',
      '2026-04-05',
      '01:45',
      'Australia/Lord_Howe',
      '2026-04-04T14:45:00.000Z',
    ],
    ['a skipped half hour', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    [
      'a gap over midnight, in which the day goes on a day later',
      '1919-03-30',
      '23:45',
      'America/Toronto',
      '1919-03-31T04:30:00.000Z',
    ],
    ['the day after a skipped one', '2011-12-31', '09:00', 'Pacific/Apia', '2011-12-30T19:00:00.000Z'],
    ['the 29th of February', '2028-02-29', '09:00', 'UTC', '2028-02-29T09:00:00.000Z'],
  ])('%s', (_, date, at, where, expected) => {
    expect(iso(instantOf(day(date), time(at), zone(where)))).toBe(expected);
  });

  it.each([
    ['2011-12-30', 'Pacific/Apia'],
    ['2011-12-30', 'Pacific/Fakaofo'],
    ['1994-12-31', 'Pacific/Kiritimati'],
  ])('is none on %s in %s, where that day was left out', (date, where) => {
    expect(instantOf(day(date), time('09:00'), zone(where))).toBeNull();
  });

  it('reads the wanted time on the wall wherever that time is shown at all', () => {
    // Within two hours of a change of the clocks, where the zone has one ahead: elsewhere nothing can go wrong.
    const moments = fc
      .tuple(
        fc.constantFrom(...zones()),
        fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2030, 0) }),
        fc.integer({ min: -120, max: 120 }),
      )
      .map(([where, from, minutes]) => {
        const start = new Temporal.ZonedDateTime(BigInt(from) * 1_000_000n, where);
        const change = start.getTimeZoneTransition('next') ?? start;
        return { where, local: change.toPlainDateTime().add({ minutes }) };
      });
    fc.assert(
      fc.property(moments, ({ where, local }) => {
        const date = local.toPlainDate();
        const at = local.toPlainTime().toString({ smallestUnit: 'minute' });
        const found = instantOf(day(date.toString()), time(at), where);
        if (found === null) return;
        const shown = wallClock(found, where);
        const wanted = `${date} ${at}`;
        // In a gap it is the first instant after it, and the minute before shows a time before the wanted one.
        expect(shown >= wanted).toBe(true);
        if (shown !== wanted)
          expect(wallClock(new Date(found.getTime() - 60_000), where) < wanted).toBe(true);
        // In an overlap it is the first: as long before as clocks are set back, the same time is not shown.
        for (const before of [120, 60, 30, 20, 15]) {
          expect(wallClock(new Date(found.getTime() - before * 60_000), where)).not.toBe(wanted);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe.each(THIRTY)('a briefing in %s', (name) => {
  const where = zone(name);

  it.each(['00:00', '00:30', '01:30', '02:15', '02:30', '03:00', '09:00', '23:45'])(
    'goes out once on each local day of a year, over both changes of the clocks, at %s',
    (at) => {
      const schedule = aSchedule({ zone: where, time: time(at) });
      const slots = slotsAfter(schedule, new Date('2025-12-30T12:00:00Z'), 368);
      const faults = slots.flatMap((slot, index) => {
        // Where the clocks go from before midnight to midnight (Nuuk), the first instant after is of the next day.
        const shown = [slot.at, new Date(slot.at.getTime() - 60_000)].map((instant) =>
          wallClock(instant, name),
        );
        if (!shown.some((clock) => clock.startsWith(slot.date))) return [`${slot.date} is shown as ${shown}`];
        const before = slots[index - 1];
        if (before === undefined) return [];
        if (Date.parse(slot.date) - Date.parse(before.date) !== 24 * 3_600_000)
          return [`${slot.date} after ${before.date}`];
        const hours = (slot.at.getTime() - before.at.getTime()) / 3_600_000;
        return hours < 22.5 || hours > 25.5 ? [`${slot.date} comes ${hours} hours after the one before`] : [];
      });
      expect(slots).toHaveLength(368);
      expect(faults).toEqual([]);
    },
  );
});

describe('the next runs', () => {
  it('are strictly after the instant, on the weekdays asked for', () => {
    const weekdays: Weekday[] = [1, 5];
    const slots = slotsAfter(aSchedule({ weekdays }), new Date('2026-03-02T09:00:00Z'), 5);
    expect(slots.map(({ date }) => date)).toEqual([
      '2026-03-06',
      '2026-03-09',
      '2026-03-13',
      '2026-03-16',
      '2026-03-20',
    ]);
  });

  it('leave out quiet days', () => {
    const quiet = [day('2026-12-25'), day('2026-12-26')];
    const slots = slotsAfter(aSchedule({ quiet }), new Date('2026-12-24T09:00:00Z'), 2);
    expect(slots.map(({ date }) => date)).toEqual(['2026-12-27', '2026-12-28']);
  });

  it('are today when the hour is still ahead there, though it is yesterday or tomorrow elsewhere', () => {
    const from = new Date('2026-03-01T23:30:00Z');
    expect(nextSlot(aSchedule({ zone: zone('Asia/Shanghai') }), from)?.date).toBe('2026-03-02');
    expect(nextSlot(aSchedule({ zone: zone('Pacific/Honolulu'), time: time('20:00') }), from)?.date).toBe(
      '2026-03-01',
    );
  });

  it('are none where every day is quiet', () => {
    const all = Array.from({ length: 1465 }, (_, days) =>
      day(Temporal.PlainDate.from('2026-01-01').add({ days }).toString()),
    );
    expect(nextSlot(aSchedule({ quiet: all, weekdays: [3] }), new Date('2026-01-02T00:00:00Z'))).toBeNull();
    expect(nextSlot(aSchedule({ weekdays: [] }), new Date('2026-01-02T00:00:00Z'))).toBeNull();
  });

  it('pass over a day that a zone left out', () => {
    const slots = slotsAfter(aSchedule({ zone: zone('Pacific/Apia') }), new Date('2011-12-29T00:00:00Z'), 3);
    expect(slots.map(({ date }) => date)).toEqual(['2011-12-29', '2011-12-31', '2012-01-01']);
  });

  it('are the same whether they are asked for one by one or together', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones()),
        fc.subarray([...WEEKDAYS], { minLength: 1 }),
        fc.integer({ min: 0, max: 1439 }),
        fc.date({ min: new Date('2000-01-01'), max: new Date('2037-12-31'), noInvalidDate: true }),
        (where, weekdays, minutes, from) => {
          const clock = new Temporal.PlainTime().add({ minutes }).toString({ smallestUnit: 'minute' });
          const schedule = aSchedule({ zone: where, weekdays, time: time(clock) });
          const together = slotsAfter(schedule, from, 6);
          let after = from;
          for (const slot of together) {
            expect(nextSlot(schedule, after)).toEqual(slot);
            expect(slot.at > after).toBe(true);
            after = slot.at;
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the runs that were missed', () => {
  it('are all there are up to now, and the next one is ahead', () => {
    const schedule = aSchedule();
    const first = { date: day('2026-03-02'), at: new Date('2026-03-02T09:00:00Z') };
    const { reached, next } = slotsUpTo(schedule, first, new Date('2026-03-05T10:00:00Z'));
    expect(reached.map(({ date }) => date)).toEqual(['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']);
    expect(next?.date).toBe('2026-03-06');
    expect(slotsUpTo(schedule, first, new Date('2026-03-02T08:59:59Z'))).toEqual({
      reached: [],
      next: first,
    });
  });
});
