/** By the first step of a number's path, then by the steps after it: `3`, then `change.percent`. */
export type TypedDigits = ReadonlyMap<PropertyKey, ReadonlyMap<string, string>>;

/** What a regular file holds, as the `yaml` package would give it. */
export type RegularYaml = {
  readonly content: unknown;
  /** The digits as typed of each number that prints others itself, `3.450`. */
  readonly typed: TypedDigits;
};

/** What is kept of an item of a file that is a list. */
export type EachItem = (item: unknown, index: number) => unknown;

/** Thrown at the first thing that is not regular; one object, since nobody reads its stack. */
const IRREGULAR = new Error('irregular');

function irregular(): never {
  throw IRREGULAR;
}

const KEY = /([A-Za-z][A-Za-z0-9_-]*):(?=[ \n]|$)/y;
const PLAIN_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
/** Whatever else YAML's core schema takes for no text: https://yaml.org/spec/1.2.2/#103-core-schema */
const NO_TEXT =
  /^(?:~|null|Null|NULL|[tT]rue|TRUE|[fF]alse|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)$/;
const WORD_KEYS = new Set(['null', 'Null', 'NULL', 'true', 'True', 'TRUE', 'false', 'False', 'FALSE']);
/** What no plain text begins with. A hyphen, a question mark and a colon may be its first sign; here they are not. */
const NO_PLAIN_START = new Set(',[]{}#&*!|>\'"%@`?:');
const FLOW_END = /[,[\]{}\n]/g;

const [SPACE, NEWLINE, HASH, COLON] = [0x20, 0x0a, 0x23, 0x3a] as const;

/** Deeper than any sound entry. */
const DEEPEST = 12;

/** V8 copies shorter texts; of a longer one it keeps the whole file that it was cut from. */
const COPIED_BELOW = 13;

/** A text is at most a line, and no line of a sound entry is half as long. */
const scratch = Buffer.allocUnsafe(16_384);

/** How many of the last texts are remembered, each at a place that its end gives: finding one must cost next to nothing. */
const MOST_TEXTS = 1024;

/** Through bytes, because every shorter way leaves V8 with a window onto the whole file. */
function copied(text: string): string {
  if (text.length * 3 > scratch.length) return Buffer.from(text).toString();
  return scratch.toString('utf8', 0, scratch.write(text));
}

/** Reads one file from its first sign to its last, one call for each level of nesting. */
class Reader {
  private at = 0;
  private readonly texts = new Array<string>(MOST_TEXTS).fill('');
  /** Which key came after which. */
  private readonly follows = new Map<string, string>();
  readonly typed = new Map<PropertyKey, Map<string, string>>();
  /** Keys and positions that lead to what is being read. */
  private readonly path: (string | number)[] = [];
  private readonly text: string;
  private readonly each: EachItem;

  constructor(text: string, each: EachItem) {
    this.text = text;
    this.each = each;
  }

  document(): unknown {
    const indent = this.nextLine();
    if (indent !== 0) irregular();
    const content = this.block(0, 0);
    if (this.nextLine() !== -1) irregular();
    return content;
  }

  /** Goes to the first sign of the next line that has any, and gives its column; -1 at the end of the file. */
  private nextLine(): number {
    const { text } = this;
    let { at } = this;
    for (;;) {
      const start = at;
      let sign = text.charCodeAt(at);
      while (sign === SPACE) sign = text.charCodeAt(++at);
      if (Number.isNaN(sign)) {
        this.at = at;
        return -1;
      }
      if (sign === HASH) {
        const end = text.indexOf('\n', at);
        at = end < 0 ? text.length : end + 1;
      } else if (sign === NEWLINE) at++;
      else {
        this.at = at;
        return at - start;
      }
    }
  }

  /** Back to the start of the line, for whoever reads it next. */
  private unread(indent: number): void {
    if (indent > 0) this.at -= indent;
  }

  private block(indent: number, depth: number): unknown {
    if (depth > DEEPEST) irregular();
    const { text, at } = this;
    if (text[at] === '-' && (text[at + 1] === ' ' || text[at + 1] === '\n')) return this.list(indent, depth);
    return this.map(indent, depth);
  }

  private list(indent: number, depth: number): unknown[] {
    const { text } = this;
    const items: unknown[] = [];
    for (;;) {
      if (text[this.at] !== '-' || text[this.at + 1] !== ' ') irregular();
      let at = this.at + 2;
      while (text[at] === ' ') at++;
      const column = indent + (at - this.at);
      this.at = at;
      KEY.lastIndex = at;
      this.path.push(items.length);
      const isMap = KEY.test(text);
      if (!isMap && text[at] === '-' && text[at + 1] === ' ') irregular();
      const item = isMap ? this.map(column, depth + 1) : this.inline(indent, depth);
      this.path.pop();
      items.push(depth === 0 ? this.each(item, items.length) : item);
      const next = this.nextLine();
      if (next !== indent || !(text[this.at] === '-' && text[this.at + 1] === ' ')) {
        if (next > indent || next === indent) irregular();
        this.unread(next);
        return items;
      }
    }
  }

