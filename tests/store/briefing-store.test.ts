import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelRef } from '../../src/briefing/briefing.ts';
import type { BriefingStore } from '../../src/briefing/store.ts';
import { createBriefingStore } from '../../src/store/briefing-store.ts';
import type { Database } from '../../src/store/database.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { aDraft, anEnding, aSchedule, briefingId, THE_END, time, zone } from '../support/briefings.ts';
import { day, id } from '../support/build-pack.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../support/databases.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const LATER = new Date('2026-03-01T13:00:00Z');

let channels = 0;
/** A channel that no other test uses. */
const aChannel = (more: Partial<ChannelRef> = {}): ChannelRef => ({
  platform: 'slack',
  workspace: 'T1',
  channel: `C${++channels}`,
  ...more,
});

describe.each(DATABASES)('briefings on $name', ({ make }) => {
  if (make === null) return it.skip('are kept');

  let test: TestDatabase;
  let open: Database;
  let store: BriefingStore;
  beforeAll(async () => {
    test = await make();
    open = await openTestDatabase(test);
    store = createBriefingStore(open);
  });
  afterAll(async () => {
    await open.close();
    await test.remove();
  });

  it('are read back as they were written, with the next run', async () => {
    const draft = aDraft({
      channel: aChannel(),
      topics: [id('trade'), id('city')],
      mode: 'changes',
      language: 'ru',
      schedule: aSchedule({
        weekdays: [1, 5],
        time: time('08:30'),
        zone: zone('Asia/Shanghai'),
        quiet: [day('2026-03-02')],
      }),
      graceMinutes: 45,
      backupOwner: "U2'; drop table briefing; --",
    });
    const made = await store.create(draft, 'U1', NOW);
    expect(made).toEqual({
      ...draft,
      id: expect.stringMatching(/^[a-z2-9]{8}$/),
      state: { kind: 'active' },
      next: { date: '2026-03-06', at: new Date('2026-03-06T00:30:00Z') },
      version: 1,
      createdAt: NOW,
    });
    expect(await store.get(made.id)).toEqual(made);
  });

  it('are listed by their channel alone, the oldest first', async () => {
    const channel = aChannel();
    const first = await store.create(aDraft({ channel }), 'U1', NOW);
    const second = await store.create(aDraft({ channel }), 'U1', LATER);
    await store.create(aDraft({ channel: { ...channel, workspace: 'T2' } }), 'U1', NOW);
    expect((await store.ofChannel(channel)).map((one) => one.id)).toEqual([first.id, second.id]);
    expect(await store.ofChannel(aChannel())).toEqual([]);
  });

  it('are none where there is none of that name', async () => {
    const nobody = briefingId('00000000');
    expect(await store.get(nobody)).toBeNull();
    expect(await store.remove(nobody, 'U1', NOW)).toBe(false);
    expect(await store.runs(nobody, 5)).toEqual([]);
    expect(await store.trail({ id: nobody, channel: aChannel() }, 5)).toEqual([]);
  });

  it('are created once under a name, also after they were removed', async () => {
    const channel = aChannel();
    const id = store.newId();
    const made = await Promise.all([1, 2, 3].map(() => store.createAs(id, aDraft({ channel }), 'U1', NOW)));
    expect(made.filter((one) => one !== null)).toHaveLength(1);
    await store.remove(id, 'U1', LATER);
    expect(await store.createAs(id, aDraft({ channel }), 'U1', LATER)).toBeNull();
    expect(await store.ofChannel(channel)).toEqual([]);
  });

  it('are looked after by whom a workspace has named, of one channel or of all, until it goes', async () => {
    const channel = aChannel({ workspace: 'T77' });
    const other = aChannel({ workspace: 'T77' });
    const role = { kind: 'role', id: '500', channel: null } as const;
    const person = { kind: 'person', id: 'U9', channel: channel.channel } as const;
    expect(await store.nameManager(channel, role, 'U1', NOW)).toBe(true);
    expect(await store.nameManager(other, role, 'U2', LATER)).toBe(false);
    expect(await store.nameManager(channel, person, 'U1', LATER)).toBe(true);
    expect(await store.managers(channel)).toEqual([
      { ...role, by: 'U1', at: NOW },
      { ...person, by: 'U1', at: LATER },
    ]);
    expect(await store.managers(other)).toEqual([{ ...role, by: 'U1', at: NOW }]);
    expect(await store.managers(aChannel({ workspace: 'T78' }))).toEqual([]);
    expect(await store.dropManager(channel, person, 'U3', LATER)).toBe(true);
    expect(await store.dropManager(channel, person, 'U3', LATER)).toBe(false);
    const named = { at: NOW, by: 'U1', action: 'name', manager: role };
    expect(await store.managerTrail(channel, 9)).toEqual([
      { at: LATER, by: 'U3', action: 'drop', manager: person },
      { at: LATER, by: 'U1', action: 'name', manager: person },
      named,
    ]);
    expect(await store.managerTrail(other, 9)).toEqual([named]);
    expect(await store.managerTrail(aChannel({ workspace: 'T78' }), 9)).toEqual([]);
    await store.purge('slack', 'T77', THE_END);
    expect(await store.managers(channel)).toEqual([]);
    expect(await store.managerTrail(channel, 9)).toEqual([]);
  });

  it('are paused, resumed and edited, each time with the next run worked out anew and a trail', async () => {
    const made = await store.create(aDraft({ channel: aChannel() }), 'U1', NOW);
    const paused = await store.change(made, { kind: 'pause' }, 'U2', LATER);
    if (paused.kind !== 'changed') throw new Error(paused.kind);
    expect(paused.briefing).toMatchObject({
      state: { kind: 'paused', reason: 'asked' },
      next: null,
      version: 2,
    });
    const edited = await store.change(
      paused.briefing,
      { kind: 'edit', settings: { schedule: aSchedule({ time: time('18:00') }), owner: 'U3' } },
      'U1',
      LATER,
    );
    if (edited.kind !== 'changed') throw new Error(edited.kind);
    expect(edited.briefing).toMatchObject({ next: null, owner: 'U3', version: 3 });
    const resumed = await store.change(edited.briefing, { kind: 'resume' }, 'U3', LATER);
    if (resumed.kind !== 'changed') throw new Error(resumed.kind);
    expect(resumed.briefing.next).toEqual({ date: '2026-03-01', at: new Date('2026-03-01T18:00:00Z') });
    const trail = await store.trail(made, 10);
    expect(trail.map(({ by, action }) => `${by} ${action}`)).toEqual([
      'U3 resume',
      'U1 edit',
      'U2 pause',
      'U1 create',
    ]);
    expect(trail[1]?.detail).toMatchObject({ owner: 'U3', schedule: { time: '18:00' } });
  });

  it('are not changed by somebody who has not seen the last change', async () => {
    const made = await store.create(aDraft({ channel: aChannel() }), 'U1', NOW);
    const changes = await Promise.all(
      ['U1', 'U2', 'U3'].map((by) => store.change(made, { kind: 'pause' }, by, LATER)),
    );
    expect(changes.map(({ kind }) => kind).sort()).toEqual(['changed', 'stale', 'stale']);
    expect((await store.get(made.id))?.version).toBe(2);
    expect(await store.trail(made, 10)).toHaveLength(2);
    expect(
      await store.change({ ...made, id: briefingId('00000000') }, { kind: 'pause' }, 'U1', LATER),
    ).toEqual({
      kind: 'gone',
    });
  });

  it('do not run twice on a day whose hour is moved back', async () => {
    const made = await store.create(aDraft({ channel: aChannel() }), 'U1', NOW);
    const ledger = createLedger(open, async () => {});
    const ran = new Date('2026-03-02T09:00:30Z');
    await ledger.claimDue(ran, 10);
    const now = await store.get(made.id);
    if (now === null) throw new Error('gone');
    const schedule = aSchedule({ time: time('18:00') });
    const edited = await store.change(now, { kind: 'edit', settings: { schedule } }, 'U1', ran);
    expect(edited).toMatchObject({ briefing: { next: { date: '2026-03-03' } } });
  });

  it('are due as they were when somebody changes them in the moment before the run is taken up', async () => {
    const made = await store.create(aDraft({ channel: aChannel() }), 'U1', NOW);
    const ledger = createLedger(open, async () => {});
    const edited = await store.change(
      made,
      { kind: 'edit', settings: { owner: 'U3', schedule: aSchedule({ time: time('18:00') }) } },
      'U1',
      new Date('2026-03-04T09:00:02Z'),
    );
    expect(edited).toMatchObject({ briefing: { owner: 'U3', next: { date: '2026-03-02' } } });
    await ledger.claimDue(new Date('2026-03-04T09:00:05Z'), 10);
    const runs = await store.runs(made.id, 9);
    expect(runs.map(({ date, standing }) => [date, standing.kind])).toEqual([
      ['2026-03-03', 'over'],
      ['2026-03-02', 'over'],
    ]);
    // The day is not over: its run is at the new hour.
    expect((await store.get(made.id))?.next).toEqual({
      date: '2026-03-04',
      at: new Date('2026-03-04T18:00:00Z'),
    });
    await store.remove(made.id, 'U1', NOW);
  });

  it('have an outcome for what was due when they are paused', async () => {
    const made = await store.create(aDraft({ channel: aChannel() }), 'U1', NOW);
    await store.change(made, { kind: 'pause' }, 'U1', new Date('2026-03-04T09:00:02Z'));
    const runs = await store.runs(made.id, 9);
    expect(runs.map(({ standing }) => (standing.kind === 'over' ? standing.outcome.reason : ''))).toEqual([
      'paused',
      'too-late',
      'too-late',
    ]);
  });

  it('have a next run after a zone far to the west has made their last days come again', async () => {
    const schedule = aSchedule({ time: time('09:00'), zone: zone('Pacific/Auckland') });
    const made = await store.create(aDraft({ channel: aChannel(), schedule }), 'U1', NOW);
    const ledger = createLedger(open, async () => {});
    let last = made;
    for (let run = 0; run < 3; run++) {
      if (last.next === null) throw new Error('no run');
      await ledger.claimDue(last.next.at, 10);
      const now = await store.get(made.id);
      if (now === null) throw new Error('gone');
      last = now;
    }
    const moved = { schedule: aSchedule({ time: time('12:00'), zone: zone('Pacific/Honolulu') }) };
    const now = new Date((last.next?.at.getTime() ?? 0) - 23 * 3_600_000);
    const edited = await store.change(last, { kind: 'edit', settings: moved }, 'U1', now);
    if (edited.kind !== 'changed') throw new Error(edited.kind);
    expect(edited.briefing.next).not.toBeNull();
    await store.remove(made.id, 'U1', NOW);
  });

  it('end and are removed at the same time without waiting for each other', async () => {
    const ledger = createLedger(open, async () => {});
    const due = new Date('2026-03-02T09:00:00Z');
    for (let round = 0; round < 12; round++) {
      const made = await store.create(aDraft({ channel: aChannel() }), 'U1', NOW);
      await ledger.claimDue(due, 100);
      const seen = await ledger.run({ briefing: made.id, date: day('2026-03-02') });
      if (seen === null) throw new Error('no run');
      const ending = anEnding(
        { state: 'delivered', reason: 'on-time' },
        { message: 'm', quotes: { a: 'b' }, memory: { known: { a: String(round) }, spotlight: null } },
      );
      await Promise.all([ledger.end(seen, ending, due), store.remove(made.id, 'U1', due)]);
      await store.remove(made.id, 'U1', due);
    }
  });

  it('tell nobody of another workspace what was done to them', async () => {
    const made = await store.create(aDraft({ channel: aChannel({ workspace: 'T5' }) }), 'U1', NOW);
    await store.remove(made.id, 'U1', NOW);
    const theirs = { ...made, channel: aChannel({ workspace: 'T6' }) };
    expect(await store.restore(theirs, 'U2', NOW)).toBeNull();
    expect(await store.trail(theirs, 9)).toEqual([]);
    expect(await store.trail(made, 9)).toHaveLength(2);
  });

  it('are put back as they were exported, under their names, and not over others', async () => {
    const workspace = 'T7';
    const first = await store.create(aDraft({ channel: aChannel({ workspace }) }), 'U1', NOW);
    const second = await store.create(aDraft({ channel: aChannel({ workspace }) }), 'U1', LATER);
    await store.change(second, { kind: 'pause' }, 'U1', LATER);
    const saved = await store.ofWorkspace('slack', workspace);
    expect(saved.map(({ id }) => id)).toEqual([first.id, second.id].toSorted());
    for (const one of saved) expect(await store.restore(one, 'U2', LATER)).toBeNull();
    await store.purge('slack', workspace, THE_END);
    for (const one of saved) expect(await store.restore(one, 'U2', LATER)).toMatchObject({ id: one.id });
    const restored = await store.ofWorkspace('slack', workspace);
    expect(restored).toEqual(saved.map((one) => ({ ...one, version: 1 })));
    expect((await store.trail(first, 5)).map(({ action }) => action)).toEqual(['restore']);
  });

  it('are removed with their runs, and the trail says by whom', async () => {
    const made = await store.create(aDraft({ channel: aChannel() }), 'U1', NOW);
    const ledger = createLedger(open, async () => {});
    await ledger.claimDue(new Date('2026-03-02T09:00:30Z'), 10);
    expect(await store.runs(made.id, 5)).toHaveLength(1);
    expect(await store.remove(made.id, 'U9', LATER)).toBe(true);
    expect(await store.get(made.id)).toBeNull();
    expect(await store.runs(made.id, 5)).toEqual([]);
    expect((await store.trail(made, 1))[0]).toMatchObject({ by: 'U9', action: 'remove' });
  });

  it('are forgotten with everything of a workspace that the bot has left, and of no other', async () => {
    const gone = await store.create(aDraft({ channel: aChannel({ workspace: 'T9' }) }), 'U1', NOW);
    const stays = await store.create(aDraft({ channel: aChannel({ workspace: 'T8' }) }), 'U1', NOW);
    const ledger = createLedger(open, async () => {});
    const now = new Date('2026-03-02T09:00:30Z');
    for (const key of (await ledger.claimDue(now, 10)).runs) {
      const seen = await ledger.run(key);
      if (seen === null) throw new Error('no run');
      const quotes = { 'exports hometown 2019': '3 0' };
      await ledger.end(
        seen,
        anEnding({ state: 'delivered', reason: 'on-time' }, { message: 'm', quotes }),
        now,
      );
    }
    expect(await store.purge('slack', 'T9', THE_END)).toBe(1);
    for (const table of ['briefing', 'ledger', 'audit', 'message', 'quote'] as const) {
      const rows = await open.db.selectFrom(table).selectAll().execute();
      const text = JSON.stringify(rows);
      expect(text, table).not.toContain(gone.id);
      expect(text, table).toContain(stays.id);
    }
  });

  it('stay where people made, put back or changed them after the bot had left', async () => {
    const workspace = 'T10';
    const LEFT = LATER;
    const SINCE = new Date('2026-03-01T14:00:00Z');
    const made = () => store.create(aDraft({ channel: aChannel({ workspace }) }), 'U1', NOW);
    const [old, resumed, imported] = [await made(), await made(), await made()];
    const [saved] = (await store.ofWorkspace('slack', workspace)).filter(
      ({ id: one }) => one === imported.id,
    );
    if (saved === undefined) throw new Error('not kept');
    await store.remove(imported.id, 'U1', NOW);
    const fresh = await store.create(aDraft({ channel: aChannel({ workspace }) }), 'U1', SINCE);
    // It says of itself that it is older than that.
    expect(await store.restore(saved, 'U1', SINCE)).toMatchObject({ createdAt: NOW });
    await store.change(resumed, { kind: 'pause' }, 'U1', SINCE);
    // Of what was there before, the program noted that nobody can be reached.
    const by = { briefing: old.id, platform: 'slack', workspace, at: SINCE, by: null, action: 'pause' };
    await open.db
      .insertInto('audit')
      .values({ ...by, detail: '{}' })
      .execute();
    const role = (name: string) => ({ kind: 'role', id: name, channel: null }) as const;
    await store.nameManager(fresh.channel, role('1'), 'U1', NOW);
    await store.nameManager(fresh.channel, role('2'), 'U1', SINCE);
    for (const removed of [1, 0]) {
      expect(await store.purge('slack', workspace, LEFT)).toBe(removed);
      const stay = await store.ofWorkspace('slack', workspace);
      expect(stay.map((one) => one.id)).toEqual([fresh.id, imported.id, resumed.id].toSorted());
      expect(await store.trail(old, 9)).toEqual([]);
      expect((await store.trail(resumed, 9)).map(({ action }) => action)).toEqual(['pause', 'create']);
      expect((await store.managers(fresh.channel)).map((one) => one.id)).toEqual(['2']);
      expect((await store.managerTrail(fresh.channel, 9)).map(({ at }) => at)).toEqual([SINCE]);
    }
  });

  it('are refused when a row holds what no program of ours has written', async () => {
    const made = await store.create(aDraft({ channel: aChannel() }), 'U1', NOW);
    await open.db.updateTable('briefing').set({ zone: 'Mars/Olympus' }).where('id', '=', made.id).execute();
    await expect(store.get(made.id)).rejects.toThrow(/not a time zone/);
    await store.remove(made.id, 'U1', NOW).catch(() => {});
    await open.db.deleteFrom('briefing').where('id', '=', made.id).execute();
  });
});
