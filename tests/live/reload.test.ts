import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { textOf } from '../support/discord-body.ts';
import { startLoopbackDiscord } from '../support/loopback-discord.ts';
import { aFolder, aPortFolder } from '../support/port-folder.ts';
import { runProgram } from '../support/run-program.ts';
import { BOT_TOKEN, startSlackApi } from '../support/slack-api.ts';
import { commandRequest, SIGNING_SECRET } from '../support/slack-requests.ts';

const start = (environment: Readonly<Record<string, string>>) => {
  const program = runProgram('launch.js', [], { PORT: '0', DATA_DIR: aFolder(), ...environment });
  onTestFinished(() => void program.child.kill('SIGKILL'));
  return program;
};

const PreviewReply = z.object({ discord: z.object({ payload: z.unknown() }) });

async function startPreview(folder: string) {
  const program = start({ FACTS_DIR: folder });
  const url = /Preview {2}(http:\S+)/.exec(await program.says(/Ready\./))?.[1] ?? '';
  const ask = async (text: string): Promise<string> => {
    const response = await fetch(`${url}/preview/run`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, language: 'en' }),
    });
    return JSON.stringify(PreviewReply.parse(await response.json()).discord.payload);
  };
  const metric = async (name: string) => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return text.split('\n').find((line) => line.startsWith(`${name} `));
  };
  return { program, ask, metric };
}

const times = (pattern: string, count: number) => new RegExp(`(?:${pattern}[^]*){${count}}`);
const IN_USE = 'the changed fact pack is in use';

describe('a running bot', () => {
  it('answers with what an edited file says, keeps to it while files are broken, and takes mended ones', async () => {
    const { folder, replace } = aPortFolder();
    const { program, ask, metric } = await startPreview(folder);
    expect(await program.says(/Facts/)).toContain(`${folder}, followed`);
    expect(await ask('fleet')).toContain('11 tugs');

    replace('observations/fleet.yaml', 'value: 11', 'value: 13');
    replace('observations/fleet.yaml', '"eleven tugs"', '"13 tugs"');
    await program.logs(times(IN_USE, 1));
    expect(await ask('fleet')).toContain('13 tugs');

    replace('observations/fleet.yaml', 'value: 13', 'value: many');
    const log = await program.logs(/stay in use/);
    expect(log).toMatch(/observations\/fleet\.yaml:\d+:\d+: /);
    expect(await ask('fleet')).toContain('13 tugs');

    replace('observations/fleet.yaml', 'value: many', 'value: 14');
    replace('observations/fleet.yaml', '"13 tugs"', '"14 tugs"');
    await program.logs(times(IN_USE, 2));
    expect(await ask('fleet')).toContain('14 tugs');
    expect(await metric('bot_book_version')).toBe('bot_book_version 3');
    expect(await metric('bot_book_reloads_total{outcome="refused"}')).toMatch(/ 1$/);
  });

  it('takes a file that is saved by renaming, a folder that comes back, and answers the buttons of gone facts', async () => {
    const { folder, replace } = aPortFolder();
    const { program, ask } = await startPreview(folder);
    const file = join(folder, 'topics.yaml');
    const beside = join(folder, '.topics.yaml.new');
    writeFileSync(beside, readFileSync(file, 'utf8').replace('en: Fleet', 'en: Ships'));
    renameSync(beside, file);
    await program.logs(times(IN_USE, 1));
    expect(await ask('help')).toContain('Ships');

    const aside = `${folder}-aside`;
    renameSync(folder, aside);
    expect(await program.logs(/stay in use/)).toContain('does not exist');
    expect(await ask('cite containers-2024-03')).toContain('290 thousand tonnes');
    rmSync(aside, { recursive: true });
    cpSync(join(import.meta.dirname, '../fixtures/port-pack'), folder, { recursive: true });
    replace('observations/cargo.yaml', 'id: containers-2024-03', 'id: boxes-2024-03');
    await program.logs(times(IN_USE, 2));
    expect(await ask('cite boxes-2024-03')).toContain('290 thousand tonnes');
    expect(await ask('cite containers-2024-03')).not.toMatch(/290 thousand|went wrong/);
  });

  it('tells the review channels on Discord and on Slack once each, registers other commands, and counts what is asked', async () => {
    const { folder, replace } = aPortFolder();
    const dataDir = aFolder();
    const channel = '500000000000000001';
    const discord = await startLoopbackDiscord({ root: 'port' });
    const slack = await startSlackApi();
    onTestFinished(() => Promise.all([discord.close(), slack.close()]).then(() => {}));
    const program = start({
      FACTS_DIR: folder,
      DATA_DIR: dataDir,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: slack.url,
      REVIEW_CHANNEL: `${channel}, ${slack.channelId}`,
    });
    const said = await program.says(/Ready\./);
    expect(said).toContain(`Review   Discord ${channel}, Slack ${slack.channelId}`);
    await discord.command('fleet').message();
    const url = /requests at (\S+)/.exec(said)?.[1] ?? '';
    const { body, headers } = commandRequest({ text: 'tugs' });
    expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(200);

    replace('observations/fleet.yaml', 'value: 11', 'value: many');
    const broken = await discord.posts(channel, 1);
    expect(broken[0] && textOf(broken[0])).toMatch(/fleet\.yaml\\?:\d+\\?:\d+\\?: /);
    await slack.posts(1);

    replace('observations/fleet.yaml', 'value: many', 'value: 13');
    replace('observations/fleet.yaml', '"eleven tugs"', '"13 tugs"');
    replace('topics.yaml', 'ru: Флот', 'ru: Корабли');
    const [, mended] = await discord.posts(channel, 2);
    expect(mended && textOf(mended)).toMatch(/11 .*→ 13 /);
    const posts = await slack.posts(2);
    expect(posts[1]?.text).toMatch(/11 .*→ 13 .*/);
    await discord.request('PUT', /commands$/);
    await program.logs(/manifest:slack/);
    await program.logs(new RegExp(IN_USE));

    program.child.kill('SIGTERM');
    expect((await program.finished).status).toBe(0);
    expect(await discord.posts(channel, 0)).toHaveLength(2);
    expect(await slack.posts(0)).toHaveLength(2);
    expect(discord.faults).toEqual([]);
    const asked: unknown = JSON.parse(readFileSync(join(dataDir, 'asked.json'), 'utf8'));
    expect(asked).toMatchObject({ indicators: { tugs: 2, crew: 1 }, statements: { 'fleet-renewal': 1 } });
    expect(JSON.stringify(asked)).not.toMatch(/U0000000001|ann/);
  });
});
