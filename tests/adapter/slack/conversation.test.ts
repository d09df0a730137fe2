import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SLACK_LIMITS } from '../../../src/adapter/slack/limits.ts';
import { readDirectMessage, readMention } from '../../../src/adapter/slack/read-event.ts';
import type { Runner } from '../../../src/command/command.ts';
import { createRunner } from '../../../src/command/run.ts';
import { openBook } from '../../../src/open-book.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type SlackHarness, startSlackHarness } from '../../support/slack-harness.ts';
import { jsonRequest, newId } from '../../support/slack-requests.ts';
import { buttonsIn } from '../../support/slack-window.ts';

const book = openBook('data');

function realRunner(): Runner {
  return createRunner({
    book: () => book,
    now: () => new Date('2026-06-01T12:00:00Z'),
    log: recordingLog().log,
  });
}

const BOT = '<@U0BOT>';
let stamp = 1_700_000_000;
const newTs = () => `${++stamp}.000100`;

describe.each(['http', 'socket'] as const)('a conversation over %s', (mode) => {
  let slack: SlackHarness;
  let posts = 0;
  beforeAll(async () => {
    slack = await startSlackHarness({ runner: realRunner(), mode });
  });
  afterEach(() => slack.api.mend('chat.postMessage'));
  afterAll(() => slack.stop());

  const bot = () => `<@${slack.api.userId('factbot')}>`;
  const mention = (text: string, more: Readonly<Record<string, unknown>> = {}, user = 'ann') => ({
    type: 'app_mention',
    user: slack.api.userId(user),
    text,
    ts: newTs(),
    channel: slack.api.channelId,
    event_ts: '1700000000.000100',
    ...more,
  });
  const direct = (text: string, more: Readonly<Record<string, unknown>> = {}) => ({
    ...mention(text, more),
    type: 'message',
    channel_type: 'im',
  });
  /** What is posted because of an event. */
  const answerTo = async (event: Readonly<Record<string, unknown>>) => {
    await slack.tell(event);
    const post = (await slack.api.posts(++posts)).at(posts - 1);
    if (post === undefined) throw new Error('nothing was posted');
    return post;
  };

  it('answers a mention in its thread, for everybody, and pings nobody', async () => {
    const event = mention(`${bot()} outsourcing`);
    const post = await answerTo(event);
    expect(post).toMatchObject({
      channel: slack.api.channelId,
      thread_ts: event.ts,
      parse: 'none',
      unfurl_links: 'false',
      text: expect.stringContaining('$3.45 billion (+89.35% year on year)'),
    });
    expect(JSON.stringify(post)).not.toMatch(/<[@!]/);
    expect(post.blocks).not.toContain('share:');
  });

  it('answers within the thread that the mention stands in', async () => {
    const post = await answerTo(
      mention(`what is the outsourcing contract value 2019 ${bot()}?`, { thread_ts: '1.1' }),
    );
    expect(post.thread_ts).toBe('1.1');
    expect(post.text).toContain('$3.45 billion');
  });

  it('answers in the language of whoever asks', async () => {
    expect((await answerTo(mention(`${bot()} outsourcing`, {}, 'wang'))).text).toContain('同比');
  });

  it('answers Chinese and Russian words in their language, whatever Slack is set to', async () => {
    expect((await answerTo(mention(`${bot()} 外包合同额 2019`))).text).toContain('同比');
    expect((await answerTo(direct('аутсорсинг контракты 2019'))).text).toContain('к предыдущему году');
    expect((await answerTo(mention(`${bot()} outsourcing contract value 2019`, {}, 'wang'))).text).toContain(
      '同比',
    );
  });

  it('reads Slack’s own writing of names, links and signs', async () => {
    const text = `${bot()} R&amp;D in <#C1|general> by <@U1|bo> at <http://a.example|a.example>`;
    expect((await answerTo(mention(text))).text).toContain('“R&amp;D in #general by @bo at a.example”');
  });

  it.each(['thanks!', 'нет', '好的'])('says nothing to "%s"', async (text) => {
    await slack.tell(mention(`${bot()} ${text}`));
    await slack.tell(direct(text));
    expect((await answerTo(mention(`${bot()} outsourcing`))).text).toContain('$3.45 billion');
  });

  it('gives whoever greets it the help', async () => {
    expect((await answerTo(direct('hello'))).text).toContain('How to ask');
  });

  it('gives whoever says nothing but its name the help, with examples and Search', async () => {
    const post = await answerTo(mention(bot()));
    expect(post.text).toContain('Type /harbin and a topic or a question');
    const buttons = buttonsIn(JSON.parse(post.blocks ?? '[]'));
    expect([...buttons.keys()]).toEqual(expect.arrayContaining(['/harbin outsourcing', 'Search']));
  });

  it('answers a direct message beside it, and in a thread where that is where it was asked', async () => {
    const post = await answerTo(direct('outsourcing'));
    expect(post.text).toContain('$3.45 billion');
    expect(post.thread_ts).toBeUndefined();
    expect((await answerTo(direct('companies', { thread_ts: '2.2' }))).thread_ts).toBe('2.2');
  });

  it('answers once what Slack tells again, by its event or in two kinds of event', async () => {
    const event = direct('outsourcing');
    await slack.tell(event, 'Ev-same');
    await slack.tell(event, 'Ev-same');
    await slack.tell({ ...event, type: 'app_mention' });
    posts += 1;
    const next = await answerTo(direct('help'));
    expect(next.text).toContain('Type /harbin');
  });

  it('answers no bot, not itself, nothing edited, nothing without words, and no channel’s talk', async () => {
    const unanswered = [
      mention(`${bot()} outsourcing`, { bot_id: 'B1' }),
      mention(`${bot()} outsourcing`, { user: slack.api.userId('factbot') }),
      mention(`${bot()} outsourcing`, { edited: { user: 'U1', ts: '1.1' } }),
      mention(`${bot()} outsourcing`, { user: undefined }),
      direct('outsourcing', { subtype: 'bot_message' }),
      direct('outsourcing', { subtype: 'message_changed', hidden: true }),
      direct('outsourcing', { user: 'USLACKBOT' }),
      direct('', { subtype: 'file_share', files: [{ id: 'F1' }] }),
      { ...direct('outsourcing'), channel_type: 'channel' },
    ];
    for (const event of unanswered) await slack.tell(event);
    expect((await answerTo(direct('help'))).text).toContain('Type /harbin');
  });

  it('settles a question back in its place, for everybody in the thread', async () => {
    const post = await answerTo(mention(`${bot()} outsourcing value`));
    const buttons = buttonsIn(JSON.parse(post.blocks ?? '[]'));
    const [label] = [...buttons.keys()].filter((one) => /contract value/i.test(one));
    const action = buttons.get(label ?? '') ?? { action_id: '', value: '' };
    const { replies } = await slack.press({ action, isEphemeral: false, thread: '3.3' });
    expect(replies[0]).toMatchObject({ response_type: 'in_channel', replace_original: true });
    expect(replies[0]?.text).toContain('$3.45 billion');
    expect(JSON.stringify(replies)).not.toContain('share:');
  });

  it('looks closer for whoever presses alone, within the thread, and shares there', async () => {
    const action = { action_id: 'see:1', value: 'sources outsourcing' };
    const { replies } = await slack.press({ action, isEphemeral: false, thread: '4.4' });
    expect(replies[0]).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      thread_ts: '4.4',
    });
    const share = buttonsIn(replies[0]?.blocks ?? []).get('Share') ?? { action_id: '', value: '' };
    const shared = await slack.press({ action: share, thread: '4.4' });
    expect(shared.replies[0]).toMatchObject({ response_type: 'in_channel', thread_ts: '4.4' });
  });

  it('waits as long as Slack asks for where the rate is too high, and then answers', async () => {
    slack.api.trouble('chat.postMessage', { kind: 'status', status: 429, headers: { 'retry-after': '1' } });
    await slack.tell(mention(`${bot()} outsourcing`));
    await slack.api.posts(++posts);
    slack.api.mend('chat.postMessage');
    const again = (await slack.api.posts(++posts)).at(posts - 1);
    expect(again?.text).toContain('$3.45 billion');
  });

  it.each([
    ['not_in_channel', /Invite the bot to that channel/],
    ['missing_scope', /scope chat:write: print the manifest/],
  ])('tells the operator what to do about %s', async (error, remedy) => {
    slack.api.trouble('chat.postMessage', { kind: 'error', error });
    await slack.tell(mention(`${bot()} outsourcing`));
    await slack.api.posts(++posts);
    await expect
      .poll(() => slack.lines.at(-1))
      .toMatchObject({ level: 'error', message: expect.stringMatching(remedy) });
  });

  it('does not write to the log what people say', () => {
    expect(slack.logText()).not.toMatch(/outsourcing value|R&D/);
  });
});

