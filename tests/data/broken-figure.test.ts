import { describe, expect, it } from 'vitest';
import { edit, faultsOf, type Slip } from '../support/broken-pack.ts';

const CARGO = 'observations/cargo.yaml';
const FLEET = 'observations/fleet.yaml';
const BULLETIN = 'value: 1.45\n  multiplier: 6';
const REVENUE = 'value: 2.35\n  multiplier: 8';
const PRINTED = 'printed: ["2.35亿元", "11.9 percent"]';

/** A figure that its printed strings do not bear out, and every fault it causes. */
const SLIPS: readonly (readonly [name: string, slips: readonly Slip[], faults: readonly string[]])[] = [
  [
    'a scale word of another power',
    [edit(CARGO, BULLETIN, 'value: 1.45\n  multiplier: 9')],
    [
      'observations/cargo.yaml:40:15: The printed 1,45 is to be multiplied by 10 to the power of 6. Write "multiplier: 6".',
    ],
  ],
  [
    'a scale word without a multiplier',
    [edit(CARGO, `${BULLETIN}\n`, 'value: 1.45\n')],
    [
      'observations/cargo.yaml:39:10: The printed 1,45 is to be multiplied by 10 to the power of 6. Write "multiplier: 6".',
    ],
  ],
  [
    'a multiplier without a scale word',
    [edit(FLEET, 'value: 96', 'value: 96\n  multiplier: 3')],
    [
      'observations/fleet.yaml:25:15: The printed 96 has no word such as million. Remove the multiplier, or add that word.',
    ],
  ],
  [
    'a sign of another currency',
    [edit(CARGO, PRINTED, 'printed: ["$2.35亿", "11.9 percent"]')],
    [
      'observations/cargo.yaml:78:14: The printed 2.35 is in dollars, but the unit of the indicator is CNY. Write the printed currency as the "unit" of the observation, or name another indicator.',
    ],
  ],
  [
    'a name of another currency',
    [edit(CARGO, PRINTED, 'printed: ["2.35亿美元", "11.9 percent"]')],
    [
      'observations/cargo.yaml:78:14: The printed 2.35 is in USD, but the unit of the indicator is CNY. Write the printed currency as the "unit" of the observation, or name another indicator.',
    ],
  ],
  [
    'a count printed as money',
    [edit(FLEET, '"96 seafarers"', '"US$96"')],
    [
      'observations/fleet.yaml:21:14: The printed 96 is in USD, but the unit of the indicator is count. Write the printed currency as the "unit" of the observation, or name another indicator.',
    ],
  ],
  [
    'the digits of a percentage',
    [edit(CARGO, REVENUE, 'value: 11.9')],
    [
      'observations/cargo.yaml:81:10: The printed 11.9 is a percentage, but the unit of the indicator is CNY. Write the value itself; the percentage of a change goes into "change".',
    ],
  ],
  [
    'the digits of the year',
    [
      edit(CARGO, REVENUE, 'value: 2023'),
      edit(CARGO, PRINTED, 'printed: ["2023", "2.35亿元", "11.9 percent"]'),
    ],
    [
      'observations/cargo.yaml:81:10: The printed 2023 is the year of the period, not the value. Write the value, and add the string that prints it.',
    ],
  ],
  [
    'a value that is not negative in print',
    [edit(FLEET, 'value: 96', 'value: -96')],
    [
      'observations/fleet.yaml:24:10: The value is -96, but the printed 96 is not negative. Write 96, or add the string that prints the minus.',
    ],
  ],
  [
    'a value that is negative in print',
    [edit(FLEET, '"96 seafarers"', '"-96 seafarers"')],
    ['observations/fleet.yaml:24:10: The value is 96, but the printed 96 is negative. Write -96.'],
  ],
  [
    'a fall of which no word is printed',
    [edit(CARGO, 'percent: 11.9', 'percent: -11.9')],
    [
      'observations/cargo.yaml:84:22: The change is -11.9, but no printed string says that it is a fall. Write 11.9, or add the string that prints the minus or a word such as "decrease".',
    ],
  ],
  [
    'a fall written as a rise',
    [edit(CARGO, '"11.9 percent"', '"a decrease of 11.9 percent"')],
    [
      'observations/cargo.yaml:84:22: The change is 11.9, but the printed strings say that it is a fall. Write -11.9.',
    ],
  ],
  [
    'a fall where a rise is printed',
    [edit(CARGO, '"на 4,1 %"', '"вырос на 4,1 %"')],
    [
      'observations/cargo.yaml:41:22: The change is -4.1, but no printed string says that it is a fall. Write 4.1, or add the string that prints the minus or a word such as "decrease".',
    ],
  ],
  [
    'a change that is no percentage',
    [edit(CARGO, '"11.9 percent"', '"11.9 points"')],
    [
      'observations/cargo.yaml:84:22: The printed 11.9 is no percentage. Write the percentage that the source prints, with its word or sign: "89.35 percent".',
    ],
  ],
  [
    'another year than that of the period',
    [
      edit(CARGO, 'period: "2023"', 'period: 2021'),
      edit(CARGO, PRINTED, 'printed: ["2023", "2.35亿元", "11.9 percent"]'),
    ],
    [
      'observations/cargo.yaml:80:11: The printed year is 2023, but the period is 2021. Correct the period, or add the string that prints 2021.',
    ],
  ],
];

describe('a figure that its printed strings do not bear out', () => {
  it.each(SLIPS)('is reported with what is printed: %s', (_, slips, faults) => {
    expect(faultsOf(...slips)).toEqual(faults);
  });
});

describe('a figure that its printed strings bear out', () => {
  it.each<[string, readonly Slip[]]>([
    ['a number written out beside a multiplier', [edit(CARGO, '"1,45 млн тонн"', '"1 450 000 тонн"')]],
    ['a currency before the number', [edit(CARGO, PRINTED, 'printed: ["RMB 2.35亿", "11.9 percent"]')]],
    ['a sign that several currencies share', [edit(CARGO, PRINTED, 'printed: ["¥2.35亿", "11.9%"]')]],
    ['a money value without a sign', [edit(CARGO, PRINTED, 'printed: ["2.35亿", "11.9 per cent"]')]],
    ['a word of falling', [edit(CARGO, '"на 4,1 %"', '"снизился на 4,1 %"')]],
    ['a minus before the percentage', [edit(CARGO, '"на 4,1 %"', '"−4,1%"')]],
    ['the year of the period', [edit(CARGO, PRINTED, 'printed: ["2023年", "2.35亿元", "11.9 percent"]')]],
    [
      'a number that looks like another year',
      [edit(FLEET, 'value: 96', 'value: 2019'), edit(FLEET, '"96 seafarers"', '"2019 seafarers"')],
    ],
    ['a number of letters', [edit(FLEET, '"96 seafarers"', '"ninety-six seafarers"')]],
  ])('is sound: %s', (_, slips) => {
    expect(faultsOf(...slips)).toEqual([]);
  });
});
