import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../../src/core/book/derive.ts';
import { preferenceOf } from '../../../src/core/book/preference.ts';
import type { Indicator, Observation, Source } from '../../../src/core/fact.ts';
import type { Unit } from '../../../src/core/unit.ts';
import {
  aDerivedIndicator,
  aFactBook,
  anArea,
  anIndicator,
  anObservation,
  aSource,
  aStatement,
  aTopic,
  day,
  HOME,
  PARKS,
  PERCENT,
} from '../../support/build-pack.ts';

const coal = anIndicator('coal');
const parks = anIndicator('parks', { aggregation: 'last' });
const YUAN: Unit = { kind: 'currency', code: 'CNY' };
const primary = aSource('ministry', '2021-01-01', 'primary');
const media = aSource('gazette', '2022-01-01', 'media');
const mirror = aSource('mirror', '2023-01-01', 'mirror');

const inSeries = (observations: readonly Observation[]) =>
  aFactBook({ observations })
    .series(coal, HOME)
    .map(({ id }) => id);

describe('the value that is shown first', () => {
  const make = (id: string, more: Parameters<typeof anObservation>[2]) =>
    anObservation(coal, '7', { id, ...more });
  it.each([
    ['doubt', make('a', { source: mirror }), make('b', { source: primary, doubt: 'misprint' })],
    ['status', make('a', { source: mirror }), make('b', { source: primary, status: 'estimate' })],
    ['checked', make('a', { source: mirror }), make('b', { source: primary, isChecked: false })],
    ['reliability', make('a', { source: primary }), make('b', { source: mirror })],
    ['vintage', make('a', { source: aSource('later', '2024-01-01') }), make('b', { source: media })],
    ['none', make('a', { source: media }), make('b', { source: media })],
  ] as const)('is chosen by %s', (why, first, second) => {
    expect(preferenceOf(first, second)[1]).toBe(why);
    if (why === 'none') return;
    expect(preferenceOf(first, second)[0]).toBeLessThan(0);
    expect(preferenceOf(second, first)[0]).toBeGreaterThan(0);
    expect(inSeries([second, first])).toEqual(['a']);
  });
});

describe('a doubtful value', () => {
  const doubtful = anObservation(coal, '999', { id: 'slip', period: '2020', doubt: 'misprint' });
  const sound = anObservation(coal, '9', { id: 'sound', period: '2019' });
  const book = aFactBook({ topics: [aTopic('trade', ['coal'])], observations: [doubtful, sound] });

  it('is no point of a series and no headline, but is kept', () => {
    expect(book.series(coal, HOME)).toEqual([sound]);
    expect(book.topics.flatMap((topic) => book.factsOfTopic(topic))).toEqual([sound]);
    expect(book.doubtful(coal, HOME)).toEqual([doubtful]);
    expect(book.fact('slip')).toBe(doubtful);
  });

  it('stands among the others of a sound value', () => {
    const better = anObservation(coal, '9.99', { id: 'better', period: '2020' });
    const both = aFactBook({ observations: [doubtful, better] });
    expect(both.series(coal, HOME)).toEqual([better]);
    expect(both.othersOf(better)).toEqual([doubtful]);
  });
});

describe('what rests on weak sources', () => {
  const blog = aSource('blog', '2023-01-01', 'weak');
  const old = (indicator: Indicator) =>
    anObservation(indicator, '9', { id: `${indicator.id}-old`, period: '2012', source: media });
  const weak = (indicator: Indicator, more: Parameters<typeof anObservation>[2] = {}) =>
    anObservation(indicator, '7', { id: `${indicator.id}-weak`, period: '2021', source: blog, ...more });
  const latest = (indicator: Indicator, ...observations: Observation[]) =>
    aFactBook({ observations })
      .latest(indicator, HOME)
      .map(({ id }) => String(id));

  it('follows the better source of a stock, and has not replaced it', () => {
    expect(latest(parks, old(parks), weak(parks))).toEqual(['parks-old', 'parks-weak']);
    const book = aFactBook({ observations: [old(parks), weak(parks)] });
    expect(book.freshness(old(parks), day('2013-01-01'))).toBe('current');
  });

  it('comes before the better source of a flow or of a running total, which follows', () => {
    expect(latest(coal, old(coal), weak(coal))).toEqual(['coal-weak', 'coal-old']);
    const total = { id: 'total', period: '../2021', source: blog };
    expect(latest(parks, old(parks), anObservation(parks, '70', total))).toEqual(['total', 'parks-old']);
  });

  it('is as good as any where a better source tells the same', () => {
    const also = [{ source: media, paragraph: 1, printed: ['7'] }];
    expect(latest(parks, old(parks), weak(parks, { also }))).toEqual(['parks-weak']);
  });

  it('leads no topic’s card', () => {
    const ore = anIndicator('ore');
    const book = aFactBook({
      topics: [aTopic('trade', ['coal', 'ore'])],
      observations: [weak(coal), old(ore), weak(anIndicator('tin')), old(parks)],
    });
    const shown = book.topics.flatMap((topic) => book.factsOfTopic(topic)).map(({ id }) => String(id));
    expect(shown).toEqual(['ore-old', 'coal-weak', 'parks-old', 'tin-weak']);
  });

  it('is an input only of what nothing else can be computed of', () => {
    const ratio = aDerivedIndicator('ratio', { kind: 'share', part: coal.id, whole: parks.id });
    const sound = [
      anObservation(coal, '3', { period: '2018', source: media }),
      anObservation(parks, '4', { period: '2018', source: media }),
    ];
    const computed = (...observations: Observation[]) =>
      aFactBook({ indicators: [ratio], observations }).facts.flatMap((fact) =>
        fact.kind === 'derived' ? fact.period.text : [],
      );
    expect(computed(weak(coal), weak(parks))).toEqual(['2021']);
    expect(computed(weak(coal), weak(parks), ...sound)).toEqual(['2018']);
  });
});

