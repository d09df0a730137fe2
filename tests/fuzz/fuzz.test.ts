import { expect, test } from 'vitest';
import { answerQuestion } from '../../src/core/ask/answer-question.ts';
import { openBook } from '../../src/open-book.ts';
import { entriesOf } from './entries.ts';
import { hostileTexts } from './hostile-texts.ts';

const TEXTS = 1_000;
/** Figures are looked for word by word, which takes long in hostile texts: a few are enough. */
const CHECKED = 200;

const book = openBook('data');

test('no hostile text makes an answer, a suggestion or a check of figures fail', { timeout: 120_000 }, () => {
  const entries = entriesOf(book);
  let at = 0;
  for (const text of hostileTexts(book, 7).take(TEXTS)) {
    at++;
    for (const { name, run } of entries) {
      if (name === 'figures' && at % CHECKED !== 0) continue;
      expect(() => run(text), `${name}: ${JSON.stringify(text.slice(0, 500))}`).not.toThrow();
    }
  }
});

test('what stands behind the end of the longest question is not looked at', () => {
  const question = `outsourcing contract value in 2019${' '.repeat(400)}`;
  const answer = answerQuestion(book, `${question}price of bananas in Shenyang`);
  expect(answer).toMatchObject({ outcome: 'found' });
});
