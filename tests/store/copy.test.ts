import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBriefingStore } from '../../src/store/briefing-store.ts';
import { copyStore } from '../../src/store/copy.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { aDraft, anEnding, aTelling } from '../support/briefings.ts';
import { DATABASES, embeddedDatabase, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { runProgram } from '../support/run-program.ts';

const MADE = new Date('2026-03-01T12:00:00Z');
const DUE = new Date('2026-03-02T09:00:00Z');

async function filled(test: TestDatabase) {
  const open = await openTestDatabase(test);
  const store = createBriefingStore(open);
  const ledger = createLedger(open, async () => {});
  const channel = { platform: 'discord', workspace: '1', channel: 'я中’' } as const;
  const made = [];
  for (let count = 0; count < 3; count++) made.push(await store.create(aDraft({ channel }), '300', MADE));
  for (const key of (await ledger.claimDue(DUE, 10)).runs.slice(0, 2)) {
    const seen = await ledger.run(key);
    const run =
      seen === null ? null : await ledger.begin(seen, DUE, new Date(DUE.getTime() + 60_000), aTelling());
    if (run === null) throw new Error('the run was not begun');
    const outcome = { state: 'delivered', reason: 'on-time' } as const;
    const memory = { known: { 'exports city 2025': '3.45 9' }, spotlight: null };
    await ledger.end(
      run,
      anEnding(outcome, { message: `m ${key.briefing}`, quotes: { a: '1' }, memory }),
      DUE,
    );
  }
  return { open, made, channel };
}

describe.each(DATABASES)('a store copied to $name', ({ make }) => {
  if (make === null) return it.skip('holds the same');
  let from: TestDatabase;
  let to: TestDatabase;
  beforeAll(async () => {
    [from, to] = [await embeddedDatabase(), await make()];
  });
  afterAll(async () => {
    await from.remove();
    await to.remove();
  });

  it('holds the same, goes on with its numbers, and is copied into once', async () => {
    const { open, made, channel } = await filled(from);
    const target = await openTestDatabase(to);
    const counts = await copyStore(open, target);
    expect(Object.fromEntries(counts)).toMatchObject({
      briefing: 3,
      ledger: 3,
      audit: 3,
      message: 2,
      quote: 2,
    });
    const [before, after] = [createBriefingStore(open), createBriefingStore(target)];
    expect(await after.ofChannel(channel)).toEqual(await before.ofChannel(channel));
    for (const briefing of made) {
      const { id } = briefing;
      expect(await after.runs(id, 9)).toEqual(await before.runs(id, 9));
      expect(await after.trail(briefing, 9)).toEqual(await before.trail(briefing, 9));
      const memories = [open, target].map((one) => createLedger(one, async () => {}).memory(id));
      expect(await memories[1]).toEqual(await memories[0]);
    }
    const fresh = await after.create(aDraft({ channel }), '300', MADE);
    expect(await after.trail(fresh, 9)).toHaveLength(1);
    await expect(copyStore(open, target)).rejects.toThrow(
      /holds briefings already, and nothing was copied: name/,
    );
    await open.close();
    await target.close();
  }, 60_000);
});

describe('npm run store:copy', () => {
  it.each([
    [[], /^Name the server to copy to: npm run -s store:copy/],
    [['postgres://ro%ot:secret@host/x'], /a percent sign as %25/],
    [['mysql://bot:secret@host/x'], /^DATABASE_URL is not the address of a Postgres: write one like/],
    [['postgres://bot@127.0.0.1:1/x'], /^There is no embedded database in .*: set DATA_DIR/],
  ])('given %j says what to do', async (args, message) => {
    const program = runProgram('store-copy.ts', args, { DATA_DIR: '/nowhere/at/all' });
    const { status, stderr } = await program.finished;
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('secret');
  });
});
