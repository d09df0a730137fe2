import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../../src/card/card.ts';
import { createRunner } from '../../../src/command/run.ts';
import { createBriefingStore } from '../../../src/store/briefing-store.ts';
import type { Database } from '../../../src/store/database.ts';
import { embeddedDatabase, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { townBook } from '../../support/discord-harness.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type SlackHarness, startSlackHarness } from '../../support/slack-harness.ts';
import { readable } from '../../support/slack-text.ts';

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
  afterAll(() => slack.stop());

  /** A channel that the workspace's admin made: nobody of the people here. */
  const here = () => ({ channel: slack.api.channelId });

  it('are refused to who neither made the channel nor is an admin', async () => {
    const { reply } = await slack.command('briefing schedule trade', 'boris', here());
    expect(reply.response_type).toBe('ephemeral');
    expect(readable(reply)).toContain('Это могут создатель канала, администраторы');
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
