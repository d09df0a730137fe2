import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFigures } from '../../../src/core/check/check-figures.ts';
import type { CheckedFigure } from '../../../src/core/check/verdict.ts';
import {
  aFactBook,
  anArea,
  anIndicator,
  anObservation,
  aSource,
  day,
  PARKS,
  PERCENT,
} from '../../support/build-pack.ts';

const PORT = anArea('porttown');
const contracts = anIndicator('contract-value', { names: { en: 'Contract value' } });
const parks = anIndicator('business-parks', {
  names: { en: 'Business parks' },
  unit: PARKS,
  aggregation: 'last',
});
const share = anIndicator('services-share', {
  names: { en: 'Share of services in the economy' },
  unit: PERCENT,
  aggregation: 'none',
});
const book = aFactBook({
  observations: [
    anObservation(contracts, '3.45', { multiplier: 9, percent: '89.35' }),
    anObservation(contracts, '1.82', { multiplier: 9, period: '2018' }),
    anObservation(contracts, '7.77', { multiplier: 9, area: PORT, id: 'contract-value-port' }),
    anObservation(contracts, '3.61', {
      multiplier: 9,
      id: 'contract-value-2019-blog',
      source: aSource('blog', '2020-09-30', 'weak'),
    }),
    anObservation(contracts, '9.99', {
      multiplier: 9,
      period: '2017',
      doubt: 'misprint',
      caveat: { en: 'A slip of its source.' },
    }),
    anObservation(parks, '14', { period: '2020-08' }),
    anObservation(share, '66.0', { period: '2020' }),
  ],
});
const check = (message: string): readonly CheckedFigure[] => checkFigures(book, message, day('2026-06-01'));

function told(message: string) {
  return check(message).map(({ text, verdict }) => {
    switch (verdict.kind) {
      case 'not-known':
        return `${text}: not known`;
      case 'agrees':
      case 'rounded':
        return `${text}: ${verdict.kind} ${verdict.fact.id}`;
      case 'differs': {
        const { fact, difference, otherPeriod, otherVersion, otherPlace } = verdict;
        const of = [
          fact?.id ?? 'none',
          difference?.digits,
          otherPeriod?.id,
          otherVersion?.id,
          otherPlace?.id,
        ];
        return `${text}: differs ${of.filter((one) => one !== undefined).join(' ')}`;
      }
      default:
        return verdict satisfies never;
    }
  });
}

describe('a figure of a whole and one of its part', () => {
  const centers = anIndicator('centers', {
    names: { en: 'Research centers' },
    unit: PARKS,
    aggregation: 'last',
  });
  const foreign = anIndicator('foreign-centers', {
    names: { en: 'Research centers with foreign partners' },
    aliases: { en: ['foreign research centers', 'centers and their foreign partners'] },
    unit: PARKS,
    aggregation: 'last',
  });
  const ofThem = anIndicator('foreign-centers-share', {
    names: { en: 'Share of research centers with foreign partners' },
    unit: PERCENT,
    aggregation: 'none',
    formula: { kind: 'share', part: foreign.id, whole: centers.id },
  });
  const parted = aFactBook({
    indicators: [ofThem],
    observations: [
      anObservation(centers, '20', { period: '2020' }),
      anObservation(foreign, '15', { period: '2020' }),
    ],
  });
  const verdicts = (message: string) =>
    checkFigures(parted, message, day('2026-06-01')).map(({ text, verdict }) =>
      [text, verdict.kind, verdict.kind === 'not-known' ? '' : verdict.fact?.indicator.id].join(' ').trim(),
    );

  it.each([
    ['Hometown has 25 research centers', ['25 differs centers']],
    ['Hometown has 15 research centers', ['15 differs centers']],
    ['Hometown has 12 research centers with foreign partners', ['12 differs foreign-centers']],
    [
      'Of the 20 research centers in Hometown, 15 have foreign partners',
      ['20 agrees centers', '15 agrees foreign-centers'],
    ],
    [
      '15 of the 20 research centers in Hometown have foreign partners',
      ['15 agrees foreign-centers', '20 agrees centers'],
    ],
  ])('"%s"', (message, expected) => {
    expect(verdicts(message)).toEqual(expected);
  });
});

