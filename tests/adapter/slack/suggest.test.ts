import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../../src/card/card.ts';
import type { Adapter, Notified } from '../../../src/command/adapter.ts';
import { createRunner } from '../../../src/command/run.ts';
import { townBook } from '../../support/discord-harness.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type SlackHarness, startSlackHarness } from '../../support/slack-harness.ts';
import { payloadRequest } from '../../support/slack-requests.ts';
import { readable } from '../../support/slack-text.ts';

const TYPED = {
  fact: 'parks <!channel>',
  text: '12 parks & more in 2024',
  source: 'https://example.org/report?a=1&b=2',
  note: null,
};
const NOW = () => new Date('2026-06-01T12:00:00Z');
const asked = { action_id: 'see:0', value: 'suggest parks in 2024' };
let version = 0;
/** Never the same suggestion twice, unless a test wants it. */
const fresh = () => ({ ...TYPED, note: `note ${++version}` });

type Shown = {
  readonly response_action?: string;
  readonly errors?: unknown;
  readonly view?: { blocks: readonly unknown[] };
};
const isShown = (body: unknown): body is Shown => typeof body === 'object' && body !== null;
const shownIn = (body: unknown): Shown => {
  if (!isShown(body)) throw new Error('the acknowledgement says nothing');
  return body;
};
const textIn = (body: unknown) => JSON.stringify(shownIn(body).view?.blocks ?? []);

describe.each(['http', 'socket'] as const)('a suggestion on Slack over %s', (mode) => {
  let slack: SlackHarness;
  let held: Promise<unknown> = Promise.resolve();
  beforeAll(async () => {
    let tell: (card: Card) => Promise<Notified> = async () => 'refused';
    const review = async (card: Card) => {
      await held;
      return tell(card);
    };
    const runner = createRunner({ book: () => townBook, now: NOW, log: recordingLog().log, review });
    const onStart = (adapter: Adapter, channelId: string) => {
      tell = (card) => adapter.notify(channelId, card);
    };
    slack = await startSlackHarness({ runner, mode, onStart });
  });
  afterEach(() => {
    held = Promise.resolve();
    for (const method of ['chat.postMessage', 'views.open', 'views.update']) slack.api.mend(method);
  });
  afterAll(() => slack.stop());
  const posts = async () => (await slack.api.posts(0)).length;

  it('opens a form that holds the words, in the language of whoever asks', async () => {
    const view = await slack.opens('suggest parks in 2024', 'boris');
    expect(view.title.text).toBe('Предложить факт');
    expect(view.blocks.map((block) => block.block_id)).toEqual(['fact', 'text', 'source', 'note']);
    expect(JSON.stringify(view.blocks[0])).toContain('"initial_value":"parks in 2024"');
    expect(view.blocks.map(({ optional }) => optional)).toEqual([false, false, false, true]);
  });

  it('opens it from the button of an answer that is not known, with the whole question', async () => {
    const question = `bananas ${'and more bananas '.repeat(10)}`.trim();
    const { reply } = await slack.command(question);
    const [, action_id = '', value = ''] =
      /"action_id":"(see:\d+)","text":\{[^}]*Suggest this fact[^}]*\},"value":"([^"]+)"/.exec(
        JSON.stringify(reply.blocks),
      ) ?? [];
    const view = await slack.pressOpens({ action: { action_id, value } });
    expect(JSON.stringify(view.blocks[0])).toContain(`"initial_value":"${question}"`);
  });

  it('shows a button that opens it where Slack did not take the window', async () => {
    slack.api.trouble('views.open', { kind: 'error', error: 'expired_trigger_id' });
    const { reply } = await slack.command('suggest parks');
    expect(readable(reply)).toContain('Open the form');
    expect(slack.logText()).toContain('expired_trigger_id');
    const pressed = await slack.press({ action: asked });
    expect(readable(pressed.replies[0] ?? { blocks: [] })).toContain('Open the form');
  });

  it('reaches the review channel escaped, once, with who sent it, and thanks in the window', async () => {
    const view = await slack.opens('suggest parks');
    const before = await posts();
    const values = fresh();
    const ack = await slack.submit({ view, values });
    expect(shownIn(ack).response_action).toBe('update');
    expect(textIn(ack)).toContain('Thank you.');
    expect(textIn(ack)).not.toContain('"actions"');
    expect(textIn(await slack.submit({ view, values }))).toContain('It was not sent a second time.');
    expect(await posts()).toBe(before + 1);
    const post = (await slack.api.posts(before + 1)).at(-1);
    expect(post).toMatchObject({
      channel: slack.api.channelId,
      unfurl_links: 'false',
      unfurl_media: 'false',
      parse: 'none',
    });
    const said = readable({ blocks: JSON.parse(post?.blocks ?? '[]') });
    expect(said).toContain('Which fact: parks <!channel>');
    expect(said).toContain(`From Ann Lee (${slack.api.userId('ann')}) on Slack, in #general.`);
    expect(post?.text).toContain('parks &lt;!channel&gt;');
    expect(post?.blocks).not.toMatch(/<[!@]/);
  });

  it('shows what is wrong beside each field, in the language of the form', async () => {
    const view = await slack.opens('suggest parks', 'wang');
    const before = await posts();
    const ack = await slack.submit({ view, values: { ...TYPED, text: ' ', source: '年鉴' }, user: 'wang' });
    expect(ack).toEqual({
      response_action: 'errors',
      errors: { text: '“应当怎样写”是空的：请填写。', source: expect.stringContaining('以 https:// 开头') },
    });
    expect(await posts()).toBe(before);
  });

  it('stays in the form when the review channel refuses it, and can be sent again', async () => {
    const view = await slack.opens('suggest parks', 'boris');
    const values = fresh();
    slack.api.trouble('chat.postMessage', { kind: 'error', error: 'not_in_channel' });
    const ack = await slack.submit({ view, values, user: 'boris' });
    expect(shownIn(ack).response_action).toBe('update');
    expect(textIn(ack)).toContain('его никто не видел');
    expect(textIn(ack)).toContain('"initial_value":"12 parks & more in 2024"');
    slack.api.mend('chat.postMessage');
    expect(textIn(await slack.submit({ view, values, user: 'boris' }))).toContain('Спасибо.');
  });

  it('is not called delivered when the review channel does not say so', async () => {
    const view = await slack.opens('suggest parks', 'boris');
    slack.api.trouble('chat.postMessage', { kind: 'cut-off' });
    const ack = await slack.submit({ view, values: fresh(), user: 'boris' });
    expect(textIn(ack)).toContain('могло дойти или не дойти');
    expect(textIn(ack)).toContain('12 parks');
  });

  it('says that it is under way while the review channel takes its time, and then what became of it', async () => {
    const view = await slack.opens('suggest parks', 'wang');
    const before = (await slack.api.views(0)).length;
    const { promise, resolve } = Promise.withResolvers<void>();
    held = promise;
    const ack = await slack.submit({ view, values: fresh(), user: 'wang' });
    expect(textIn(ack)).toContain('正在发送');
    resolve();
    const changed = (await slack.api.views(before + 1)).at(-1);
    expect(changed?.id).toBe(view.id);
    expect(JSON.stringify(changed?.blocks)).toContain('谢谢');
  });

  it('comes from a direct message without a name of one', async () => {
    const view = await slack.opens('suggest parks', 'wang', { channel: 'D0000000001' });
    const before = await posts();
    await slack.submit({ view, values: fresh(), user: 'wang' });
    const post = (await slack.api.posts(before + 1)).at(-1);
    expect(post?.text).toContain('in a direct message');
  });

  it('is kept to a few an hour for each person, and says when the next may come', async () => {
    const view = await slack.opens('suggest parks', 'ann');
    let last: unknown;
    for (let count = 0; count < 6; count++) last = await slack.submit({ view, values: fresh() });
    expect(textIn(last)).toContain('At most 5 suggestions an hour');
    expect(textIn(last)).toContain('"initial_value":"12 parks & more in 2024"');
  });

  it('is not taken from a window that is none of ours', async () => {
    const before = await posts();
    const view = { id: 'V1', callback_id: 'suggest', private_metadata: 'xx' };
    expect(await slack.submit({ view, values: fresh() })).toEqual({});
    expect(await posts()).toBe(before);
  });
});

