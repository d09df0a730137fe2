import { derive } from './derive.ts';
import {
  type Area,
  type Derived,
  type Fact,
  type Formula,
  type Indicator,
  type Observation,
  RELIABILITIES,
  type Source,
  type Topic,
} from './fact.ts';
import { type Freshness, freshnessOf } from './freshness.ts';
import type { IsoDate } from './iso-date.ts';
import type { Pack, PackInfo } from './pack.ts';
import { compareLatestFirst } from './period.ts';
import { createSearch, type Search } from './search.ts';

/** Everything the bot knows, immutable, indexed for looking things up. */
export type FactBook = {
  readonly info: PackInfo;
  readonly topics: readonly Topic[];
  readonly areas: readonly Area[];
  readonly indicators: readonly Indicator[];
  readonly sources: readonly Source[];
  /** Every fact, also older periods, older vintages and the sources that were not preferred. */
  readonly facts: readonly Fact[];
  readonly topic: (id: string) => Topic | null;
  readonly area: (id: string) => Area | null;
  readonly indicator: (id: string) => Indicator | null;
  readonly fact: (id: string) => Fact | null;
  /** The topic's facts in the order its card shows them: of each series the preferred value of the latest period. */
  readonly factsOfTopic: (topic: Topic) => readonly Fact[];
  /** The preferred value of each period of an indicator, the latest first; derived ones for a derived indicator. */
  readonly series: (indicator: Indicator, area: Area) => readonly (Observation | Derived)[];
  /** Areas with at least one value of the indicator, the home area first. */
  readonly areasOf: (indicator: Indicator) => readonly Area[];
  /** Figures computed from an indicator. */
  readonly derivedFrom: (indicator: Indicator) => readonly Derived[];
  /** What other sources or earlier vintages say for the same indicator, area and period. */
  readonly othersOf: (observation: Observation) => readonly Observation[];
  /** A value that a later period has replaced is historical, whatever its age. */
  readonly freshness: (fact: Fact, today: IsoDate) => Freshness;
  /** Words to subjects; indexed with the first use. */
  readonly search: Search;
};

function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

function groupBy<T>(things: readonly T[], key: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group === undefined) groups.set(key(thing), [thing]);
    else group.push(thing);
  }
  return groups;
}

/**
 * The written rule that picks the first of several values for the same indicator, area and period:
 * the more reliable kind of source, then the later vintage. Values without a date come last.
 */
export function comparePreferred(a: Observation, b: Observation): number {
  const rank = (of: Observation) => RELIABILITIES.indexOf(of.provenance.source.reliability);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  const [first, second] = [a.vintage ?? '', b.vintage ?? ''];
  if (first === second) return 0;
  return first > second ? -1 : 1;
}

/** The indicators a formula reads, in the order `derive` wants them. */
export function inputsOf(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'share':
      return [formula.part, formula.whole];
    case 'per':
      return [formula.amount, formula.by];
    case 'implied-previous':
      return [formula.of];
    default:
      return formula satisfies never;
  }
}

const slotOf = ({ indicator, area, period }: Observation | Derived) =>
  `${indicator.id} ${area.id} ${period.text}`;

/** For each area and period where all inputs of the formula are there, the figure they give. */
function deriveAll(indicators: readonly Indicator[], preferred: readonly Observation[]): Derived[] {
  const slots = new Map(preferred.map((observation) => [slotOf(observation), observation]));
  const ofIndicator = groupBy(preferred, ({ indicator }) => indicator.id);
  return indicators.flatMap((indicator) => {
    const { formula } = indicator;
    if (formula === null) return [];
    const [first = '', ...rest] = inputsOf(formula);
    return (ofIndicator.get(first) ?? []).flatMap((observation) => {
      const others = rest.map((id) => slots.get(`${id} ${observation.area.id} ${observation.period.text}`));
      const found = others.filter((other) => other !== undefined);
      if (found.length < others.length) return [];
      return derive(indicator, formula, [observation, ...found]) ?? [];
    });
  });
}

