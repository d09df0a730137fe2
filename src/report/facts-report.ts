import { differenceOf } from '../core/book/derive.ts';
import type { FactBook } from '../core/book/fact-book.ts';
import { type Preference, preferenceOf } from '../core/book/preference.ts';
import { type Fact, type Observation, RELIABILITIES, type Source } from '../core/fact.ts';
import { inLanguage } from '../core/language.ts';
import { formatChange, formatDifference, formatPeriod, formatQuantity } from '../text/format.ts';
import { say } from '../text/say.ts';
import { table } from './markdown.ts';
import { missingYears, type Series, seriesOf } from './series.ts';

// The fact book as a page for people who keep it: what there is, what is lacking, and who says otherwise.

const FEWEST_POINTS = 3;

const name = (thing: { readonly names: Parameters<typeof inLanguage>[0] }) => inLanguage(thing.names, 'en');
const period = (fact: Fact) => formatPeriod(fact.period, 'en');
const value = (fact: Observation) => formatQuantity(fact.quantity, fact.unit, 'en');
const publisher = (fact: Observation) => fact.provenance.source.publisher;
const published = ({ vintage }: Observation) => vintage ?? 'no date shown';

const BECAUSE: Readonly<Record<Preference, string>> = {
  doubt: 'the other is doubted',
  status: 'reported, not estimated',
  checked: 'confirmed by a second reader',
  reliability: 'source of higher rank',
  vintage: 'published later',
  none: 'no rule: the first in the file',
};

function topicsSection(book: FactBook): readonly string[] {
  const rows = book.topics.map((topic) => {
    const indicators = book.indicators.filter((indicator) => indicator.topic === topic.id);
    const ofTopic = (fact: Fact) =>
      fact.kind === 'statement' ? fact.topic === topic.id : fact.indicator.topic === topic.id;
    const count = (kind: Fact['kind']) =>
      String(book.facts.filter((fact) => fact.kind === kind && ofTopic(fact)).length);
    const counts = [count('observation'), count('statement'), count('derived')];
    return [name(topic), `\`${topic.id}\``, String(indicators.length), ...counts];
  });
  const head = ['topic', 'command', 'indicators', 'observations', 'statements', 'derived figures'];
  return ['## Topics', '', ...table(head, rows)];
}

function seriesSection(all: readonly Series[]): readonly string[] {
  const long = all.filter(({ points }) => points.length >= FEWEST_POINTS);
  return [
    '## Series',
    '',
    `Values of one indicator, area, unit and rhythm with at least ${FEWEST_POINTS} points. Doubtful values and targets are no points. At a break the values begin to count otherwise.`,
    '',
    ...long.flatMap(({ indicator, area, points }) => [
      `### ${name(indicator)}, ${name(area)}`,
      '',
      ...table(
        ['period', 'value', 'change as printed', 'source', 'published'],
        points.map((point) => [
          point.isBreak ? `${period(point)} (break)` : period(point),
          value(point),
          point.change === null ? '' : formatChange(point.change, 'en'),
          publisher(point),
          published(point),
        ]),
      ),
    ]),
  ];
}

function comparabilitySection(book: FactBook): readonly string[] {
  const breaks = book.facts.flatMap((fact) =>
    fact.kind === 'observation' && fact.isBreak
      ? [[textOf(fact), fact.caveat === null ? '' : inLanguage(fact.caveat, 'en')]]
      : [],
  );
  const intervals = book.indicators
    .filter(({ scale }) => scale === 'interval')
    .map((indicator) => [name(indicator), inLanguage(indicator.definition, 'en')]);
  return [
    '## Breaks',
    '',
    'Values that are not comparable with earlier ones of their series: no change is computed across.',
    '',
    ...table(['value', 'why'], breaks),
    'Indicators on an interval scale, where zero does not mean none: values differ by an amount, never by a percentage.',
    '',
    ...table(['indicator', 'definition'], intervals),
  ];
}

function gapsSection(all: readonly Series[]): readonly string[] {
  const rows = all.flatMap((series) => {
    const missing = missingYears(series);
    if (missing.length === 0) return [];
    return [[name(series.indicator), name(series.area), missing.join(', ')]];
  });
  const single = all.filter(
    ({ points, indicator }) => points.length === 1 && indicator.frequency === 'annual',
  );
  return [
    '## Gaps',
    '',
    'Years without a value between the first and the last of an annual series.',
    '',
    ...table(['indicator', 'area', 'years missing'], rows),
    'Annual indicators known for one period only.',
    '',
    ...table(
      ['indicator', 'area', 'the only period'],
      single.map(({ indicator, area, points: [point] }) => [name(indicator), name(area), period(point)]),
    ),
  ];
}

