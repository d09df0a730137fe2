import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/core/ask/answer-question.ts';
import { checkFigures } from '../../src/core/check/check-figures.ts';
import { openBook } from '../../src/open-book.ts';
import { day } from '../support/build-pack.ts';
import { type Grade, grade } from './grade.ts';
import { type FigureGrade, gradeMessage } from './grade-figures.ts';
import { readMessages } from './messages.ts';
import { type Kind, readQuestions } from './questions.ts';

const TODAY = day('2026-07-01');
const book = openBook('data', { isReviewed: true });
const graded = readQuestions().map((question) => ({
  question,
  grade: grade(question, answerQuestion(book, question.q)),
}));

const share = (kinds: readonly Kind[], given: Grade) => {
  const of = graded.filter(({ question }) => kinds.includes(question.kind));
  return of.filter((one) => one.grade === given).length / of.length;
};

/** What was reached, so that no change loses it unseen; `npm run eval` has the figures, and which questions may be looked at. */
describe('the questions of the evaluation', () => {
  it('name only what the book has', () => {
    for (const { question } of graded) {
      const facts = question.kind === 'answerable' ? (question.expect ?? []) : [];
      for (const id of facts) expect(book.fact(id), `${question.q}: ${id}`).not.toBeNull();
    }
  });

  it('are seldom answered with another figure', () => {
    expect(share(['answerable', 'not-published', 'unknown'], 'wrong')).toBeLessThanOrEqual(0.017);
  });

  it('are left alone where the book has no answer', () => {
    expect(share(['not-published', 'unknown'], 'right')).toBeGreaterThanOrEqual(0.82);
  });

  it('are answered or asked back', () => {
    expect(share(['answerable'], 'right')).toBeGreaterThanOrEqual(0.59);
    expect(share(['answerable'], 'right') + share(['answerable'], 'asked')).toBeGreaterThanOrEqual(0.83);
  });
});

describe('the messages with figures', () => {
  const messages = readMessages();
  const figures = messages.flatMap((message) =>
    gradeMessage(book, message, checkFigures(book, message.text, TODAY)),
  );
  const claimed = figures.filter(({ expected }) => expected !== 'no figure').length;
  const shareOf = (grade: FigureGrade) => figures.filter((one) => one.grade === grade).length / claimed;

  it('are seldom judged wrongly', () => {
    expect(shareOf('wrong')).toBeLessThanOrEqual(0.011);
    expect(shareOf('extra')).toBeLessThanOrEqual(0.011);
  });

  it('are judged rightly in nine cases of ten', () => {
    expect(shareOf('right')).toBeGreaterThanOrEqual(0.9);
  });

  it('say what is listed, in that order, of facts that the book has', () => {
    for (const { text, figures } of messages) {
      let from = 0;
      for (const { says, verdict, fact } of figures) {
        from = text.indexOf(says, from);
        expect(from, `${text}: ${says}`).toBeGreaterThanOrEqual(0);
        if (verdict === 'not-known') expect(fact).toBeUndefined();
        else expect(book.fact(fact ?? ''), `${text}: ${fact}`).not.toBeNull();
      }
    }
  });
});
