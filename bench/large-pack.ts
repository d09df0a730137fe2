import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How large a pack is made. */
export type Size = { readonly observations: number; readonly indicators: number; readonly topics: number };

const AREAS = ['home', 'county', 'province', 'country', 'port', 'harbour', 'island', 'valley'] as const;
const SOURCES = 200;
const FIRST_YEAR = 1990;
const LAST_YEAR = 2024;
const LANGUAGES = ['en', 'zh', 'ru'] as const;

/** The same numbers in every run: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

const PACK = `command: large
title: { en: Large pack, zh: 大数据包, ru: Большой набор }
summary: { en: Figures made for measuring, zh: 用于测量的数据, ru: Числа для измерений }
accent: "#336699"
language: en
languages: [en, zh, ru]
timeZone: Asia/Shanghai
area: home
examples: [topic-0]
`;

const topicsYaml = (topics: number) =>
  Array.from(
    { length: topics },
    (_, t) => `- id: topic-${t}
  names: { en: Topic ${t}, zh: 主题${t}, ru: Тема ${t} }
  first: [measure-${t}]
`,
  ).join('');

const areasYaml = () =>
  AREAS.map(
    (id, a) => `- id: ${id}
  names: { en: ${id} land, zh: ${'甲乙丙丁戊己庚辛'[a]}地, ru: Край ${id} }
`,
  ).join('');

const sourcesYaml = () =>
  Array.from(
    { length: SOURCES },
    (_, s) => `- id: bulletin-number-${s}
  title: Statistical bulletin number ${s}
  publisher: Bureau ${s % 20}
  url: https://example.org/bulletins/${s}
  published: 2025-${String((s % 12) + 1).padStart(2, '0')}-01
  language: ${LANGUAGES[s % 3]}
  reliability: ${['primary', 'official-media', 'media'][s % 3]}
  retrieved: 2026-01-15
`,
  ).join('');

/** One indicator in twenty is computed, as many as in an ordinary pack; its input is the one before it. */
const isComputed = (i: number, topics: number) => i >= 2 * topics && Math.floor(i / topics) % 20 === 19;

function indicatorYaml(i: number, topics: number): string {
  const computed = isComputed(i, topics);
  const what = computed
    ? `  unit: percent
  frequency: annual
  aggregation: none
  formula: { kind: share-of-area, of: measure-${i - topics}, whole: country }
`
    : `  unit: ${i % 3 === 0 ? 'USD' : 'CNY'}
  frequency: annual
  aggregation: sum
  nextAfterMonths: 18
`;
  return `- id: measure-${i}
  topic: topic-${i % topics}
  names:
    en: Measured amount number ${i}
    zh: 第${i}号计量金额
    ru: Измеренная величина номер ${i}
  aliases:
    en: [amount ${i}, measure of kind ${i}, size of class ${i}]
    zh: [金额${i}号, 计量${i}]
    ru: [величина ${i}, объём вида ${i}]
  definition:
    en: What is measured under number ${i} in the whole period, at the prices of the year.
    zh: 当期按当年价格计量的第${i}号金额。
    ru: Что измерено под номером ${i} за весь период, в ценах года.
${what}`;
}

function observationYaml(
  measure: number,
  area: string,
  year: number,
  below: (most: number) => number,
): string {
  const digits = `${below(900) + 100}.${String(below(100)).padStart(2, '0')}`;
  const percent = `${below(40) + 1}.${below(9) + 1}`;
  const source = below(SOURCES);
  const change = below(3) === 0;
  const printed = [String(year), `${digits} billion`, ...(change ? [`${percent} percent`] : [])];
  const caveat =
    below(20) === 0
      ? `  caveat:
    en: Preliminary, as the bulletin says on its first page.
    zh: 公报首页注明为初步数据。
    ru: Предварительно, как сказано на первой странице.
`
      : '';
  return `- id: measure-${measure}-${area}-${year}
  indicator: measure-${measure}
  area: ${area}
  period: ${year}
  value: ${digits}
  multiplier: 9
${change ? `  change: { percent: ${percent}, basis: year-on-year }\n` : ''}  source: bulletin-number-${source}
  paragraph: ${below(40)}
  printed: [${printed.map((text) => `"${text}"`).join(', ')}]
${caveat}
`;
}

/**
 * Writes a sound pack in three languages, in the form of the files of `data/`: the same one for the same size. Values
 * go round the indicators, then the places, then the years, so that every indicator has as many as every other.
 */
export function writeLargePack(dir: string, { observations, indicators, topics }: Size): void {
  const below = numbers(observations);
  for (const folder of ['indicators', 'observations']) mkdirSync(join(dir, folder), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(dir, name), text);
  write('pack.yaml', PACK);
  write('topics.yaml', topicsYaml(topics));
  write('areas.yaml', areasYaml());
  write('sources.yaml', sourcesYaml());
  const measures = Array.from({ length: indicators }, (_, i) => i);
  const reported = measures.filter((i) => !isComputed(i, topics));
  const facts = Array.from({ length: topics }, (): string[] => []);
  const places = ['country', ...AREAS.filter((area) => area !== 'country')];
  const years = LAST_YEAR - FIRST_YEAR + 1;
  if (observations > reported.length * places.length * years) throw new Error('too few indicators');
  for (let n = 0; n < observations; n++) {
    const round = Math.floor(n / reported.length);
    const measure = reported[n % reported.length] ?? 0;
    const area = places[round % places.length] ?? 'home';
    const year = LAST_YEAR - Math.floor(round / places.length);
    facts[measure % topics]?.push(observationYaml(measure, area, year, below));
  }
  for (let topic = 0; topic < topics; topic++) {
    const own = measures.filter((i) => i % topics === topic);
    write(`indicators/topic-${topic}.yaml`, own.map((i) => indicatorYaml(i, topics)).join('\n'));
    write(`observations/topic-${topic}.yaml`, facts[topic]?.join('') ?? '');
  }
}