describe('a fault of ours in a conversation', () => {
  it('becomes an apology where the question was asked', async () => {
    const runner = realRunner();
    const slack = await startSlackHarness({
      runner: { ...runner, runLine: () => Promise.reject(new Error('torn page')) },
    });
    const user = slack.api.userId('ann');
    await slack.tell({ type: 'app_mention', user, text: BOT, ts: '9.9', channel: slack.api.channelId });
    const [post] = await slack.api.posts(1);
    await slack.stop();
    expect(post).toMatchObject({ thread_ts: '9.9', text: expect.stringContaining('The fault is ours') });
  });
});

describe('a redelivered event over HTTP', () => {
  it('is acknowledged and not answered again', async () => {
    const slack = await startSlackHarness({ runner: realRunner() });
    const event = {
      type: 'app_mention',
      user: slack.api.userId('ann'),
      text: BOT,
      ts: '9.9',
      channel: slack.api.channelId,
    };
    const body = { type: 'event_callback', team_id: 'T1', event_id: newId('Ev'), event };
    for (const seconds of [0, 60]) {
      const { headers, ...request } = jsonRequest(body, { at: Date.now() + seconds * 1000 });
      const retry = seconds === 0 ? {} : { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
      const answer = await slack.request({ ...request, headers: { ...headers, ...retry } });
      expect(answer.status).toBe(200);
    }
    await slack.api.posts(1);
    await slack.command('help');
    expect(slack.api.calls.filter((method) => method === 'chat.postMessage')).toHaveLength(1);
    await slack.stop();
  });
});

describe('reading a mention', () => {
  const event = { user: 'U1', channel: 'C1', ts: '1.1', text: '<@U0BOT> outsourcing <@U2|bo>' };

  it('takes out the bot’s own name alone, and before Slack has told it, the first one', () => {
    expect(readMention(event, 'U0BOT')?.text.trim()).toBe('outsourcing <@U2|bo>');
    expect(readMention(event, null)?.text.trim()).toBe('outsourcing <@U2|bo>');
  });

  it.each([{ ts: undefined }, { channel: null }, { user: 7 }])(
    'passes over one that lacks a part: %j',
    (lacking) => {
      expect(readMention({ ...event, ...lacking }, 'U0BOT')).toBeNull();
      expect(readDirectMessage({ ...event, channel_type: 'im', ...lacking }, 'U0BOT')).toBeNull();
    },
  );

  it('is within a button’s room however long the question is', async () => {
    const slack = await startSlackHarness({ runner: realRunner() });
    const user = slack.api.userId('ann');
    const text = `<@U1> ${'слово '.repeat(3000)}`;
    await slack.tell({ type: 'app_mention', user, text, ts: '9.9', channel: slack.api.channelId });
    const [post] = await slack.api.posts(1);
    await slack.stop();
    for (const { value } of buttonsIn(JSON.parse(post?.blocks ?? '[]')).values()) {
      expect(value.length).toBeLessThanOrEqual(SLACK_LIMITS.buttonValue);
    }
  });
});
