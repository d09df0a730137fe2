import { parseZone, type Zone, zones } from '../../briefing/local-time.ts';
import type { FactBook } from '../../core/book/fact-book.ts';
import { type Language, type Locale, languageOf } from '../../core/language.ts';
import type { IsoDate } from '../../core/period/iso-date.ts';
import { nearestWords } from '../../core/words/nearest-words.ts';
import { zoneName } from '../../text/format-time.ts';
import type { CommandContext, Completion } from '../command.ts';

/** Cities that people name, and that no zone is named after. */
const CITIES: Readonly<Record<string, string>> = {
  beijing: 'Asia/Shanghai',
  peking: 'Asia/Shanghai',
  北京: 'Asia/Shanghai',
  上海: 'Asia/Shanghai',
  пекин: 'Asia/Shanghai',
  шанхай: 'Asia/Shanghai',
  хабаровск: 'Asia/Vladivostok',
  пекину: 'Asia/Shanghai',
  'пекинское время': 'Asia/Shanghai',
  'пекинскому времени': 'Asia/Shanghai',
  'st petersburg': 'Europe/Moscow',
  'санкт-петербург': 'Europe/Moscow',
  msk: 'Europe/Moscow',
  мск: 'Europe/Moscow',
  москве: 'Europe/Moscow',
  'московское время': 'Europe/Moscow',
  'московскому времени': 'Europe/Moscow',
};

