import { ID_MAX_LENGTH, parseId } from '../core/id.ts';
import type { Period } from '../core/period/period.ts';
import type { Observed } from './choose-position.ts';

/** Lower-case words joined by hyphens; empty where a text has no Latin letter or digit. */
function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** `2019-h1`, `2019-05` also for `../2019-05`, `2022-8m` for the months from January on. */
export function periodSlug({ text }: Period): string {
  const months = /^(\d{4})-01\/\1-(\d{2})$/.exec(text);
  if (months !== null) return `${months[1]}-${Number(months[2])}m`;
  return slug(text.replace(/^\.\.\//, ''));
}

const year = ({ text }: Period) => /\d{4}/.exec(text)?.[0] ?? '';

/** An id that a neighbour would have, were it of the period and area wanted; `null` where it does not name its own. */
function likeNeighbour({ id, period, area }: Observed & { id: string }, fresh: Observed): string | null {
  const isSameArea = area === fresh.area;
  if (!isSameArea && !`-${id}-`.includes(`-${area}-`)) return null;
  const own = [periodSlug(period), year(period)].find((end) => id.endsWith(`-${end}`));
  if (own === undefined) return null;
  const isYearAlone = own === year(period) && own !== periodSlug(period);
  const end = isYearAlone ? year(fresh.period) : periodSlug(fresh.period);
  const stem = id.slice(0, -own.length);
  return (isSameArea ? stem : `-${stem}`.replace(`-${area}-`, `-${fresh.area}-`).slice(1)) + end;
}

/** The first of some ids that is one and is free; a number makes the last of them free. */
function firstFree(wanted: readonly string[], taken: ReadonlySet<string>): string {
  const isFree = (id: string) => parseId(id) !== null && !taken.has(id);
  const free = wanted.find(isFree);
  if (free !== undefined) return free;
  const stem = (wanted.find((id) => id !== '') ?? 'fact').slice(0, ID_MAX_LENGTH - 4).replace(/-+$/, '');
  for (let n = 2; ; n++) if (isFree(`${stem}-${n}`)) return `${stem}-${n}`;
}

/** `my399-2020-08-31` is known by `my399`. */
const sourceWord = (source: string) => source.replace(/-\d.*$/, '') || source;

/**
 * An id in the habit of the pack: as the neighbours in time and place are called, else indicator, area (but for home)
 * and period; with the source's first word where another source's value has that id.
 */
export function proposeObservationId(
  fresh: Observed & { readonly source: string },
  known: readonly (Observed & { readonly id: string })[],
  taken: ReadonlySet<string>,
  home: string,
): string {
  const same = known.filter(({ indicator }) => indicator === fresh.indicator);
  const here = same.filter(({ area }) => area === fresh.area);
  const elsewhere = same.filter(({ area }) => area !== fresh.area);
  const habits = [...here.toReversed(), ...elsewhere.toReversed()].flatMap(
    (neighbour) => likeNeighbour(neighbour, fresh) ?? [],
  );
  const area = fresh.area === home ? [] : [fresh.area];
  const plain = [...area, fresh.indicator, periodSlug(fresh.period)].join('-');
  const first = habits[0] ?? plain;
  const word = sourceWord(fresh.source);
  return firstFree([first, `${first}-${word}`, plain, `${plain}-${word}`], taken);
}

/** An id from the English name of a statement. */
export function proposeStatementId(name: string, taken: ReadonlySet<string>): string {
  const words = slug(name).slice(0, ID_MAX_LENGTH).replace(/-+$/, '');
  return firstFree([words], taken);
}

/** `news-example-2024-04-10`: the site, else the publisher, and the day. */
export function proposeSourceId(
  { url, publisher, published }: { url: string; publisher: string; published: string },
  taken: ReadonlySet<string>,
): string {
  const host = URL.canParse(url) ? new URL(url).hostname.split('.').slice(0, -1) : [];
  const site = host.filter((part) => part.length > 3).at(-1) ?? host.at(-1);
  const words = site ?? slug(publisher).split('-').slice(0, 3).join('-');
  return firstFree([[words, published].filter((part) => part !== '').join('-')], taken);
}
