import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readMemory } from '../../../src/adapter/slack/search-view.ts';
import { viewViolations } from '../../../src/adapter/slack/view-limits.ts';
import type { Runner } from '../../../src/command/command.ts';
import { createRunner } from '../../../src/command/run.ts';
import { openBook } from '../../../src/open-book.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type SlackHarness, startSlackHarness } from '../../support/slack-harness.ts';
import { commandRequest, pressPayload } from '../../support/slack-requests.ts';
import {
  buttonsIn,
  openWindow,
  submissionPayload,
  suggest,
  viewActionPayload,
} from '../../support/slack-window.ts';

const book = openBook('data');
const NOW = () => new Date('2026-06-01T12:00:00Z');

function realRunner(): Runner {
  return createRunner({ book: () => book, now: NOW, log: recordingLog().log });
}

const shownIn = ({ blocks }: { blocks: readonly unknown[] }) => JSON.stringify(blocks);

describe.each(['http', 'socket'] as const)('the window that searches over %s', (mode) => {
  let slack: SlackHarness;
  beforeAll(async () => {
    slack = await startSlackHarness({ runner: realRunner(), mode });
  });
  afterEach(() => {
    slack.urls.trouble(null);
    for (const method of ['views.open', 'views.update']) slack.api.mend(method);
  });
  afterAll(() => slack.stop());

  it('opens for the command alone, in the language of whoever typed it, and says nothing in the channel', async () => {
    const russian = await openWindow(slack, mode, 'boris');
    expect(shownIn(russian.view())).toContain('Введите название или вопрос');
    const { view, responseUrl } = await openWindow(slack, mode);
    expect(view()).toMatchObject({
      type: 'modal',
      callback_id: 'search',
      title: { text: 'Harbin services trade' },
    });
    expect(shownIn(view())).toContain('"type":"external_select"');
    expect(slack.urls.posted(responseUrl)).toEqual([]);
  });

  it('gives the help instead where Slack does not open it, and tells the operator why', async () => {
    slack.api.trouble('views.open', { kind: 'error', error: 'expired_trigger_id' });
    const { reply } = await slack.command('');
    expect(reply.text).toContain('Type /harbin and a topic or a question');
    expect(slack.lines.at(-1)).toMatchObject({
      level: 'error',
      message: expect.stringMatching(/could not be opened \(expired_trigger_id\)\. .*load of this machine/),
    });
  });

  it('offers names while somebody types, and the typed words themselves first', async () => {
    const [typed, ...named] = await suggest(slack, 'outsorcing value');
    expect(typed).toMatchObject({ text: { text: 'Ask: “outsorcing value”' }, value: '?outsorcing value' });
    expect(named.map(({ text }) => text.text)).toContain('Outsourcing contract value');
    const russian = await suggest(slack, 'аутсорсинг', 'boris');
    expect(russian[0]?.text.text).toBe('Спросить: «аутсорсинг»');
  });

  it('offers the topics before a word is typed', async () => {
    const offered = await suggest(slack, '');
    expect(offered.slice(0, 2).map(({ value }) => value)).toEqual(
      book.topics.slice(0, 2).map(({ id }) => id),
    );
  });

  it('shows the card of what is chosen, with the list still there, and nobody else sees it', async () => {
    const window = await openWindow(slack, mode);
    const view = await window.choose('outsourcing-contract-value');
    expect(shownIn(view)).toContain('$3.45 billion');
    expect(shownIn(view)).toContain('"type":"external_select"');
    const next = await window.choose('?how many e-commerce parks');
    expect(shownIn(next)).not.toContain('$3.45 billion');
    expect(slack.urls.posted(window.responseUrl)).toEqual([]);
  });

  it('answers a question in the reader’s own words, also with the words of a command', async () => {
    const window = await openWindow(slack, mode);
    expect(shownIn(await window.write('outsourcing contract value 2019'))).toContain('$3.45 billion');
    expect(shownIn(await window.write('sources outsourcing'))).toContain('e.my399.com');
  });

  it('looks closer at a card within the window, and leads back', async () => {
    const window = await openWindow(slack, mode);
    const card = await window.write('outsourcing');
    const sources = buttonsIn(card.blocks).get('Sources');
    if (sources === undefined) throw new Error('no button Sources');
    const closer = await window.act({ type: 'button', ...sources });
    expect(shownIn(closer)).toContain('official media');
    const back = buttonsIn(closer.blocks).get('Back');
    if (back === undefined) throw new Error('no button Back');
    expect(shownIn(await window.act({ type: 'button', ...back }))).toContain('$3.45 billion');
  });

  it('answers the choices of a question back in the window', async () => {
    const window = await openWindow(slack, mode);
    const question = await window.write('outsourcing value');
    const [label] = [...buttonsIn(question.blocks).keys()].filter((one) => /contract value/i.test(one));
    const choice = buttonsIn(question.blocks).get(label ?? '');
    if (choice === undefined) throw new Error('no choice');
    expect(shownIn(await window.act({ type: 'button', ...choice }))).toContain('$3.45 billion');
  });

  it('shares the card with the channel that the command was typed in, once, and says so', async () => {
    const window = await openWindow(slack, mode);
    const card = await window.write('outsourcing');
    const share = buttonsIn(card.blocks).get('Share');
    if (share === undefined) throw new Error('no button Share');
    const view = await window.act({ type: 'button', ...share });
    expect(shownIn(view)).toContain('Shared in the channel.');
    expect(buttonsIn(view.blocks).get('Share')).toBeUndefined();
    await slack.interact(viewActionPayload(view, slack.api.userId('ann'), { type: 'button', ...share }));
    await window.write('companies');
    const posted = slack.urls.posted(window.responseUrl);
    expect(posted.map(({ response_type }) => response_type)).toEqual(['in_channel']);
    expect(posted[0]?.text).toContain('Shared by Ann Lee');
  });

  it('says how to share when half an hour is over', async () => {
    const window = await openWindow(slack, mode);
    const share = buttonsIn((await window.write('outsourcing')).blocks).get('Share');
    if (share === undefined) throw new Error('no button Share');
    slack.urls.trouble('expired');
    expect(shownIn(await window.act({ type: 'button', ...share }))).toContain(
      '/harbin outsourcing language:en share',
    );
  });

  it('answers Ask in the acknowledgement, so that the window stays', async () => {
    const { view } = await openWindow(slack, mode);
    const values = {
      'search-line': { 'search-question': { type: 'plain_text_input', value: 'outsourcing' } },
    };
    const ack = await slack.interact(submissionPayload(view(), slack.api.userId('ann'), values));
    expect(ack).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    expect(JSON.stringify(ack)).toContain('$3.45 billion');
  });

  it('asks for a question where Ask is pressed without one', async () => {
    const { view } = await openWindow(slack, mode);
    const ack = await slack.interact(submissionPayload(view(), slack.api.userId('wang'), {}));
    expect(ack).toEqual({ response_action: 'errors', errors: { 'search-line': '请先输入问题。' } });
  });

  it('shows the last of two quick choices, whichever Slack takes first', async () => {
    const window = await openWindow(slack, mode);
    const first = window.view();
    await window.write('companies');
    const before = slack.api.viewCount();
    // Sent before the window showed the first answer: with the state of before.
    const action = { type: 'plain_text_input', action_id: 'search-question', value: 'outsourcing' };
    await slack.interact(viewActionPayload(first, slack.api.userId('ann'), action));
    const last = (await slack.api.taken(before + 1)).at(-1);
    expect(last?.sent.hash).toBeUndefined();
    expect(shownIn(last?.view ?? { blocks: [] })).toContain('$3.45 billion');
  });

  it('opens from the Search button of a card, with its question to be mended', async () => {
    const { reply } = await slack.command('qwertz uiop');
    const search = buttonsIn(reply.blocks).get('Search');
    if (search === undefined) throw new Error('no button Search');
    const before = slack.api.viewCount();
    const fields = {
      action: search,
      user: slack.api.userId('ann'),
      responseUrl: 'https://hooks.slack.example/x',
      triggerId: await slack.api.trigger('ann'),
    };
    await slack.interact(pressPayload(fields));
    const opened = (await slack.api.taken(before + 1)).at(-1);
    expect(shownIn(opened?.view ?? { blocks: [] })).toContain('"initial_value":"qwertz uiop"');
    expect(readMemory(opened?.view.private_metadata ?? '').shareUrl).toBe('https://hooks.slack.example/x');
  });

  it.each(['help', 'value', 'outsourcing contract value 1950', 'compare'])(
    'is a button away after %j',
    async (text) => {
      expect(buttonsIn((await slack.command(text)).reply.blocks).has('Search')).toBe(true);
    },
  );

  it('is no button of an answer', async () => {
    expect(buttonsIn((await slack.command('outsourcing')).reply.blocks).has('Search')).toBe(false);
  });
});

