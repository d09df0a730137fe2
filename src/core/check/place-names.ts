import type { Aliases, Area, Indicator } from '../fact.ts';
import type { Localized } from '../language.ts';
import { tellingStems } from '../message/figure-context.ts';
import { normalise } from '../words/words.ts';

type Called = { readonly names: Localized; readonly aliases: Aliases };

/** What a thing is called, once for each thing: places are looked for in names again and again. */
type Names = {
  readonly each: readonly string[];
  readonly joined: string;
  readonly stems: ReadonlySet<string>;
};

const known = new WeakMap<Called, Names>();

function namesOf(called: Called): Names {
  const before = known.get(called);
  if (before !== undefined) return before;
  const texts = [...Object.values(called.names), ...Object.values(called.aliases).flat()].map(normalise);
  const names = { each: texts, joined: texts.join(' | '), stems: new Set(texts.flatMap(tellingStems)) };
  known.set(called, names);
  return names;
}

/** Indicators have too many names to divide them all into words for a question of places. */
const joinedNames = new WeakMap<Indicator, string>();

/** Whether a place stands in a name of an indicator, as a country does in that of an alliance. */
export function isNamedWith(indicator: Indicator, place: Area): boolean {
  const { names, aliases } = indicator;
  const joined =
    joinedNames.get(indicator) ??
    [...Object.values(names), ...Object.values(aliases).flat()].map(normalise).join(' | ');
  joinedNames.set(indicator, joined);
  return namesOf(place).each.some((name) => name.length > 1 && joined.includes(name));
}

/** Whether a place is called by another one that it does not lie in: the part of a zone that lies in a city. */
export function isPartNamed(area: Area, place: Area): boolean {
  if (area.parent === null || area.parent === place.id) return false;
  const { joined } = namesOf(area);
  return Object.values(place.names).some((name) => joined.includes(normalise(name)));
}

/** Whether a text calls a place by what its name says beside that of the place it lies in: `the zone` of a province. */
export function isChildNamed(area: Area, place: Area, text: string): boolean {
  if (area.parent !== place.id) return false;
  const above = namesOf(place).stems;
  const said = new Set(tellingStems(text));
  return [...namesOf(area).stems].some((one) => one.length > 1 && said.has(one) && !above.has(one));
}
