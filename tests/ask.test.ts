import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runProgram } from './support/run-program.ts';

const ask = (...args: string[]) => runProgram('ask.ts', args).finished;
const askPort = (...args: string[]) =>
  runProgram('ask.ts', args, { FACTS_DIR: 'tests/fixtures/port-pack' }).finished;

/** The object that other programs read: exactly these keys. */
const Printed = z.strictObject({
  query: z.string(),
  language: z.enum(['en', 'zh', 'ru']),
  outcome: z.enum(['found', 'ambiguous', 'not-published', 'unknown']),
  facts: z.array(
    z.strictObject({
      id: z.string(),
      indicator: z.string().nullable(),
      area: z.string(),
      period: z.string(),
      value: z.number().nullable(),
      unit: z.string().nullable(),
      valueText: z.string().nullable(),
      change: z.strictObject({ percent: z.number(), basis: z.string() }).nullable(),
      statement: z.string().nullable(),
      status: z.enum(['reported', 'derived']),
      formula: z.string().nullable(),
      freshness: z.enum(['current', 'due', 'overdue', 'historical']),
      source: z.strictObject({
        id: z.string(),
        title: z.string(),
        publisher: z.string(),
        url: z.string().nullable(),
        published: z.string().nullable(),
        paragraph: z.number(),
      }),
    }),
  ),
  choices: z.array(z.string()),
  text: z.string(),
});

describe('npm run ask', () => {
  it('answers in the language of the words where none is asked for', async () => {
    expect((await ask('外包合同额 2019')).stdout).toContain('同比');
    expect((await ask('外包合同额 2019', '--language', 'en')).stdout).toContain('year on year');
  });

  it('prints exactly one object for programs', async () => {
    const { status, stdout, stderr } = await ask('outsourcing', '--as', 'json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const printed = Printed.parse(JSON.parse(stdout));
    expect(printed).toMatchObject({ query: 'outsourcing', language: 'en', outcome: 'found' });
    expect(printed.facts.find(({ id }) => id === 'outsourcing-contract-value-2019')).toMatchObject({
      indicator: 'outsourcing-contract-value',
      area: 'harbin',
      period: '2019',
      value: 3.45,
      unit: 'billion USD',
      valueText: '$3.45 billion',
      change: { percent: 89.35, basis: 'year-on-year' },
      status: 'reported',
      formula: null,
      source: { id: 'my399-2020-08-31', published: '2020-08-31', paragraph: 7 },
    });
  });

  it.each([
    [['outsourcing'], 0],
    [['how', 'many', 'e-commerce', 'parks'], 0],
    [['find', 'value'], 3],
    [['outsourcing', 'contract', 'value', '2021'], 4],
    [['outsourcing', 'contract', 'value', 'Dalian'], 4],
    [['football', 'results'], 5],
    [[], 2],
    [['outsourcing', '--as', 'fax'], 2],
    [['outsourcing', '--language', 'de'], 2],
    [['outsourcing', '--loud'], 2],
  ])('ends %j with exit status %d', async (args, expected) => {
    const { status, stderr } = await ask(...args);
    expect(status).toBe(expected);
    if (expected === 2) expect(stderr).toMatch(/Usage: npm run -s ask/);
  });

  it('answers people with value, unit, period, age, source and date', async () => {
    const { stdout } = await ask('outsourcing contract value 2019');
    expect(stdout).toMatch(
      /\$3\.45 billion \(\+89\.35% year on year\)\n {2}2019 · published 31 Aug 2020 · \S.* · /,
    );
  });

  it('answers in the language asked for', async () => {
    expect((await ask('outsourcing', '--language', 'zh')).stdout).toContain('34.5亿美元');
    expect((await ask('outsourcing', '--language', 'ru')).stdout).toContain('3,45');
  });

  it.each(['discord', 'slack'])('prints the payload for %s', async (platform) => {
    const { status, stdout } = await ask('outsourcing', '--as', platform);
    expect(status).toBe(0);
    expect(stdout).toContain('$3.45 billion');
    expect(Object.keys(JSON.parse(stdout))).toContain(platform === 'slack' ? 'blocks' : 'embeds');
  });

  it('answers from another fact pack by FACTS_DIR alone', async () => {
    const { status, stdout } = await askPort('help', '--as', 'json');
    expect(status).toBe(0);
    const printed = Printed.parse(JSON.parse(stdout));
    expect(printed.language).toBe('ru');
    expect(printed.text).not.toMatch(/harbin|харбин/i);
  });
});
