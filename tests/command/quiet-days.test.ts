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
