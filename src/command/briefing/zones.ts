import { parseZone, type Zone, zones } from '../../briefing/local-time.ts';
import { type Language, type Locale, languageOf } from '../../core/language.ts';
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
  'st petersburg': 'Europe/Moscow',
  'санкт-петербург': 'Europe/Moscow',
};

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

function zoneOfCity(text: string): Zone | null {
  cities ??= new Map([
    ...all().map((zone): [string, Zone] => [cityOf(zone), zone]),
    ...Object.entries(CITIES).flatMap(([city, zone]) => {
      const known = parseZone(zone);
      return known === null ? [] : [[city, known] as const];
    }),
  ]);
  return cities.get(text.toLowerCase()) ?? null;
}

const called = new Map<Language, ReadonlyMap<string, readonly Zone[]>>();

const plain = (label: string) => label.toLowerCase().replace(/(?:时间| time)$/u, '');

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
  return zoneOfCity(text.replaceAll('_', ' ')) ?? zoneCalled(text, locale);
}

/** Whether a word is meant for a zone: a name with a slash, or an offset, which is right for half of the year. */
export const isZoneLike = (word: string): boolean =>
  /^[A-Za-z_+-]+\/\S+$/.test(word) ||
  /^(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?$/i.test(word) ||
  /^(?:utc|gmt)$/i.test(word);

/** The three zones most like what was written, or else those of the pack’s own clocks. */
export function nearestZones(text: string, { book }: CommandContext): readonly Zone[] {
  const city = (text.split('/').at(-1) ?? text).replaceAll('_', ' ');
  const known = new Map(all().map((zone): [string, Zone] => [cityOf(zone), zone]));
  const byCity = nearestWords(city, [...known.keys()], 3).flatMap((name) => known.get(name) ?? []);
  const byName = nearestWords(text, all(), 3).flatMap((name) => parseZone(name) ?? []);
  const own = [book.info.timeZone, 'UTC', 'Europe/Moscow'].flatMap((name) => parseZone(name) ?? []);
  return [...new Set([...byCity, ...byName, ...own])].slice(0, 3);
}

/** Zones whose name, city or name in the reader’s language holds the text; those of the pack’s clocks first. */
export function completeZone(text: string, { book, language }: CommandContext): readonly Completion[] {
  const typed = text.trim().toLowerCase().replaceAll('_', ' ');
  const city = zoneOfCity(typed);
  const rank = ({ zone, label }: Named): number => {
    if (zone === city) return 0;
    if (zone === book.info.timeZone && typed === '') return 0;
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
