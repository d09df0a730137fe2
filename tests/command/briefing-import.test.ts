import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDiscord } from '../../src/adapter/discord/render.ts';
import type { ChannelRef } from '../../src/briefing/briefing.ts';
import { readBriefings } from '../../src/briefing-file/read.ts';
import { writeBriefings } from '../../src/briefing-file/write.ts';
import type { Database } from '../../src/store/database.ts';
import { aChannel, aDesk, aPlace, buttonsIn, type Person } from '../support/briefing-desk.ts';
import { aBriefing, THE_END } from '../support/briefings.ts';
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

  const ANN = { discord: '111111111111111111', slack: 'UANN12345' };
  const at = (channel: ChannelRef, person: Person = { power: 'workspace' }) =>
    aPlace(channel, { id: ANN[channel.platform], ...person });
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
    await desk.ask(`briefing transfer ${first} 222222222222222222 backup:333333333333333333`, here);
    const second = await desk.saved('briefing schedule roads daily 18:00 spotlight', there);
    await desk.ask(`briefing pause ${second}`, there);
    const file = await exported(here, true);
    expect(file.match(/- id: /g)).toHaveLength(2);
    expect(await exported(there)).not.toContain(first);
    expect(await desk.store.purge('discord', '901', THE_END)).toBe(2);
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
    expect(JSON.stringify(preview.card)).toContain(
      `~ ${id}\\n• days and time: Monday to Friday at 09:00 (UTC) → Monday to Friday at 10:15 (UTC)\\n• state: sent → paused: somebody asked for it`,
    );
    await desk.ask(buttonsIn(preview).get('Import') ?? '', here);
    expect((await desk.store.ofChannel(here.channel))[0]).toMatchObject({
      schedule: { time: '10:15' },
      state: { kind: 'paused', reason: 'asked' },
    });
    expect(await exported(here)).toBe(file);
  });

  it('do what was shown, and are shown anew where somebody has changed something since', async () => {
    const here = at(aChannel({ workspace: '914' }));
    const id = await desk.saved('briefing schedule trade 9:00', here);
    const other = await desk.saved('briefing schedule roads 9:00', here);
    const file = (await exported(here)).replaceAll('mode: digest', 'mode: changes');
    const apply = buttonsIn(await imported(file, here)).get('Import') ?? '';
    const edit = buttonsIn(await desk.ask(`briefing edit ${id} 15:00`, here)).get('Save') ?? '';
    await desk.ask(edit, here);
    await desk.ask(`briefing quiet ${id} 2036-12-25`, here);
    const anew = await desk.ask(apply, here);
    expect(JSON.stringify(anew.card)).toMatch(/Somebody changed it meanwhile.*15:00.* → .*09:00/);
    const all = await desk.store.ofChannel(here.channel);
    const standing = new Map(all.map((one) => [String(one.id), one]));
    expect(standing.get(other)).toMatchObject({ mode: 'digest' });
    const edited = { time: '15:00', quiet: ['2036-12-25'] };
    expect(standing.get(id)).toMatchObject({ mode: 'digest', schedule: edited });
    // What is left of that which was shown is done.
    const save = buttonsIn(await desk.ask(`briefing edit ${other} changes`, here)).get('Save') ?? '';
    await desk.ask(save, here);
    expect(await desk.text(buttonsIn(anew).get('Import') ?? '', here)).toContain('1 briefing is as the file');
    expect(await exported(here)).toBe(file);
  });

  it('leave a trail of how a briefing stands since, and since when it is there', async () => {
    const here = at(aChannel({ workspace: '933' }));
    const id = await desk.saved('briefing schedule trade 9:00', here);
    const file = await exported(here);
    const take = async (text: string) =>
      desk.ask(buttonsIn(await imported(text, here)).get('Import') ?? '', here);
    await take(
      file.replace('state: active', 'state: paused-asked').replace(/(created: ['"]?)2026/, '$12019'),
    );
    expect(await desk.text(`briefing why ${id}`, here)).toMatch(
      /imported it: state: sent → paused: somebody asked for it; when it was set up: Fri, 27 Nov 2026.* → .*2019/,
    );
    await take(file);
    expect(await desk.text(`briefing why ${id}`, here, 'ru')).toContain(
      'состояние: приостановлена: так попросили → выходит',
    );
  });

  it('bring in nothing that could not be set up here', async () => {
    const here = at(aChannel({ workspace: '920' }));
    const id = await desk.saved('briefing schedule trade 9:00', here);
    const file = await exported(here);
    const text = async (written: string) => JSON.stringify((await imported(written, here)).card);
    const late = await text(file.replace('late: 120', 'late: 9999'));
    expect(late).toContain('cannot be imported');
    expect(late).toContain(
      `Line 13: ${id} would be sent up to 9,999 minutes late. Write a number of minutes`,
    );
    expect(await text(file.replace('late: 120', 'late: 0'))).toContain('from 1 to 1,440');
    expect(await text(file.replace('late: 120', 'late: 1440'))).toContain('1 changed');
    const owner = /owner: (\w+)/.exec(file)?.[1] ?? '';
    const behind = file.replace(/( +)owner: \w+/, `$&\n$1backup: ${owner}`);
    expect(await text(behind)).toContain(`Line 16: the backup owner of ${id} is its owner`);
    const ann = await text(file.replace(/owner: \w+/, 'owner: Ann'));
    expect(ann).toContain('Line 15: Ann is the id of nobody on Discord. Write the 15 to 21 digits');
    const mentioned = file.replace(/( +)owner: \w+/, '$&\n$1backup: "<@222222222222222222>"');
    expect(await text(mentioned)).toContain('Line 16: <@222222222222222222> is the id of nobody');
    // What stands already goes over itself, also where an earlier version has let it in.
    await open.db.updateTable('briefing').set({ grace_minutes: 9999 }).where('id', '=', id).execute();
    expect(await text(await exported(here))).toContain('1 as they stand');
    const remedy = buttonsIn(await desk.ask(`briefing edit ${id} late:x`, here));
    expect([...remedy.values()]).toEqual([`briefing edit ${id} late:1440`]);
  });

  it('bring in nobody who cannot be anybody on Slack, nor on the other platform', async () => {
    const here = at(aChannel({ platform: 'slack', workspace: 'T915', channel: 'C915' }));
    const id = await desk.saved('briefing schedule trade 9:00', here);
    const file = await exported(here);
    const text = async (written: string) => JSON.stringify((await imported(written, here)).card);
    const foreign = file.replace('owner: UANN12345', 'owner: 111111111111111111');
    expect(await text(foreign)).toContain(
      '111111111111111111 is the id of nobody on Slack. Write the U or W',
    );
    await desk.ask(`briefing remove ${id} sure:yes`, here);
    expect(await text(foreign)).toContain('is the id of nobody on Slack');
    expect(await text(file.replace('owner: UANN12345', 'owner: WBOB12345'))).toContain('1 new');
    // What an earlier version has let in goes over itself.
    await desk.ask(buttonsIn(await imported(file, here)).get('Import') ?? '', here);
    await open.db.updateTable('briefing').set({ owner: 'Ann' }).where('id', '=', id).execute();
    expect(await text(await exported(here))).toContain('1 as they stand');
  });

  it('are shown whole on Discord however many change, page by page', async () => {
    const here = at(aChannel({ workspace: '921' }));
    const ids: string[] = [];
    for (let count = 0; count < 25; count++) ids.push(await desk.saved('briefing schedule all 9:00', here));
    const file = (await exported(here)).replaceAll('09:00', '10:15').replaceAll('late: 120', 'late: 60');
    const seen: string[] = [];
    let answered = await imported(file, here);
    for (let page = 0; page < 12; page++) {
      const { embeds, components } = renderDiscord(answered.card, {
        accent: '#000000',
        shareLine: null,
        addressee: null,
        isPrivate: true,
      });
      seen.push(...(embeds[0]?.description ?? '').split('\n\n'));
      const more = components.flatMap((row) => row.components).find(({ label }) => label === 'More');
      if (more === undefined) break;
      answered = await desk.ask(more.custom_id.replace(/^see:/, ''), here);
    }
    const steps = seen.filter((text) => text.startsWith('\\~ '));
    expect(steps.map((text) => /\w{8}/.exec(text)?.[0]).toSorted()).toEqual(ids.toSorted());
    for (const step of steps) expect(step).toMatch(/60 minutes[\s\S]*09:00.*→.*10:15/);
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
    expect(await desk.text('briefing export all', other)).toContain(
      'Only people who look after the whole server',
    );
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

  it('bring nothing into a channel that is not of this server, or of which nobody says so', async () => {
    const here = aChannel({ workspace: '906' });
    const id = await desk.saved('briefing schedule trade', at(here));
    const file = (await exported(at(here)))
      .replace(id, 'evilevil')
      .replace(/channel: \S+/, 'channel: 222222222222222222');
    const asked: string[] = [];
    const seeing = (sees: boolean | null) =>
      at(here, {
        power: 'workspace',
        seesChannel: (channel) => {
          asked.push(channel);
          return sees;
        },
      });
    const foreign = await imported(file, seeing(false));
    expect(foreign.isMisuse).toBe(true);
    expect(JSON.stringify(foreign.card)).toContain(
      'Line 6: 222222222222222222 is no channel of this server that the bot can see',
    );
    expect(JSON.stringify((await imported(file, seeing(null))).card)).toContain('did not say in time');
    expect(asked).toEqual(['222222222222222222', '222222222222222222']);
    const sound = await imported(file, seeing(true));
    expect(buttonsIn(sound).get('Import')).toBeDefined();
    // What was right at the look may not be any more.
    const apply = buttonsIn(sound).get('Import') ?? '';
    expect(await desk.text(apply, seeing(false))).toContain('is no channel of this server');
    expect(await desk.store.ofWorkspace('discord', '906')).toHaveLength(1);
  });

  it('are not read for somebody who may change nothing', async () => {
    const guest = at(aChannel({ workspace: '907' }), { id: 'eve', power: 'none' });
    expect(JSON.stringify((await imported('[[[', guest)).card)).toContain('You may not change');
  });

  it('bring no topic that there is not, and no name that is known elsewhere', async () => {
    const there = at(aChannel({ workspace: '908' }));
    const id = await desk.saved('briefing schedule trade', there);
    const file = await exported(there);
    await desk.ask(`briefing remove ${id} sure:yes`, there);
    const here = at(aChannel({ workspace: '909' }));
    const moved = file.replace('workspace: 908', 'workspace: 909').replace('[trade]', '[nosuchtopic]');
    const text = JSON.stringify((await imported(moved, here)).card);
    expect(text).toContain(`Line 5: another server or workspace has or had a briefing called ${id}`);
    expect(text).toContain('Line 7: there is no topic nosuchtopic. Write some of: ');
    const saved = readBriefings(file);
    if (saved.kind === 'faulty' || saved.briefings[0] === undefined) throw new Error('the file is faulty');
    const [one] = saved.briefings;
    const channel = { ...one.channel, workspace: '909' };
    expect(await desk.store.restore({ ...one, channel }, 'ann', new Date())).toBeNull();
    expect(await desk.store.restore(one, 'ann', new Date())).not.toBeNull();
  });

  it('come back as they were in every field, also over what stands', async () => {
    const here = at(aChannel({ workspace: '910' }));
    await desk.saved('briefing schedule trade', here);
    const file = (await exported(here))
      .replace('state: active', 'state: paused-access-lost')
      .replace(/created: .*/, 'created: 2020-01-01T00:00:00.000Z');
    const preview = await imported(file, here);
    expect(JSON.stringify(preview.card)).toContain(
      '• state: sent → paused: the bot may not write in the channel\\n• when it was set up: Fri, 27 Nov 2026',
    );
    await desk.ask(buttonsIn(preview).get('Import') ?? '', here);
    expect(await exported(here)).toBe(file);
    expect(JSON.stringify((await imported(file, here)).card)).toContain('1 as they stand');
    const asked = file.replace('paused-access-lost', 'paused-asked');
    expect(JSON.stringify((await imported(asked, here)).card)).toContain('1 changed');
  });

  it('are as many as a server has, and finished by another press where it takes long', async () => {
    const here = at(aChannel({ workspace: '911' }));
    const many = Array.from({ length: 312 }, (_, count) => ({
      ...aBriefing({ owner: ANN.discord }),
      id: desk.store.newId(),
      channel: { ...here.channel, channel: `12345678901234567${count % 13}` },
    }));
    const file = writeBriefings(here.channel, many);
    const preview = await imported(file, here);
    expect(JSON.stringify(preview.card)).toContain('312 new');
    const done = await desk.ask(buttonsIn(preview).get('Import') ?? '', here);
    const { length } = await desk.store.ofWorkspace('discord', '911');
    expect(length).toBeGreaterThan(0);
    expect(buttonsIn(done).has('Import')).toBe(length < 312);
    expect(JSON.stringify((await imported(file, here)).card)).toContain(`${312 - length} new`);
    await desk.store.purge('discord', '911', THE_END);
  });

  it('are divided into parts that a field of Slack takes, and told where a single one is too long', async () => {
    const here = at(aChannel({ platform: 'slack', workspace: 'T912', channel: 'C912' }));
    const first = await desk.saved('briefing schedule trade', here);
    await desk.ask(`briefing quiet ${first} 2027-01-01..2027-09-01`, here);
    for (let count = 1; count < 12; count++) await desk.saved('briefing schedule roads', here);
    const file = await exported(here);
    const parts = file.split('---\n');
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.every((part) => part.length <= 3000)).toBe(true);
    await desk.store.purge('slack', 'T912', THE_END);
    for (const part of parts) await desk.ask(buttonsIn(await imported(part, here)).get('Import') ?? '', here);
    expect(await exported(here)).toBe(file);
    expect(JSON.stringify((await imported(file, here)).card)).toContain('12 as they stand');
    const days = Array.from({ length: 250 }, (_, at) =>
      new Date(Date.UTC(2028, 0, 1 + 2 * at)).toISOString().slice(0, 10),
    );
    await desk.ask(`briefing quiet ${first} ${days.join(' ')}`, here);
    expect(await desk.text('briefing export', here)).toContain(`not to be imported: ${first}`);
    await desk.store.purge('slack', 'T912', THE_END);
  });

  it('of a channel do without what cannot be read in another one, and name it where all are wanted', async () => {
    const here = at(aChannel({ workspace: '916' }));
    const there = at(aChannel({ workspace: '916', channel: '444444444444444444' }));
    const own = await desk.saved('briefing schedule trade 9:00', here);
    const bad = await desk.saved('briefing schedule roads 9:00', there);
    const whole = await exported(here, true);
    await open.db.updateTable('briefing').set({ zone: 'Mars/Olympus' }).where('id', '=', bad).execute();
    const file = await exported(here);
    expect(file).toContain(own);
    const changed = buttonsIn(await imported(file.replace('09:00', '10:15'), here)).get('Import') ?? '';
    expect(await desk.text(changed, here)).toContain('1 briefing is as the file says');
    for (const told of [await desk.ask('briefing export all', here), await imported(whole, here)]) {
      expect(told.card.title).toBe('A briefing cannot be read');
      expect(JSON.stringify(told.card)).toMatch(
        new RegExp(
          `The settings of ${bad} in <#444444444444444444> cannot .* briefing remove ${bad} in that`,
        ),
      );
      expect([...buttonsIn(told).values()]).toEqual(['briefing list']);
    }
    // Named in another channel it leads there, and in its own it can be removed.
    expect(await desk.text(`briefing why ${bad}`, here)).toContain('belongs to another channel');
    const told = await desk.ask('briefing export', there);
    expect(buttonsIn(told).get(`Remove ${bad}`)).toBe(`briefing remove ${bad}`);
    expect((await desk.ask(`briefing why ${bad}`, there)).card).toEqual(
      expect.objectContaining({ title: 'A briefing cannot be read' }),
    );
    await desk.ask(`briefing remove ${bad} sure:yes`, there);
    expect((await exported(here, true)).match(/- id: /g)).toHaveLength(1);
  });

  it('name nothing that another server has', async () => {
    const there = at(aChannel({ workspace: '917' }));
    const bad = await desk.saved('briefing schedule trade 9:00', there);
    await open.db.updateTable('briefing').set({ zone: 'Mars/Olympus' }).where('id', '=', bad).execute();
    const here = at(aChannel({ workspace: '918' }));
    expect(await desk.text(`briefing why ${bad}`, here)).toContain('No briefing here is called');
    expect(await desk.text(`briefing remove ${bad}`, here)).toContain('No briefing here is called');
  });

  it('say what is wrong in words of the reader’s language alone', async () => {
    const here = at(aChannel({ workspace: '913' }));
    const faulty = (file: string, locale: string) =>
      desk.runner.run({ command: 'briefing import', args: { file } }, { locale, at: here });
    const russian = JSON.stringify((await faulty('version: 1\na: [1, 2\nb: }', 'ru')).card);
    expect(russian).toContain('Строка 3, знак 4: написано не так');
    expect(russian).not.toMatch(/flow|collection|expected/iu);
    const chinese = JSON.stringify(
      (await faulty('version: 1\nplatform: discord\nworkspace: 913\nbriefings: []\nfoo: 1', 'zh-CN')).card,
    );
    expect(chinese).toContain('第 5 行：导出文件没有字段 foo');
  });
});
