import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { embeddedDatabase } from './support/databases.ts';
import { startLoopbackDiscord } from './support/loopback-discord.ts';
import { type Finished, runNpm, runProgram } from './support/run-program.ts';

const main = (environment: Record<string, string> = {}) => {
  const program = runProgram('launch.js', [], { PORT: '0', ...environment });
  onTestFinished(() => void program.child.kill('SIGKILL'));
  return program;
};

/** One clear message: no stack trace, no more lines than faults. */
function expectOneMessage({ stderr }: Finished, pattern: RegExp) {
  expect(stderr).toMatch(pattern);
  expect(stderr).not.toMatch(/^\s+at /m);
}

describe('npm start', () => {
  it('serves the preview with no token, and says what is on and what would turn the rest on', async () => {
    const program = main();
    const said = await program.says(/Ready\./);
    expect(said).toMatch(/Discord {2}off \(set DISCORD_TOKEN\)/);
    expect(said).toMatch(/Slack {4}off \(set SLACK_BOT_TOKEN/);
    const url = /Preview {2}(http:\S+)/.exec(said)?.[1] ?? '';
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends within five seconds with exit status 0 on %s',
    async (signal) => {
      const program = main();
      const said = await program.says(/Ready\./);
      const url = /Preview {2}(http:\S+)/.exec(said)?.[1] ?? '';
      // A connection that is kept alive must not hold the program up.
      await fetch(url).then((response) => response.text());
      const sent = performance.now();
      program.child.kill(signal);
      const { status, signal: killedBy } = await program.finished;
      expect({ status, killedBy }).toEqual({ status: 0, killedBy: null });
      expect(performance.now() - sent).toBeLessThan(5000);
    },
  );

  it('keeps briefings once a platform is on, says where, and gives the folder back', async () => {
    const discord = await startLoopbackDiscord();
    onTestFinished(() => discord.close());
    const { options, remove } = await embeddedDatabase();
    onTestFinished(remove);
    const settings = {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      DATA_DIR: options.dataDir,
    };
    const program = main(settings);
    const said = await program.says(/Ready\./);
    expect(said).toContain(`Briefings embedded Postgres in ${join(options.dataDir, 'database')}`);
    const url = /Health {3}(http:\S+)\/healthz/.exec(said)?.[1] ?? '';
    const state = async () => JSON.stringify(await (await fetch(`${url}/readyz`)).json());
    await vi.waitUntil(async () => (await state()).includes('"briefings":"open"'), { timeout: 15_000 });
    // A second program is told who has the folder, and answers commands all the same.
    const second = main({ ...settings, LOG_LEVEL: 'error' });
    const url2 = /Health {3}(http:\S+)\/healthz/.exec(await second.says(/Ready\./))?.[1] ?? '';
    const state2 = async () => JSON.stringify(await (await fetch(`${url2}/readyz`)).json());
    await vi.waitUntil(async () => (await state2()).includes('"briefings":"failed"'), { timeout: 15_000 });
    second.child.kill('SIGKILL');
    program.child.kill('SIGTERM');
    expect((await program.finished).status).toBe(0);
    const third = main(settings);
    const url3 = /Health {3}(http:\S+)\/healthz/.exec(await third.says(/Ready\./))?.[1] ?? '';
    const state3 = async () => JSON.stringify(await (await fetch(`${url3}/readyz`)).json());
    await vi.waitUntil(async () => (await state3()).includes('"briefings":"open"'), { timeout: 15_000 });
  }, 60_000);

  it('hands the signal on when npm has started it', async () => {
    const npm = runNpm(['start'], { PORT: '0' });
    onTestFinished(() => void npm.child.kill('SIGKILL'));
    const url = /Health {3}(http:\S+)/.exec(await npm.says(/Ready\./))?.[1] ?? '';
    npm.child.kill('SIGTERM');
    await npm.finished;
    await expect(fetch(url)).rejects.toThrow();
  });

  it('ends with one message and status 1 when the port is used', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const finished = await main({ PORT: String(port) }).finished;
    expect(finished.status).toBe(1);
    expectOneMessage(finished, new RegExp(`^Port ${port} on 127.0.0.1 is used by another program. Set PORT`));
  });

  it('ends with one message and status 2 when the fact pack cannot be read', async () => {
    const finished = await main({ FACTS_DIR: '/nowhere/at/all' }).finished;
    expect(finished.status).toBe(2);
    expectOneMessage(finished, /nowhere/);
  });

  it('ends with status 2 and every fault of a broken fact pack', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pack-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'pack.yaml'), 'command: [\n');
    const finished = await main({ FACTS_DIR: folder }).finished;
    expect(finished.status).toBe(2);
    expectOneMessage(finished, /pack\.yaml:\d+:\d+/);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /^SLACK_BOT_TOKEN is set alone/],
    [{ SLACK_SIGNING_SECRET: 'secret' }, /^SLACK_SIGNING_SECRET set without/],
    [{ DISCORD_GUILD_ID: '100000000000000001' }, /^DISCORD_GUILD_ID is set without/],
    [{ DATABASE_URL: 'mysql://host/town' }, /^DATABASE_URL is not the address of a Postgres: write one/],
  ])('ends with one message and status 2 when only %j is set', async (environment, message) => {
    const finished = await main(environment).finished;
    expect(finished.status).toBe(2);
    expectOneMessage(finished, message);
  });
});
