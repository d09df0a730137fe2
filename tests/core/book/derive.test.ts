import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween, derive } from '../../../src/core/book/derive.ts';
import type { Derived, Formula, Observation } from '../../../src/core/fact.ts';
import { aDerivedIndicator, anIndicator, anObservation, id, PARKS } from '../../support/build-pack.ts';

const SHARE: Formula = { kind: 'share', part: id('part'), whole: id('whole') };
const PER: Formula = { kind: 'per', amount: id('part'), by: id('whole') };
const IMPLIED: Formula = { kind: 'implied-previous', of: id('part') };
const count = (name: string, digits: string) => anObservation(anIndicator(name, { unit: PARKS }), digits);
const money = (name: string, digits: string, more = {}) =>
  anObservation(anIndicator(name), digits, { multiplier: 9, ...more });

function derived(formula: Formula, ...inputs: [Observation, ...Observation[]]): Derived | null {
  return derive(aDerivedIndicator('result', formula), formula, inputs);
}

describe('derive', () => {
  it('gives an exact share of exact counts, without a range', () => {
    const share = derived(SHARE, count('part', '15'), count('whole', '20'));
    expect(share?.quantity).toEqual({ digits: '75', multiplier: 0, qualifier: null });
    expect(share?.range).toBeNull();
  });

  it('rounds a quotient of exact counts to three digits, never inside the whole part', () => {
    expect(derived(PER, count('part', '503'), count('whole', '14'))?.quantity.digits).toBe('35.9');
    expect(derived(PER, count('part', '123457'), count('whole', '10'))?.quantity.digits).toBe('12346');
  });

  it('writes an amount for each in the scale of its size, with the digits that are known', () => {
    const each = derived(PER, money('part', '183.82'), count('whole', '100'));
    expect(each?.quantity).toEqual({ digits: '1.8382', multiplier: 9, qualifier: null });
    expect(each?.range).toEqual({ low: '1.83815', high: '1.83825' });
    const small = derived(PER, money('part', '183.82'), count('whole', '1000000'));
    expect(small?.quantity).toEqual({ digits: '183820', multiplier: 0, qualifier: null });
  });

  it('keeps only the digits the least precise input carries, and says what its rounding allows', () => {
    const share = derived(SHARE, money('part', '1.75'), money('whole', '3.45'));
    expect(share?.quantity.digits).toBe('50.7');
    expect(share?.range).toEqual({ low: '50.50', high: '50.95' });
  });

  it('reckons with the power of ten of each input', () => {
    const share = derived(SHARE, money('part', '17.5', { multiplier: 8 }), money('whole', '3.50'));
    expect(share?.quantity.digits).toBe('50.0');
  });

  it('implies the value a year earlier from the growth printed', () => {
    const before = derived(IMPLIED, money('part', '3.45', { percent: '89.35' }));
    expect(before?.quantity).toEqual({ digits: '1.82', multiplier: 9, qualifier: null });
    expect(before?.period.text).toBe('2018');
    expect(before?.range).toEqual({ low: '1.819', high: '1.825' });
  });

  it('implies a higher earlier value from a fall', () => {
    expect(derived(IMPLIED, money('part', '9.00', { percent: '-10' }))?.quantity.digits).toBe('10');
  });

  it('carries no more digits than are left of the factor after a large fall', () => {
    expect(derived(IMPLIED, money('part', '3.45', { percent: '-95.5' }))?.quantity.digits).toBe('77');
    expect(derived(IMPLIED, money('part', '3.45', { percent: '-99.9' }))?.quantity.digits).toBe('3000');
  });

  it('rounds a half up', () => {
    expect(derived(SHARE, money('part', '1.25'), money('whole', '1000.0'))?.quantity.digits).toBe('0.125');
    expect(derived(SHARE, money('part', '12.5'), money('whole', '10'))?.quantity.digits).toBe('130');
  });

  it('takes along what must be known of its inputs, once', () => {
    const noted = (one: Observation) => ({ ...one, caveat: { en: 'Counted twice.' } });
    expect(derived(SHARE, noted(count('part', '15')), noted(count('whole', '20')))?.caveat).toEqual({
      en: 'Counted twice.',
    });
    expect(derived(SHARE, count('part', '15'), count('whole', '20'))?.caveat).toBeNull();
  });

  it('derives nothing without a printed change, over a zero divisor, or from a one-sided hedge', () => {
    expect(derived(IMPLIED, money('part', '3.45'))).toBeNull();
    expect(derived(IMPLIED, money('part', '3.45', { percent: '-100' }))).toBeNull();
    expect(derived(SHARE, count('part', '15'), count('whole', '0'))).toBeNull();
    expect(
      derived(SHARE, money('part', '1.75', { qualifier: 'more-than' }), money('whole', '3.45')),
    ).toBeNull();
  });

  it('implies no value from a growth of more than so much, and a hedged one from about so much', () => {
    expect(derived(IMPLIED, money('part', '6.4', { percent: '40', hedge: 'more-than' }))).toBeNull();
    const about = derived(IMPLIED, money('part', '6.4', { percent: '40', hedge: 'about' }));
    expect(about?.quantity.qualifier).toBe('about');
  });

  it('is hedged itself when an input is', () => {
    const share = derived(SHARE, money('part', '1.75', { qualifier: 'about' }), money('whole', '3.45'));
    expect(share?.quantity.qualifier).toBe('about');
  });

  it('shows three digits at most under a hedge, and no more than are printed', () => {
    const hedged = (part: string, whole: string) =>
      derived(SHARE, money('part', part, { qualifier: 'about' }), money('whole', whole))?.quantity.digits;
    expect(hedged('450.13', '679.53')).toBe('66.2');
    expect(hedged('1.5', '3.456')).toBe('43');
    const crowd = anObservation(anIndicator('part', { unit: PARKS }), '330000', { qualifier: 'nearly' });
    expect(derived(PER, crowd, count('whole', '7'))?.quantity.digits).toBe('47100');
  });

  it('computes nothing on an interval scale', () => {
    const warm = (name: string, digits: string, more = {}) =>
      anObservation(anIndicator(name, { scale: 'interval' }), digits, more);
    expect(derived(SHARE, warm('part', '5'), warm('whole', '10'))).toBeNull();
    expect(derived(IMPLIED, warm('part', '5', { percent: '10' }))).toBeNull();
  });

  it('implies no value across a break', () => {
    const implied = (isBreak: boolean) => derived(IMPLIED, money('part', '3.45', { percent: '10', isBreak }));
    expect(implied(false)).not.toBeNull();
    expect(implied(true)).toBeNull();
  });

  it('always lies within the range that its inputs allow, and the range holds every true quotient', () => {
    const printed = fc
      .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 0, max: 3 }))
      .map(([n, decimals]) => new Decimal(n).div(10 ** decimals).toFixed(decimals));
    const within = fc.double({ min: -0.499, max: 0.499, noNaN: true });
    const truth = (digits: string, offset: number) =>
      new Decimal(digits).plus(new Decimal(offset).div(10 ** (digits.split('.')[1]?.length ?? 0)));
    fc.assert(
      fc.property(printed, printed, within, within, (part, whole, a, b) => {
        const share = derived(SHARE, money('part', part), money('whole', whole));
        if (share === null) return;
        const low = new Decimal(share.range?.low ?? 'NaN');
        const high = new Decimal(share.range?.high ?? 'NaN');
        const quotient = truth(part, a).div(truth(whole, b)).times(100);
        expect(
          quotient.gte(low) && quotient.lte(high),
          `${part}/${whole} → ${quotient} in ${low}..${high}`,
        ).toBe(true);
        const exact = new Decimal(part).div(whole).times(100);
        expect(exact.gte(low) && exact.lte(high)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('changeBetween', () => {
  const coal = anIndicator('coal');
  const at = (period: string, digits: string, more = {}) =>
    anObservation(coal, digits, { period, id: `coal-${digits.replace('.', '-')}`, ...more });
  const change = (later: Observation, earlier: Observation) => {
    const found = changeBetween(later, earlier);
    if (found === null) return null;
    return found.kind === 'none' ? found.why : [found.difference.amount, found.qualifier];
  };

  it('keeps the hedge of either value', () => {
    expect(change(at('2023', '1.96', { qualifier: 'about' }), at('2022', '1.65'))).toEqual(['19', 'about']);
    expect(change(at('2023', '1.65'), at('2022', '1.5', { qualifier: 'nearly' }))).toEqual(['10', 'about']);
    expect(change(at('2023', '1.96'), at('2022', '1.65'))).toEqual(['19', null]);
  });

  it('has no more digits than the values carry', () => {
    expect(change(at('2016', '106.46'), at('2006', '1.38'))).toEqual(['7610', null]);
    expect(change(at('2023', '5', { qualifier: 'about' }), at('2022', '1.234'))).toEqual(['300', 'about']);
  });

  it('says why there is none', () => {
    const base = at('2022', '100');
    expect(change(at('2023', '120', { isBreak: true }), base)).toBe('break');
    expect(change(at('2023-H1', '60'), base)).toBe('period');
    expect(change(at('../2023', '60'), at('../2022', '50'))).toBe('total');
    expect(change(at('2023', '120', { unit: { kind: 'currency', code: 'CNY' } }), base)).toBe('currency');
    expect(change(at('2023', '120', { qualifier: 'more-than' }), base)).toBe('bound');
    expect(change(at('2023', '120', { status: 'estimate' }), base)).toBe('estimate');
    expect(change(at('2023', '120'), at('2022', '0'))).toBe('zero');
    expect(change(at('2018/2020', '9'), at('2012/2016', '5'))).toBe('period');
  });

  it('is the difference on an interval scale', () => {
    const warmth = anIndicator('warmth', { unit: PARKS, scale: 'interval' });
    const warm = (period: string, digits: string) => anObservation(warmth, digits, { period });
    expect(changeBetween(warm('2023', '-1.5'), warm('2022', '3'))).toMatchObject({
      difference: { kind: 'amount', amount: '-4.5', unit: PARKS },
    });
  });
});
