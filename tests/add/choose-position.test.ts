import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Observed, positionOfObservation, positionOfSource } from '../../src/add/choose-position.ts';
import { RELIABILITIES } from '../../src/core/fact.ts';
import { compareLatestFirst } from '../../src/core/period/period.ts';
import { period } from '../support/build-pack.ts';

const of = (indicator: string, when: string, area = 'home'): Observed => ({
  indicator,
  area,
  period: period(when),
});

const behind = (item: number) => ({ kind: 'after', item });

describe('positionOfObservation', () => {
  it('keeps a series that is in the order of its periods in that order, the earliest or the latest first', () => {
    const year = fc.integer({ min: 1990, max: 2030 });
    fc.assert(
      fc.property(
        fc.array(year, { minLength: 1, maxLength: 12 }),
        year,
        fc.boolean(),
        (years, fresh, isFalling) => {
          const sorted = years.toSorted((a, b) => (isFalling ? b - a : a - b));
          // Values of something else stand between them.
          const file = sorted.flatMap((one) => [of('other', '2000'), of('mine', String(one))]);
          const mine = of('mine', String(fresh));
          const where = positionOfObservation(mine, file);
          if (where.kind === 'end') throw new Error('not beside its series');
          const at = where.kind === 'after' ? where.item + 1 : where.item;
          const series = file.toSpliced(at, 0, mine).filter(({ indicator }) => indicator === 'mine');
          const order = series.map((one) => one.period);
          const falls = isFalling && sorted[0] !== sorted.at(-1);
          expect(order).toEqual(order.toSorted((a, b) => compareLatestFirst(a, b) * (falls ? 1 : -1)));
        },
      ),
    );
  });

  it('keeps to the section of its kind of period, its area and its indicator, in this order', () => {
    const file = [
      of('a', '2020'),
      of('a', '2022'),
      of('b', '2020'),
      of('a', '2020-H1'),
      of('a', '2023', 'far'),
    ];
    expect(positionOfObservation(of('a', '2024'), file)).toEqual(behind(1));
    expect(positionOfObservation(of('a', '2021'), file)).toEqual(behind(0));
    expect(positionOfObservation(of('a', '2019'), file)).toEqual({ kind: 'before', item: 0 });
    expect(positionOfObservation(of('a', '2021-H1'), file)).toEqual(behind(3));
    expect(positionOfObservation(of('a', '2021-05'), file)).toEqual(behind(3));
    expect(positionOfObservation(of('a', '2024', 'third'), file)).toEqual(behind(4));
    expect(positionOfObservation(of('c', '2020'), file)).toEqual({ kind: 'end' });
  });

  it('puts another value of the same period behind those that are there', () => {
    expect(
      positionOfObservation(of('a', '2020'), [of('a', '2020'), of('a', '2020'), of('a', '2021')]),
    ).toEqual(behind(1));
  });
});

describe('positionOfSource', () => {
  it('keeps the order of reliability where the file has it', () => {
    const one = fc.constantFrom(...RELIABILITIES);
    const rank = (reliability: (typeof RELIABILITIES)[number]) => RELIABILITIES.indexOf(reliability);
    fc.assert(
      fc.property(fc.array(one), one, (some, fresh) => {
        const file = some.toSorted((a, b) => rank(a) - rank(b));
        const where = positionOfSource(fresh, file);
        const at = where.kind === 'end' ? file.length : where.kind === 'after' ? where.item + 1 : where.item;
        const ranks = file.toSpliced(at, 0, fresh).map(rank);
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
    );
  });

  it('goes to the end of a file that has another order', () => {
    expect(positionOfSource('primary', ['primary', 'media', 'official-media'])).toEqual({ kind: 'end' });
  });
});