/** Whose clocks most people mean who write an offset. */
const WELL_KNOWN = [
  ...['UTC', 'Europe/London', 'Europe/Berlin', 'Asia/Dubai', 'Asia/Yekaterinburg', 'Asia/Tokyo'],
  ...['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
];

/** `Asia/Shanghai` is `shanghai`, `America/Argentina/Buenos_Aires` is `buenos aires`. */
const cityOf = (zone: Zone) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ').toLowerCase();

type Named = { readonly zone: Zone; readonly label: string };

const all = (): readonly Zone[] => {
  const utc = parseZone('UTC');
  return utc === null ? zones() : [utc, ...zones()];
};

/** Naming four hundred zones takes a tenth of a second, once for each language. */
const named = new Map<Language, readonly Named[]>();

function namedIn(locale: Locale): readonly Named[] {
  const language = languageOf(locale);
  const made = named.get(language) ?? all().map((zone) => ({ zone, label: zoneName(zone, language) }));
  named.set(language, made);
  return made;
}

let cities: ReadonlyMap<string, Zone> | null = null;

/** `Beijing time`, `北京时间` and `Beijing` are one place. */
const plain = (label: string) =>
  label
    .trim()
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace(/(?:时间| time)$/u, '');

function zoneOfCity(text: string): Zone | null {
  cities ??= new Map([
    ...all().map((zone): [string, Zone] => [cityOf(zone), zone]),
    ...Object.entries(CITIES).flatMap(([city, zone]) => {
      const known = parseZone(zone);
      return known === null ? [] : [[city, known] as const];
    }),
  ]);
  return cities.get(plain(text)) ?? null;
}

const called = new Map<Language, ReadonlyMap<string, readonly Zone[]>>();

/** A zone by what its time is called in a language, where no other zone is called so: `Москва`, `中国`. */
function zoneCalled(text: string, locale: Locale): Zone | null {
  const language = languageOf(locale);
  const names =
    called.get(language) ??
    new Map(
      [...Map.groupBy(namedIn(language), ({ label }) => plain(label))].map(([label, all]) => [
        label,
        all.map(({ zone }) => zone),
      ]),
    );
  called.set(language, names);
  const [only, ...others] = names.get(plain(text)) ?? [];
  return only === undefined || others.length > 0 ? null : only;
}

/** A zone by its IANA name, by the city that it is named after, or by its name in a language; `null` for what is none. */
export function readZone(text: string, locale: Locale): Zone | null {
  const isName = text.includes('/') || /^(?:utc|gmt)$/i.test(text);
  if (isName) return parseZone(text);
  return zoneOfCity(text) ?? zoneCalled(text, locale);
}

/** What the place that the pack is about is called: few cities have a zone named after them. */
function homeNames(book: FactBook): readonly string[] {
  const home = book.area(book.info.area);
  const names = home === null ? [] : [...Object.values(home.names), ...Object.values(home.aliases).flat()];
  return names.map((name) => name.toLowerCase());
}

/** The same, also by the place that the pack is about: its clocks are those of the pack. */
export function zoneNamed(text: string, { book, language }: CommandContext): Zone | null {
  const zone = readZone(text.trim(), language);
  return zone ?? (homeNames(book).includes(plain(text)) ? parseZone(book.info.timeZone) : null);
}

/** An offset in minutes: `UTC+8`, `+05:30`; `null` for what is none. */
function offsetIn(text: string): number | null {
  const [, sign, hours, minutes = '0'] =
    /^(?:utc|gmt)?\s*([+−-])(\d{1,2})(?::?(\d{2}))?$/iu.exec(text.trim()) ?? [];
  if (hours === undefined) return null;
  return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
}

/** The zones by their offset at noon of one day; asking for it takes some milliseconds. */
let offsets: { readonly day: IsoDate; readonly zones: ReadonlyMap<number, readonly Zone[]> } | null = null;

function zonesByOffset(day: IsoDate): ReadonlyMap<number, readonly Zone[]> {
  if (offsets?.day === day) return offsets.zones;
  const noon = Temporal.PlainDateTime.from(`${day}T12:00`);
  const made = Map.groupBy(all(), (zone) => noon.toZonedDateTime(zone).offsetNanoseconds / 60_000_000_000);
  offsets = { day, zones: made };
  return made;
}

/** The zones whose clocks have an offset today: the pack’s first, then those that are named most often. */
function zonesWithOffset(offset: number, { book, today }: CommandContext): readonly Zone[] {
  const having = zonesByOffset(today).get(offset) ?? [];
  const first = [book.info.timeZone, ...Object.values(CITIES), ...WELL_KNOWN];
  return [...new Set([...first.flatMap((name) => having.find((zone) => zone === name) ?? []), ...having])];
}

/** Whether a word is meant for a zone: a name with a slash, or an offset, which is right for half of the year. */
export const isZoneLike = (word: string): boolean =>
  /^[A-Za-z_+-]+\/\S+$/.test(word) || offsetIn(word) !== null || /^(?:utc|gmt)$/i.test(word);

/** The three zones that have the offset that was written, or are most like the name; else those of the pack’s own clocks. */
export function nearestZones(text: string, context: CommandContext): readonly Zone[] {
  const { book } = context;
  const offset = offsetIn(text);
  const having = offset === null ? [] : zonesWithOffset(offset, context);
  if (having.length > 0) return having.slice(0, 3);
  const city = (text.split('/').at(-1) ?? text).replaceAll('_', ' ');
  const known = new Map(all().map((zone): [string, Zone] => [cityOf(zone), zone]));
  const byCity = nearestWords(city, [...known.keys()], 3).flatMap((name) => known.get(name) ?? []);
  const byName = nearestWords(text, all(), 3).flatMap((name) => parseZone(name) ?? []);
  const own = [book.info.timeZone, 'UTC', 'Europe/Moscow'].flatMap((name) => parseZone(name) ?? []);
  return [...new Set([...byCity, ...byName, ...own])].slice(0, 3);
}

/** Zones whose name, city or name in the reader’s language holds the text; those of the pack’s clocks first. */
export function completeZone(text: string, context: CommandContext): readonly Completion[] {
  const { book, language } = context;
  const typed = text.trim().toLowerCase().replaceAll('_', ' ');
  const offset = offsetIn(typed);
  const having = offset === null ? [] : zonesWithOffset(offset, context);
  const begun = (name: string) => name.startsWith(plain(typed));
  const places = new Set([
    ...Object.entries(CITIES).flatMap(([city, zone]) => (typed !== '' && begun(city) ? [zone] : [])),
    ...(homeNames(book).some(begun) ? [book.info.timeZone] : []),
    ...[zoneOfCity(typed)].filter((zone) => zone !== null),
  ]);
  const rank = ({ zone, label }: Named): number => {
    if (having.length > 0) return having.includes(zone) ? having.indexOf(zone) / having.length : 3;
    if (places.has(zone)) return 0;
    if (cityOf(zone).startsWith(typed) || label.toLowerCase().startsWith(typed)) return 1;
    const whole = `${zone} ${label}`.toLowerCase().replaceAll('_', ' ');
    return whole.includes(typed) ? 2 : 3;
  };
  return namedIn(language)
    .map((one) => ({ one, rank: rank(one) }))
    .filter((entry) => entry.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 25)
    .map(({ one: { zone, label } }) => ({ label: zone, value: zone, detail: label === '' ? null : label }));
}
