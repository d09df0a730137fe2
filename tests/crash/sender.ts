/*
 * The part of the program that sends, with the real clients of both platforms: started to be killed. Its clock runs
 * twenty times as fast and begins where it is told, so that what waits two minutes is seen within a test. It may be told to
 * kill itself between two steps; what it was doing is then the last that it prints.
 */
import { writeSync } from 'node:fs';
import { webApi } from '@slack/bolt';
import { REST } from 'discord.js';
import { restOptions } from '../../src/adapter/discord/client.ts';
import { createDeliver as onDiscord } from '../../src/adapter/discord/deliver.ts';
import { createDeliver as onSlack } from '../../src/adapter/slack/deliver.ts';
import { ONE_ATTEMPT } from '../../src/adapter/slack/web-client.ts';
import { type Clock, MONOTONIC } from '../../src/briefing/pace.ts';
import type { Log } from '../../src/command/log.ts';
import { runBriefings } from '../../src/run-briefings.ts';
import { isAway } from '../../src/store/database-error.ts';
import { createMetrics } from '../../src/web/metrics.ts';
import { townBook } from '../support/discord-harness.ts';
import { APPLICATION_ID } from '../support/discord-interactions.ts';
import { watchBoundaries } from './boundaries.ts';
import { type Orders, SPEED, WITHIN_MS, type Word } from './orders.ts';

const say = (word: Word) => void process.send?.(word);

async function send({ url, dataDir, discordUrl, slackUrl, begin, dieAt }: Orders): Promise<void> {
  let isOpen = false;
  let passed = 0;
  await watchBoundaries(url === null, (boundary) => {
    if (!isOpen || ++passed !== dieAt) return;
    writeSync(1, boundary);
    process.kill(process.pid, 'SIGKILL');
  });
  const started = performance.now();
  const now = () => new Date(begin + (performance.now() - started) * SPEED);
  const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const log: Log = {
    ...quiet,
    error: (fields, message) => {
      // A database that is away is part of what is tried.
      if (!isAway(fields.err)) say({ kind: 'error', error: `${message} ${String(fields.err ?? '')}` });
    },
  };
  const ms = () => now().getTime();
  const clock: Clock = {
    now: () => performance.now() * SPEED,
    sleep: (span, signal) => MONOTONIC.sleep(span / SPEED, signal),
  };
  const withinMs = url === null ? WITHIN_MS.embedded : WITHIN_MS.server;
  const rest = new REST(restOptions(discordUrl, 0));
  const client = new webApi.WebClient('xoxb-1', {
    ...ONE_ATTEMPT,
    slackApiUrl: slackUrl,
    timeout: withinMs,
    logger: { ...quiet, setLevel: () => {}, setName: () => {}, getLevel: () => webApi.LogLevel.ERROR },
  });
  const discord = onDiscord({
    rest,
    token: 'loopback.token',
    accent: () => '#1d6fa5',
    self: () => APPLICATION_ID,
    log,
    now: ms,
    clock,
    withinMs,
  });
  const slack = onSlack({ client, rootCommand: () => 'town', log, now: ms, clock });
  const { briefings: metrics } = createMetrics();
  runBriefings({
    url,
    dataDir,
    book: () => townBook,
    deliverers: () => ({ discord, slack }),
    now,
    log,
    metrics: {
      ended: (outcome) => {
        metrics.ended(outcome);
        say({ kind: 'ended', boundary: passed });
      },
      store: (opened) => {
        metrics.store(opened);
        if (!opened || isOpen) return;
        isOpen = true;
        say({ kind: 'open' });
      },
    },
    tryAgainMs: 50,
  });
}

process.once('message', (orders: Orders) => void send(orders));
say({ kind: 'loaded' });
