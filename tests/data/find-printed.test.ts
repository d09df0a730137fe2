import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standsIn } from '../../src/data/find-printed.ts';
import { foldText } from '../../src/numbers/fold-text.ts';

const stands = (printed: string, text: string) => standsIn(foldText(printed), foldText(text));

describe('a printed string', () => {
  it.each([
    ['15', 'There are 15 of them'],
    ['15', 'There are 15, or so'],
    ['15', 'In all 15.'],
    ['15 centers', 'In 2019 15 centers'],
    ['2019', 'In 2019 503 firms settled'],
    ['$3.45 billion', 'worth US$3.45 billion.'],
    ['3.45 billion', 'worth $3.45 billion'],
    ['1 000 тонн', 'около 1\u00a0000\u202fтонн'],
    ["port's", 'the port’s tugs'],
    ['"Alfa"', 'the tug “Alfa” left'],
    ['2023-24', 'in 2023–24'],
    ['15', '共１５家'],
    ['15家', '共15家企业'],
    ['café', 'the cafe\u0301'],
    ['tugboats', 'tug\u00adboats'],
    ['15 centers', 'the plan—15 centers in all'],
    ['15 centers', 'the plan -- 15 centers in all'],
    ['nine major areas', 'in nine major areas'],
    ['nine major areas', 'in someone nine major areas'],
    ['areas', 'sub-areas'],
    ['九个领域', '在九个领域'],
    ['трёх областей', 'в трех областях и трех областей'],
    ['year-on-year', 'a year-\non-year rise'],
    ['89.35 percent', 'of 89.35\n  percent'],
    ['15家企业', '共 15 家\n企业'],
    ['共有15家', '共有\n１５家'],
    ['15 家', '共15家'],
    ['"港口报"', '《港口报》'],
    ['《港口报》', '「港口报」'],
    ['伊万·彼得罗夫', '伊万・彼得罗夫'],
    ['4.1%', '增长４．１％'],
    ['15', '分别为15，16和17'],
    ['16', '分别为15，16和17'],
    ['15,200家', '共15，200家'],
    ['3.45亿', '达3．45亿'],
    ['120 m²', 'of 120 m²'],
    ['120㎡', '共120m²'],
    ['3亿4500万元', '共3亿4500万元'],
    ['3.45 billion', 'to $3.45 billion 2,019 firms'],
  ])('%j stands in %j', (printed, text) => {
    expect(stands(printed, text)).toBe(true);
  });

  it.each([
    ['15', '115'],
    ['15', '150'],
    ['15', '15.3'],
    ['15', '3.15'],
    ['15', '15,000'],
    ['15', '15 000 of them'],
    ['000', '15 000 of them'],
    ['15', "15'000"],
    ['3.45 billion', '13.45 billion'],
    ['3.45', '3.456'],
    ['3.45', '1,3.45'],
    ['tug', 'tugs'],
    ['tug', 'a pretug'],
    ['буксир', 'буксиры'],
    ['Tug', 'tug'],
    ['102', '10²'],
    ['nine major areas', 'ninety-nine major areas'],
    ['nine major areas', 'twenty nine major areas'],
    ['nine major areas', 'Twenty‑nine major areas'],
    ['nine major areas', 'one hundred and nine major areas'],
    ['three-year period', 'Over a thirty-three-year period'],
    ['14 e-commerce industrial parks', 'in its -14 e-commerce industrial parks'],
    ['14 e-commerce industrial parks', 'in its −14 e-commerce industrial parks'],
    ['14 parks', 'minus 14 parks'],
    ['24', '2023–24'],
    ['3.45 billion', 'worth -$3.45 billion'],
    ['$3.45 billion', 'worth -$3.45 billion'],
    ['девять областей', 'двадцать девять областей'],
    ['九个领域', '九十九个领域'],
    ['twenty', 'twenty-nine'],
    ['九', '九十个'],
    ['15', '15 million of them'],
    ['15', '15 млн'],
    ['15', '共15万'],
    ['15', '共15，200家'],
    ['3亿', '共3亿4500万元'],
    ['4500万元', '共3亿4500万元'],
    ['3 тыс.', 'около 3 тыс. 450 человек'],
    ['450 человек', 'около 3 тыс. 450 человек'],
    ['1 million', '1 million 200 thousand'],
    ['31', '3½'],
    ['1', '①'],
  ])('%j does not stand in %j', (printed, text) => {
    expect(stands(printed, text)).toBe(false);
  });

  it('is found at a later place where the first is part of something longer', () => {
    expect(stands('15', '115 and 15')).toBe(true);
  });

  const decimal = fc.stringMatching(/^[1-9]\d{0,5}(?:\.\d{1,4})?$/);

  it('stands in a text as a number only if the text has exactly that number', () => {
    fc.assert(
      fc.property(decimal, decimal, (printed, inText) => {
        expect(stands(printed, `Of these, ${inText} percent were tugs`)).toBe(printed === inText);
      }),
      { numRuns: 500 },
    );
  });
});

describe('folding', () => {
  it('changes nothing more when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', size: 'large' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});
