import { describe, expect, it } from 'vitest';
import { answerSeveral } from '../../../src/core/ask/several-questions.ts';
import { yearsSince } from '../../../src/core/period/since.ts';
import { openBook } from '../../../src/open-book.ts';
import { day } from '../../support/build-pack.ts';

const TODAY = day('2026-07-01');
const book = openBook('data', { isReviewed: true });

const found = (question: string) => {
  const [{ answer }] = answerSeveral(book, question, TODAY).parts;
  return answer.outcome === 'found' ? answer.facts.map(({ id }) => id) : answer.outcome;
};

describe('what has been since a year', () => {
  it.each(['GDP since 2015', 'ВВП с 2015 года', '2015年以来GDP', 'Harbin GDP from 2015 to date'])(
    'is told by the years since then: %s',
    (question) => expect(found(question)).toEqual(['gdp-2015', 'gdp-2020']),
  );

  it('is told as before where it is known as such', () => {
    expect(yearsSince('tourists in 2019', TODAY)).toBeNull();
    expect(found('exports since 2030')).toBe('unknown');
  });
});
