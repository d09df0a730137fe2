import { describe, expect, it } from 'vitest';
import { derive } from '../../../src/core/book/derive.ts';
import { addMonths, freshnessOf } from '../../../src/core/book/freshness.ts';
import {
  aDerivedIndicator,
  aFactBook,
  anIndicator,
  anObservation,
  aStatement,
  day,
} from '../../support/build-pack.ts';

describe('freshness', () => {
  const yearly = anIndicator('exports', { frequency: 'annual', nextAfterMonths: 20 });
  const exports2019 = anObservation(yearly, '3.45', { period: '2019' });

  it.each([
    ['2021-08-30', 'current'],
    ['2021-08-31', 'due'],
    ['2021-11-29', 'due'],
    ['2021-11-30', 'overdue'],
    ['2030-01-01', 'overdue'],
  ])('on %s a yearly value of 2019 expected after 20 months is %s', (today, expected) => {
    expect(freshnessOf(exports2019, day(today))).toBe(expected);
  });

  it('calls events and ended series historical on any day', () => {
    const ended = anIndicator('ended', { frequency: 'once', nextAfterMonths: null });
    expect(freshnessOf(anObservation(ended, '1'), day('2099-01-01'))).toBe('historical');
    expect(freshnessOf(aStatement('opening', 'It opened.'), day('2099-01-01'))).toBe('historical');
  });

  it('calls a value historical once a later period has one', () => {
    const exports2020 = anObservation(yearly, '3.60', { period: '2020' });
    const book = aFactBook({ observations: [exports2019, exports2020] });
    expect(book.freshness(exports2019, day('2022-01-01'))).toBe('historical');
    expect(book.freshness(exports2020, day('2022-01-01'))).toBe('current');
  });

  it('calls a derived figure as late as the latest of its inputs', () => {
    const late = anObservation(yearly, '3.45', { period: '2019' });
    const fresh = anObservation(anIndicator('imports', { nextAfterMonths: 120 }), '2.00', { period: '2019' });
    const formula = { kind: 'share', part: late.indicator.id, whole: fresh.indicator.id } as const;
    const share = derive(aDerivedIndicator('share', formula), formula, [late, fresh]);
    expect(share && freshnessOf(share, day('2025-01-01'))).toBe('overdue');
    expect(share && freshnessOf(share, day('2020-01-01'))).toBe('current');
  });

  it('adds months within the calendar', () => {
    expect(addMonths(day('2020-08-31'), 6)).toBe('2021-02-28');
    expect(addMonths(day('2019-12-31'), 2)).toBe('2020-02-29');
    expect(addMonths(day('2019-12-31'), 12)).toBe('2020-12-31');
  });
});
