import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/ask/answer-question.ts';
import { openBook } from '../../../src/open-book.ts';

const book = openBook('data', { isReviewed: true });
const told = (question: string) => {
  const answer = answerQuestion(book, question);
  return answer.outcome === 'found' ? answer.facts[0]?.id : answer.outcome;
};

describe('a year of which only a part is told', () => {
  it.each(['2021年全年哈尔滨GDP', 'ВВП Харбина за весь 2021 год', 'Harbin GDP 2021 full year'])(
    'has no value where all of it is asked for: %s',
    (question) => expect(told(question)).toBe('not-published'),
  );

  it('is told by its part else', () => {
    expect(told('Harbin GDP 2021')).toBe('gdp-2021-q1');
  });
});

describe('those of some things that are so and so', () => {
  it.each([
    'How many of the 122 measures of the services trade pilot are about tourism?',
    'сколько из 122 мер пилота по торговле услугами касаются туризма',
    '服务贸易试点的122项举措中有多少是旅游方面的',
  ])('are not all of them: %s', (question) => expect(told(question)).not.toBe('pilot-2020-measures'));

  it('are told where the book tells of them', () => {
    expect(told('How many of the cooperation centers in Harbin work with Russia?')).toBe(
      'sci-tech-centers-russia',
    );
  });
});

describe('a percentage', () => {
  it('of a growth is no share', () => {
    expect(told('哈尔滨2019年服务外包合同额同比涨了百分之多少')).toBe('outsourcing-contract-value-2019');
  });

  it('is a share else', () => {
    expect(told('哈尔滨2019年服务外包执行额占合同额百分之多少')).toBe(
      'outsourcing-executed-share-harbin-2019',
    );
  });
});

describe('a model or a norm', () => {
  it.each([
    '4G base stations Harbin August 2021',
    '哈尔滨4G基站数2021年8月',
    'Какую часть корпуса A320 делают в Харбине?',
  ])('is no other one: %s', (question) => expect(told(question)).toBe('unknown'));

  it('is told where it is the one', () => {
    expect(told('5G base stations Harbin August 2021')).toBe('5g-stations-2021');
  });
});
