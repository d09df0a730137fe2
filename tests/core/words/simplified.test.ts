import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/ask/answer-question.ts';
import { simplified } from '../../../src/core/words/simplified.ts';
import { openBook } from '../../../src/open-book.ts';

const book = openBook('data');

describe('traditional characters', () => {
  it('are read as the simplified ones', () => {
    expect(simplified('哈爾濱服務外包合同額、黑龍江自貿區')).toBe('哈尔滨服务外包合同额、黑龙江自贸区');
  });

  it('leave everything else, and the length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(simplified(text)).toHaveLength(text.length);
        expect(simplified(simplified(text))).toBe(simplified(text));
      }),
    );
    expect(simplified('Contract value 3.45, Харбин')).toBe('Contract value 3.45, Харбин');
  });

  it.each([
    ['哈爾濱外包合同額2019', '哈尔滨外包合同额2019'],
    ['黑龍江自貿區企業數', '黑龙江自贸区企业数'],
    ['電商園區有多少個', '电商园区有多少个'],
  ])('answer "%s" as "%s"', (traditional, simple) => {
    const answer = answerQuestion(book, traditional);
    expect(answer.outcome).toBe('found');
    expect(answer).toEqual(answerQuestion(book, simple));
  });
});