function factsById(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  const ids = new Map<string, Fact>();
  for (const fact of facts) {
    if (ids.has(fact.id)) {
      throw new Error(`Two facts are called "${fact.id}": rename the one in the fact pack.`);
    }
    ids.set(fact.id, fact);
  }
  return ids;
}

/** Indexes a pack and computes its derived figures, once. Takes time in step with the number of facts. */
export function createFactBook(pack: Pack): FactBook {
  const slots = groupBy(pack.observations, slotOf);
  for (const slot of slots.values()) slot.sort(comparePreferred);
  const preferred = [...slots.values()].flatMap(([first]) => first ?? []);
  const derived = deriveAll(pack.indicators, preferred);
  const facts: readonly Fact[] = [...pack.observations, ...derived, ...pack.statements];

  const topics = byId(pack.topics);
  const areas = byId(pack.areas);
  const indicators = byId(pack.indicators);
  const ids = factsById(facts);
  const figures = [...preferred, ...derived];
  const seriesMap = groupBy(figures, ({ indicator, area }) => `${indicator.id} ${area.id}`);
  for (const series of seriesMap.values()) series.sort((a, b) => compareLatestFirst(a.period, b.period));

  const isHome = (area: Area) => area.id === pack.info.area;
  const areaIdsOf = groupBy(figures, ({ indicator }) => indicator.id);
  const areasOf = (indicator: Indicator): readonly Area[] => {
    const found = [...new Set((areaIdsOf.get(indicator.id) ?? []).map(({ area }) => area))];
    return found.sort((a, b) => Number(isHome(b)) - Number(isHome(a)));
  };
  const latestOf = (indicator: Indicator): readonly Fact[] =>
    areasOf(indicator).flatMap((area) => seriesMap.get(`${indicator.id} ${area.id}`)?.[0] ?? []);

  const shown = new Map<string, readonly Fact[]>(
    pack.topics.map((topic) => {
      const first = topic.first.flatMap((id): readonly Fact[] => {
        const indicator = indicators.get(id);
        return indicator === undefined ? [ids.get(id) ?? []].flat() : latestOf(indicator);
      });
      const own = pack.indicators.filter((indicator) => indicator.topic === topic.id).flatMap(latestOf);
      const said = pack.statements.filter((statement) => statement.topic === topic.id);
      return [topic.id, [...new Set([...first, ...own, ...said])]];
    }),
  );
  const derivedOf = new Map<string, Derived[]>();
  for (const figure of derived) {
    for (const id of inputsOf(figure.formula)) derivedOf.set(id, [...(derivedOf.get(id) ?? []), figure]);
  }

  let search: Search | null = null;
  return {
    info: pack.info,
    topics: pack.topics,
    areas: pack.areas,
    indicators: pack.indicators,
    sources: pack.sources,
    facts,
    topic: (id) => topics.get(id) ?? null,
    area: (id) => areas.get(id) ?? null,
    indicator: (id) => indicators.get(id) ?? null,
    fact: (id) => ids.get(id) ?? null,
    factsOfTopic: (topic) => shown.get(topic.id) ?? [],
    series: (indicator, area) => seriesMap.get(`${indicator.id} ${area.id}`) ?? [],
    areasOf,
    derivedFrom: (indicator) => derivedOf.get(indicator.id) ?? [],
    othersOf: (observation) =>
      (slots.get(slotOf(observation)) ?? []).filter((other) => other !== observation),
    freshness: (fact, today) => {
      if (fact.kind !== 'statement') {
        const latest = seriesMap.get(`${fact.indicator.id} ${fact.area.id}`)?.[0];
        if (latest !== undefined && latest.period.end > fact.period.end) return 'historical';
      }
      return freshnessOf(fact, today);
    },
    get search() {
      search ??= createSearch(pack);
      return search;
    },
  };
}
