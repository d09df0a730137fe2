import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFactBook } from '../../../src/core/book/fact-book.ts';
import type { Derived, Formula, Observation } from '../../../src/core/fact.ts';
import { yearBefore } from '../../../src/core/period/period.ts';
import type { Unit } from '../../../src/core/unit.ts';
import {
  aDerivedIndicator,
  anArea,
  anIndicator,
  anObservation,
  aPack,
  aSource,
  HOME,
  id,
} from '../../support/build-pack.ts';

// Packs made to lead astray: breaks, half-years beside years, two currencies, misprints, targets, older vintages, other places.

const WHOLE = anArea('country');
const YUAN: Unit = { kind: 'currency', code: 'CNY' };
const coal = anIndicator('coal');
const grain = anIndicator('grain');
const output = [coal, grain];

const of = (name: string) => id<'indicator'>(name);
const formulas: readonly Formula[] = [
  { kind: 'share', part: of('coal'), whole: of('grain') },
  { kind: 'per', amount: of('coal'), by: of('grain') },
  { kind: 'implied-previous', of: of('coal') },
  { kind: 'growth', of: of('coal') },
  { kind: 'share-of-area', of: of('grain'), whole: WHOLE.id },
];
const computed = formulas.map((formula) => aDerivedIndicator(`computed-${formula.kind}`, formula));

const PERIODS = [
  '2018',
  '2019',
  '2020',
  '2019-H1',
  '2020-H1',
  '2020-Q1',
  '2019-01/2019-11',
  '../2019',
  '../2020',
];
const SOURCES = [
  aSource('old', '2020-01-01'),
  aSource('new', '2022-01-01'),
  aSource('copy', '2023-01-01', 'mirror'),
];