describe('a target', () => {
  const value = anObservation(coal, '9', { id: 'value', period: '2019' });
  const past = anObservation(coal, '8', { id: 'past', period: '2018', status: 'target' });
  const aim = anObservation(coal, '20', { id: 'aim', period: '2030', status: 'target' });
  const book = aFactBook({ topics: [aTopic('trade', ['coal'])], observations: [aim, value, past] });

  it('is no value, and is shown after the latest value while it lies ahead', () => {
    expect(book.series(coal, HOME)).toEqual([value]);
    expect(book.targets(coal, HOME)).toEqual([aim, past]);
    expect(book.topics.flatMap((topic) => book.factsOfTopic(topic))).toEqual([value, aim]);
  });

  it('holds until its day', () => {
    expect(book.freshness(aim, day('2030-12-31'))).toBe('current');
    expect(book.freshness(aim, day('2031-01-01'))).toBe('historical');
  });
});

describe('two currencies', () => {
  it('are two values of one period, the one of the indicator first, and no disagreement', () => {
    const yuan = anObservation(coal, '700', { id: 'yuan', unit: YUAN });
    const dollars = anObservation(coal, '100', { id: 'dollars' });
    const book = aFactBook({ observations: [yuan, dollars] });
    expect(book.series(coal, HOME)).toEqual([dollars, yuan]);
    expect(book.othersOf(dollars)).toEqual([]);
  });
});

