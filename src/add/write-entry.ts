import { LANGUAGES } from '../core/language.ts';
import { parseYaml } from '../data/yaml-file.ts';
import type { EntryMap, EntryValue } from './entry-value.ts';

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** What YAML reads where this stands behind a key, or between brackets. */
function readBack(text: string, isInBrackets: boolean): unknown {
  const { yaml } = parseYaml(isInBrackets ? `- [${text}]` : `- k: ${text}`);
  const [item]: unknown[] = Array.isArray(yaml?.content) ? yaml.content : [];
  if (isInBrackets) return Array.isArray(item) && item.length === 1 ? item[0] : undefined;
  return typeof item === 'object' && item !== null && 'k' in item ? item.k : undefined;
}

/** In double quotation marks: JSON's escapes are YAML's too. */
const quoted = (text: string) => JSON.stringify(text);

function scalar({ kind, text }: Extract<EntryValue, { text: string }>, isInBrackets: boolean): string {
  switch (kind) {
    case 'bare':
      return NUMBER.test(text) || text === 'true' || readBack(text, isInBrackets) === text
        ? text
        : quoted(text);
    case 'text':
      return readBack(text, isInBrackets) === text ? text : quoted(text);
    case 'quoted':
      return quoted(text);
    default:
      return kind satisfies never;
  }
}

/** `[a, "b: c"]`, `{ percent: 4.1, basis: 2005 }` */
function inline(value: EntryValue): string {
  switch (value.kind) {
    case 'list':
      return `[${value.items.map(inline).join(', ')}]`;
    case 'map':
      return `{ ${value.entries.map(([key, inside]) => `${key}: ${inline(inside)}`).join(', ')} }`;
    case 'bare':
    case 'text':
    case 'quoted':
      return scalar(value, true);
    default:
      return value satisfies never;
  }
}

const LANGUAGE_KEYS: ReadonlySet<string> = new Set(LANGUAGES);

/** Texts by language are long: each has a line of its own. */
const isByLanguage = (value: EntryValue): value is EntryMap =>
  value.kind === 'map' && value.entries.every(([key]) => LANGUAGE_KEYS.has(key));

function keyLines(key: string, value: EntryValue): readonly string[] {
  switch (value.kind) {
    case 'bare':
    case 'text':
    case 'quoted':
      return [`${key}: ${scalar(value, false)}`];
    case 'map':
      if (!isByLanguage(value)) return [`${key}: ${inline(value)}`];
      return [`${key}:`, ...mapLines(value).map((line) => `  ${line}`)];
    case 'list':
      if (!value.items.some(({ kind }) => kind === 'map')) return [`${key}: ${inline(value)}`];
      return [`${key}:`, ...value.items.flatMap(itemLines).map((line) => `  ${line}`)];
    default:
      return value satisfies never;
  }
}

const mapLines = ({ entries }: EntryMap) => entries.flatMap(([key, value]) => keyLines(key, value));

function itemLines(value: EntryValue): readonly string[] {
  if (!isByLanguage(value)) return [`- ${inline(value)}`];
  return mapLines(value).map((line, i) => `${i === 0 ? '- ' : '  '}${line}`);
}

/** Keys whose texts a file puts into quotation marks where it need not; a new entry is written alike. */
export function quotedKeys(text: string): ReadonlySet<string> {
  const found = text.matchAll(/^(?: *- | +)([a-z]\w*): (["'])?/gim);
  const first = new Map<string, boolean>();
  for (const [, key = '', mark] of found) if (!first.has(key)) first.set(key, mark !== undefined);
  return new Set([...first].flatMap(([key, isQuoted]) => (isQuoted ? key : [])));
}

/** An entry as the lines of a list item in a fact file, without line ends. */
export function entryLines(entry: EntryMap, alsoQuoted: ReadonlySet<string> = new Set()): readonly string[] {
  const entries = entry.entries.map(([key, value]) =>
    value.kind === 'text' && alsoQuoted.has(key)
      ? ([key, { kind: 'quoted', text: value.text }] as const)
      : ([key, value] as const),
  );
  return mapLines({ kind: 'map', entries }).map((line, i) => `${i === 0 ? '- ' : '  '}${line}`);
}
