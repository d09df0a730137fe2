import { lastDayOf } from '../core/period/iso-date.ts';
import { checkForms, checkPrinted } from './check-printed.ts';
import type { Entry } from './check-shape.ts';
import type { Draft } from './draft.ts';
import { type Fault, faultAt } from './fault.ts';
import type { IndicatorEntry, ObservationEntry, SourceEntry, StatementEntry } from './schema.ts';

/**
 * Values agree with what their sources print, and dates with each other. Where somebody has compared them with the
 * print before (`isReviewed`), only that they are numbers is asked again.
 */
export function checkValues(draft: Draft, isReviewed: boolean): readonly Fault[] {
  const sources = new Map<string, SourceEntry>(draft.sources.entries.map(({ value }) => [value.id, value]));
  const topics = new Set<string>(draft.topics.ids?.map(({ id }) => id));
  const topicOf = new Map<string, string>(
    draft.indicators.entries.flatMap(({ value }) =>
      topics.has(value.topic) ? [[value.id, value.topic]] : [],
    ),
  );
  const computed = new Set<string>(
    draft.indicators.entries.flatMap(({ value }) => (value.formula === undefined ? [] : value.id)),
  );
  const units = new Map<string, IndicatorEntry['unit']>(
    draft.indicators.entries.map(({ value }) => [value.id, value.unit]),
  );
  const faults = draft.sources.entries.flatMap(checkRetrieved);
  for (const entry of draft.observations) {
    const { indicator } = entry.value;
    const unit = units.get(indicator);
    faults.push(
      ...(isReviewed ? checkForms(entry) : checkPrinted(entry, entry.value.unit ?? unit)),
      ...checkUnit(entry, unit),
      ...checkStanding(entry),
      ...checkBreak(entry),
      ...checkDates(entry, sources),
    );
    if (entry.topic !== null && topics.has(entry.topic)) {
      faults.push(...checkFile(entry, topicOf.get(indicator)));
    }
    if (computed.has(indicator)) faults.push(reportsComputed(entry));
  }
  for (const entry of draft.statements) {
    faults.push(...checkVintage(entry, sources), ...checkStanding(entry));
  }
  return isReviewed ? faults : [...faults, ...checkRepeated(draft.observations, sources)];
}

function checkRetrieved(entry: Entry<SourceEntry>): readonly Fault[] {
  const { published, retrieved } = entry.value;
  if (published === undefined || retrieved === undefined || retrieved.slice(0, published.length) >= published)
    return [];
  return [
    faultAt(
      entry.place('retrieved'),
      `The source was retrieved on ${retrieved}, before it was published`,
      `Write a day from ${published} on.`,
    ),
  ];
}

/** Another currency than the indicator's, which is one too. */
function checkUnit(
  entry: Entry<ObservationEntry>,
  unit: IndicatorEntry['unit'] | undefined,
): readonly Fault[] {
  const own = entry.value.unit;
  if (own === undefined || unit === undefined) return [];
  if (typeof unit === 'object' || unit === 'percent') {
    return [
      faultAt(
        entry.keyPlace('unit'),
        `The value is in ${own}, but its indicator is no amount of money`,
        'Remove the key, or name another indicator.',
      ),
    ];
  }
  if (own !== unit) return [];
  return [faultAt(entry.keyPlace('unit'), `${own} is the unit of the indicator already`, 'Remove the key.')];
}

/** Whoever doubts a value says why; whoever tells the same is somebody else; nothing contradicts itself. */
function checkStanding(entry: Entry<ObservationEntry | StatementEntry>): readonly Fault[] {
  const { id, source, paragraph, doubt, caveat, also, contradicts } = entry.value;
  if (doubt === undefined && also === undefined && contradicts === undefined) return [];
  const reason =
    doubt === undefined || caveat !== undefined
      ? []
      : [faultAt(entry.keyPlace('doubt'), 'A doubt without its reason', 'Say why in "caveat".')];
  const same = (also ?? []).flatMap((other, i) =>
    other.source === source && other.paragraph === paragraph
      ? [faultAt(entry.place('also', i), 'This is the place that is given already', 'Remove the entry.')]
      : [],
  );
  const self = (contradicts ?? []).flatMap((other, i) =>
    String(other) === String(id)
      ? [faultAt(entry.place('contradicts', i), 'The fact contradicts itself', 'Name another fact.')]
      : [],
  );
  return [...reason, ...same, ...self];
}

