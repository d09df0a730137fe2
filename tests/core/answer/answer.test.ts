import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, answerIndicator, answerTopic } from '../../../src/core/answer/answer.ts';
import { answerQuestion } from '../../../src/core/ask/answer-question.ts';
import type { FactBook } from '../../../src/core/book/fact-book.ts';
import { nastyText } from '../../support/arbitrary-card.ts';
import {
  aDerivedIndicator,
  aFactBook,
  anArea,
  anIndicator,
  anObservation,
  aSource,
  aStatement,
  aTopic,
  id,
  PARKS,
  PERCENT,
  period,
} from '../../support/build-pack.ts';

const contracts = anIndicator('contract-value');
const executed = anIndicator('executed-value');
const parks = anIndicator('trade-parks', { unit: PARKS });
const nextTown = anArea('nexttown', ['Next']);
const implied = aDerivedIndicator('implied-contract-value', { kind: 'implied-previous', of: contracts.id });
const ratio = aDerivedIndicator('executed-share', { kind: 'share', part: executed.id, whole: contracts.id });

const book: FactBook = aFactBook({
  topics: [aTopic('trade', ['contract-value']), aTopic('empty')],
  areas: [nextTown],
  indicators: [implied, ratio],
  observations: [
    anObservation(contracts, '3.45', { multiplier: 9, percent: '89.35' }),
    anObservation(executed, '1.75', { multiplier: 9 }),
    anObservation(parks, '14', { period: '2020-08' }),
  ],
  statements: [
    aStatement('fair-opening', 'The fair opened in Nexttown.'),
    aStatement('fair-closing', 'The fair closed.'),
  ],
});

const ask = (question: string) => answerQuestion(book, question);
const ids = (answer: Answer) =>
  answer.outcome === 'found' ? answer.facts.map((fact) => String(fact.id)) : answer.outcome;

