import { describe, expect, it } from 'vitest';
import { readQuietDays } from '../../src/command/briefing/quiet-days.ts';
import { day } from '../support/build-pack.ts';

const TODAY = day('2026-11-27');
const WEEK = Array.from({ length: 7 }, (_, at) => `2026-12-0${at + 1}`);
const read = (text: string) => readQuietDays(text, TODAY);

describe('quiet days in everyday words', () => {
  it.each([
    'from 2026-12-01 to 2026-12-07',
    'from 2026-12-01 until 2026-12-07',
    'From Tue 2026-12-01 till Monday, 2026-12-07',
    '2026-12-01 through 2026-12-07',
    '2026-12-01 thru 2026-12-07',
    '2026-12-01/2026-12-07',
    '2026/12/01-2026/12/07',
    '2026-12-01 … 2026-12-07',
    '2026-12-01 → 2026-12-07',
    'between 2026-12-01 and 2026-12-07',
    'с 2026-12-01 по 2026-12-07',
    'со 2026-12-01 до 2026-12-07 включительно',
    'между 2026-12-01 и 2026-12-07',
    '2026-12-01 (вт) по 2026-12-07 (пн)',
    '从2026-12-01到2026-12-07',
    '从2026年12月1日起至2026年12月7日放假',
    '2026-12-01（周二）至2026-12-07（周一）',
    '2026-12-01 直到 2026-12-07',
    'Holidays: 2026-12-01 - 2026-12-07',
  ])('are all from the one to the other: %s', (text) => {
    expect(read(text)).toMatchObject({ days: WEEK, faults: [], unclear: [] });
  });

  it.each([
    '2026-12-01 and 2026-12-07',
    '2026-12-01, 2026-12-07',
    '2026-12-01 и 2026-12-07',
    '2026-12-01、2026-12-07',
    '2026-12-01 2026-12-07',
    '2026-12-01. 2026-12-07.',
    'Christmas 2026-12-01 New Year 2026-12-07',
    '2026-12-01 Christmas Day 2026-12-07 New Year',
    'holidays: 2026-12-01 Рождество 2026-12-07 Новый год',
    '2026-12-01国庆节2026-12-07中秋节',
    '2026-12-01 christmas\n2026-12-07 new year',
    '2026-12-01 xmas; 2026-12-07 new year',
    '- 2026-12-01 - 2026-12-07',
  ])('are two days: %s', (text) => {
    expect(read(text)).toMatchObject({ days: ['2026-12-01', '2026-12-07'], faults: [], unclear: [] });
  });

  it.each([
    '2026-12-01 bis 2026-12-07',
    'Ferien 2026-12-01 bis 2026-12-07',
    'from 2026-12-01 and 2026-12-07',
    'с 2026-12-01 2026-12-07',
    '2026-12-01 Closed until 2026-12-07',
    '2026-12-01开始2026-12-07结束',
    '2026-12-01 BIS 2026-12-07',
  ])('are asked back where an unknown word stands between two dates: %s', (text) => {
    const { unclear, withThoseBetween, days } = read(text);
    expect(unclear).toHaveLength(1);
    expect(withThoseBetween).toEqual(WEEK);
    expect(days).toEqual(['2026-12-01', '2026-12-07']);
  });

  it.each(['from 2026-12-01', 'с 2026-12-01', '从2026-12-01', 'until 2026-12-07', 'до 2026-12-07'])(
    'are asked back where the other end is missing: %s',
    (text) => {
      expect(read(text).unclear).toHaveLength(1);
    },
  );

  it('may be several ranges, and days beside them', () => {
    const { days, unclear } = read(
      'from 2026-12-01 to 2026-12-03 and from 2026-12-05 to 2026-12-06, 2026-12-24',
    );
    expect(unclear).toEqual([]);
    expect(days).toEqual([
      ...['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-05', '2026-12-06', '2026-12-24'],
    ]);
    expect(read('2026-12-01 to 2026-12-03 to 2026-12-05').unclear).toHaveLength(1);
    expect(read('from 2026-12-07 to 2026-12-01').faults).toHaveLength(1);
  });
});

