import { afterEach, describe, expect, it } from 'vitest';
import { createRunner } from '../../../src/command/run.ts';
import { openBook } from '../../../src/open-book.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type SlackHarness, startSlackHarness } from '../../support/slack-harness.ts';
import { commandPayload } from '../../support/slack-requests.ts';

const book = openBook('data');

describe('the Socket Mode connection', () => {
  let slack: SlackHarness;
  afterEach(() => slack.stop());

  const start = async () => {
    const { log } = recordingLog();
    const runner = createRunner({ book: () => book, now: () => new Date('2026-06-01T12:00:00Z'), log });
    slack = await startSlackHarness({ runner, mode: 'socket' });
    expect(slack.adapter.isReady()).toBe(true);
  };
  const isReady = () => expect.poll(() => slack.adapter.isReady(), { timeout: 10_000 });
  const answers = async () =>
    expect((await slack.command('outsourcing')).reply.text).toContain('$3.45 billion');

  it('is made anew at once when Slack asks for it', async () => {
    await start();
    slack.socket.askToReconnect();
    await slack.socket.connections(2);
    await isReady().toBe(true);
    await answers();
    expect(slack.socket.openConnections()).toBe(1);
    expect(slack.lines.map(({ level }) => level)).not.toContain('warn');
  });

  it('is made anew more slowly when it ends as soon as it is made', async () => {
    await start();
    slack.socket.cutOff();
    await slack.socket.connections(2);
    await isReady().toBe(true);
    expect(slack.logText()).not.toContain('ends as soon as it is made');
    slack.socket.cutOff();
    await expect.poll(() => slack.logText()).toContain('warn The connection ends as soon as it is made');
    await isReady().toBe(true);
    await answers();
  });

  it('is made anew when it breaks', async () => {
    await start();
    slack.socket.cutOff();
    await slack.socket.connections(2);
    await isReady().toBe(true);
    await answers();
  });

  it.each([
    ['a server error', { kind: 'status', status: 500 }],
    ['too many requests', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }],
    ['a connection cut off', { kind: 'cut-off' }],
  ] as const)('is not ready while there is %s, and is made when that is over', async (_, how) => {
    await start();
    slack.api.trouble('apps.connections.open', how);
    slack.socket.cutOff();
    await expect.poll(() => slack.logText()).toContain('Slack cannot be reached');
    expect(slack.adapter.isReady()).toBe(false);
    slack.api.mend('apps.connections.open');
    await isReady().toBe(true);
    await answers();
  });

  it('does not end the process when the token is revoked meanwhile: it says what to do and goes on trying', async () => {
    await start();
    slack.api.trouble('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    slack.socket.cutOff();
    await expect
      .poll(() => slack.logText())
      .toContain('error Slack refuses the app-level token (invalid_auth)');
    expect(slack.adapter.isReady()).toBe(false);
  });

  it('is made anew when nothing comes through it any more', async () => {
    await start();
    slack.socket.freeze();
    await slack.socket.connections(2);
    await isReady().toBe(true);
    await answers();
  });

  it('is tried again when Slack closes it before the greeting', async () => {
    await start();
    slack.socket.greet(false);
    slack.socket.cutOff();
    await isReady().toBe(false);
    await expect.poll(() => slack.socket.openConnections()).toBe(1);
    slack.socket.greet(true);
    slack.socket.cutOff();
    await isReady().toBe(true);
    await answers();
  });

  it.each([
    'null',
    '1',
    '{"type":',
    '{}',
    '{"type":"events_api","envelope_id":"1"}',
    '{"type":"events_api","envelope_id":"1","payload":{"type":"event_callback","event_id":"E1"}}',
    '{"type":"interactive","envelope_id":"1","payload":{"type":"block_actions","user":null,"actions":[]}}',
    '{"type":"slash_commands","envelope_id":"1","payload":{"command":"/harbin"}}',
  ])('passes over the message %s', async (text) => {
    await start();
    slack.socket.sendText(text);
    await answers();
  });

  it('puts the answer into the acknowledgement only where Slack takes one there', async () => {
    await start();
    const responseUrl = slack.urls.create();
    const payload = commandPayload({ text: 'outsourcing', responseUrl });
    const ack = await slack.socket.send('slash_commands', payload, { accepts_response_payload: false });
    expect(ack).toEqual({});
    const [reply] = await slack.urls.replies(responseUrl, 1);
    expect(reply?.text).toContain('$3.45 billion');
  });

  it('answers by the response URL when the connection breaks before the acknowledgement', async () => {
    const { log } = recordingLog();
    const runner = createRunner({ book: () => book, now: () => new Date('2026-06-01T12:00:00Z'), log });
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    slack = await startSlackHarness({
      runner: {
        ...runner,
        runLine: async (line, reader) => {
          ask();
          await released;
          return runner.runLine(line, reader);
        },
      },
      mode: 'socket',
    });
    const responseUrl = slack.urls.create();
    void slack.socket.send('slash_commands', commandPayload({ text: 'outsourcing', responseUrl }));
    await asked;
    slack.api.trouble('apps.connections.open', { kind: 'status', status: 500 });
    slack.socket.cutOff();
    await isReady().toBe(false);
    release();
    const [reply] = await slack.urls.replies(responseUrl, 1);
    expect(reply?.text).toContain('$3.45 billion');
  });

  it('does nothing twice when Slack sends an envelope again', async () => {
    await start();
    const payload = commandPayload({ text: 'outsourcing share' });
    expect(await slack.socket.send('slash_commands', payload)).toMatchObject({ response_type: 'in_channel' });
    const again = { retry_attempt: 1, retry_reason: 'timeout' };
    expect(await slack.socket.send('slash_commands', payload, again)).toEqual({});
  });

  it('is closed when the adapter stops, and not made again', async () => {
    await start();
    await slack.adapter.stop();
    await expect.poll(() => slack.socket.openConnections()).toBe(0);
    expect(slack.adapter.isReady()).toBe(false);
  });
});
