import type { RequestListener } from 'node:http';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Platform } from './briefing/briefing.ts';
import type { Deliver, Deliverers } from './briefing/delivery.ts';
import type { Adapter } from './command/adapter.ts';
import type { Runner } from './command/command.ts';
import type { Log } from './command/log.ts';
import { createRunner } from './command/run.ts';
import { type Config, type Environment, loadEnvFile, readConfig } from './config.ts';
import type { FactBook } from './core/book/fact-book.ts';
import { inLanguage } from './core/language.ts';
import { isoDateIn } from './core/period/iso-date.ts';
import { dataDirOf } from './data-dir.ts';
import { countAsked, keepAsked } from './demand/keep-asked.ts';
import { folderState } from './live/folder-state.ts';
import { createLiveBook, type LiveBook } from './live/live-book.ts';
import { loadApart } from './live/load-apart.ts';
import { createReview } from './live/tell-review.ts';
import { watchFolder } from './live/watch-folder.ts';
import { createLog } from './log.ts';
import { openBook } from './open-book.ts';
import type { RunBriefingsOptions, RunningBriefings } from './run-briefings.ts';
import { countAnswers, createMetrics, type Metrics } from './web/metrics.ts';
import { startServer } from './web/server.ts';

/** Everything must have ended this long after a signal; what has not by then is left behind. */
const STOP_WITHIN_MS = 4500;

/** The first commands are answered before the database of briefings takes half a second of one core to open. */
const OPEN_AFTER_MS = 2000;

/** Exit statuses: what the starter can mend by settings or files is misuse, the rest a failure. */
const EXIT = { stopped: 0, failed: 1, misuse: 2 } as const;

type Part = { readonly name: string; readonly stop: () => Promise<void> };

type DiscordAdapter = Adapter & { readonly deliver: Deliver };
type SlackAdapter = DiscordAdapter & { readonly http: RequestListener | null };

/** Told of a workspace that the bot is no longer in. */
type OnLeft = (platform: Platform, workspace: string) => void;

const say = (line: string) => void process.stdout.write(`${line}\n`);

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Ends the program at once, with one message and no stack trace. */
function fail(error: unknown, status: number): never {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(status);
}

/** The fact book, with the state of its folder just before it was read. */
type Opened = { readonly book: FactBook; readonly seen: string };

async function prepare(environment: Environment): Promise<Opened & { readonly config: Config }> {
  try {
    loadEnvFile();
    const config = readConfig(environment);
    const seen = await folderState(config.factsDir);
    // Before the preview sits a maintainer who may have just written a fact; platforms get what is merged.
    return { config, book: openBook(config.factsDir, { isReviewed: !config.preview }), seen };
  } catch (error) {
    return fail(error, EXIT.misuse);
  }
}

/** Each platform's package is loaded only where its token is set. */
async function startDiscord(
  config: Config,
  runner: Runner,
  log: Log,
  onLeft: OnLeft,
): Promise<DiscordAdapter | null> {
  if (config.discord === null) return null;
  const discord = await import('./adapter/discord/start.ts');
  return discord.startDiscord({
    ...config.discord,
    runner,
    log,
    onLeft: (guild) => onLeft('discord', guild),
  });
}

async function startSlack(
  config: Config,
  runner: Runner,
  log: Log,
  onLeft: OnLeft,
): Promise<SlackAdapter | null> {
  if (config.slack === null) return null;
  const slack = await import('./adapter/slack/start.ts');
  return slack.startSlack({ ...config.slack, runner, log, onLeft: (team) => onLeft('slack', team) });
}

async function openPreview(config: Config, runner: Runner) {
  if (!config.preview) return null;
  const { createPreview } = await import('./preview.ts');
  return createPreview(runner);
}

const isConnected = ({ discord, slack }: Config) => discord !== null || slack !== null;

