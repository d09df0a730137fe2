import { cardFromAnswer } from '../src/card/from-answer.ts';
import { answerTopic } from '../src/core/answer/answer.ts';
import { answerQuestion } from '../src/core/ask/answer-question.ts';
import { isoDateIn } from '../src/core/period/iso-date.ts';
import { openBook } from '../src/open-book.ts';
import { ratePerSecond } from './measure.ts';

/** Answers a second of the core on the fact book of `data/`, in this process, on one thread. */
export function benchCore(forMs: number): Readonly<Record<string, number>> {
  const book = openBook('data');
  const today = isoDateIn(new Date(), book.info.timeZone);
  let turn = 0;
  const nextTopic = () => {
    const topic = book.topics[turn++ % book.topics.length];
    if (topic === undefined) throw new Error('The fact book has no topic');
    return topic;
  };
  const questions = [
    'what was the outsourcing contract value in 2019',
    'how many e-commerce parks',
    '外包 合同额',
    'сколько складов электронной торговли',
    'price of bananas in Shenyang',
  ];
  const nextQuestion = () => questions[turn++ % questions.length] ?? '';
  return {
    'topic answers': ratePerSecond(() => answerTopic(book, nextTopic()), forMs),
    'free questions': ratePerSecond(() => answerQuestion(book, nextQuestion()), forMs),
    'topic cards': ratePerSecond(
      () => cardFromAnswer(answerTopic(book, nextTopic()), { book, language: 'en', today }),
      forMs,
    ),
  };
}
