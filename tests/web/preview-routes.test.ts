import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PREVIEW_COLLEAGUE, PREVIEW_PERSON } from '../../src/web/preview.ts';
import type { ApiError, CompleteReply, Info, PressReply, RunReply } from '../../src/web/preview-api.ts';
import type { Server } from '../../src/web/server.ts';
import { realPreview, realRunner } from '../support/preview.ts';
import { recordingLog, serve } from '../support/serve.ts';
import { rawRequest } from '../support/web-server.ts';

let server: Server & { readonly url: string };
const log = recordingLog();

beforeAll(async () => {
  server = await serve({ preview: realPreview(), log });
});
afterAll(() => server.stop());

type Answer<T> = { status: number; json: T; headers: Headers };

async function ask<T = ApiError>(
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  const init = {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  };
  const response = await fetch(`${server.url}${path}`, body === undefined ? {} : init);
  const json: T = JSON.parse(await response.text());
  return { status: response.status, json, headers: response.headers };
}

const info = (query: string) => ask<Info>(`/preview/info${query}`);
const run = (text: string, language = 'en') => ask<RunReply>('/preview/run', { text, language });

describe('/preview/info', () => {
  it('says who the bot is in the language asked for', async () => {
    const { title, command, accent, languages, examples } = realRunner().registry().info;
    const { json } = await info('?language=ru-RU');
    expect(json).toMatchObject({ language: 'ru', title: title.ru, command, accent, languages, examples });
    expect(json.words['preview.run']).toBe('Выполнить');
    expect(json.examples).toHaveLength(11);
  });

  it('speaks the pack’s language to a reader whose own it does not have', async () => {
    expect((await info('?language=tlh')).json.language).toBe('en');
    expect((await info('')).json.language).toBe('en');
  });

  it('has a text for every word of the page in every language', async () => {
    for (const language of ['en', 'zh', 'ru']) {
      const { json } = await info(`?language=${language}`);
      expect(Object.values(json.words).filter((word) => word === '')).toEqual([]);
    }
  });
});

describe('/preview/run', () => {
  it('answers with the payload of each platform', async () => {
    const { status, json } = await run('outsourcing');
    expect(status).toBe(200);
    expect(json).toMatchObject({ language: 'en', discord: { isPrivate: false }, slack: { isPrivate: true } });
    expect(JSON.stringify(json.discord.payload)).toContain('$3.45 billion');
    expect(JSON.stringify(json.slack.payload)).toContain('$3.45 billion');
  });

  it('answers nothing typed with help', async () => {
    const { json } = await run('');
    expect(JSON.stringify(json.slack.payload)).toContain('How to ask');
  });

  it('shows Slack’s answer to the channel where the last word says so', async () => {
    const { json } = await run('outsourcing share');
    expect(json.slack.isPrivate).toBe(false);
  });

  it('shows the answer to the asker alone where that is asked for on Discord', async () => {
    const { json } = await run('outsourcing private:true');
    expect(json.discord).toMatchObject({ isPrivate: true, payload: { flags: 64 } });
    expect(JSON.stringify(json.discord.payload)).toContain('"custom_id":"share:outsourcing');
  });

  it.each(['outsourcing nonprivate:true', 'outsourcing private:truest', 'outsourcing private:false'])(
    'shows the answer to everyone on Discord where %j does not ask for it alone',
    async (text) => {
      expect((await run(text)).json.discord.isPrivate).toBe(false);
    },
  );

  it('addresses an answer to a colleague, who alone is pinged', async () => {
    const { json } = await run('outsourcing for:@ann');
    expect(json.discord.payload).toMatchObject({
      allowed_mentions: { parse: [], users: [PREVIEW_COLLEAGUE.discord] },
    });
    expect(json.slack.isPrivate).toBe(false);
    expect(JSON.stringify(json.slack.payload)).toContain(`<@${PREVIEW_COLLEAGUE.slack}>`);
  });

  it('answers any text whatever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 8000, size: 'large' }), async (text) => {
        const { status, json } = await run(text);
        expect(status).toBe(200);
        expect(json.slack.payload).toHaveProperty('blocks.0');
      }),
      { numRuns: 30 },
    );
  });

  it('refuses more text than Slack takes', async () => {
    const { status, json } = await ask('/preview/run', { text: 'x'.repeat(8001), language: 'en' });
    expect([status, json.error.remedy]).toEqual([413, 'Send at most 8000 characters.']);
    const taken = await run('外'.repeat(8000));
    expect(taken.status).toBe(200);
  });

  it('refuses a body that is too big before reading it', async () => {
    const { status, json } = await ask('/preview/run', { text: 'x'.repeat(200_000), language: 'en' });
    expect([status, json.error.message]).toEqual([413, 'That is too long.']);
  });

  it.each<[string, unknown, number]>([
    ['no JSON', '{"text":', 400],
    ['a list', '[]', 400],
    ['a number for a text', { text: 5, language: 'en' }, 400],
    ['no language', { text: 'outsourcing' }, 400],
  ])('refuses %s with what is wrong and what would be right', async (_, body, status) => {
    const answer = await ask('/preview/run', body);
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.json)).toEqual(['error']);
    expect(answer.json.error.message).toMatch(/\.$/);
    expect(answer.json.error.remedy).toMatch(/\.$/);
    expect(JSON.stringify(answer.json)).not.toMatch(/ at .*:\d+|node_modules/);
  });

  it('refuses a form, which another site could send without asking', async () => {
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''];
    for (const type of types) {
      const headers = { 'content-type': type };
      const body = JSON.stringify({ text: 'outsourcing', language: 'en' });
      expect([type, (await ask('/preview/run', body, headers)).status]).toEqual([type, 415]);
    }
  });
});

