import { describe, expect, it } from 'vitest';
import { compareFigures } from '../../../src/core/book/comparison.ts';
import type { ChangeBetween } from '../../../src/core/book/derive.ts';
import type { Observation } from '../../../src/core/fact.ts';
import type { Unit } from '../../../src/core/unit.ts';
import {
  aDerivedIndicator,
  aFactBook,
  anArea,
  anIndicator,
  anObservation,
  HOME,
  id,
  PARKS,
  period,
} from '../../support/build-pack.ts';

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
  compareFigures(book, [coal], { areas, periods: periods.map(period) });
const amounts = (changes: readonly ChangeBetween[]) => changes.map(({ difference }) => difference.amount);

describe('compareFigures', () => {
  it('sets years beside years with the change between them, rounded to what they carry', () => {
    const { figures, changes, lacking } = compare(['2019', '2020']);
    expect(values(figures)).toEqual(['100', '133']);
    expect(amounts(changes)).toEqual(['33']);
    expect(lacking).toEqual([]);
  });

  it('gives no change between a half-year and a year, nor between two currencies', () => {
    expect(compare(['2020-H1', '2019']).changes).toEqual([]);
    expect(compare(['2020', '2021']).changes).toEqual([]);
    expect(amounts(compare(['2019-H1', '2020-H1']).changes)).toEqual(['22']);
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

  it('says why there is no change: other kinds of periods, other currencies', () => {
    const whys = (periods: readonly string[]) => compare(periods).unlike.map(({ why }) => why);
    expect(whys(['2020-H1', '2020'])).toEqual(['period']);
    expect(whys(['2020', '2021'])).toEqual(['currency']);
    expect(whys(['2019', '2020'])).toEqual([]);
  });
});

describe('a series that breaks', () => {
  const broken = aFactBook({
    observations: [
      at('2018', '10'),
      at('2019', '20'),
      at('2020-H1', '15', { isBreak: true, caveat: { en: 'Another list.' } }),
      at('2020', '30'),
      at('2021', '40'),
    ],
  });
  const between = (earlier: string, later: string) =>
    compareFigures(broken, [coal], { areas: [], periods: [period(earlier), period(later)] });

  it('gives no change across the break, even where the break itself is not shown', () => {
    expect(between('2019', '2021').changes).toEqual([]);
    expect(between('2019', '2021').unlike.map(({ why }) => why)).toEqual(['break']);
  });

  it('gives changes on either side of it', () => {
    expect(amounts(between('2018', '2019').changes)).toEqual(['100']);
    expect(amounts(between('2020', '2021').changes)).toEqual(['33']);
  });
});

describe('several places without a period', () => {
  const third = anArea('third');
  const beside = (observations: readonly Observation[], areas = [HOME, other]) => {
    const all = aFactBook({ areas: [other, third], observations });
    return compareFigures(all, [coal], { areas, periods: [] });
  };
  const periods = (figures: readonly { readonly period: { readonly text: string } }[]) =>
    figures.map((figure) => figure.period.text);

  it('takes the latest period that all of them have, not one that most have', () => {
    const { figures, isApart } = beside(
      [
        at('2019', '1'),
        at('2020', '2'),
        at('2019', '3', { area: other }),
        at('2020', '4', { area: other }),
        at('2019', '5', { area: third }),
      ],
      [HOME, other, third],
    );
    expect(periods(figures)).toEqual(['2019', '2019', '2019']);
    expect(isApart).toBe(false);
  });

  it('never sets a half-year beside a year: whole years first, and what has none is named', () => {
    const { figures, otherwise } = beside([at('2018', '1'), at('2025-H1', '2', { area: other })]);
    expect(periods(figures)).toEqual(['2018']);
    expect(otherwise.map(({ area, periods: own }) => [area.id, own.map(({ text }) => text)])).toEqual([
      [other.id, ['2025-H1']],
    ]);
  });

  it('takes an older year rather than a later half-year, and says that the years differ', () => {
    const { figures, isApart, otherwise } = beside([
      at('2018', '1'),
      at('2024', '2', { area: other }),
      at('2025-H1', '3', { area: other }),
    ]);
    expect(periods(figures)).toEqual(['2018', '2024']);
    expect(isApart).toBe(true);
    expect(otherwise).toEqual([]);
  });

  it('sets stocks of different months beside each other, and not flows', () => {
    const months = [at('2021-08', '1'), at('2022-02', '2', { area: other })];
    expect(periods(beside(months).figures)).toHaveLength(1);
    const stock = anIndicator('coal', { aggregation: 'last' });
    const stocks = months.map((one) => ({ ...one, indicator: stock }));
    const all = aFactBook({ areas: [other], observations: stocks });
    const { figures } = compareFigures(all, [stock], { areas: [HOME, other], periods: [] });
    expect(periods(figures)).toEqual(['2021-08', '2022-02']);
  });
});

describe('periods that are asked for', () => {
  const firms = anIndicator('firms', { unit: PARKS, aggregation: 'last' });
  const of = (when: string, digits: string) =>
    anObservation(firms, digits, { period: when, id: `f-${digits}` });
  const stock = aFactBook({
    observations: [
      of('../2020-07', '4200'),
      of('../2020-12', '7378'),
      of('../2022-06', '16539'),
      of('2018-12', '31'),
    ],
  });
  const asked = (...texts: readonly string[]) =>
    compareFigures(stock, [firms], { areas: [], periods: texts.map(period) });

  it('are answered by the running total up to them', () => {
    expect(values(asked('2020-07', '2022-06').figures)).toEqual(['4200', '16539']);
    expect(values(asked('../2020-07', '../2022-06').figures)).toEqual(['4200', '16539']);
    expect(values(asked('2020-12-31').figures)).toEqual(['7378']);
    expect(asked('2020-07', '2022-06').unlike.map(({ why }) => why)).toEqual(['total']);
  });

  it('are answered by the running total of a flow, and never the other way round', () => {
    const flow = aFactBook({
      observations: [at('../2019-05', '50'), at('2019-06', '5'), at('../2018-12', '40')],
    });
    const figures = (text: string) =>
      values(compareFigures(flow, [coal], { areas: [], periods: [period(text)] }).figures);
    expect(figures('2019-05')).toEqual(['50']);
    expect(figures('../2019-06')).toEqual([]);
    expect(figures('2018')).toEqual([]);
  });

  it('are answered by a stock of a month within them, the latest', () => {
    expect(values(asked('2018', '2020').figures)).toEqual(['31', '7378']);
  });

  it('are not answered by a flow of a part of them', () => {
    const flow = aFactBook({ observations: [at('2019-H1', '50'), at('2019-07', '5')] });
    const { figures, lacking } = compareFigures(flow, [coal], { areas: [], periods: [period('2019')] });
    expect(figures).toEqual([]);
    expect(lacking.map((one) => one.period?.text)).toEqual(['2019']);
  });

  it('are shown or named, each of them', () => {
    const texts = ['2020-07', '2020-12', '2016', '2017-H1', '2018', '2015/2016'];
    const { figures, lacking } = asked(...texts);
    expect(values(figures)).toEqual(['4200', '7378', '31']);
    expect(lacking.map((one) => one.period?.text)).toEqual(['2016', '2017-H1', '2015/2016']);
  });

  it('are counted where there are too many values to show', () => {
    const years = Array.from({ length: 15 }, (_, i) => at(String(2000 + i), String(100 + i)));
    const long = aFactBook({ observations: years });
    const { figures, beyond } = compareFigures(long, [coal], { areas: [], periods: [] });
    expect([figures.length, beyond]).toEqual([12, 3]);
  });
});

describe('several indicators', () => {
  const grain = anIndicator('grain');
  const grainAt = (when: string, digits: string) =>
    anObservation(grain, digits, { period: when, id: `g-${digits}` });
  const both = aFactBook({
    observations: [at('2018', '1'), at('2019', '2'), grainAt('2018', '3'), grainAt('2020', '4')],
  });

  it('are set beside each other for a period that both have, without any change', () => {
    const { figures, changes } = compareFigures(both, [coal, grain], { areas: [], periods: [] });
    expect(values(figures)).toEqual(['1', '3']);
    expect(changes).toEqual([]);
  });

  it('are named where one of them lacks what is asked for', () => {
    const { figures, lacking } = compareFigures(both, [coal, grain], {
      areas: [],
      periods: [period('2019')],
    });
    expect(values(figures)).toEqual(['2']);
    expect(lacking.map(({ indicator }) => indicator)).toEqual([grain]);
  });
});

describe('a derived indicator', () => {
  it('has no changes between its figures', () => {
    const share = aDerivedIndicator('share', { kind: 'share', part: coal.id, whole: id('grain') });
    const grain = anIndicator('grain');
    const shares = aFactBook({
      indicators: [share],
      observations: ['2018', '2019'].flatMap((when) => [
        at(when, when === '2018' ? '10' : '20'),
        anObservation(grain, '50', { period: when, id: `g-${when}` }),
      ]),
    });
    const { figures, changes, unlike } = compareFigures(shares, [share], { areas: [], periods: [] });
    expect(values(figures)).toEqual(['40', '20']);
    expect([changes, unlike]).toEqual([[], []]);
  });
});
