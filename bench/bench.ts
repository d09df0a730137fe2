import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { embeddedDatabase, SERVER_URL, serverDatabase } from '../tests/support/databases.ts';
import { startLoopbackDiscord } from '../tests/support/loopback-discord.ts';
import { BOT_TOKEN, startSlackApi } from '../tests/support/slack-api.ts';
import { SIGNING_SECRET } from '../tests/support/slack-requests.ts';
import { benchDiscord, benchSlack, type Comparison } from './acknowledge.ts';
import { type Bot, startBot } from './bots.ts';
import { benchCheck, type CheckTimes } from './check.ts';
import { benchCore } from './core.ts';
import { benchDiscordDrain, type DiscordDrain, discordDrainRows } from './discord-drain.ts';
import { benchDrain, type Drain, drainRows } from './drain.ts';
import { benchLoad, type Load, loadRows } from './load.ts';
import { percentile } from './measure.ts';
import { type Asked, benchQuestions, questionRows } from './questions.ts';
import { benchEmbedded, benchScans, type Embedded, type Scan, scanRows } from './store.ts';
import { benchTyping, type Typing, typingRows } from './typing.ts';

/** Those of `npm start`. */
const START_FLAGS = ['--max-semi-space-size=2'];

/** How often both are started; the figures are medians. */
const STARTS = 9;

type BotsResult = {
  readonly acknowledge: Readonly<Record<'discord' | 'slack', Comparison>>;
  readonly readyMs: { readonly ours: number; readonly peers: number };
  readonly residentMiB: Readonly<
    Record<'ready' | 'loaded', { readonly ours: number; readonly peers: number }>
  >;
};

type StoreResult = {
  readonly embedded: Embedded;
  readonly drains: readonly Drain[];
  readonly onDiscord: readonly DiscordDrain[];
  readonly scans: readonly Scan[];
};

/** What was measured; parts left out by `--only` are absent. */
type Result = {
  readonly machine: string;
  readonly bots?: BotsResult;
  readonly load?: readonly Load[];
  readonly questions?: readonly Asked[];
  readonly perSecond?: Readonly<Record<string, number>>;
  readonly check?: CheckTimes;
  readonly typing?: Typing;
  readonly store?: StoreResult;
};

/** Progress goes to standard error, so that what a program reads on standard output stays one object. */
const progress = (line: string) => void process.stderr.write(`${line}\n`);

const median = (values: readonly number[]) => percentile(values, 0.5);

async function benchBots(): Promise<BotsResult> {
  const slack = await startSlackApi();
  const [oursOf, peersOf] = await Promise.all(
    ['ours.token', 'peers.token'].map((token) =>
      startLoopbackDiscord({ root: 'harbin', token, guilds: 0, isChecking: false }),
    ),
  );
  if (oursOf === undefined || peersOf === undefined) throw new Error('no stand-in for Discord');
  const environment = (discord: typeof oursOf) => ({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.url,
  });
  const startOurs = () => startBot('src/launch.js', environment(oursOf), START_FLAGS);
  const startPeers = () => startBot('bench/bare-bots.js', environment(peersOf));

  const ready: { ours: number[]; peers: number[] } = { ours: [], peers: [] };
  for (let start = 1; start <= STARTS; start++) {
    progress(`start ${start} of ${STARTS}`);
    for (const [which, startOne] of [
      ['ours', startOurs],
      ['peers', startPeers],
    ] as const) {
      const bot = await startOne();
      ready[which].push(bot.readyMs);
      await bot.stop();
    }
  }

  progress('both bots side by side');
  const ours = await startOurs();
  const peers = await startPeers();
  const resident = () => ({ ours: ours.residentMiB(), peers: peers.residentMiB() });
  const readyMemory = resident();
  progress('commands on Discord, turn by turn');
  const discord = await benchDiscord(oursOf, peersOf);
  progress('commands on Slack, turn by turn');
  const slackTimes = await benchSlack(ours, peers);
  const loaded = resident();
  await Promise.all([ours, peers].map((bot: Bot) => bot.stop()));
  await Promise.all([oursOf.close(), peersOf.close(), slack.close()]);

  return {
    acknowledge: { discord, slack: slackTimes },
    readyMs: { ours: median(ready.ours), peers: median(ready.peers) },
    residentMiB: { ready: readyMemory, loaded },
  };
}

/** How often the longest message is checked. */
const CHECKS = 60;

const PARTS = ['bots', 'core', 'questions', 'typing', 'check', 'load', 'store'] as const;

