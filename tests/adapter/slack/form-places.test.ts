import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRunner } from '../../../src/command/run.ts';
import { openBook } from '../../../src/open-book.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type SlackHarness, startSlackHarness } from '../../support/slack-harness.ts';
import { buttonsIn, openWindow, viewActionPayload } from '../../support/slack-window.ts';

const book = openBook('data');

describe('the form that an answer asks for', () => {
  let slack: SlackHarness;
  beforeAll(async () => {
    const now = () => new Date('2026-06-01T12:00:00Z');
    const review = async () => 'delivered' as const;
    slack = await startSlackHarness({
      runner: createRunner({ book: () => book, now, log: recordingLog().log, review }),
    });
  });
  afterAll(() => slack.stop());

  it('takes the place of the card in the window that searches', async () => {
    const window = await openWindow(slack, 'http');
    const view = await window.write('suggest parks in 2024');
    expect(view.callback_id).toBe('suggest');
    expect(JSON.stringify(view.blocks)).toContain('"initial_value":"parks in 2024"');
  });

  it('opens from a message in a conversation by its button, for whoever presses', async () => {
    const user = slack.api.userId('ann');
    const event = { type: 'app_mention', user, ts: '7.7', channel: slack.api.channelId };
    await slack.tell({ ...event, text: `<@${slack.api.userId('factbot')}> suggest parks in 2024` });
    const [post] = await slack.api.posts(1);
    const open = buttonsIn(JSON.parse(post?.blocks ?? '[]')).get('Open the form');
    if (open === undefined) throw new Error('no button for the form');
    const view = await slack.pressOpens({ action: open, isEphemeral: false, user: 'wang', thread: '7.7' });
    expect(view.callback_id).toBe('suggest');
    expect(view.title.text).toBe('建议补充资料');
  });

  it('opens over the home page', async () => {
    const before = slack.api.viewCount();
    const ann = slack.api.userId('ann');
    await slack.tell({ type: 'app_home_opened', user: ann, channel: 'D1', tab: 'home' });
    const home = (await slack.api.taken(before + 1)).at(before);
    if (home === undefined) throw new Error('no home page');
    const action = { type: 'button', action_id: 'see:9', value: 'suggest parks' };
    await slack.interact(viewActionPayload(home.view, ann, action));
    const opened = (await slack.api.taken(before + 2)).at(before + 1);
    expect(opened).toMatchObject({ method: 'views.open', view: { callback_id: 'suggest' } });
  });
});
