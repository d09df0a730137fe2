import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../../src/card/card.ts';
import { createRegistry } from '../../../src/command/registry.ts';
import { createRunner } from '../../../src/command/run.ts';
import { aFactBook, aTopic } from '../../support/build-pack.ts';
import { townBook } from '../../support/discord-harness.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { BOT_TOKEN } from '../../support/slack-api.ts';
import { type SlackHarness, startSlackHarness } from '../../support/slack-harness.ts';

const card: Card = {
  language: 'en',
  title: 'Changed facts are not in use',
  tone: 'error',
  parts: [{ kind: 'text', text: '• data/x.yaml:3:1: <!channel> & <@U1>. Right it.' }],
};

describe('telling a channel on Slack', () => {
  let slack: SlackHarness;
  beforeAll(async () => {
    const now = () => new Date('2026-11-23T09:00:00Z');
    const runner = createRunner({ book: () => townBook, now, log: recordingLog().log });
    slack = await startSlackHarness({ runner });
  });
  afterEach(() => slack.api.mend('chat.postMessage'));
  afterAll(() => slack.stop());
  const calls = () => slack.api.calls.filter((method) => method === 'chat.postMessage').length;

  it('posts the card with everything escaped and nothing unfurled', async () => {
    expect(await slack.adapter.notify(slack.api.channelId, card)).toBe('delivered');
    const post = (await slack.api.posts(1)).at(-1);
    expect(post).toMatchObject({
      channel: slack.api.channelId,
      unfurl_links: 'false',
      unfurl_media: 'false',
      parse: 'none',
    });
    expect(post?.text).toContain('&lt;!channel&gt; &amp; &lt;@U1&gt;');
    expect(post?.blocks).not.toMatch(/"mrkdwn"[^}]*<[!@]/);
  });

  it.each([
    ['not_in_channel', /\(not_in_channel\)\. Invite the bot to that channel: type \/invite/],
    ['channel_not_found', /Copy the channel’s id anew; to a private channel, invite the bot first\.$/],
    [
      'missing_scope',
      /scope chat:write: print the manifest with `npm run -s manifest:slack`.*install the app again\.$/,
    ],
    ['fatal_error', /Check the network and the channel; the message is not sent again\.$/],
  ])('logs %s with its remedy, and shows no token', async (error, remedy) => {
    slack.api.trouble('chat.postMessage', { kind: 'error', error });
    const before = calls();
    const sent = await slack.adapter.notify(slack.api.channelId, card);
    expect(sent).toBe(error === 'fatal_error' ? 'uncertain' : 'refused');
    expect(slack.lines.at(-1)).toMatchObject({ level: 'error', message: expect.stringMatching(remedy) });
    expect(slack.logText()).not.toContain(BOT_TOKEN);
    expect(calls()).toBe(before + 1);
  });

  it.each([
    ['a lost answer', { kind: 'cut-off' }, 'uncertain'],
    ['a fault of Slack’s', { kind: 'status', status: 503 }, 'uncertain'],
    ['a limit of the rate', { kind: 'status', status: 429, headers: { 'retry-after': '30' } }, 'refused'],
  ] as const)('never sends again after %s', async (_, how, sent) => {
    slack.api.trouble('chat.postMessage', how);
    const before = calls();
    expect(await slack.adapter.notify(slack.api.channelId, card)).toBe(sent);
    expect(calls()).toBe(before + 1);
  });
});

describe('other commands of a changed book on Slack', () => {
  it('ask for the manifest to be pasted anew, and only where it differs', async () => {
    const runner = createRunner({ book: () => townBook, now: () => new Date(0), log: recordingLog().log });
    const slack = await startSlackHarness({ runner });
    slack.adapter.adopt(createRegistry(townBook))();
    expect(slack.logText()).not.toContain('manifest');
    const adopt = slack.adapter.adopt(createRegistry(aFactBook({ topics: [aTopic('harbour')] })));
    expect(slack.logText()).not.toContain('manifest');
    adopt();
    expect(slack.logText()).toMatch(/Run `npm run -s manifest:slack` and paste what it prints/);
    await slack.stop();
  });
});