describe('answerQuestion', () => {
  it('finds an indicator by its name in any order, among words without meaning', () => {
    expect(ids(ask('What was the value of contracts?'))).toEqual([
      'contract-value-2019',
      'executed-share-hometown-2019',
    ]);
  });

  it('finds one fact by its id', () => {
    expect(ids(ask('trade-parks-2020-08'))).toEqual(['trade-parks-2020-08']);
  });

  it('answers a year with a value of a month in it, and shows that month', () => {
    expect(ids(ask('trade parks 2020'))).toEqual(['trade-parks-2020-08']);
  });

  it('says not-published for a period there is no value of, with the periods there are', () => {
    const answer = ask('contract value 2021');
    expect(answer).toMatchObject({ outcome: 'not-published', period: { text: '2021' } });
    expect(answer.outcome === 'not-published' && answer.have.map((have) => have.period.text)).toEqual([
      '2019',
    ]);
  });

  it('never answers for one place with another', () => {
    expect(ask('contract value in Nexttown')).toMatchObject({
      outcome: 'not-published',
      area: { id: 'nexttown' },
    });
    expect(ask('contract value in Elsewhere')).toMatchObject({ outcome: 'unknown' });
    expect(ask('contract value in Hometown and Nexttown')).toMatchObject({ outcome: 'unknown' });
  });

  it('knows a place by the adjective that Russian makes of it', () => {
    const pier = anArea('pier', ['Харбор']);
    const book = aFactBook({ observations: [anObservation(contracts, '5', { area: pier })] });
    for (const word of ['харборский', 'харборская', 'харборскому']) {
      expect(ids(answerQuestion(book, `contract value ${word}`))).toEqual(['contract-value-2019']);
    }
    expect(answerQuestion(book, 'contract value харборностью').outcome).not.toBe('found');
  });

  it('never answers two periods with one', () => {
    expect(ask('contract value 2018 2019')).toMatchObject({ outcome: 'unknown' });
  });

  it('answers a period nobody reported with the value that the printed growth implies, and only that one', () => {
    expect(ids(ask('contract value 2018'))).toEqual(['implied-contract-value-hometown-2018']);
  });

  it('asks back when different indicators fit', () => {
    const answer = ask('value');
    expect(answer.outcome).toBe('ambiguous');
    expect(answer.outcome === 'ambiguous' && answer.choices.length).toBeLessThanOrEqual(5);
  });

  it('shows all statements that fit, since that picks nothing', () => {
    expect(ids(ask('fair'))).toEqual(['fair-opening', 'fair-closing']);
  });

  it('asks back when a word fits nothing and the others fit well, and abstains when little fits', () => {
    const answer = ask('contract value of 2019 for bananas');
    expect(answer).toMatchObject({ outcome: 'ambiguous', choices: [{ subject: { indicator: contracts } }] });
    const loose = ask('bananas and oranges of great value');
    expect(loose.outcome).toBe('unknown');
    expect(loose.outcome === 'unknown' && loose.nearest.length).toBeGreaterThan(0);
    expect(ask('zzzz qqqq')).toEqual({ outcome: 'unknown', question: 'zzzz qqqq', nearest: [] });
  });

  it('never answers for a name that it does not know', () => {
    expect(ask('contract value of Bananas')).toMatchObject({ outcome: 'unknown' });
  });

  it('reads mistyped words', () => {
    expect(ids(ask('contrct valeu 2019'))[0]).toBe('contract-value-2019');
  });

  it('ends in one of the four outcomes, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          nastyText(0, 400),
          nastyText(0, 60).map((text) => `contract value ${text}`),
        ),
        (text) => {
          const answer = ask(text);
          expect(['found', 'ambiguous', 'not-published', 'unknown']).toContain(answer.outcome);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('answerTopic', () => {
  it('shows what the topic names first, then its other figures, then statements', () => {
    const answer = answerTopic(book, aTopic('trade'));
    expect(ids(answer)).toEqual([
      'contract-value-2019',
      'implied-contract-value-hometown-2018',
      'executed-share-hometown-2019',
      'executed-value-2019',
      'trade-parks-2020-08',
      'fair-opening',
      'fair-closing',
    ]);
  });

  it('narrows to a period, and says what there is when nothing is left', () => {
    expect(ids(answerTopic(book, aTopic('trade'), { period: period('2020'), area: null }))).toEqual([
      'trade-parks-2020-08',
      'fair-opening',
      'fair-closing',
    ]);
    expect(answerTopic(book, aTopic('trade'), { period: period('1999'), area: null }).outcome).toBe(
      'not-published',
    );
  });
});

describe('a restriction', () => {
  const here = anObservation(contracts, '3.45', { multiplier: 9, period: '2020' });
  const before = anObservation(contracts, '3.00', { multiplier: 9, period: '2019' });
  const there = anObservation(contracts, '9.00', { id: 'there', period: '2019', area: nextTown });
  const paid = anObservation(executed, '1.00', { multiplier: 9, period: '2019' });
  const towns = aFactBook({
    topics: [aTopic('trade')],
    areas: [anArea('nowhere')],
    observations: [here, before, there, paid],
    statements: [aStatement('fair-opening', 'The fair opened in Nexttownship.')],
  });
  const trade = aTopic('trade');
  const of = (name: string) => towns.area(name);

  it('to a place shows that place alone, and denies one without facts', () => {
    expect(ids(answerTopic(towns, trade, { period: null, area: of('nexttown') }))).toEqual(['there']);
    const denied = answerTopic(towns, trade, { period: null, area: of('nowhere') });
    expect(denied.outcome).toBe('not-published');
  });

  it('to an older period finds it, though the card shows a later one', () => {
    expect(ids(answerTopic(towns, trade, { period: period('2019'), area: null }))).toEqual([
      'contract-value-2019',
      'there',
      'executed-value-2019',
    ]);
  });

  it('to a range of years is met by no single year of it', () => {
    const wide = { period: period('2018/2021'), area: null };
    expect(answerIndicator(towns, contracts, wide).outcome).toBe('not-published');
  });

  it('stays behind the choices of a question that names it', () => {
    const answer = answerQuestion(towns, 'value 2019');
    const facts = answer.outcome === 'ambiguous' ? answer.choices.map(({ fact }) => fact?.id) : [];
    expect(facts.sort()).toEqual(['contract-value-2019', 'executed-value-2019']);
  });

  it('by a word that makes the period an end of a longer time is asked back, not answered', () => {
    for (const text of ['contract value since 2019', 'contract value before 2019']) {
      const answer = answerQuestion(towns, text);
      const facts = answer.outcome === 'ambiguous' ? answer.choices.map(({ fact }) => fact?.id) : [];
      expect(facts, text).toEqual(['contract-value-2019']);
    }
  });
});

describe('what is asked of a thing', () => {
  it('is never its money where a number was asked for', () => {
    expect(ask('how many contract').outcome).toBe('unknown');
    expect(ids(ask('how many trade parks'))).toEqual(['trade-parks-2020-08']);
  });

  it('is the printed growth where growth was asked for, and nothing implied', () => {
    expect(ids(ask('growth of contract value'))).toEqual(['contract-value-2019']);
    expect(ask('growth of contract value in 2018').outcome).toBe('not-published');
    expect(ask('growth of executed value').outcome).toBe('not-published');
  });

  it('is the growth itself where no level is published', () => {
    const growth = anIndicator('cargo-growth', { unit: PERCENT, aggregation: 'none' });
    const share = anIndicator('cargo-share', { unit: PERCENT, aggregation: 'none' });
    const harbour = aFactBook({ observations: [anObservation(growth, '5.1'), anObservation(share, '40')] });
    expect(ids(answerQuestion(harbour, 'cargo growth'))).toEqual(['cargo-growth-2019']);
    expect(ids(answerQuestion(harbour, 'increase of cargo in 2019'))).toEqual(['cargo-growth-2019']);
    expect(answerQuestion(harbour, 'growth of cargo share').outcome).toBe('not-published');
  });

  it('is not a value that is only implied, unless it is called by its whole name', () => {
    expect(ids(ask('implied value'))).not.toContain('implied-contract-value-hometown-2018');
    expect(ids(ask('implied contract value'))).toEqual(['implied-contract-value-hometown-2018']);
  });
});

describe('several values of one thing', () => {
  const gazette = aSource('gazette', '2020-01-31', 'media');
  const bureau = aSource('bureau', '2020-03-31', 'primary');
  const laterBureau = aSource('bureau-revised', '2021-03-31', 'primary');

  it('prefers the more reliable source, then the later vintage, and keeps the others reachable', () => {
    const [first, second, third] = [
      anObservation(contracts, '3.40', { id: 'a', source: gazette }),
      anObservation(contracts, '3.45', { id: 'b', source: bureau }),
      anObservation(contracts, '3.50', { id: 'c', source: laterBureau }),
    ];
    const differing = aFactBook({ observations: [first, second, third] });
    const answer = answerIndicator(differing, contracts);
    expect(ids(answer)).toEqual(['c']);
    expect(differing.othersOf(third).map((other) => String(other.id))).toEqual(['b', 'a']);
  });

  it('takes the latest period, never an older one of a better source', () => {
    const differing = aFactBook({
      observations: [
        anObservation(contracts, '3.45', { id: 'old', period: '2019', source: bureau }),
        anObservation(contracts, '3.60', { id: 'new', period: '2020', source: gazette }),
      ],
    });
    expect(ids(answerIndicator(differing, contracts))).toEqual(['new']);
  });

  it('refuses two facts of one name', () => {
    const twice = [
      anObservation(contracts, '1', { id: 'same' }),
      anObservation(executed, '2', { id: 'same' }),
    ];
    expect(() => aFactBook({ observations: twice })).toThrow(/Two facts are called "same": rename/);
  });

  it('derives only within one place and period', () => {
    const apart = aFactBook({
      indicators: [ratio],
      observations: [
        anObservation(contracts, '3.45', { period: '2019' }),
        anObservation(executed, '1.75', { period: '2018' }),
        anObservation(contracts, '9.00', { id: 'there', period: '2018', area: nextTown }),
      ],
    });
    expect(apart.facts.filter(({ kind }) => kind === 'derived')).toEqual([]);
    expect(apart.series(contracts, nextTown).map((one) => one.id)).toEqual([id('there')]);
  });
});
