import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { aPlace, buttonsIn } from '../support/briefing-desk.ts';
import { anEnding } from '../support/briefings.ts';
import { embeddedDatabase, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { aStandingBriefing } from '../support/standing-briefing.ts';

describe('the trail of a briefing', () => {
  let test: TestDatabase;
  let open: Database;
  beforeAll(async () => {
    test = await embeddedDatabase();
    open = await openTestDatabase(test);
  });
  afterAll(async () => {
    await open.close();
    await test.remove();
  });
  const standing = (options?: Parameters<typeof aStandingBriefing>[1]) => aStandingBriefing(open, options);

  it('tells who removed it, and when, in its channel', async () => {
    const { desk, place, text, name } = await standing();
    await text(`briefing remove ${name} sure:yes`);
    const told = await text(`briefing why ${name}`);
    expect(told).toContain(`Removed: ${name}`);
    expect(told).toMatch(/• Fri, 27 Nov 2026.*: you – removed it\n• .*: you – set it up/);
    const elsewhere = await standing();
    expect(await elsewhere.text(`briefing why ${name}`)).toContain('No briefing here is called');
    expect(await desk.text(`briefing why ${name}`, aPlace(place.channel, { id: 'bob' }))).toContain(
      'UANN12345 – removed it',
    );
  });

  it.each([
    [
      '10:00 weekdays changes zh late:60',
      'changed it: kind: all figures → only what changed; language: English → Chinese; how late it may be: 120 minutes → 60 minutes; days and time: every day at 09:00 (Asia/Shanghai) → Monday to Friday at 10:00 (Asia/Shanghai)',
    ],
  ])('tells the old and the new value of what was edited: %s', async (words, told) => {
    const { ask, text, name } = await standing();
    await text(buttonsIn(await ask(`briefing edit ${name} ${words}`)).get('Save') ?? '');
    expect(await text(`briefing why ${name}`)).toContain(told);
  });

  it('tells which quiet days came and went, and who owned it', async () => {
    const { text, name } = await standing();
    await text(`briefing quiet ${name} 2026-12-24..2026-12-26`);
    await text(`briefing quiet ${name} remove 2026-12-25`);
    await text(`briefing transfer ${name} @bob backup:@eve`);
    const told = await text(`briefing why ${name}`);
    expect(told).toContain('changed it: quiet days: + 24 Dec 2026 – 26 Dec 2026');
    expect(told).toContain('changed it: quiet days: − 25 Dec 2026');
    expect(told).toContain('changed it: owner: you → Bob; backup owner: nobody → Eve');
    expect(await text(`briefing why ${name}`, 'ru')).toContain('владелец: вы → Bob');
    expect(await text(`briefing why ${name}`, 'zh-CN')).toContain('修改：负责人：您 → Bob');
  });

  it('tells why it was stopped', async () => {
    const { text, name, ledger } = await standing();
    const now = new Date('2026-11-28T01:00:10Z');
    const key = (await ledger.claimDue(now, 10)).runs.find(({ briefing }) => briefing === name);
    const run = key === undefined ? null : await ledger.run(key);
    if (run === null) throw new Error('nothing is due');
    await ledger.end(run, anEnding({ state: 'failed', reason: 'archived' }), now);
    expect(await text(`briefing why ${name}`)).toContain(
      'the bot itself – stopped it: the channel is archived',
    );
  });

  it('says how many changes are not shown, and leads to them', async () => {
    const { ask, text, name } = await standing();
    for (let count = 0; count < 12; count++) {
      await text(`briefing ${count % 2 === 0 ? 'pause' : 'resume'} ${name}`);
    }
    expect(await text(`briefing why ${name}`)).toContain('… and 3 earlier changes');
    const more = buttonsIn(await ask(`briefing why ${name}`)).get('Earlier changes') ?? '';
    const page = await text(more);
    expect(page.match(/^• /gmu)).toHaveLength(3);
    expect(page).toContain('you – set it up');
  });

  it.each([
    ['en-GB', 'the channel is told, or the owner where that fails'],
    ['zh-CN', '在频道中告知；频道无法写入时告知负责人'],
    ['ru', 'узнаёт канал, а если туда не написать — владелец'],
  ])('says who hears of a run that is left out, in %s', async (locale, told) => {
    const { text, name } = await standing();
    expect(await text(`briefing why ${name}`, locale)).toContain(told);
  });

  it('counts quiet days that are still to come', async () => {
    let now = new Date('2026-11-27T12:00:00Z');
    const { text, name } = await standing({ now: () => now });
    await text(`briefing quiet ${name} 2026-11-28..2026-11-30`);
    expect(await text(`briefing why ${name}`)).toContain('Nothing is sent on 3 quiet days');
    now = new Date('2026-11-30T01:00:00Z');
    expect(await text(`briefing why ${name}`)).toContain('Nothing is sent on 1 quiet day.');
    now = new Date('2026-12-02T01:00:00Z');
    expect(await text(`briefing why ${name}`)).not.toContain('quiet day.');
  });
});
