import type { Derived, Fact, Indicator, Observation } from '../fact.ts';
import type { Period } from '../period/period.ts';

/** Half-years, quarters, months and runs of them; some days of a festival are no part of a year but a thing of their own. */
function isPart({ kind, text }: Period): boolean {
  return ['half', 'quarter', 'month'].includes(kind) || /^\d{4}-\d\d\/\d{4}-\d\d$/.test(text);
}

/** Whether a part says nothing of the whole: a stock of any month answers for its year, and so does an event. */
function countsOverTime({ aggregation, frequency }: Indicator): boolean {
  return aggregation !== 'last' && frequency !== 'irregular' && frequency !== 'once';
}

const seriesKey = ({ indicator, area }: Observation | Derived) => `${indicator.id} ${area.id}`;

/**
 * Those of some facts that tell of a part of a period alone, while none of the same indicator and place tells of all of
 * it: the first quarter is not the year.
 */
export function partsOf(facts: readonly Fact[], whole: Period): readonly (Observation | Derived)[] {
  const all = facts.flatMap((fact) => (fact.kind === 'statement' ? [] : fact));
  const observed = all.filter(({ kind }) => kind === 'observation');
  // What is computed goes with what it is computed from.
  const figures = observed.length > 0 ? observed : all;
  const told = new Set(
    figures.flatMap((figure) => (figure.period.text === whole.text ? seriesKey(figure) : [])),
  );
  return figures.filter(
    (figure) => countsOverTime(figure.indicator) && isPart(figure.period) && !told.has(seriesKey(figure)),
  );
}
