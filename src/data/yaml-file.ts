import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { type Fault, faultAt, type Place } from './fault.ts';

/** Keys and list positions from the top of a file: `[3, 'names', 'en']`. */
export type Path = readonly PropertyKey[];

/** A parsed YAML file that remembers where everything stands. */
export type YamlFile = {
  /** The path it was read from, for messages. */
  readonly name: string;
  /** Its content as plain values; `null` for an empty file. */
  readonly content: unknown;
  /** Where the value at a path begins; for a key that is absent, the nearest thing around it. */
  readonly place: (path: Path) => Place;
  /** Where the last key of a path stands; where the value begins when it is no key. */
  readonly keyPlace: (path: Path) => Place;
  /** A number's digits as typed: `3.450` keeps its last zero. `null` for what is no number. */
  readonly digits: (path: Path) => string | null;
};

/** Remedies for the parser's errors that its own messages leave open: https://eemeli.org/yaml/#errors */
const REMEDIES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with spaces.',
  DUPLICATE_KEY: 'Keep one of the two.',
  MULTIPLE_DOCS: 'Keep one document in a file, without lines of three hyphens.',
  BAD_INDENT: 'Indent entries of one level by the same number of spaces.',
  MISSING_CHAR: 'Add the missing character.',
  BLOCK_AS_IMPLICIT_KEY: 'Put text that contains a colon and a space into quotation marks.',
  BAD_SCALAR_START: 'Put text that begins with a special character into quotation marks.',
  BAD_DQ_ESCAPE: 'Write a backslash in double quotation marks twice, or use single ones.',
  UNEXPECTED_TOKEN: 'Put text with special characters into quotation marks.',
  RESOURCE_EXHAUSTION: 'Remove the brackets: no entry is deeper than six levels.',
};

const COMPLEX = 'Write the value out where it is used.';

/** Deeper than any sound entry; keeps walks over the tree far from the end of the stack. */
const DEEPEST = 20;

function syntaxFaults(document: Document, at: (offset: number) => Place): Fault[] {
  const exhausted = document.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  if (exhausted !== undefined) {
    return [faultAt(at(0), 'The file is nested too deeply to be read', REMEDIES.RESOURCE_EXHAUSTION ?? '')];
  }
  return document.errors.map(({ code, message, pos }) =>
    faultAt(
      at(pos[0]),
      `YAML: ${message.replace(/[.;].*$/s, '').trim()}`,
      REMEDIES[code] ?? 'Correct the line, or put its text into quotation marks.',
    ),
  );
}

/** What YAML allows and a reviewed list of facts does not need: references, types of its own, keys that are no text. */
function featureFaults(document: Document, at: (offset: number) => Place): Fault[] {
  const faults: Fault[] = [];
  if (document.directives?.yaml.explicit === true) {
    faults.push(faultAt(at(0), 'The file sets a YAML version', 'Remove the line that begins with %YAML.'));
  }
  visit(document, (key, node, ancestors) => {
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    const say = (message: string, remedy: string) => faults.push(faultAt(at(offset), message, remedy));
    if (isAlias(node)) say(`"*${node.source}" refers to an anchor`, COMPLEX);
    else if (isNode(node) && node.anchor !== undefined) say(`"&${node.anchor}" is an anchor`, COMPLEX);
    if (isNode(node) && node.tag !== undefined) say(`"${node.tag}" is a tag`, 'Remove the tag.');
    if (key === 'key' && !(isScalar(node) && typeof node.value === 'string')) {
      say('A key is not text', 'Write a key as a plain word.');
    }
    if (ancestors.length > 2 * DEEPEST) {
      say('The file is nested too deeply', REMEDIES.RESOURCE_EXHAUSTION ?? '');
      return visit.BREAK;
    }
    return undefined;
  });
  return faults;
}

function pairOf(map: YAMLMap, key: PropertyKey) {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** The deepest node along a path, and the key that led to it when the whole path was found. */
function follow(document: Document, path: Path) {
  let node: unknown = document.contents;
  let key: unknown = null;
  for (const step of path) {
    key = null;
    if (isMap(node)) {
      const pair = pairOf(node, step);
      if (pair === undefined) return { node, key: null };
      key = pair.key;
      node = isNode(pair.value) ? pair.value : pair.key;
    } else if (isSeq(node) && typeof step === 'number') {
      const item = node.items[step];
      if (isPair(item) || !isNode(item)) return { node, key: null };
      node = item;
    } else {
      return { node, key: null };
    }
  }
  return { node, key };
}

const startOf = (node: unknown) => (isNode(node) ? (node.range?.[0] ?? 0) : 0);

/** Parses one file; a file with faults of syntax has no content to go on with. */
export function parseYamlFile(
  name: string,
  source: string,
): { readonly file: YamlFile | null; readonly faults: readonly Fault[] } {
  const marked = source.startsWith('\uFEFF');
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: name, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const document = parseDocument(marked ? source.slice(1) : source, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  const faults = [...syntaxFaults(document, at)];
  if (faults.length === 0) faults.push(...featureFaults(document, at));
  if (marked) {
    faults.unshift(
      faultAt(
        { file: name, line: 1, column: 1 },
        'The file begins with a byte order mark',
        'Save it as UTF-8 without one.',
      ),
    );
  }
  if (faults.length > 0) return { file: null, faults };

  const file: YamlFile = {
    name,
    content: document.toJS({ maxAliasCount: 0 }),
    place: (path) => at(startOf(follow(document, path).node)),
    keyPlace: (path) => {
      const { node, key } = follow(document, path);
      return at(startOf(key ?? node));
    },
    digits: (path) => {
      const { node } = follow(document, path);
      if (!isScalar(node) || typeof node.value !== 'number') return null;
      return node.source ?? String(node.value);
    },
  };
  return { file, faults };
}
