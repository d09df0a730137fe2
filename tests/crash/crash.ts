import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Briefing, nonceOf } from '../../src/briefing/briefing.ts';
import type { Outcome } from '../../src/briefing/outcome.ts';
import { createBriefingStore } from '../../src/store/briefing-store.ts';
import { aDraft } from '../support/briefings.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { startFaultyPlatforms } from './faulty-platforms.ts';
import { type Orders, SPEED } from './orders.ts';

export type CrashOptions = {
  readonly test: TestDatabase;
  /** Half of them on each platform. */
  readonly briefings: number;
  readonly kills: number;
  readonly seed: number;
};

/** What there was at the end. */
export type Crashed = {
  /** For each run its name, its platform, how often it was posted, and how it ended; `null` where it has not. */
  readonly runs: readonly {
    readonly nonce: string;
    readonly platform: 'discord' | 'slack';
    readonly posted: number;
    readonly outcome: Outcome | null;
  }[];
  readonly kills: number;
  readonly told: number;
  /** How often a platform did not take what was to be told, and did not say so. */
  readonly toldInVain: number;
  readonly schemaFaults: readonly string[];
  readonly met: ReadonlyMap<string, number>;
  readonly errors: readonly string[];
};

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SENDER = join(import.meta.dirname, 'sender.ts');
const MADE = new Date('2026-03-01T12:00:00Z');
const DUE = new Date('2026-03-02T09:00:00Z');
/** A sender that was killed counts as stopped after two minutes, whoever was telling something after five. */
const BETWEEN_MS = 320_000;

async function startSender(orders: Orders, errors: string[]): Promise<ChildProcess> {
  const child = fork(SENDER, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const opened = new Promise<void>((resolve, reject) => {
    child.on('message', (message: { open?: true; error?: string }) => {
      if (message.open === true) resolve();
      if (message.error !== undefined) errors.push(message.error);
    });
    child.once('exit', () => reject(new Error('a sender ended by itself')));
  });
  child.send(orders);
  await opened;
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Kills senders at random moments while platforms fail, lets the last one finish, and counts. */
export async function crash({ test, briefings, kills, seed }: CrashOptions): Promise<Crashed> {
  const random = randomFrom(seed);
  const platforms = await startFaultyPlatforms(random, 0.2);
  const setUp = await openTestDatabase(test);
  const store = createBriefingStore(setUp);
  const made: Briefing[] = [];
  for (let at = 0; at < briefings; at++) {
    const platform = at % 2 === 0 ? 'discord' : 'slack';
    const channel = { platform, workspace: `${at % 7}`, channel: String(10_000 + at) } as const;
    // The clock of the last sender is a day ahead: none of it is to count as too late.
    made.push(await store.create(aDraft({ channel, graceMinutes: 30 * 24 * 60 }), '300', MADE));
  }
  await setUp.close();
  const errors: string[] = [];
  const { url, dataDir } = test.options;
  const orders = { url, dataDir, discordUrl: platforms.discordUrl, slackUrl: platforms.slackUrl };
  let begin = DUE.getTime();
  for (let killed = 0; killed < kills; killed++) {
    const child = await startSender({ ...orders, begin }, errors);
    const lives = 50 + random() * 700;
    await delay(lives);
    await kill(child);
    begin += lives * SPEED + BETWEEN_MS;
  }
  platforms.behave();
  const look = async () => {
    const open = await openTestDatabase(test);
    try {
      const reader = createBriefingStore(open);
      const runs = await Promise.all(made.map(async ({ id }) => (await reader.runs(id, 3))[0]));
      const notices = await open.db.selectFrom('notice').select('id').execute();
      return {
        ends: runs.map((run) => (run?.standing.kind === 'over' ? run.standing.outcome : null)),
        isToTell: notices.length > 0,
      };
    } finally {
      await open.close();
    }
  };
  let ends: readonly (Outcome | null)[] = [];
  for (let tries = 0; tries < 20; tries++) {
    // The folder is for one program at a time, so it is looked at between two.
    const child = await startSender({ ...orders, begin }, errors);
    await delay(6000);
    await kill(child);
    begin += 6000 * SPEED + BETWEEN_MS;
    const seen = await look();
    ends = seen.ends;
    if (ends.every((outcome) => outcome !== null) && !seen.isToTell) break;
  }
  const posted = [...platforms.onDiscord(), ...platforms.onSlack()];
  const date = made[0]?.next?.date;
  if (date === undefined) throw new Error('there is no briefing');
  await platforms.close();
  return {
    runs: made.map(({ id, channel }, at) => {
      const nonce = nonceOf({ briefing: id, date });
      const count = posted.filter((one) => one === nonce).length;
      return { nonce, platform: channel.platform, posted: count, outcome: ends[at] ?? null };
    }),
    kills,
    told: platforms.told(),
    toldInVain: platforms.toldInVain(),
    schemaFaults: platforms.faults,
    met: platforms.met,
    errors,
  };
}
