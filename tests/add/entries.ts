import fc from 'fast-check';
import type { EntryMap, EntryValue } from '../../src/add/entry-value.ts';

/** Texts that YAML would read as something else, cut short, or refuse, were they written as they are. */
const TRICKY = [
  '3',
  '-1.50',
  '007',
  '0x1F',
  '1e3',
  '.5',
  '2019',
  '2019-01-01',
  'true',
  'no',
  'null',
  '~',
  '.inf',
  'a: b',
  'x:',
  ': y',
  '# x',
  'x #y',
  'x#y',
  '- x',
  '-',
  '? k',
  '| x',
  '> x',
  "it's",
  "'q'",
  '"q"',
  'say "x"',
  '{a: b}',
  '[a]',
  'a, b',
  'a]',
  '*a',
  '&a b',
  '!t x',
  '%a',
  '@a',
  '`a`',
  'a\\b',
  '…',
  '34.5亿美元',
  '3,45 млрд',
  '😀',
  '<<',
  '---',
  '...',
  'k: [x',
  "a'b: c",
];

const text = fc.oneof(
  fc.constantFrom(...TRICKY),
  fc.string({ unit: 'grapheme', size: 'medium' }),
  fc.array(fc.constantFrom(...TRICKY), { minLength: 2, maxLength: 3 }).map((parts) => parts.join(' ')),
);

const digits = fc
  .tuple(fc.boolean(), fc.nat(), fc.stringMatching(/^\d{0,4}$/))
  .map(([isFall, whole, rest]) => `${isFall ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}`);

const word = fc.constantFrom(
  'harbin',
  '2019-08',
  '../2019-05',
  '2018/2020',
  '2019-H1',
  'year-on-year',
  'true',
);

const scalar: fc.Arbitrary<EntryValue> = fc.oneof(
  text.map((one): EntryValue => ({ kind: 'text', text: one })),
  text.map((one): EntryValue => ({ kind: 'quoted', text: one })),
  digits.map((one): EntryValue => ({ kind: 'bare', text: one })),
  word.map((one): EntryValue => ({ kind: 'bare', text: one })),
);
const list = fc
  .array(scalar, { minLength: 1, maxLength: 4 })
  .map((items): EntryValue => ({ kind: 'list', items }));

const mapOf = (keys: readonly string[], value: fc.Arbitrary<EntryValue>): fc.Arbitrary<EntryMap> =>
  fc
    .tuple(...keys.map((key) => value.map((one) => [key, one] as const)))
    .map((entries) => ({ kind: 'map', entries }));

const byLanguage = mapOf(['en', 'zh', 'ru'], scalar);
const items = fc
  .array(fc.oneof(byLanguage, mapOf(['source', 'paragraph', 'printed'], fc.oneof(scalar, list))), {
    minLength: 1,
    maxLength: 3,
  })
  .map((all): EntryValue => ({ kind: 'list', items: all }));

/** Any entry: its id, then keys in some order whose values have every form that the files have. */
export const anyEntry: fc.Arbitrary<EntryMap> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('value', 'title', 'printed', 'caveat', 'change', 'also'), {
      minLength: 1,
    }),
    fc.array(fc.oneof(scalar, list, byLanguage, mapOf(['percent', 'basis'], scalar), items), {
      minLength: 6,
      maxLength: 6,
    }),
  )
  .map(([keys, values]) => ({
    kind: 'map',
    entries: [
      ['id', { kind: 'bare', text: 'new-entry' }],
      ...keys.map((key, i) => [key, values[i] ?? { kind: 'bare', text: '1' }] as const),
    ],
  }));

/** What a reader of YAML must get. */
export function meaning(value: EntryValue): unknown {
  switch (value.kind) {
    case 'text':
    case 'quoted':
      return value.text;
    case 'bare':
      if (value.text === 'true') return true;
      return /^-?[\d.]+$/.test(value.text) ? Number(value.text) : value.text;
    case 'list':
      return value.items.map(meaning);
    case 'map':
      return Object.fromEntries(value.entries.map(([key, inside]) => [key, meaning(inside)]));
    default:
      return value satisfies never;
  }
}
