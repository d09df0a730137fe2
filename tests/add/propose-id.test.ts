import { describe, expect, it } from 'vitest';
import {
  periodSlug,
  proposeObservationId,
  proposeSourceId,
  proposeStatementId,
} from '../../src/add/propose-id.ts';
import { period } from '../support/build-pack.ts';

const KNOWN = [
  { id: 'harbin-trade-2021', indicator: 'goods-trade', area: 'harbin', period: period('2021') },
  {
    id: 'heilongjiang-exports-2019-h1',
    indicator: 'exports',
    area: 'heilongjiang',
    period: period('2019-H1'),
  },
  { id: 'outsourcing-firms-2020', indicator: 'firms', area: 'harbin', period: period('2020-08') },
  { id: 'first-fair', indicator: 'fairs', area: 'harbin', period: period('2014') },
];

function proposed(indicator: string, when: string, area = 'harbin', taken: readonly string[] = []): string {
  const fresh = { indicator, area, period: period(when), source: 'my399-2020-08-31' };
  return proposeObservationId(fresh, KNOWN, new Set([...KNOWN.map(({ id }) => id), ...taken]), 'harbin');
}

describe('an id that is proposed', () => {
  it('goes on as the neighbours in time are called', () => {
    expect(proposed('goods-trade', '2022')).toBe('harbin-trade-2022');
    expect(proposed('goods-trade', '2022-Q1')).toBe('harbin-trade-2022-q1');
    expect(proposed('firms', '2021-08')).toBe('outsourcing-firms-2021');
  });

  it('names another place as the neighbour names its own', () => {
    expect(proposed('exports', '2020', 'jilin')).toBe('jilin-exports-2020');
  });

  it('is made of area, indicator and period where no neighbour tells, home being left out', () => {
    expect(proposed('fairs', '2015')).toBe('fairs-2015');
    expect(proposed('fairs', '2015', 'jilin')).toBe('jilin-fairs-2015');
  });

  it('takes the source’s word where another value has the id, then a number', () => {
    expect(proposed('goods-trade', '2021')).toBe('harbin-trade-2021-my399');
    const taken = ['harbin-trade-2021-my399', 'goods-trade-2021', 'goods-trade-2021-my399'];
    expect(proposed('goods-trade', '2021', 'harbin', taken)).toBe('harbin-trade-2021-2');
  });

  it('writes a period as the ids of the pack do', () => {
    expect(
      ['2019-H1', '../2019-05', '2022-01/2022-08', '2018/2020'].map((text) => periodSlug(period(text))),
    ).toEqual(['2019-h1', '2019-05', '2022-8m', '2018-2020']);
  });

  it('is the English name of a statement, within the length of an id', () => {
    expect(proposeStatementId('The mayor’s Café', new Set())).toBe('the-mayor-s-cafe');
    expect(proposeStatementId('long '.repeat(30), new Set())).toHaveLength(59);
    expect(proposeStatementId('上海', new Set())).toBe('fact-2');
  });

  it('is site and day for a source', () => {
    const one = { url: 'http://e.my399.com/a.html', publisher: 'City', published: '2020-08-31' };
    expect(proposeSourceId(one, new Set())).toBe('my399-2020-08-31');
    expect(proposeSourceId({ ...one, url: '', published: '' }, new Set())).toBe('city');
  });
});
