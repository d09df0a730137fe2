import { describe, expect, it } from 'vitest';
import { textNumbersOf } from '../../src/data/text-numbers.ts';
import { edit, faultsOf, type Slip } from '../support/broken-pack.ts';

const FLEET = 'statements/fleet.yaml';
const BOTH = (ru: string, en: string): readonly Slip[] => [
  edit(FLEET, 'До 2027 года', ru),
  edit(FLEET, 'By 2027', en),
];

const SLIPS: readonly (readonly [name: string, slips: readonly Slip[], faults: readonly string[]])[] = [
  [
    'another year in one language',
    [edit(FLEET, 'By 2027', 'By 2026')],
    [
      'statements/fleet.yaml:8:9: "text" has other numbers in "en" (2026) than in "ru" (2027). Write the same figures in every language, in digits from ten on.',
    ],
  ],
  [
    'a number that one language lacks',
    [edit(FLEET, 'By 2027', 'Soon')],
    [
      'statements/fleet.yaml:8:9: "text" has other numbers in "en" (none) than in "ru" (2027). Write the same figures in every language, in digits from ten on.',
    ],
  ],
  [
    'another month in one language',
    BOTH('До июля 2027 года', 'By August 2027'),
    [
      'statements/fleet.yaml:8:9: "text" has other months in "en" (8) than in "ru" (7). Write the same figures in every language, in digits from ten on.',
    ],
  ],
  [
    'another number in a name',
    [edit(FLEET, 'en: Fleet renewal', 'en: Fleet renewal 2025')],
    [
      'statements/fleet.yaml:4:38: "names" has other numbers in "en" (2025) than in "ru" (none). Write the same figures in every language, in digits from ten on.',
    ],
  ],
  [
    'a number that nothing prints',
    BOTH('До 2027 года за 15 млн евро', 'By 2027 for EUR 15 million'),
    [
      'statements/fleet.yaml:7:9: The text says 15000000, which is neither in the printed strings nor in the period 2024/2027. Add the string that prints it, or correct the text.',
    ],
  ],
  [
    'a year outside the period',
    BOTH('До 2029 года', 'By 2029'),
    [
      'statements/fleet.yaml:7:9: The text says 2029, which is neither in the printed strings nor in the period 2024/2027. Add the string that prints it, or correct the text.',
    ],
  ],
  [
    'a month outside the period',
    [edit(FLEET, 'period: 2024/2027', 'period: 2027-03'), ...BOTH('До июля 2027 года', 'By July 2027')],
    [
      'statements/fleet.yaml:7:9: The text says month 7, which is neither in the printed strings nor in the period 2027-03. Add the string that prints it, or correct the text.',
    ],
  ],
];

describe('a statement whose numbers do not agree', () => {
  it.each(SLIPS)('is reported at the text to correct: %s', (_, slips, faults) => {
    expect(faultsOf(...slips)).toEqual(faults);
  });
});

describe('a statement whose numbers agree', () => {
  it.each<[string, readonly Slip[]]>([
    ['one month in the words of each language', BOTH('До июля 2027 года', 'By July 2027')],
    ['a number in letters below ten', [edit(FLEET, 'replace 3 tugs', 'replace three tugs')]],
    [
      'a number that is printed',
      [
        ...BOTH('До 2027 года за 1,5 млн евро', 'By 2027 for EUR 1.5 million'),
        edit(FLEET, '"3 буксира"', '"3 буксира", "1,5 млн евро"'),
      ],
    ],
  ])('is no fault: %s', (_, slips) => {
    expect(faultsOf(...slips)).toEqual([]);
  });

  it.each([
    ['In July 2018 there were 1,000 of 3.45 billion', 'en'],
    ['2018年7月有1000个，共34.5亿', 'zh'],
    ['В июле 2018 года было 1 000 из 3,45 млрд', 'ru'],
  ] as const)('says the same in any language: %s', (text, language) => {
    expect(textNumbersOf(text, language)).toEqual({
      numbers: new Set(['2018', '1000', '3450000000']),
      months: new Set([7]),
    });
  });

  it('may speak of what may happen in a march without naming a month', () => {
    expect(textNumbersOf('May the firms march on', 'en').months).toEqual(new Set());
  });
});