describe('a form that Slack would not send', () => {
  it.each([
    { view: null },
    { view: { id: 'V1', state: null } },
    { view: { id: 'V1', state: { values: { text: { typed: { value: ['x'] } } } } } },
    { view: { id: 'V1', callback_id: 7, state: { values: {} } } },
    { view: { id: 'V1', state: { values: {} } }, user: 'U1' },
  ])('is refused as malformed: %j', async (more) => {
    const runner = createRunner({ book: () => townBook, now: NOW, log: recordingLog().log });
    const slack = await startSlackHarness({ runner });
    const answer = await slack.request(
      payloadRequest({ type: 'view_submission', user: { id: 'U1' }, ...more }),
    );
    expect(answer.status).toBe(400);
    await slack.stop();
  });
});

describe('a fault of ours behind a form', () => {
  it('is an apology in the window, and the log names nothing that was typed', async () => {
    const runner = createRunner({
      book: () => townBook,
      now: NOW,
      log: recordingLog().log,
      review: async () => 'delivered',
    });
    const submit = () => {
      throw new Error('torn page');
    };
    const slack = await startSlackHarness({ runner: { ...runner, submit } });
    const view = await slack.opens('suggest parks');
    expect(textIn(await slack.submit({ view, values: TYPED }))).toContain('The fault is ours');
    expect(slack.logText()).not.toContain('12 parks');
    await slack.stop();
  });
});
