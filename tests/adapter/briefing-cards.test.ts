import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordViolations } from '../../src/adapter/discord/limits.ts';
import { renderDiscord } from '../../src/adapter/discord/render.ts';
import { slackViolations } from '../../src/adapter/slack/limits.ts';
import { renderSlack } from '../../src/adapter/slack/render.ts';
import type { Answered } from '../../src/command/command.ts';
import { openBook } from '../../src/open-book.ts';
import type { Database } from '../../src/store/database.ts';
import { aChannel, aDesk, aPlace, buttonsIn } from '../support/briefing-desk.ts';
import { THE_END } from '../support/briefings.ts';
import { embeddedDatabase, openTestDatabase, type TestDatabase } from '../support/databases.ts';

const book = openBook('data');
const { accent, command: rootCommand } = book.info;

/** What either platform would refuse in a card, and buttons that Discord has no room for. */
function faultsOf({ card, line }: Answered): readonly string[] {
  const discord = renderDiscord(card, { accent, shareLine: null, addressee: null, isPrivate: true });
  const slack = renderSlack(card, { shareLine: line, addressee: null, sharedBy: null, rootCommand });
  const shown = JSON.stringify(discord.components);
  const actions = card.parts.flatMap((part) => (part.kind === 'actions' ? part.actions : []));
  const lost = actions.filter(({ line: one, short = one }) => !shown.includes(one) && !shown.includes(short));
  return [
    ...discordViolations(discord),
    ...slackViolations(slack),
    ...lost.map(({ label }) => `no ${label}`),
  ];
}

describe('every card about briefings', () => {
  let test: TestDatabase;
  let open: Database;
  let desk: ReturnType<typeof aDesk>;
  beforeAll(async () => {
    test = await embeddedDatabase();
    open = await openTestDatabase(test);
    desk = aDesk(open, { book });
  });
  afterAll(async () => {
    expect(desk.lines.filter(({ level }) => level === 'error')).toEqual([]);
    await open.close();
    await test.remove();
  });

  it.each(['en', 'zh-CN', 'ru'])('is within the limits of both platforms in %s', async (locale) => {
    const place = aPlace(aChannel({ workspace: locale }), { id: '111111111111111111', power: 'workspace' });
    const guest = aPlace(place.channel, { id: 'eve', power: 'unclear' });
    const ask = (line: string) => desk.ask(line, place, locale);
    const check = async (line: string, at = place) => {
      const answered = await desk.ask(line, at, locale);
      expect([line, answered.reference, faultsOf(answered)]).toEqual([line, null, []]);
      return answered;
    };
    const empty = ['', ' list', ' why', ' nonsense', ' export', ' import', ' managers', ' schedule'];
    for (const one of empty) await check(`briefing${one}`);
    const lines = [
      `all daily 9:00 America/Argentina/ComodRivadavia`,
      'outsourcing weekdays 9:00 changes',
      `${book.topics.map(({ id }) => id).join(',')} mon,wed,fri 23:59 America/Argentina/Buenos_Aires spotlight`,
    ];
    for (const words of lines) {
      const preview = await check(`briefing schedule ${words}`);
      const save = [...buttonsIn(preview).values()].find((line) => line.includes('save:'));
      await check(save ?? '');
      await check(save ?? '');
    }
    for (let count = 0; count < 22; count++) {
      const preview = await ask('briefing schedule all spotlight');
      await ask([...buttonsIn(preview).values()].find((line) => line.includes('save:')) ?? '');
    }
    const [{ id } = { id: '' }] = await desk.store.ofChannel(place.channel);
    await check('briefing list');
    await check('briefing why');
    const days = Array.from(
      { length: 200 },
      (_, at) => `2027-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 25) + 1).padStart(2, '0')}`,
    );
    for (const words of [
      ...[
        `why ${id}`,
        `test ${id}`,
        `test ${id} channel`,
        `pause ${id}`,
        `pause ${id}`,
        `resume ${id}`,
        `resume ${id}`,
      ],
      ...[`edit ${id}`, `edit ${id} all 10:00 mon late:30`, `edit ${id} late:x`, `edit ${id} 27:00 rumours`],
      ...[
        `quiet ${id} ${days.join(' ')}`,
        `quiet ${id} 2026-99-99`,
        `transfer ${id}`,
        `transfer ${id} 222222222222222222 backup:333333333333333333`,
      ],
      ...[
        `remove ${id}`,
        'export',
        'export all',
        'managers add @bob',
        'managers add nobody',
        `why ${id}`,
        'why zzzzzzzz',
      ],
      ...[
        `schedule ${'x'.repeat(390)}`,
        `schedule ${'9:00 '.repeat(60)}`,
        `schedule ${'mon tue 7:00 8:00 UTC GMT+3 '.repeat(10)}`,
      ],
    ]) {
      await check(`briefing ${words}`);
    }
    for (const words of [`pause ${id}`, 'schedule outsourcing', 'export', 'managers @ann']) {
      await check(`briefing ${words}`, guest);
    }
    const file = (await ask('briefing export all')).card.parts.find((part) => part.kind === 'file');
    const text = file?.kind === 'file' ? file.text : '';
    await desk.store.purge('discord', locale, THE_END);
    for (const written of [
      text,
      text.replaceAll('09:00', '99:00').replaceAll('spotlight', 'x'),
      'nonsense',
    ]) {
      const call = { command: 'briefing import', args: { file: written } };
      const answered = await desk.runner.run(call, { locale, at: place });
      expect(faultsOf(answered)).toEqual([]);
      const apply = [...buttonsIn(answered).values()].find((line) => line.includes('sure:'));
      if (apply !== undefined) await check(apply);
    }
    expect(await desk.store.ofChannel(place.channel)).toHaveLength(25);
    await check(`briefing remove ${id} sure:yes`);
  });

  it('carries on Discord’s buttons what it needs, also where the words are too long for one', async () => {
    const place = aPlace(aChannel());
    const some = book.topics.slice(1).map(({ id }) => id);
    const ids = some.join(',');
    const preview = await desk.ask(
      `briefing schedule ${ids} mon,wed,fri 23:59 America/Argentina/Buenos_Aires`,
      place,
    );
    const { components } = renderDiscord(preview.card, {
      accent,
      shareLine: null,
      addressee: null,
      isPrivate: true,
    });
    const ofSave = components.flatMap((row) => row.components).find(({ label }) => label === 'Save');
    const line = ofSave?.custom_id.replace(/^see:/, '') ?? '';
    expect(line).toMatch(/^briefing schedule kept:\w{12} save:\w{8}$/);
    expect((await desk.ask(line, place)).card.title).toMatch(/^Saved: /);
    const [made] = await desk.store.ofChannel(place.channel);
    expect(made?.topics).toEqual(some);
    // Another process, or this one after a restart, has not kept the words: they are to be typed again.
    const restarted = aDesk(open, { book });
    expect(await restarted.text(line.replace(/save:\w+/, 'save:aaaaaaaa'), place)).toContain(
      'no longer kept',
    );
  });
});
