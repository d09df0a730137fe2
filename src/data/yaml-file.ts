import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { type Fault, faultAt, type Place } from './fault.ts';
import type { SourceText } from './read-folder.ts';
import { type EachItem, type RegularYaml, readRegularYaml } from './regular-yaml.ts';

/** Keys and list positions from the top of a file: `[3, 'names', 'en']`. */
export type Path = readonly PropertyKey[];

/** A parsed YAML file that remembers where everything stands, and how its numbers were typed. */
export type YamlFile = {
  /** The path it was read from, for messages. */
  readonly name: string;
  /** Where the value at a path begins; for a key that is absent, the nearest thing around it. */
  readonly place: (path: Path) => Place;
  /** Where the last key of a path stands; where the value begins when it is no key. */
  readonly keyPlace: (path: Path) => Place;
  /** A number's digits where they are not those that it prints itself: `3.450` keeps its last zero. */
  readonly digits: (path: Path) => string | null;
};

/** A file with its content as plain values, `null` for an empty one. Once checked, the content is let go. */
export type FileContent = { readonly file: YamlFile; readonly content: unknown };

/** What the parser's errors mean and what would be right: https://eemeli.org/yaml/#errors */
const MEANINGS: Readonly<Record<string, readonly [what: string | null, remedy: string]>> = {
  DUPLICATE_KEY: ['A key stands twice in one entry', 'Keep one of the two.'],
  MULTIPLE_DOCS: ['The file holds several documents', 'Keep one, without lines of three hyphens.'],
  BAD_INDENT: [null, 'Indent entries of one level by the same number of spaces.'],
  MISSING_CHAR: [null, 'Add the missing character.'],
  BLOCK_AS_IMPLICIT_KEY: [null, 'Put text that contains a colon and a space into quotation marks.'],
  BAD_SCALAR_START: [null, 'Put text that begins with a special character into quotation marks.'],
  BAD_DQ_ESCAPE: [null, 'Write a backslash in double quotation marks twice, or use single ones.'],
  UNEXPECTED_TOKEN: [null, 'Put text with special characters into quotation marks.'],
};
const OTHER = [null, 'Correct the line, or put its text into quotation marks.'] as const;

const TOO_DEEP = 'Remove the brackets or the indentation: no entry is deeper than six levels.';

const COMPLEX = 'Write the value out where it is used.';

/** Deeper than any sound entry; keeps walks over the tree far from the end of the stack. */
const DEEPEST = 20;

/** The first word on what the parser met; after the first token it did not expect, it has lost its way. */
function firstOfCascade(errors: Document['errors'], before: number): Document['errors'] {
  const lost = errors.find(({ code }) => code === 'UNEXPECTED_TOKEN');
  return errors.filter(
    (error) => error.code !== 'UNEXPECTED_TOKEN' || (error === lost && error.pos[0] < before),
  );
}

function syntaxFaults(document: Document, source: string, at: (offset: number) => Place): Fault[] {
  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) {
    return [faultAt(at(0), 'The file is nested too deeply to be read', TOO_DEEP)];
  }
  // The parser minds a tab in some places only, and then speaks of something else.
  const tabs = Array.from(source.matchAll(/^ *\t/gm), ({ index, 0: { length } }) => index + length - 1);
  const errors = firstOfCascade(document.errors, tabs[0] ?? source.length + 1);
  return [
    ...tabs.map((offset) => faultAt(at(offset), 'A tab stands in the indentation', 'Indent with spaces.')),
    ...errors.flatMap(({ code, message, pos }) => {
      if (code === 'TAB_AS_INDENT') return [];
      if (/closing .quote/.test(message)) {
        const open = at(openQuote(document, pos[0]));
        return faultAt(open, 'A quotation mark is not closed', 'Close it at the end of its text.');
      }
      if (message.includes('end with a')) {
        const open = at(openBracket(document, pos[0]));
        return faultAt(open, 'A bracket is not closed', 'Close it at the end of its list.');
      }
      const [what, remedy] = MEANINGS[code] ?? OTHER;
      return faultAt(at(pos[0]), what ?? `YAML: ${message.replace(/[.;].*$/s, '').trim()}`, remedy);
    }),
  ];
}

/** Where the quoted text begins that ran on to `end`. */
function openQuote(document: Document, end: number): number {
  let start = end;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if ((type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') && range && range[0] < end) start = range[0];
    },
  });
  return start;
}

