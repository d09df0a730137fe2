import { parseId } from '../core/id.ts';
import type { Entry, Listed } from './check-shape.ts';
import type { Draft } from './draft.ts';
import { type Fault, faultAt } from './fault.ts';
import { nearest, nearestOf } from './nearest.ts';
import type { IndicatorEntry } from './schema.ts';

/** Says of an id that nothing bears it, unless the file that may hold it could not be read. */
function referenceTo(what: string, ids: Listed<unknown>['ids'], faults: Fault[]) {
  const known = ids === null ? null : new Set(ids.map(({ id }) => id));
  return (entry: Entry<unknown>, id: string, ...path: PropertyKey[]) => {
    if (known === null || known.has(id)) return;
    const sound = [...known].filter((name) => parseId(name) !== null);
    const broken = [...known].filter((name) => parseId(name) === null);
    // An id whose form is a fault already may be the one that is meant.
    if (nearest(id, sound) === null && nearest(id, broken) !== null) return;
    faults.push(
      faultAt(entry.place(...path), `There is no ${what} "${id}"`, nearestOf(id, sound, 'Known ones')),
    );
  };
}

/** The paths of the indicators that a formula reads. */
export function formulaInputs({ formula }: IndicatorEntry): readonly (readonly [path: string, id: string])[] {
  if (formula === undefined) return [];
  switch (formula.kind) {
    case 'share':
      return [
        ['part', formula.part],
        ['whole', formula.whole],
      ];
    case 'per':
      return [
        ['amount', formula.amount],
        ['by', formula.by],
      ];
    case 'implied-previous':
    case 'growth':
    case 'share-of-area':
      return [['of', formula.of]];
    default:
      return formula satisfies never;
  }
}

/** Every id that names something must name something that is there. */
export function checkReferences(draft: Draft): readonly Fault[] {
  const faults: Fault[] = [];
  const { topics, areas, indicators, sources, factIds } = draft;
  const topic = referenceTo('topic', topics.ids, faults);
  const area = referenceTo('area', areas.ids, faults);
  const indicator = referenceTo('indicator', indicators.ids, faults);
  const source = referenceTo('source', sources.ids, faults);
  const fact = referenceTo('fact', factIds, faults);
  const shown = indicators.ids === null || factIds === null ? null : [...indicators.ids, ...factIds];
  const indicatorOrFact = referenceTo('indicator or statement', shown, faults);

  if (draft.info !== null) area(draft.info, draft.info.value.area, 'area');
  for (const entry of topics.entries) {
    entry.value.first.forEach((id, i) => {
      indicatorOrFact(entry, id, 'first', i);
    });
  }
  for (const entry of areas.entries) {
    if (entry.value.parent !== undefined) area(entry, entry.value.parent, 'parent');
  }
  for (const entry of indicators.entries) {
    topic(entry, entry.value.topic, 'topic');
    const { formula } = entry.value;
    for (const [path, id] of formulaInputs(entry.value)) indicator(entry, id, 'formula', path);
    if (formula?.kind === 'share-of-area') area(entry, formula.whole, 'formula', 'whole');
  }
  for (const entry of draft.observations) indicator(entry, entry.value.indicator, 'indicator');
  for (const entry of [...draft.observations, ...draft.statements]) {
    const { value } = entry;
    area(entry, value.area, 'area');
    source(entry, value.source, 'source');
    for (const [i, other] of (value.also ?? []).entries()) source(entry, other.source, 'also', i, 'source');
    for (const [i, id] of (value.contradicts ?? []).entries()) fact(entry, id, 'contradicts', i);
  }
  return [...faults, ...checkFileNames(draft), ...checkParents(areas)];
}

function checkFileNames({ files, topics }: Draft): readonly Fault[] {
  if (topics.ids === null) return [];
  const known = topics.ids.map(({ id }) => id);
  return files
    .filter(({ topic }) => !known.includes(topic))
    .map(({ place, topic }) =>
      faultAt(
        place,
        `The file is named after "${topic}", which is no topic`,
        nearestOf(topic, known, 'The topics are'),
      ),
    );
}

/** An area must not lie within itself, however far around. */
function checkParents(areas: Draft['areas']): readonly Fault[] {
  const parents = new Map<string, string | undefined>(
    areas.entries.map(({ value }) => [value.id, value.parent]),
  );
  return areas.entries.flatMap((entry) => {
    const seen = new Set<string>();
    let above = entry.value.parent;
    while (above !== undefined && above !== entry.value.id && !seen.has(above)) {
      seen.add(above);
      const next = parents.get(above);
      above = areas.entries.find(({ value }) => value.id === next)?.value.id;
    }
    if (above !== entry.value.id) return [];
    return faultAt(
      entry.place('parent'),
      `"${entry.value.id}" lies within itself`,
      'Leave the parent out of the outermost area.',
    );
  });
}
