import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyPack, PORT_PACK } from '../support/broken-pack.ts';
import { runProgram } from '../support/run-program.ts';

const check = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  runProgram('data/check.ts', args, environment).finished;

describe('npm run check:data', () => {
  const broken = copyPack();
  writeFileSync(join(broken, 'topics.yaml'), '- id: cargo\n');
  writeFileSync(join(broken, 'areas.yaml'), '');

  afterAll(() => rmSync(broken, { recursive: true }));

  it('counts what a sound pack holds', async () => {
    const { status, stdout, stderr } = await check([], { FACTS_DIR: PORT_PACK });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(PORT_PACK);
    expect(stdout).toMatch(/observations +12\n/);
  });

  it('checks the pack of this project when told nothing', async () => {
    const { status, stdout } = await check([]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Sound: the fact pack in data\n/);
  });

  it('prints every fault with its place, without colours where no terminal reads it, and ends with 2', async () => {
    const { status, stdout } = await check([broken]);
    expect(status).toBe(2);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe(
      `${broken}/areas.yaml:1:1: The file is empty. Write a list of areas: lines that begin with "- id: …".`,
    );
    expect(lines.slice(1, 3).map((line) => line.slice(broken.length + 1))).toEqual([
      expect.stringMatching(/^indicators\.yaml:\d+:10: There is no topic "fleet"\. /),
      expect.stringMatching(/^indicators\.yaml:\d+:10: There is no topic "fleet"\. /),
    ]);
    expect(lines.at(-1)).toMatch(/^\d+ faults in 5 files$/);
    expect(stdout).not.toContain('\u001b');
  });

  it('gives programs one object', async () => {
    const { status, stdout } = await check([broken, '--json']);
    const report = JSON.parse(stdout);
    expect(status).toBe(2);
    expect(report.counts).toBeNull();
    expect(report.faults[0]).toEqual({
      file: expect.stringMatching(/areas\.yaml$/),
      line: 1,
      column: 1,
      message: 'The file is empty',
      remedy: expect.any(String),
    });
  });

  it.each([
    [['--what'], /Unknown option '--what'[\s\S]*Usage:/],
    [['a', 'b'], /More than one folder[\s\S]*Usage:/],
  ])('explains itself when called with %j', async (args, message) => {
    const { status, stdout, stderr } = await check(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});
