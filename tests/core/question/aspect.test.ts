import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/ask/answer-question.ts';
import { openBook } from '../../../src/open-book.ts';

const book = openBook('data');

const first = (question: string) => {
  const answer = answerQuestion(book, question);
  return answer.outcome === 'found' ? answer.facts[0]?.id : answer.outcome;
};

describe('a question for what every answer shows', () => {
  it.each([
    'definition of outsourcing contract value',
    'what does outsourcing contract value mean?',
    'how is outsourcing contract value defined',
    'who publishes outsourcing contract value',
    'when was the outsourcing contract value published?',
    'source of the outsourcing contract value',
    '外包合同额的定义',
    '外包合同额是什么意思',
    '外包合同额是谁发布的',
    '外包合同额的数据来源',
    'что означает стоимость контрактов аутсорсинга услуг',
    'кто публикует стоимость контрактов аутсорсинга услуг',
  ])('%s is the contract value', (question) => {
    expect(first(question)).toBe('outsourcing-contract-value-2019');
  });
});

describe('a figure that is all that is asked', () => {
  it.each([
    ['3.45', 'outsourcing-contract-value-2019'],
    ['89.35%', 'outsourcing-contract-value-2019'],
    ['16,539', 'ftz-enterprises-2022-06'],
    ['what is 3.45?', 'outsourcing-contract-value-2019'],
  ])('%s is %s', (question, id) => {
    expect(first(question)).toBe(id);
  });

  it('is no figure where it is a year, or where too many have it', () => {
    expect(first('2019')).toBe('ambiguous');
    expect(['ambiguous', 'unknown']).toContain(first('20'));
  });
});

describe('a growth that is called so and has no value for a period', () => {
  it.each(['outsourcing growth 2019', 'рост аутсорсинга 2019', '外包增长2019'])(
    '%s asks back for what grew',
    (question) => {
      const answer = answerQuestion(book, question);
      if (answer.outcome !== 'ambiguous') throw new Error(answer.outcome);
      const facts = answer.choices.map(({ fact }) => fact?.id);
      expect(facts).toEqual(
        expect.arrayContaining(['outsourcing-contract-value-2019', 'outsourcing-executed-value-2019']),
      );
    },
  );
});