/** Each value that another source contradicts, once: the preferred one with the others. */
function disagreements(book: FactBook): readonly (readonly string[])[] {
  return book.facts.flatMap((fact) => {
    if (fact.kind !== 'observation') return [];
    return book.othersOf(fact).flatMap((other) => {
      const difference = differenceOf(other, fact);
      const [order, why] = preferenceOf(fact, other);
      const isFirst = order < 0 || (order === 0 && book.othersOf(other).indexOf(fact) === 0);
      if (difference === null || !isFirst) return [];
      const what = `${name(fact.indicator)}, ${name(fact.area)}, ${period(fact)}`;
      const says = (one: Observation) => `${value(one)} (${publisher(one)}, ${published(one)})`;
      return [[what, says(fact), says(other), formatDifference(difference, 'en'), BECAUSE[why]]];
    });
  });
}

function textOf(fact: Fact): string {
  if (fact.kind === 'statement') return `${inLanguage(fact.text, 'en')} (${period(fact)})`;
  const what = `${name(fact.indicator)}, ${name(fact.area)}, ${period(fact)}`;
  return `${what}: ${formatQuantity(fact.quantity, fact.unit, 'en')}`;
}

function disagreementSection(book: FactBook): readonly string[] {
  const contradictions = book.facts.flatMap((fact) =>
    book
      .contradictionsOf(fact)
      .flatMap((other) => (fact.id < other.id ? [[textOf(fact), textOf(other)]] : [])),
  );
  const doubtful = book.facts.flatMap((fact) =>
    fact.kind === 'derived' || fact.doubt === null
      ? []
      : [[textOf(fact), fact.doubt, fact.caveat === null ? '' : inLanguage(fact.caveat, 'en')]],
  );
  return [
    '## Disagreements',
    '',
    'Sources that differ on the same indicator, area and period. The first is shown; the rule is: not doubted, reported rather than estimated, confirmed by a second reader, the source of higher rank, the later publication.',
    '',
    ...table(['what', 'shown first', 'the other', 'difference', 'why the first'], disagreements(book)),
    'Facts of different indicators, periods or kinds that are hard to reconcile. No percentage is given: they are not the same thing.',
    '',
    ...table(['one', 'the other'], contradictions),
    'Values that are kept and not relied on: never a headline, an input of a derived figure or a point of a series.',
    '',
    ...table(['value', 'doubt', 'why'], doubtful),
  ];
}

function sourcesSection(book: FactBook): readonly string[] {
  const uses = new Map<Source, number>();
  for (const fact of book.facts) {
    if (fact.kind === 'derived') continue;
    for (const { source } of [fact.provenance, ...fact.also]) uses.set(source, (uses.get(source) ?? 0) + 1);
  }
  const sections = RELIABILITIES.flatMap((rank) => {
    const rows = book.sources
      .filter(({ reliability }) => reliability === rank)
      .map((source) => [
        source.reliability === 'mirror' || source.url === null
          ? source.title
          : `[${source.title.replace(/[[\]]/g, '\\$&')}](${source.url})`,
        source.publisher,
        source.published ?? 'no date shown',
        source.language,
        source.isExcerpt ? 'excerpt' : 'whole',
        String(uses.get(source) ?? 0),
      ]);
    if (rows.length === 0) return [];
    const rankName = say('en', `reliability.${rank}`);
    const heading = `### ${rankName[0]?.toUpperCase()}${rankName.slice(1)} (${rows.length})`;
    return [heading, '', ...table(['title', 'publisher', 'published', 'language', 'seen', 'facts'], rows)];
  });
  return ['## Sources by rank', '', 'Mirrors are named and never linked.', '', ...sections];
}

/** The page `docs/facts.md` of a fact book, in Markdown. It depends on the book alone, not on the day. */
export function factsReport(book: FactBook): string {
  const all = seriesOf(book);
  const lines = [
    `# The fact book: ${inLanguage(book.info.title, 'en')}`,
    '',
    'Generated by `npm run docs:facts` from the fact pack; do not edit.',
    '',
    ...topicsSection(book),
    ...seriesSection(all),
    ...comparabilitySection(book),
    ...gapsSection(all),
    ...disagreementSection(book),
    ...sourcesSection(book),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
