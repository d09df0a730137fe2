import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Deliverers } from '../src/briefing/delivery.ts';
import { createRunner } from '../src/command/run.ts';
import { type RunBriefingsOptions, type RunningBriefings, runBriefings } from '../src/run-briefings.ts';
import { createBriefingStore } from '../src/store/briefing-store.ts';
import { lockFolder } from '../src/store/folder-lock.ts';
import { createMetrics, type Metrics } from '../src/web/metrics.ts';
import { aDraft, aSchedule, time, zone } from './support/briefings.ts';
import { DATABASES, embeddedDatabase, openTestDatabase, type TestDatabase } from './support/databases.ts';
import { discordHarness, townBook } from './support/discord-harness.ts';
import { fakePlatform } from './support/fake-platform.ts';
import { recordingLog } from './support/recording-log.ts';
import { startSlackHarness } from './support/slack-harness.ts';

const MADE = new Date('2026-03-01T12:00:00Z');
const DUE = new Date('2026-03-02T09:00:00Z');

/** Runs as the program does, with the clock at `now`. */
function running(
  { options }: Pick<TestDatabase, 'options'>,
  deliverers: Deliverers,
  more: Partial<RunBriefingsOptions> = {},
): { briefings: RunningBriefings; text: () => string; metrics: Metrics } {
  const { log, text } = recordingLog();
  const metrics = createMetrics();
  const briefings = runBriefings({
    ...options,
    book: () => townBook,
    deliverers: () => deliverers,
    now: () => DUE,
    log,
    metrics: metrics.briefings,
    tryAgainMs: 50,
    ...more,
  });
  onTestFinished(async () => {
    if (briefings.state() !== 'closed') await briefings.stop();
  });
  return { briefings, text, metrics };
}

const isOpen = (briefings: RunningBriefings) =>
  vi.waitUntil(() => briefings.current(), { timeout: 20_000, interval: 20 });

