import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BriefingStore, StoreAway } from '../../src/briefing/store.ts';
import { createRunner } from '../../src/command/run.ts';
import type { Database } from '../../src/store/database.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { aChannel, aDesk, aPlace, aStoreThat, buttonsIn } from '../support/briefing-desk.ts';
import { aBriefing } from '../support/briefings.ts';
import { id } from '../support/build-pack.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { townBook } from '../support/discord-harness.ts';
import { recordingLog } from '../support/recording-log.ts';

describe.each(DATABASES)('standing briefings on $name', ({ make }) => {
  if (make === null) return it.skip('are commanded');

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

  it('are shown with the message and the next five runs before anything is saved', async () => {
    const place = aPlace(aChannel());
    const preview = await desk.text('briefing schedule trade weekdays 9am Shanghai', place);
    expect(preview).toContain('Save this briefing?');
    expect(preview).toContain('trade; Monday to Friday at 09:00 (Asia/Shanghai); all figures; in English.');
    const runs = preview.split('\n').filter((line) => line.startsWith('• '));
    expect(runs.map((run) => run.replaceAll(',', ''))).toEqual([
      '• Mon 30 Nov 2026 09:00 UTC+8',
      '• Tue 1 Dec 2026 09:00 UTC+8',
      '• Wed 2 Dec 2026 09:00 UTC+8',
      '• Thu 3 Dec 2026 09:00 UTC+8',
      '• Fri 4 Dec 2026 09:00 UTC+8',
    ]);
    expect(preview).toContain('$3.45 billion');
    expect(await desk.store.ofChannel(place.channel)).toEqual([]);
  });

  it('are saved once by a button that may be pressed twice, and listed', async () => {
    const place = aPlace(aChannel());
    const preview = await desk.ask(
      'briefing schedule trade,roads mon,thu 08:30 Europe/Moscow changes Russian',
      place,
    );
    const save = buttonsIn(preview).get('Save') ?? '';
    expect(save).toMatch(/^briefing schedule all mon,thu 08:30 Europe\/Moscow changes ru save:[a-z2-9]{8}$/);
    const done = await Promise.all([desk.ask(save, place), desk.ask(save, place)]);
    expect(done.map(({ card }) => card.title.replace(/\w{8}$/, ''))).toEqual(
      expect.arrayContaining(['Saved: ', 'Already saved: ']),
    );
    expect((await desk.ask(save, place)).card.title).toMatch(/^Already saved/);
    const [only, ...others] = await desk.store.ofChannel(place.channel);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      topics: ['trade', 'roads'],
      mode: 'changes',
      language: 'ru',
      owner: 'ann',
      schedule: { weekdays: [1, 4], time: '08:30', zone: 'Europe/Moscow' },
    });
    const list = await desk.text('briefing list', place);
    expect(list).toContain('1 briefing in this channel');
    expect(list).toContain(`${only?.id}: trade · roads; Mon and Thu at 08:30 (Europe/Moscow)`);
    expect(list).toContain('Next: Mon, 30 Nov 2026');
    expect(list).toContain('It has not gone out yet. Owner: you.');
    expect(await desk.text('briefing list', aPlace(place.channel, { id: 'bob' }))).toContain('Owner: Ann.');
  });

  it('do not come back by the button that saved them, once they are removed', async () => {
    const place = aPlace(aChannel());
    const preview = await desk.ask('briefing schedule trade', place);
    const save = buttonsIn(preview).get('Save') ?? '';
    await desk.ask(save, place);
    const [made] = await desk.store.ofChannel(place.channel);
    const asks = await desk.ask(`briefing remove ${made?.id}`, place);
    expect(asks.card.title).toBe(`Remove ${made?.id} for good?`);
    expect(await desk.store.ofChannel(place.channel)).toHaveLength(1);
    const sure = buttonsIn(asks).get('Remove') ?? '';
    expect((await desk.ask(sure, place)).card.title).toBe(`Removed: ${made?.id}`);
    expect((await desk.ask(sure, place)).card.title).toBe(`Removed: ${made?.id}`);
    expect(await desk.text(save, place)).toContain('was removed meanwhile');
    expect(await desk.store.ofChannel(place.channel)).toEqual([]);
  });

  it('are not said to be removed where they stand in another channel, or never stood', async () => {
    const place = aPlace(aChannel());
    const other = aPlace(aChannel());
    const id = await desk.saved('briefing schedule trade', other);
    expect(await desk.text(`briefing remove ${id} sure:yes`, place)).toContain('belongs to another channel');
    expect(await desk.text('briefing remove aaaaaaaa sure:yes', place)).toContain(
      'No briefing here is called',
    );
    expect(await desk.store.ofChannel(other.channel)).toHaveLength(1);
    await desk.ask(`briefing remove ${id} sure:yes`, other);
    const far = aPlace(aChannel({ workspace: '999' }));
    expect(await desk.text(`briefing remove ${id} sure:yes`, far)).toContain('No briefing here is called');
  });

  it('are paused and resumed, by their only name or by none, and why tells of it', async () => {
    const place = aPlace(aChannel());
    const id = await desk.saved('briefing schedule trade daily 10:00 UTC', place);
    expect(await desk.text('briefing pause', place)).toContain('Paused: somebody asked for it.');
    expect(await desk.text(`briefing pause ${id.toUpperCase()}`, place)).toContain('It was paused already.');
    expect(await desk.text(`briefing resume ${id}`, place)).toContain('Next: Sat, 28 Nov 2026');
    const why = await desk.text('briefing why', place);
    expect(why).toContain('It has not gone out yet.');
    expect(why).toContain('1. Next: Sat, 28 Nov 2026');
    expect(why).toMatch(/you – resumed it[\s\S]*you – paused it[\s\S]*you – set it up/);
  });

  it('are told apart in other languages, with the words of each', async () => {
    const place = aPlace(aChannel());
    const russian = await desk.text('сводка настроить trade пн,чт 9:00 Москва изменения', place, 'ru');
    expect(russian).toContain('trade; пн и чт в 09:00 (Europe/Moscow); только изменения; язык: русский.');
    const chinese = await desk.text('简报 设置 trade，roads 周一、周四 上海 9点半 变动', place, 'zh-CN');
    expect(chinese).toContain('trade · roads；周一和周四 09:30（Asia/Shanghai）；仅变动部分；中文。');
  });

  it.each([
    ['trad', '“trad” is no topic', 'briefing schedule trade weekdays 09:00 UTC digest en'],
    [
      'trade 25:00',
      '“25:00” is no time of day. Write it like 09:00.',
      'briefing schedule trade weekdays 09:00 UTC digest en',
    ],
    ['trade 9', '“9” is no time of day', 'briefing schedule trade weekdays 09:00 UTC digest en'],
    [
      'trade Asia/Shangai',
      'the nearest: Asia/Shanghai',
      'briefing schedule trade weekdays 09:00 Asia/Shanghai digest en',
    ],
    [
      'trade +08:00',
      '“+08:00” is no time zone',
      'briefing schedule trade weekdays 09:00 Asia/Shanghai digest en',
    ],
    [
      'trade 9:00 17:00',
      'there are several: 09:00, 17:00',
      'briefing schedule trade weekdays 17:00 UTC digest en',
    ],
    [
      'trade digest changes',
      'there are several: digest, changes',
      'briefing schedule trade weekdays 09:00 UTC changes en',
    ],
    ['tradee 25:00 mondey', '“mondey” is no topic', 'briefing schedule trade mon 09:00 UTC digest en'],
    ['9:00', 'Say what it is to tell of', 'briefing schedule roads weekdays 09:00 UTC digest en'],
  ])('say what is wrong with %j and offer the line that was meant', async (words, message, line) => {
    const place = aPlace(aChannel());
    const answered = await desk.ask(`briefing schedule ${words}`, place);
    expect(answered.isMisuse).toBe(true);
    expect(answered.card.parts[0]).toMatchObject({ text: expect.stringContaining(message) });
    expect([...buttonsIn(answered).values()]).toContain(line);
    expect((await desk.ask(line, place)).card.title).toBe('Save this briefing?');
  });

  it.each([
    [
      'trade mode:weekly',
      'Choose one of: digest, changes, spotlight.',
      'briefing schedule mode:changes trade',
    ],
    ['trade 9:00 language:de', 'Choose one of: ', 'briefing schedule language:ru trade 9:00'],
  ])('say what is allowed in %j, and keep the line', async (words, message, line) => {
    const place = aPlace(aChannel());
    const answered = await desk.ask(`briefing schedule ${words}`, place);
    expect(answered.card.parts[0]).toMatchObject({ text: expect.stringContaining(message) });
    expect([...buttonsIn(answered).values()]).toContain(line);
    expect((await desk.ask(line, place)).card.title).not.toBe('That did not work');
  });

  it('are of a kind by any of its names, also in an option', async () => {
    const place = aPlace(aChannel());
    for (const mode of ['изменения', '仅变动部分', '"only what changed"']) {
      const answered = await desk.text(`briefing schedule trade mode:${mode}`, place);
      expect(answered).toContain('only what changed; in English');
    }
  });

  it('are found by a name that was mistyped, and never those of another channel', async () => {
    const place = aPlace(aChannel());
    const other = aPlace(aChannel());
    const far = aPlace(aChannel({ workspace: '999' }));
    const id = await desk.saved('briefing schedule trade', place);
    await desk.saved('briefing schedule trade', other);
    const mistyped = await desk.ask(`briefing why ${id.slice(0, -1)}0`, place);
    expect([...buttonsIn(mistyped).values()]).toEqual([`briefing why ${id}`]);
    expect(await desk.text(`briefing why ${id}`, other)).toContain('belongs to another channel');
    expect(await desk.text(`briefing why ${id}`, far)).toContain(`No briefing here is called “${id}”`);
    expect(await desk.text(`briefing remove ${id} sure:yes`, other)).toContain('belongs to another channel');
    expect(await desk.store.ofChannel(place.channel)).toHaveLength(1);
  });

  it('are tested to whoever asks, and to the channel by who may', async () => {
    const place = aPlace(aChannel());
    const guest = aPlace(place.channel, { id: 'eve', power: 'none' });
    const id = await desk.saved('briefing schedule trade changes', place);
    const alone = await desk.ask(`briefing test ${id}`, guest);
    expect(alone.isPersonal).toBe(true);
    expect(JSON.stringify(alone.card)).toContain('only you see it');
    expect(JSON.stringify(alone.card)).toContain('$3.45 billion');
    expect(desk.sent).toEqual([]);
    expect(await desk.text(`briefing test ${id} channel`, guest)).toContain(
      'You may not change briefings here',
    );
    expect(desk.sent).toEqual([]);
    expect(await desk.text(`briefing test ${id} channel`, place)).toContain('The message is in the channel.');
    expect(desk.sent).toMatchObject([{ channel: place.channel }]);
    expect(JSON.stringify(desk.sent[0]?.card)).toContain('A test, asked for by Ann.');
    desk.answersWith({ kind: 'access-lost' });
    expect(await desk.text(`briefing test ${id} channel`, place)).toContain('may not write in this channel');
    desk.answersWith({ kind: 'delivered', message: '1' });
  });

  it('are changed only by who may; a refusal says who can', async () => {
    const place = aPlace(aChannel());
    const id = await desk.saved('briefing schedule trade', place);
    const guest = aPlace(place.channel, { id: 'eve', power: 'none' });
    for (const line of [
      'schedule trade',
      `pause ${id}`,
      `resume ${id}`,
      `remove ${id}`,
      `remove ${id} sure:yes`,
    ]) {
      const refused = await desk.text(`briefing ${line}`, guest);
      expect([line, refused]).toEqual([line, expect.stringContaining('can manage this channel')]);
    }
    expect(await desk.text(`briefing pause ${id}`, guest)).toContain('You can ask Ann.');
    const [still] = await desk.store.ofChannel(place.channel);
    expect(still).toMatchObject({ state: { kind: 'active' }, version: 1 });
    // The owner may, whatever the platform says; so may whoever was named, or has a role that was.
    const owner = aPlace(place.channel, { power: 'none' });
    expect(await desk.text(`briefing pause ${id}`, owner)).toContain('Paused');
    await desk.store.nameManager(
      place.channel,
      { kind: 'role', id: 'editors', channel: null },
      'ann',
      new Date(),
    );
    const editor = aPlace(place.channel, { id: 'eve', power: 'none', roles: ['editors'] });
    expect(await desk.text(`briefing resume ${id}`, editor)).toContain('Resumed');
    expect(
      await desk.text(`briefing pause ${id}`, aPlace(place.channel, { id: 'eve', power: 'unclear' })),
    ).toContain('Slack did not say');
  });

  it('are edited after a look at what changes, by the version that was seen', async () => {
    const place = aPlace(aChannel());
    const id = await desk.saved('briefing schedule trade weekdays 9:00 UTC', place);
    const asked = await desk.ask(`briefing edit ${id} 10:30 mon roads late:30`, place);
    expect(asked.card.title).toBe(`Change ${id} like this?`);
    const shown = JSON.stringify(asked.card);
    expect(shown).toContain('Now: trade; Monday to Friday at 09:00 (UTC)');
    expect(shown).toContain(
      'Then: roads; Mon at 10:30 (UTC); all figures; in English. Sent up to 30 minutes late.',
    );
    const save = buttonsIn(asked).get('Save') ?? '';
    // Somebody else is faster.
    await desk.ask(`briefing pause ${id}`, place);
    const stale = await desk.ask(save, place);
    expect(JSON.stringify(stale.card)).toContain('Somebody changed it meanwhile');
    const again = buttonsIn(stale).get('Save') ?? '';
    expect((await desk.ask(again, place)).card.title).toBe(`Changed: ${id}`);
    expect((await desk.ask(again, place)).card.title).toBe(`Already so: ${id}`);
    const [made] = await desk.store.ofChannel(place.channel);
    expect(made).toMatchObject({
      topics: ['roads'],
      graceMinutes: 30,
      schedule: { weekdays: [1], time: '10:30' },
    });
    expect(await desk.text(`briefing edit ${id}`, place)).toContain('Say what is to be otherwise');
    expect(await desk.text(`briefing edit ${id} late:9999`, place)).toContain('from 1 to 1440');
    const faulty = await desk.ask(`briefing edit ${id} 26:00 tue`, place);
    expect([...buttonsIn(faulty).values()]).toEqual([`briefing edit ${id} roads tue 10:30 UTC digest en`]);
    expect(await desk.text('briefing why', place)).toContain(
      'changed it: topics: trade → roads; how late it may be: 120 minutes → 30 minutes; days and time: Monday to Friday at 09:00 (UTC) → Mon at 10:30 (UTC)',
    );
  });

  it('leave out a day by the clocks of the briefing, which may be another one than the pack’s', async () => {
    const late = aDesk(open, { now: () => new Date('2026-11-29T04:00:00Z') });
    const place = aPlace(aChannel());
    const id = await late.saved('briefing schedule trade daily 23:00 America/Los_Angeles', place);
    expect(await late.text(`briefing quiet ${id} 2026-11-28`, place)).toContain(`1 quiet day: ${id}`);
  });

  it('promise no second run on a day that had one, and none while they are paused', async () => {
    let now = new Date('2026-11-27T12:00:00Z');
    const clocked = aDesk(open, { now: () => now });
    const place = aPlace(aChannel());
    const id = await clocked.saved('briefing schedule trade daily 9:00 UTC', place);
    await createLedger(open, async () => {}).claimDue(new Date('2026-11-28T09:00:00Z'), 1000);
    now = new Date('2026-11-28T09:30:00Z');
    const runs = (text: string) =>
      text
        .split('\n')
        .filter((line) => line.startsWith('•'))
        .map((line) => line.slice(2, 17));
    const preview = await clocked.text(`briefing edit ${id} 10:00`, place);
    expect(runs(preview)).toHaveLength(5);
    expect(runs(preview)[0]).toContain('29 Nov');
    await clocked.ask(`briefing pause ${id}`, place);
    const paused = await clocked.text(`briefing quiet ${id}`, place);
    expect(paused).not.toContain('The next runs');
    expect(paused).toContain('Paused: somebody asked for it.');
    await clocked.ask(`briefing remove ${id} sure:yes`, place);
  });

  it('say what is to be done about one that cannot be read, and leave the others at hand', async () => {
    const place = aPlace(aChannel());
    const bad = await desk.saved('briefing schedule trade 9:00 UTC', place);
    const good = await desk.saved('briefing schedule trade 10:00 UTC', place);
    await open.db.updateTable('briefing').set({ zone: 'Mars/Olympus' }).where('id', '=', bad).execute();
    const remedy = `Tell the people who run this bot: the log says what to correct; then type /town briefing resume ${bad} in its channel.`;
    expect(await desk.text(`briefing why ${bad}`, place)).toContain(remedy);
    // A file without it would look whole.
    expect(await desk.text('briefing export', place)).toContain(remedy);
    expect(await desk.text('briefing list', place)).toContain(good);
    expect(await desk.text('briefing pause', place)).toContain(`Paused: ${good}`);
    await open.db.deleteFrom('briefing').where('id', '=', bad).execute();
  });

  it('need no name where only one stands', async () => {
    const place = aPlace(aChannel());
    const id = await desk.saved('briefing schedule trade 9:00 UTC', place);
    expect(await desk.text('briefing edit 10:00', place)).toContain(`Change ${id} like this?`);
    expect(await desk.text('briefing transfer @bob', place)).toContain('Owner: Bob.');
    expect(await desk.text('briefing quiet 2026-12-01', place)).toContain(`1 quiet day: ${id}`);
    expect(await desk.text('briefing test channel', place)).toContain('The message is in the channel.');
    // Words of six to ten letters that say something are no names, though they have the form of one.
    const lines = ['monday 10:00', 'weekdays', 'changes', 'changed', 'shanghai', 'russian', 'tuesdays 7:00'];
    for (const line of lines) {
      expect(await desk.text(`briefing edit ${line}`, place)).not.toContain('No briefing here is called');
    }
    expect(await desk.text('briefing edit weekends', place)).toContain(`Change ${id} like this?`);
    expect(await desk.text('briefing edit mondey 10:00', place)).toContain('“mondey” is no topic');
    expect(await desk.text('briefing quiet 20261224', place)).toContain(`2 quiet days: ${id}`);
    expect(await desk.text('briefing quiet remove 20261224', place)).toContain(`1 quiet day: ${id}`);
    await desk.saved('briefing schedule roads', place);
    expect(await desk.text('briefing edit 10:00', place)).toContain(
      'Several briefings stand here. Say which one.',
    );
  });

  it('say beforehand that the bot may not write in the channel', async () => {
    const place = aPlace(aChannel(), { canPost: false });
    expect(await desk.text('briefing schedule trade', place)).toContain('or nothing will arrive');
    const unclear = aPlace(place.channel, { canPost: null });
    expect(await desk.text('briefing schedule trade', unclear)).not.toContain('or nothing will arrive');
  });

  it('are given to another owner and a backup, whom the platform has named', async () => {
    const place = aPlace(aChannel());
    const id = await desk.saved('briefing schedule trade', place);
    expect(await desk.text(`briefing transfer ${id} @bob backup:@eve`, place)).toContain(
      'Owner: Bob, then Eve.',
    );
    expect(await desk.text(`briefing transfer ${id} to:300000000000000009`, place)).toContain(
      'Owner: 300000000000000009',
    );
    expect(await desk.text(`briefing transfer ${id} backup:none to:me`, place)).toContain('Owner: you.');
    expect(await desk.text(`briefing transfer ${id} Bobby`, place)).toContain(
      '“Bobby” names nobody for sure',
    );
    expect(await desk.text(`briefing transfer ${id}`, place)).toContain('Say who is to own it');
    const [made] = await desk.store.ofChannel(place.channel);
    expect(made).toMatchObject({ owner: 'ann', backupOwner: null });
  });

  it('leave out quiet days: dates, ranges, lists and calendar files', async () => {
    const place = aPlace(aChannel());
    const id = await desk.saved('briefing schedule trade daily 9:00 UTC', place);
    const told = await desk.text(`briefing quiet ${id} 2026-11-28..2026-11-30 and 2026年12月2日`, place);
    expect(told).toContain(`4 quiet days: ${id}`);
    expect(told).toContain('28 Nov 2026 – 30 Nov 2026, 2 Dec 2026');
    expect(told.split('\n').find((line) => line.startsWith('•'))).toContain('1 Dec 2026');
    const calendar =
      'BEGIN:VEVENT DTSTART;VALUE=DATE:20270101 DTEND;VALUE=DATE:20270104 SUMMARY:New Year END:VEVENT';
    const run = (args: Readonly<Record<string, string>>) =>
      desk.runner.run({ command: 'briefing quiet', args }, { locale: 'en', at: place });
    expect((await run({ id, file: calendar })).card.title).toBe(`7 quiet days: ${id}`);
    expect((await run({ id, days: '2026-12-02', remove: 'true' })).card.title).toBe(`6 quiet days: ${id}`);
    const faulty = await desk.text(`briefing quiet ${id} 2026-02-30, 2026-12-05..2026-12-01`, place);
    expect(faulty).toContain('These are no days: 2026-02-30, 2026-12-05..2026-12-01.');
    expect((await desk.store.ofChannel(place.channel))[0]?.schedule.quiet).toHaveLength(6);
    expect(await desk.text(`briefing quiet ${id} 2020-01-01`, place)).toContain('6 quiet days');
    // Words that name no day take none off, and only the first word says that some are taken off.
    expect(await desk.text(`briefing quiet ${id} remove christmas`, place)).toContain(
      'These are no days: christmas.',
    );
    expect(await desk.text(`briefing quiet ${id} do not send 2026-12-31`, place)).toContain('7 quiet days');
    expect(await desk.text(`briefing quiet ${id} 2026-12-31 do not send`, place)).toContain('7 quiet days');
    expect(await desk.text(`briefing quiet ${id} 2026-12-31 remove`, place)).toContain('6 quiet days');
    const weekly = `${calendar.replace('SUMMARY', 'RRULE:FREQ=WEEKLY SUMMARY')}`;
    expect(JSON.stringify((await run({ id, file: weekly })).card)).toContain(
      'only the first days were taken: FREQ=WEEKLY. Write the others out as dates.',
    );
    expect(await desk.text(`briefing quiet ${id} remove`, place)).toContain(`No quiet days: ${id}`);
  });

  it('are looked after by roles and people that those name who may', async () => {
    const place = aPlace(aChannel({ workspace: '777' }), { power: 'workspace' });
    const mod = aPlace(place.channel, { id: 'mod', power: 'channel' });
    expect(await desk.text('briefing managers', place)).toContain('Nobody else is named yet');
    expect(await desk.text('briefing managers role:<@&500000000000000001>', mod)).toContain(
      'Only people who can manage this server can name others.',
    );
    expect(await desk.text('briefing managers role:<@&500000000000000001>', place)).toMatch(
      /role <@&500000000000000001> – named by you/,
    );
    const editor = aPlace(place.channel, { id: 'eve', power: 'none', roles: ['500000000000000001'] });
    const elsewhere = aPlace(aChannel({ workspace: '777' }), {
      id: 'eve',
      power: 'none',
      roles: ['500000000000000001'],
    });
    expect((await desk.ask('briefing schedule trade', editor)).card.title).toBe('Save this briefing?');
    expect((await desk.ask('briefing schedule trade', elsewhere)).card.title).toBe('Save this briefing?');
    await desk.ask('briefing managers remove role:500000000000000001', place);
    expect((await desk.ask('briefing schedule trade', editor)).card.title).toBe(
      'You may not change briefings here',
    );

    const slack = aPlace(aChannel({ platform: 'slack', workspace: 'T7' }), { power: 'channel' });
    const given = await desk.saved('briefing schedule trade', slack);
    await desk.ask(`briefing transfer ${given} @eve`, slack);
    const powers = { ann: 'channel' } as const;
    const owner = aPlace(slack.channel, { id: 'eve', power: 'none', powers });
    expect(await desk.text('briefing managers add @bob', owner)).toContain('Bob – named by you');
    const bob = aPlace(slack.channel, { id: 'bob', power: 'none' });
    expect((await desk.ask('briefing schedule trade', bob)).card.title).toBe('Save this briefing?');
    const strangers = ['briefing managers add @eve', 'briefing managers remove @bob'];
    for (const line of strangers)
      expect(await desk.text(line, bob)).toContain('Only whoever made this channel');
    // Neither does a briefing of their own let them, nor one that they give to somebody else.
    const own = await desk.saved('briefing schedule trade', bob);
    for (const line of strangers)
      expect(await desk.text(line, bob)).toContain('Only whoever made this channel');
    await desk.ask(`briefing transfer ${own} UFRIEND1`, bob);
    const friend = aPlace(slack.channel, { id: 'UFRIEND1', power: 'none', powers });
    expect(await desk.text('briefing managers add @bob', friend)).toContain('Only whoever made this channel');
    expect(await desk.text('briefing managers remove @bob', owner)).toContain('Nobody else is named yet');
  });

  it('complete their names while one types', async () => {
    const place = aPlace(aChannel());
    const id = await desk.saved('briefing schedule trade 7:15', place);
    const reader = { locale: 'en', at: place };
    const call = { command: 'briefing pause', argument: 'id', text: '' };
    expect(await desk.runner.completeLater(call, reader)).toEqual([
      { label: id, value: id, detail: 'trade · 07:15 UTC' },
    ]);
    expect(await desk.runner.completeLater({ ...call, text: 'roads' }, reader)).toEqual([]);
    const zones = { command: 'briefing schedule', argument: 'zone', text: 'Москва' };
    expect((await desk.runner.completeLater(zones, { locale: 'ru', at: place }))[0]).toMatchObject({
      value: 'Europe/Moscow',
      detail: 'Москва',
    });
  });

  it('stand in one channel to a number of twenty-five', async () => {
    const place = aPlace(aChannel());
    for (let count = 0; count < 25; count++) await desk.saved('briefing schedule trade', place);
    const preview = await desk.ask('briefing schedule trade', place);
    expect(await desk.text(buttonsIn(preview).get('Save') ?? '', place)).toContain('at most 25');
    expect(await desk.text('briefing list', place)).toContain('25 briefings in this channel');
  });
});

