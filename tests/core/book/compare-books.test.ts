import { describe, expect, it } from 'vitest';
import { compareBooks, isSameBook } from '../../../src/core/book/compare-books.ts';
import { createFactBook } from '../../../src/core/book/fact-book.ts';
import {
  aFactBook,
  anIndicator,
  anObservation,
  aPack,
  aSource,
  aStatement,
} from '../../support/build-pack.ts';

const value = anIndicator('contract-value');
const of2018 = anObservation(value, '1.8', { period: '2018', multiplier: 9 });
const of2019 = anObservation(value, '3.45', { multiplier: 9 });
const road = aStatement('road-opened', 'The road was opened.');
const before = aFactBook({ observations: [of2018, of2019], statements: [road] });

const idsOf = (facts: readonly { readonly id: string }[]) => facts.map(({ id }) => id);

describe('compareBooks', () => {
  it('finds books the same that were made from the same files twice', () => {
    const again = createFactBook(
      structuredClone(aPack({ observations: [of2018, of2019], statements: [road] })),
    );
    expect(isSameBook(compareBooks(before, again))).toBe(true);
  });

  it('tells what was added, changed and removed', () => {
    const of2020 = anObservation(value, '3.6', { period: '2020', multiplier: 9 });
    const revised = anObservation(value, '3.46', { multiplier: 9 });
    const changes = compareBooks(before, aFactBook({ observations: [revised, of2020], statements: [road] }));
    expect(idsOf(changes.added)).toEqual([of2020.id]);
    expect(changes.changed).toEqual([{ before: of2019, after: revised }]);
    expect(idsOf(changes.removed)).toEqual([of2018.id]);
    expect(isSameBook(changes)).toBe(false);
  });

  it.each([
    ['a source', anObservation(value, '3.45', { multiplier: 9, source: aSource('almanac') })],
    ['a period', anObservation(value, '3.45', { multiplier: 9, id: of2019.id, period: '2019-H1' })],
    ['a last zero', anObservation(value, '3.450', { multiplier: 9 })],
    ['a caveat', anObservation(value, '3.45', { multiplier: 9, caveat: { en: 'A first estimate.' } })],
  ])('takes %s for a change', (_, changed) => {
    const changes = compareBooks(before, aFactBook({ observations: [of2018, changed], statements: [road] }));
    expect(changes.changed.map(({ after }) => after.id)).toEqual([of2019.id]);
  });

  it('takes another sentence of a statement for a change', () => {
    const other = aStatement('road-opened', 'The road was opened again.');
    const changes = compareBooks(before, aFactBook({ observations: [of2018, of2019], statements: [other] }));
    expect(changes.changed).toEqual([{ before: road, after: other }]);
  });

  it('takes another name of an indicator for no change of its facts', () => {
    const renamed = { ...value, names: { en: 'value of contracts' } };
    const facts = [
      { ...of2018, indicator: renamed },
      { ...of2019, indicator: renamed },
    ];
    const changes = compareBooks(before, aFactBook({ observations: facts, statements: [road] }));
    expect(changes).toEqual({ added: [], changed: [], removed: [], isElsewhere: true });
    expect(isSameBook(changes)).toBe(false);
  });
});