/** Loaded only where there is somewhere to send briefings. */
async function startBriefings(
  config: Config,
  options: Omit<RunBriefingsOptions, 'url'>,
): Promise<RunningBriefings | null> {
  if (!isConnected(config)) return null;
  const { runBriefings } = await import('./run-briefings.ts');
  return runBriefings({ ...options, url: config.databaseUrl });
}

/** Where briefings are kept, for people; `null` where they are off. */
async function databaseOf(config: Config, dataDir: string): Promise<string | null> {
  if (!isConnected(config)) return null;
  const { databasePlace } = await import('./run-briefings.ts');
  return databasePlace(config.databaseUrl, dataDir);
}

type Connected = { readonly discord: DiscordAdapter | null; readonly slack: SlackAdapter | null };

/** How messages go out on the platforms that are connected right now. */
function deliverersOf({ discord, slack }: Connected): Deliverers {
  return {
    ...(discord?.isReady() === true && { discord: discord.deliver }),
    ...(slack?.isReady() === true && { slack: slack.deliver }),
  };
}

/** Waits for all, so that what did start can be stopped when another did not. */
async function startAll(starts: readonly [Promise<DiscordAdapter | null>, Promise<SlackAdapter | null>]) {
  const [discord, slack] = await Promise.allSettled(starts);
  const failed = [discord, slack].find((result) => result.status === 'rejected');
  if (failed !== undefined) {
    const started = [discord, slack].flatMap((one) => (one.status === 'fulfilled' ? (one.value ?? []) : []));
    await Promise.allSettled(started.map((adapter) => adapter.stop()));
    throw failed.reason;
  }
  return {
    discord: discord.status === 'fulfilled' ? discord.value : null,
    slack: slack.status === 'fulfilled' ? slack.value : null,
  };
}

/** Follows the files of the fact pack from the state that the book in use was read in. */
function followFacts({ factsDir }: Config, seen: string, live: LiveBook, metrics: Metrics): Part {
  const watching = watchFolder({
    look: () => folderState(factsDir),
    seen,
    onChange: async () => metrics.reloaded(await live.reload()),
  });
  return { name: 'facts', stop: async () => watching.stop() };
}

/** A step at a time: the first commands may come in at once. */
async function prepareSearch(book: FactBook): Promise<void> {
  for (const _ of book.prepareSearch()) await breathe();
}

/** Starts everything; what runs is added to `parts` in the order it started. */
async function run(config: Config, opened: Opened, log: Log, metrics: Metrics, parts: Part[]): Promise<void> {
  const { book, seen } = opened;
  const now = () => new Date();
  const adapters: Adapter[] = [];
  const tell = createReview(config.review, () => adapters);
  const live = createLiveBook({
    book,
    load: () => loadApart(config.factsDir),
    adapters: () => adapters,
    tell,
    now,
    log,
  });
  const isReviewed = config.review.discord !== null || config.review.slack !== null;
  const dataDir = dataDirOf(config.dataDir, book.info);
  let standing: RunningBriefings | null = null;
  const runner = createRunner({
    book: live.current,
    now,
    log,
    ...(isReviewed && { review: tell }),
    // Without a platform there is nowhere to send a briefing, so that no database is opened.
    ...(isConnected(config) && { briefings: () => standing?.current() ?? null }),
  });
  const leftEarly: Parameters<OnLeft>[] = [];
  const onLeft: OnLeft = (...left) =>
    standing === null ? void leftEarly.push(left) : standing.left(...left);
  const today = () => isoDateIn(now(), live.current().info.timeZone);
  const asked = keepAsked({ dir: dataDir, now, today, log });
  parts.push({ name: 'asked', stop: asked.stop });
  const counted = (platform: string) => countAnswers(runner, platform, metrics);
  // What somebody tries out in the preview is no demand.
  const { discord, slack } = await startAll([
    startDiscord(config, countAsked(counted('discord'), asked), log, onLeft),
    startSlack(config, countAsked(counted('slack'), asked), log, onLeft),
  ]);
  adapters.push(...[discord, slack].filter((adapter) => adapter !== null));
  parts.push(...adapters);
  standing = await startBriefings(config, {
    dataDir,
    book: live.current,
    deliverers: () => deliverersOf({ discord, slack }),
    now,
    log,
    metrics: metrics.briefings,
    openAfterMs: OPEN_AFTER_MS,
  });
  for (const left of leftEarly) standing?.left(...left);
  // Stopped before the adapters that it sends by.
  if (standing !== null) parts.push({ name: 'briefings', stop: standing.stop });
  const { state } = standing ?? { state: null };
  const server = await startServer({
    host: config.host,
    port: config.port,
    log,
    adapters: () => adapters,
    ...(state !== null && { briefings: state }),
    metrics,
    slack: slack?.http ?? null,
    preview: await openPreview(config, counted('preview')),
  });
  parts.push({ name: 'http', stop: server.stop }, followFacts(config, seen, live, metrics));
  announce(config, book, { port: server.port, database: await databaseOf(config, dataDir) });
  // Topics are answered without the search index: it is made while nobody waits, not before the first answer.
  setImmediate(() => void prepareSearch(live.current()));
}

