import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/ask/answer-question.ts';
import { askedKinds } from '../../../src/core/question/asked-kind.ts';
import { asksLeader } from '../../../src/core/question/focus.ts';
import { openBook } from '../../../src/open-book.ts';

const book = openBook('data', { isReviewed: true });

describe('words of asking', () => {
  it.each([
    ['Who founded the alliance and when?', ['who', 'when']],
    ['В каком зале проходил форум?', ['where']],
    ['На сколько лет подписан договор?', ['howLong']],
    ['多久举办一次，为什么？', ['howLong', 'howOften', 'why']],
    ['中俄金融联盟是哪一天成立的', ['when']],
    ['How many parcels?', []],
  ])('say what kind of answer is wanted: %s', (text, kinds) => {
    expect([...askedKinds(text)].sort()).toEqual([...kinds].sort());
  });

  it('ask for the head of something', () => {
    for (const text of [
      'Who heads the center?',
      'the director of the park',
      '中心主任是谁',
      'Кто руководит парком?',
    ]) {
      expect(asksLeader(text), text).toBe(true);
    }
    for (const text of [
      'Who founded the center?',
      'my director wants the GDP of 2019',
      'The head of sales asks: outsourcing contracts in 2019',
      'мой руководитель просит: сколько контрактов',
      '我们领导是想要个数',
      '领导要个数',
    ]) {
      expect(asksLeader(text), text).toBe(false);
    }
  });
});

describe('a question for somebody at the head', () => {
  it.each([
    'Who heads the administration of Harbin New Area?',
    '哈飞空客现在总经理是谁?',
    'Кто руководит Харбинским новым районом?',
  ])('is answered with nothing that tells of none: %s', (question) => {
    expect(answerQuestion(book, question).outcome).not.toBe('found');
  });
});

describe('two countries in one word', () => {
  it.each([
    [
      'how many experts attended the China-Russia science forum in November 2025?',
      'science-forum-specialists',
    ],
    [
      'How many Chinese institutions were in the China–Russia financial alliance in August 2019?',
      'alliance-members-china',
    ],
  ])('are no place: %s', (question, id) => {
    const answer = answerQuestion(book, question);
    const [fact] = answer.outcome === 'found' ? answer.facts : [];
    expect(fact !== undefined && fact.kind !== 'statement' && fact.indicator.id).toBe(id);
  });
});
