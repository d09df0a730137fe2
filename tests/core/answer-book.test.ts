import { describe, expect, it } from 'vitest';
import { type Answer, answerIndicator, answerQuestion, answerTopic } from '../../src/core/answer.ts';
import {
  aDerivedIndicator,
  aFactBook,
  anArea,
  anIndicator,
  anObservation,
  aTopic,
  day,
  HOME,
  period,
} from '../support/build-pack.ts';

// What a book of several places, rhythms, doubts and aims answers.

const coal = anIndicator('coal-output');
const country = anArea('country');
const growth = aDerivedIndicator('coal-growth', { kind: 'growth', of: coal.id });
const implied = aDerivedIndicator('coal-implied', { kind: 'implied-previous', of: coal.id });
const coalIn = (period: string, digits: string, more: Parameters<typeof anObservation>[2] = {}) =>
  anObservation(coal, digits, { period, id: `coal-${period.toLowerCase().replace('/', '-to-')}`, ...more });

const book = aFactBook({
  topics: [aTopic('trade', ['coal-output'])],
  areas: [country],
  indicators: [growth, implied],
  observations: [
    coalIn('2018', '100'),
    coalIn('2019', '110'),
    coalIn('2020', '120', { percent: '9.1' }),
    coalIn('2021-Q1', '33', { percent: '20' }),
    coalIn('2017', '90000', { doubt: 'misprint', caveat: { en: 'A slip.' } }),
    coalIn('2030', '200', { status: 'target' }),
    coalIn('2020', '999', { id: 'coal-country', area: country }),
  ],
});

const ids = (answer: Answer) =>
  answer.outcome === 'found' ? answer.facts.map((fact) => String(fact.id)) : answer.outcome;
const coalAnswer = (text: string | null, area = HOME) =>
  answerIndicator(book, coal, { period: text === null ? null : period(text), area });

describe('an indicator of a book', () => {
  it('begins with the latest value, then the latest whole year, then what is aimed at', () => {
    expect(ids(answerIndicator(book, coal))).toEqual(['coal-2021-q1', 'coal-2020', 'coal-2030']);
  });

  it('answers a target for its year, marked in the fact', () => {
    const answer = coalAnswer('2030');
    expect(answer).toMatchObject({ outcome: 'found', facts: [{ id: 'coal-2030', status: 'target' }] });
  });

  it('computes the growth of a year that no source prints', () => {
    expect(ids(coalAnswer('2019'))).toEqual(['coal-2019', 'coal-growth-hometown-2019']);
    expect(ids(coalAnswer('2020'))).toEqual(['coal-2020']);
    const asked = answerQuestion(book, 'growth of coal output 2019');
    expect(ids(asked)).toEqual(['coal-growth-hometown-2019']);
  });

  it('implies no value for a year that is reported, and one for a year that is not', () => {
    expect(book.fact('coal-implied-hometown-2019')).toBeNull();
    expect(ids(coalAnswer('2020-Q1'))).toEqual(['coal-implied-hometown-2020-q1']);
  });

  it('has not published what is only doubted, and hands the doubtful value over with its caveat', () => {
    expect(coalAnswer('2017')).toMatchObject({
      outcome: 'not-published',
      doubtful: [{ id: 'coal-2017', caveat: { en: 'A slip.' } }],
    });
  });

  it('keeps to the place that was asked for', () => {
    expect(ids(coalAnswer('2020', country))).toEqual(['coal-country']);
    expect(coalAnswer('2019', country).outcome).toBe('not-published');
  });
});

describe('a topic of a book', () => {
  const [topic] = book.topics;
  it('shows home before other places', () => {
    if (topic === undefined) throw new Error('no topic');
    expect(ids(answerTopic(book, topic)).slice(0, 4)).toEqual([
      'coal-2021-q1',
      'coal-2020',
      'coal-2030',
      'coal-country',
    ]);
  });

  it('has nothing published yet on an early day', () => {
    const early = book.asOf(day('2015-01-01'));
    if (topic === undefined) throw new Error('no topic');
    expect(answerTopic(early, topic).outcome).toBe('not-published');
  });
});
