import { describe, expect, it } from 'vitest';
import { type Answer, answerIndicator, answerTopic } from '../../../src/core/answer/answer.ts';
import { answerQuestion } from '../../../src/core/ask/answer-question.ts';
import type { Indicator } from '../../../src/core/fact.ts';
import { thing } from '../../../src/core/search/search.ts';
import {
  aDerivedIndicator,
  aFactBook,
  anArea,
  anIndicator,
  anObservation,
  aTopic,
  day,
  HOME,
  PERCENT,
  period,
} from '../../support/build-pack.ts';

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

describe('a part of what was asked for', () => {
  const partly = (indicator: Indicator, ...periods: string[]) => {
    const observations = periods.map((one) => anObservation(indicator, '5', { period: one }));
    const answer = answerIndicator(aFactBook({ observations }), indicator, {
      period: period('2021'),
      area: null,
    });
    return answer.outcome === 'found' ? answer.beside?.parts.map((one) => one.period.text) : answer.outcome;
  };

  it('is told as one where what adds up is not published for the whole', () => {
    expect(partly(coal, '2021-Q1')).toEqual(['2021-Q1']);
    expect(partly(coal, '2021-01/2021-07', '2020')).toEqual(['2021-01/2021-07']);
    expect(partly(coal, '2021-Q1', '2021')).toEqual([]);
  });

  it('answers for the whole where it is a stock, an event or a festival', () => {
    expect(partly(anIndicator('parks', { aggregation: 'last' }), '2021-08')).toEqual([]);
    expect(partly(anIndicator('fair', { frequency: 'irregular' }), '2021-06')).toEqual([]);
    expect(partly(anIndicator('festival'), '2021-02-11/2021-02-17')).toEqual([]);
  });

  it('has the doubtful value of the whole beneath it', () => {
    const doubtful = coalIn('2021', '518', { doubt: 'contradicted', caveat: { en: 'No.' } });
    const other = coalIn('2021-Q1', '34', { doubt: 'misprint', id: 'coal-q1-slip', caveat: { en: 'No.' } });
    const doubted = aFactBook({ observations: [coalIn('2021-Q1', '33'), doubtful, other] });
    const answer = answerIndicator(doubted, coal, { period: period('2021'), area: HOME });
    // What another source says of the same quarter stands beside that quarter already.
    expect(answer).toMatchObject({ facts: [{ id: 'coal-2021-q1' }], beside: { doubtful: [doubtful] } });
    expect(answer.outcome === 'found' && answer.beside?.doubtful).toHaveLength(1);
  });
});

describe('a question without a subject', () => {
  const tax = anIndicator('tax-income', { topic: 'money' });
  const many = Array.from({ length: 6 }, (_, n) => anIndicator(`tax-${n}`, { topic: 'money' }));
  const towns = aFactBook({
    topics: [{ ...aTopic('trade'), aliases: { en: ['figures'] } }, aTopic('money')],
    areas: [country, anArea('nowhere')],
    observations: [
      anObservation(coal, '100'),
      anObservation(tax, '7'),
      anObservation(tax, '8', { period: '2017', id: 'tax-2017' }),
      anObservation(coal, '999', { id: 'coal-country', area: country }),
      ...many.map((indicator) => anObservation(indicator, '5', { area: anArea('port') })),
    ],
  });
  const choices = (text: string) => {
    const answer = answerQuestion(towns, text);
    if (answer.outcome !== 'ambiguous') return answer.outcome;
    expect(answer.isOpen).toBe(true);
    return answer.choices.map(({ subject, period, area, fact }) =>
      [subject.kind, thing(subject).id, period?.text ?? area?.id, subject.kind === 'topic' ? [] : fact?.id]
        .flat()
        .join(' '),
    );
  };

  it('is asked back with the topics that have something for its place or period', () => {
    expect(choices('Hometown')).toEqual(['topic trade hometown', 'topic money hometown']);
    expect(choices('how many in 2019?')).toEqual(['topic money 2019', 'topic trade 2019']);
  });

  it('is asked back with what a topic has, where that is the only one', () => {
    expect(choices('Country')).toEqual(['indicator coal-output country coal-country']);
    expect(choices('2017')).toEqual(['indicator tax-income 2017 tax-2017']);
  });

  it('leads to the topic where that has more than there is room for', () => {
    expect(choices('Port')).toHaveLength(5);
    expect(choices('Port').at(-1)).toBe('topic money port');
  });

  it('is not what is called by filler words alone', () => {
    expect(towns.search.called([])).toEqual([]);
    expect(choices('figures')).toBe('unknown');
  });

  it('is unknown where it names nothing, or nothing there is something of', () => {
    expect(choices('how many')).toBe('unknown');
    expect(choices('Nowhere')).toBe('unknown');
    expect(choices('1999')).toBe('unknown');
  });
});

