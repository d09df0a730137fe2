import { request as httpRequest } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createHttpGuard, MOST_BODY_BYTES } from '../../../src/adapter/slack/http-guard.ts';
import type { Answered, Runner } from '../../../src/command/command.ts';
import { createRunner } from '../../../src/command/run.ts';
import { openBook } from '../../../src/open-book.ts';
import { type LoopbackServer, listenOnLoopback } from '../../support/http-server.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type SlackHarness, startSlackHarness } from '../../support/slack-harness.ts';
import {
  commandPayload,
  commandRequest,
  jsonRequest,
  payloadRequest,
  pressPayload,
  pressRequest,
  SIGNING_SECRET,
  type SlackRequest,
  signed,
} from '../../support/slack-requests.ts';

const FORM = 'application/x-www-form-urlencoded';
const MINUTE = 60_000;

describe('the address that Slack sends to', () => {
  const book = openBook('data');
  const answered: string[] = [];
  let slack: SlackHarness;

  beforeAll(async () => {
    const { log } = recordingLog();
    const runner = createRunner({ book: () => book, now: () => new Date('2026-06-01T12:00:00Z'), log });
    const counting: Runner = {
      ...runner,
      runLine: (line, reader): Promise<Answered> => {
        answered.push(line);
        return runner.runLine(line, reader);
      },
    };
    slack = await startSlackHarness({ runner: counting });
  });
  afterEach(() => void answered.splice(0));
  afterAll(() => slack.stop());

  const statusOf = async (request: SlackRequest, more: RequestInit = {}) => {
    const answer = await slack.request(request, more);
    await answer.text();
    return answer.status;
  };

  it('answers what Slack has signed just now', async () => {
    expect(await statusOf(commandRequest({ text: 'help' }))).toBe(200);
    expect(answered).toEqual(['help']);
  });

  it.each([-4.9, 4.9])('takes a stamp that is %s minutes off', async (minutes) => {
    expect(await statusOf(commandRequest({ text: 'help' }, { at: Date.now() + minutes * MINUTE }))).toBe(200);
  });

  it.each([-5.1, 5.1, -60, 60, 1e6])('refuses a stamp that is %s minutes off', async (minutes) => {
    expect(await statusOf(commandRequest({ text: 'help' }, { at: Date.now() + minutes * MINUTE }))).toBe(401);
    expect(answered).toEqual([]);
  });

  it('refuses a signature made with another secret', async () => {
    expect(await statusOf(commandRequest({ text: 'help' }, { secret: 'another' }))).toBe(401);
    expect(slack.logText()).toContain('Check SLACK_SIGNING_SECRET');
  });

  it('refuses a body that was changed after it was signed', async () => {
    const { body, headers } = commandRequest({ text: 'help' });
    expect(await statusOf({ body: body.replace('text=help', 'text=about'), headers })).toBe(401);
  });

  it('refuses a stamp that was changed after it was signed', async () => {
    const { body, headers } = commandRequest({ text: 'help' }, { at: Date.now() - 10 * MINUTE });
    const stamp = String(Math.floor(Date.now() / 1000));
    expect(await statusOf({ body, headers: { ...headers, 'x-slack-request-timestamp': stamp } })).toBe(401);
  });

  it.each([
    ['x-slack-signature', ''],
    ['x-slack-signature', 'v0='],
    ['x-slack-signature', `v1=${'0'.repeat(64)}`],
    ['x-slack-signature', `v0=${'0'.repeat(64)}`],
    ['x-slack-signature', 'nonsense'],
    ['x-slack-request-timestamp', ''],
    ['x-slack-request-timestamp', 'yesterday'],
    ['x-slack-request-timestamp', '1e10'],
    ['x-slack-request-timestamp', '-1'],
    ['x-slack-request-timestamp', '99999999999999999999'],
  ])('refuses the header %s with %j', async (name, value) => {
    const { body, headers } = commandRequest({ text: 'help' });
    expect(await statusOf({ body, headers: { ...headers, [name]: value } })).toBe(401);
  });

  it.each(['x-slack-signature', 'x-slack-request-timestamp'])(
    'refuses a request without %s',
    async (name) => {
      const { body, headers } = commandRequest({ text: 'help' });
      const { [name]: _, ...others } = headers;
      expect(await statusOf({ body, headers: others })).toBe(401);
    },
  );

  it('refuses a replay, and does nothing again', async () => {
    const request = commandRequest({ text: 'help' });
    expect([await statusOf(request), await statusOf(request)]).toEqual([200, 401]);
    expect(answered).toEqual(['help']);
  });

  it('acknowledges a retry of Slack’s, and does nothing again, signed alike or anew', async () => {
    const fields = { text: 'help', triggerId: '13345224609.738474920.retried' };
    const first = commandRequest(fields, { at: Date.now() - 2000 });
    expect(await statusOf(first)).toBe(200);
    const retry = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
    expect(await statusOf({ ...first, headers: { ...first.headers, ...retry } })).toBe(200);
    const anew = commandRequest(fields);
    expect(await statusOf({ ...anew, headers: { ...anew.headers, ...retry } })).toBe(200);
    expect(answered).toEqual(['help']);
  });

  it('refuses a body over the limit, told or not told how long it is', async () => {
    const body = `text=${'x'.repeat(MOST_BODY_BYTES)}`;
    expect(await statusOf(signed(body, FORM))).toBe(413);
    const chunks = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(body));
        controller.close();
      },
    });
    const { headers } = signed(body, FORM);
    expect(await statusOf({ body: '', headers }, { body: chunks, duplex: 'half' })).toBe(413);
  });

  it('takes the largest body that a pressed button can have', async () => {
    const message = { type: 'message', ts: '1.1', text: '务'.repeat(40_000), blocks: ['务'.repeat(12_000)] };
    const payload = { ...pressPayload({ action: { action_id: 'see:0', value: 'help' } }), message };
    expect(await statusOf(payloadRequest(payload))).toBe(200);
  });

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('refuses the method %s', async (method) => {
    const answer = await fetch(slack.url, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('refuses another content type, and takes one with parameters', async () => {
    const { body, headers } = commandRequest({ text: 'help' });
    expect(await statusOf({ body, headers: { ...headers, 'content-type': 'text/plain' } })).toBe(415);
    expect(await statusOf({ body, headers: { ...headers, 'content-type': `${FORM}; charset=utf-8` } })).toBe(
      200,
    );
  });

  const press = pressPayload({ action: { action_id: 'see:0' } });
  const typing = { type: 'block_suggestion', user: { id: 'U1' }, action_id: 'a', block_id: 'b', value: '' };

  it.each<[string, SlackRequest]>([
    ['no payload at all', signed('', FORM)],
    ['JSON that is none', signed('{"type":', 'application/json')],
    ['JSON that is no object', jsonRequest([1])],
    ['a payload that is no JSON', signed('payload=%7B', FORM)],
    ['a payload that is null', payloadRequest(null)],
    ['a payload without a type', payloadRequest({ user: { id: 'U1' } })],
    ['a command without a person', signed('command=%2Fharbin&text=help', FORM)],
    ['a command with two texts', signed('command=%2Fharbin&user_id=U1&text=a&text=b', FORM)],
    [
      'a press without a person',
      payloadRequest({ ...pressPayload({ action: { action_id: 'see:0' } }), user: null }),
    ],
    [
      'a press without an action',
      payloadRequest({ ...pressPayload({ action: { action_id: 'see:0' } }), actions: [] }),
    ],
    [
      'a press with a number for a value',
      payloadRequest({
        ...pressPayload({ action: { action_id: 'see:0' } }),
        actions: [{ action_id: 'see:0', value: 1 }],
      }),
    ],
    ['a press in a window that is none', payloadRequest({ ...press, view: null })],
    [
      'a choice from a list that is no choice',
      payloadRequest({ ...press, actions: [{ action_id: 'a', selected_option: 'x' }] }),
    ],
    ['something typed that is no text', payloadRequest({ ...typing, value: 7 })],
    ['something typed by nobody', payloadRequest({ ...typing, user: {} })],
    ['Ask without fields', payloadRequest({ ...press, type: 'view_submission', view: { id: 'V1' } })],
    [
      'an action on no message',
      payloadRequest({ ...press, type: 'message_action', callback_id: 'x', message: 'a' }),
    ],
    [
      'an event in a channel that is null',
      jsonRequest({ type: 'event_callback', event_id: 'Ev1', event: { type: 'message', channel: null } }),
    ],
    ['an event without an event', jsonRequest({ type: 'event_callback', event_id: 'Ev1' })],
    ['a check of the address without a challenge', jsonRequest({ type: 'url_verification' })],
  ])('refuses %s as malformed', async (_, request) => {
    expect(await statusOf(request)).toBe(400);
  });

  it('answers the check of the certificate without a signature, and nothing smuggled in with it', async () => {
    const form = new URLSearchParams({ ...commandPayload({ text: 'help' }), ssl_check: '1' });
    expect(await statusOf({ body: form.toString(), headers: { 'content-type': FORM } })).toBe(200);
    expect(answered).toEqual([]);
  });

  it('returns the challenge when the address is entered', async () => {
    const answer = await slack.request(
      jsonRequest({ type: 'url_verification', challenge: 'abc', token: 't' }),
    );
    expect([answer.status, await answer.json()]).toEqual([200, { challenge: 'abc' }]);
  });

  it('acknowledges well-formed requests that nothing here asked for', async () => {
    const user = { id: 'U1', team_id: 'T1' };
    expect(await statusOf(payloadRequest({ type: 'shortcut', user, callback_id: 'x' }))).toBe(200);
    const event = { type: 'app_mention', channel: 'C1', user: 'U1', text: 'hi' };
    expect(
      await statusOf(jsonRequest({ type: 'event_callback', event_id: 'Ev1', team_id: 'T1', event })),
    ).toBe(200);
    expect(await statusOf(pressRequest({ action: { action_id: 'other:1', value: 'x' } }))).toBe(200);
    expect(answered).toEqual([]);
  });

  it('survives a client that goes away in the middle of its body', async () => {
    const { hostname, port, pathname } = new URL(slack.url);
    await new Promise<void>((resolve) => {
      const request = httpRequest({ hostname, port, path: pathname, method: 'POST' });
      request.setHeader('content-type', FORM);
      request.setHeader('content-length', '1000');
      request.on('error', () => resolve());
      request.on('close', () => resolve());
      request.write('text=', () => request.destroy());
    });
    expect(await statusOf(commandRequest({ text: 'help' }))).toBe(200);
  });
});

describe('createHttpGuard', () => {
  let server: LoopbackServer;
  afterEach(() => server.close());

  it('tells a kind of refusal once a minute, however often it comes', async () => {
    const clock = { ms: Date.now() };
    const { log, lines } = recordingLog();
    const guard = createHttpGuard({
      signingSecret: SIGNING_SECRET,
      now: () => clock.ms,
      log,
      deliver: (_, response) => response.end(),
    });
    server = await listenOnLoopback(guard);
    const refused = async () =>
      (await fetch(server.url, { method: 'POST', body: 'x', headers: { 'content-type': FORM } })).status;
    expect([await refused(), await refused()]).toEqual([401, 401]);
    expect(lines).toHaveLength(1);
    clock.ms += MINUTE;
    await refused();
    expect(lines).toHaveLength(2);
  });

  it('answers with the status 500 and a line in the log when the listener behind it fails', async () => {
    const { log, text } = recordingLog();
    const guard = createHttpGuard({
      signingSecret: SIGNING_SECRET,
      now: Date.now,
      log,
      deliver: () => {
        throw new Error('behind');
      },
    });
    server = await listenOnLoopback(guard);
    const { body, headers } = commandRequest({ text: 'help' });
    const answer = await fetch(server.url, { method: 'POST', body, headers });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('behind');
    expect(text()).toContain('behind');
  });
});
