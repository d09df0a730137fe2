import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../src/briefing/briefing.ts';
import { correctMisquotes, createCorrecting } from '../../src/briefing/correct.ts';
import { deliverRun, type Work } from '../../src/briefing/deliver.ts';
import type { Deliver } from '../../src/briefing/delivery.ts';
import type { BriefingStore, Ledger } from '../../src/briefing/store.ts';
import type { FactBook } from '../../src/core/fact-book.ts';
import { createBriefingStore } from '../../src/store/briefing-store.ts';
import type { Database } from '../../src/store/database.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { aDraft } from '../support/briefings.ts';
import { aFactBook, anIndicator, anObservation } from '../support/build-pack.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { fakePlatform } from '../support/fake-platform.ts';

const MADE = new Date('2026-03-01T12:00:00Z');
const DUE = new Date('2026-03-02T09:00:00Z');
const exports = anIndicator('exports');
const imports = anIndicator('imports');
const bookWith = (value: string, multiplier = 9) =>
  aFactBook({
    observations: [
      anObservation(exports, value, { multiplier }),
      anObservation(imports, '1.20', { multiplier: 9 }),
    ],
  });
const FIRST = bookWith('3.45');
const REVISED = bookWith('3.47');

describe.each(DATABASES)('a revised figure on $name', ({ make }) => {
  if (make === null) return it.skip('is corrected where it was quoted');

  let test: TestDatabase;
  let open: Database;
  let store: BriefingStore;
  let ledger: Ledger;
  beforeAll(async () => {
    test = await make();
    open = await openTestDatabase(test);
    store = createBriefingStore(open);
    ledger = createLedger(open, async () => {});
  });
  beforeEach(() => open.db.deleteFrom('briefing').execute());
  afterAll(async () => {
    await open.close();
    await test.remove();
  });

  /** A channel that was sent the first book, and a program that has the one that `use` gives it. */
  async function sent(faults: Parameters<typeof fakePlatform>[1] = []) {
    const platform = fakePlatform('discord', ['none', ...faults]);
    let book: FactBook = FIRST;
    const clock = { now: DUE };
    const work: Work = {
      store,
      ledger,
      deliverers: { discord: platform },
      book: () => book,
      now: () => clock.now,
    };
    await store.create(aDraft(), '300', MADE);
    const [key] = (await ledger.claimDue(DUE, 10)).runs;
    if (key === undefined) throw new Error('nothing is due');
    await deliverRun(key, work);
    const use = (next: FactBook) => {
      book = next;
    };
    return { platform, work, use, clock };
  }

  it('is corrected once, struck out beside what is right, and the rest stays', async () => {
    const { platform, work, use } = await sent();
    await correctMisquotes(work);
    expect(platform.corrected).toEqual([]);
    use(REVISED);
    await correctMisquotes(work);
    await correctMisquotes(work);
    expect(platform.corrected).toEqual([{ message: 'm1', text: expect.any(String) }]);
    const [{ text } = { text: '' }] = platform.corrected;
    expect(text).toContain('exports: $3.45 billion → $3.47 billion');
    expect(text).toContain('imports: $1.20 billion');
    expect(text).toContain('Corrected on 2 Mar 2026. What was said on 2 Mar 2026');
    expect(text).toContain('published');
  });

  it('is not one where the same number is written in another way', async () => {
    const { platform, work, use } = await sent();
    use(bookWith('3450', 6));
    await correctMisquotes(work);
    expect(platform.corrected).toEqual([]);
  });

  it('is tried again where the platform cannot be reached, and not where the message is gone', async () => {
    const { platform, work, use } = await sent(['unreachable', 'channel-gone']);
    use(REVISED);
    await correctMisquotes(work);
    expect(await ledger.said()).toHaveLength(2);
    await correctMisquotes(work);
    expect(await ledger.said()).toHaveLength(1);
    await correctMisquotes(work);
    expect(platform.corrected).toEqual([]);
  });

  /** As many other channels that were sent the same, each an insert of its own kind. */
  async function alsoSent(count: number, platform: Platform, print: string) {
    await sql`insert into town.briefing select '0' || lpad(n::text, 7, '0'), ${platform}, 'W', 'C', topics, mode, language,
      weekdays, local_time, zone, quiet, 120, '300', null, 'active', null, null, null, null, null, 1, now()
      from town.briefing, generate_series(1, ${count}) n`.execute(open.db);
    const others = sql`from town.briefing where id like '0%'`;
    await sql`insert into town.ledger select id, '2026-03-02', ${DUE}, 'delivered', 'on-time', 1, ${DUE}, null, ${DUE}
      ${others}`.execute(open.db);
    await sql`insert into town.message select id, '2026-03-02', 'o', ${DUE} ${others}`.execute(open.db);
    await sql`insert into town.quote select id, '2026-03-02', 'exports hometown 2019 USD', ${print}, null
      ${others}`.execute(open.db);
  }

  it.each([
    ['say the same in another form', 'discord', '3470 6', 1],
    ['are on a platform that is not connected', 'slack', '3.45 9', 1],
    ['have to be corrected too', 'discord', '3.45 9', 602],
  ] as const)(
    'is corrected where many quotes before it %s',
    async (_, platformOfOthers, print, corrected) => {
      const { platform, work, use } = await sent();
      await open.db.updateTable('briefing').set({ platform: 'discord' }).execute();
      await alsoSent(601, platformOfOthers, print);
      use(REVISED);
      await correctMisquotes(work);
      expect(platform.corrected).toHaveLength(corrected);
      expect(platform.corrected.filter(({ message }) => message === 'm1')).toHaveLength(1);
    },
  );

  it('is corrected though another message breaks', async () => {
    const { platform, work, use } = await sent();
    await alsoSent(1, 'discord', '3.45 9');
    use(REVISED);
    const breaking: Deliver = {
      ...platform,
      correct: async (parcel, message) => {
        if (message === 'o') throw new Error('broken');
        return platform.correct(parcel, message);
      },
    };
    await expect(correctMisquotes({ ...work, deliverers: { discord: breaking } })).rejects.toThrow('broken');
    expect(platform.corrected).toMatchObject([{ message: 'm1' }]);
  });

  it('is corrected where it was on its way when the book became another one', async () => {
    const { platform, work, use, clock } = await sent();
    const correct = createCorrecting(work);
    const { id } = await store.create(aDraft(), '300', MADE);
    const [key] = (await ledger.claimDue(DUE, 10)).runs;
    if (key?.briefing !== id) throw new Error('nothing is due');
    const slow: Deliver = {
      ...platform,
      send: async (parcel) => {
        use(REVISED);
        await correct();
        return platform.send(parcel);
      },
    };
    await deliverRun(key, { ...work, deliverers: { discord: slow } });
    expect(platform.corrected).toMatchObject([{ message: 'm1' }]);
    clock.now = new Date(DUE.getTime() + 61_000);
    await correct();
    expect(platform.corrected).toMatchObject([{ message: 'm1' }, { message: 'm2' }]);
  });

  it('is looked for when the book is another one, and a minute after it could not be corrected', async () => {
    const { platform, work, use, clock } = await sent(['unreachable']);
    const correct = createCorrecting(work);
    await correct();
    use(REVISED);
    await correct();
    await correct();
    expect(platform.corrected).toEqual([]);
    clock.now = new Date(DUE.getTime() + 61_000);
    await correct();
    await correct();
    expect(platform.corrected).toHaveLength(1);
  });
});
