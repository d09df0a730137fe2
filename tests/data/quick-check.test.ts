import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { quickRead } from '../../src/data/quick-check.ts';
import {
  AreaEntry,
  IndicatorEntry,
  ObservationEntry,
  SourceEntry,
  StatementEntry,
  TopicEntry,
} from '../../src/data/schema.ts';

const DATA = join(import.meta.dirname, '../../data');

function entriesOf(...path: readonly string[]): readonly unknown[] {
  const list: unknown = parse(readFileSync(join(DATA, ...path), 'utf8'));
  if (!Array.isArray(list)) throw new Error(`${path.join('/')} is no list`);
  return list;
}

const filesIn = (folder: string) =>
  readdirSync(join(DATA, folder)).flatMap((name) => entriesOf(folder, name));

const KINDS: readonly (readonly [string, z.ZodType, readonly unknown[]])[] = [
  ['topics', TopicEntry, entriesOf('topics.yaml')],
  ['areas', AreaEntry, entriesOf('areas.yaml')],
  ['indicators', IndicatorEntry, filesIn('indicators')],
  ['sources', SourceEntry, entriesOf('sources.yaml')],
  ['observations', ObservationEntry, filesIn('observations')],
  ['statements', StatementEntry, filesIn('statements')],
];

/** Holds where both refuse, or both give the same. Whether they gave something. */
function agree(schema: z.ZodType, value: unknown): boolean {
  const parsed = schema.safeParse(value);
  const quick = quickRead(schema, value);
  expect(quick, JSON.stringify(value)).toEqual(parsed.success ? parsed.data : null);
  return parsed.success;
}

const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    16,
    2019,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53,
    '',
    ' a',
    'a\u200bb',
    'two\nlines',
    'A-b',
    'a--b',
    '2019-02-30',
    '2019-H3',
    '../2019-05',
    'percent',
    'USD',
    'XXQ',
    'year-on-year',
    [],
    {},
  ),
  fc.string({ maxLength: 80, unit: 'grapheme' }),
  fc.constantFrom('x'.repeat(61), 'x'.repeat(201), 'x'.repeat(601)),
  fc.array(fc.constantFrom<unknown>('a', '', 3, null), { maxLength: 25 }),
);

/** Puts something else in place of one part, or adds or takes away a key, somewhere inside. */
function changed(value: unknown, steps: readonly number[], put: unknown): unknown {
  const [step, ...more] = steps;
  if (step === undefined || typeof value !== 'object' || value === null) return put;
  const keys = [...Object.keys(value), 'other'];
  const key = keys[step % keys.length] ?? 'other';
  if (Array.isArray(value))
    return value.map((item, i) => (String(i) === key ? changed(item, more, put) : item));
  if (put === undefined && more.length === 0) {
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  }
  const inside: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
  return { ...value, [key]: changed(inside, more, put) };
}

describe('quickRead', () => {
  it.each(KINDS)('gives every entry of %s as its schema does', (_, schema, entries) => {
    for (const entry of entries) expect(agree(schema, entry)).toBe(true);
  });

  it.each(KINDS)('refuses what the schema refuses, of %s', (_, schema, entries) => {
    let refused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...entries),
        fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
        fc.oneof(strange, fc.constant(undefined)),
        (entry, steps, put) => {
          if (!agree(schema, changed(entry, steps, put))) refused++;
        },
      ),
      { numRuns: 2000 },
    );
    expect(refused).toBeGreaterThan(500);
  });

  it('refuses where a transform complains in any of the ways it may', () => {
    const complaints = [
      z.string().transform((_, context) => context.addIssue({ code: 'custom' })),
      z.string().transform((input, context) => {
        context.issues.push({ code: 'custom', input });
      }),
      z.string().transform(() => z.NEVER),
    ];
    for (const schema of complaints) expect(quickRead<unknown>(schema, 'a')).toBeNull();
  });

  it('leaves kinds of schema that it does not know to zod', () => {
    const kinds: readonly (readonly [z.ZodType, readonly unknown[]])[] = [
      [z.record(z.string(), z.number()), [{ a: 1 }, { a: 'b' }, 3]],
      [z.object({ a: z.number() }), [{ a: 1, b: 2 }, { b: 2 }]],
      [z.string().regex(/a/g), ['a', 'a', 'b']],
      [z.string().trim(), [' a ']],
      [z.email(), ['a@b.cd', 'a']],
      [z.coerce.string(), [3]],
      [z.coerce.number(), ['3']],
      [z.date().min(new Date(0)), [new Date(1), new Date(-1)]],
      [z.number().multipleOf(2), [2, 3]],
      [z.int32(), [2 ** 31, 5]],
      [z.strictObject({ a: z.number() }).refine(({ a }) => a > 1), [{ a: 1 }, { a: 2 }]],
      [z.strictObject({ a: z.number().default(3) }), [{}, { a: 1 }]],
      [z.strictObject({ a: z.number().optional() }), [{}, { a: 1 }]],
    ];
    for (const [schema, values] of kinds) for (const value of values) agree(schema, value);
  });
});
