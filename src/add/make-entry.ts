import { parseYaml } from '../data/yaml-file.ts';
import { type EntryMap, type EntryValue, entryValueOf, textValue } from './entry-value.ts';
import { type EntryKind, type Given, PARTS, type Part } from './parts.ts';
import { entryLines } from './write-entry.ts';

/** An item as it is written between brackets; what is none stays text, for the schema to say what it should be. */
function itemOf(text: string): EntryValue {
  const { yaml } = parseYaml(`- ${text}`);
  const [content]: unknown[] = Array.isArray(yaml?.content) ? yaml.content : [];
  return entryValueOf(content) ?? textValue(text);
}

function written({ form, path }: Part, texts: readonly string[]): EntryValue {
  const [text = ''] = texts;
  switch (form) {
    case 'bare':
    case 'flag':
      return { kind: 'bare', text };
    case 'text':
      return textValue(text);
    case 'list':
      return { kind: 'list', items: texts.map((one) => textValue(one, path[0])) };
    case 'items':
      return { kind: 'list', items: texts.map(itemOf) };
    default:
      return form satisfies never;
  }
}

/** The entry that the given parts make, its keys in the order of the files. */
export function makeEntry(kind: EntryKind, given: Given): EntryMap {
  const entries: [string, EntryValue][] = [];
  for (const part of PARTS[kind]) {
    const texts = given.get(part.option);
    if (texts === undefined || texts.length === 0) continue;
    const [key, inside] = part.path;
    const value = written(part, texts);
    if (inside === undefined) {
      entries.push([key, value]);
      continue;
    }
    const known = entries.find(([other]) => other === key)?.[1];
    if (known?.kind === 'map') {
      entries.splice(
        entries.findIndex(([other]) => other === key),
        1,
        [key, { kind: 'map', entries: [...known.entries, [inside, value]] }],
      );
    } else entries.push([key, { kind: 'map', entries: [[inside, value]] }]);
  }
  return { kind: 'map', entries };
}

/** The entry as the loader will read it: what the schema is asked about. */
export function contentOf(entry: EntryMap): unknown {
  if (entry.entries.length === 0) return {};
  const { yaml } = parseYaml(`${entryLines(entry).join('\n')}\n`);
  return Array.isArray(yaml?.content) ? yaml.content[0] : {};
}
