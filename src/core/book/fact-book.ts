import type { Area, Derived, Fact, Indicator, Observation, Source, Statement, Topic } from '../fact.ts';
import { byId, groupBy, groupByTwo, groupsOf } from '../group.ts';
import type { Pack, PackInfo } from '../pack.ts';
import type { IsoDate } from '../period/iso-date.ts';
import { compareLatestFirst } from '../period/period.ts';
import { buildSearch, type Search } from '../search/search.ts';
import { buildValueIndex, type ValueIndex } from '../search/value-index.ts';
import { packAsOf } from './as-of.ts';
import { deriveAll, distinctFigures, inputsOf } from './derived-figures.ts';
import { type Freshness, freshnessOf } from './freshness.ts';
import { comparePreferred, restsOnWeak, weakLast } from './preference.ts';

/** Everything the bot knows, immutable, indexed for looking things up. */
export type FactBook = {
  readonly info: PackInfo;
  /** The earlier day of which it tells; `null` for the book of today. */
  readonly day: IsoDate | null;
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
  /**
   * The preferred value of each period of an indicator, the latest first; derived ones for a derived indicator. One
   * period may have a value in each of two currencies. Doubtful values and targets are not among them.
   */
  readonly series: (indicator: Indicator, area: Area) => readonly (Observation | Derived)[];
  /**
   * What is said first of an indicator: its latest value; where that is of a part of a year, the latest whole year too;
   * where both rest on weak sources, the latest value that does not, which of a stock stands first; then what is aimed
   * at after it.
   */
  readonly latest: (indicator: Indicator, area: Area) => readonly (Observation | Derived)[];
  /** What is aimed at, the latest aim first. */
  readonly targets: (indicator: Indicator, area: Area) => readonly Observation[];
  /** Values that are kept with their doubts, the latest first. */
  readonly doubtful: (indicator: Indicator, area: Area) => readonly Observation[];
  /** Values that count otherwise than all earlier ones, the latest first: no change leads across. */
  readonly breaks: (indicator: Indicator, area: Area) => readonly Observation[];
  /** Areas with at least one value of the indicator: the home area, those it lies in, then the others. */
  readonly areasOf: (indicator: Indicator) => readonly Area[];
  /** Figures computed from an indicator. */
  readonly derivedFrom: (indicator: Indicator) => readonly Derived[];
  /** What other sources or earlier vintages say for the same indicator, area, period and currency. */
  readonly othersOf: (observation: Observation) => readonly Observation[];
  /** Facts of another indicator, period or kind that are hard to reconcile with it, whichever of the two says so. */
  readonly contradictionsOf: (fact: Fact) => readonly (Observation | Statement)[];
  /** The book as it was on a day: what had been published by then; what shows no date once all it tells of was over. */
  readonly asOf: (day: IsoDate) => FactBook;
  /** A value that a later period has replaced is historical, whatever its age. */
  readonly freshness: (fact: Fact, today: IsoDate) => Freshness;
  /** Words to subjects; indexed with the first use. */
  readonly search: Search;
  /** Figures to facts; indexed with the first use. */
  readonly values: ValueIndex;
  /** Indexes both before that, in steps of some milliseconds; does nothing where it is done. */
  readonly prepareSearch: () => Iterable<void>;
};

const currencyOf = ({ unit }: Observation) => (unit.kind === 'currency' ? unit.code : '');

const indicatorIdOf = ({ indicator }: Observation | Derived): string => indicator.id;
const areaIdOf = ({ area }: Observation | Derived): string => area.id;

/** Values of one indicator and slot answer the same question: targets are a question of their own, as is each currency. */
function slotOf(observation: Observation): string {
  const { area, period, status } = observation;
  const aim = status === 'target' ? 'target' : 'value';
  return `${area.id} ${period.text} ${currencyOf(observation)} ${aim}`;
}

const isValue = (figure: Observation | Derived) => figure.kind === 'derived' || figure.status !== 'target';

