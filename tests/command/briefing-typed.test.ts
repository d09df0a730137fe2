import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDiscord } from '../../src/adapter/discord/render.ts';
import { StoreAway } from '../../src/briefing/store.ts';
import type { Database } from '../../src/store/database.ts';
import { aDesk, aStoreThat, buttonsIn } from '../support/briefing-desk.ts';
import { embeddedDatabase, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { aStandingBriefing, data } from '../support/standing-briefing.ts';

describe('what is typed about a briefing', () => {
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

  it.each([
    ['ru', 'с 2026-12-01 по 2026-12-07'],
    ['en-GB', 'from 2026-12-01 until 2026-12-07'],
    ['en-GB', '2026-12-01 through 2026-12-07'],
    ['en-GB', '2026-12-01/2026-12-07'],
    ['zh-CN', '从2026-12-01到2026-12-07'],
  ])('makes seven quiet days of seven, in %s: %s', async (locale, days) => {
    const { text, briefing, name } = await standing();
    expect(await text(`briefing quiet ${name} ${days}`, locale)).toMatch(/^7 ?/);
    expect((await briefing()).schedule.quiet).toHaveLength(7);
  });

  it('is asked back where nobody can say whether the days between are meant, and nothing is saved', async () => {
    const { ask, text, briefing, name } = await standing();
    const asked = buttonsIn(await ask(`briefing quiet ${name} 2026-12-01 bis 2026-12-07`));
    expect((await briefing()).schedule.quiet).toEqual([]);
    expect([...asked].slice(0, 2)).toEqual([
      ['1 Dec 2026 – 7 Dec 2026', `briefing quiet ${name} 2026-12-01..2026-12-07`],
      ['1 Dec 2026, 7 Dec 2026', `briefing quiet ${name} 2026-12-01, 2026-12-07`],
    ]);
    await text(asked.get('1 Dec 2026 – 7 Dec 2026') ?? '');
    expect((await briefing()).schedule.quiet).toHaveLength(7);
    const removing = buttonsIn(await ask(`briefing quiet ${name} remove 2026-12-02 bis 2026-12-04`));
    await text([...removing.values()][0] ?? '');
    expect((await briefing()).schedule.quiet).toHaveLength(4);
  });

  it('is no name of a briefing because it is a word of some letters', async () => {
    const { text, name } = await standing();
    expect(await text('briefing quiet Christmas 2026-12-25')).toMatch(/^1 quiet day/);
    expect(await text('briefing quiet holidays 2026-12-26 Boxing Day')).toMatch(/^2 quiet days/);
    expect(await text(`briefing quiet ${name.slice(0, 7)} 2026-12-27`)).toContain(`“${name.slice(0, 7)}”`);
    expect(await text('briefing quiet k3m9pq2x 2026-12-27')).toContain('“k3m9pq2x”');
    expect(await text('briefing quiet')).toMatch(/^2 quiet days/);
  });

  it('is told of days that are over', async () => {
    const { text, name } = await standing();
    const told = await text(`briefing quiet ${name} 2026-11-01..2026-11-03, 2026-12-25`);
    expect(told).toMatch(/^1 quiet day/);
    expect(told).toContain('3 of these days are over');
    expect(await text(`briefing quiet ${name} 2026-11-01`)).toContain('1 of these days is over');
  });

  it('names one owner, and another person behind', async () => {
    const { ask, text, briefing, name } = await standing();
    const two = await ask(`briefing transfer ${name} @bob @eve`);
    expect(buttonsIn(two).get(`/harbin briefing transfer ${name} bob backup:eve`)).toBeDefined();
    expect(await text(`briefing transfer ${name} @eve backup:@eve`)).toContain('somebody else, or nobody');
    expect(await briefing()).toMatchObject({ owner: 'UANN12345', backupOwner: null });
    await text(`briefing transfer ${name} to @bob backup:@eve`);
    expect(await briefing()).toMatchObject({ owner: 'bob', backupOwner: 'eve' });
    expect(await text(`briefing transfer ${name} @eve`)).toContain('Owner: Eve.');
    expect(await briefing()).toMatchObject({ owner: 'eve', backupOwner: null });
  });

  it('names who is behind also where a space stands before the name', async () => {
    const { text, briefing, name } = await standing();
    await text(`briefing transfer ${name} to: @bob backup: @eve`);
    expect(await briefing()).toMatchObject({ owner: 'bob', backupOwner: 'eve' });
  });

  it('is asked for kindly where a transfer names nobody', async () => {
    const { ask, name } = await standing();
    const { card } = await ask(`briefing transfer ${name}`);
    expect(card).toMatchObject({ title: `Owner of ${name}`, tone: 'question' });
  });

  it('names the same person by the button that tries again', async () => {
    const { place, text, briefing } = await standing();
    const gone = {
      store: aStoreThat(() => Promise.reject(new StoreAway('gone'))),
      send: async () => ({ kind: 'delivered', message: '1' }) as const,
    };
    const away = aDesk(open, { book: data, briefings: () => gone });
    const named = { ...place, named: new Map([['@bob', 'U012AB3CD']]) };
    const again = buttonsIn(await away.ask('briefing transfer @bob', named)).get('Try again') ?? '';
    expect(await text(again)).toContain('Owner: U012AB3CD');
    expect(await briefing()).toMatchObject({ owner: 'U012AB3CD' });
  });

  it.each([
    'test channel NAME',
    'test NAME to channel',
    'test to channel',
    'test NAME channel',
    'test to the channel',
  ])('sends a test to the channel: %s', async (line) => {
    const { desk, text, name } = await standing();
    expect(await text(`briefing ${line.replace('NAME', name)}`)).toContain('The message is in the channel.');
    expect(desk.sent).toHaveLength(1);
  });

  it.each([
    ['en-GB', 'language:zh', '这样修改'],
    [
      'en-GB',
      'zh',
      'Then: Services outsourcing; every day at 09:00 (Asia/Shanghai); all figures; in Chinese.',
    ],
    ['ru', 'language:en', 'Change'],
  ])('changes the language that a briefing speaks, in %s: %s', async (locale, words, told) => {
    const { ask, text, briefing, name } = await standing();
    await text(`briefing edit ${name} ru`);
    const russian = buttonsIn(await ask(`briefing edit ${name} ru`)).get('Save') ?? '';
    await text(russian);
    expect((await briefing()).language).toBe('ru');
    expect(await text(`briefing edit ${name} ${words}`, locale)).toContain(told);
    const [save] = buttonsIn(await ask(`briefing edit ${name} ${words}`, locale)).values();
    await text(save ?? '', locale);
    expect((await briefing()).language).toBe(words.replace('language:', ''));
  });

  it('is asked for where an edit says nothing new, and no button changes nothing', async () => {
    const { ask, name } = await standing();
    const nothing = await ask(`briefing edit ${name} 9:00`);
    expect(nothing.card).toMatchObject({ title: `What is to change in ${name}?`, tone: 'question' });
    const strange = buttonsIn(await ask('briefing edit zzz'));
    expect([...strange.values()].filter((line) => line.startsWith('briefing edit'))).toEqual([]);
    const late = buttonsIn(await ask(`briefing edit ${name} 27:00 late:30`));
    expect([...late.values()][0]).toContain('late:30');
  });

  it('is told the channel of a briefing that stands in another one', async () => {
    const { name, place } = await standing();
    const elsewhere = await standing();
    const { card } = await elsewhere.ask(`briefing pause ${name}`);
    expect(card.parts[0]).toMatchObject({ mentions: [`<#${place.channel.channel}>`] });
    expect(JSON.stringify(card.parts[0])).toContain(`another channel, <#${place.channel.channel}>. Type`);
  });

  it('lists every briefing whole on Discord, those without room on a next page', async () => {
    const { desk, place, name } = await standing({ platform: 'discord' });
    const names = [name];
    for (let hour = 0; hour < 14; hour++) {
      names.push(await desk.saved(`briefing schedule all daily ${hour}:15`, place));
    }
    const seen: string[] = [];
    let line = 'briefing list';
    for (let page = 0; page < 6 && line !== ''; page++) {
      const { card } = await desk.ask(line, place);
      const { embeds, components } = renderDiscord(card, {
        accent: '#000000',
        shareLine: null,
        addressee: null,
        isPrivate: true,
      });
      seen.push(...(embeds[0]?.description ?? '').split('\n\n'));
      const more = components.flatMap((row) => row.components).find(({ label }) => label === 'More');
      line = more?.custom_id.replace(/^see:/, '') ?? '';
    }
    expect(seen.map((entry) => entry.slice(0, 8))).toEqual(names.toSorted());
    for (const entry of seen) expect(entry).toMatch(/ at \d\d:15|09:00/);
    for (const entry of seen) expect(entry).toMatch(/Next: .*\. It has not gone out yet\. Owner: you\./);
  });
});
