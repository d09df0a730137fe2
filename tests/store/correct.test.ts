import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDeliver } from '../../src/adapter/slack/deliver.ts';
import { createWebClient } from '../../src/adapter/slack/web-client.ts';
import type { Platform } from '../../src/briefing/briefing.ts';
import { correctMisquotes, createCorrecting } from '../../src/briefing/correct.ts';
import { deliverRun, type Work } from '../../src/briefing/deliver.ts';
import type { Deliver } from '../../src/briefing/delivery.ts';
import type { BriefingStore, Draft, Ledger } from '../../src/briefing/store.ts';
import type { Card } from '../../src/card/card.ts';
import type { FactBook } from '../../src/core/book/fact-book.ts';
import { createBriefingStore } from '../../src/store/briefing-store.ts';
import type { Database } from '../../src/store/database.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { aDraft } from '../support/briefings.ts';
import {
  aDerivedIndicator,
  aFactBook,
  anIndicator,
  anObservation,
  aTopic,
  id,
} from '../support/build-pack.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { fakePlatform } from '../support/fake-platform.ts';
import { recordingLog } from '../support/recording-log.ts';
import { thirdTier } from '../support/third-tier.ts';
import { virtualClock } from '../support/virtual-clock.ts';

const MADE = new Date('2026-03-01T12:00:00Z');
const DUE = new Date('2026-03-02T09:00:00Z');
const HOUR_MS = 3_600_000;
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

  /** A channel that was sent a book, and a program that has the one that `use` gives it. */
  async function sent(
    faults: Parameters<typeof fakePlatform>[1] = [],
    { first = FIRST, draft = {}, at = DUE }: { first?: FactBook; draft?: Partial<Draft>; at?: Date } = {},
  ) {
    const platform = fakePlatform('discord', ['none', ...faults]);
    let book: FactBook = first;
    const clock = { now: at };
    const work: Work = {
      store,
      ledger,
      deliverers: { discord: platform },
      book: () => book,
      now: () => clock.now,
    };
    const briefing = await store.create(aDraft(draft), '300', MADE);
    const [key] = (await ledger.claimDue(at, 10)).runs;
    if (key === undefined) throw new Error('nothing is due');
    await deliverRun(key, work);
    const use = (next: FactBook) => {
      book = next;
    };
    return { platform, work, use, clock, key, briefing };
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

  it('is tried again at once where the platform cannot be reached, and rarely where the message may be gone', async () => {
    const { platform, work, use, clock } = await sent(['unreachable', 'channel-gone', 'refused']);
    use(REVISED);
    const editsAfter = async (hours: number) => {
      clock.now = new Date(DUE.getTime() + hours * HOUR_MS);
      await correctMisquotes(work);
      return platform.edits();
    };
    expect([await editsAfter(0), await editsAfter(0)]).toEqual([1, 2]);
    expect([await editsAfter(5.9), await editsAfter(6.1), await editsAfter(12)]).toEqual([2, 3, 3]);
    expect(platform.corrected).toEqual([]);
    await editsAfter(12.2);
    expect(platform.corrected).toHaveLength(1);
  });

  it('is corrected once the bot may write again, though that is long after', async () => {
    const { platform, work, use, clock } = await sent(['access-lost', 'access-lost']);
    use(REVISED);
    for (const hours of [0, 1, 6.1, 12.2]) {
      clock.now = new Date(DUE.getTime() + hours * HOUR_MS);
      await correctMisquotes(work);
    }
    expect(platform.edits()).toBe(3);
    expect(platform.corrected).toMatchObject([{ message: 'm1', text: expect.stringContaining('$3.47') }]);
  });

  it('is asked for once an hour where a channel is closed, and each of its messages in turn', async () => {
    const { platform, work, use, clock } = await sent(['access-lost', 'access-lost', 'access-lost']);
    await alsoSent(2, 'discord', '3.45 9');
    await open.db.updateTable('briefing').set({ workspace: 'W', channel: 'C' }).execute();
    use(REVISED);
    let minutes = 0;
    const asked = new Map<string, number>();
    const watching: Deliver = {
      ...platform,
      correct: (parcel, message) => {
        asked.set(parcel.nonce, minutes);
        return platform.correct(parcel, message);
      },
    };
    for (; minutes < 180; minutes += 30) {
      clock.now = new Date(DUE.getTime() + minutes * 60_000);
      await correctMisquotes({ ...work, deliverers: { discord: watching } });
    }
    expect([...asked.values()]).toEqual([0, 60, 120]);
    expect(platform.edits()).toBe(3);
  });

  it('is corrected with each revision, beside what was said first', async () => {
    const { platform, work, use } = await sent();
    for (const value of ['3.46', '3.47']) {
      use(bookWith(value));
      await correctMisquotes(work);
      await correctMisquotes(work);
    }
    expect(platform.corrected.map(({ text }) => /exports: .* billion$/m.exec(text)?.[0])).toEqual([
      'exports: $3.45 billion → $3.46 billion',
      'exports: $3.45 billion → $3.47 billion',
    ]);
  });

  it('is put back where a slip of the pack was put right: the message says what it said first', async () => {
    const { platform, work, use } = await sent();
    use(bookWith('345'));
    await correctMisquotes(work);
    expect(platform.corrected.at(-1)?.text).toContain('$345 billion');
    use(bookWith('3.45'));
    await correctMisquotes(work);
    await correctMisquotes(work);
    expect(platform.corrected.map(({ text }) => text).slice(1)).toEqual([platform.posted[0]?.text]);
    use(bookWith('345'));
    await correctMisquotes(work);
    expect(platform.corrected).toHaveLength(3);
  });

  it('is corrected where the corrected message says a growth that is revised then', async () => {
    const grown = (value: string, percent?: string) =>
      aFactBook({ observations: [anObservation(exports, value, percent === undefined ? {} : { percent })] });
    const { platform, work, use } = await sent([], { first: grown('3.45') });
    for (const book of [grown('3.47', '89.35'), grown('3.47', '79.35')]) {
      use(book);
      await correctMisquotes(work);
    }
    expect(platform.corrected.map(({ text }) => /\+\d+\.35%/.exec(text)?.[0])).toEqual([
      '+89.35%',
      '+79.35%',
    ]);
  });

  it('is corrected by one of two processes that look at the same time', async () => {
    const { platform, work, use } = await sent();
    use(REVISED);
    const slow: Deliver = {
      ...platform,
      correct: async (parcel, message) => {
        await correctMisquotes(work);
        return platform.correct(parcel, message);
      },
    };
    await Promise.all([
      correctMisquotes({ ...work, deliverers: { discord: slow } }),
      correctMisquotes(work),
      correctMisquotes(work),
    ]);
    expect(platform.corrected).toHaveLength(1);
  });

  it('is corrected by another process where the first was stopped before it noted that', async () => {
    const { platform, work, use, clock } = await sent();
    use(REVISED);
    const killed: Ledger = { ...ledger, edited: () => Promise.reject(new Error('killed')) };
    await expect(correctMisquotes({ ...work, ledger: killed })).rejects.toThrow('killed');
    await correctMisquotes(work);
    expect(platform.corrected).toHaveLength(1);
    clock.now = new Date(DUE.getTime() + 121_000);
    await correctMisquotes(work);
    await correctMisquotes(work);
    expect(platform.corrected).toHaveLength(2);
  });

  it('is not put to and fro by two processes that have different books', async () => {
    const { platform, work, clock } = await sent();
    const one = createCorrecting({ ...work, book: () => FIRST });
    const other = createCorrecting({ ...work, book: () => REVISED });
    for (let minute = 0; minute < 30; minute++) {
      clock.now = new Date(DUE.getTime() + minute * 61_000);
      await one();
      await other();
    }
    expect(platform.corrected.length).toBeLessThanOrEqual(6);
    // The first is stopped, as when a program is started anew with another pack.
    clock.now = new Date(DUE.getTime() + 60 * 61_000);
    await other();
    expect(platform.corrected.at(-1)?.text).toContain('$3.47 billion');
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
    await sql`insert into town.quote select id, '2026-03-02', 'exports hometown 2019 USD', ${print}
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

  it('is corrected on Slack at the rate of edits, and a refusal for it holds up the next ones', async () => {
    const { work, use } = await sent();
    await alsoSent(90, 'slack', '3.45 9');
    use(REVISED);
    const clock = virtualClock();
    const { log } = recordingLog();
    const client = createWebClient({ token: 'xoxb-1', apiUrl: 'http://127.0.0.1:1/', log, timeoutMs: 500 });
    const edits = thirdTier(clock);
    let calls = 0;
    vi.spyOn(client.chat, 'update').mockImplementation(async () => {
      // Somebody else has used the rate up.
      if (calls++ === 0) for (let other = 0; other < 50; other++) edits.call();
      edits.call();
      return { ok: true };
    });
    const slack = createDeliver({ client, rootCommand: () => 'town', log, clock });
    await correctMisquotes({ ...work, deliverers: { slack } });
    expect(edits.refused()).toBeLessThanOrEqual(2);
    expect(edits.taken()).toBeGreaterThanOrEqual(50 + 88);
  });

  it('is corrected though the other platform lets nothing be edited for a while', async () => {
    const { platform, work, use } = await sent();
    await alsoSent(3, 'slack', '3.45 9');
    use(REVISED);
    const stopping = new AbortController();
    const held: Deliver = {
      ...fakePlatform('slack'),
      correct: (_parcel, _message, signal) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => resolve({ kind: 'unreachable' }));
        }),
    };
    const correcting = correctMisquotes(
      { ...work, deliverers: { ...work.deliverers, slack: held } },
      stopping.signal,
    );
    await vi.waitUntil(() => platform.corrected.length > 0);
    // What waited for its turn is left as it was, and is corrected at once by whoever comes next.
    stopping.abort();
    await correcting;
    const slack = fakePlatform('slack');
    await correctMisquotes({ ...work, deliverers: { slack } });
    expect(slack.corrected).toHaveLength(3);
  });

  it('keeps all else that the message had', async () => {
    const each = aDerivedIndicator('exports-each', { kind: 'per', amount: exports.id, by: imports.id });
    const more = Array.from({ length: 5 }, (_, n) => anIndicator(`series-${n}`));
    const next = anIndicator('monthly', { nextAfterMonths: 80 });
    const book = (value: string) =>
      aFactBook({
        topics: [aTopic('trade', ['exports', 'exports-each'])],
        indicators: [exports, imports, each, next, ...more],
        observations: [
          anObservation(exports, value),
          anObservation(imports, '20'),
          anObservation(next, '5'),
          ...more.map((indicator) => anObservation(indicator, '7')),
        ],
      });
    const { work, use, platform } = await sent([], { first: book('30') });
    await store.create(aDraft(), '300', MADE);
    const cards: Card[] = [];
    const watching: Deliver = {
      ...platform,
      send: (parcel) => {
        cards.push(parcel.card);
        return platform.send(parcel);
      },
      correct: (parcel, message) => {
        cards.push(parcel.card);
        return platform.correct(parcel, message);
      },
    };
    const late = new Date(DUE.getTime() + 30 * 60_000);
    const watched: Work = { ...work, deliverers: { discord: watching }, now: () => late };
    const [key] = (await ledger.claimDue(late, 10)).runs;
    if (key === undefined) throw new Error('nothing is due');
    await deliverRun(key, watched);
    await open.db.deleteFrom('briefing').where('id', '!=', key.briefing).execute();
    use(book('40'));
    await correctMisquotes(watched);
    const [before, after] = cards.map(({ parts }) =>
      parts.map((part) => (part.kind === 'figure' ? part.label : part)),
    );
    expect(after).toEqual([
      { kind: 'notice', text: expect.stringContaining('Corrected on') },
      ...(before ?? []),
    ]);
    expect(before).toEqual(
      expect.arrayContaining([
        'exports each',
        { kind: 'notice', text: expect.stringContaining('Late: this was due') },
        { kind: 'notice', text: expect.stringContaining('3 more') },
        { kind: 'notice', text: expect.stringContaining('Expected next: monthly') },
        {
          kind: 'actions',
          actions: expect.arrayContaining([expect.objectContaining({ line: 'sources trade' })]),
        },
      ]),
    );
    expect(platform.corrected[0]?.text).toContain('exports: $30 → $40');
    expect(platform.corrected[0]?.text).toContain('exports each: $1.5 → $2.0');
  });

  it('is corrected in the language and the manner of its message, whatever its briefing is by now', async () => {
    const { platform, work, use, briefing } = await sent();
    const settings = { language: 'ru', mode: 'spotlight', topics: [id<'topic'>('city')] } as const;
    await store.change(briefing, { kind: 'edit', settings }, '300', DUE);
    use(REVISED);
    await correctMisquotes(work);
    expect(platform.corrected[0]?.text).toContain('Briefing: trade\n');
    expect(platform.corrected[0]?.text).toContain('imports: $1.20 billion');
  });

  it('is corrected in a message of which only its quotes are known', async () => {
    const { platform, work, use } = await sent();
    await open.db.updateTable('ledger').set({ telling: null }).execute();
    use(REVISED);
    await correctMisquotes(work);
    expect(platform.corrected[0]?.text).toContain('exports: $3.45 billion → $3.47 billion');
  });

  it('is corrected where only its growth is otherwise', async () => {
    const grown = (percent: string) =>
      aFactBook({ observations: [anObservation(exports, '3.45', { percent })] });
    const { platform, work, use } = await sent([], { first: grown('89.35') });
    use(grown('79.35'));
    await correctMisquotes(work);
    expect(platform.corrected[0]?.text).toContain('Corrected: exports: $3.45 (+79.35% year on year)');
    expect(platform.corrected[0]?.text).toContain('Before: +89.35% year on year.');
  });

  it('is corrected where what is computed of it was shown alone', async () => {
    const each = aDerivedIndicator('exports-each', { kind: 'per', amount: exports.id, by: imports.id });
    const book = (amount: string, by: string) =>
      aFactBook({
        topics: [aTopic('trade', ['exports-each'])],
        indicators: [exports, imports, each],
        observations: [anObservation(exports, amount), anObservation(imports, by)],
      });
    const { platform, work, use } = await sent([], { first: book('30', '20'), draft: { mode: 'spotlight' } });
    use(book('60', '40'));
    await correctMisquotes(work);
    expect(platform.corrected[0]?.text).toContain('Corrected: exports each: $1.5');
    expect(platform.corrected[0]?.text).toContain('$60 (exports, 2019) ÷ $40 (imports, 2019)');
  });

  it('is corrected where its message is found that another book was sent by', async () => {
    const { platform, work, use, clock } = await sent();
    const { id: other } = await store.create(aDraft(), '300', MADE);
    const [key] = (await ledger.claimDue(DUE, 10)).runs;
    if (key?.briefing !== other) throw new Error('nothing is due');
    const killed: Ledger = { ...ledger, end: () => Promise.reject(new Error('killed')) };
    await expect(deliverRun(key, { ...work, ledger: killed })).rejects.toThrow('killed');
    use(REVISED);
    clock.now = new Date(DUE.getTime() + 180_000);
    expect(await deliverRun(key, work)).toMatchObject({ outcome: { reason: 'found' } });
    expect((await ledger.memory(other)).known).toMatchObject({ 'exports hometown 2019 USD': '3.45 9' });
    await correctMisquotes(work);
    expect(platform.corrected.map(({ message }) => message).sort()).toEqual(['m1', 'm2']);
  });

  it('is left for the next time once the program stops, and where its platform refuses the token', async () => {
    const { platform, work, use } = await sent(['token-revoked']);
    use(REVISED);
    await correctMisquotes(work, AbortSignal.abort());
    await correctMisquotes(work);
    expect(platform.corrected).toEqual([]);
    await correctMisquotes(work);
    expect(platform.corrected).toHaveLength(1);
  });

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
