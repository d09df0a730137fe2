/**
 * What an entry of a fact file holds, before it is written. A number, a period, an id or a word of the format is
 * `bare`: its characters are written as typed, so that `3.450` keeps its last zero. `text` is put into quotation marks
 * where YAML would read something else, `quoted` always.
 */
export type EntryValue =
  | { readonly kind: 'bare' | 'text' | 'quoted'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly EntryValue[] }
  | EntryMap;

/** Keys with their values, in the order in which they are written. */
export type EntryMap = { readonly kind: 'map'; readonly entries: readonly (readonly [string, EntryValue])[] };

/** What stands between quotation marks wherever the project's files print it. */
const ALWAYS_QUOTED = new Set(['printed']);

/** Text as an entry's scalar. */
export const textValue = (text: string, key = ''): EntryValue => ({
  kind: ALWAYS_QUOTED.has(key) ? 'quoted' : 'text',
  text,
});

/** A value as a YAML parser gives it; `null` for what no entry may hold, such as an empty value. */
export function entryValueOf(content: unknown, key = ''): EntryValue | null {
  if (typeof content === 'string') return textValue(content, key);
  if (typeof content === 'number' || typeof content === 'boolean') {
    return { kind: 'bare', text: String(content) };
  }
  if (Array.isArray(content)) {
    const items = content.map((item: unknown) => entryValueOf(item, key));
    return items.includes(null) ? null : { kind: 'list', items: items.filter((item) => item !== null) };
  }
  if (typeof content !== 'object' || content === null) return null;
  const entries: (readonly [string, EntryValue])[] = [];
  for (const [inside, value] of Object.entries(content)) {
    const made = entryValueOf(value, inside);
    if (made === null) return null;
    entries.push([inside, made]);
  }
  return { kind: 'map', entries };
}
