import type { Area, Derived, Formula, Indicator, Observation } from '../fact.ts';
import { groupBy } from '../group.ts';
import { yearBefore } from '../period/period.ts';
import { derive } from './derive.ts';
import { restsOnWeak } from './preference.ts';

/** The indicators a formula reads, in the order `derive` wants them. */
export function inputsOf(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'share':
      return [formula.part, formula.whole];
    case 'per':
      return [formula.amount, formula.by];
    case 'implied-previous':
    case 'growth':
    case 'share-of-area':
      return [formula.of];
    default:
      return formula satisfies never;
  }
}

/** The other inputs that a formula may want beside its first one; which of them fit is for `derive` to say. */
function partners(formula: Formula, first: Observation, at: (key: string) => readonly Observation[]) {
  const { area, period } = first;
  switch (formula.kind) {
    case 'share':
      return at(`${formula.whole} ${area.id} ${period.text}`);
    case 'per':
      return at(`${formula.by} ${area.id} ${period.text}`);
    case 'share-of-area':
      return area.id === formula.whole ? [] : at(`${formula.of} ${formula.whole} ${period.text}`);
    case 'growth': {
      const before = yearBefore(period);
      return before === null ? [] : at(`${formula.of} ${area.id} ${before.text}`);
    }
    case 'implied-previous':
      return null;
    default:
      return formula satisfies never;
  }
}

/** The value of the year before that a growth implies; not where that year was reported, nor from another currency. */
function impliedUnlessReported(
  indicator: Indicator,
  formula: Formula,
  first: Observation,
  at: (key: string) => readonly Observation[],
  breaks: readonly Observation[],
): readonly Derived[] {
  const figure = derive(indicator, formula, [first], breaks);
  if (figure === null) return [];
  const isReported = at(`${first.indicator.id} ${first.area.id} ${figure.period.text}`).length > 0;
  return isReported ? [] : [figure];
}

/**
 * For each area and period where all inputs of the formula are there, the figure they give. `breaksOf` tells where the
 * series of an indicator and area breaks.
 */
export function deriveAll(
  indicators: readonly Indicator[],
  preferred: readonly Observation[],
  breaksOf: (indicator: Indicator, area: Area) => readonly Observation[],
): Derived[] {
  const read = new Set<string>(
    indicators.flatMap(({ formula }) => (formula === null ? [] : inputsOf(formula))),
  );
  const inputs = preferred.filter(({ indicator }) => read.has(indicator.id));
  const slots = groupBy(inputs, ({ indicator, area, period }) => `${indicator.id} ${area.id} ${period.text}`);
  const ofIndicator = groupBy(inputs, ({ indicator }) => indicator.id);
  const at = (key: string) => slots.get(key) ?? [];
  return indicators.flatMap((indicator) => {
    const { formula } = indicator;
    if (formula === null) return [];
    const [input = ''] = inputsOf(formula);
    const figures = (ofIndicator.get(input) ?? []).flatMap((first) => {
      const others = partners(formula, first, at);
      const breaks = breaksOf(first.indicator, first.area);
      if (others === null) return impliedUnlessReported(indicator, formula, first, at, breaks);
      // Of two currencies only one fits; were it both, two figures would have one name.
      return others.flatMap((other) => derive(indicator, formula, [first, other], breaks) ?? []).slice(0, 1);
    });
    // What is computed from a repost looks surer than it is: given only of what nothing else can be computed of.
    const sound = figures.filter((figure) => !restsOnWeak(figure));
    return sound.length > 0 ? sound : figures;
  });
}

/** Each id once: an area and period observed in two currencies gives a figure in the first of them. */
export function distinctFigures(figures: readonly Derived[]): readonly Derived[] {
  return [...new Map(figures.toReversed().map((figure) => [figure.id, figure])).values()].toReversed();
}
