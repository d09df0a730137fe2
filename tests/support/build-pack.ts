import { createFactBook, type FactBook } from '../../src/core/book/fact-book.ts';
import type {
  Area,
  Formula,
  Indicator,
  Observation,
  Reliability,
  Source,
  Statement,
  Topic,
} from '../../src/core/fact.ts';
import { type Id, parseId } from '../../src/core/id.ts';
import type { Pack } from '../../src/core/pack.ts';
import { type IsoDate, type IsoMonth, parseIsoDate, parseIsoMonth } from '../../src/core/period/iso-date.ts';
import { type Period, parsePeriod } from '../../src/core/period/period.ts';
import type { Unit } from '../../src/core/unit.ts';

/** An id that must be one. */
export function id<Kind extends string>(text: string): Id<Kind> {
  const parsed = parseId<Kind>(text);
  if (parsed === null) throw new Error(`not an id: ${text}`);
  return parsed;
}

export function day(text: string): IsoDate {
  const parsed = parseIsoDate(text);
  if (parsed === null) throw new Error(`not a day: ${text}`);
  return parsed;
}

export function month(text: string): IsoMonth {
  const parsed = parseIsoMonth(text);
  if (parsed === null) throw new Error(`not a month: ${text}`);
  return parsed;
}

export function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed === null) throw new Error(`not a period: ${text}`);
  return parsed;
}

export const PARKS: Unit = { kind: 'count', nouns: { en: { one: 'park', other: 'parks' } } };
export const DOLLARS: Unit = { kind: 'currency', code: 'USD' };
export const PERCENT: Unit = { kind: 'percent' };

export function aTopic(name: string, first: readonly string[] = []): Topic {
  return { id: id(name), names: { en: name }, aliases: {}, first: first.map((one) => id(one)) };
}

export function anArea(name: string, aliases: readonly string[] = []): Area {
  const english = name.charAt(0).toUpperCase() + name.slice(1);
  return { id: id(name), names: { en: english }, aliases: { en: aliases }, parent: null };
}

export function anIndicator(
  name: string,
  more: Partial<Omit<Indicator, 'id' | 'topic'>> & { topic?: string } = {},
): Indicator {
  const { topic = 'trade', ...rest } = more;
  return {
    id: id(name),
    topic: id(topic),
    names: { en: name.replaceAll('-', ' ') },
    aliases: {},
    definition: { en: `What ${name} means.` },
    unit: DOLLARS,
    scale: 'ratio',
    frequency: 'annual',
    aggregation: 'sum',
    nextAfterMonths: 20,
    formula: null,
    ...rest,
  };
}

export function aDerivedIndicator(name: string, formula: Formula, unit: Unit = PERCENT): Indicator {
  return anIndicator(name, { formula, unit });
}

export function aSource(
  name: string,
  published: string | null = '2020-08-31',
  reliability: Reliability = 'media',
): Source {
  return {
    id: id(name),
    title: `Title of ${name}`,
    publisher: `Publisher of ${name}`,
    url: `https://example.com/${name}`,
    published: published === null ? null : (parseIsoMonth(published) ?? day(published)),
    language: 'en',
    licence: null,
    reliability,
    retrieved: null,
    isExcerpt: false,
  };
}

type ObservationMore = {
  id?: string;
  area?: Area;
  period?: string;
  multiplier?: number;
  qualifier?: Observation['quantity']['qualifier'];
  percent?: string;
  /** How the source hedges that percentage. */
  hedge?: Observation['quantity']['qualifier'];
  source?: Source;
} & Partial<
  Pick<Observation, 'unit' | 'status' | 'doubt' | 'isChecked' | 'also' | 'contradicts' | 'caveat' | 'isBreak'>
>;

export const HOME = anArea('hometown');

/** `digits` as a source prints them; everything else has a default. */
export function anObservation(indicator: Indicator, digits: string, more: ObservationMore = {}): Observation {
  const source = more.source ?? aSource('gazette');
  const when = more.period ?? '2019';
  return {
    kind: 'observation',
    id: id(more.id ?? `${indicator.id}-${when.toLowerCase().replace('/', '-to-')}`),
    indicator,
    area: more.area ?? HOME,
    period: period(when),
    caveat: more.caveat ?? null,
    unit: more.unit ?? indicator.unit,
    status: more.status ?? 'reported',
    doubt: more.doubt ?? null,
    isChecked: more.isChecked ?? true,
    also: more.also ?? [],
    contradicts: more.contradicts ?? [],
    quantity: { digits, multiplier: more.multiplier ?? 0, qualifier: more.qualifier ?? null },
    isBreak: more.isBreak ?? false,
    change:
      more.percent === undefined
        ? null
        : { percent: more.percent, basis: 'year-on-year', qualifier: more.hedge ?? null },
    vintage: source.published,
    provenance: { source, paragraph: 1, printed: [digits] },
  };
}

export function aStatement(name: string, text: string, more: Partial<Omit<Statement, 'id'>> = {}): Statement {
  const source = aSource('gazette');
  return {
    kind: 'statement',
    id: id(name),
    topic: id('trade'),
    area: HOME,
    period: period('2020-08'),
    caveat: null,
    tells: 'event',
    names: { en: name.replaceAll('-', ' ') },
    aliases: {},
    text: { en: text },
    members: [],
    nextAfterMonths: null,
    vintage: source.published,
    provenance: { source, paragraph: 1, printed: [] },
    also: [],
    isChecked: true,
    doubt: null,
    contradicts: [],
    ...more,
  };
}

/** A pack of what is given; topics, areas and indicators that the facts mention are added. */
export function aPack(given: Partial<Pack>): Pack {
  const observations = given.observations ?? [];
  const indicators = new Set([
    ...(given.indicators ?? []),
    ...observations.map(({ indicator }) => indicator),
  ]);
  const areas = new Set([HOME, ...(given.areas ?? []), ...observations.map(({ area }) => area)]);
  return {
    info: {
      command: 'town',
      title: { en: 'Town facts' },
      summary: { en: 'What is known of the town.' },
      accent: '#1d6fa5',
      language: 'en',
      languages: ['en'],
      timeZone: 'UTC',
      area: HOME.id,
      examples: ['trade'],
    },
    topics: [aTopic('trade')],
    sources: [...new Set(observations.map(({ provenance }) => provenance.source))],
    statements: [],
    ...given,
    observations,
    indicators: [...indicators],
    areas: [...areas],
  };
}

export function aFactBook(given: Partial<Pack>): FactBook {
  return createFactBook(aPack(given));
}
