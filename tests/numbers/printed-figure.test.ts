import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf, figuresIn, writtenOut } from '../../src/numbers/printed-figure.ts';

describe('a printed number', () => {
  it.each([
    ['$3.45 billion', '3.45', 9, 'USD', false, false],
    ['US$3.45bn', '3.45', 9, 'USD', false, false],
    ['€5m', '5', 6, 'EUR', false, false],
    ['5 m', '5', 0, null, false, false],
    ['34.5亿美元', '34.5', 8, 'USD', false, false],
    ['3.45万亿元', '3.45', 12, 'CNY', false, false],
    ['1,2 млрд руб.', '1.2', 9, 'RUB', false, false],
    ['CHF 12 thousand', '12', 3, 'CHF', false, false],
    ['265,15 Milliarden Yuan', '265.15', 9, 'CNY', false, false],
    ['33 Prozent', '33', 0, null, true, false],
    ['Exports ((US$ mn)8,031', '8031', 6, 'USD', false, false],
    ['Export (USD million) 1,860', '1860', 6, 'USD', false, false],
    ['进出口总额(万美元) 2219892', '2219892', 4, 'USD', false, false],
    ['about (3 million) 12 centers', '12', 0, null, false, false],
    ['35 mila stazioni', '35', 3, null, false, false],
    ['1,404.3 ارب یوآن', '1404.3', 9, 'CNY', false, false],
    ['16.342 ملین', '16.342', 6, null, false, false],
    ['11.1 فیصد', '11.1', 0, null, true, false],
    ['89.35 per cent', '89.35', 0, null, true, false],
    ['12 percentage points', '12', 0, null, false, false],
    ['百分之12', '12', 0, null, true, false],
    ['−4,1 %', '4.1', 0, null, true, true],
    ['-$20 million', '20', 6, 'USD', false, true],
    ['cooperation – 15 centers', '15', 0, null, false, false],
    ['COVID-19 wards', '19', 0, null, false, false],
    ['ALL 15 centers', '15', 0, null, false, false],
    ['20 European centers', '20', 0, null, false, false],
    ['20.78m passengers', '20.78', 6, null, false, false],
    ['518.38b yuan', '518.38', 9, 'CNY', false, false],
    ['180m long', '180', 0, null, false, false],
    ['180 m of cable', '180', 0, null, false, false],
    ['5m² of land', '5', 0, null, false, false],
    ['5t of timber', '5', 0, null, false, false],
  ])('is read with what stands around it: %s', (printed, digits, scale, currency, percent, negative) => {
    const figure = figuresIn(printed).at(-1);
    expect(figure).toMatchObject({ scale, percent, negative });
    expect(figure?.readings).toContain(digits);
    expect(figure?.currencies?.at(0) ?? null).toBe(currency);
  });

  it.each([
    ['a decrease of 4 percent', 'fall'],
    ['同比下降4%', 'fall'],
    ['负增长4%', 'fall'],
    ['вырос на 4 %', 'rise'],
    ['up 4 percent', 'rise'],
    ['the contracted value, 4 percent', null],
    ['grew, then fell', null],
  ])('goes up or down with the words beside it: %s', (printed, direction) => {
    expect(directionOf([printed])).toBe(direction);
  });

  it('is written out as the number it is', () => {
    const decimal = fc.stringMatching(/^(?:0|[1-9]\d{0,4})(?:\.\d{1,4})?$/);
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 9 }), (digits, power) => {
        expect(Number(writtenOut(digits, power))).toBe(Number(`${digits}e${power}`));
        expect(writtenOut(digits, power)).toMatch(/^(?:0|[1-9]\d*)(?:\.\d+)?$/);
      }),
    );
  });
});
