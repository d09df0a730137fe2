import { describe, expect, it } from 'vitest';
import { cardFromAnswer } from '../../src/card/from-answer.ts';
import { currencyAsked } from '../../src/core/answer/currency-asked.ts';
import { answerQuestion } from '../../src/core/ask/answer-question.ts';
import { openBook } from '../../src/open-book.ts';
import { day } from '../support/build-pack.ts';

const book = openBook('data', { isReviewed: true });

describe('a sum asked for in a currency', () => {
  it.each(['GDP 2020 in USD', 'ВВП Харбина за 2020 год в долларах', '2020年哈尔滨GDP多少美元'])(
    'that it is not published in is told with what it is published in: %s',
    (question) => {
      const answer = answerQuestion(book, question);
      expect(answer).toMatchObject({ outcome: 'found', facts: [{ id: 'gdp-2020' }], currencyAsked: 'USD' });
    },
  );

  it.each(['GDP 2020 in yuan', 'ВВП Харбина за 2020 год в юанях', '2020年哈尔滨GDP多少元'])(
    'that it is published in needs no word: %s',
    (question) => {
      const answer = answerQuestion(book, question);
      expect(answer).toMatchObject({ outcome: 'found', facts: [{ id: 'gdp-2020' }] });
      expect(answer).not.toHaveProperty('currencyAsked');
    },
  );

  it('is said above the value, in the language of the reader', () => {
    const answer = answerQuestion(book, 'GDP 2020 in USD');
    const texts = (['en', 'zh', 'ru'] as const).map((language) => {
      const card = cardFromAnswer(answer, { book, language, today: day('2026-07-01') });
      return card.parts[0]?.kind === 'text' ? card.parts[0].text : null;
    });
    expect(texts).toEqual([
      'Published in another currency (Chinese Yuan, not US Dollar); nothing is converted.',
      '公布的单位是人民币，没有以美元计的数值；这里不作换算。',
      'Опубликовано в другой валюте: китайский юань, а не доллар США. Здесь ничего не пересчитывают.',
    ]);
  });

  it('is none where the currency belongs to a figure', () => {
    expect(currencyAsked('what is the 3.45 billion dollars')).toBeNull();
    expect(currencyAsked('34.5亿美元是什么')).toBeNull();
  });
});
