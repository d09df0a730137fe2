import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBook } from '../../../src/open-book.ts';

const { mend } = openBook('data', { isReviewed: true }).search;

describe('mend', () => {
  it('finds the name of a place behind a typing error', () => {
    expect(mend('Harbing imports 2021')).toBe('harbin imports 2021');
    expect(mend('выручка 2024 харбен')).toBe('выручка 2024 харбин');
  });

  it('finds the word behind a typing error, of the book or of conversation', () => {
    expect(mend('gpd of Harbin')).toBe('gdp of Harbin');
    expect(mend('how meny turists in the frist half')).toBe('how many tourists in the first half');
    expect(mend('сколко контарктов в первом кватрале')).toBe('сколько контрактов в первом квартале');
  });

  it('finds the word of which the beginning was typed, where the book speaks of one far oftener than of others', () => {
    expect(mend('touris revenue')).toBe('tourism revenue');
    expect(mend('outsour contr 2019')).toBe('outsourcing contracts 2019');
    expect(mend('аутсор 2021')).toBe('аутсорсинга 2021');
    expect(mend('parc')).toBe('parc');
  });

  it('makes no word of another that people use, though the book has it not', () => {
    for (const text of ['wine exports of Harbin', 'rice and beer', 'сколько стоит вино']) {
      expect(mend(text)).toBe(text);
    }
  });

  it('finds the character that sounds like the one that was typed', () => {
    expect(mend('服务外包执型额比上年增张多少')).toBe('服务外包执行额比上年增长多少');
    expect(mend('太平机厂旅客吞土量')).toBe('太平机场旅客吞吐量');
    // What is counted by stands behind a number, and is no error.
    for (const text of ['哈尔滨地铁几号线', '中国队拿了几块金牌']) expect(mend(text)).toBe(text);
  });

  it('changes no Chinese name of the book', () => {
    const book = openBook('data', { isReviewed: true });
    const names = [...book.topics, ...book.indicators].flatMap(({ names, aliases }) => [
      names.zh ?? [],
      ...(aliases.zh ?? []),
    ]);
    const chinese = names.flat().filter((name) => /^\p{Script=Han}+$/u.test(name));
    expect(chinese.length).toBeGreaterThan(1000);
    expect(chinese.filter((name) => mend(name) !== name)).toEqual([]);
  });

  it('reads Chinese in Latin letters, unless a word of another language stands beside it', () => {
    expect(mend('kua jing bao guo 2024nian')).toBe('跨境包裹 2024年');
    expect(mend('kua jing dian shang 黑河2019年')).toBe('跨境电商 黑河2019年');
    expect(mend('china take line')).toBe('china take line');
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
