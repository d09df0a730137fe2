import type { Area, Indicator, Observation, Provenance, Source, Statement, Topic } from '../core/fact.ts';
import { parseId } from '../core/id.ts';
import type { Pack } from '../core/pack.ts';
import type { Unit } from '../core/unit.ts';
import type { Draft } from './draft.ts';
import type { IndicatorEntry, ObservationEntry } from './schema.ts';

/** One for all facts that have none. */
const NONE: readonly never[] = [];

type Placed = Pick<ObservationEntry, 'source' | 'paragraph' | 'printed'>;

/** Thrown when a draft that passed every check still refers to nothing: a check is lacking. */
class UncheckedDraft extends Error {
  override name = 'UncheckedDraft';
}

function found<T>(thing: T | undefined | null, what: string): T {
  if (thing === undefined || thing === null) throw new UncheckedDraft(`No ${what} in a draft without faults`);
  return thing;
}

function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

function unitOf(unit: IndicatorEntry['unit']): Unit {
  if (typeof unit === 'object') return { kind: 'count', nouns: unit.count };
  return unit === 'percent' ? { kind: 'percent' } : { kind: 'currency', code: unit };
}

/** The domain's form of a draft that has no faults. */
export function packOf(draft: Draft): Pack {
  const areas = draft.areas.entries.map(
    ({ value }): Area => ({
      id: value.id,
      names: value.names,
      aliases: value.aliases ?? {},
      parent: value.parent ?? null,
    }),
  );
  const indicators = draft.indicators.entries.map(
    ({ value }): Indicator => ({
      ...value,
      aliases: value.aliases ?? {},
      unit: unitOf(value.unit),
      scale: value.scale ?? 'ratio',
      nextAfterMonths: value.nextAfterMonths ?? null,
      formula: value.formula ?? null,
    }),
  );
  const sources = draft.sources.entries.map(
    ({ value }): Source => ({
      ...value,
      url: value.url ?? null,
      published: value.published ?? null,
      licence: value.licence ?? null,
      retrieved: value.retrieved ?? null,
      isExcerpt: value.excerpt === true,
    }),
  );
  return {
    info: found(draft.info, 'pack.yaml').value,
    topics: topicsOf(draft),
    areas,
    indicators,
    sources,
    ...factsOf(draft, byId(areas), byId(indicators), byId(sources)),
  };
}

function topicsOf({ topics, indicators }: Draft): readonly Topic[] {
  const indicatorIds = new Map(indicators.entries.map(({ value }) => [String(value.id), value.id]));
  return topics.entries.map(({ value }) => ({
    id: value.id,
    names: value.names,
    aliases: value.aliases ?? {},
    first: value.first.map((id) => indicatorIds.get(id) ?? found(parseId<'fact'>(id), 'fact')),
  }));
}

function factsOf(
  draft: Draft,
  areas: ReadonlyMap<string, Area>,
  indicators: ReadonlyMap<string, Indicator>,
  sources: ReadonlyMap<string, Source>,
): Pick<Pack, 'observations' | 'statements'> {
  const topicIds = new Map(draft.topics.entries.map(({ value }) => [String(value.id), value.id]));
  const placed = ({ source, paragraph, printed }: Placed): Provenance => ({
    source: found(sources.get(source), 'source'),
    paragraph,
    printed,
  });
  // Each field is written out: spreading one object into another takes three times as long.
  const observations = draft.observations.map((entry): Observation => {
    const { value } = entry;
    const indicator = found(indicators.get(value.indicator), 'indicator');
    const provenance = placed(value);
    return {
      kind: 'observation',
      id: value.id,
      area: found(areas.get(value.area), 'area'),
      period: value.period,
      caveat: value.caveat ?? null,
      vintage: value.vintage ?? provenance.source.published,
      provenance,
      also: value.also?.map(placed) ?? NONE,
      isChecked: value.unchecked !== true,
      doubt: value.doubt ?? null,
      contradicts: value.contradicts ?? NONE,
      indicator,
      unit: value.unit === undefined ? indicator.unit : { kind: 'currency', code: value.unit },
      status: value.status ?? 'reported',
      quantity: {
        digits: found(entry.digits('value'), 'digits'),
        multiplier: value.multiplier ?? 0,
        qualifier: value.qualifier ?? null,
      },
      change:
        value.change === undefined
          ? null
          : {
              percent: found(entry.digits('change', 'percent'), 'digits'),
              basis: value.change.basis,
              qualifier: value.change.qualifier ?? null,
            },
      isBreak: value.break === true,
    };
  });
  const statements = draft.statements.map(({ value, topic }): Statement => {
    const provenance = placed(value);
    return {
      kind: 'statement',
      id: value.id,
      area: found(areas.get(value.area), 'area'),
      period: value.period,
      caveat: value.caveat ?? null,
      vintage: value.vintage ?? provenance.source.published,
      provenance,
      also: value.also?.map(placed) ?? NONE,
      isChecked: value.unchecked !== true,
      doubt: value.doubt ?? null,
      contradicts: value.contradicts ?? NONE,
      topic: found(topicIds.get(topic ?? ''), 'topic'),
      tells: value.tells,
      names: value.names,
      aliases: value.aliases ?? {},
      text: value.text,
      members: value.members ?? [],
      nextAfterMonths: value.nextAfterMonths ?? null,
    };
  });
  return { observations, statements };
}
