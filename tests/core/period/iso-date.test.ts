import { describe, expect, it } from 'vitest';
import { lastDayOf, parseIsoMonth } from '../../../src/core/period/iso-date.ts';
import { day, month } from '../../support/build-pack.ts';

describe('a month of publication', () => {
  it.each(['2018-7', '2018-13', '2018-00', '2018-07-01', '2018'])('is not %s', (text) => {
    expect(parseIsoMonth(text)).toBeNull();
  });

  it('was out by its last day for sure', () => {
    expect(['2018-07', '2020-02', '2021-02'].map((text) => lastDayOf(month(text)))).toEqual([
      '2018-07-31',
      '2020-02-29',
      '2021-02-28',
    ]);
    expect(lastDayOf(day('2018-07-09'))).toBe('2018-07-09');
  });
});
