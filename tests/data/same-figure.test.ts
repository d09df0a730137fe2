import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameFigureAmong } from '../../src/data/same-figure.ts';
import { foldText } from '../../src/numbers/fold-text.ts';
import { textFiguresIn } from '../../src/numbers/text-figures.ts';

type Sign = '.' | ',';
const NOUNS = ['enterprise', 'enterprises', '家企业', 'предприятие', 'предприятия', 'предприятий'];

/** How a text prints what a source prints in another form; `null` where it does not. */
function otherForm(printed: string, text: string, textSign: Sign = '.', sign: Sign = '.'): string | null {
  const [figure] = textFiguresIn(foldText(printed), sign);
  if (figure === undefined) return null;
  return sameFigureAmong(figure, textFiguresIn(foldText(text), textSign), NOUNS)?.text ?? null;
}

describe('the same figure in another form', () => {
  it.each([
    ['$3.45 billion', 'а объём составил 3,45 млрд долл. США.', ',', '3,45 млрд долл. США'],
    ['$3.45 billion', '金额达34.5亿美元，', '.', '34.5亿美元'],
    ['$3.45 billion', '金额达３４．５億美元', '.', '34.5億美元'],
    ['$3.45 billion', 'всего 3 450 000 000 долларов', ',', '3 450 000 000 долларов'],
    ['$3.45 billion', 'worth USD 3,450 million in all', '.', 'USD 3,450 million'],
    ['34.5亿元', 'worth 3.45 billion yuan', '.', '3.45 billion yuan'],
    ['89.35 percent', 'рост на 89,35 %', ',', '89,35 %'],
    ['89.35 percent', '同比增长89.35％', '.', '89.35%'],
    ['12 percent', '增长百分之十二', '.', '百分之十二'],
    ['-4.1 percent', 'минус 4,1 процента', ',', 'минус 4,1 процента'],
    ['345 million yuan', '共3亿4500万元', '.', '3亿4500万元'],
    ['345 million yuan', '共三点四五亿元', '.', '三点四五亿元'],
    ['3,450 people', 'In all 3450 people', '.', '3450'],
    ['3,450', 'In all 3450.', '.', '3450'],
    ['503 enterprises', '共有503家企业', '.', '503'],
    ['503 enterprises', 'есть 503 предприятия', ',', '503'],
    ['nine enterprises', 'есть девять предприятий', ',', 'девять'],
    ['nine major areas', 'in 9 major areas', '.', '9'],
    ['девять областей', 'в 9 областей', ',', '9'],
    ['九大领域', '在9大领域', '.', '9'],
    ['九大领域', '在 9 大\n领域', '.', '9'],
    ['over 20 centers', 'with over twenty centers', '.', 'twenty'],
    ['5.18 trillion', '共5.18万亿', '.', '5.18万亿'],
    ['1 million 200 thousand tonnes', 'in all 1,200,000 tonnes', '.', '1,200,000'],
    ['3450 человек', 'около 3 тыс. 450 человек', ',', '3 тыс. 450'],
  ] as const)('%j is printed in %j', (printed, text, sign, as) => {
    expect(otherForm(printed, text, sign, /[а-я]/.test(printed) ? ',' : '.')).toBe(as);
  });

  it.each([
    ['$3.45 billion', 'worth 13,45 млрд долл.', ','],
    ['$3.45 billion', 'worth $3,45 million', '.'],
    ['$3.45 billion', '达34.5亿元', '.'],
    ['$3.45 billion', '共34.5亿', '.'],
    ['$3.45 billion', '共3.45亿美元', '.'],
    ['$3.45 billion', '共34.5万亿美元', '.'],
    ['$3.45 billion', 'убыток -3,45 млрд долл.', ','],
    ['3 million yuan', '共3百万5元', '.'],
    ['300 million yuan', '共3亿4500万元', '.'],
    ['45 million yuan', '共3亿4500万元', '.'],
    ['450 people', 'около 3 тыс. 450 people', ','],
    ['200 thousand tonnes', 'in all 1 million 200 thousand tonnes', '.'],
    ['12 percent', 'рост на 12 процентных пунктов', ','],
    ['12 percent', 'by 12 percentage points', '.'],
    ['12 percent', '提高12个百分点', '.'],
    ['12 percent', '共12个', '.'],
    ['15 enterprises', '10-15家企业', '.'],
    ['15 enterprises', '第15家企业', '.'],
    ['3 enterprises', '五分之三家企业', '.'],
    ['19 enterprises', 'COVID-19 enterprises', '.'],
    ['2019', 'with 2,019 of them', '.'],
    ['3,450', 'worth 3.450', '.'],
    ['nine', 'on 9 October', '.'],
    ['9', 'some nine', '.'],
    ['nine major areas', 'in 9 minor areas', '.'],
    ['over 20 centers', 'under 20 centers', '.'],
    ['9 major areas', 'in ninety-nine major areas', '.'],
    ['9个领域', '九十九个领域', '.'],
    ['15 firms', 'in 2020-08-15 firms', '.'],
  ] as const)('%j is not printed in %j', (printed, text, sign) => {
    expect(otherForm(printed, text, sign)).toBeNull();
  });

  it.each([
    ['3450 tugs', '3,450 tugs', '.', true],
    ['3450 tugs', '3.450 tugs', ',', true],
    ['3450 tugs', '3.450 tugs', '.', false],
    ['3450 tugs', '3,450 tugs', ',', false],
    ['1.2 percent', '1.200 %', '.', true],
    ['1.2 percent', '1.200 %', ',', false],
    ['1.2 percent', '1,200 %', ',', true],
    ['0.45 percent', '0.450 %', ',', true],
    ['1200.5 tugs', '1.200,5 tugs', '.', true],
    ['1200.5 tugs', '1 200,5 tugs', '.', true],
  ] as const)('%j is in %j, where the decimal sign is %j: %j', (printed, text, sign, is) => {
    expect(otherForm(printed, text, sign) !== null).toBe(is);
  });

  const forms = [
    { locale: 'en', sign: '.', unit: ' tonnes', text: (s: string) => `It grew to ${s} in a year.` },
    { locale: 'zh', sign: '.', unit: '吨', text: (s: string) => `去年达到${s}，创新高。` },
    { locale: 'ru', sign: ',', unit: ' тонн', text: (s: string) => `За год их стало ${s}, это больше.` },
  ] as const;
  const UNITS = forms.map(({ unit }) => unit.trim());

  /** Up to five significant digits at any scale below a thousand trillion. */
  const number = fc
    .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: -2, max: 9 }))
    .map(([digits, power]) => Number(`${digits}e${power}`))
    .filter((value) => value < 999_000_000_000_000);
  const notation = fc.constantFrom<Intl.NumberFormatOptions>(
    { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 17 },
    { notation: 'standard', maximumFractionDigits: 2 },
    { notation: 'standard', maximumFractionDigits: 2, useGrouping: false },
  );
  const form = fc.constantFrom(...forms);
  const format = (
    value: number,
    { locale, unit }: (typeof forms)[number],
    options: Intl.NumberFormatOptions,
  ) => `${new Intl.NumberFormat(locale, options).format(value)}${unit}`;
  const found = (printed: string, text: string, from: (typeof forms)[number], to: (typeof forms)[number]) => {
    const [figure] = textFiguresIn(foldText(printed), from.sign);
    if (figure === undefined) throw new Error(`no figure: ${printed}`);
    return sameFigureAmong(figure, textFiguresIn(foldText(text), to.sign), UNITS) !== null;
  };

  it('is found however Intl writes it in three languages, and no other number is', () => {
    fc.assert(
      fc.property(number, number, form, form, notation, notation, (one, other, from, to, as, like) => {
        const printed = format(one, from, as);
        expect(found(printed, to.text(format(one, to, like)), from, to), printed).toBe(true);
        expect(found(printed, to.text(format(other, to, like)), from, to), printed).toBe(one === other);
      }),
      { numRuns: 3000 },
    );
  });

  it('is not found where a digit is added, changed or cut', () => {
    const change = fc.tuple(
      fc.nat(),
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom('add', 'change', 'cut'),
    );
    fc.assert(
      fc.property(number, form, notation, change, (value, at, as, [place, digit, how]) => {
        const printed = format(value, at, as);
        const digits = Array.from(printed.matchAll(/\d/g), ({ index }) => index);
        const index = digits[place % digits.length] ?? 0;
        const put = how === 'cut' ? '' : String(digit);
        const changed = printed.slice(0, index) + put + printed.slice(how === 'add' ? index : index + 1);
        const amount = (text: string) => textFiguresIn(foldText(text), at.sign).map((one) => one.amount);
        const [before] = amount(printed);
        const same = amount(changed).some(
          (one) => one.coefficient === before?.coefficient && one.exponent === before.exponent,
        );
        expect(found(printed, at.text(changed), at, at)).toBe(same);
        // `3 3000` is two numbers.
        if (same && amount(changed).length === 1)
          expect(changed.replace(/\D|0/g, '')).toBe(printed.replace(/\D|0/g, ''));
      }),
      { numRuns: 2000 },
    );
  });
});
