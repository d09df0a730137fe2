import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type SlackOptions, startSlack } from '../../../src/adapter/slack/start.ts';
import type { Runner } from '../../../src/command/command.ts';
import { createRunner } from '../../../src/command/run.ts';
import { openBook } from '../../../src/open-book.ts';
import { listenOnLoopback } from '../../support/http-server.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { APP_TOKEN, BOT_TOKEN, type SlackApi, startSlackApi } from '../../support/slack-api.ts';
import { startSlackHarness } from '../../support/slack-harness.ts';
import { commandRequest, SIGNING_SECRET } from '../../support/slack-requests.ts';

const book = openBook('data');

function realRunner(): Runner {
  return createRunner({
    book: () => book,
    now: () => new Date('2026-06-01T12:00:00Z'),
    log: recordingLog().log,
  });
}

describe('startSlack', () => {
  let api: SlackApi;
  beforeAll(async () => {
    api = await startSlackApi();
  });
  afterEach(() => {
    for (const method of ['auth.test', 'apps.connections.open', 'users.info']) api.mend(method);
  });
  afterAll(() => api.close());

  const start = (more: Partial<SlackOptions> = {}) => {
    const { log, lines, text } = recordingLog();
    const adapter = startSlack({
      botToken: BOT_TOKEN,
      mode: { kind: 'http', signingSecret: SIGNING_SECRET },
      apiUrl: api.url,
      runner: realRunner(),
      log,
      ...more,
    });
    return { adapter, lines, text };
  };

  it('ends with one clear message when the bot token is wrong', async () => {
    const { adapter, text } = start({ botToken: 'xoxb-wrong-1' });
    await expect(adapter).rejects.toThrow(
      /^Slack refuses the bot token \(invalid_auth\)\. Set SLACK_BOT_TOKEN to .*install the app to the workspace first\.$/,
    );
    expect(text()).not.toContain('xoxb-wrong');
    expect(text()).not.toMatch(/^(warn|error)/m);
  });

  it.each(['account_inactive', 'token_revoked', 'not_allowed_token_type'])(
    'ends with the bot token’s remedy when Slack says %s',
    async (error) => {
      api.trouble('auth.test', { kind: 'error', error });
      await expect(start().adapter).rejects.toThrow(new RegExp(`\\(${error}\\).*SLACK_BOT_TOKEN`));
    },
  );

  it('ends with one clear message when the app-level token is wrong', async () => {
    const { adapter, text } = start({ mode: { kind: 'socket', appToken: 'xapp-wrong-1' } });
    await expect(adapter).rejects.toThrow(
      /app-level token \(invalid_auth\).*SLACK_APP_TOKEN .*“Basic Information”\.$/,
    );
    expect(text()).not.toMatch(/^(warn|error)/m);
  });

  it.each([
    ['a page', { kind: 'text', text: '<html>Welcome</html>' }],
    ['the status 404', { kind: 'status', status: 404 }],
  ] as const)('ends with the remedy when the address answers with %s', async (_, how) => {
    api.trouble('auth.test', how);
    await expect(start().adapter).rejects.toThrow(
      /no Slack Web API at http:.*SLACK_API_URL.*leave it out\.$/,
    );
  });

  it.each([
    ['the status 500', { kind: 'status', status: 500 }],
    ['the status 429', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }],
    ['the error internal_error', { kind: 'error', error: 'internal_error' }],
    ['a connection cut off', { kind: 'cut-off' }],
  ] as const)('starts all the same with %s, and is ready when Slack is back', async (_, how) => {
    api.trouble('auth.test', how);
    const { adapter, lines } = start();
    const slack = await adapter;
    expect(slack.isReady()).toBe(false);
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'warn', message: expect.stringContaining('Slack cannot be reached') }),
    );
    api.mend('auth.test');
    await expect.poll(slack.isReady, { timeout: 5000 }).toBe(true);
    await slack.stop();
  });

  it('starts without a network, and says in the log what to look at', async () => {
    const gone = await listenOnLoopback(() => {});
    await gone.close();
    const { adapter, text } = start({ apiUrl: `${gone.url}/api/` });
    const slack = await adapter;
    expect(slack.isReady()).toBe(false);
    expect(text()).toMatch(/ECONNREFUSED.*check the network and SLACK_API_URL/);
    await slack.stop();
  });

  it('takes an address without the slash at its end', async () => {
    const { adapter } = start({ apiUrl: api.url.replace(/\/$/, '') });
    const slack = await adapter;
    expect(slack.isReady()).toBe(true);
    await slack.stop();
  });

  it('offers no HTTP over Socket Mode, and is not ready before it is connected', async () => {
    api.trouble('apps.connections.open', { kind: 'status', status: 503 });
    const { adapter } = start({ mode: { kind: 'socket', appToken: APP_TOKEN } });
    const slack = await adapter;
    expect([slack.name, slack.http, slack.isReady()]).toEqual(['slack', null, false]);
    await slack.stop();
  });
});

describe('stopping', () => {
  it.each(['http', 'socket'] as const)(
    'lets an answer under way finish over %s, and takes no more',
    async (mode) => {
      const runner = realRunner();
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
      const slack = await startSlackHarness({
        runner: {
          ...runner,
          runLine: async (line, reader) => {
            ask();
            await released;
            return runner.runLine(line, reader);
          },
        },
        mode,
      });
      const underWay = slack.command('outsourcing');
      await asked;
      const stopped = slack.adapter.stop();
      expect(slack.adapter.isReady()).toBe(false);
      if (mode === 'http') expect((await slack.request(commandRequest({ text: 'help' }))).status).toBe(503);
      release();
      expect((await underWay).reply.text).toContain('$3.45 billion');
      await stopped;
      await slack.stop();
    },
  );

  it('does not wait longer than three seconds for an answer that never comes', async () => {
    const slack = await startSlackHarness({
      runner: { ...realRunner(), runLine: () => new Promise<never>(() => {}) },
    });
    const responseUrl = slack.urls.create();
    await (await slack.request(commandRequest({ text: 'help', responseUrl }))).text();
    const started = performance.now();
    await slack.adapter.stop();
    expect(performance.now() - started).toBeLessThan(3000);
    await slack.stop();
  });
});
