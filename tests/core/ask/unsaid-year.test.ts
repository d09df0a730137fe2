import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/ask/answer-question.ts';
import { withUnsaidYear } from '../../../src/core/ask/unsaid-year.ts';
import { openBook } from '../../../src/open-book.ts';

const book = openBook('data', { isReviewed: true });

describe('a half-year or a quarter without a year', () => {
  it.each([
    ['GDP Q1', 'gdp-2021-q1'],
    ['first half tourists', 'tourists-2025-h1'],
    ['доход от туризма за первое полугодие', 'tourism-revenue-2025-h1'],
    ['上半年 外包', 'outsourcing-china-contract-2020-h1'],
  ])('is the latest that has a value: %s', (question, fact) => {
    const answer = answerQuestion(book, question);
    expect(answer.outcome === 'found' && answer.facts[0]?.id).toBe(fact);
  });

  it('is not answered with a part of it where another year has the whole', () => {
    const answer = answerQuestion(book, '自贸区上半年外贸');
    expect(answer.outcome === 'found' && answer.facts[0]?.period.text).toBe('2022-H1');
  });

  it('is told as not published where no year has it', () => {
    expect(answerQuestion(book, 'exports first half').outcome).toBe('not-published');
  });

  it('is none where a year is said, and no word that only looks like one', () => {
    for (const text of [
      'tourists in the first half of 2019',
      '2019年上半年',
      'the first train',
      'quarterly',
    ]) {
      expect(withUnsaidYear(book, text)).toEqual([]);
    }
  });
});
