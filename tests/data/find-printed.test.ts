import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standsIn } from '../../src/data/find-printed.ts';
import { foldText } from '../../src/data/fold-text.ts';

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
