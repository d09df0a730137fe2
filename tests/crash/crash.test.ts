import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES, type TestDatabase } from '../support/databases.ts';
import { crash } from './crash.ts';

/** `npm run test:crash` does more than ten times as much, and leaves out no boundary. */
const {
  CRASH_BRIEFINGS: briefings = '40',
  CRASH_KILLS: kills = '3',
  CRASH_STRIDE: stride = '31',
  CRASH_SEED: seed = '1',
} = process.env;

describe.each(DATABASES)('a sender killed again and again on $name', ({ make }) => {
  if (make === null) return it.skip('posts nothing twice');
  let test: TestDatabase;
  beforeAll(async () => {
    test = await make();
  });
  afterAll(() => test.remove());

  it('posts nothing twice, ends every run, and loses nothing without saying so', async () => {
    const crashed = await crash({
      test,
      briefings: Number(briefings),
      kills: Number(kills),
      stride: Number(stride),
      seed: Number(seed),
    });
    const { runs, errors, schemaFaults } = crashed;
    const ends = Object.groupBy(runs, (run) => `${run.platform} ${run.outcome?.state} ${run.posted}`);
    const met = {
      boundaries: crashed.boundaries,
      rounds: Object.fromEntries(crashed.rounds),
      'killed itself': Object.fromEntries(crashed.diedAt),
      faults: Object.fromEntries(crashed.met),
      ends: Object.fromEntries(Object.entries(ends).map(([how, all]) => [how, all?.length])),
      told: crashed.told,
    };
    process.stdout.write(`seed ${seed}: ${JSON.stringify(met)}\n`);
    expect(crashed.diedAt.size).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    expect(schemaFaults).toEqual([]);
    expect(runs.filter(({ posted }) => posted > 1)).toEqual([]);
    expect(runs.filter(({ outcome }) => outcome === null)).toEqual([]);
    // What is called delivered is there. Discord has all; on Slack, what may be missing is called unknown, and told.
    expect(runs.filter(({ outcome, posted }) => outcome?.state === 'delivered' && posted !== 1)).toEqual([]);
    // With what a correction needs: it was written down together with that.
    expect(runs.filter(({ outcome, isKept }) => (outcome?.state === 'delivered') !== isKept)).toEqual([]);
    const others = runs.filter(({ outcome }) => outcome?.state !== 'delivered');
    expect(
      others.filter(({ platform, outcome }) => platform === 'discord' || outcome?.state !== 'unknown'),
    ).toEqual([]);
    expect(crashed.told + crashed.toldInVain).toBeGreaterThanOrEqual(others.length);
  }, 3_000_000);
});
