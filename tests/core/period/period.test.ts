import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareLatestFirst,
  isWithin,
  parsePeriod,
  previousPeriod,
  yearBefore,
} from '../../../src/core/period/period.ts';
import { findPeriod, findPeriods } from '../../../src/core/period/period-words.ts';
import { period } from '../../support/build-pack.ts';

const year = fc.integer({ min: 1001, max: 9998 });
const two = (n: number) => String(n).padStart(2, '0');
const anyPeriod = fc
  .oneof(
    year.map(String),
    fc.tuple(year, fc.integer({ min: 1, max: 2 })).map(([y, h]) => `${y}-H${h}`),
    fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}-Q${q}`),
    fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`),
  )
  .map(period);

describe('parsePeriod', () => {
  it.each([
    ['2019', 'year', '2019-01-01', '2019-12-31'],
    ['2020-H2', 'half', '2020-07-01', '2020-12-31'],
    ['2020-Q1', 'quarter', '2020-01-01', '2020-03-31'],
    ['2020-02', 'month', '2020-02-01', '2020-02-29'],
    ['2020-08-31', 'day', '2020-08-31', '2020-08-31'],
    ['2018/2020', 'range', '2018-01-01', '2020-12-31'],
    ['2020-03/2020-05', 'range', '2020-03-01', '2020-05-31'],
  ])('reads %s as a %s', (text, kind, start, end) => {
    expect(parsePeriod(text)).toEqual({ kind, text, start, end });
  });

  it.each([
    '',
    '19',
    '20199',
    '2019-13',
    '2019-00',
    '2019-H3',
    '2019-Q5',
    '2021-02-29',
    '2019/',
    '2020/2018',
    '2019/2019',
    '2018/2019/2020',
    '2018/2020-05',
    'last year',
    '0999',
    '2019-1',
    ' 2019',
  ])('refuses %j', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  it('never throws and keeps the text of what it reads', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}(-[HQ\d]{1,2}(-\d\d)?)?$/)), (text) => {
        expect(parsePeriod(text)?.text ?? text).toBe(text);
      }),
    );
  });
});

describe('neighbouring periods', () => {
  it('previousPeriod ends the day before the period starts', () => {
    fc.assert(
      fc.property(anyPeriod, (one) => {
        const before = previousPeriod(one);
        expect(before?.kind).toBe(one.kind);
        const dayAfter = new Date(`${before?.end}T00:00:00Z`);
        dayAfter.setUTCDate(dayAfter.getUTCDate() + 1);
        expect(dayAfter.toISOString().slice(0, 10)).toBe(one.start);
      }),
    );
  });

  it('yearBefore is the same part of the year before, and there is none of a range or a day', () => {
    expect(yearBefore(period('2020-H1'))?.text).toBe('2019-H1');
    expect(yearBefore(period('2019'))?.text).toBe('2018');
    expect(yearBefore(period('2018/2020'))).toBeNull();
    expect(yearBefore(period('2020-08-31'))).toBeNull();
  });

  it('sorts the latest first and knows what lies within what', () => {
    const sorted = ['2018', '2020', '2020-12', '2019'].map(period).sort(compareLatestFirst);
    expect(sorted.map(({ text }) => text)).toEqual(['2020-12', '2020', '2019', '2018']);
    expect(isWithin(period('2020-08'), period('2020'))).toBe(true);
    expect(isWithin(period('2020'), period('2020-08'))).toBe(false);
  });
});

describe('findPeriod', () => {
  it.each([
    ['contract value in 2019', '2019'],
    ['value for 2020-h1 please', '2020-H1'],
    ['first half of 2020', '2020-H1'],
    ['1st half of 2020', '2020-H1'],
    ['airport 2023 h1', '2023-H1'],
    ['trade 2021 q2', '2021-Q2'],
    ['winter season 2024-25', '2024/2025'],
    ['winter season 2024/25', '2024/2025'],
    ['trade in 2009-10', '2009-10'],
    ['за 1 пол. 2019', '2019-H1'],
    ['за 2-ое полугодие 2020', '2020-H2'],
    ['09年外包', '2009'],
    ['2022年头八个月', '2022-01/2022-08'],
    ['2020年前3个月', '2020-Q1'],
    ['q3 2021', '2021-Q3'],
    ['august 2020', '2020-08'],
    ['31 aug 2020', '2020-08-31'],
    ['aug 31, 2020', '2020-08-31'],
    ['august 31 2020', '2020-08-31'],
    ['2020-08-31', '2020-08-31'],
    ['2019年', '2019'],
    ['2020年8月', '2020-08'],
    ['2020年8月31日', '2020-08-31'],
    ['2020年上半年', '2020-H1'],
    ['2020年第三季度', '2020-Q3'],
    ['в 2019 году', '2019'],
    ['в августе 2020', '2020-08'],
    ['август 2020', '2020-08'],
    ['31 августа 2020', '2020-08-31'],
    ['первое полугодие 2020', '2020-H1'],
    ['2018/2020', '2018/2020'],
  ])('finds the period in %j', (text, expected) => {
    expect(findPeriod(text)?.period.text).toBe(expected);
  });

  it.each(['3,450', '20.19', '12019', '$2019.5', 'no period here', '1,2019'])('finds none in %j', (text) => {
    expect(findPeriod(text)).toBeNull();
  });
});

describe('ranges and running totals in words', () => {
  it.each([
    ['visits january 2024 – july 2024', '2024-01/2024-07'],
    ['visits from january to july 2024', '2024-01/2024-07'],
    ['visits 2018 – 2020', '2018/2020'],
    ['visits 1 oct 2018 – 7 oct 2018', '2018-10-01/2018-10-07'],
    ['visits january to june 2024', '2024-H1'],
    ['2022年1-7月游客', '2022-01/2022-07'],
    ['2022年1月至2022年7月游客', '2022-01/2022-07'],
    ['январь – июль 2024 г. посещения', '2024-01/2024-07'],
    ['1-й квартал 2021 г. врп', '2021-Q1'],
    ['parcels in all until june 2015', '../2015-06'],
    ['包裹 截至2015年6月累计', '../2015-06'],
    ['посылки всего по июнь 2015 г.', '../2015-06'],
    ['7 sept 2023', '2023-09-07'],
    ['used in 2023 april', '2023'],
  ])('reads “%s” as %s', (text, expected) => {
    const found = findPeriod(text);
    expect([found?.period.text, found?.isBound]).toEqual([expected, false]);
  });

  it.each(['since 2019', 'до 2019 года', '2019年以来', '截至2019年'])(
    'takes “%s” as one end only, or as its period',
    (text) => {
      expect(findPeriod(text)?.period.text).toBe('2019');
    },
  );

  it('finds each of several periods, with the text without that one', () => {
    expect(
      findPeriods('list of 2020 august 2021').map(({ period, rest }) => [period.text, rest.trim()]),
    ).toEqual([
      ['2020', 'list of  august 2021'],
      ['2021-08', 'list of 2020'],
    ]);
  });
});
