import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Runner } from '../../../src/command/command.ts';
import { createRunner } from '../../../src/command/run.ts';
import { openBook } from '../../../src/open-book.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type SlackHarness, startSlackHarness } from '../../support/slack-harness.ts';
import { newId, payloadRequest, pressPayload, pressRequest } from '../../support/slack-requests.ts';
import { readable } from '../../support/slack-text.ts';

const book = openBook('data');
const SHARE = { action_id: 'share:0', value: 'outsourcing language:en' };

function realRunner(): Runner {
  return createRunner({
    book: () => book,
    now: () => new Date('2026-06-01T12:00:00Z'),
    log: recordingLog().log,
  });
}

describe.each(['http', 'socket'] as const)('a pressed button over %s', (mode) => {
  let slack: SlackHarness;
  beforeAll(async () => {
    slack = await startSlackHarness({ runner: realRunner(), mode });
  });
  afterEach(() => slack.urls.trouble(null));
  afterAll(() => slack.stop());

  /** Sends a press whose messages go to a URL that the test looks at itself. */
  const pressQuietly = async (
    responseUrl: string,
    more: Partial<Parameters<typeof pressRequest>[0]> = {},
  ) => {
    const fields = { action: SHARE, user: slack.api.userId('ann'), responseUrl, ...more };
    if (mode === 'socket') await slack.socket.send('interactive', pressPayload(fields));
    else await (await slack.request(pressRequest(fields))).text();
  };

  it('answers a choice in the place of the question that only the asker sees', async () => {
    const { replies } = await slack.press({ action: { action_id: 'run:0', value: 'outsourcing' } });
    expect(replies[0]).toMatchObject({ response_type: 'ephemeral', replace_original: true });
    expect(replies[0]?.text).toContain('$3.45 billion');
  });

  it('answers a choice of a public message to whoever pressed it, and leaves the message', async () => {
    const action = { action_id: 'run:0', value: 'outsourcing' };
    const { replies } = await slack.press({ action, isEphemeral: false });
    expect(replies[0]).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  });

  it.each(['sources outsourcing', 'cite outsourcing-contract-value-2019'])(
    'shows %j below the card',
    async (value) => {
      const { replies } = await slack.press({ action: { action_id: 'see:1', value } });
      expect(replies[0]).toMatchObject({ response_type: 'ephemeral', replace_original: false });
      expect(readable(replies[0] ?? { blocks: [] })).toContain('e.my399.com');
    },
  );

  it('answers in the language of whoever presses', async () => {
    const { replies } = await slack.press({
      action: { action_id: 'see:0', value: 'outsourcing' },
      user: 'wang',
    });
    expect(replies[0]?.text).toContain('同比');
  });

  it('presses every button of a real reply', async () => {
    const { reply } = await slack.command('outsourcing');
    const buttons = [
      ...JSON.stringify(reply.blocks).matchAll(/"action_id":"([^"]+)","text":\{[^}]*\},"value":"([^"]+)"/g),
    ];
    expect(buttons.length).toBeGreaterThanOrEqual(3);
    for (const [, action_id = '', value = ''] of buttons) {
      const { replies } = await slack.press({ action: { action_id, value } });
      expect(replies[0]?.text).not.toContain('The fault is ours');
    }
  });

  it('shares the same card with the sharer’s name, and takes the button away', async () => {
    const { reply } = await slack.command('outsourcing');
    const { replies } = await slack.press({ action: SHARE });
    const [shared, left] = replies;
    expect(shared).toMatchObject({ response_type: 'in_channel', replace_original: false });
    expect(shared?.text).toBe(`Shared by Ann Lee\n${reply.text}`);
    expect(left).toMatchObject({ response_type: 'ephemeral', replace_original: true });
    expect(readable(left ?? { blocks: [] })).toContain('Shared in the channel.');
    expect(JSON.stringify(replies)).not.toContain('share:');
    expect(JSON.stringify(replies)).not.toMatch(/<[@!]/);
  });

  it('shares once when it is pressed twice quickly, sent again by Slack, and pressed again later', async () => {
    const messageTs = newId('1700000000.');
    const triggerId = newId('8765.4321.');
    const url = slack.urls.create();
    await Promise.all([
      pressQuietly(url, { messageTs, triggerId }),
      pressQuietly(url, { messageTs }),
      pressQuietly(url, { messageTs, triggerId }),
    ]);
    await slack.urls.replies(url, 2);
    await pressQuietly(url, { messageTs });
    // Another message's button is another matter, and shows that all before it are through.
    await slack.press({ action: SHARE });
    const types = slack.urls.posted(url).map(({ response_type }) => response_type);
    expect(types).toEqual(['in_channel', 'ephemeral']);
  });

  it('shares once for each person and card where Slack does not say which message it was', async () => {
    const pressUnplaced = async (user: string, responseUrl: string, value = 'about') => {
      const fields = { action: { ...SHARE, value }, user: slack.api.userId(user), responseUrl };
      const payload = { ...pressPayload(fields), container: { type: 'message', is_ephemeral: true } };
      if (mode === 'socket') await slack.socket.send('interactive', payload);
      else await (await slack.request(payloadRequest(payload))).text();
    };
    const url = slack.urls.create();
    await Promise.all([pressUnplaced('ann', url), pressUnplaced('ann', url)]);
    await slack.urls.replies(url, 2);
    const [others, next] = [slack.urls.create(), slack.urls.create()];
    await pressUnplaced('wang', others);
    await pressUnplaced('ann', next, 'help');
    await Promise.all([others, next].map((one) => slack.urls.replies(one, 2)));
    expect(slack.urls.posted(url).map(({ response_type }) => response_type)).toEqual([
      'in_channel',
      'ephemeral',
    ]);
  });

  it.each(['expired', 'not-ok'] as const)('can share again when Slack has refused (%s)', async (how) => {
    const messageTs = newId('1700000000.');
    slack.urls.trouble(how);
    await slack.press({ action: SHARE, messageTs, replies: 1 });
    slack.urls.trouble(null);
    const url = slack.urls.create();
    await expect
      .poll(async () => {
        await pressQuietly(url, { messageTs });
        return slack.urls.posted(url).length > 0;
      })
      .toBe(true);
    expect(slack.logText()).toMatch(/refused a reply|did not get through/);
  });

  it('does not share again when nobody knows whether it was, and says so', async () => {
    const messageTs = newId('1700000000.');
    slack.urls.trouble('error');
    const { replies } = await slack.press({ action: SHARE, messageTs });
    expect(replies.map(({ response_type }) => response_type)).toEqual(['in_channel', 'ephemeral']);
    expect(readable(replies[1] ?? { blocks: [] })).toContain('Look in the channel before you share it again');
    slack.urls.trouble(null);
    const url = slack.urls.create();
    await pressQuietly(url, { messageTs });
    await slack.press({ action: SHARE });
    expect(slack.urls.posted(url)).toEqual([]);
  });

  it('tells whoever shares alone when there is nothing to share any more', async () => {
    const action = { action_id: 'share:0', value: 'cite no-such-fact-2019' };
    const { replies } = await slack.press({ action, replies: 1 });
    expect(replies[0]).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  });

  it.each(['expired', 'error', 'not-ok'] as const)(
    'writes to the log when a reply does not get through (%s)',
    async (how) => {
      slack.urls.trouble(how);
      const before = slack.lines.length;
      await slack.press({ action: { action_id: 'see:0', value: 'help' } });
      await expect
        .poll(() => slack.lines.slice(before).map(({ level }) => level))
        .toContainEqual(expect.stringMatching(/warn|error/));
      slack.urls.trouble(null);
      const { replies } = await slack.press({ action: { action_id: 'see:0', value: 'help' } });
      expect(replies).toHaveLength(1);
    },
  );
});

describe('a fault of ours behind a button', () => {
  it('becomes a private apology that leaves the choices where they are', async () => {
    const runner = realRunner();
    const slack = await startSlackHarness({
      runner: { ...runner, runLine: () => Promise.reject(new Error('torn page')) },
    });
    const { replies } = await slack.press({ action: { action_id: 'run:0', value: 'outsourcing' } });
    const shared = await slack.press({ action: SHARE, replies: 1 });
    await slack.stop();
    for (const reply of [...replies, ...shared.replies]) {
      expect(reply).toMatchObject({ response_type: 'ephemeral', replace_original: false });
      expect(readable(reply)).toContain('The fault is ours');
    }
  });
});
