import { groupBy } from '../core/group.ts';
import { yearBefore } from '../core/period/period.ts';
import { formulaInputs } from './check-references.ts';
import type { Entry } from './check-shape.ts';
import type { Draft } from './draft.ts';
import { type Fault, faultAt } from './fault.ts';
import type { IndicatorEntry, ObservationEntry } from './schema.ts';

/**
 * Formulas read reported indicators whose units fit, and give at least one figure. Whether they do is only asked
 * when all observations are sound: one with a fault may be what is lacking.
 */
export function checkFormulas(
  { indicators, observations }: Draft,
  soundObservations: boolean,
): readonly Fault[] {
  const known = new Map<string, IndicatorEntry>(indicators.entries.map(({ value }) => [value.id, value]));
  const observed = groupBy<ObservationEntry>(
    observations.map(({ value }) => value),
    ({ indicator }) => indicator,
  );
  return indicators.entries.flatMap((entry) => {
    const rhythm = checkRhythm(entry);
    if (entry.value.formula === undefined) return rhythm;
    const paths = formulaInputs(entry.value);
    const inputs = paths.flatMap(([, id]) => known.get(id) ?? []);
    if (inputs.length < paths.length) return rhythm; // an unknown id is a fault of its own
    const nested = paths
      .filter(([, id]) => known.get(id)?.formula !== undefined)
      .map(([path, id]) =>
        faultAt(
          entry.place('formula', path),
          `"${id}" is itself computed by a formula`,
          'Name indicators that sources report.',
        ),
      );
    if (nested.length > 0) return [...rhythm, ...nested];
    const [[, first] = [], [path, second] = []] = paths;
    if (path !== undefined && first === second) {
      const fault = faultAt(
        entry.place('formula', path),
        `"${second}" is divided by itself`,
        'Name two different indicators.',
      );
      return [...rhythm, fault];
    }
    const units = checkUnits(entry, inputs);
    const gives = soundObservations && units.length === 0;
    return [...rhythm, ...units, ...(gives ? checkGives(entry, (id) => observed.get(id) ?? []) : [])];
  });
}

/** When the next value is due is said exactly where a reported series goes on. */
function checkRhythm(entry: Entry<IndicatorEntry>): readonly Fault[] {
  const { formula, frequency, nextAfterMonths } = entry.value;
  if (formula !== undefined) {
    if (nextAfterMonths === undefined) return [];
    return [
      faultAt(
        entry.keyPlace('nextAfterMonths'),
        'A computed indicator has a date of its own for the next value',
        'Remove the key: a computed figure is as old as its inputs.',
      ),
    ];
  }
  if (frequency === 'once' && nextAfterMonths !== undefined) {
    return [
      faultAt(
        entry.keyPlace('nextAfterMonths'),
        'A series with the frequency "once" has no next value',
        'Remove the key, or write another frequency.',
      ),
    ];
  }
  if (frequency === 'once' || nextAfterMonths !== undefined) return [];
  return [
    faultAt(
      entry.place('frequency'),
      `"nextAfterMonths" is missing beside the frequency "${frequency}"`,
      'Add the months from the end of a period until a newer value should be out.',
    ),
  ];
}

const kindOf = ({ unit }: IndicatorEntry) => (typeof unit === 'object' ? 'count' : unit);

