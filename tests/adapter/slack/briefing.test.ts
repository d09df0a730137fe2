import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Card } from '../../../src/card/card.ts';
import { createRunner } from '../../../src/command/run.ts';
import { createBriefingStore } from '../../../src/store/briefing-store.ts';
import type { Database } from '../../../src/store/database.ts';
import { THE_END } from '../../support/briefings.ts';
import { embeddedDatabase, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { townBook } from '../../support/discord-harness.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type SlackHarness, startSlackHarness } from '../../support/slack-harness.ts';
import { readable } from '../../support/slack-text.ts';
import { buttonsIn, windowOf } from '../../support/slack-window.ts';

const NOW = () => new Date('2026-11-27T12:00:00Z');

/** The action of the button with a label. */
function buttonCalled(label: string, { blocks }: { readonly blocks: readonly unknown[] }) {
  const text = JSON.stringify(blocks);
  const found = [
    ...text.matchAll(/"action_id":"([^"]+)","text":\{[^}]*"text":"([^"]*)"[^}]*\},"value":"([^"]+)"/g),
  ];
  const [, action_id = '', , value = ''] = found.find(([, , one]) => one === label) ?? [];
  if (action_id === '') throw new Error(`no button ${label} in ${text}`);
  return { action_id, value };
}

const Shown = z.object({
  response_action: z.literal('update'),
  view: z.looseObject({
    type: z.string(),
    callback_id: z.string(),
    private_metadata: z.string(),
    blocks: z.array(z.looseObject({ type: z.string() })),
  }),
});

const Option = z.object({ text: z.looseObject({ text: z.string() }), value: z.string() });
const Chosen = z.looseObject({ options: z.array(Option), initial_option: Option });

/** The options of a list, by what each is called. */
const named = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, text]) => ({
    text: { type: 'plain_text', text, emoji: false },
    value,
  }));

/** What a window says, without the fields to search by. */
const readableView = ({ view }: z.infer<typeof Shown>) =>
  JSON.stringify(view.blocks.filter(({ type }) => type === 'header' || type === 'section'));

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