describe('standing briefings without what they need', () => {
  const now = () => new Date('2026-11-27T12:00:00Z');
  const place = aPlace(aChannel());

  it('say so where the program keeps none, and where there is no channel', async () => {
    const { log } = recordingLog();
    const none = createRunner({ book: () => townBook, now, log });
    const text = async (runner: typeof none, at: boolean) =>
      JSON.stringify(
        (await runner.runLine('briefing list', { locale: 'en', ...(at && { at: place }) })).card,
      );
    expect(await text(none, true)).toContain('This program keeps no briefings');
    const runner = createRunner({ book: () => townBook, now, log, briefings: () => null });
    expect(await text(runner, false)).toContain('go to a channel of a server or workspace');
    expect(await text(runner, true)).toContain('Try again in a minute');
  });

  it('are answered in time though a platform takes long to confirm a test', async () => {
    const { log } = recordingLog();
    const made = aBriefing({ channel: place.channel, topics: [id('trade')] });
    const store = {
      ...aStoreThat(() => Promise.reject(new Error('not asked'))),
      ofChannel: async () => [made],
      memory: async () => ({ known: null, spotlight: null }),
    };
    const send = () => new Promise<never>(() => {});
    const managers = async () => [];
    const briefings = () => ({ store: { ...store, managers }, send });
    const runner = createRunner({ book: () => townBook, now, log, briefings });
    const answered = await runner.runLine('briefing test channel', { locale: 'en', at: place });
    expect(JSON.stringify(answered.card)).toContain('on its way, and not confirmed yet');
  });

  it.each([
    [
      {
        command: 'briefing schedule',
        args: { topics: 'trade', days: 'mon', time: '10:00', mode: 'changes' },
      },
      'briefing schedule trade days:mon time:10:00 mode:changes',
    ],
    [
      { command: 'briefing edit', args: { id: 'k3m9pq2x', time: '10:00' } },
      'briefing edit k3m9pq2x time:10:00',
    ],
    [
      { command: 'briefing quiet', args: { id: 'k3m9pq2x', days: '2026-12-24, 2026-12-31' } },
      'briefing quiet k3m9pq2x days:"2026-12-24, 2026-12-31"',
    ],
    [
      { command: 'briefing transfer', args: { id: 'k3m9pq2x', to: '@bob' } },
      'briefing transfer k3m9pq2x to:bob',
    ],
    [
      { command: 'briefing test', args: { id: 'k3m9pq2x', channel: 'true' } },
      'briefing test k3m9pq2x channel:true',
    ],
    [{ command: 'briefing export', args: { all: 'true' } }, 'briefing export all:true'],
    [
      { command: 'briefing remove', args: { id: 'k3m9pq2x', sure: 'yes' } },
      'briefing remove k3m9pq2x sure:yes',
    ],
    [{ command: 'briefing managers', args: { person: 'add @bob' } }, 'briefing managers add bob'],
  ])('offer to try all of %j again while the store is away', async (call, line) => {
    const { log } = recordingLog();
    const runner = createRunner({ book: () => townBook, now, log, briefings: () => null });
    const answered = await runner.run(call, { locale: 'en', at: place });
    expect([...buttonsIn(answered)]).toEqual([['Try again', line]]);
  });

  it('try again what is too long for a button, files among it', async () => {
    let store: BriefingStore | null = null;
    const { log } = recordingLog();
    const send = async () => ({ kind: 'delivered', message: '1' }) as const;
    const briefings = () => (store === null ? null : { store, send });
    const runner = createRunner({ book: () => townBook, now, log, briefings });
    const reader = { locale: 'en', at: place };
    const asks = async (command: string, args: Readonly<Record<string, string>>) => {
      store = null;
      const { card } = await runner.run({ command, args }, reader);
      const [again] = card.parts.flatMap((part) => (part.kind === 'actions' ? part.actions : []));
      store = aStoreThat(() => Promise.reject(new Error('nothing is to be asked of it')));
      const line = again?.short ?? again?.line ?? '';
      expect(line.length).toBeLessThan(81);
      return runner.runLine(line, reader);
    };
    const long = await asks('briefing schedule', {
      topics: 'trade, '.repeat(12),
      days: 'mon',
      time: '25:00',
      zone: 'America/Argentina/Buenos_Aires',
    });
    expect(JSON.stringify(long.card)).toContain('“25:00” is no time of day');
    store = null;
    const file = 'version: 2\nplatform: discord\n';
    const { card } = await runner.run({ command: 'briefing import', args: { file } }, reader);
    const [again] = buttonsIn({ card }).values();
    expect(again).toMatch(/^briefing import kept:\w{12}$/);
    store = { ...aStoreThat(() => Promise.reject(new Error('not asked'))), managers: async () => [] };
    expect(JSON.stringify((await runner.runLine(again ?? '', reader)).card)).toContain('version: 1');
  });

  it('give a card, not an error, while the store is away or slow', async () => {
    const { log, lines } = recordingLog();
    const away = aStoreThat(() => Promise.reject(new StoreAway('away')));
    const slow = aStoreThat(() => new Promise<never>(() => {}));
    for (const store of [away, slow]) {
      const send = async () => ({ kind: 'delivered', message: '1' }) as const;
      const runner = createRunner({ book: () => townBook, now, log, briefings: () => ({ store, send }) });
      const answered = await runner.runLine('briefing list', { locale: 'en', at: place });
      expect(answered.reference).toBeNull();
      expect(answered.card.title).toBe('Briefings cannot be looked up right now');
      expect([...buttonsIn(answered)]).toEqual([['Try again', 'briefing list']]);
      const typing = { command: 'briefing pause', argument: 'id', text: '' };
      expect(await runner.completeLater(typing, { locale: 'en', at: place })).toEqual([]);
    }
    expect(lines).toEqual([]);
  });
});
