import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SlotKey } from '../../src/briefing/briefing.ts';
import { deliverRun, giveUp, SEND_WITHIN_MS, type Work, type Worked } from '../../src/briefing/deliver.ts';
import type { Deliver } from '../../src/briefing/delivery.ts';
import type { BriefingStore, Draft, Ledger } from '../../src/briefing/store.ts';
import { tellNotices } from '../../src/briefing/tell-notices.ts';
import { createBriefingStore } from '../../src/store/briefing-store.ts';
import type { Database } from '../../src/store/database.ts';
import { holdingOn } from '../../src/store/holding-on.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { aDraft, aSchedule, time, zone } from '../support/briefings.ts';
import { aFactBook, anIndicator, anObservation } from '../support/build-pack.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { type FakePlatform, type Fault, fakePlatform } from '../support/fake-platform.ts';

const MADE = new Date('2026-03-01T12:00:00Z');
const DUE = new Date('2026-03-02T09:00:00Z');
const MINUTE = 60_000;
const exports = anIndicator('exports');
const BOOK = aFactBook({ observations: [anObservation(exports, '3.45', { multiplier: 9 })] });

/** Thrown where a process is stopped. */
class Stopped extends Error {}

/** Stops at the call of a number, before it or after it has had its effect. */
function stopping<Part extends object>(
  part: Part,
  stop: { at: number; isAfter: boolean; calls: number },
): Part {
  return new Proxy(part, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        const isHere = ++stop.calls === stop.at;
        if (isHere && !stop.isAfter) throw new Stopped();
        const result: unknown = await method.apply(target, args);
        if (isHere) throw new Stopped();
        return result;
      };
    },
  });
}