describe.each(['http', 'socket'] as const)('standing briefings on Slack over %s', (mode) => {
  let slack: SlackHarness;
  const sent: Card[] = [];
  beforeAll(async () => {
    const store = createBriefingStore(open);
    const send = async (_: unknown, card: Card) => {
      sent.push(card);
      return { kind: 'delivered', message: '1.2' } as const;
    };
    const runner = createRunner({
      book: () => townBook,
      now: NOW,
      log: recordingLog().log,
      briefings: () => ({ store, send }),
    });
    slack = await startSlackHarness({ runner, mode });
  });
  afterAll(async () => {
    await slack.stop();
    await createBriefingStore(open).purge('slack', 'T0000000001', THE_END);
  });

  /** A channel that the workspace's admin made: nobody of the people here. */
  const here = () => ({ channel: slack.api.channelId });

  it('are refused to who neither made the channel nor is an admin', async () => {
    const { reply } = await slack.command('briefing schedule trade', 'boris', here());
    expect(reply.response_type).toBe('ephemeral');
    expect(readable(reply)).toContain('Менять здесь сводки могут создатель канала, администраторы');
  });

  it('are previewed, saved by a button, listed and explained to whoever looks after the channel', async () => {
    slack.api.makeAdmin('ann');
    const { reply } = await slack.command(
      'briefing schedule trade mon,thu 9:00 Asia/Shanghai changes',
      'ann',
      here(),
    );
    expect(reply.response_type).toBe('ephemeral');
    expect(readable(reply)).toContain('Save this briefing?');
    expect(readable(reply)).toContain('Mon and Thu at 09:00 (Asia/Shanghai)');
    expect(JSON.stringify(reply.blocks)).not.toContain('share:');
    const save = buttonCalled('Save', reply);
    const pressed = await slack.press({ action: save, user: 'ann', ...here() });
    expect(readable(pressed.replies[0] ?? { blocks: [] })).toMatch(/Saved: [a-z2-9]{8}/);
    const again = await slack.press({ action: save, user: 'ann', ...here() });
    expect(readable(again.replies[0] ?? { blocks: [] })).toContain('Already saved');
    const refused = await slack.press({ action: save, user: 'boris', ...here() });
    expect(readable(refused.replies[0] ?? { blocks: [] })).toContain('Вам нельзя');
    const { reply: list } = await slack.command('briefing list', 'wang', here());
    expect(readable(list)).toContain('本频道有1份简报');
    expect(readable(list)).toContain('负责人：Ann Lee。');
    const { reply: removing } = await slack.command('briefing remove', 'ann', here());
    await slack.press({ action: buttonCalled('Remove', removing), user: 'ann', ...here() });
    const { reply: empty } = await slack.command('briefing list', 'ann', here());
    expect(readable(empty)).toContain('None stands here yet');
  });

  it('are set up by a form, which keeps what was typed until it is right, and saved in its window', async () => {
    slack.api.makeAdmin('ann');
    const view = await slack.opens('briefing schedule', 'ann', here());
    expect(view.title.text).toBe('Set up a briefing');
    const form = { ...view, callback_id: view.callback_id };
    const fields = ['topics', 'days', 'time', 'zone', 'mode', 'language'];
    expect(view.blocks.map((block) => block.block_id)).toEqual(fields);
    const typed = {
      ...{ topics: 'trade', days: 'weekdays', time: '25:00', zone: 'UTC' },
      ...{ mode: 'digest', language: 'en' },
    };
    const faulty = await slack.submit({ view: form, values: { ...typed, zone: 'Mars/Base' } });
    expect(faulty).toEqual({
      response_action: 'errors',
      errors: {
        time: expect.stringContaining('“25:00” is no time of day'),
        zone: expect.stringContaining('“Mars/Base” is no time zone'),
      },
    });
    const both = await slack.submit({ view: form, values: { ...typed, topics: 'rumours', time: '' } });
    expect(both).toMatchObject({ errors: { topics: expect.stringContaining('“rumours” is no topic') } });
    const shown = Shown.parse(await slack.submit({ view: form, values: { ...typed, time: '7:45' } }));
    expect(readableView(shown)).toContain('Save this briefing?');
    const save = buttonsIn(shown.view.blocks).get('Save');
    if (save === undefined) throw new Error('no button saves');
    const window = windowOf(
      slack,
      { method: '', sent: {}, view: { ...shown.view, id: view.id, hash: '' } },
      slack.api.userId('ann'),
    );
    const saved = await window.act({ type: 'button', ...save });
    expect(JSON.stringify(saved.blocks)).toMatch(/Saved: [a-z2-9]{8}/);
    const { reply: list } = await slack.command('briefing list', 'ann', here());
    expect(readable(list)).toContain('Monday to Friday at 07:45 (UTC)');
  });

  it('are set up in a language and of a kind that are chosen by their names', async () => {
    slack.api.makeAdmin('ann');
    const view = await slack.opens('briefing schedule', 'ann', here());
    const choices = view.blocks.flatMap(({ element }) => Chosen.safeParse(element).data ?? []);
    expect(choices.map(({ options, initial_option: first }) => [first.value, options])).toEqual([
      [
        'digest',
        named({ digest: 'all figures', changes: 'only what changed', spotlight: 'one fact at a time' }),
      ],
      ['en', named({ en: 'English', zh: 'Chinese', ru: 'Russian' })],
    ]);
    const typed = { topics: 'trade', days: 'mon', time: '8:00', zone: 'UTC' };
    const values = { ...typed, mode: 'changes', language: 'ru' };
    const shown = Shown.parse(await slack.submit({ view, values }));
    expect(readableView(shown)).toContain('только изменения; язык: русский');
  });

  it('are exported as text, and imported by a form after a look at what changes', async () => {
    const { reply } = await slack.command('briefing export', 'ann', here());
    const text = /version: 1\n[\s\S]*created: \S+?Z\n/.exec(
      JSON.parse(`"${/"text":"(version: 1[^"]*)"/.exec(JSON.stringify(reply.blocks))?.[1] ?? ''}"`),
    )?.[0];
    expect(text).toContain('platform: slack');
    const { reply: removing } = await slack.command('briefing remove', 'ann', here());
    await slack.press({ action: buttonCalled('Remove', removing), user: 'ann', ...here() });
    const view = await slack.opens('briefing import', 'ann', here());
    const bad = await slack.submit({ view, values: { file: 'version: 1' } });
    expect(bad).toMatchObject({
      response_action: 'errors',
      errors: { file: expect.stringContaining('Line 1') },
    });
    // A message goes to a person, too, whose id stands where that of a channel should.
    for (const stranger of [slack.api.userId('wang'), 'D0000000001', 'C0000000404']) {
      const file = (text ?? '').replace(/channel: .*/, `channel: ${stranger}`);
      const refused = await slack.submit({ view, values: { file } });
      expect(JSON.stringify(refused)).toContain(`${stranger} is no channel of this workspace`);
    }
    const shown = Shown.parse(await slack.submit({ view, values: { file: text ?? '' } }));
    expect(readableView(shown)).toContain('1 new, 0 changed, 0 as they stand.');
    const apply = buttonsIn(shown.view.blocks).get('Import');
    const window = windowOf(
      slack,
      { method: '', sent: {}, view: { ...shown.view, id: view.id, hash: '' } },
      slack.api.userId('ann'),
    );
    const done = await window.act({ type: 'button', action_id: '', ...apply });
    expect(JSON.stringify(done.blocks)).toContain('1 briefing is as the file says.');
    const again = await slack.command('briefing export', 'ann', here());
    expect(JSON.stringify(again.reply.blocks)).toBe(JSON.stringify(reply.blocks));
  });

  it('are given to somebody who is picked from the list, and by a name that is typed to nobody', async () => {
    const boris = slack.api.userId('boris');
    const { reply } = await slack.command(`briefing transfer <@${boris}|boris>`, 'ann', here());
    expect(readable(reply)).toContain('Owner: Борис Петров.');
    const { reply: typed } = await slack.command('briefing transfer @boris', 'ann', here());
    expect(readable(typed)).toContain('names nobody for sure');
    // Whoever owns it may change it, whatever else Slack says; and name others.
    const { reply: paused } = await slack.command('briefing pause', 'boris', here());
    expect(readable(paused)).toContain('Приостановлена');
    const wang = slack.api.userId('wang');
    const { reply: named } = await slack.command(`briefing managers add <@${wang}|wang>`, 'boris', here());
    expect(readable(named)).toContain('王芳');
    const { reply: resumed } = await slack.command('briefing resume', 'wang', here());
    expect(readable(resumed)).toContain('已恢复');
    const { reply: dropped } = await slack.command(
      `briefing managers remove <@${wang}|wang>`,
      'boris',
      here(),
    );
    expect(readable(dropped)).toContain('Больше никто не назначен');
  });

  it('say beforehand that the bot is not in the channel', async () => {
    slack.api.trouble('conversations.info', { kind: 'error', error: 'channel_not_found' });
    const { reply } = await slack.command('briefing schedule trade', 'ann', here());
    expect(readable(reply)).toContain('Type /invite and its name');
    slack.api.mend('conversations.info');
    slack.api.letIn();
    const { reply: inside } = await slack.command('briefing schedule trade', 'ann', here());
    expect(readable(inside)).not.toContain('/invite');
  });

  it('say so where Slack does not tell who may', async () => {
    slack.api.trouble('conversations.info', { kind: 'error', error: 'missing_scope' });
    const { reply } = await slack.command('briefing schedule trade', 'wang', here());
    expect(readable(reply)).toContain('channels:read');
    expect(slack.logText()).toContain('missing_scope');
    slack.api.mend('conversations.info');
  });

  it('say where they work in a direct message', async () => {
    const { reply } = await slack.command('briefing list', 'ann', { channel: 'D0000000001' });
    expect(readable(reply)).toContain('go to a channel of a server or workspace');
  });
});