describe('a figure of a message', () => {
  it('agrees with ours of the period and place named', () => {
    expect(told('Contract value of Hometown in 2019: $3.45bn')).toEqual([
      '$3.45bn: agrees contract-value-2019',
    ]);
  });

  it('is found among hundreds of years, of which none is looked at as a figure', () => {
    expect(told(`${'by May 2019 '.repeat(150)}. Contract value of Hometown in 2019: $3.45bn`)).toEqual([
      '$3.45bn: agrees contract-value-2019',
    ]);
  });

  it('agrees rounded at the precision given', () => {
    expect(told('Contract value of Hometown in 2019: $3.5bn')).toEqual([
      '$3.5bn: rounded contract-value-2019',
    ]);
    expect(told('Contract value of Hometown in 2019: about $3.4bn')).toEqual([
      '$3.4bn: rounded contract-value-2019',
    ]);
  });

  it('differs by how much, and names the place whose value it is', () => {
    expect(told('Contract value of Hometown in 2019: $7.77bn')).toEqual([
      '$7.77bn: differs contract-value-2019 4.32 contract-value-port',
    ]);
  });

  it('differs where it is the value of another period', () => {
    expect(told('Contract value of Hometown in 2019: $1.82bn')).toEqual([
      '$1.82bn: differs contract-value-2019 -1.63 contract-value-2018',
    ]);
    expect(told('Contract value of Hometown in 2016: $1.82bn')).toEqual([
      '$1.82bn: differs none contract-value-2018',
    ]);
  });

  it('is never said to agree with a print that is doubted, or that another source is preferred to', () => {
    expect(told('Contract value of Hometown in 2019: $3.61bn')).toEqual([
      '$3.61bn: differs contract-value-2019 0.16 contract-value-2019-blog',
    ]);
    expect(told('Contract value of Hometown in 2017: $9.99bn')).toEqual([
      '$9.99bn: differs none contract-value-2017',
    ]);
  });

  it('differs in another currency, however alike the digits are', () => {
    expect(told('Contract value of Hometown in 2019: 3.45 billion yuan')).toEqual([
      '3.45 billion yuan: differs contract-value-2019',
    ]);
  });

  it('is compared as a change where a change is spoken of', () => {
    expect(told('The contract value of Hometown rose 89.35 percent in 2019')).toEqual([
      '89.35 percent: agrees contract-value-2019',
    ]);
    expect(told('The contract value of Hometown nearly doubled in 2019')).toEqual([
      'nearly doubled: rounded contract-value-2019',
    ]);
    expect(told('The contract value of Hometown rose 98.35 percent in 2019')).toEqual([
      '98.35 percent: differs contract-value-2019 9',
    ]);
  });

  it('is not known for a place of which we have nothing', () => {
    expect(told('Contract value of Elsewhere in 2019: $3.45bn')).toEqual(['$3.45bn: not known']);
    expect(told('Contract value of Japan in 2019: $3.45bn')).toEqual(['$3.45bn: not known']);
  });

  it('is not known where the words may mean something else', () => {
    expect(told('Contract value of the harbour cranes of Hometown in 2019: $5bn')).toEqual([
      '$5bn: not known',
    ]);
    expect(told('Average contract value of Hometown in 2019: $5bn')).toEqual(['$5bn: not known']);
    expect(told('Hometown sold hats for $5bn in 2019')).toEqual(['$5bn: not known']);
  });

  it('is not known as a number of percentage points or as an increase by an amount', () => {
    expect(told('The share of services in Hometown rose by 66 percentage points in 2020')).toEqual([
      '66: not known',
    ]);
    expect(told('The contract value of Hometown rose by $3.45bn in 2019')).toEqual(['$3.45bn: not known']);
  });

  it('takes period, place and subject from what was said before', () => {
    expect(
      told('Hometown in 2020. Share of services in the economy: 66 percent. It has 14 business parks.'),
    ).toEqual(['66 percent: agrees services-share-2020', '14: agrees business-parks-2020-08']);
    expect(told('Contract value of Hometown in 2019: $3.45bn. In 2018: $1.82bn')).toEqual([
      '$3.45bn: agrees contract-value-2019',
      '$1.82bn: agrees contract-value-2018',
    ]);
  });

  it('is found and judged in any text whatever', () => {
    const words = fc.constantFrom(
      'contract value',
      'Hometown',
      'Porttown',
      '2019',
      '$3.45bn',
      '14',
      'parks',
      'rose',
      '%',
      ',',
      '.',
      'and',
      '近',
      '亿',
      'вдвое',
    );
    const texts = fc.oneof(
      fc.array(words, { maxLength: 400, size: 'large' }).map((all) => all.join(' ').slice(0, 4000)),
      fc.string({ unit: 'binary', maxLength: 4000, size: 'large' }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end, text: said } of check(text)) expect(text.slice(start, end)).toBe(said);
      }),
      { numRuns: 40 },
    );
  });
});
