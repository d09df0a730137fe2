import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/core/language.ts';
import type { Quantity, Unit } from '../../src/core/unit.ts';
import {
  formatBound,
  formatChange,
  formatDate,
  formatPeriod,
  formatQuantity,
  unitCode,
} from '../../src/text/format.ts';
import { DOLLARS, day, PERCENT, period } from '../support/build-pack.ts';

const quantity = (digits: string, multiplier = 0, qualifier: Quantity['qualifier'] = null): Quantity => ({
  digits,
  multiplier,
  qualifier,
});
const FIRMS: Unit = {
  kind: 'count',
  nouns: {
    en: { one: 'firm', other: 'firms' },
    zh: { other: '家企业' },
    ru: { one: 'фирма', few: 'фирмы', many: 'фирм', other: 'фирмы' },
  },
};
const inAll = (value: Quantity, unit: Unit) =>
  LANGUAGES.map((language) => formatQuantity(value, unit, language).replaceAll('\u00a0', ' '));

describe('formatQuantity', () => {
  it('writes money with the scale words of each language', () => {
    expect(inAll(quantity('3.45', 9), DOLLARS)).toEqual([
      '$3.45 billion',
      '34.5亿美元',
      '3,45 млрд долларов США',
    ]);
    expect(inAll(quantity('34.5', 8), DOLLARS)).toEqual([
      '$3.45 billion',
      '34.5亿美元',
      '3,45 млрд долларов США',
    ]);
    expect(formatQuantity(quantity('59.95', 9), { kind: 'currency', code: 'CNY' }, 'en')).toBe(
      'CNY 59.95 billion',
    );
  });

  it('keeps the zeros that state the precision', () => {
    expect(formatQuantity(quantity('2.50', 9), DOLLARS, 'en')).toBe('$2.50 billion');
  });

  it('counts with the plural of each language', () => {
    expect(inAll(quantity('1'), FIRMS)).toEqual(['1 firm', '1家企业', '1 фирма']);
    expect(inAll(quantity('3'), FIRMS)).toEqual(['3 firms', '3家企业', '3 фирмы']);
    expect(inAll(quantity('1000'), FIRMS)).toEqual(['1,000 firms', '1,000家企业', '1 000 фирм']);
    expect(inAll(quantity('35.9'), FIRMS)).toEqual(['35.9 firms', '35.9家企业', '35,9 фирмы']);
    expect(inAll(quantity('1.2', 6), FIRMS)).toEqual(['1.2 million firms', '120万家企业', '1,2 млн фирм']);
  });

  it('writes percentages and hedges', () => {
    expect(inAll(quantity('75'), PERCENT)).toEqual(['75%', '75%', '75 %']);
    expect(inAll(quantity('20', 0, 'more-than'), FIRMS)).toEqual([
      'more than 20 firms',
      '超过20家企业',
      'более 20 фирм',
    ]);
  });

  it('puts into the genitive what Russian hedges want there', () => {
    const russian = (digits: string, hedge: Quantity['qualifier'], multiplier = 0) =>
      formatQuantity(quantity(digits, multiplier, hedge), FIRMS, 'ru').replaceAll('\u00a0', ' ');
    expect(russian('31', 'more-than')).toBe('более 31 фирмы');
    expect(russian('22', 'more-than')).toBe('более 22 фирм');
    expect(russian('2', 'about')).toBe('около 2 фирм');
    expect(russian('25', 'less-than')).toBe('менее 25 фирм');
    expect(russian('1.5', 'about')).toBe('около 1,5 фирмы');
    expect(russian('1.5', 'about', 6)).toBe('около 1,5 млн фирм');
    expect(russian('31', 'nearly')).toBe('почти 31 фирма');
    expect(formatBound(quantity('71'), FIRMS, 'ru')).toMatch(/71 фирмы$/);
  });

  it('names the currencies of China and Russia as their statistics do', () => {
    const yuan: Unit = { kind: 'currency', code: 'CNY' };
    const rubles: Unit = { kind: 'currency', code: 'RUB' };
    expect(inAll(quantity('199.5', 9), yuan)).toEqual(['CNY 199.5 billion', '1995亿元', '199,5 млрд юаней']);
    expect(inAll(quantity('1290'), yuan)).toEqual(['CNY 1,290', '1290元', '1 290 юаней']);
    expect(inAll(quantity('45810'), yuan)[1]).toBe('45,810元');
    expect(inAll(quantity('60', 6), rubles)).toEqual(['RUB 60 million', '6000万卢布', '60 млн рублей']);
    expect(inAll(quantity('31', 0, 'more-than'), yuan)[2]).toBe('более 31 юаня');
    expect(inAll(quantity('2.2', 9), { kind: 'currency', code: 'EUR' })[1]).toBe('22亿欧元');
  });

  it('shows every printed digit of any value, in every language', () => {
    const digits = fc
      .tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 4 }))
      .map(([n, decimals]) => (n / 10 ** decimals).toFixed(decimals));
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom(0, 3, 4, 6, 8, 9, 12),
        fc.constantFrom(...LANGUAGES),
        (text, scale, language) => {
          const shown = formatQuantity(quantity(text, scale), DOLLARS, language).replace(/[^\d]/g, '');
          const wanted = text.replace('.', '').replace(/^0+/, '');
          // Scaling may add zeros on either side; it never changes a digit.
          expect(shown.replace(/^0+/, '').replace(/0+$/, '')).toBe(wanted.replace(/0+$/, ''));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('formatChange', () => {
  it('always shows the sign and the basis', () => {
    expect(formatChange({ percent: '89.35', basis: 'year-on-year', qualifier: null }, 'en')).toBe(
      '+89.35% year on year',
    );
    expect(formatChange({ percent: '-4.10', basis: 'year-on-year', qualifier: null }, 'en')).toBe(
      '−4.10% year on year',
    );
    expect(formatChange({ percent: '89.35', basis: 'year-on-year', qualifier: null }, 'zh')).toBe(
      '同比+89.35%',
    );
  });
});

describe('a change that its source hedges', () => {
  it.each([
    [
      '40',
      'more-than',
      'up by more than 40% year on year',
      '同比增长超过40%',
      'рост: более 40 % к предыдущему году',
    ],
    [
      '-4.1',
      'about',
      'down by about 4.1% year on year',
      '同比下降约4.1%',
      'снижение: около 4,1 % к предыдущему году',
    ],
  ] as const)('of %s says %s in every language', (percent, qualifier, ...expected) => {
    const change = { percent, basis: 'year-on-year', qualifier } as const;
    expect(LANGUAGES.map((language) => formatChange(change, language))).toEqual(expected);
  });
});

describe('formatPeriod', () => {
  it.each([
    ['2019', '2019', '2019年', '2019'],
    ['2020-H1', 'first half of 2020', '2020年上半年', 'первое полугодие 2020 г.'],
    ['2020-Q3', 'Q3 2020', '2020年第3季度', '3-й квартал 2020 г.'],
    ['2020-08', 'August 2020', '2020年8月', 'август 2020 г.'],
    ['2020-08-31', '31 Aug 2020', '2020年8月31日', '31 авг. 2020 г.'],
    ['2018/2020', '2018 – 2020', '2018年至2020年', '2018 – 2020'],
  ])('writes %s as people do', (text, ...expected) => {
    expect(LANGUAGES.map((language) => formatPeriod(period(text), language))).toEqual(expected);
  });

  it('writes a date the same whatever zone the machine is in', () => {
    expect(formatDate(day('2020-08-31'), 'en')).toBe('31 Aug 2020');
  });
});

describe('unitCode', () => {
  it('names units for programs in English', () => {
    expect(unitCode(DOLLARS, 9)).toBe('billion USD');
    expect(unitCode(FIRMS, 0)).toBe('firms');
    expect(unitCode(PERCENT, 0)).toBe('percent');
    expect(unitCode(DOLLARS, 7)).toBe('10^7 USD');
  });
});