  private map(indent: number, depth: number): object {
    const { text } = this;
    const entries: Record<string, unknown> = {};
    let key = '';
    for (;;) {
      key = this.key(key);
      if (Object.hasOwn(entries, key)) irregular();
      this.path.push(key);
      entries[key] = this.value(indent, depth);
      this.path.pop();
      const next = this.nextLine();
      if (next !== indent) {
        if (next > indent) irregular();
        this.unread(next);
        return entries;
      }
      // A list at the column of its key, or the next entry of the list that this map stands in.
      if (text[this.at] === '-') irregular();
    }
  }

  /** The key that begins here. Entries are alike: most often it is the one that came after `before` the last time. */
  private key(before: string): string {
    const { text, at } = this;
    const likely = this.follows.get(before);
    if (likely !== undefined && text.startsWith(likely, at) && text[at + likely.length] === ':') {
      const sign = text[at + likely.length + 1];
      if (sign === ' ' || sign === '\n') {
        this.at += likely.length + 1;
        return likely;
      }
    }
    KEY.lastIndex = at;
    const key = KEY.exec(text)?.[1] ?? irregular();
    if (WORD_KEYS.has(key)) irregular();
    this.at += key.length + 1;
    const kept = this.kept(key);
    this.follows.set(before, kept);
    return kept;
  }

  /** What stands behind a key: on its line, or on the lines below it, further in. */
  private value(indent: number, depth: number): unknown {
    const { text } = this;
    while (text[this.at] === ' ') this.at++;
    const sign = text[this.at];
    if (sign !== undefined && sign !== '\n' && sign !== '#') return this.inline(indent, depth);
    if (sign === '#' && text[this.at - 1] !== ' ') irregular();
    const next = this.nextLine();
    if (next <= indent) irregular();
    const first = text[this.at];
    KEY.lastIndex = this.at;
    if (KEY.test(text) || (first === '-' && text[this.at + 1] === ' ')) return this.block(next, depth + 1);
    return this.inline(indent, depth);
  }

  /** A scalar or a list or map in brackets, to the end of its line. */
  private inline(indent: number, depth: number): unknown {
    const { text } = this;
    const first = text[this.at] ?? irregular();
    if (first === '[' || first === '{') {
      const value = this.flow(indent, depth + 1);
      this.endOfLine();
      return value;
    }
    if (first === '"' || first === "'") {
      const value = this.quoted(first);
      this.endOfLine();
      return value;
    }
    const newline = text.indexOf('\n', this.at);
    const end = newline < 0 ? text.length : newline;
    const plain = this.plainText(end);
    this.at = end;
    // A line further in would go on with this text; whoever reads the next line finds it out of place.
    return this.plain(plain);
  }

  /** What stands from here to `end` without quotation marks, less a comment and the spaces before it. */
  private plainText(end: number): string {
    const { text, at } = this;
    let last = at;
    for (let i = at; i < end; i++) {
      const sign = text.charCodeAt(i);
      if (sign === SPACE) continue;
      const isAfterSpace = i > at && text.charCodeAt(i - 1) === SPACE;
      if (sign === HASH && isAfterSpace) break;
      // A colon before a space makes a key.
      if (sign === COLON && (i + 1 === end || text.charCodeAt(i + 1) === SPACE)) irregular();
      last = i + 1;
    }
    return text.slice(at, last);
  }

  private endOfLine(): void {
    const { text } = this;
    const start = this.at;
    while (text[this.at] === ' ') this.at++;
    const sign = text[this.at];
    if (sign === undefined || sign === '\n') return;
    if (sign !== '#' || this.at === start) irregular();
    const end = text.indexOf('\n', this.at);
    this.at = end < 0 ? text.length : end;
  }

  private flow(indent: number, depth: number): unknown {
    if (depth > DEEPEST) irregular();
    return this.text[this.at] === '[' ? this.flowList(indent, depth) : this.flowMap(indent, depth);
  }

  private flowList(indent: number, depth: number): unknown[] {
    const items: unknown[] = [];
    this.at++;
    for (;;) {
      this.flowSpace(indent);
      if (this.text[this.at] === ']') break;
      this.path.push(items.length);
      items.push(this.flowValue(indent, depth));
      this.path.pop();
      this.flowSpace(indent);
      if (this.text[this.at] === ',') this.at++;
      else if (this.text[this.at] !== ']') irregular();
    }
    this.at++;
    return items;
  }

