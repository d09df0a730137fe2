import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresInMessage } from '../../../src/core/message/figures-in-message.ts';
import { printAmount } from '../../../src/numbers/amount.ts';

const read = (message: string) =>
  figuresInMessage(message)
    .filter(({ isDoubtful }) => !isDoubtful)
    .map(({ text, reading }) => {
      switch (reading.kind) {
        case 'amount':
          return [
            text,
            printAmount(reading.said.amount),
            reading.currencies?.[0] ?? '',
            reading.said.hedge ?? '',
          ];
        case 'percent':
        case 'points':
          return [text, reading.kind, printAmount(reading.said.amount)];
        case 'factor':
        case 'part-of-whole':
          return [text, reading.kind];
        default:
          return reading satisfies never;
      }
    });

describe('the figures of a message', () => {
  it.each([
    ['worth $3.45bn', ['$3.45bn', '3450000000', 'USD', '']],
    ['worth 3.45 billion dollars.', ['3.45 billion dollars', '3450000000', 'USD', '']],
    ['合同额34.5亿美元', ['34.5亿美元', '3450000000', 'USD', '']],
    ['合同额１７.５亿美元', ['１７.５亿美元', '1750000000', 'USD', '']],
    ['на 3,45 млрд долл. в год', ['3,45 млрд долл', '3450000000', 'USD', '']],
    ['about 1,300 companies', ['1,300', '1300', '', 'about']],
    ['более 3 млн туристов', ['3 млн', '3000000', '', 'more-than']],
    ['近6万亿元', ['6万亿元', '6000000000000', 'CNY', 'nearly']],
    ['约1,180家', ['1,180', '1180', '', 'about']],
    ['рейсов 145 671 за всё время', ['145 671', '145671', '', '']],
    ['up 27.15 percent', ['27.15 percent', 'percent', '27.15']],
    ['доля 66 %', ['66 %', 'percent', '66']],
    ['slower by 1.1 percentage points', ['1.1', 'points', '1.1']],
    ['高13.2个百分点', ['13.2', 'points', '13.2']],
    ['has nearly doubled', ['nearly doubled', 'factor']],
    ['翻了近一番', ['翻了近一番', 'factor']],
    ['выросло почти вдвое', ['почти вдвое', 'factor']],
    ['about a third of the market', ['a third', 'part-of-whole']],
  ])('are read as they are written: %s', (message, figure) => {
    expect(read(message)).toEqual([figure]);
  });

  it('are both of a part and its whole', () => {
    expect(read('15 of the 20 centers').map(([text]) => text)).toEqual(['15', '20']);
    expect(read('15 из 20 центров').map(([text]) => text)).toEqual(['15', '20']);
  });

  it.each([
    'Meeting on 31 August 2020 at 14:30 in room 402, version 2.3',
    'call +86 451 8466 0023 or 13904510088',
    '1. first\n2. second',
    'the 3rd of 2019, Q3 2020, 2024/25, 第3次',
    '今天下午3点在5楼502会议室，2019年8月31日',
    'звоните +7 914 555-20-31, кабинет 318, 2-й этаж',
    'see https://example.org/a?id=7712 or a_b_2019',
    'COVID-19, A320, 5G and 4+4',
  ])('are no dates, times, places, ordinals or names: %s', (message) => {
    expect(read(message)).toEqual([]);
  });

  it('lie within any text whatever, in its order', () => {
    const pieces = fc.constantFrom(
      '3.45',
      ' billion',
      '亿',
      '2019年',
      ' млрд',
      '%',
      '$',
      ' 近',
      ',',
      '.',
      '１２',
      '五百多',
      'https://',
      '@',
      '(',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4000, size: 'large' }),
      fc
        .array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 5 })), {
          maxLength: 200,
          size: 'large',
        })
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let from = 0;
        for (const figure of figuresInMessage(text)) {
          expect(figure.start).toBeGreaterThanOrEqual(from);
          expect(figure.end).toBeGreaterThan(figure.start);
          expect(figure.end).toBeLessThanOrEqual(text.length);
          expect(figure.text).toBe(text.slice(figure.start, figure.end));
          from = figure.start;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 60 },
    );
  });
});
