import type { RequestListener } from 'node:http';
import type { Adapter } from './command/adapter.ts';
import type { Runner } from './command/command.ts';
import type { Log } from './command/log.ts';
import { createRunner } from './command/run.ts';
import { type Config, type Environment, loadEnvFile, readConfig } from './config.ts';
import type { FactBook } from './core/fact-book.ts';
import { inLanguage } from './core/language.ts';
import { createLog } from './log.ts';
import { openBook } from './open-book.ts';
import { countAnswers, createMetrics, type Metrics } from './web/metrics.ts';
import { startServer } from './web/server.ts';

/** Everything must have ended this long after a signal; what has not by then is left behind. */
const STOP_WITHIN_MS = 4500;

/** Exit statuses: what the starter can mend by settings or files is misuse, the rest a failure. */
const EXIT = { stopped: 0, failed: 1, misuse: 2 } as const;

type Part = { readonly name: string; readonly stop: () => Promise<void> };

type SlackAdapter = Adapter & { readonly http: RequestListener | null };

const say = (line: string) => void process.stdout.write(`${line}\n`);

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Ends the program at once, with one message and no stack trace. */
function fail(error: unknown, status: number): never {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(status);
}

function prepare(environment: Environment): { config: Config; book: FactBook } {
  try {
    loadEnvFile();
    const config = readConfig(environment);
    // Before the preview sits a maintainer who may have just written a fact; platforms get what is merged.
    return { config, book: openBook(config.factsDir, { isReviewed: !config.preview }) };
  } catch (error) {
    return fail(error, EXIT.misuse);
  }
}

/** Each platform's package is loaded only where its token is set. */
async function startDiscord(config: Config, runner: Runner, log: Log): Promise<Adapter | null> {
  if (config.discord === null) return null;
  const discord = await import('./adapter/discord/start.ts');
  return discord.startDiscord({ ...config.discord, runner, log });
}

async function startSlack(config: Config, runner: Runner, log: Log): Promise<SlackAdapter | null> {
  if (config.slack === null) return null;
  const slack = await import('./adapter/slack/start.ts');
  return slack.startSlack({ ...config.slack, runner, log });
}

async function openPreview(config: Config, runner: Runner) {
  if (!config.preview) return null;
  const { createPreview } = await import('./preview.ts');
  return createPreview(runner);
}

/** Waits for all, so that what did start can be stopped when another did not. */
async function startAll(starts: readonly [Promise<Adapter | null>, Promise<SlackAdapter | null>]) {
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

/** Starts everything; what runs is added to `parts` in the order it started. */
async function run(config: Config, book: FactBook, log: Log, metrics: Metrics, parts: Part[]): Promise<void> {
  const runner = createRunner({ book: () => book, now: () => new Date(), log });
  const counted = (platform: string) => countAnswers(runner, platform, metrics);
  const { discord, slack } = await startAll([
    startDiscord(config, counted('discord'), log),
    startSlack(config, counted('slack'), log),
  ]);
  const adapters = [discord, slack].filter((adapter) => adapter !== null);
  parts.push(...adapters);
  const server = await startServer({
    host: config.host,
    port: config.port,
    log,
    adapters: () => adapters,
    metrics,
    slack: slack?.http ?? null,
    preview: await openPreview(config, counted('preview')),
  });
  parts.push({ name: 'http', stop: server.stop });
  announce(config, book, server.port);
  // Topics are answered without the search index: it is made while nobody waits, not before the first answer.
  setImmediate(() => book.search.near('', 0));
}

async function stopAll(parts: readonly Part[], log: Log): Promise<void> {
  for (const part of parts.toReversed()) {
    await part
      .stop()
      .catch((error) => log.error({ err: error, part: part.name }, 'a part did not stop cleanly'));
  }
}

/** What is on, what is off, and what would turn it on. */
function announce(config: Config, book: FactBook, port: number): void {
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  const slackOn =
    config.slack?.mode.kind === 'socket' ? 'on, Socket Mode' : `on, requests at ${url}/slack/events`;
  const reported = book.facts.filter(({ kind }) => kind !== 'derived').length;
  say(`${inLanguage(book.info.title, 'en')}: /${book.info.command}, ${reported} facts`);
  say(`  Discord  ${config.discord === null ? 'off (set DISCORD_TOKEN)' : 'on'}`);
  say(
    `  Slack    ${config.slack === null ? 'off (set SLACK_BOT_TOKEN and SLACK_APP_TOKEN or SLACK_SIGNING_SECRET)' : slackOn}`,
  );
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
  const { config, book } = prepare(environment);
  const log = createLog(config.logLevel);
  const parts: Part[] = [];
  stopOnSignal(parts, log);
  try {
    await run(config, book, log, createMetrics(), parts);
  } catch (error) {
    await stopAll(parts, log);
    fail(error, EXIT.failed);
  }
}

if (import.meta.main) await start(process.env);