const calendar = (...events: readonly (readonly string[])[]) =>
  [
    'BEGIN:VCALENDAR',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', 'SUMMARY:x', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');
const readAt = (zone: string, ...events: readonly (readonly string[])[]) =>
  readQuietDays(calendar(...events), TODAY, zone);
const YEARLY = ['UID:a', 'DTSTART;VALUE=DATE:20251225', 'RRULE:FREQ=YEARLY'];

describe('quiet days of a calendar file', () => {
  it.each([
    ['a duration of days', ['DTSTART;VALUE=DATE:20270206', 'DURATION:P3D'], ['06', '07', '08']],
    ['a duration of a week and hours', ['DTSTART:20270206T120000', 'DURATION:P1DT12H'], ['06', '07']],
    [
      'an end in the middle of a day',
      ['DTSTART:20270206T090000', 'DTEND:20270208T170000'],
      ['06', '07', '08'],
    ],
    ['an end at midnight', ['DTSTART:20270206T090000', 'DTEND:20270208T000000'], ['06', '07']],
    ['an end within its day', ['DTSTART:20270206T090000', 'DTEND:20270206T170000'], ['06']],
    [
      'a zone with spaces in its name',
      ['DTSTART;TZID=China Standard Time:20270206T090000', 'DTEND;TZID=China Standard Time:20270207T100000'],
      ['06', '07'],
    ],
    [
      'an alarm that lasts longer',
      ['DTSTART;VALUE=DATE:20270206', 'BEGIN:VALARM', 'DURATION:P9D', 'END:VALARM'],
      ['06'],
    ],
  ])('are those of an event with %s', (_, lines, days) => {
    expect(readAt('Asia/Shanghai', lines)).toMatchObject({
      days: days.map((one) => `2027-02-${one}`),
      faults: [],
      repeats: [],
    });
  });

  it('are those of the clocks of the briefing, where a moment is in universal time', () => {
    const evening = ['DTSTART:20261224T160000Z', 'DTEND:20261225T160000Z'];
    expect(readAt('Asia/Shanghai', evening).days).toEqual(['2026-12-25']);
    expect(readAt('Europe/Moscow', evening).days).toEqual(['2026-12-24', '2026-12-25']);
  });

  it('are none of an event that is cancelled, and none that its rule leaves out', () => {
    expect(readAt('UTC', ['STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20261225']).days).toEqual([]);
    const left = readAt('UTC', [...YEARLY, 'EXDATE;VALUE=DATE:20261225,20271225', 'EXDATE:20291225T000000']);
    expect(left).toMatchObject({ days: ['2025-12-25', '2028-12-25'], repeats: [] });
  });

  it('are others where another event stands for one time of an event that comes back, or cancels it', () => {
    const moved = ['UID:a', 'RECURRENCE-ID;VALUE=DATE:20261225', 'DTSTART;VALUE=DATE:20261228'];
    const cancelled = ['UID:a', 'RECURRENCE-ID;VALUE=DATE:20271225', 'STATUS:CANCELLED'];
    const { days } = readAt('UTC', YEARLY, moved, cancelled);
    expect(days).toEqual(['2025-12-25', '2028-12-25', '2029-12-25', '2026-12-28']);
  });

  it('are not guessed of a duration that cannot be read, and rules that are not followed are told', () => {
    expect(readAt('UTC', ['DTSTART;VALUE=DATE:20261225', 'DURATION:-P1D']).faults).toHaveLength(1);
    const ruled = readAt('UTC', ['DTSTART;VALUE=DATE:20261225', 'EXRULE:FREQ=YEARLY']);
    expect(ruled.repeats).toEqual(['EXRULE']);
  });
});