  private flowMap(indent: number, depth: number): object {
    const entries: Record<string, unknown> = {};
    this.at++;
    let key = '';
    for (;;) {
      this.flowSpace(indent);
      if (this.text[this.at] === '}') break;
      key = this.key(key);
      if (Object.hasOwn(entries, key)) irregular();
      this.flowSpace(indent);
      this.path.push(key);
      entries[key] = this.flowValue(indent, depth);
      this.path.pop();
      this.flowSpace(indent);
      if (this.text[this.at] === ',') this.at++;
      else if (this.text[this.at] !== '}') irregular();
    }
    this.at++;
    return entries;
  }

  /** Spaces and line ends between brackets; every further line stands further in than what the brackets belong to. */
  private flowSpace(indent: number): void {
    const { text } = this;
    for (;;) {
      while (text[this.at] === ' ') this.at++;
      if (text[this.at] !== '\n') return;
      const start = ++this.at;
      while (text[this.at] === ' ') this.at++;
      if (text[this.at] !== '\n' && this.at - start <= indent) irregular();
    }
  }

  private flowValue(indent: number, depth: number): unknown {
    const { text } = this;
    const first = text[this.at] ?? irregular();
    if (first === '[' || first === '{') return this.flow(indent, depth + 1);
    if (first === '"' || first === "'") return this.quoted(first);
    FLOW_END.lastIndex = this.at;
    const end = FLOW_END.exec(text)?.index ?? irregular();
    const sign = text[end];
    if (sign === '[' || sign === '{') irregular();
    const plain = this.plainText(end);
    if (plain.length < end - this.at && text.slice(this.at + plain.length, end).includes('#')) irregular();
    this.at = end;
    return this.plain(plain);
  }

  /** On one line, without escapes but those of the quotation mark and the backslash. */
  private quoted(mark: string): string {
    const { text } = this;
    const start = this.at + 1;
    let at = start;
    let escaped = false;
    for (;;) {
      const sign = text[at];
      if (sign === undefined || sign === '\n') irregular();
      if (sign === mark) {
        if (mark === '"' || text[at + 1] !== "'") break;
        escaped = true;
        at++;
      } else if (sign === '\\' && mark === '"') {
        const next = text[at + 1];
        if (next !== '"' && next !== '\\') irregular();
        escaped = true;
        at++;
      }
      at++;
    }
    this.at = at + 1;
    if (text[this.at] === ':') irregular();
    const raw = text.slice(start, at);
    if (!escaped) return this.kept(raw);
    return mark === '"' ? raw.replace(/\\(["\\])/g, '$1') : raw.replaceAll("''", "'");
  }

  private plain(raw: string): unknown {
    const first = raw[0];
    if (first === undefined || NO_PLAIN_START.has(first) || raw === '-' || raw.startsWith('- ')) irregular();
    if (PLAIN_NUMBER.test(raw)) {
      const value = Number(raw);
      if (String(value) !== raw) this.keepDigits(raw);
      return value;
    }
    if (raw === 'true') return true;
    if (raw === 'false') return false;
    if (NO_TEXT.test(raw)) irregular();
    return this.kept(raw);
  }

  private keepDigits(raw: string): void {
    const [first = '', ...inside] = this.path;
    const known = this.typed.get(first) ?? new Map<string, string>();
    this.typed.set(first, known.set(inside.join('.'), raw));
  }

  /** A text cut loose from its file; mostly one and the same where the same text stands again. */
  private kept(text: string): string {
    if (text.length < COPIED_BELOW) return text;
    const last = text.length - 1;
    const place = (text.charCodeAt(last) * 31 + text.charCodeAt(last - 1) * 7 + last) % MOST_TEXTS;
    const known = this.texts[place];
    if (known === text) return known;
    const own = copied(text);
    this.texts[place] = own;
    return own;
  }
}

/** Signs that end a document or a line elsewhere, or that YAML reads in ways of its own. */
const STRANGE = /[\t\r\uFEFF\p{Cs}]|^(?:---|\.\.\.|%)/mu;

/**
 * Reads YAML of the form in which fact packs are written, a hundred times as fast as a parser that takes all of the
 * language: lists and maps by indentation with plain keys, brackets, texts and numbers each on a line of its own.
 * `null` for anything else, sound or not: then it is for the whole parser to read, and to say what is wrong.
 */
export function readRegularYaml(text: string, each: EachItem = (item) => item): RegularYaml | null {
  if (STRANGE.test(text)) return null;
  const reader = new Reader(text, each);
  try {
    return { content: reader.document(), typed: reader.typed };
  } catch (error) {
    if (error === IRREGULAR) return null;
    throw error;
  }
}