describe.each(DATABASES)('a run on $name', ({ make }) => {
  if (make === null) return it.skip('is delivered once');

  let test: TestDatabase;
  let open: Database;
  let store: BriefingStore;
  let ledger: Ledger;
  let now: Date;
  beforeAll(async () => {
    test = await make();
    open = await openTestDatabase(test);
    store = createBriefingStore(open);
    ledger = createLedger(open, async () => {});
  });
  beforeEach(async () => {
    await open.db.deleteFrom('briefing').execute();
    now = DUE;
  });
  afterAll(async () => {
    await open.close();
    await test.remove();
  });

  const workWith = (deliver: Deliver | null, more: Partial<Work> = {}): Work => ({
    store,
    ledger,
    deliverers: deliver === null ? {} : { discord: deliver },
    book: () => BOOK,
    now: () => now,
    ...more,
  });

  async function due(more: Partial<Draft> = {}): Promise<SlotKey> {
    const { id } = await store.create(aDraft(more), '300', MADE);
    const keys = (await ledger.claimDue(DUE, 1000)).runs;
    const key = keys.find(({ briefing }) => briefing === id);
    if (key === undefined) throw new Error('nothing is due');
    return key;
  }

  const later = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };

  /** As the queue does: again when it says so, and never before. */
  async function untilOver(key: SlotKey, work: Work): Promise<Worked> {
    for (let turn = 0; turn < 200; turn++) {
      const worked = await deliverRun(key, work);
      if (worked.kind !== 'waits') return worked;
      now = new Date(Math.max(worked.at.getTime(), now.getTime() + 1));
    }
    throw new Error('it never ends');
  }

  /** What somebody does while a run waits for its turn: the first one, or that of sending again. */
  const inTurn = (platform: FakePlatform, what: () => Promise<void> | void, of = 1): FakePlatform => {
    let turns = 0;
    return {
      ...platform,
      turn: async () => {
        if (++turns === of) await what();
        return true;
      },
    };
  };

  const standing = async (key: SlotKey) => (await ledger.run(key))?.standing;

  it('is composed, sent and written down with its message and what it quotes', async () => {
    const platform = fakePlatform('discord');
    const key = await due();
    expect(await deliverRun(key, workWith(platform))).toEqual({
      kind: 'over',
      outcome: { state: 'delivered', reason: 'on-time' },
    });
    expect(platform.posted).toEqual([
      { nonce: `${key.briefing}-20260302`, text: expect.stringContaining('exports: $3.45 billion') },
    ]);
    const [said] = await ledger.said();
    expect(said).toEqual({ subject: 'exports hometown 2019 USD', print: '3.45 9' });
    expect(said && (await ledger.saying(said, { after: null, most: 5, now: DUE }))).toMatchObject([
      { message: 'm1' },
    ]);
    expect((await ledger.memory(key.briefing)).known).not.toBeNull();
    expect(await deliverRun(key, workWith(platform))).toEqual({ kind: 'not-ours' });
    expect(platform.calls()).toBe(1);
  });

  it.each([
    [{ time: time('15:00') }, 'due on 2 Mar 2026 at 09:00 (UTC)'],
    // Where it is another day by then, it is that day that is named.
    [{ zone: zone('Pacific/Kiritimati') }, 'due on 2 Mar 2026 at 23:00 (Pacific/Kiritimati)'],
    [{ zone: zone('Pacific/Pago_Pago') }, 'due on 1 Mar 2026 at 22:00 (Pacific/Pago_Pago)'],
  ])(
    'says when it was due where it is late, though its schedule is another one by then: %j',
    async (schedule, said) => {
      const platform = fakePlatform('discord');
      const key = await due();
      const briefing = await store.get(key.briefing);
      if (briefing === null) throw new Error('it is gone');
      const settings = { schedule: aSchedule(schedule) };
      await store.change(briefing, { kind: 'edit', settings }, '300', now);
      later(20 * MINUTE);
      await deliverRun(key, workWith(platform));
      expect(platform.posted[0]?.text).toContain(`Late: this was ${said}.`);
    },
  );

  it('leaves nothing of what it was to tell where it never was', async () => {
    const key = await due();
    const work = workWith(fakePlatform('discord', ['unreachable']));
    expect(await deliverRun(key, work)).toMatchObject({ kind: 'waits' });
    later(3 * 60 * MINUTE);
    expect(await deliverRun(key, work)).toMatchObject({ outcome: { reason: 'too-late' } });
    expect(await ledger.telling(key)).toBeNull();
  });

  it.each([
    [
      'en',
      'The briefing of 8 Mar 2026 was left out, and 6 before it, since 2 Mar 2026: the bot could not send them in time.',
    ],
    ['zh', '2026年3月8日的简报未发，自2026年3月2日起、在此之前还有6期未发：机器人未能在时限内发送。'],
    [
      'ru',
      'Сводка за 8 мар. 2026 г. пропущена, и ещё 6 до неё, начиная с 2 мар. 2026 г.: бот не смог отправить их вовремя.',
    ],
  ] as const)('that was missed for days is told of once, with all of them, in %s', async (language, text) => {
    await store.create(aDraft({ language }), '300', MADE);
    now = new Date('2026-03-08T12:00:00Z');
    await ledger.claimDue(now, 10);
    const platform = fakePlatform('discord');
    await tellNotices(workWith(platform), 'town');
    expect(platform.told).toEqual([expect.stringContaining(text)]);
  });

  it('is sent by one of several that work at it', async () => {
    const platform = fakePlatform('slack');
    const key = await due();
    const worked = await Promise.all(Array.from({ length: 6 }, () => deliverRun(key, workWith(platform))));
    expect(worked.filter(({ kind }) => kind === 'over')).toHaveLength(1);
    expect(platform.posted).toHaveLength(1);
  });

  it.each([
    [30, 'delivered', 'late'],
    [121, 'skipped', 'too-late'],
  ])('after %s minutes is %s: %s', async (minutes, state, reason) => {
    const platform = fakePlatform('discord');
    const key = await due();
    later(minutes * MINUTE);
    expect(await deliverRun(key, workWith(platform))).toEqual({ kind: 'over', outcome: { state, reason } });
    expect(platform.posted.map(({ text }) => /Late: this was due/.test(text))).toEqual(
      reason === 'late' ? [true] : [],
    );
  });

  it('waits as long as the platform asks, and for one that is away', async () => {
    const platform = fakePlatform('slack', ['limited', 'down']);
    const key = await due();
    expect(await deliverRun(key, workWith(platform))).toEqual({
      kind: 'waits',
      at: new Date(DUE.getTime() + 1500),
    });
    expect(await untilOver(key, workWith(platform))).toMatchObject({ outcome: { state: 'delivered' } });
    expect(platform.posted).toHaveLength(1);
  });

  it('waits for a platform that is not connected, until it is too late', async () => {
    const key = await due();
    expect(await deliverRun(key, workWith(null))).toMatchObject({ kind: 'waits' });
    expect(await untilOver(key, workWith(null))).toEqual({
      kind: 'over',
      outcome: { state: 'skipped', reason: 'too-late' },
    });
  });

  it('that is late is looked for first where that can be, since a power cut may have cost what was written', async () => {
    const discord = fakePlatform('discord');
    const slack = fakePlatform('slack');
    for (const [platform, posts] of [
      [discord, 1],
      [slack, 2],
    ] as const) {
      now = DUE;
      const key = await due();
      await deliverRun(key, workWith(platform));
      await open.db
        .updateTable('ledger')
        .set({ state: 'due', reason: null, wake_at: DUE, attempt: 0, ended_at: null })
        .where('briefing', '=', key.briefing)
        .execute();
      await open.db.deleteFrom('message').execute();
      later(30 * MINUTE);
      expect(await deliverRun(key, workWith(platform))).toMatchObject({ outcome: { state: 'delivered' } });
      expect(platform.posted).toHaveLength(posts);
    }
  });

  it('is looked for first only where it was due before this program had the ledger, and no nonce holds any more', async () => {
    for (const [openedAfter, minutes, looks] of [
      [1, 30, 1],
      [1, 2, 1],
      [1, 1.9, 0],
      [-1, 30, 0],
    ] as const) {
      now = DUE;
      const platform = fakePlatform('discord');
      const recover = vi.fn(platform.recover);
      const key = await due();
      later(minutes * MINUTE);
      const openedAt = new Date(DUE.getTime() + openedAfter * MINUTE);
      expect(await deliverRun(key, workWith({ ...platform, recover }, { openedAt }))).toMatchObject({
        outcome: { state: 'delivered' },
      });
      expect(recover).toHaveBeenCalledTimes(looks);
    }
  });

  it('is looked for first where its nonce holds no more when its turn has come', async () => {
    const platform = fakePlatform('discord');
    const recover = vi.fn(platform.recover);
    const waiting = inTurn({ ...platform, recover }, () => later(3 * MINUTE));
    const work = workWith(waiting, { openedAt: DUE });
    expect(await untilOver(await due(), work)).toMatchObject({ outcome: { state: 'delivered' } });
    expect(recover).toHaveBeenCalledTimes(1);
  });

  it('of which the record may be lost waits while nobody can look, until it is too late', async () => {
    for (const [looks, outcome] of [
      [3, { state: 'delivered', reason: 'late' }],
      [200, { state: 'skipped', reason: 'too-late' }],
    ] as const) {
      now = DUE;
      const platform = fakePlatform('discord', [], Array(looks).fill('later'));
      const key = await due();
      later(30 * MINUTE);
      const work = workWith(platform, { openedAt: now });
      expect(await deliverRun(key, work)).toEqual({ kind: 'waits', at: new Date(now.getTime() + MINUTE) });
      expect(await untilOver(key, work)).toEqual({ kind: 'over', outcome });
      expect(platform.posted).toHaveLength(outcome.state === 'delivered' ? 1 : 0);
    }
  });

  it('is not sent while its briefing is paused', async () => {
    const platform = fakePlatform('discord');
    const key = await due();
    const briefing = await store.get(key.briefing);
    if (briefing === null) throw new Error('gone');
    await store.change(briefing, { kind: 'pause' }, '300', now);
    expect(await deliverRun(key, workWith(platform))).toMatchObject({ outcome: { reason: 'paused' } });
    expect(platform.posted).toEqual([]);
  });

  async function pause({ briefing: id }: SlotKey): Promise<void> {
    const briefing = await store.get(id);
    if (briefing === null) throw new Error('it is gone');
    expect(await store.change(briefing, { kind: 'pause' }, '300', now)).toMatchObject({ kind: 'changed' });
  }

  it.each([1, 2])('is not sent where its briefing is paused while it waits for turn %d', async (turn) => {
    const platform = fakePlatform('discord', turn === 1 ? [] : ['message-lost']);
    const key = await due();
    const work = workWith(inTurn(platform, () => pause(key), turn));
    expect(await untilOver(key, work)).toMatchObject({ outcome: { state: 'skipped', reason: 'paused' } });
    expect(platform.posted).toEqual([]);
  });

  it('is not sent where it becomes too late while it waits for its turn', async () => {
    const platform = fakePlatform('discord');
    const work = workWith(inTurn(platform, () => later(121 * MINUTE)));
    expect(await untilOver(await due(), work)).toMatchObject({ outcome: { reason: 'too-late' } });
    expect(platform.posted).toEqual([]);
  });

  it('says that it is late where it becomes so while it waits for its turn', async () => {
    const platform = fakePlatform('discord');
    const work = workWith(inTurn(platform, () => later(20 * MINUTE)));
    expect(await untilOver(await due(), work)).toMatchObject({ outcome: { reason: 'late' } });
    expect(platform.posted).toEqual([{ nonce: expect.anything(), text: expect.stringContaining('Late: ') }]);
  });

  it('is silent at first where only changes are wanted, then skipped, then sent', async () => {
    const platform = fakePlatform('discord');
    const reasons: unknown[] = [];
    const revised = aFactBook({ observations: [anObservation(exports, '3.5', { multiplier: 9 })] });
    let key = await due({ mode: 'changes' });
    for (const book of [BOOK, BOOK, revised, revised]) {
      const worked = await deliverRun(key, workWith(platform, { book: () => book }));
      reasons.push(worked.kind === 'over' ? worked.outcome.reason : worked.kind);
      later(24 * 60 * MINUTE);
      const [next] = (await ledger.claimDue(now, 1)).runs;
      if (next === undefined) throw new Error('nothing is due');
      key = next;
    }
    expect(reasons).toEqual(['baseline', 'nothing-new', 'on-time', 'nothing-new']);
    expect(platform.posted).toHaveLength(1);
    expect(platform.posted[0]?.text).toContain('Before: $3.45 billion.');
  });

  it('is repeated with the next one where nobody knows whether it arrived', async () => {
    const platform = fakePlatform('slack', ['none', 'message-lost']);
    const key = await due();
    await deliverRun(key, workWith(platform));
    const [key2] = (await ledger.claimDue(new Date(DUE.getTime() + 24 * 60 * MINUTE), 1)).runs;
    later(24 * 60 * MINUTE);
    const revised = aFactBook({ observations: [anObservation(exports, '3.5', { multiplier: 9 })] });
    if (key2 === undefined) throw new Error('nothing is due');
    const before = await ledger.memory(key.briefing);
    expect(await deliverRun(key2, workWith(platform, { book: () => revised }))).toMatchObject({
      outcome: { state: 'unknown', reason: 'no-answer' },
    });
    expect(await ledger.memory(key.briefing)).toEqual(before);
  });

  it('on Discord is found where its reply was lost, and sent again where it was not there', async () => {
    for (const fault of ['reply-lost', 'message-lost'] as const) {
      const platform = fakePlatform('discord', [fault]);
      const worked = await deliverRun(await due(), workWith(platform));
      expect(worked).toMatchObject({ outcome: { state: 'delivered' } });
      expect(platform.posted).toHaveLength(1);
    }
  });

  it('on Slack is unknown where its reply was lost, told to its owner, and never sent again', async () => {
    const platform = fakePlatform('slack', ['reply-lost']);
    const key = await due();
    expect(await untilOver(key, workWith(platform))).toEqual({
      kind: 'over',
      outcome: { state: 'unknown', reason: 'no-answer' },
    });
    expect(platform.posted).toHaveLength(1);
    expect(await tellNotices(workWith(platform), 'town')).toEqual([]);
    expect(platform.told).toEqual([
      expect.stringMatching(/^300: Briefing .* may not have arrived\nNobody confirmed/),
    ]);
  });

  it.each(['channel-gone', 'access-lost', 'refused'] as const)(
    'that can never arrive pauses its briefing and is told once: %s',
    async (fault) => {
      const platform = fakePlatform('discord', [fault]);
      const key = await due({ backupOwner: '301' });
      const work = workWith(platform);
      expect(await untilOver(key, work)).toEqual({
        kind: 'over',
        outcome: { state: 'failed', reason: fault },
      });
      expect((await store.get(key.briefing))?.state).toEqual({ kind: 'paused', reason: fault });
      const teller = fakePlatform('discord', ['access-lost', 'refused']);
      const untold = await Promise.all([1, 2].map(() => tellNotices(workWith(teller), 'town')));
      expect(untold.flat()).toEqual([]);
      expect(teller.told).toEqual([expect.stringMatching(/^301: Briefing .* is paused\n/)]);
    },
  );

  it('that meets a refused token waits for another one, and its briefing goes on', async () => {
    const platform = fakePlatform('slack', ['token-revoked']);
    const key = await due();
    expect(await deliverRun(key, workWith(platform))).toMatchObject({ kind: 'waits' });
    expect((await store.get(key.briefing))?.state).toEqual({ kind: 'active' });
    expect(await untilOver(key, workWith(platform))).toMatchObject({ outcome: { state: 'delivered' } });
  });

  it.each(['down', 'limited', 'token-revoked'] as const)(
    'that went wrong is told later where nobody can be reached now: %s',
    async (fault) => {
      const key = await due();
      later(121 * MINUTE);
      await deliverRun(key, workWith(fakePlatform('discord')));
      const platform = fakePlatform('discord', [fault, fault]);
      const work = workWith(platform);
      expect(await tellNotices(work, 'town')).toEqual([]);
      expect(await tellNotices(work, 'town')).toEqual([]);
      later(6 * MINUTE);
      expect(await tellNotices(work, 'town')).toEqual([]);
      later(6 * MINUTE);
      await tellNotices(work, 'town');
      expect(platform.told).toEqual([expect.stringMatching(/^channel: Briefing .* was not sent/)]);
      later(6 * MINUTE);
      await tellNotices(work, 'town');
      expect(platform.told).toHaveLength(1);
    },
  );

  it('that went wrong is told to nobody after a week in which nobody could be reached, which is said once', async () => {
    const key = await due();
    later(121 * MINUTE);
    await deliverRun(key, workWith(fakePlatform('discord')));
    later(9 * 24 * 60 * MINUTE);
    const work = workWith(fakePlatform('discord', ['down', 'down']));
    expect(await tellNotices(work, 'town')).toEqual([{ ...key, kind: 'missed', earlier: null }]);
    later(6 * MINUTE);
    expect(await tellNotices(work, 'town')).toEqual([]);
  });

  it.each(['none', 'limited'] as const)(
    'is known as what its platform said, though the database is away just then: %s',
    async (fault) => {
      const platform = fakePlatform('slack', [fault]);
      const key = await due();
      let isAway = true;
      let tries = 0;
      const whenHere = <Args extends unknown[], Result>(method: (...args: Args) => Promise<Result>) => {
        return async (...args: Args) => {
          tries++;
          if (isAway) throw Object.assign(new Error('terminating connection'), { code: '57P01' });
          return method(...args);
        };
      };
      const flaky = { ...ledger, end: whenHere(ledger.end), putBack: whenHere(ledger.putBack) };
      const work = workWith(platform, { ledger: holdingOn(flaky, new AbortController().signal) });
      const worked = deliverRun(key, work);
      await vi.waitUntil(() => tries > 1);
      // Nobody takes it for one whose sender was stopped.
      later(SEND_WITHIN_MS + MINUTE);
      expect(await deliverRun(key, work)).toEqual({ kind: 'not-ours' });
      expect(await giveUp(key, work)).toEqual({ kind: 'not-ours' });
      isAway = false;
      expect((await worked).kind).toBe(fault === 'none' ? 'over' : 'waits');
      if (fault === 'limited') await untilOver(key, work);
      expect(await standing(key)).toMatchObject({ outcome: { state: 'delivered' } });
      expect(platform.posted).toHaveLength(1);
    },
  );

  it('is noted with what its message tells before it is sent, also where the ledger holds on', async () => {
    const key = await due();
    const work = workWith(fakePlatform('discord'), {
      ledger: holdingOn(ledger, new AbortController().signal),
    });
    await deliverRun(key, work);
    expect(await ledger.telling(key)).toMatchObject({ mode: 'digest', told: [{ print: '3.45 9' }] });
  });

  it('is left to the next process where the database is away and the program stops', async () => {
    const key = await due();
    const stopping = new AbortController();
    const gone = Object.assign(new Error('terminating connection'), { code: '57P01' });
    const away = { ...ledger, end: () => Promise.reject(gone) };
    const worked = deliverRun(
      key,
      workWith(fakePlatform('slack'), { ledger: holdingOn(away, stopping.signal) }),
    );
    setTimeout(() => stopping.abort(), 50);
    await expect(worked).rejects.toBe(gone);
    expect((await standing(key))?.kind).toBe('sending');
    // With what its message says: the next process may have another book.
    expect(await ledger.telling(key)).not.toBeNull();
  });

  it('of a briefing that cannot be read any more fails for that reason, and its owner is told beside others', async () => {
    const platform = fakePlatform('discord');
    const [key, sound] = [await due(), await due()];
    const spoil = (columns: { zone?: string; platform?: string }) =>
      open.db.updateTable('briefing').set(columns).where('id', '=', key.briefing).execute();
    await spoil({ zone: 'Mars/Olympus' });
    const outcome = { state: 'failed', reason: 'unreadable' };
    expect(await deliverRun(key, workWith(platform))).toEqual({ kind: 'over', outcome });
    await ledger.claimDue(new Date(DUE.getTime() + 25 * 60 * MINUTE), 10);
    await deliverRun(sound, workWith(platform));
    expect(await tellNotices(workWith(platform), 'town')).toEqual([]);
    expect(platform.told.toSorted()).toEqual([
      expect.stringContaining(`/town briefing resume ${key.briefing}`),
    ]);
    // What not even a name can be read of is told to nobody, which is said, and holds up no other notice.
    const gone = await due();
    await deliverRun(gone, workWith(fakePlatform('discord', ['refused'])));
    await open.db.updateTable('briefing').set({ platform: 'irc' }).where('id', '=', gone.briefing).execute();
    expect(await tellNotices(workWith(platform), 'town')).toEqual([
      { ...gone, kind: 'paused', earlier: null },
    ]);
    expect(await tellNotices(workWith(platform), 'town')).toEqual([]);
  });

  it('that breaks again and again is given up and told', async () => {
    const platform = fakePlatform('discord');
    const key = await due();
    const work = workWith(platform, {
      book: () => {
        throw new Error('the book is torn');
      },
    });
    await expect(deliverRun(key, work)).rejects.toThrow('the book is torn');
    expect(await giveUp(key, work)).toEqual({ kind: 'over', outcome: { state: 'failed', reason: 'broken' } });
    await tellNotices(workWith(platform), 'town');
    expect(platform.told).toEqual([expect.stringContaining('The fault is ours')]);
  });

  it('stays one that is being sent while its platform lets nobody look, and is looked for first', async () => {
    const platform = fakePlatform('discord', ['reply-lost'], ['later', 'later']);
    const key = await due();
    const work = workWith(platform);
    expect(await deliverRun(key, work)).toMatchObject({ kind: 'waits' });
    expect((await standing(key))?.kind).toBe('sending');
    expect(await untilOver(key, work)).toEqual({
      kind: 'over',
      outcome: { state: 'delivered', reason: 'found' },
    });
    expect(platform.posted).toHaveLength(1);
  });

  it('is looked for from its first send on, however long nobody can look', async () => {
    const platform = fakePlatform('discord', ['reply-lost'], Array(15).fill('later'));
    const recover = vi.fn(platform.recover);
    const key = await due();
    expect(await untilOver(key, workWith({ ...platform, recover }))).toMatchObject({
      outcome: { reason: 'found' },
    });
    expect(now.getTime()).toBeGreaterThanOrEqual(DUE.getTime() + 15 * SEND_WITHIN_MS);
    expect(new Set(recover.mock.calls.map(([, since]) => since.getTime()))).toEqual(new Set([DUE.getTime()]));
    // Only what was sent just now may still come.
    expect(recover.mock.calls.map(([, , last]) => last)).toEqual([DUE, ...Array(15).fill(undefined)]);
  });

  it('that is sent again and not taken now is not put back, since what was sent first may come', async () => {
    const platform = fakePlatform('discord', ['message-lost', 'limited']);
    const key = await due();
    const work = workWith(platform);
    expect(await deliverRun(key, work)).toEqual({
      kind: 'waits',
      at: new Date(DUE.getTime() + SEND_WITHIN_MS),
    });
    expect(await standing(key)).toMatchObject({ kind: 'sending', since: DUE });
    expect(await untilOver(key, work)).toMatchObject({ outcome: { state: 'delivered' } });
  });

  it('is not sent again by who looked for so long that somebody else had it', async () => {
    const platform = fakePlatform('discord', ['message-lost']);
    const key = await due();
    const sends = vi.fn(platform.send);
    const other = { ...platform, send: sends };
    const slow = {
      ...other,
      recover: async (...look: Parameters<Deliver['recover']>) => {
        const found = await platform.recover(...look);
        later(SEND_WITHIN_MS);
        expect(await deliverRun(key, workWith(other))).toMatchObject({ kind: 'over' });
        // By now the nonce keeps nothing away.
        platform.posted.splice(0);
        return found;
      },
    };
    await untilOver(key, workWith(slow));
    expect(sends).toHaveBeenCalledTimes(2);
    expect(platform.posted).toEqual([]);
  });

  /** Works with a process that is stopped at one call, and then with others, until the run is over. */
  async function withStop(
    platform: FakePlatform,
    { at, isAfter }: { at: number; isAfter: boolean },
  ): Promise<Worked | 'ended before'> {
    const key = await due();
    const stop = { at, isAfter, calls: 0 };
    const doomed = workWith(stopping(platform, stop), { ledger: stopping(ledger, stop) });
    const worked = await untilOver(key, doomed).catch((error: unknown) => {
      if (error instanceof Stopped) return null;
      throw error;
    });
    if (worked !== null) return 'ended before';
    // It may have ended and died of telling so.
    const seen = await standing(key);
    if (seen?.kind === 'over') return { kind: 'over', outcome: seen.outcome };
    later(SEND_WITHIN_MS);
    return untilOver(key, workWith(platform));
  }

  const STOPS = Array.from({ length: 8 }, (_, index) => index + 1).flatMap((at) => [
    { at, isAfter: false },
    { at, isAfter: true },
  ]);

  it.each(STOPS)(
    'whose process is stopped at step $at (after it: $isAfter) comes once on Discord',
    async (stop) => {
      const platform = fakePlatform('discord');
      const worked = await withStop(platform, stop);
      expect(platform.posted).toHaveLength(1);
      if (worked !== 'ended before') expect(worked).toMatchObject({ outcome: { state: 'delivered' } });
    },
  );

  it.each(STOPS)(
    'whose process is stopped at step $at (after it: $isAfter) comes at most once on Slack',
    async (stop) => {
      const platform = fakePlatform('slack');
      const worked = await withStop(platform, stop);
      expect(platform.posted.length).toBeLessThanOrEqual(1);
      if (worked === 'ended before') return;
      if (worked.kind !== 'over') throw new Error(worked.kind);
      if (worked.outcome.state === 'delivered') expect(platform.posted).toHaveLength(1);
      else expect(worked.outcome).toEqual({ state: 'unknown', reason: 'stopped' });
    },
  );

  it('comes never twice, whatever fails and wherever processes are stopped', async () => {
    const faults = fc.array(fc.constantFrom<Fault>('none', 'reply-lost', 'message-lost', 'limited', 'down'), {
      maxLength: 6,
    });
    const stops = fc.array(fc.record({ at: fc.integer({ min: 1, max: 9 }), isAfter: fc.boolean() }), {
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('discord', 'slack'), faults, stops, async (like, list, kills) => {
        now = DUE;
        const platform = fakePlatform(like, [...list]);
        const key = await due();
        for (const { at, isAfter } of kills) {
          const stop = { at, isAfter, calls: 0 };
          const doomed = workWith(stopping(platform, stop), { ledger: stopping(ledger, stop) });
          await untilOver(key, doomed).catch((error: unknown) => {
            if (!(error instanceof Stopped)) throw error;
          });
          later(SEND_WITHIN_MS);
        }
        await untilOver(key, workWith(platform));
        const seen = await standing(key);
        if (seen?.kind !== 'over') throw new Error('it has no end');
        const { state } = seen.outcome;
        expect(platform.posted.length).toBeLessThanOrEqual(1);
        if (state === 'delivered') expect(platform.posted).toHaveLength(1);
        if (like === 'discord') expect(state).toBe('delivered');
        else expect(['delivered', 'unknown']).toContain(state);
        await store.remove(key.briefing, '300', now);
      }),
      { numRuns: 60 },
    );
  });
});