describe('the book of an earlier day', () => {
  const old = anObservation(coal, '9', { id: 'old', source: aSource('first', '2020-06-01') });
  const revised = anObservation(coal, '9.5', { id: 'revised', source: aSource('second', '2021-06-01') });
  const undated = anObservation(coal, '3', { id: 'undated', period: '2018', source: aSource('none', null) });
  const book = aFactBook({ observations: [old, revised, undated] });
  const then = (date: string) => book.asOf(day(date)).series(coal, HOME);

  it('has the vintage of that day, while today’s has the revision and keeps the old one', () => {
    expect(book.series(coal, HOME)).toEqual([revised, undated]);
    expect(book.othersOf(revised)).toEqual([old]);
    expect(then('2021-06-01')).toEqual([revised, undated]);
    expect(then('2021-05-31')).toEqual([old, undated]);
  });

  it('has what shows its month alone from the end of that month on', () => {
    const monthly = anObservation(coal, '7', { id: 'monthly', source: aSource('monthly', '2020-07') });
    const known = (date: string) =>
      aFactBook({ observations: [monthly] })
        .asOf(day(date))
        .fact('monthly');
    expect([known('2020-07-30'), known('2020-07-31')]).toEqual([null, monthly]);
  });

  it('prefers the later of a day and a month by the last day of the month', () => {
    const early = anObservation(coal, '7', { id: 'early', source: aSource('early', '2020-07-15') });
    const late = anObservation(coal, '8', { id: 'late', source: aSource('late', '2020-07') });
    expect(aFactBook({ observations: [early, late] }).series(coal, HOME)).toEqual([late]);
  });

  it('has what shows no date once its period was over', () => {
    expect(then('2020-05-31')).toEqual([undated]);
    expect(then('2018-12-30')).toEqual([]);
  });

  it('is told by those alone who had told it, the earliest where the first came later', () => {
    const [late, early] = [aSource('late', '2021-06-01', 'primary'), aSource('early', '2020-02-01')];
    const at = (source: Source) => ({ source, paragraph: 1, printed: ['9'] });
    const told = {
      ...anObservation(coal, '9', { source: early }),
      also: [at(late), at(aSource('page', null))],
    };
    const first = {
      ...anObservation(parks, '9', { source: late }),
      also: [at(aSource('page', null)), at(early)],
    };
    const sentence = aStatement('strike', 'Nobody dug.', { vintage: late.published, also: [at(early)] });
    const towns = aFactBook({ observations: [told, first], statements: [sentence] });
    const then = towns.asOf(day('2020-12-31'));
    const tellersOf = (id: string) => {
      const fact = then.fact(id);
      if (fact === null || fact.kind === 'derived') return null;
      const { provenance, also, vintage } = fact;
      return [vintage, ...[provenance, ...also].map(({ source }) => String(source.id))];
    };
    expect(tellersOf('coal-2019')).toEqual(['2020-02-01', 'early', 'page']);
    expect(tellersOf('parks-2019')).toEqual(['2020-02-01', 'early', 'page']);
    expect(tellersOf('strike')).toEqual(['2020-02-01', 'early']);
    const before = towns.asOf(day('2020-01-31')).facts;
    expect(before).toMatchObject([told, first].map(({ id }) => ({ id, vintage: null, also: [] })));
    expect(towns.asOf(day('2022-01-01')).fact('coal-2019')).toBe(told);
  });

  it('has nothing from an undated page before the end of what that page tells of', () => {
    const page = aSource('page', null);
    const dated = { ...aSource('dated', null), title: 'Question on coal (2023-11-16)' };
    const towns = aFactBook({
      observations: [
        anObservation(coal, '9', { id: 'first', period: '2018', source: page }),
        anObservation(coal, '8', { id: 'second', period: '2019-H1', source: page }),
        anObservation(coal, '20', { id: 'aim', period: '2030', source: page, status: 'target' }),
        anObservation(coal, '7', { id: 'titled', period: '2017', source: dated }),
      ],
    });
    const factsOn = (date: string) => towns.asOf(day(date)).facts.map(({ id }) => String(id));
    expect(factsOn('2019-06-29')).toEqual([]);
    expect(factsOn('2019-06-30')).toEqual(['first', 'second']);
    expect(factsOn('2023-11-15')).not.toContain('titled');
    expect(factsOn('2023-11-16')).toContain('titled');
  });

  it('knows its day', () => {
    expect(book.day).toBeNull();
    expect(book.asOf(day('2020-01-01')).day).toBe('2020-01-01');
  });

  it('is made once for a day', () => {
    expect(book.asOf(day('2020-01-01'))).toBe(book.asOf(day('2020-01-01')));
  });
});

describe('contradictions', () => {
  it('hold both ways, whichever fact tells them', () => {
    const value = anObservation(coal, '9', { id: 'value' });
    const strike = aStatement('strike', 'Nobody dug.', { contradicts: [value.id] });
    const book = aFactBook({ observations: [value], statements: [strike] });
    expect(book.contradictionsOf(value)).toEqual([strike]);
    expect(book.contradictionsOf(strike)).toEqual([value]);
  });
});

describe('the places of an indicator', () => {
  it('begin with home and what it lies in', () => {
    const country = anArea('country');
    const home = { ...HOME, parent: country.id };
    const other = anArea('elsewhere');
    const of = (area: typeof country, i: number) => anObservation(coal, '9', { id: `v-${i}`, area });
    const book = aFactBook({ areas: [other, country, home], observations: [other, country, home].map(of) });
    expect(book.areasOf(coal).map(({ id }) => id)).toEqual([home.id, country.id, other.id]);
  });
});

describe('the difference of two values', () => {
  const rate = anIndicator('rate', { unit: PERCENT });
  it('is a percentage, between rates percentage points, and nothing between different things', () => {
    const value = (digits: string, more = {}) =>
      anObservation(coal, digits, { id: `v-${digits.length}`, ...more });
    expect(differenceOf(value('15'), value('12'))).toEqual({ kind: 'percent', amount: '25.0' });
    expect(differenceOf(anObservation(rate, '8.2'), anObservation(rate, '10.3'))).toEqual({
      kind: 'points',
      amount: '-2.1',
    });
    const warmth = anIndicator('warmth', { unit: PARKS, scale: 'interval' });
    expect(differenceOf(anObservation(warmth, '5'), anObservation(warmth, '3.5'))).toEqual({
      kind: 'amount',
      amount: '1.5',
      unit: PARKS,
    });
    expect(differenceOf(value('12'), value('12.0'))).toBeNull();
    expect(differenceOf(value('15'), value('12', { period: '2019-H1' }))).toBeNull();
    expect(differenceOf(value('15'), value('12', { unit: YUAN }))).toBeNull();
    expect(differenceOf(value('15'), value('12', { area: anArea('elsewhere') }))).toBeNull();
    expect(differenceOf(value('15'), anObservation(rate, '12'))).toBeNull();
  });
});
