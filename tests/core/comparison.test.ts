import { describe, expect, it } from 'vitest';
import { compareFigures } from '../../src/core/comparison.ts';
import type { Observation } from '../../src/core/fact.ts';
import type { Unit } from '../../src/core/unit.ts';
import { aFactBook, anArea, anIndicator, anObservation, HOME, period } from '../support/build-pack.ts';

const YUAN: Unit = { kind: 'currency', code: 'CNY' };
const coal = anIndicator('coal');
const other = anArea('elsewhere');
const at = (when: string, digits: string, more: Parameters<typeof anObservation>[2] = {}) =>
  anObservation(coal, digits, { period: when, id: `v-${digits}`, ...more });

const book = aFactBook({
  areas: [other],
  observations: [
    at('2019', '100'),
    at('2020', '133'),
    at('2020-H1', '61'),
    at('2019-H1', '50'),
    at('2021', '900', { unit: YUAN }),
    at('2022', '999', { doubt: 'misprint', caveat: { en: 'A slip.' } }),
    at('2030', '500', { status: 'target' }),
    at('2020', '200', { area: other }),
    at('2018', '150', { area: other }),
  ],
});

const values = (figures: readonly { readonly quantity: Observation['quantity'] }[]) =>
  figures.map(({ quantity }) => quantity.digits);
const compare = (periods: readonly string[], areas = [HOME]) =>
  compareFigures(book, coal, { areas, periods: periods.map(period) });

describe('compareFigures', () => {
  it('sets years beside years with the change between them, rounded to what they carry', () => {
    const { figures, changes, lacking } = compare(['2019', '2020']);
    expect(values(figures)).toEqual(['100', '133']);
    expect(changes.map(({ percent }) => percent)).toEqual(['33']);
    expect(lacking).toEqual([]);
  });

  it('gives no change between a half-year and a year, nor between two currencies', () => {
    expect(compare(['2020-H1', '2019']).changes).toEqual([]);
    expect(compare(['2020', '2021']).changes).toEqual([]);
    expect(compare(['2019-H1', '2020-H1']).changes.map(({ percent }) => percent)).toEqual(['22']);
  });

  it('compares neither doubtful values nor targets, and says what is lacking', () => {
    const { figures, lacking } = compare(['2020', '2022', '2030']);
    expect(values(figures)).toEqual(['133']);
    expect(lacking.map((one) => one.period?.text)).toEqual(['2022', '2030']);
  });

  it('takes the whole years of one place where no period is asked for', () => {
    expect(values(compare([]).figures)).toEqual(['900', '133', '100']);
  });

  it('takes the latest period that several places share', () => {
    expect(values(compare([], [HOME, other]).figures)).toEqual(['133', '200']);
  });

  it('reads a range as the whole years in it', () => {
    expect(values(compare(['2019/2020']).figures)).toEqual(['133', '100']);
  });
});