/** Home, then what it lies in, then the rest in the order of the pack. */
function areaOrder(pack: Pack): (area: Area) => number {
  const areas = byId(pack.areas);
  const order = new Map<string, number>();
  let at: Area | undefined = areas.get(pack.info.area);
  while (at !== undefined && !order.has(at.id)) {
    order.set(at.id, order.size);
    at = at.parent === null ? undefined : areas.get(at.parent);
  }
  for (const area of pack.areas) if (!order.has(area.id)) order.set(area.id, order.size);
  return ({ id }) => order.get(id) ?? order.size;
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

/** How many books of earlier days are kept. */
const MOST_EARLIER_BOOKS = 4;

/** By indicator and area, the latest period first; of one period, the indicator's own currency first. */
function latestFirst<Figure extends Observation | Derived>(figures: readonly Figure[]) {
  const groups = groupByTwo(figures, indicatorIdOf, areaIdOf);
  const isOther = ({ unit, indicator }: Figure) => Number(unit !== indicator.unit);
  for (const group of groupsOf(groups)) {
    group.sort((a, b) => compareLatestFirst(a.period, b.period) || isOther(a) - isOther(b));
  }
  return groups;
}

/** A contradiction is told once and holds both ways. */
function contradictions(facts: readonly (Observation | Statement)[]) {
  const ids = byId(facts);
  const against = new Map<string, (Observation | Statement)[]>();
  const add = (of: string, fact: Observation | Statement) => {
    const known = against.get(of) ?? [];
    if (!known.includes(fact)) against.set(of, [...known, fact]);
  };
  for (const fact of facts) {
    for (const other of fact.contradicts.flatMap((id) => ids.get(id) ?? [])) {
      add(fact.id, other);
      add(other.id, fact);
    }
  }
  return against;
}

/** Something that is built in steps, by whoever asks for a step or for all that are left. */
function inSteps<Built>(building: Generator<void, Built>) {
  let built: { readonly value: Built } | null = null;
  const step = (): { readonly value: Built } | null => {
    const next = building.next();
    if (next.done === true) built ??= { value: next.value };
    return built;
  };
  return {
    *steps(): Generator<void, void> {
      while (built === null && step() === null) yield;
    },
    whole(): Built {
      for (;;) {
        const done = built ?? step();
        if (done !== null) return done.value;
      }
    },
  };
}

/** Indexes a pack and computes its derived figures, once. Takes time in step with the number of facts. */
export function createFactBook(pack: Pack, day: IsoDate | null = null): FactBook {
  const slots = groupByTwo(pack.observations, indicatorIdOf, slotOf);
  const allSlots = groupsOf(slots);
  for (const slot of allSlots) slot.sort(comparePreferred);
  const preferred = allSlots.flatMap(([first]) =>
    first === undefined || first.doubt !== null || first.status === 'target' ? [] : first,
  );
  const breakMap = latestFirst(pack.observations.filter(({ isBreak }) => isBreak));
  const breaksOf = (indicator: Indicator, area: Area) => breakMap.get(indicator.id)?.get(area.id) ?? [];
  const derived = distinctFigures(deriveAll(pack.indicators, preferred, breaksOf));
  const facts: readonly Fact[] = [...pack.observations, ...derived, ...pack.statements];

  const topics = byId(pack.topics);
  const areas = byId(pack.areas);
  const indicators = byId(pack.indicators);
  const ids = factsById(facts);
  const figures = [...preferred, ...derived];
  const seriesMap = latestFirst(figures);
  const targetMap = latestFirst(
    allSlots.flatMap(([first]) => (first?.status === 'target' && first.doubt === null ? first : [])),
  );
  const doubtfulMap = latestFirst(pack.observations.filter(({ doubt }) => doubt !== null));
  const seriesOf = (indicator: Indicator, area: Area) => seriesMap.get(indicator.id)?.get(area.id) ?? [];
  const targetsOf = (indicator: Indicator, area: Area) => targetMap.get(indicator.id)?.get(area.id) ?? [];

  const orderOf = areaOrder(pack);
  const withFigure = groupBy([...figures, ...groupsOf(targetMap).flat()], indicatorIdOf);
  /** Asked of every indicator that a question may mean, again and again. */
  const areasKnown = new Map<Indicator['id'], readonly Area[]>();
  const areasOf = (indicator: Indicator): readonly Area[] => {
    const known = areasKnown.get(indicator.id);
    if (known !== undefined) return known;
    const found = [...new Set((withFigure.get(indicator.id) ?? []).map(({ area }) => area))];
    found.sort((a, b) => orderOf(a) - orderOf(b));
    areasKnown.set(indicator.id, found);
    return found;
  };
  const latestOf = (indicator: Indicator, area: Area) => {
    const series = seriesOf(indicator, area);
    const [latest] = series;
    if (latest === undefined) return targetsOf(indicator, area);
    const isPart = indicator.frequency === 'annual' && latest.period.kind !== 'year';
    const year = isPart ? series.find(({ period }) => period.kind === 'year') : undefined;
    const ahead = targetsOf(indicator, area).filter(({ period }) => period.end > latest.period.end);
    const newest = year === undefined ? [latest] : [latest, year];
    const better = newest.every(restsOnWeak) ? series.find((figure) => !restsOnWeak(figure)) : undefined;
    if (better === undefined) return [...newest, ...ahead];
    // A running total is no level: an older one says less, however good its source.
    const isStock = indicator.aggregation === 'last' && latest.period.kind !== 'cumulative';
    return isStock ? [better, ...newest, ...ahead] : [...newest, better, ...ahead];
  };
  const indicatorsOf = groupBy(pack.indicators, ({ topic }) => topic);
  const statementsOf = groupBy(pack.statements, ({ topic }) => topic);
  const shown = new Map<string, readonly Fact[]>(
    pack.topics.map((topic) => {
      const places = topic.first.map((id) => {
        const indicator = indicators.get(id);
        if (indicator === undefined) return [[ids.get(id) ?? []].flat()];
        return areasOf(indicator).map((area): readonly Fact[] => latestOf(indicator, area));
      });
      // Of what is shown first, home; the same for other places comes after all of that.
      const first = places.map(([home = []]) => home);
      const elsewhere = places.flatMap(([, ...others]) => others);
      const own = (indicatorsOf.get(topic.id) ?? []).flatMap((indicator) =>
        areasOf(indicator).map((area): readonly Fact[] => latestOf(indicator, area)),
      );
      const told = (statementsOf.get(topic.id) ?? []).map((statement): readonly Fact[] => [statement]);
      // What is weak leads no card, but stays among what is to be shown first.
      const inOrder = [first, elsewhere, [...own, ...told]].map(weakLast);
      return [topic.id, [...new Set(inOrder.flat(2))]];
    }),
  );
  const derivedOf = new Map<string, Derived[]>();
  for (const figure of derived) {
    for (const id of inputsOf(figure.formula)) {
      const known = derivedOf.get(id);
      if (known === undefined) derivedOf.set(id, [figure]);
      else known.push(figure);
    }
  }

  const against = contradictions([...pack.observations, ...pack.statements]);
  const earlier = new Map<IsoDate, FactBook>();
  const search = inSteps(buildSearch(pack));
  const values = inSteps(buildValueIndex(facts));
  return {
    info: pack.info,
    day,
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
    series: seriesOf,
    latest: latestOf,
    targets: targetsOf,
    doubtful: (indicator, area) => doubtfulMap.get(indicator.id)?.get(area.id) ?? [],
    breaks: breaksOf,
    areasOf,
    derivedFrom: (indicator) => derivedOf.get(indicator.id) ?? [],
    othersOf: (observation) =>
      (slots.get(observation.indicator.id)?.get(slotOf(observation)) ?? []).filter(
        (other) => other !== observation,
      ),
    contradictionsOf: (fact) => against.get(fact.id) ?? [],
    asOf: (then) => {
      const known = earlier.get(then);
      if (known !== undefined) return known;
      const book = createFactBook(packAsOf(pack, then), then);
      // Questions for the past come in handfuls about one day; a book for every day of ten years would not fit.
      const [oldest] = earlier.keys();
      if (oldest !== undefined && earlier.size >= MOST_EARLIER_BOOKS) earlier.delete(oldest);
      earlier.set(then, book);
      return book;
    },
    freshness: (fact, today) => {
      if (fact.kind !== 'statement') {
        // What stands first in spite of a later weak value has not been replaced by it.
        const [latest] = latestOf(fact.indicator, fact.area).filter(isValue);
        if (latest !== undefined && latest.period.end > fact.period.end) return 'historical';
      }
      return freshnessOf(fact, today);
    },
    get search() {
      return search.whole();
    },
    get values() {
      return values.whole();
    },
    *prepareSearch() {
      yield* search.steps();
      yield* values.steps();
    },
  };
}
