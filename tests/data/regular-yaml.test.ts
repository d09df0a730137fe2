import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { readRegularYaml, type TypedDigits } from '../../src/data/regular-yaml.ts';

/** Every number of a document with its digits as typed, by its path. */
function digitsIn(node: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (isMap<Node, Node>(node)) {
    for (const { key, value } of node.items)
      digitsIn(value, `${path}.${isScalar(key) ? key.value : ''}`, into);
  } else if (isSeq(node)) {
    for (const [i, item] of node.items.entries()) digitsIn(item, `${path}.${i}`, into);
  } else if (isScalar(node) && typeof node.value === 'number') {
    into.set(path, node.source ?? String(node.value));
  }
  return into;
}

/** The same of what the fast reader gives. */
function typedIn(
  value: unknown,
  typed: TypedDigits,
  path: readonly PropertyKey[],
  into: Map<string, string>,
) {
  if (typeof value === 'number') {
    const [first = '', ...inside] = path;
    into.set(['', ...path].join('.'), typed.get(first)?.get(inside.join('.')) ?? String(value));
  }
  if (typeof value !== 'object' || value === null) return into;
  for (const [key, inside] of Object.entries(value)) {
    typedIn(inside, typed, [...path, Array.isArray(value) ? Number(key) : key], into);
  }
  return into;
}

/** Holds where the fast reader says nothing, or exactly what the whole parser says. Whether it said anything. */
function agrees(text: string): boolean {
  const regular = readRegularYaml(text);
  if (regular === null) return false;
  const document = parseDocument(text, { logLevel: 'silent' });
  expect(
    document.errors.map(({ message }) => message),
    text,
  ).toEqual([]);
  expect(regular.content, text).toEqual(document.toJS());
  expect(typedIn(regular.content, regular.typed, [], new Map()), text).toEqual(
    digitsIn(document.contents, '', new Map()),
  );
  return true;
}

const WORDS =
  `a b12 true false null ~ yes no True NULL 0 -0 +5 3.450 007 1e3 0x1F 0o17 .5 5. 1_000 -3.10 .inf .NaN 2019
  2019-09 2019-09-30 2018/2020 ../2019-05 12:30 a:b a: :a a#b #a 'a' "a" "a\\"b" "a\\\\b" "a\\nb" 'it''s' it's "a 'b' - -a - --- ...
  ? ?a &a *a !!str | > % @ \` [ ] { } , [a] {a:1} <<: __proto__ 服务外包 外包：合同 合同额 харбин ё 34.5亿 http://a.b/c?d=e#f a,b $3.45 89.35%`
    .split(/\s+/)
    .concat(['a b', 'a #b', 'a: b', '"a, b"', '"a: b"', '', ' ', 'a ', "'", '"']);

/** Of these a sound file is made. */
const ORDINARY = [
  'harbin',
  '2019-H1',
  '2018/2020',
  '3.450',
  '17',
  'true',
  '"$3.45 billion"',
  '"its: 1,000 #1"',
]
  .concat([
    'Стоимость контрактов',
    'Value of the contracts, signed',
    'https://a.example/b?c=d#e',
    '服务外包合同额',
  ])
  .concat(["'а б'", "'it''s'", '"a \\"b\\" \\\\"']);

const word = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...ORDINARY) },
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8, unit: 'grapheme' }) },
);
const key = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom('id', 'names', 'en', 'zh-Hant', 'value', 'nextAfterMonths', 'period'),
  },
  { weight: 1, arbitrary: word },
);

type Yaml =
  | string
  | { readonly list: readonly Yaml[]; readonly flow: boolean }
  | { readonly map: readonly (readonly [string, Yaml])[]; readonly flow: boolean };

const { list, map } = fc.letrec<{ tree: Yaml; list: Yaml; map: Yaml }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4, depthSize: 'small' }, word, tie('list'), tie('map')),
  list: fc.record({ list: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }), flow: fc.boolean() }),
  map: fc.record({
    map: fc.array(fc.tuple(key, tie('tree')), { minLength: 1, maxLength: 4 }),
    flow: fc.boolean(),
  }),
}));

const mostly = (usual: string, ...others: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

/** How the lines between entries look: mostly as they should. */
const style = fc.record({
  step: fc.constantFrom(2, 2, 2, 2, 2, 2, 1, 4, 0),
  between: mostly(
    '\n',
    '\n',
    '\n\n',
    '\n# a comment\n',
    '\n   # further in\n',
    ' # behind\n',
    '\n         going on\n',
    '  \n',
    '\r\n',
    '\n\t',
  ),
  comma: mostly(', ', ',', ' , ', ',\n      ', ',\n', ', # c\n   '),
  isBelow: fc.boolean(),
  end: fc.constantFrom('', '\n', '\n', '\n', '\n', '\n', '\n\n# end\n', '\n...\n', '\n---\n'),
  start: fc.constantFrom('', '', '', '', '', '', '', '', '# first\n', '\n', '---\n', '\uFEFF', ' '),
});
type Style = typeof style extends fc.Arbitrary<infer T> ? T : never;

function flowText(node: Yaml, look: Style): string {
  if (typeof node === 'string') return node;
  if ('list' in node) return `[${node.list.map((one) => flowText(one, look)).join(look.comma)}]`;
  return `{ ${node.map.map(([name, one]) => `${name}: ${flowText(one, look)}`).join(look.comma)} }`;
}

function blockText(node: Yaml, indent: number, look: Style): string {
  if (typeof node === 'string' || node.flow) return flowText(node, look);
  const pad = ' '.repeat(indent);
  if ('list' in node) {
    return node.list.map((one) => `- ${blockText(one, indent + 2, look)}`).join(`${look.between}${pad}`);
  }
  const inner = indent + look.step;
  return node.map
    .map(([name, one]) => {
      const isBlock = typeof one !== 'string' && (!one.flow || look.isBelow);
      const gap = isBlock ? `${look.between}${' '.repeat(inner)}` : ' ';
      return `${name}:${gap}${blockText(one, inner, look)}`;
    })
    .join(`${look.between}${pad}`);
}

describe('readRegularYaml', () => {
  it.each(['data', 'tests/fixtures/port-pack'])('takes every file of %s', (root) => {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.yaml'),
    );
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) expect(agrees(readFileSync(join(root, file), 'utf8')), file).toBe(true);
  });

  it('gives what the whole parser gives, or nothing', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(list, map), style, (node, look) => {
        const text = `${look.start}${blockText(node, 0, look)}${look.end}`;
        if (agrees(text)) taken++;
      }),
      { numRuns: 6000 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('gives the same or nothing for a file of facts in which a few signs were changed', () => {
    const whole = readFileSync('tests/fixtures/port-pack/observations/cargo.yaml', 'utf8');
    const text = whole.slice(0, whole.indexOf('\n- id', 400));
    let taken = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(text.length),
            fc.nat(3),
            fc.oneof(word, fc.constantFrom(' ', '\n', ':', '-', '  ', ',')),
          ),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        (slips) => {
          const changed = slips.reduce(
            (now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut),
            text,
          );
          if (agrees(changed)) taken++;
        },
      ),
      { numRuns: 4000 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('keeps the digits as typed', () => {
    const regular = readRegularYaml('- value: 3.450\n  change: { percent: -0.10 }\n  list: [1.0, 2]\n');
    expect(Object.fromEntries(regular?.typed.get(0) ?? [])).toEqual({
      value: '3.450',
      'change.percent': '-0.10',
      'list.0': '1.0',
    });
  });
});
