import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelRef } from '../../src/briefing/briefing.ts';
import type { Database } from '../../src/store/database.ts';
import { aChannel, aDesk, aPlace, buttonsIn, type Person } from '../support/briefing-desk.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../support/databases.ts';

describe.each(DATABASES)('files of briefings on $name', ({ make }) => {
  if (make === null) return it.skip('are exported and imported');

  let test: TestDatabase;
  let open: Database;
  let desk: ReturnType<typeof aDesk>;
  beforeAll(async () => {
    test = await make();
    open = await openTestDatabase(test);
    desk = aDesk(open);
  });
  afterAll(async () => {
    expect(desk.lines.filter(({ level }) => level === 'error')).toEqual([]);
    await open.close();
    await test.remove();
  });

  const at = (channel: ChannelRef, person: Person = { power: 'workspace' }) => aPlace(channel, person);
  const exported = async (place: ReturnType<typeof at>, all = false) => {
    const { card } = await desk.ask(all ? 'briefing export all' : 'briefing export', place);
    const file = card.parts.find((part) => part.kind === 'file' || part.kind === 'code');
    if (file === undefined) throw new Error(JSON.stringify(card));
    return file.text;
  };
  const imported = (file: string, place: ReturnType<typeof at>) =>
    desk.runner.run({ command: 'briefing import', args: { file } }, { locale: 'en', at: place });

  it('bring everything back, letter by letter, after all of it was wiped', async () => {
    const here = at(aChannel({ workspace: '901' }));
    const there = at(aChannel({ workspace: '901' }));
    const first = await desk.saved(
      'briefing schedule trade mon,thu 7:30 Asia/Shanghai changes Russian',
      here,
    );
    await desk.ask(`briefing quiet ${first} 2026-12-24..2026-12-26`, here);
    await desk.ask(`briefing transfer ${first} @bob backup:@eve`, here);
    const second = await desk.saved('briefing schedule roads daily 18:00 spotlight', there);
    await desk.ask(`briefing pause ${second}`, there);
    const file = await exported(here, true);
    expect(file.match(/- id: /g)).toHaveLength(2);
    expect(await exported(there)).not.toContain(first);
    expect(await desk.store.purge('discord', '901')).toBe(2);
    const preview = await imported(file, here);
    expect(JSON.stringify(preview.card)).toContain('2 new, 0 changed, 0 as they stand.');
    expect(await desk.store.ofWorkspace('discord', '901')).toEqual([]);
    const apply = buttonsIn(preview).get('Import') ?? '';
    expect(await desk.text(apply, here)).toContain('2 briefings are as the file says.');
    expect(await exported(here, true)).toBe(file);
    // Pressed twice, nothing is left to do.
    expect(await desk.text(apply, here)).toContain('Nothing had to be changed.');
    expect(JSON.stringify((await imported(file, here)).card)).toContain('0 new, 0 changed, 2 as they stand.');
  });

  it('show what would change, and change what somebody has edited in them', async () => {
    const here = at(aChannel({ workspace: '902' }));
    const id = await desk.saved('briefing schedule trade 9:00', here);
    const file = (await exported(here))
      .replace('09:00', '10:15')
      .replace('state: active', 'state: paused-asked');
    const preview = await imported(file, here);
    expect(JSON.stringify(preview.card)).toContain(`~ ${id}: days, time or quiet days, whether it is paused`);
    await desk.ask(buttonsIn(preview).get('Import') ?? '', here);
    expect((await desk.store.ofChannel(here.channel))[0]).toMatchObject({
      schedule: { time: '10:15' },
      state: { kind: 'paused', reason: 'asked' },
    });
    expect(await exported(here)).toBe(file);
  });

  it('are refused with every fault and its line, from elsewhere, and by who may not', async () => {
    const here = at(aChannel({ workspace: '903' }));
    await desk.saved('briefing schedule trade', here);
    const file = await exported(here);
    const faulty = await imported(file.replace('09:00', '25:00').replace('digest', 'rumours'), here);
    expect(faulty.isMisuse).toBe(true);
    expect(JSON.stringify(faulty.card)).toMatch(
      /Line 9: briefings\.0\.time[\s\S]*Line 11: briefings\.0\.mode/,
    );
    const text = async (...[written, place]: Parameters<typeof imported>) =>
      JSON.stringify((await imported(written, place)).card);
    expect(await text(file.replace('903', '904'), here)).toContain('is of another server or workspace');
    const other = at(aChannel({ workspace: '903' }), { power: 'channel' });
    expect(await text(file, other)).toContain('holds briefings of other channels');
    expect(await text(file, at(here.channel, { id: 'eve', power: 'none' }))).toContain('You may not change');
    expect(await desk.text('briefing export all', other)).toContain('Only who looks after the whole server');
    expect(await desk.text('briefing import', here)).toContain('with the option file');
    expect(await desk.text('briefing import kept:AAAAAAAAAAAA sure:yes', here)).toContain('no longer kept');
  });

  it('bring no more into a channel than it may hold', async () => {
    const here = at(aChannel({ workspace: '905' }));
    await desk.saved('briefing schedule trade', here);
    const file = await exported(here);
    const [head = '', entry = ''] = file.split('briefings:\n');
    const many = Array.from({ length: 25 }, (_, count) =>
      entry.replace(/id: \w+/, `id: aaaaaaa${'abcdefghijklmnopqrstuvwxyz'[count]}`),
    );
    const refused = await imported(`${head}briefings:\n${many.join('')}`, here);
    expect(JSON.stringify(refused.card)).toContain('at most 25 briefings');
  });
});