describe('/preview/press', () => {
  const press = <T = PressReply>(more: object) =>
    ask<T>('/preview/press', { language: 'en', isPrivate: true, value: null, ...more });

  it('shows the answer of a button on Slack', async () => {
    const { json } = await press({
      platform: 'slack',
      id: 'see:0',
      value: 'sources outsourcing language:en',
    });
    expect(json).toMatchObject({ instead: null, below: { isPrivate: true } });
    expect(JSON.stringify(json.below?.payload)).toContain('Sources');
  });

  it('replaces a private question on Slack by its answer, and never a public one', async () => {
    const choice = { platform: 'slack', id: 'run:0', value: 'outsourcing language:en' };
    expect((await press({ ...choice, isPrivate: true })).json).toMatchObject({
      instead: { isPrivate: true },
      below: null,
    });
    expect((await press({ ...choice, isPrivate: false })).json).toMatchObject({
      instead: null,
      below: { isPrivate: false },
    });
  });

  it('shows a shared card to everyone, and takes the button away', async () => {
    const { json } = await press({ platform: 'slack', id: 'share:0', value: 'outsourcing language:en' });
    expect(json).toMatchObject({ instead: { isPrivate: true }, below: { isPrivate: false } });
    expect(JSON.stringify(json.instead?.payload)).not.toContain('share:');
    expect(JSON.stringify(json.below?.payload)).toContain('Shared by you');
    const discord = await press({ platform: 'discord', id: 'share:outsourcing language:en' });
    expect(discord.json).toMatchObject({ instead: { isPrivate: true }, below: { isPrivate: false } });
    expect(JSON.stringify(discord.json.instead?.payload)).not.toContain('share:');
    expect(JSON.stringify(discord.json.below?.payload)).toContain(`<@${PREVIEW_PERSON.discord}>`);
  });

  it('answers a button on Discord', async () => {
    const { json } = await press({ platform: 'discord', id: 'see:sources outsourcing language:ru' });
    expect(json).toMatchObject({ instead: null, below: { isPrivate: true } });
    expect(JSON.stringify(json.below?.payload)).toContain('Источники');
  });

  it('refuses a button that is none of ours', async () => {
    for (const platform of ['discord', 'slack']) {
      const { status, json } = await press<ApiError>({ platform, id: 'other' });
      expect([status, json.error.message]).toEqual([404, 'That button is none of this bot’s.']);
    }
    expect((await press({ platform: 'teams', id: 'see:help' })).status).toBe(400);
  });
});

describe('the preview’s other addresses', () => {
  it('draw the bot’s picture from its command and colour', async () => {
    const response = await fetch(`${server.url}/preview/icon.svg`);
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(await response.text()).toContain(`fill="${realRunner().registry().info.accent}"`);
  });

  it('complete what is typed', async () => {
    const { json } = await ask<CompleteReply>('/preview/complete?text=outs&language=en');
    expect(json.completions[0]).toMatchObject({ label: 'outsourcing', text: 'outsourcing ' });
    expect((await ask(`/preview/complete?text=${'x'.repeat(8001)}`)).status).toBe(413);
  });

  it('refuse everything else', async () => {
    expect((await ask('/preview/nothing')).status).toBe(404);
    expect((await ask('/preview/run')).status).toBe(404);
    expect((await ask('/nothing')).status).toBe(404);
  });

  it('let no one leave the page’s folder', async () => {
    for (const path of [
      '/assets/../../../package.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/..%2findex.html',
    ]) {
      const { statusCode } = await rawRequest(`${server.url}${path}`, { path });
      expect([path, statusCode]).toEqual([path, 404]);
    }
  });

  it('allow scripts, styles and pictures from this server alone', async () => {
    const { headers } = await ask('/preview/info');
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy?.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('leave nothing in the log that a person typed', () => {
    expect(log.lines).toEqual([]);
  });
});
