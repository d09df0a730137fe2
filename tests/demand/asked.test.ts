import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Asked,
  emptyTally,
  parseAsked,
  printAsked,
  tallyAnswer,
  withTally,
} from '../../src/demand/asked.ts';
import {
  aDerivedIndicator,
  aFactBook,
  anIndicator,
  anObservation,
  aStatement,
  id,
} from '../support/build-pack.ts';

const [part, whole] = [anIndicator('part'), anIndicator('whole')];
const share = aDerivedIndicator('share', { kind: 'share', part: id('part'), whole: id('whole') });
const book = aFactBook({
  indicators: [part, whole, share],
  observations: [anObservation(part, '5'), anObservation(whole, '20')],
  statements: [aStatement('road-opened', 'The road was opened.')],
});
const fact = (name: string) => {
  const found = book.fact(name) ?? book.derivedFrom(part).find(({ indicator }) => indicator.id === name);
  if (found === undefined) throw new Error(`no fact ${name}`);
  return found;
};

describe('what is asked', () => {
  it('is counted once for each indicator and statement of an answer', () => {
    const tally = emptyTally();
    tallyAnswer(tally, [fact('part-2019'), fact('part-2019'), fact('road-opened')]);
    tallyAnswer(tally, [fact('part-2019')]);
    expect([...tally.indicators]).toEqual([['part', 2]]);
    expect([...tally.statements]).toEqual([['road-opened', 1]]);
  });

  it('counts a computed figure for its inputs, but only where it was asked for by itself', () => {
    const tally = emptyTally();
    tallyAnswer(tally, [fact('share')]);
    expect([...tally.indicators]).toEqual([
      ['part', 1],
      ['whole', 1],
    ]);
    tallyAnswer(tally, [fact('part-2019'), fact('share')]);
    expect(tally.indicators.get('whole')).toBe(1);
  });

  const counts = fc.dictionary(fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/), fc.nat());

  it('is read from a file as it was written, and adds up', () => {
    fc.assert(
      fc.property(counts, counts, counts, (indicators, statements, more) => {
        const asked: Asked = { since: '2026-11-23', indicators, statements };
        expect(parseAsked(printAsked(asked))).toEqual(asked);
        const total = withTally(asked, { indicators: new Map(Object.entries(more)), statements: new Map() });
        for (const name of new Set([...Object.keys(indicators), ...Object.keys(more)])) {
          expect(total.indicators[name]).toBe((indicators[name] ?? 0) + (more[name] ?? 0));
        }
        expect(total.statements).toEqual(statements);
      }),
    );
  });

  it.each([
    '',
    '{',
    'null',
    '{}',
    '{"since":"2026-11-23","indicators":{"a":-1},"statements":{}}',
    '{"since":"2026-11-23","indicators":{"a":"1"},"statements":{}}',
    '{"since":"soon","indicators":{},"statements":{}}',
    '{"since":"2026-11-23","indicators":{},"statements":{},"user":"U1"}',
    '{"since":"2026-11-23","indicators":{"how big is it?":1},"statements":{}}',
  ])('is not read from %s', (text) => {
    expect(parseAsked(text)).toBeNull();
  });
});
