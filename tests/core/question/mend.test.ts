import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBook } from '../../../src/open-book.ts';

const { mend } = openBook('data', { isReviewed: true }).search;

describe('mend', () => {
  it('finds the name of a place behind a typing error', () => {
    expect(mend('Harbing imports 2021')).toBe('harbin imports 2021');
    expect(mend('выручка 2024 харбен')).toBe('выручка 2024 харбин');
  });

  it('divides words that were typed without spaces', () => {
    expect(mend('chinaoutsourcingcontractvalue2023')).toBe('china outsourcing contract value2023');
  });

  it('reads the keys of the other keyboard, and Russian in Latin letters', () => {
    expect(mend('gj,hfnbvs [fh,byf crjkmrj')).toBe('побратимы харбина сколько');
    expect(mend('skolko legkih posylok otpravili k mayu')).toBe('сколько легких посылок отправили к маю');
  });

  it('never makes one place of another', () => {
    for (const text of [
      'population of Kyoto and Guangzhou',
      'ВВП Ханькоу',
      'gdp of Hamburg',
      'экспорт Хабаровска',
    ]) {
      expect(mend(text)).toBe(text);
    }
  });

  it('leaves a text as it is where its words are known', () => {
    for (const text of [
      'What was the GDP of Harbin in 2020?',
      '哈尔滨2019年服务外包合同额',
      'Сколько туристов посетило Харбин?',
    ]) {
      expect(mend(text)).toBe(text);
    }
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300, size: 'large' }), (text) => {
        expect(typeof mend(text)).toBe('string');
      }),
    );
  });
});
