import { describe, expect, it } from 'vitest';
import { checkFigures } from '../../src/core/check-figures.ts';
import { openBook } from '../../src/open-book.ts';
import { day } from '../support/build-pack.ts';

const book = openBook('data', { isReviewed: true });

/** Each figure of a message with its verdict: `=` agrees, `~` rounded, `!` differs, `?` not known. */
function told(message: string, today = '2026-06-01'): readonly string[] {
  return checkFigures(book, message, day(today)).map(({ text, verdict }) => {
    switch (verdict.kind) {
      case 'not-known':
        return `${text} ?`;
      case 'agrees':
        return `${text} = ${verdict.fact.id}`;
      case 'rounded':
        return `${text} ~ ${verdict.fact.id}`;
      case 'differs':
        return `${text} ! ${verdict.fact?.id ?? `not ${(verdict.otherPeriod ?? verdict.otherVersion)?.id}`}`;
      default:
        return verdict satisfies never;
    }
  });
}

describe('of two figures before and after a change, each has the period told with it', () => {
  it.each([
    [
      'Harbin GDP rose from 518.38 billion yuan in 2015 to 575.12 billion yuan in 2020.',
      ['518.38 billion yuan ! gdp-2015', '575.12 billion yuan ! gdp-2020'],
    ],
    [
      'Harbin GDP fell from 575.12 billion yuan in 2015 to 518.38 billion yuan in 2020.',
      ['575.12 billion yuan = gdp-2015', '518.38 billion yuan = gdp-2020'],
    ],
    [
      'ВВП Харбина вырос с 518,38 млрд юаней в 2015 году до 575,12 млрд юаней в 2020 году.',
      ['518,38 млрд юаней ! gdp-2015', '575,12 млрд юаней ! gdp-2020'],
    ],
    [
      'ВВП Харбина снизился с 575,12 млрд юаней в 2015 году до 518,38 млрд юаней в 2020 году.',
      ['575,12 млрд юаней = gdp-2015', '518,38 млрд юаней = gdp-2020'],
    ],
    [
      '哈尔滨GDP由2015年的5751.2亿元降至2020年的5183.8亿元。',
      ['5751.2亿元 = gdp-2015', '5183.8亿元 = gdp-2020'],
    ],
    [
      'In 2020 Harbin GDP fell from 575.12 billion yuan to 518.38 billion yuan.',
      ['575.12 billion yuan = gdp-2015', '518.38 billion yuan = gdp-2020'],
    ],
    [
      'Harbin GDP fell from 518.38 billion yuan in 2020 to 500 billion yuan.',
      ['518.38 billion yuan = gdp-2020', '500 billion yuan ?'],
    ],
  ])('"%s"', (message, expected) => {
    expect(told(message)).toEqual(expected);
  });
});
