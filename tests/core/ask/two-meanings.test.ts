import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/ask/answer-question.ts';
import { openBook } from '../../../src/open-book.ts';

const book = openBook('data', { isReviewed: true });

describe('two countries in one word', () => {
  it.each([
    'Sino-Russian trade',
    'Russo-Chinese trade turnover 2023',
    '2023年中俄贸易额',
    '中俄双边贸易额',
    'российско-китайский товарооборот',
    'китайско-российская торговля 2023',
  ])('ask for what lies between them, not for a province: %s', (question) => {
    const answer = answerQuestion(book, question);
    expect(answer.outcome === 'found' && answer.facts[0]?.id).toBe('china-russia-trade-2023');
  });

  it.each([
    ['中俄博览会 签约', 'expo-first-contracts'],
    ['members of the Sino-Russian financial alliance', 'alliance-members-2018'],
  ])('stay one word in a name: %s', (question, fact) => {
    const answer = answerQuestion(book, question);
    expect(answer.outcome === 'found' && answer.facts[0]?.id).toBe(fact);
  });
});

describe('a by-name that fits two measures of one thing', () => {
  it.each([
    ['春节 哈尔滨 旅游', ['spring-festival-2025', 'spring-festival-revenue-2025']],
    ['Экспорт подержанных машин из Харбина за 2023', ['used-car-exports-2023', 'used-car-export-value-2023']],
  ])('asks which is meant: %s', (question, facts) => {
    const answer = answerQuestion(book, question);
    const choices = answer.outcome === 'ambiguous' ? answer.choices : [];
    expect(choices.map(({ fact }) => fact?.id)).toEqual(facts);
  });

  it('asks nothing where a measure is said', () => {
    const answer = answerQuestion(book, '春节旅游收入');
    expect(answer.outcome === 'found' && answer.facts[0]?.id).toBe('spring-festival-revenue-2025');
  });
});

describe('what has no value at all for a place', () => {
  it('gives way to what is likely meant and has one there', () => {
    const answer = answerQuestion(book, '黑龙江数据中心 数量');
    const first = answer.outcome === 'found' ? answer.facts[0] : null;
    const offered = answer.outcome === 'ambiguous' ? answer.choices[0]?.fact : null;
    expect((first ?? offered)?.id).toBe('heilongjiang-data-centers-2022');
  });
});
