import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aFolder, aPortFolder } from './support/port-folder.ts';
import { runProgram } from './support/run-program.ts';

const due = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  runProgram('facts-due.ts', args, { FACTS_DIR: aPortFolder().folder, DATA_DIR: aFolder(), ...environment })
    .finished;

const Output = z.object({
  today: z.iso.date(),
  asked: z.object({ file: z.string(), since: z.string() }).nullable(),
  rows: z.array(z.looseObject({ id: z.string(), asked: z.number(), dueSince: z.string() })),
});

function countsIn(folder: string, indicators: Readonly<Record<string, number>>): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'asked.json');
  writeFileSync(path, JSON.stringify({ since: '2026-11-01', indicators, statements: {} }));
  return path;
}

describe('npm run facts:due', () => {
  it('lists what is late the longest first where nothing was counted', async () => {
    const { status, stdout, stderr } = await due([]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^asked +id +name +area +latest +published +state +due since +source\n/);
    expect(stdout.split('\n')[1]).toMatch(/^ +0 +cargo-turnover /);
    expect(stdout).toMatch(
      /Nothing is counted yet in .*asked\.json: what is late the longest comes first\.\n$/,
    );
  });

  it('lists what is asked for most first, from the bot’s own file and from a file that is named', async () => {
    const dir = aFolder();
    countsIn(dir, { crew: 5, tugs: 9 });
    const own = await due([], { DATA_DIR: dir });
    expect(own.stdout.split('\n').slice(1, 3)).toEqual([
      expect.stringMatching(/^ +9 +tugs /),
      expect.stringMatching(/^ +5 +crew /),
    ]);
    expect(own.stdout).toContain('Asked since 2026-11-01');
    const named = await due(['--asked', countsIn(aFolder(), { 'cargo-revenue': 2 })]);
    expect(named.stdout.split('\n')[1]).toMatch(/^ +2 +cargo-revenue /);
  });

  it('prints one object for programs', async () => {
    const path = countsIn(aFolder(), { crew: 5 });
    const { status, stdout } = await due(['--json', '--all', '--asked', path]);
    expect(status).toBe(0);
    const { asked, rows } = Output.parse(JSON.parse(stdout));
    expect(asked).toEqual({ file: path, since: '2026-11-01' });
    expect(rows[0]).toMatchObject({ id: 'crew', asked: 5, latest: '2023', freshness: 'overdue' });
    expect(Output.parse(JSON.parse((await due(['--json'])).stdout)).asked).toBeNull();
  });

  it('goes on without its own file where that is damaged, and says so', async () => {
    const dir = aFolder();
    writeFileSync(join(dir, 'asked.json'), 'x');
    const { status, stderr, stdout } = await due([], { DATA_DIR: dir });
    expect(status).toBe(0);
    expect(stderr).toMatch(/holds no counts\. The list is by age alone/);
    expect(stdout).toContain('cargo-turnover');
  });

  it.each([
    [['--asked', '/nowhere/asked.json'], /There is no file .*leave --asked out\.$/m],
    [['--askd'], /Usage: npm run -s facts:due/],
  ])('ends with status 2 and the remedy for %j', async (args, message) => {
    const { status, stderr } = await due(args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('ends with status 2 and every fault of a broken pack', async () => {
    const { folder, replace } = aPortFolder();
    replace('observations/fleet.yaml', 'value: 11', 'value: many');
    const { status, stderr } = await due([], { FACTS_DIR: folder });
    expect(status).toBe(2);
    expect(stderr).toMatch(/fleet\.yaml:\d+:\d+: /);
  });
});