describe('the window that searches', () => {
  it('is sent what is typed twice in one second twice', async () => {
    const slack = await startSlackHarness({ runner: realRunner() });
    const [once, again] = await Promise.all([suggest(slack, 'parks'), suggest(slack, 'parks')]);
    await slack.stop();
    expect(again).toEqual(once);
  });

  it('follows an acknowledgement that could not wait for Slack to open it', async () => {
    const slack = await startSlackHarness({ runner: realRunner() });
    slack.api.trouble('views.open', { kind: 'silence' });
    const responseUrl = slack.urls.create();
    const answer = await slack.request(commandRequest({ text: '', responseUrl }));
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    const [reply] = await slack.urls.replies(responseUrl, 1);
    await slack.stop();
    expect(reply?.text).toContain('Type /harbin and a topic or a question');
  });

  it('apologises in its place for a fault of ours', async () => {
    const runner = realRunner();
    const slack = await startSlackHarness({
      runner: { ...runner, runLine: () => Promise.reject(new Error('torn page')) },
    });
    const window = await openWindow(slack, 'http');
    const view = await window.write('outsourcing');
    await slack.stop();
    expect(shownIn(view)).toContain('The fault is ours');
    expect(shownIn(view)).not.toContain('torn page');
  });

  it('is within Slack’s limits with every topic, and with the longest of questions, in every language', async () => {
    const { answeredWindow, emptyWindow } = await import('../../../src/adapter/slack/search-window.ts');
    const runner = realRunner();
    const shareUrl = `https://hooks.slack.com/${'x'.repeat(200)}`;
    const memory = { shareUrl, thread: '1.1', line: null, channel: 'C0000000001' };
    const lines = [
      ...book.topics.map(({ id }) => id),
      'help',
      'x'.repeat(4000),
      'sources',
      'cite outsourcing style:bibtex',
    ];
    for (const locale of ['en', 'zh', 'ru']) {
      const long = emptyWindow(runner, { locale }, memory, `find ${'ю'.repeat(500)}`);
      expect(viewViolations(long)).toEqual([]);
      for (const line of lines) {
        const answered = await runner.runLine(line, { locale });
        const { view } = answeredWindow(answered, runner, { locale }, { memory, back: line.slice(0, 2000) });
        expect(viewViolations(view), line).toEqual([]);
      }
    }
  });
});