function checkUnits(entry: Entry<IndicatorEntry>, inputs: readonly IndicatorEntry[]): readonly Fault[] {
  const [first, second] = inputs;
  const { formula } = entry.value;
  if (formula === undefined || first === undefined) return [];
  const unit = kindOf(entry.value);
  const inPercent = unit === 'percent';
  const wrong = (path: readonly string[], message: string, remedy: string) => [
    faultAt(entry.place(...path), message, remedy),
  ];
  const uneven = inputs.find(({ scale }) => scale === 'interval');
  if (uneven !== undefined) {
    const message = `"${uneven.id}" is on an interval scale, where a quotient means nothing`;
    return wrong(['formula'], message, 'Name indicators whose zero means none.');
  }
  switch (formula.kind) {
    case 'share':
      if (second !== undefined && kindOf(first) !== kindOf(second)) {
        const message = `A share of ${kindOf(first)} in ${kindOf(second)} means nothing`;
        return wrong(['formula'], message, 'Name two indicators of one unit.');
      }
      return inPercent ? [] : wrong(['unit'], 'A share is not in percent', 'Write "unit: percent".');
    case 'share-of-area':
      return inPercent ? [] : wrong(['unit'], 'A share is not in percent', 'Write "unit: percent".');
    case 'growth':
      if (kindOf(first) === 'percent') {
        return wrong(['formula', 'of'], `"${first.id}" is a rate itself`, 'Name an indicator of values.');
      }
      return inPercent ? [] : wrong(['unit'], 'A growth is not in percent', 'Write "unit: percent".');
    case 'per':
      if (second !== undefined && kindOf(second) !== 'count') {
        const message = `"${second.id}" is measured in ${kindOf(second)}, not counted`;
        return wrong(['formula', 'by'], message, 'Divide by an indicator that counts something.');
      }
      return unit === kindOf(first)
        ? []
        : wrong(
            ['unit'],
            `The unit is ${unit}, but that of the amount is ${kindOf(first)}`,
            `Write the unit as ${kindOf(first)}.`,
          );
    case 'implied-previous':
      return JSON.stringify(entry.value.unit) === JSON.stringify(first.unit)
        ? []
        : wrong(['unit'], `The unit differs from that of "${first.id}"`, `Write the unit of "${first.id}".`);
    default:
      return formula satisfies never;
  }
}

/** A formula that never finds its inputs would be a promise that no card keeps. */
function checkGives(
  entry: Entry<IndicatorEntry>,
  observed: (indicator: string) => readonly ObservationEntry[],
): readonly Fault[] {
  const { formula } = entry.value;
  if (formula === undefined) return [];
  if (formula.kind === 'implied-previous') {
    const changes = observed(formula.of).some(
      ({ change, period }) => change !== undefined && yearBefore(period) !== null,
    );
    if (changes) return [];
    return [
      faultAt(
        entry.place('formula'),
        `No observation of "${formula.of}" for a year, half, quarter or month prints a change`,
        'Add the change that the source prints, or remove the indicator.',
      ),
    ];
  }
  const [one = '', other = ''] = formulaInputs(entry.value).map(([, id]) => id);
  const valuesOf = (id: string) =>
    observed(id).filter(({ status, doubt }) => status === undefined && doubt === undefined);
  const values = valuesOf(one);
  const slotsOf = (id: string, slot: (value: ObservationEntry) => readonly (string | null)[]) =>
    new Set(valuesOf(id).map((value) => slot(value).join(' ')));
  const never = (what: string) => [
    faultAt(entry.place('formula'), what, 'Add the observation that is lacking, or remove the indicator.'),
  ];
  switch (formula.kind) {
    case 'share':
    case 'per': {
      const slot = ({ area, period }: ObservationEntry) => [area, period.text];
      if (!slotsOf(one, slot).isDisjointFrom(slotsOf(other, slot))) return [];
      return never(`"${one}" and "${other}" are never observed for the same area and period`);
    }
    case 'growth': {
      const years = values.filter(({ period }) => period.kind === 'year');
      const known = new Set(years.map(({ area, period, unit }) => `${area} ${unit} ${period.text}`));
      const follows = ({ area, period, unit, change }: ObservationEntry) =>
        change === undefined && known.has(`${area} ${unit} ${yearBefore(period)?.text}`);
      if (years.some(follows)) return [];
      return never(`"${one}" is never observed without a change for a year that follows another`);
    }
    case 'share-of-area': {
      const slot = ({ period, unit }: ObservationEntry) => [period.text, unit ?? null];
      const wholes = values.filter(({ area }) => area === formula.whole);
      const known = new Set(wholes.map((value) => slot(value).join(' ')));
      const isPart = (value: ObservationEntry) =>
        value.area !== formula.whole && known.has(slot(value).join(' '));
      if (values.some(isPart)) return [];
      return never(`"${one}" is never observed for "${formula.whole}" and another area in the same period`);
    }
    default:
      return formula satisfies never;
  }
}
