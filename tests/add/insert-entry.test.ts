import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertEntry, type Position } from '../../src/add/insert-entry.ts';
import { entryLines, quotedKeys } from '../../src/add/write-entry.ts';
import { parseYaml } from '../../src/data/yaml-file.ts';
import { anyEntry, meaning } from './entries.ts';

const root = join(import.meta.dirname, '../..');

/** Every file of facts and sources of both packs, as they are. */
const FILES = ['data', 'tests/fixtures/port-pack'].flatMap((pack) =>
  readdirSync(join(root, pack), { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(?:observations\/|statements\/|sources).*\.yaml$/.test(name))
    .map((name) => readFileSync(join(root, pack, name), 'utf8')),
);

/** The forms in which the same file may have been saved. */
const SAVED: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.trimEnd(),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replace(/^(?=.)/gm, '  '),
  (text) => text.replace(/\n\n(?=- )/g, '\n'),
  (text) => `${text}\n# The end\n`,
  (text) => text.replace(/^(#.*|)$/gm, '$1  '),
];

function listIn(text: string): readonly unknown[] {
  const { yaml, faults } = parseYaml(text);
  if (!Array.isArray(yaml?.content)) throw new Error(`no list: ${JSON.stringify(faults[0] ?? text)}`);
  return yaml.content;
}

const startsIn = (text: string) => text.split('\n').flatMap((line, i) => (/^ *- id:/.test(line) ? [i] : []));

const position = (items: number): fc.Arbitrary<Position> => {
  const item = fc.nat({ max: items - 1 });
  return fc.oneof(
    item.map((one): Position => ({ kind: 'after', item: one })),
    item.map((one): Position => ({ kind: 'before', item: one })),
    fc.constant<Position>({ kind: 'end' }),
  );
};

const indexOf = (where: Position, items: number) =>
  where.kind === 'end' ? items : where.kind === 'after' ? where.item + 1 : where.item;

describe('insertEntry', () => {
  it('adds one block to a file and leaves every other byte, and reads back as the entry at its place', () => {
    const cases = fc
      .tuple(fc.constantFrom(...FILES), fc.constantFrom(...SAVED))
      .map(([file, saved]) => saved(file))
      .chain((text) => fc.tuple(fc.constant(text), position(startsIn(text).length), anyEntry));
    fc.assert(
      fc.property(cases, ([text, where, entry]) => {
        const lines = entryLines(entry, quotedKeys(text));
        const made = insertEntry(text, startsIn(text), where, lines);
        if (made === null) throw new Error('found no place');
        // The old text is the new text less the block, byte by byte.
        expect(made.text.slice(0, made.at) + made.text.slice(made.at + made.block.length)).toBe(text);
        expect(made.text.slice(made.at, made.at + made.block.length)).toBe(made.block);
        if (text.includes('\r')) expect(made.block).not.toMatch(/(?<!\r)\n/);
        const old = listIn(text);
        expect(listIn(made.text)).toEqual(old.toSpliced(indexOf(where, old.length), 0, meaning(entry)));
        expect(made.text.split('\n')[made.line - 1]?.trim()).toBe('- id: new-entry');
      }),
      { numRuns: 400 },
    );
  });

  const put = (text: string, where: Position) =>
    insertEntry(text, startsIn(text), where, ['- id: new'])?.text;

  it('keeps a comment with the entry below it', () => {
    const text =
      '# head\n- id: a\n\n# About b.\n- id: b\n\n# Others\n\n- id: c\n  k: 1 # why\n  # more\n\n# end\n';
    expect(put(text, { kind: 'after', item: 0 })).toBe(text.replace('- id: a\n', '- id: a\n\n- id: new\n'));
    expect(put(text, { kind: 'before', item: 1 })).toBe(text.replace('# About', '- id: new\n\n# About'));
    expect(put(text, { kind: 'before', item: 2 })).toBe(text.replace('- id: c', '- id: new\n\n- id: c'));
    expect(put(text, { kind: 'end' })).toBe(text.replace('# more\n', '# more\n\n- id: new\n'));
  });

  it('leaves what stands at the head of a file above the first entry', () => {
    const text = '# yaml-language-server: x\n- id: a\n\n- id: b\n';
    expect(put(text, { kind: 'before', item: 0 })).toBe(text.replace('- id: a', '- id: new\n\n- id: a'));
  });

  it('begins a list in a file that has nothing but comments', () => {
    expect(put('# head\n', { kind: 'end' })).toBe('# head\n- id: new\n');
    expect(put('', { kind: 'end' })).toBe('- id: new\n');
  });

  it('finds no place in a file whose list is written between brackets', () => {
    expect(insertEntry('[{ id: a },\n { id: b }]\n', [0, 1], { kind: 'end' }, ['- id: new'])).toBeNull();
    expect(insertEntry('[]\n', [], { kind: 'end' }, ['- id: new'])).toBeNull();
  });
});

describe('entryLines', () => {
  it('writes values as the files do: digits as typed, texts by language below each other', () => {
    const lines = entryLines({
      kind: 'map',
      entries: [
        ['id', { kind: 'bare', text: 'a' }],
        ['value', { kind: 'bare', text: '3.450' }],
        ['printed', { kind: 'list', items: [{ kind: 'quoted', text: '$3.450' }] }],
        ['caveat', { kind: 'map', entries: [['en', { kind: 'text', text: 'Note: x' }]] }],
      ],
    });
    expect(lines).toEqual([
      '- id: a',
      '  value: 3.450',
      '  printed: ["$3.450"]',
      '  caveat:',
      '    en: "Note: x"',
    ]);
  });

  it('puts into quotation marks what its file does', () => {
    const keys = quotedKeys('- id: a\n  title: "T"\n  publisher: P\n  url: "http://x"\n');
    expect([...keys]).toEqual(['title', 'url']);
    const entry = { kind: 'map', entries: [['title', { kind: 'text', text: 'New' }]] } as const;
    expect(entryLines(entry, keys)).toEqual(['- title: "New"']);
  });
});
