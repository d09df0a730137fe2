import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/ask/answer-question.ts';
import { openBook } from '../../../src/open-book.ts';

const book = openBook('data', { isReviewed: true });
const told = (question: string) => {
  const answer = answerQuestion(book, question);
  return answer.outcome === 'found' ? (answer.facts[0]?.id ?? '') : answer.outcome;
};

describe('a part or a kind of what the book tells', () => {
  it.each([
    'domestic tourists 2024',
    '国内游客2024',
    'Harbin domestic tourism revenue 2024',
    'international passengers airport 2019',
    'международные пассажиры 2019',
    '国际旅客吞吐量2019',
    'industry share of GDP 2020',
    'nominal GDP growth 2020',
    '净出口黑龙江2023',
    'who won the 2025 Asian Winter Games',
    'What is the average price of a new car in Harbin?',
    '哈尔滨出口新车多少辆',
    'Сколько подписанных проектов из других провинций сорвалось?',
    '世界5G大会下一届在哪儿开？',
    'full text of the 2020 pilot measures',
    'Which country is the biggest supplier of imports?',
    'How do I apply for a place in a New Area incubator?',
    'Is Hafei Airbus hiring engineers right now?',
  ])('is not answered with the whole: %s', (question) => {
    expect(told(question)).toBe('unknown');
  });

  it.each(['Harbin industrial output 2020', 'экспорт в Россию 2021'])(
    'is at most asked back where something else has its words: %s',
    (question) => expect(['unknown', 'ambiguous']).toContain(told(question)),
  );

  it.each([
    ['tourists 2024', 'tourists-2024'],
    ['passengers of the international airport 2019', 'airport-passengers-2019'],
    ['Heilongjiang exports 2023', 'heilongjiang-exports-2023'],
    ['импорт и экспорт Хэйлунцзяна 2023', 'heilongjiang-trade-2023'],
    ['2020年黑龙江出口额', 'heilongjiang-exports-2020'],
  ])('is answered where it is what the value is called by: %s', (question, fact) => {
    expect(told(question)).toBe(fact);
  });
});

describe('a growth or a share that nothing was said of', () => {
  it.each(['free trade zone GDP', '自贸区GDP', 'ВВП зоны свободной торговли'])(
    'is no answer: %s',
    (question) => {
      expect(told(question)).toMatch(/^(?:ambiguous|not-published)$/);
    },
  );
});

describe('a growth that nobody published', () => {
  it.each([
    '旅游收入增长2017',
    '2017年旅游收入增长率',
    'growth of ruble transactions of Harbin Bank in 2018',
  ])('is not answered with the value: %s', (question) => {
    expect(told(question)).toBe('not-published');
  });
});

describe('a number of things', () => {
  it.each(['число контрактов аутсорсинга', 'number of outsourcing contracts'])(
    'is not answered with their value: %s',
    (question) => {
      expect(told(question)).toBe('outsourcing-china-contracts-number-2009');
    },
  );

  it('may be what a sum is called by', () => {
    expect(told('how many rubles did the bank trade')).toBe('harbin-bank-ruble-2018');
  });
});

describe('the free trade zone', () => {
  it.each(['area of the free trade zone', '自贸区面积', 'площадь зоны свободной торговли'])(
    'is a place beside other words: %s',
    (question) => {
      expect(told(question)).toBe('ftz-area-total');
    },
  );

  it.each(['the free trade zone', '自贸区', 'ЗСТ'])('is a topic by itself: %s', (question) => {
    const answer = answerQuestion(book, question);
    expect(answer).toMatchObject({ outcome: 'found', topic: { id: 'ftz' } });
  });
});

describe('what is called after a place that nobody named', () => {
  it.each(['how many inhabitants', '常住人口'])('is asked back: %s', (question) => {
    expect(told(question)).toBe('ambiguous');
  });
});
