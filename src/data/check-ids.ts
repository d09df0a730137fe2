import { derivedId } from '../core/book/derive.ts';
import { groupBy } from '../core/group.ts';
import { ID_MAX_LENGTH } from '../core/id.ts';
import { parsePeriod, yearBefore } from '../core/period/period.ts';
import { formulaInputs } from './check-references.ts';
import type { IdAt } from './check-shape.ts';
import type { Draft } from './draft.ts';
import { type Fault, faultAt, type Place } from './fault.ts';

/** Ids are unique: of each kind, and between what a question or a topic's first list may name by id. */
export function checkIds(draft: Draft): readonly Fault[] {
  const { topics, areas, indicators, sources, factIds } = draft;
  return [
    ...repeated([...(topics.ids ?? []), ...(indicators.ids ?? []), ...(factIds ?? [])]),
    ...repeated(areas.ids ?? []),
    ...repeated(sources.ids ?? []),
    ...checkDerivedIds(draft),
  ];
}

function where(place: Place, from: Place): string {
  return place.file === from.file ? `line ${place.line}` : `${place.file}:${place.line}`;
}

function repeated(ids: readonly IdAt[]): readonly Fault[] {
  const first = new Map<string, IdAt>();
  return ids.flatMap((one) => {
    const { id } = one;
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, one);
      return [];
    }
    const place = one.place();
    return faultAt(
      place,
      `"${id}" is already the id at ${where(earlier.place(), place)}`,
      'Give one of the two another id.',
    );
  });
}

/** The id of a computed figure is made of three others, so its length shows only here. */
function checkDerivedIds({ indicators, observations, factIds }: Draft): readonly Fault[] {
  const taken = new Map((factIds ?? []).map((one) => [one.id, one]));
  const observed = groupBy(observations, ({ value }) => value.indicator);
  return indicators.entries.flatMap((entry) => {
    const [first] = formulaInputs(entry.value);
    const inputs = first === undefined ? [] : (observed.get(first[1]) ?? []);
    return inputs.flatMap(({ value }) => {
      const implied = entry.value.formula?.kind === 'implied-previous';
      const period = implied ? yearBefore(value.period) : parsePeriod(value.period.text);
      if (period === null) return []; // such a period has no year before it, so that nothing is computed
      const id = derivedId(entry.value.id, value.area, period.text);
      const clash = taken.get(id);
      if (clash !== undefined) {
        const at = where(clash.place(), entry.place('id'));
        return faultAt(
          entry.place('id'),
          `Its figure gets the id "${id}", which is taken at ${at}`,
          'Rename one of the two.',
        );
      }
      if (id.length <= ID_MAX_LENGTH) return [];
      return faultAt(
        entry.place('id'),
        `Its figure gets the id "${id}" of ${id.length} characters`,
        `Shorten the id by ${id.length - ID_MAX_LENGTH} characters.`,
      );
    });
  });
}
