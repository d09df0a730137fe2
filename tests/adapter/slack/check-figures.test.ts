import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageText } from '../../../src/adapter/slack/message-text.ts';
import type { Answered, Call, Runner } from '../../../src/command/command.ts';
import { createRunner } from '../../../src/command/run.ts';
import { openBook } from '../../../src/open-book.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type SlackHarness, startSlackHarness } from '../../support/slack-harness.ts';
import { newId } from '../../support/slack-requests.ts';
import { buttonsIn } from '../../support/slack-window.ts';

const book = openBook('data');

/** What the action on a message sends: https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
const messageAction = (message: Readonly<Record<string, unknown>>, userId: string, responseUrl: string) => ({
  type: 'message_action',
  callback_id: 'check_figures',
  trigger_id: newId('3.'),
  message_ts: '5.5',
  response_url: responseUrl,
  message: { type: 'message', ts: '5.5', ...message },
  user: { id: userId, name: 'ann', team_id: 'T1' },
  channel: { id: 'C1', name: 'general' },
  team: { id: 'T1', domain: 'desk' },
  token: 'deprecated',
  action_ts: '1.1',
});

describe.each(['http', 'socket'] as const)('checking the figures of a message over %s', (mode) => {
  const calls: Call[] = [];
  let slack: SlackHarness;
  beforeAll(async () => {
    const now = () => new Date('2026-06-01T12:00:00Z');
    const runner = createRunner({ book: () => book, now, log: recordingLog().log });
    // Whatever is checked agrees here: what is held is what reaches the command, and what becomes of its answer.
    const run = async (call: Call): Promise<Answered> => {
      calls.push(call);
      const card = { language: 'en', title: 'Agrees', tone: 'answer', parts: [] } as const;
      const parts = [{ kind: 'text', text: `seen: ${(call.args.message ?? '').slice(0, 100)}` } as const];
      return { card: { ...card, parts }, outcome: 'found', facts: [], line: 'outsourcing', reference: null };
    };
    const checking: Runner = { ...runner, run };
    slack = await startSlackHarness({ runner: checking, mode });
  });
  afterAll(() => slack.stop());

  const check = async (message: Readonly<Record<string, unknown>>, user = 'ann') => {
    const responseUrl = slack.urls.create();
    await slack.interact(messageAction(message, slack.api.userId(user), responseUrl));
    const [reply] = await slack.urls.replies(responseUrl, 1);
    if (reply === undefined) throw new Error('no reply');
    return reply;
  };

  it('shows the result to whoever asked alone, read as a person reads it', async () => {
    const reply = await check({ text: 'Contracts: &gt; <http://a.example|$3.45 billion> in 2019' });
    expect(reply).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(reply.thread_ts).toBeUndefined();
    expect(calls.at(-1)).toEqual({
      command: 'check',
      args: { message: 'Contracts: > $3.45 billion in 2019', sent: '1970-01-01T00:00:05.500Z' },
    });
  });

  it('stays in the thread that the message stands in', async () => {
    expect((await check({ text: '$3.45 billion', thread_ts: '4.4' })).thread_ts).toBe('4.4');
  });

  it('is shared below the message that was checked', async () => {
    const share = buttonsIn((await check({ text: '$3.45 billion' })).blocks).get('Share');
    if (share === undefined) throw new Error('no Share');
    const { replies } = await slack.press({ action: share });
    expect(replies[0]).toMatchObject({ response_type: 'in_channel', thread_ts: '5.5' });
  });

  it('says clearly that a message without text holds no figures', async () => {
    const before = calls.length;
    expect((await check({ text: '' })).text).toContain('This message has no text');
    expect((await check({ files: [] }, 'wang')).text).toContain('这条消息没有文字');
    expect(calls).toHaveLength(before);
  });

  it('checks the beginning of a long message, and says so', async () => {
    const reply = await check({ text: '𝟛'.repeat(4000) });
    expect(reply.text).toContain('only its first 4,000 characters were checked');
    expect(calls.at(-1)?.args.message?.length).toBe(4000);
    expect((await check({ text: 'x'.repeat(4000) })).text).not.toContain('only its first');
  });

  it('does not write what it reads to the log', () => {
    expect(slack.logText()).not.toContain('3.45');
  });
});

describe('a message with figures, checked by the real command', () => {
  it('is set beside the fact book, and shared below itself with the same result', async () => {
    const now = () => new Date('2026-06-01T12:00:00Z');
    const slack = await startSlackHarness({
      runner: createRunner({ book: () => book, now, log: recordingLog().log }),
    });
    const responseUrl = slack.urls.create();
    const text = 'In 2019 the outsourcing contract value of Harbin was $3.45 billion, up by 12%.';
    await slack.interact(messageAction({ text }, slack.api.userId('ann'), responseUrl));
    const [reply] = await slack.urls.replies(responseUrl, 1);
    expect(reply?.text).toContain('$3.45 billion');
    expect(reply?.text).toContain('89.35%');
    const share = buttonsIn(reply?.blocks ?? []).get('Share');
    if (share === undefined) throw new Error('no Share');
    const { replies } = await slack.press({ action: share });
    await slack.stop();
    expect(replies[0]).toMatchObject({ response_type: 'in_channel', thread_ts: '5.5' });
    expect(replies[0]?.text).toBe(`Shared by Ann Lee\n${reply?.text}`);
  });
});

describe('the text of a message', () => {
  it('comes from its blocks where it has no text of its own', () => {
    const section = { type: 'section', text: { type: 'mrkdwn', text: 'Contracts: *$3.45 billion*' } };
    const fields = { type: 'section', fields: [{ text: 'Year' }, { text: '2019' }] };
    const rich = {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'up by ' },
            { type: 'text', text: '89%', style: { bold: true } },
          ],
        },
      ],
    };
    expect(messageText({ text: '', blocks: [section, rich, fields] })).toBe(
      'Contracts: *$3.45 billion*\nup by 89%\nYear\n2019',
    );
  });

  it('has what is attached to it, by its fallback where that is all', () => {
    const attachments = [
      { pretext: 'Report', text: '$1.75 billion', fallback: 'x' },
      { fallback: '1,000 companies' },
      { fields: [{ title: 'GDP', value: '5,490' }] },
    ];
    expect(messageText({ text: 'See', attachments })).toBe(
      'See\nReport\n$1.75 billion\n1,000 companies\nGDP 5,490',
    );
  });

  it.each([
    {},
    { text: 7 },
    { text: ' ', blocks: null, attachments: 'x' },
    { blocks: [null, 'a', { elements: 3 }] },
  ])('is empty for %j', (message) => {
    expect(messageText(message)).toBe('');
  });
});