async function stopAll(parts: readonly Part[], log: Log): Promise<void> {
  for (const part of parts.toReversed()) {
    await part
      .stop()
      .catch((error) => log.error({ err: error, part: part.name }, 'a part did not stop cleanly'));
  }
}

function reviewText({ discord, slack }: Config['review']): string {
  const named = [
    ...(discord === null ? [] : [`Discord ${discord}`]),
    ...(slack === null ? [] : [`Slack ${slack}`]),
  ];
  return named.length === 0 ? 'off (set REVIEW_CHANNEL)' : named.join(', ');
}

/** What is on, what is off, and what would turn it on. */
function announce(
  config: Config,
  book: FactBook,
  { port, database }: { readonly port: number; readonly database: string | null },
): void {
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  const slackOn =
    config.slack?.mode.kind === 'socket' ? 'on, Socket Mode' : `on, requests at ${url}/slack/events`;
  const reported = book.facts.filter(({ kind }) => kind !== 'derived').length;
  say(`${inLanguage(book.info.title, 'en')}: /${book.info.command}, ${reported} facts`);
  say(`  Discord  ${config.discord === null ? 'off (set DISCORD_TOKEN)' : 'on'}`);
  say(
    `  Slack    ${config.slack === null ? 'off (set SLACK_BOT_TOKEN and SLACK_APP_TOKEN or SLACK_SIGNING_SECRET)' : slackOn}`,
  );
  say(`  Facts    ${config.factsDir}, followed: changed files are used as soon as they are sound`);
  say(`  Review   ${reviewText(config.review)}`);
  say(`  Briefings ${database ?? 'off (they need Discord or Slack)'}`);
  say(`  Preview  ${config.preview ? url : 'off (set PREVIEW=1)'}`);
  say(`  Health   ${url}/healthz`);
  for (const name of config.unused) say(`  ${name} is set, and this version does not use it.`);
  say('Ready. Ctrl+C stops it.');
}

/** Stops the parts in reverse order, once, however many signals come. */
function stopOnSignal(parts: readonly Part[], log: Log): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.warn({ withinMs: STOP_WITHIN_MS }, 'not everything stopped in time; leaving it behind');
      process.exit(EXIT.stopped);
    }, STOP_WITHIN_MS).unref();
    await stopAll(parts, log);
    process.exit(EXIT.stopped);
  };
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
}

/** Starts the bot as the environment says, and runs until a signal; ends the process when it cannot start. */
export async function start(environment: Environment): Promise<void> {
  const { config, ...opened } = await prepare(environment);
  const log = createLog(config.logLevel);
  const parts: Part[] = [];
  stopOnSignal(parts, log);
  try {
    await run(config, opened, log, createMetrics(), parts);
  } catch (error) {
    await stopAll(parts, log);
    fail(error, EXIT.failed);
  }
}

if (import.meta.main) await start(process.env);