const observation = fc.record({
  indicator: fc.constantFrom(...output),
  area: fc.constantFrom(HOME, WHOLE),
  // Whole years more often than the rest: two that follow each other make a growth.
  period: fc.oneof(fc.constantFrom(...PERIODS), fc.constantFrom('2018', '2019', '2020')),
  digits: fc.oneof(
    fc.integer({ min: 1, max: 9999 }).map(String),
    fc.integer({ min: 100, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
  ),
  multiplier: fc.constantFrom(0, 4, 6, 8),
  unit: fc.constantFrom<Unit | undefined>(undefined, undefined, YUAN),
  status: fc.constantFrom('reported', 'reported', 'reported', 'estimate', 'target'),
  doubt: fc.constantFrom(null, null, null, 'misprint', 'contradicted'),
  qualifier: fc.constantFrom(null, null, null, 'about', 'more-than'),
  // As often left out: a growth is computed only where no source prints one for either of two whole years.
  percent: fc.option(fc.integer({ min: -90, max: 300 }).map(String), { nil: undefined, freq: 2 }),
  isBreak: fc.constantFrom(false, false, false, true),
  source: fc.constantFrom(...SOURCES),
} as const);

type Given = Exclude<typeof observation extends fc.Arbitrary<infer T> ? T : never, never>;

function bookOf(given: readonly Given[]) {
  const observations = given.map(({ indicator, digits, unit, percent, ...more }, i) =>
    anObservation(indicator, digits, {
      ...more,
      id: `fact-${i}`,
      ...(unit === undefined ? {} : { unit }),
      ...(percent === undefined ? {} : { percent }),
      ...(more.doubt === null ? {} : { caveat: { en: 'Doubted.' } }),
    }),
  );
  return createFactBook(
    aPack({ areas: [HOME, WHOLE], indicators: [...output, ...computed], observations, sources: SOURCES }),
  );
}

const code = ({ unit }: Observation) => (unit.kind === 'currency' ? unit.code : unit.kind);

/** What is wrong with the inputs of a figure, told by rules that are written down anew. */
function faultsOf(
  figure: Derived,
  isPreferred: (input: Observation) => boolean,
  all: readonly Observation[],
): string[] {
  const { formula, inputs } = figure;
  const [first, second] = inputs;
  const faults: string[] = [];
  const demand = (holds: boolean, what: string) => {
    if (!holds) faults.push(`${figure.id}: ${what}`);
  };
  for (const input of inputs) {
    demand(input.status === 'reported', 'an estimate or a target');
    demand(input.doubt === null, 'a doubtful input');
    demand(isPreferred(input), 'an input that another vintage or source has replaced');
    demand(input.quantity.qualifier !== 'more-than', 'a bound');
  }
  const isCrossed = (earlier: string) =>
    all.some(
      ({ isBreak, indicator, area, period }) =>
        isBreak &&
        indicator === first.indicator &&
        area === first.area &&
        period.end > earlier &&
        period.end <= first.period.end,
    );
  if (formula.kind === 'implied-previous') {
    demand(!isCrossed(figure.period.end), 'a break');
    demand(first.change !== null && !['range', 'day', 'cumulative'].includes(first.period.kind), 'no basis');
    return faults;
  }
  demand(second !== undefined, 'one input only');
  if (second === undefined) return faults;
  if (formula.kind !== 'per') demand(code(first) === code(second), 'two currencies');
  if (formula.kind === 'growth') {
    demand(first.period.kind === 'year' && second.period.kind === 'year', 'a partial period');
    demand(yearBefore(first.period)?.text === second.period.text, 'years that do not follow each other');
    demand(!isCrossed(second.period.end), 'a break');
    demand(first.change === null, 'a growth that a source prints itself');
  } else {
    demand(first.period.text === second.period.text, 'two periods');
  }
  const isAcross = formula.kind === 'share-of-area';
  demand(isAcross ? first.area.id !== second.area.id : first.area.id === second.area.id, 'the wrong place');
  const oneThing = formula.kind === 'growth' || isAcross;
  demand(oneThing === (first.indicator.id === second.indicator.id), 'two definitions');
  return faults;
}

/** The figure in floating point, near enough to catch a wrong formula or scale. */
function expected({ formula, inputs: [first, second] }: Derived): number {
  const value = ({ quantity }: Observation) => Number(quantity.digits) * 10 ** quantity.multiplier;
  if (formula.kind === 'implied-previous') {
    return value(first) / (1 + Number(first.change?.percent) / 100);
  }
  const ratio = second === undefined ? Number.NaN : value(first) / value(second);
  if (formula.kind === 'per') return ratio;
  return formula.kind === 'growth' ? (ratio - 1) * 100 : ratio * 100;
}

const isDerived = (fact: { readonly kind: string }): fact is Derived => fact.kind === 'derived';

describe('figures that the book computes', () => {
  it('never join definitions, places, periods, currencies, doubts, aims or replaced values', () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.array(observation, { minLength: 15, maxLength: 40 }), (given) => {
        const book = bookOf(given);
        const figures = book.facts.filter(isDerived);
        seen += figures.length;
        const isPreferred = (input: Observation) => book.series(input.indicator, input.area).includes(input);
        const observed = book.facts.filter((fact) => fact.kind === 'observation');
        expect(figures.flatMap((figure) => faultsOf(figure, isPreferred, observed))).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(300);
  });

  it('are what their formula gives, rounded no further than half of the last digit shown', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fc.array(observation, { minLength: 10, maxLength: 40, size: 'max' }), (given) => {
        for (const figure of bookOf(given).facts.filter(isDerived)) {
          kinds.add(figure.formula.kind);
          const { digits, multiplier } = figure.quantity;
          const [mantissa = '', exponent = '0'] = digits.split('e');
          const places = mantissa.split('.')[1]?.length ?? 0;
          const shown = Number(digits) * 10 ** multiplier;
          const zeros = places === 0 ? (/0+$/.exec(mantissa)?.[0].length ?? 0) : 0;
          const half = (10 ** (zeros - places + Number(exponent)) / 2) * 10 ** multiplier;
          expect(Math.abs(shown - expected(figure))).toBeLessThanOrEqual(half * 1.000001);
        }
      }),
      { numRuns: 300 },
    );
    expect([...kinds].sort()).toEqual(['growth', 'implied-previous', 'per', 'share', 'share-of-area']);
  });
});
