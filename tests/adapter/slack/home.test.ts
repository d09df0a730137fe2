import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { homeView } from '../../../src/adapter/slack/home-view.ts';
import { viewViolations } from '../../../src/adapter/slack/view-limits.ts';
import type { Runner } from '../../../src/command/command.ts';
import { createRunner } from '../../../src/command/run.ts';
import { openBook } from '../../../src/open-book.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type SlackHarness, startSlackHarness } from '../../support/slack-harness.ts';
import { buttonsIn, viewActionPayload } from '../../support/slack-window.ts';

const runnerOf = (folder: string): Runner => {
  const book = openBook(folder);
  const now = () => new Date('2026-06-01T12:00:00Z');
  return createRunner({ book: () => book, now, log: recordingLog().log });
};

describe('the home page', () => {
  let slack: SlackHarness;
  beforeAll(async () => {
    slack = await startSlackHarness({ runner: runnerOf('data') });
  });
  afterEach(() => slack.api.mend('views.publish'));
  afterAll(() => slack.stop());

  const openHome = async (user: string, more: Readonly<Record<string, unknown>> = {}) => {
    const before = slack.api.viewCount();
    const event = {
      type: 'app_home_opened',
      user: slack.api.userId(user),
      channel: 'D1',
      tab: 'home',
      ...more,
    };
    await slack.tell(event);
    const taken = (await slack.api.taken(before + 1)).at(before);
    if (taken === undefined) throw new Error('no page was shown');
    return taken;
  };

  it('says what is known and how fresh it is, and has the examples, the topics and Search as buttons', async () => {
    const { view, sent } = await openHome('ann');
    expect(sent.user_id).toBe(slack.api.userId('ann'));
    expect(JSON.stringify(view.blocks)).toMatch(
      /facts and \d+ derived figures from \d+ sources, published .* to Nov 3, 2025/,
    );
    const buttons = buttonsIn(view.blocks);
    expect([...buttons.keys()]).toEqual(
      expect.arrayContaining([
        '/harbin outsourcing contract value 2019',
        'Services outsourcing',
        'Free trade zone',
        'Search',
      ]),
    );
  });

  it('is in the language of whoever opens it', async () => {
    expect(JSON.stringify((await openHome('wang')).view.blocks)).toContain('主题');
    expect(JSON.stringify((await openHome('boris')).view.blocks)).toContain('Темы');
  });

  it('is not sent again to whoever sees it already, nor for another tab', async () => {
    const { view } = await openHome('ann');
    const user = slack.api.userId('ann');
    const before = slack.api.calls.filter((method) => method === 'views.publish').length;
    await slack.tell({ type: 'app_home_opened', user, channel: 'D1', tab: 'home', view });
    await slack.tell({ type: 'app_home_opened', user, channel: 'D1', tab: 'messages' });
    await openHome('wang');
    expect(slack.api.calls.filter((method) => method === 'views.publish')).toHaveLength(before + 1);
  });

  it('answers its buttons in a window over it, which shares nowhere', async () => {
    const { view } = await openHome('ann');
    const button = buttonsIn(view.blocks).get('Services outsourcing');
    if (button === undefined) throw new Error('no topic');
    const before = slack.api.viewCount();
    const trigger = await slack.api.trigger('ann');
    await slack.interact(
      viewActionPayload(view, slack.api.userId('ann'), { type: 'button', ...button }, trigger),
    );
    const opened = (await slack.api.taken(before + 1)).at(before);
    expect(opened?.method).toBe('views.open');
    expect(JSON.stringify(opened?.view.blocks)).toContain('$3.45 billion');
    expect(buttonsIn(opened?.view.blocks ?? []).has('Share')).toBe(false);
  });

  it('opens the window that searches', async () => {
    const { view } = await openHome('ann');
    const button = buttonsIn(view.blocks).get('Search');
    if (button === undefined) throw new Error('no Search');
    const before = slack.api.viewCount();
    const trigger = await slack.api.trigger('ann');
    await slack.interact(
      viewActionPayload(view, slack.api.userId('ann'), { type: 'button', ...button }, trigger),
    );
    const opened = (await slack.api.taken(before + 1)).at(before);
    expect(JSON.stringify(opened?.view.blocks)).toContain('external_select');
  });

  it('tells the operator what to do where Slack has no such page', async () => {
    slack.api.trouble('views.publish', { kind: 'error', error: 'not_enabled' });
    await slack.tell({ type: 'app_home_opened', user: slack.api.userId('ann'), channel: 'D1', tab: 'home' });
    await expect
      .poll(() => slack.lines.at(-1)?.message)
      .toMatch(/could not be shown \(not_enabled\)\. Turn the Home tab on/);
  });

  it.each(['data', 'tests/fixtures/port-pack'])(
    'is within Slack’s limits in every language for %s',
    async (folder) => {
      const runner = runnerOf(folder);
      for (const locale of ['en-US', 'zh-CN', 'ru-RU']) {
        expect(viewViolations(await homeView(runner, { locale }))).toEqual([]);
      }
    },
  );
});