async function benchStore(): Promise<StoreResult> {
  progress('the embedded database opened');
  const embedded = await benchEmbedded();
  progress('a thousand briefings at once');
  const drains = [await benchDrain(await embeddedDatabase(), 'embedded')];
  if (SERVER_URL !== null) drains.push(await benchDrain(await serverDatabase(SERVER_URL), 'server'));
  progress('Discord, with its limits kept to');
  const onDiscord = [await benchDiscordDrain(false), await benchDiscordDrain(true)];
  return { embedded, drains, onDiscord, scans: await benchScans(progress) };
}

async function run(parts: readonly string[]): Promise<Result> {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`;
  const bots = parts.includes('bots') ? { bots: await benchBots() } : {};
  if (parts.includes('core')) progress('the core alone');
  const core = parts.includes('core') ? { perSecond: benchCore(1000) } : {};
  const questions = parts.includes('questions') ? { questions: await benchQuestions(progress) } : {};
  const typing = parts.includes('typing') ? { typing: await benchTyping(START_FLAGS, progress) } : {};
  if (parts.includes('check')) progress('the figures of a long message');
  const check = parts.includes('check') ? { check: benchCheck(CHECKS) } : {};
  const load = parts.includes('load') ? { load: benchLoad(START_FLAGS, progress) } : {};
  const store = parts.includes('store') ? { store: await benchStore() } : {};
  return { machine, ...bots, ...core, ...questions, ...typing, ...check, ...load, ...store };
}

type Row = { measure: string; ours: string; peer: string; ratio: string; aim: string };

function row(measure: string, unit: string, ours: number, peer: number, aim: number): Row {
  const digits = unit === 'ms' && ours < 10 ? 2 : 0;
  const shown = (value: number) => `${value.toFixed(digits)} ${unit}`;
  return { measure, ours: shown(ours), peer: shown(peer), ratio: (ours / peer).toFixed(2), aim: `≤ ${aim}` };
}

function botRows({ acknowledge, readyMs, residentMiB }: BotsResult): readonly Row[] {
  const rows = (['discord', 'slack'] as const).flatMap((platform) => {
    const { ours, peers } = acknowledge[platform];
    return [
      row(`acknowledge on ${platform}, median`, 'ms', ours.median, peers.median, 1.5),
      row(`acknowledge on ${platform}, 99th percentile`, 'ms', ours.p99, peers.p99, 1.5),
    ];
  });
  rows.push(row('start to ready', 'ms', readyMs.ours, readyMs.peers, 1.3));
  rows.push(row('resident memory when ready', 'MiB', residentMiB.ready.ours, residentMiB.ready.peers, 1.3));
  rows.push(
    row(
      'resident memory after 4,600 commands',
      'MiB',
      residentMiB.loaded.ours,
      residentMiB.loaded.peers,
      1.3,
    ),
  );
  return rows;
}

function print({ machine, bots, perSecond = {}, questions, typing, check, load, store }: Result): void {
  console.log(machine);
  if (bots !== undefined) console.table(botRows(bots));
  for (const [what, rate] of Object.entries(perSecond)) {
    console.log(`${what}: ${Math.round(rate).toLocaleString('en')} a second`);
  }
  if (check !== undefined) {
    const { figures, firstMs, medianMs, p99Ms } = check;
    const [first, middle, most] = [firstMs, medianMs, p99Ms].map((ms) => `${ms.toFixed(0)} ms`);
    console.log(
      `${figures} figures in 4,000 characters: first ${first}, median ${middle}, 99th percentile ${most}`,
    );
  }
  if (questions !== undefined) console.table(questionRows(questions));
  if (typing !== undefined) console.table(typingRows(typing));
  if (load !== undefined) console.table(loadRows(load));
  if (store !== undefined) {
    const { firstMs, openMs, residentMiB } = store.embedded;
    console.log(
      `embedded database: ${Math.round(firstMs)} ms to make, ${Math.round(openMs)} ms to open, ${Math.round(residentMiB.opened)} MiB resident (${Math.round(residentMiB.before)} before)`,
    );
    console.table(drainRows(store.drains));
    console.log('\nChannels due at once on Discord, which lets 50 requests a second through:');
    console.table(discordDrainRows(store.onDiscord));
    console.table(scanRows(store.scans));
  }
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const parts = PARTS.filter((part) => values.only === undefined || part === values.only);
if (parts.length === 0) throw new Error(`--only takes one of ${PARTS.join(', ')}.`);
const result = await run(parts);
if (values.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
else print(result);
