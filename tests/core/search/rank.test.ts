import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRank } from '../../../src/core/search/rank.ts';
import { thing } from '../../../src/core/search/search.ts';
import { Vocabulary } from '../../../src/core/search/vocabulary.ts';
import { termsOf } from '../../../src/core/words/terms.ts';
import { anIndicator, aPack } from '../../support/build-pack.ts';

const names = (text: string) => termsOf(text).map((term) => term.text);

describe('termsOf', () => {
  it('takes English and Russian by stems, Chinese in pairs of characters', () => {
    expect(names('signed contracts')).toEqual(names('signs contract'));
    expect(names('подписанных контрактов')).toEqual(names('подписанные контракты'));
    expect(names('合同额')).toEqual(['合同', '同额']);
  });

  it('divides what stands together without a space', () => {
    expect(names('gdp2013')).toEqual(['gdp', '2013']);
  });

  it('calls numbers, units and everyday words soft', () => {
    const soft = termsOf('three billion dollars between 62.7 companies').filter(({ isSoft }) => isSoft);
    expect(soft.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['billion', 'dollar', 'between', '62.7']),
    );
    expect(soft.map(({ text }) => text)).not.toContain('compani');
  });
});

describe('Vocabulary', () => {
  const WORDS = ['outsourcing', 'contract', 'passengers', 'warehouse', 'аутсорсинг', 'экспорт', 'посылка'];
  const vocabulary = new Vocabulary();
  const numbers = new Map(WORDS.map((word) => [word, vocabulary.add(word)]));

  it('reads a word that is known as itself alone', () => {
    expect(vocabulary.readings('contract')).toEqual([{ term: numbers.get('contract'), quality: 1 }]);
  });

  it('reads a word with one letter wrong, lacking or too much', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...WORDS),
        fc.nat(20),
        fc.constantFrom('x', 'q', 'ж', ''),
        fc.boolean(),
        (word, at, letter, isMore) => {
          const place = at % word.length;
          const mistyped = word.slice(0, place) + letter + word.slice(isMore ? place : place + 1);
          const readings = vocabulary.readings(mistyped);
          expect(
            readings.map(({ term }) => term),
            mistyped,
          ).toContain(numbers.get(word));
        },
      ),
    );
  });

  it('reads nothing into short and strange words', () => {
    for (const word of ['con', 'zzzzzzzz', '合同', '2019', '']) expect(vocabulary.readings(word)).toEqual([]);
  });
});

describe('rank', () => {
  const indicator = (id: string, en: string, aliases: readonly string[]) =>
    anIndicator(id, { names: { en, zh: en, ru: en }, aliases: { en: aliases } });
  const pack = aPack({
    indicators: [
      indicator('berths', 'Berths in the harbour', ['places to moor', 'moorings for ships']),
      indicator('catch', 'Fish landed', ['catch of fish', 'tonnes of fish']),
      indicator('ferries', 'Ferry passengers', ['people on the ferries']),
    ],
  });
  const build = () => {
    const subjects = pack.indicators.map((one) => ({ kind: 'indicator', indicator: one }) as const);
    const steps = buildRank({ topics: pack.topics, subjects });
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  };
  const { rank } = build();
  const ask = (text: string) => rank(termsOf(text), [], 5).map(({ subject }) => thing(subject).id);

  it('finds a subject by any of its names, in any order and with a letter wrong', () => {
    expect(ask('moorings')[0]).toBe('berths');
    expect(ask('fish catch')[0]).toBe('catch');
    expect(ask('fery pasengers')[0]).toBe('ferries');
  });

  it('is 1 for a whole name, and less where something is lacking on either side', () => {
    const [whole] = rank(termsOf('ferry passengers'), [], 1);
    expect(whole).toMatchObject({ score: 1, precision: 1, coverage: 1, lacking: 0 });
    const [part] = rank(termsOf('ferry'), [], 1);
    expect(part?.precision).toBeLessThan(1);
    const [more] = rank(termsOf('ferry passengers and bananas'), [], 1);
    expect(more).toMatchObject({ precision: 1, lacking: 1 });
    expect(more?.coverage).toBeLessThan(1);
  });

  it('remembers nothing of the question before, and stays between 0 and 1', () => {
    const word = fc.constantFrom(
      'berths',
      'fish',
      'ferry',
      'harbour',
      'people',
      'bananas',
      'fihs',
      '鱼',
      '12',
    );
    const question = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(question, question, (first, second) => {
        const fresh = build().rank(termsOf(second), [], 5);
        rank(termsOf(first), termsOf(second), 5);
        const again = rank(termsOf(second), [], 5);
        expect(again).toEqual(fresh);
        for (const { score, precision, coverage } of again) {
          for (const share of [score, precision, coverage]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });
});
