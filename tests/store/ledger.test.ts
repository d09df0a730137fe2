import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Briefing, SlotKey } from '../../src/briefing/briefing.ts';
import {
  type BriefingStore,
  type Draft,
  type Ledger,
  type Run,
  type Said,
  UnreadableBriefing,
} from '../../src/briefing/store.ts';
import type { Telling } from '../../src/briefing/telling.ts';
import { createBriefingStore } from '../../src/store/briefing-store.ts';
import type { Claimed } from '../../src/store/claim.ts';
import type { Database } from '../../src/store/database.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { aDraft, anEnding, aTelling, time, zone } from '../support/briefings.ts';
import { day, id } from '../support/build-pack.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../support/databases.ts';

/** The day before the first run. */
const MADE = new Date('2026-03-01T12:00:00Z');
const DUE = new Date('2026-03-02T09:00:00Z');
const at = (minutes: number) => new Date(DUE.getTime() + minutes * 60_000);
const DELIVERED = { state: 'delivered', reason: 'on-time' } as const;

describe.each(DATABASES)('the ledger on $name', ({ make }) => {
  if (make === null) return it.skip('keeps each run');

  let test: TestDatabase;
  let open: Database;
  let store: BriefingStore;
  let ledger: Ledger;
  let queued: Claimed[];
  beforeAll(async () => {
    test = await make();
    open = await openTestDatabase(test);
    store = createBriefingStore(open);
  });
  beforeEach(async () => {
    await open.db.deleteFrom('briefing').execute();
    queued = [];
    ledger = createLedger(open, async (runs) => void queued.push(...runs));
  });
  afterAll(async () => {
    await open.close();
    await test.remove();
  });

  const made = (more: Partial<Draft> = {}): Promise<Briefing> => store.create(aDraft(more), '300', MADE);

  async function seen(key: SlotKey | undefined): Promise<Run> {
    if (key === undefined) throw new Error('nothing is due');
    const run = await ledger.run(key);
    if (run === null) throw new Error('no such run');
    return run;
  }

  async function dueRun(): Promise<Run> {
    await made();
    const [key] = (await ledger.claimDue(DUE, 10)).runs;
    return seen(key);
  }

  async function sendingRun(until = at(2)): Promise<Run> {
    const run = await ledger.begin(await dueRun(), DUE, until, aTelling());
    if (run === null) throw new Error('not begun');
    return run;
  }

  it('gives nothing before its time, each run once, and moves its briefing on', async () => {
    const briefing = await made();
    expect((await ledger.claimDue(at(-0.01), 10)).runs).toEqual([]);
    expect((await ledger.claimDue(DUE, 10)).runs).toEqual([{ briefing: briefing.id, date: '2026-03-02' }]);
    expect((await ledger.claimDue(at(1), 10)).runs).toEqual([]);
    expect((await store.get(briefing.id))?.next?.date).toBe('2026-03-03');
    expect(queued).toMatchObject([{ briefing: briefing.id, date: '2026-03-02', workspace: '100' }]);
  });

  it('gives each of many runs to one of several processes', async () => {
    const all = await Promise.all(Array.from({ length: 60 }, () => made()));
    const given = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const mine: SlotKey[] = [];
        for (
          let got = (await ledger.claimDue(DUE, 7)).runs;
          got.length > 0;
          got = (await ledger.claimDue(DUE, 7)).runs
        ) {
          mine.push(...got);
        }
        return mine;
      }),
    );
    // Where a process finds all of them locked it stops early: what is left is there for the next look.
    const rest = (await ledger.claimDue(DUE, 100)).runs;
    const names = [...given.flat(), ...rest].map(({ briefing }) => briefing);
    expect(names.toSorted()).toEqual(all.map((one) => one.id).toSorted());
    expect(queued).toHaveLength(60);
  });

  it('claims nothing where the queue does not take it', async () => {
    const briefing = await made();
    const failing = createLedger(open, () => Promise.reject(new Error('the queue is full')));
    await expect(failing.claimDue(DUE, 10)).rejects.toThrow('the queue is full');
    expect(await store.runs(briefing.id, 5)).toEqual([]);
    expect((await ledger.claimDue(DUE, 10)).runs).toHaveLength(1);
  });

  it('writes down every day that was missed, and tells of it once', async () => {
    const briefing = await made();
    const now = new Date('2026-03-06T09:30:00Z');
    const claim = await ledger.claimDue(now, 10);
    expect(claim).toMatchObject({ runs: [{ briefing: briefing.id, date: '2026-03-06' }], missed: 4 });
    const runs = await store.runs(briefing.id, 10);
    expect(runs.map(({ date, standing }) => [date, standing.kind])).toEqual([
      ['2026-03-06', 'due'],
      ['2026-03-05', 'over'],
      ['2026-03-04', 'over'],
      ['2026-03-03', 'over'],
      ['2026-03-02', 'over'],
    ]);
    expect(runs[1]?.standing).toEqual({
      kind: 'over',
      outcome: { state: 'skipped', reason: 'too-late' },
      at: now,
    });
    expect(await ledger.takeNotices(['discord'], now, 10)).toEqual([
      {
        briefing: briefing.id,
        date: '2026-03-05',
        kind: 'missed',
        earlier: { count: 3, since: '2026-03-02' },
      },
    ]);
    expect(await ledger.takeNotices(['discord'], now, 10)).toEqual([]);
  });

  it('keeps what is to be told for a process that can tell it', async () => {
    await made({ channel: { platform: 'slack', workspace: 'T1', channel: 'C1' } });
    await ledger.claimDue(at(24 * 60), 10);
    expect(await ledger.takeNotices([], DUE, 10)).toEqual([]);
    expect(await ledger.takeNotices(['discord'], DUE, 10)).toEqual([]);
    expect(await ledger.takeNotices(['discord', 'slack'], DUE, 10)).toMatchObject([{ kind: 'missed' }]);
  });

  it('gives what was taken and not noted as told to the next, after five minutes', async () => {
    await made();
    await ledger.claimDue(at(24 * 60), 10);
    const [notice] = await ledger.takeNotices(['discord'], DUE, 10);
    if (notice === undefined) throw new Error('nothing is to be told');
    const later = (minutes: number) => new Date(DUE.getTime() + minutes * 60_000);
    expect(await ledger.takeNotices(['discord'], later(4), 10)).toEqual([]);
    expect(await ledger.takeNotices(['discord'], later(6), 10)).toEqual([notice]);
    await ledger.told(notice);
    expect(await ledger.takeNotices(['discord'], later(60), 10)).toEqual([]);
  });

  it('is not held up by a row that nobody can read', async () => {
    const [bad, good] = [await made(), await made()];
    await open.db.updateTable('briefing').set({ zone: 'Mars/Olympus' }).where('id', '=', bad.id).execute();
    const claim = await ledger.claimDue(DUE, 10);
    expect(claim.runs).toEqual([{ briefing: good.id, date: '2026-03-02' }]);
    expect(claim.unreadable.map(({ message }) => message)).toEqual([
      `Briefing ${bad.id} is not sent: its row in the database cannot be read (zone: not a time zone). Correct that row of the table "briefing", or run the version of the program that wrote it; then resume the briefing in its channel.`,
    ]);
    // What it would have sent has an end with a reason, and it is told and looked at once.
    expect((await store.runs(bad.id, 5)).map(({ date, standing }) => [date, standing])).toEqual([
      ['2026-03-02', { kind: 'over', outcome: { state: 'failed', reason: 'unreadable' }, at: DUE }],
    ]);
    expect(await ledger.takeNotices(['discord'], DUE, 10)).toEqual([
      { briefing: bad.id, date: '2026-03-02', kind: 'paused', earlier: null },
    ]);
    expect((await ledger.claimDue(at(60), 10)).unreadable).toEqual([]);
    expect((await ledger.claimDue(at(24 * 60), 10)).unreadable).toEqual([]);
    // Nobody else in its channel loses a command by it.
    expect((await store.ofChannel(bad.channel)).map(({ id }) => id)).toEqual([good.id]);
    await expect(store.get(bad.id)).rejects.toThrow(UnreadableBriefing);
    // Mended and resumed it goes on.
    await open.db.updateTable('briefing').set({ zone: 'UTC' }).where('id', '=', bad.id).execute();
    const mended = await store.get(bad.id);
    if (mended === null) throw new Error('it is gone');
    expect(mended.state).toEqual({ kind: 'paused', reason: 'unreadable' });
    await store.change(mended, { kind: 'resume' }, '300', at(25 * 60));
    expect((await store.get(bad.id))?.next?.date).toBe('2026-03-04');
    expect((await store.trail(mended, 2)).map(({ action }) => action)).toEqual(['resume', 'stop']);
  });

  it.each([
    { weekdays: '[8]' },
    { weekdays: '"mon"' },
    { local_time: '25:00' },
    { topics: '["Not An Id"]' },
    { quiet: '["2026-02-30"]' },
    { mode: 'nightly' },
    { language: 'tlh' },
    { platform: 'irc' },
    { next_date: 'tomorrow' },
  ])('pauses what it cannot read, whatever that is: %j', async (columns) => {
    const [bad, good] = [await made(), await made()];
    await open.db.updateTable('briefing').set(columns).where('id', '=', bad.id).execute();
    const claim = await ledger.claimDue(DUE, 10);
    expect([claim.runs.map(({ briefing }) => briefing), claim.unreadable.map(({ id }) => id)]).toEqual([
      [good.id],
      [bad.id],
    ]);
    expect((await ledger.claimDue(at(60), 10)).unreadable).toEqual([]);
  });

  it('holds years of missed days', async () => {
    const briefing = await made();
    await ledger.claimDue(new Date('2031-03-02T12:00:00Z'), 10);
    expect(await store.runs(briefing.id, 5000)).toHaveLength(1827);
    expect((await store.get(briefing.id))?.next?.date).toBe('2031-03-03');
  });

  it('lets one of several begin a run', async () => {
    const run = await dueRun();
    const begun = await Promise.all(
      Array.from({ length: 6 }, () => ledger.begin(run, at(1), at(3), aTelling())),
    );
    const winners = begun.filter((one) => one !== null);
    expect(winners).toHaveLength(1);
    expect(winners[0]).toMatchObject({
      attempt: 1,
      standing: { kind: 'sending', since: at(1), wakeAt: at(3) },
    });
  });

  it('lets nobody take over a run before its sender must have ended, and then one', async () => {
    const run = await sendingRun(at(2));
    expect(await ledger.takeOver(run, at(1.9), at(4))).toBeNull();
    const taken = await Promise.all(Array.from({ length: 4 }, () => ledger.takeOver(run, at(2), at(4))));
    expect(taken.filter((one) => one !== null)).toHaveLength(1);
    // The first sender was not stopped after all: what it says comes too late, and it sends nothing more.
    expect(await ledger.end(run, anEnding(DELIVERED, { message: 'm1' }), at(2.1))).toBe(false);
    expect(await ledger.putBack(run, at(2.1))).toBe(false);
    expect(await ledger.beginAgain(run, at(4.1), aTelling())).toBeNull();
    expect(await seen(run)).toMatchObject({ attempt: 1, standing: { kind: 'sending', wakeAt: at(4) } });
  });

  it('keeps since when a run is being sent, however often it is looked for and sent, until it is put back', async () => {
    let run: Run | null = await sendingRun(at(2));
    for (const minutes of [2, 4, 6]) {
      run = run && (await ledger.takeOver(run, at(minutes), at(minutes + 2)));
      expect(run).toMatchObject({ attempt: 1, standing: { since: DUE, wakeAt: at(minutes + 2) } });
    }
    run = run && (await ledger.beginAgain(run, at(9), aTelling()));
    expect(run).toMatchObject({ attempt: 2, standing: { since: DUE, wakeAt: at(9) } });
    if (run === null) throw new Error('not begun again');
    await ledger.putBack(run, at(20));
    const again = await ledger.begin(await seen(run), at(20), at(22), aTelling());
    expect(again).toMatchObject({ attempt: 3, standing: { since: at(20) } });
  });

  it('begins nothing of a briefing that is paused, and takes over what was begun of it', async () => {
    const [due, sending] = [await dueRun(), await sendingRun(at(2))];
    for (const { briefing: id } of [due, sending]) {
      const briefing = await store.get(id);
      if (briefing === null) throw new Error('it is gone');
      await store.change(briefing, { kind: 'pause' }, '300', at(1));
    }
    expect(await ledger.begin(due, at(1), at(3), aTelling())).toBeNull();
    const taken = await ledger.takeOver(sending, at(2), at(4));
    expect(taken && (await ledger.beginAgain(taken, at(4), aTelling()))).toBeNull();
    expect(taken && (await ledger.end(taken, anEnding(DELIVERED), at(3)))).toBe(true);
  });

  it('ends a run once', async () => {
    const run = await sendingRun();
    const ends = await Promise.all(
      (['delivered', 'failed', 'delivered'] as const).map((state) =>
        ledger.end(run, anEnding(state === 'failed' ? { state, reason: 'broken' } : DELIVERED), at(1)),
      ),
    );
    expect(ends.filter(Boolean)).toHaveLength(1);
    const after = await seen(run);
    expect(after.standing.kind).toBe('over');
    expect(await ledger.end(after, anEnding(DELIVERED), at(2))).toBe(false);
    expect(await ledger.begin(after, at(9), at(10), aTelling())).toBeNull();
    expect(await ledger.takeOver(after, at(9), at(10))).toBeNull();
    expect(await ledger.putBack(after, at(10))).toBe(false);
  });

  it('puts back what was not sent, to be begun again', async () => {
    const run = await sendingRun();
    expect(await ledger.putBack(run, at(5))).toBe(true);
    const back = await seen(run);
    expect(back).toMatchObject({ attempt: 1, standing: { kind: 'due', wakeAt: at(5) } });
    expect(await ledger.begin(back, at(5), at(7), aTelling())).toMatchObject({ attempt: 2 });
  });

  it('finds what was left lying, sent or not', async () => {
    const run = await sendingRun(at(2));
    expect(await ledger.forgotten('sending', at(1.9), 10, ['discord'])).toEqual([]);
    expect(await ledger.forgotten('sending', at(2.1), 10, ['discord'])).toEqual([
      { briefing: run.briefing, date: run.date, platform: 'discord' },
    ]);
    expect(await ledger.forgotten('sending', at(2.1), 10, ['slack'])).toEqual([]);
    await ledger.end(run, anEnding(DELIVERED), at(3));
    expect(await ledger.forgotten('sending', at(60), 10, ['discord'])).toEqual([]);
    expect(await ledger.forgotten('due', at(60), 10, ['discord'])).toEqual([]);
  });

  it('finds what is too late on some platforms, and was not begun', async () => {
    const run = await dueRun();
    const { briefing, date } = run;
    expect(await ledger.overdue(['discord'], at(120), 10)).toEqual([]);
    expect(await ledger.overdue(['slack'], at(120.1), 10)).toEqual([]);
    expect(await ledger.overdue(['slack', 'discord'], at(120.1), 10)).toEqual([{ briefing, date }]);
    await ledger.begin(run, at(60), at(62), aTelling());
    expect(await ledger.overdue(['discord'], at(200), 10)).toEqual([]);
  });

  it('tells once that the topics of a briefing hold nothing, until they held something again', async () => {
    const briefing = await made();
    const told: string[] = [];
    for (const [date, reason] of [
      ['2026-03-02', 'nothing-to-say'],
      ['2026-03-03', 'nothing-to-say'],
      ['2026-03-04', 'nothing-new'],
      ['2026-03-05', 'nothing-to-say'],
    ] as const) {
      const now = new Date(`${date}T09:00:00Z`);
      await ledger.claimDue(now, 10);
      const run = await seen({ briefing: briefing.id, date: day(date) });
      await ledger.end(run, anEnding({ state: 'skipped', reason }), now);
      for (const notice of await ledger.takeNotices(['discord', 'slack'], now, 10)) {
        told.push(`${notice.date} ${notice.kind}`);
        await ledger.told(notice);
      }
    }
    expect(told).toEqual(['2026-03-02 empty', '2026-03-05 empty']);
  });

  it.each(['channel-gone', 'access-lost', 'token-revoked', 'refused'] as const)(
    'pauses the briefing and keeps one notice when sending is impossible: %s',
    async (reason) => {
      const run = await sendingRun();
      await ledger.end(run, anEnding({ state: 'failed', reason }), at(1));
      const briefing = await store.get(run.briefing);
      expect(briefing).toMatchObject({ state: { kind: 'paused', reason }, next: null, version: 2 });
      if (briefing === null) throw new Error('the briefing is gone');
      expect((await store.trail(briefing, 1))[0]).toMatchObject({
        by: null,
        action: 'stop',
        detail: { reason },
      });
      const notices = await Promise.all([1, 2, 3].map(() => ledger.takeNotices(['discord'], at(2), 10)));
      expect(notices.flat()).toEqual([
        { briefing: run.briefing, date: run.date, kind: 'paused', earlier: null },
      ]);
    },
  );

  it('remembers what a channel has seen from the end of a run on, and keeps one copy for all', async () => {
    const known = { 'exports hometown 2019': '345 7 ', opening: 'x' };
    const memory = { known, spotlight: id<'fact'>('exports-2019') };
    await made();
    await made({ channel: { platform: 'slack', workspace: 'T1', channel: 'C1' } });
    for (const key of (await ledger.claimDue(DUE, 10)).runs) {
      expect(await ledger.memory(key.briefing)).toEqual({ known: null, spotlight: null });
      await ledger.end(
        await seen(key),
        anEnding({ state: 'skipped', reason: 'baseline' }, { memory }),
        at(1),
      );
      expect(await ledger.memory(key.briefing)).toEqual(memory);
    }
    expect(await open.db.selectFrom('snapshot').selectAll().execute()).toHaveLength(1);
    const [next] = (await ledger.claimDue(at(24 * 60), 1)).runs;
    const changed = { known: { ...known, opening: 'y' }, spotlight: null };
    await ledger.end(await seen(next), anEnding(DELIVERED, { memory: changed }), at(24 * 60));
    expect(await ledger.memory((await seen(next)).briefing)).toEqual(changed);
    await ledger.expire(at(0));
    expect(await open.db.selectFrom('snapshot').selectAll().execute()).toHaveLength(2);
    await open.db.deleteFrom('briefing').execute();
    await ledger.expire(at(0));
    expect(await open.db.selectFrom('snapshot').selectAll().execute()).toEqual([]);
  });

  it('tells what is said by now and by which messages, lets one edit each, and forgets in time', async () => {
    const run = await sendingRun();
    const quotes = { 'exports hometown 2019': 'old', 'imports hometown 2019': 'same' };
    await ledger.end(run, anEnding(DELIVERED, { message: 'm7', quotes }), at(1));
    const [old, same] = [
      { subject: 'exports hometown 2019', print: 'old' },
      { subject: 'imports hometown 2019', print: 'same' },
    ];
    const key = { briefing: run.briefing, date: day('2026-03-02') };
    const saying = (said: Said, minutes: number, after: SlotKey | null = null) =>
      ledger.saying(said, { after, most: 10, now: at(minutes) });
    expect(await ledger.said()).toEqual([old, same]);
    expect(await saying(old, 2)).toEqual([
      { ...key, ...old, channel: { platform: 'discord', workspace: '100', channel: '200' }, message: 'm7' },
    ]);
    expect(await saying(old, 2, key)).toEqual([]);
    expect(await saying({ ...old, print: 'new' }, 2)).toEqual([]);
    const taken = await Promise.all([1, 2, 3].map(() => ledger.takeMessage(key, at(2), at(4))));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await saying(old, 3)).toEqual([]);
    // Whoever has not given it back in time was stopped: what they say comes too late.
    expect(await ledger.takeMessage(key, at(4), at(6))).toBe(true);
    expect(await ledger.edited(key, at(4), [{ ...old, print: 'late' }])).toBe(false);
    expect(await ledger.edited(key, at(6), [{ ...old, print: 'new' }, same])).toBe(true);
    expect(await ledger.said()).toEqual([{ ...old, print: 'new' }, same]);
    expect(await ledger.quoted(key)).toEqual([
      { ...old, print: 'new', sent: 'old' },
      { ...same, sent: 'same' },
    ]);
    await ledger.takeMessage(key, at(6), at(8));
    await ledger.edited(key, at(8), [{ ...old, print: 'newer' }]);
    expect((await ledger.quoted(key))[0]).toEqual({ ...old, print: 'newer', sent: 'old' });
    await ledger.leaveChannel({ platform: 'discord', workspace: '100', channel: '200' }, at(20));
    await ledger.leaveChannel({ platform: 'discord', workspace: '100', channel: '200' }, at(10));
    expect([(await saying(same, 19)).length, (await saying(same, 20)).length]).toEqual([0, 1]);
    expect(await ledger.expire(at(60))).toBe(0);
    expect(await ledger.expire(new Date('2026-09-01T00:00:00Z'))).toBe(1);
    expect(await open.db.selectFrom('quote').selectAll().execute()).toEqual([]);
  });

  it('keeps what a message tells as long as it can be corrected, and nothing of what was not sent', async () => {
    const telling = (zh: boolean): Telling => ({
      language: zh ? 'zh' : 'en',
      mode: 'changes',
      zone: zone('Asia/Shanghai'),
      topics: [id('trade'), id('city')],
      about: [id('trade')],
      lateFor: time('09:00'),
      lateOn: day('2026-03-02'),
      counts: { added: 1, revised: 1 },
      told: [
        { subject: 'exports hometown 2019', print: '3 0', as: 'revised', before: '2 0' },
        { subject: 'statement fair', print: 'It opened.', as: 'new' },
      ],
      beyond: 2,
      later: 1,
      next: [{ subject: 'exports hometown 2019', from: day('2026-08-31') }],
    });
    const due = await dueRun();
    expect(await ledger.telling(due)).toBeNull();
    const run = await ledger.begin(due, at(0), at(2), telling(false));
    expect(await ledger.telling(due)).toEqual(telling(false));
    if (run === null) throw new Error('not begun');
    const taken = await ledger.takeOver(run, at(3), at(5));
    expect(await ledger.telling(due)).toEqual(telling(false));
    const again = taken && (await ledger.beginAgain(taken, at(6), telling(true)));
    if (again === null) throw new Error('not begun again');
    await ledger.end(again, anEnding(DELIVERED, { message: 'm7' }), at(4));
    expect(await ledger.telling(due)).toEqual(telling(true));
    await ledger.expire(new Date('2026-09-01T00:00:00Z'));
    expect(await ledger.telling(due)).toBeNull();
    const other = await ledger.begin(await dueRun(), at(0), at(2), telling(false));
    if (other === null) throw new Error('not begun');
    await ledger.end(other, anEnding({ state: 'failed', reason: 'refused' }), at(1));
    expect(await ledger.telling(other)).toBeNull();
    const back = await ledger.begin(await dueRun(), at(0), at(2), telling(false));
    if (back === null) throw new Error('not begun');
    await ledger.putBack(back, at(1));
    expect(await ledger.telling(back)).toBeNull();
    // Also of a run that nobody had begun when it ended.
    const due2 = await seen(back);
    await open.db
      .updateTable('ledger')
      .set({ telling: JSON.stringify(telling(false)) })
      .where('briefing', '=', back.briefing)
      .execute();
    await ledger.end(due2, anEnding({ state: 'skipped', reason: 'too-late' }), at(130));
    expect(await ledger.telling(back)).toBeNull();
  });

  it('forgets in time what a run was to tell, however that was left behind', async () => {
    const run = await sendingRun();
    await ledger.end(run, anEnding(DELIVERED), at(1));
    await open.db.updateTable('ledger').set({ telling: '{"kept": true}' }).execute();
    const rows = () => open.db.selectFrom('ledger').select('telling').execute();
    await ledger.expire(at(24 * 60 * 179));
    expect(await rows()).toEqual([{ telling: { kept: true } }]);
    await ledger.expire(at(24 * 60 * 181));
    expect(await rows()).toEqual([{ telling: null }]);
  });

  it('tells what is said off an index, however many say the same', async () => {
    const { sql } = await import('kysely');
    const run = await sendingRun();
    await ledger.end(run, anEnding(DELIVERED, { message: 'm7' }), at(1));
    await sql`insert into town.ledger select ${run.briefing}, 'd' || lpad(n::text, 7, '0'), now(), 'delivered', 'on-time',
      1, now(), null, now() from generate_series(1, 2000) n`.execute(open.db);
    await sql`insert into town.message select briefing, local_date, 'm', now() from town.ledger
      where local_date like 'd%'`.execute(open.db);
    await sql`insert into town.quote select briefing, local_date, 's' || n, case when local_date = 'd0001234' then 'b'
      else 'a' end from town.message, generate_series(1, 3) n where local_date like 'd%'`.execute(open.db);
    await sql`analyze town.quote`.execute(open.db);
    const said = await ledger.said();
    expect(said.map(({ subject, print }) => `${subject} ${print}`).sort()).toEqual([
      's1 a',
      's1 b',
      's2 a',
      's2 b',
      's3 a',
      's3 b',
    ]);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select subject, print from town.quote
      where (subject, hashtextextended(print, 0)) > ('s1', 5)
      order by subject, hashtextextended(print, 0) limit 1`.execute(open.db);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Scan using quote_said/);
  });

  it('reads what is due off an index, however much is not', async () => {
    const { sql } = await import('kysely');
    await sql`insert into town.briefing select 'x' || lpad(n::text, 7, '0'), 'slack', 'T1', 'C' || n, '["trade"]', 'digest',
      'en', '[1]', '09:00', 'UTC', '[]', 120, 'U1', null, 'active', null, null, null,
      timestamptz '2027-01-01' + n * interval '1 minute', '2027-01-01', 1, now() from generate_series(1, 5000) n`.execute(
      open.db,
    );
    await sql`analyze town.briefing`.execute(open.db);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select * from town.briefing
      where next_at <= '2026-03-02T09:00:00Z' order by next_at limit 500 for update skip locked`.execute(
      open.db,
    );
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Scan using briefing_due/);
  });
});