/** A break without a reason could never be mended, and an aim or a misprint begins nothing. */
function checkBreak(entry: Entry<ObservationEntry>): readonly Fault[] {
  const { caveat, doubt, status } = entry.value;
  if (entry.value.break === undefined) return [];
  if (doubt !== undefined || status === 'target') {
    const what = doubt === undefined ? 'a target' : 'a doubtful value';
    return [
      faultAt(entry.keyPlace('break'), `A series cannot break at ${what}`, 'Mark the next reported value.'),
    ];
  }
  if (caveat !== undefined) return [];
  return [
    faultAt(
      entry.keyPlace('break'),
      'A break without its reason',
      'Say in "caveat" what is counted otherwise.',
    ),
  ];
}

function vintageOf(
  entry: Entry<ObservationEntry | StatementEntry>,
  sources: ReadonlyMap<string, SourceEntry>,
) {
  return entry.value.vintage ?? sources.get(entry.value.source)?.published ?? null;
}

function checkVintage(
  entry: Entry<ObservationEntry | StatementEntry>,
  sources: ReadonlyMap<string, SourceEntry>,
): readonly Fault[] {
  const published = sources.get(entry.value.source)?.published;
  const { vintage } = entry.value;
  if (vintage === undefined || published === undefined || vintage <= lastDayOf(published)) return [];
  return [
    faultAt(
      entry.place('vintage'),
      `The vintage ${vintage} is later than its source, which was published on ${published}`,
      `Write a day up to ${published}, or leave the key out.`,
    ),
  ];
}

function checkDates(
  entry: Entry<ObservationEntry>,
  sources: ReadonlyMap<string, SourceEntry>,
): readonly Fault[] {
  const vintage = vintageOf(entry, sources);
  const { period } = entry.value;
  const late = checkVintage(entry, sources);
  if (vintage === null || period.start <= lastDayOf(vintage) || entry.value.status !== undefined) return late;
  return [
    ...late,
    faultAt(
      entry.place('period'),
      `The period ${period.text} begins after the value was published on ${vintage}`,
      'Correct the period, or write "status: target" or "status: estimate".',
    ),
  ];
}

function checkFile(entry: Entry<ObservationEntry>, topic: string | undefined): readonly Fault[] {
  if (topic === undefined || topic === entry.topic) return [];
  return [
    faultAt(
      entry.place('indicator'),
      `"${entry.value.indicator}" belongs to the topic "${topic}"`,
      `Move the observation to observations/${topic}.yaml.`,
    ),
  ];
}

function reportsComputed(entry: Entry<ObservationEntry>): Fault {
  return faultAt(
    entry.place('indicator'),
    `"${entry.value.indicator}" is computed by a formula`,
    'Observe an indicator without a formula; a reported share is an indicator of its own.',
  );
}

/** One source says one thing of a series and period in one vintage. */
function checkRepeated(
  observations: readonly Entry<ObservationEntry>[],
  sources: ReadonlyMap<string, SourceEntry>,
): readonly Fault[] {
  const first = new Map<string, Entry<ObservationEntry>>();
  return observations.flatMap((entry) => {
    const { indicator, area, period, source, unit = '', status = '', doubt = '' } = entry.value;
    const vintage = vintageOf(entry, sources) ?? '';
    const key = `${indicator} ${area} ${period.text} ${source} ${vintage} ${unit} ${status} ${doubt}`;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, entry);
      return [];
    }
    const { file, line } = earlier.place();
    return faultAt(
      entry.place(),
      `The same indicator, area, period, source and vintage stand already at ${file}:${line}`,
      'Remove one of the two; a revised value has a later vintage.',
    );
  });
}
