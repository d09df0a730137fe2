import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPeriod } from '../../../src/core/period/period-words.ts';
import { withWrittenPeriods } from '../../../src/core/period/written-periods.ts';
import { normalise } from '../../../src/core/words/words.ts';

describe('a part of a year in words', () => {
  it.each([
    ['first quarter of 2020', '2020-Q1'],
    ['in the 4th quarter, 2019', '2019-Q4'],
    ['2020 second quarter', '2020-Q2'],
    ['в первом квартале 2020-го', '2020-Q1'],
    ['за 3 кв. 2021', '2021-Q3'],
    ['the first three quarters of 2020', '2020-01/2020-09'],
    ['2020年前三季度', '2020-01/2020-09'],
    ['Q1-Q3 2020', '2020-01/2020-09'],
    ['first half of the year 2019', '2019-H1'],
    ['frist half of 2019', '2019-H1'],
    ['1полугодие 2025', '2025-H1'],
    ['во втором полугодии 2018 года', '2018-H2'],
    ['14年上半年', '2014-H1'],
    ['first eight months of 2014', '2014-01/2014-08'],
    ['за восемь месяцев 2022 года', '2022-01/2022-08'],
    ['за первые 6 месяцев 2022', '2022-H1'],
    ['2014年前八个月', '2014-01/2014-08'],
    ['the 24/25 season', '2024/2025'],
    ['24/25雪季', '2024/2025'],
    ['в 2018-м', '2018'],
    ['in the 2010s', '2010/2019'],
    ['в 2010-х', '2010/2019'],
    ['2010年代', '2010/2019'],
  ])('%s is %s', (text, period) => {
    expect(findPeriod(normalise(text))?.period.text).toBe(period);
  });

  it('leaves the words around it', () => {
    expect(findPeriod(normalise('FDI in the first quarter of 2020, please'))?.rest.split(/\s+/)).toEqual(
      expect.arrayContaining(['fdi', 'please']),
    );
  });

  it.each([
    'the first 24/7 service',
    'half of the 20 centers',
    'flight 24/25 to Harbin',
    'quarter past 9',
    'first place in 2019',
    '前三名 2019',
  ])('is not read into "%s"', (text) => {
    expect(withWrittenPeriods(text)).toBe(text);
  });

  it('is read in any text in a moment, and once', () => {
    const words = fc.constantFrom(
      'first',
      'half',
      'of',
      '2019',
      'кв.',
      'первый',
      '前三季度',
      '24/25',
      ' ',
      '-',
      '1',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const once = withWrittenPeriods(parts.join(' '));
        expect(withWrittenPeriods(once).replace(/\s+/g, ' ')).toBe(once.replace(/\s+/g, ' '));
      }),
      { examples: [[['first', ' ', 'half', ' ', 'first', ' ', 'half', ' ', '2019']]] },
    );
  });
});
