import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/ask/answer-question.ts';
import { courtesyOf } from '../../../src/core/question/courtesy.ts';
import { openBook } from '../../../src/open-book.ts';

const book = openBook('data');

describe('what is only polite', () => {
  it.each(['hi', 'Hello!', 'good morning team', 'Привет, бот', '你好', '早上好 👋'])(
    '"%s" greets',
    (text) => {
      expect(courtesyOf(text)).toBe('greeting');
    },
  );

  it.each(['thanks', 'Thanks a lot!', 'no', 'ok great', 'Спасибо большое 🙏', 'нет', '谢谢！', '好的'])(
    '"%s" asks nothing',
    (text) => {
      expect(courtesyOf(text)).toBe('thanks');
    },
  );

  it.each([
    'who are you',
    'What can you do?',
    'Hi bot, what can you do for me?',
    'кто ты',
    'Что ты умеешь?',
    'Привет, что ты умеешь',
    '你是谁',
    '能做什么',
    '你好，你能做什么？',
    '你会什么呀',
  ])('"%s" asks about the bot itself', (text) => {
    expect(courtesyOf(text)).toBe('about-bot');
  });

  it.each([
    'who are the investors',
    'what can you buy at the fair',
    'кто ты и сколько парков',
    '能做什么外包',
  ])('"%s" asks about something else', (text) => expect(courtesyOf(text)).toBeNull());

  it.each([
    'how much',
    'no data centers',
    'good',
    'so many',
    '',
    '!!!',
    'hi, what is the GDP',
    '好的外包公司有几家',
  ])('"%s" may be a question', (text) => {
    expect(courtesyOf(text)).toBeNull();
  });

  it.each(['no', 'thanks', 'hi', 'Привет', '你好'])('"%s" finds no fact', (text) => {
    expect(answerQuestion(book, text).outcome).toBe('unknown');
  });
});