describe('another name of what tells nothing of a place', () => {
  const centers = {
    ...anIndicator('centers-with-abroad', { unit: PERCENT }),
    aliases: { en: ['share abroad'] },
  };
  const foreign = anIndicator('share-abroad-of-all-foreign-trade', { unit: PERCENT, aggregation: 'none' });
  const other = anIndicator('share-abroad-of-each-summer', { unit: PERCENT, aggregation: 'none' });
  const shares = aFactBook({
    areas: [country],
    observations: [
      anObservation(centers, '75'),
      anObservation(foreign, '65.8', { area: country }),
      anObservation(other, '64.4', { area: country, period: '2019-H1' }),
      anObservation(foreign, '60', { period: '2018', id: 'foreign-home' }),
    ],
  });
  const asked = (text: string) => {
    const answer = answerQuestion(shares, text);
    return answer.outcome === 'ambiguous' ? answer.choices.map(({ fact }) => fact?.id) : ids(answer);
  };

  it('leads to what else the words fit, with a value for place and period', () => {
    expect(asked('share abroad country 2019')).toEqual(['share-abroad-of-all-foreign-trade-2019']);
    expect(answerQuestion(shares, 'share abroad country 2019').outcome).toBe('ambiguous');
  });

  it('stays what it is where it tells of the place, or by its own name', () => {
    expect(asked('share abroad hometown 2018')).toBe('not-published');
    expect(asked('centers with abroad country 2019')).toBe('not-published');
    expect(asked('share abroad country 2011')).toBe('not-published');
  });
});

describe('a place in a name', () => {
  const port = anArea('port');
  const newPort = { ...anArea('new-port'), names: { en: 'New Port' } };
  const residents = {
    ...anIndicator('residents', { topic: 'new-port' }),
    aliases: { en: ['people planned for New Port'] },
  };
  const visitors = anIndicator('visitors-of-the-port-and-hometown-fair');
  const coast = aFactBook({
    topics: [aTopic('trade'), { ...aTopic('new-port'), names: { en: 'New Port' } }],
    areas: [port, newPort],
    observations: [
      anObservation(residents, '2', { area: newPort, period: '2030' }),
      anObservation(visitors, '7', { period: '2014' }),
    ],
  });
  const asked = (text: string) => ids(answerQuestion(coast, text));

  it('answers where the name itself has it', () => {
    expect(asked('visitors of the port fair')).toEqual(['visitors-of-the-port-and-hometown-fair-2014']);
  });

  it('never answers where it is but a word of a longer place, of a topic or of a name', () => {
    expect(asked('residents of the port')).toBe('not-published');
    expect(asked('people planned for port')).toBe('not-published');
    expect(asked('residents of New Port')).toEqual(['residents-2030']);
  });
});

describe('a topic of a book', () => {
  const topic = book.topic('trade');
  it('shows home before other places', () => {
    if (topic === null) throw new Error('no topic');
    expect(ids(answerTopic(book, topic)).slice(0, 4)).toEqual([
      'coal-2021-q1',
      'coal-2020',
      'coal-2030',
      'coal-country',
    ]);
  });

  it('shows each fact of a period once, with its targets, and its doubtful values beside', () => {
    if (topic === null) throw new Error('no topic');
    const of = (text: string) => answerTopic(book, topic, { period: period(text), area: null });
    expect(ids(of('2020'))).toEqual(['coal-2020', 'coal-country', 'coal-implied-hometown-2020-q1']);
    expect(ids(of('2030'))).toEqual(['coal-2030']);
    expect(of('2017')).toMatchObject({ outcome: 'not-published', doubtful: [{ id: 'coal-2017' }] });
    const wide = answerTopic(book, topic, { period: period('2021'), area: null });
    expect(wide).toMatchObject({ facts: [{ id: 'coal-2021-q1' }], beside: { doubtful: [] } });
  });

  it('tells what is of a part of the period alone', () => {
    const ore = anIndicator('ore-output');
    const mixed = aFactBook({
      topics: [aTopic('trade', ['coal-output'])],
      observations: [coalIn('2021-Q1', '33'), anObservation(ore, '5', { period: '2021' })],
    });
    const answer = answerTopic(mixed, aTopic('trade'), { period: period('2021'), area: null });
    expect(ids(answer)).toEqual(['coal-2021-q1', 'ore-output-2021']);
    expect(answer).toMatchObject({ beside: { parts: [{ id: 'coal-2021-q1' }] } });
  });

  it('has nothing published yet on an early day', () => {
    const early = book.asOf(day('2015-01-01'));
    if (topic === null) throw new Error('no topic');
    expect(answerTopic(early, topic).outcome).toBe('not-published');
  });
});