describe.each(DATABASES)('briefings kept on $name', ({ make }) => {
  if (make === null) return it.skip('are sent');
  const harness = discordHarness();
  let test: TestDatabase;
  beforeAll(async () => {
    test = await make();
  });
  afterAll(async () => {
    expect(await harness.end()).toEqual([]);
    await test.remove();
  });

  it('go out once on each platform by the real clients, and are told in the metrics', async () => {
    const discord = await harness.discord();
    const bot = await harness.bot(discord);
    const { log } = recordingLog();
    const slack = await startSlackHarness({
      runner: createRunner({ book: () => townBook, now: () => DUE, log }),
    });
    onTestFinished(() => slack.stop());
    const { briefings, metrics } = running(test, {
      discord: bot.adapter.deliver,
      slack: slack.adapter.deliver,
    });
    expect(briefings.state()).toBe('opening');
    const { store } = await isOpen(briefings);
    const channels = [
      { platform: 'discord', workspace: '300000000000000001', channel: '400000000000000001' },
      { platform: 'slack', workspace: 'T1', channel: slack.api.channelId },
    ] as const;
    const made = await Promise.all(channels.map((channel) => store.create(aDraft({ channel }), '300', MADE)));
    await vi.waitUntil(
      async () => {
        const runs = await Promise.all(made.map(({ id }) => store.runs(id, 5)));
        return runs.flat().filter(({ standing }) => standing.kind === 'over').length === 2;
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(discord.kept(channels[0].channel)).toHaveLength(1);
    expect(await slack.api.posts(1)).toHaveLength(1);
    const { body } = await metrics.read();
    expect(body).toContain('bot_briefing_runs_total{state="delivered",reason="on-time"} 2');
    expect(body).toContain('bot_briefing_store_up 1');
  }, 60_000);

  it('are forgotten with the workspace that the bot is taken out of', async () => {
    const { briefings } = running(test, {});
    // Told before the database is open: it waits.
    briefings.left('discord', '901');
    const { store } = await isOpen(briefings);
    const channel = (workspace: string) => ({ platform: 'discord', workspace, channel: '1' }) as const;
    const gone = await store.create(aDraft({ channel: channel('902') }), '300', MADE);
    const other = await store.create(aDraft({ channel: channel('903') }), '300', MADE);
    briefings.left('discord', '902');
    await vi.waitUntil(async () => (await store.get(gone.id)) === null, { timeout: 10_000 });
    expect(await store.get(other.id)).not.toBeNull();
  }, 30_000);

  it('stay where they were made after that, however late the others are forgotten, and how often', async () => {
    const dataDir = test.options.dataDir || mkdtempSync(join(tmpdir(), 'left-'));
    const path = join(dataDir, 'left-workspaces.txt');
    const line = `discord 906 ${new Date('2026-03-01T15:00:00Z').toISOString()}\n`;
    const channel = { platform: 'discord', workspace: '906', channel: '1' } as const;
    const database = await openTestDatabase(test);
    const kept = createBriefingStore(database);
    const old = await kept.create(aDraft({ channel }), '300', MADE);
    const fresh = await kept.create(aDraft({ channel }), '300', new Date('2026-03-01T16:00:00Z'));
    await database.close();
    // The second time as where the file could not be removed.
    for (const _ of ['once', 'again']) {
      writeFileSync(path, line);
      const { briefings } = running(test, {}, { dataDir });
      const { store } = await isOpen(briefings);
      await vi.waitUntil(() => !existsSync(path), { timeout: 10_000, interval: 20 });
      expect(await store.get(old.id)).toBeNull();
      expect(await store.get(fresh.id)).not.toBeNull();
      await briefings.stop();
    }
  }, 60_000);

  it('wait where their platform refuses the token, and nothing is asked of it', async () => {
    const platform = fakePlatform('discord');
    const refused = { ...platform, turn: async () => false, isRefused: () => true };
    // A run that waits is queued by the clock of the database.
    const { briefings } = running(test, { discord: refused }, { now: () => new Date() });
    const { store, send } = await isOpen(briefings);
    const channel = { platform: 'discord', workspace: '904', channel: '1' } as const;
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const at = time(minutesAgo(1).toISOString().slice(11, 16));
    const draft = aDraft({ channel, schedule: aSchedule({ time: at, zone: zone('UTC') }) });
    const { id } = await store.create(draft, '300', minutesAgo(2));
    await vi.waitUntil(async () => (await store.runs(id, 1)).length === 1, { timeout: 10_000 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const card = { language: 'en', title: 'Test', tone: 'answer', parts: [] } as const;
    expect(await send(channel, card)).toEqual({ kind: 'token-revoked' });
    expect((await store.runs(id, 1))[0]?.standing.kind).toBe('due');
    expect(platform.calls()).toBe(0);
    await store.remove(id, '300', new Date());
  }, 30_000);

  it('are told in the log with what to do, once, where one cannot be read', async () => {
    const database = await openTestDatabase(test);
    const channel = { platform: 'discord', workspace: '905', channel: '1' } as const;
    const { id } = await createBriefingStore(database).create(aDraft({ channel }), '300', MADE);
    await database.db.updateTable('briefing').set({ zone: 'Mars/Olympus' }).where('id', '=', id).execute();
    await database.close();
    const { text, metrics } = running(test, {});
    await vi.waitUntil(() => text().includes(id), { timeout: 20_000 });
    expect(text()).toContain(`Briefing ${id} is not sent: its row in the database cannot be read (zone:`);
    const { body } = await metrics.read();
    expect(body).toContain('bot_briefing_runs_total{state="failed",reason="unreadable"} 1');
  }, 30_000);

  it('send a card at once, where their platform is connected', async () => {
    const platform = fakePlatform('discord');
    const { briefings } = running(test, { discord: platform });
    const { send } = await isOpen(briefings);
    const card = { language: 'en', title: 'Test', tone: 'answer', parts: [] } as const;
    const to = { workspace: '1', channel: '2' };
    expect((await send({ platform: 'discord', ...to }, card)).kind).toBe('delivered');
    expect(platform.posted.filter(({ nonce }) => nonce.length === 25)).toHaveLength(1);
    expect(await send({ platform: 'slack', ...to }, card)).toEqual({ kind: 'unreachable' });
  }, 30_000);
});

describe('a database that cannot be used', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await embeddedDatabase();
  });

  it('is told once with the remedy, and used as soon as it can be', async () => {
    const unlock = await lockFolder(test.options.dataDir, () => DUE);
    const { briefings, text } = running(test, {});
    onTestFinished(() => test.remove());
    await vi.waitUntil(() => briefings.state() === 'failed', { timeout: 10_000 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(briefings.current()).toBeNull();
    expect(text().match(/is in use by/g)).toHaveLength(1);
    expect(text()).toMatch(/commands are answered.*give this program a folder of its own with DATA_DIR/);
    unlock();
    await isOpen(briefings);
    expect(briefings.state()).toBe('open');
  }, 30_000);

  it('keeps nobody from stopping', async () => {
    onTestFinished(() => test.remove());
    const url = 'postgres://bot@127.0.0.1:1/town';
    const { briefings } = running({ options: { url, dataDir: '' } }, {});
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(briefings.state()).toBe('opening');
    const started = performance.now();
    await briefings.stop();
    expect(performance.now() - started).toBeLessThan(3000);
    expect(briefings.state()).toBe('closed');
  }, 30_000);
});