/** Where the innermost bracket stands that is still open at `end`. */
function openBracket(document: Document, end: number): number {
  let start = end;
  visit(document, {
    Collection: (_, { flow, range }) => {
      if (flow === true && range && range[0] < end && range[1] >= end) start = range[0];
    },
  });
  return start;
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
    if (isNode(node) && node.tag !== undefined)
      say(`"${node.tag.replace('tag:yaml.org,2002:', '!!')}" is a tag`, 'Remove the tag.');
    if (key === 'key' && !(isScalar(node) && typeof node.value === 'string')) {
      say('A key is not text', 'Write a key as a plain word.');
    }
    if (ancestors.length > 2 * DEEPEST) {
      say('The file is nested too deeply', TOO_DEEP);
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

/**
 * Line and column of an offset. Counted here, because the parser's own LineCounter loses line ends in text that it
 * cannot make sense of, and columns ran past the end of their line.
 */
function placesIn(name: string, text: string): (offset: number) => Place {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return (offset) => {
    let [line, after] = [0, starts.length];
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if ((starts[middle] ?? 0) <= offset) line = middle;
      else after = middle;
    }
    return { file: name, line: line + 1, column: Math.min(offset, text.length) - (starts[line] ?? 0) + 1 };
  };
}

export type Parsed = { readonly yaml: FileContent | null; readonly faults: readonly Fault[] };

/** Parses a text that is in no file yet. */
export function parseYaml(text: string): Parsed {
  return parseYamlFile({ name: '', read: () => text });
}

/**
 * Parses one file; a file with faults of syntax has no content to go on with. The items of a file that is a list are
 * what `each` gives for them; it may meet the first items twice.
 */
export function parseYamlFile(source: SourceText, each: EachItem = (item) => item): Parsed {
  const { name } = source;
  const text = source.read();
  const regular = readRegularYaml(text, each);
  if (regular !== null) {
    return { yaml: { file: regularFile(source, regular.typed), content: regular.content }, faults: [] };
  }
  try {
    return parse(name, text, each);
  } catch (error) {
    // The parser goes down one call for each level; it catches the end of the stack in some places, not in all.
    if (!(error instanceof RangeError)) throw error;
    const top = { file: name, line: 1, column: 1 };
    return { yaml: null, faults: [faultAt(top, 'The file is nested too deeply to be read', TOO_DEEP)] };
  }
}

/** A file that was read the fast way; where things stand in it is found out with the first question for it. */
function regularFile({ name, read }: SourceText, typed: RegularYaml['typed']): YamlFile {
  let whole: { readonly document: Document; readonly at: (offset: number) => Place } | null = null;
  const parsed = () => {
    if (whole !== null) return whole;
    const text = read();
    whole = { document: parseDocument(text, { logLevel: 'error' }), at: placesIn(name, text) };
    return whole;
  };
  return {
    name,
    digits: ([first = '', ...inside]) => typed.get(first)?.get(inside.join('.')) ?? null,
    ...placesOf(
      () => parsed().document,
      (offset) => parsed().at(offset),
    ),
  };
}

/** Where the parts of a document stand. */
function placesOf(
  document: () => Document,
  at: (offset: number) => Place,
): Pick<YamlFile, 'place' | 'keyPlace'> {
  return {
    place: (path) => at(startOf(follow(document(), path).node)),
    keyPlace: (path) => {
      const { node, key } = follow(document(), path);
      return at(startOf(key ?? node));
    },
  };
}

function parse(name: string, source: string, each: EachItem): Parsed {
  const marked = source.startsWith('\uFEFF');
  const text = marked ? source.slice(1) : source;
  const at = placesIn(name, text);
  const document = parseDocument(text, {
    prettyErrors: false,
    logLevel: 'error',
  });
  const faults = syntaxFaults(document, text, at);
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
  if (faults.length > 0) return { yaml: null, faults };

  const file: YamlFile = {
    name,
    ...placesOf(() => document, at),
    digits: (path) => {
      const { node } = follow(document, path);
      if (!isScalar(node) || typeof node.value !== 'number') return null;
      return node.source ?? String(node.value);
    },
  };
  const content: unknown = document.toJS({ maxAliasCount: 0 });
  return { yaml: { file, content: Array.isArray(content) ? content.map(each) : content }, faults };
}
