import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createReaderProfiles, WAIT_MS } from '../../../src/adapter/slack/reader-profile.ts';
import { createWebClient } from '../../../src/adapter/slack/web-client.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { BOT_TOKEN, type SlackApi, startSlackApi } from '../../support/slack-api.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOBODY = { locale: null, name: null };

describe('createReaderProfiles', () => {
  let api: SlackApi;
  beforeAll(async () => {
    api = await startSlackApi();
  });
  afterEach(() => api.mend('users.info'));
  afterAll(() => api.close());

  function setUp() {
    const clock = { ms: Date.now() };
    const { log, lines } = recordingLog();
    const client = createWebClient({ token: BOT_TOKEN, apiUrl: api.url, log, timeoutMs: 1000 });
    const asked = api.calls.length;
    const profiles = createReaderProfiles({ client, log, now: () => clock.ms });
    return { clock, lines, profiles, count: () => api.calls.length - asked };
  }

  it('knows a person’s name and the language chosen in Slack', async () => {
    const { profiles } = setUp();
    expect(await profiles(api.userId('boris'))).toEqual({ locale: 'ru-RU', name: 'Борис Петров' });
  });

  it('asks once a day for each person, also when asked at the same time', async () => {
    const { clock, profiles, count } = setUp();
    const ann = api.userId('ann');
    await Promise.all([profiles(ann), profiles(ann), profiles(ann)]);
    clock.ms += DAY - 1;
    await profiles(ann);
    expect(count()).toBe(1);
    clock.ms += 1;
    await profiles(ann);
    expect(count()).toBe(2);
  });

  it.each([
    ['an unknown person', { kind: 'error', error: 'user_not_found' }],
    ['the status 500', { kind: 'status', status: 500 }],
    ['a page', { kind: 'text', text: '<html>' }],
    ['a connection cut off', { kind: 'cut-off' }],
  ] as const)('knows nothing after %s, and does not ask again for a minute', async (_, how) => {
    const { clock, profiles, count } = setUp();
    const ann = api.userId('ann');
    api.trouble('users.info', how);
    expect(await profiles(ann)).toEqual(NOBODY);
    expect(await profiles(ann)).toEqual(NOBODY);
    expect(count()).toBe(1);
    api.mend('users.info');
    clock.ms += 60_000;
    expect((await profiles(ann)).name).toBe('Ann Lee');
  });

  it('waits as long as Slack asks for after too many requests', async () => {
    const { clock, profiles, count } = setUp();
    const ann = api.userId('ann');
    api.trouble('users.info', { kind: 'status', status: 429, headers: { 'retry-after': '300' } });
    expect(await profiles(ann)).toEqual(NOBODY);
    api.mend('users.info');
    clock.ms += 299_000;
    expect(await profiles(ann)).toEqual(NOBODY);
    clock.ms += 1000;
    expect((await profiles(ann)).locale).toBe('en-US');
    expect(count()).toBe(2);
  });

  it('never holds a reply up for long, and uses the answer when it has come', async () => {
    const { profiles } = setUp();
    const wang = api.userId('wang');
    api.trouble('users.info', { kind: 'silence' });
    const started = performance.now();
    expect(await profiles(wang)).toEqual(NOBODY);
    expect(performance.now() - started).toBeLessThan(WAIT_MS + 200);
  });

  it('says once which scope is missing', async () => {
    const { lines, profiles } = setUp();
    api.trouble('users.info', { kind: 'error', error: 'missing_scope' });
    await profiles(api.userId('ann'));
    await profiles(api.userId('boris'));
    expect(lines.filter(({ message }) => message.includes('users:read'))).toHaveLength(1);
  });
});
