import { setTimeout as delay } from 'node:timers/promises';
import { type Briefing, nonceOf } from '../../src/briefing/briefing.ts';
import { WEEKDAYS } from '../../src/briefing/local-time.ts';
import type { Outcome } from '../../src/briefing/outcome.ts';
import { createBriefingStore } from '../../src/store/briefing-store.ts';
import { aDraft, aSchedule, time } from '../support/briefings.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { type Cuttable, startProxy } from '../support/proxy.ts';
import { startClock } from './clock.ts';
import { startFaultyPlatforms } from './faulty-platforms.ts';
import { minutesAfter, openSender, planRounds, runRound, type World } from './rounds.ts';

export type CrashOptions = {
  readonly test: TestDatabase;
  /** Half of them on each platform. */
  readonly briefings: number;
  /** Rounds of trouble other than at boundaries. */
  readonly kills: number;
  /** Every which boundary has a round. */
  readonly stride: number;
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
    /** Whether it is kept where its message is. */
    readonly isKept: boolean;
  }[];
  /** How many boundaries there are until one briefing on each platform has ended. */
  readonly boundaries: number;
  /** How many rounds there were of each kind. */
  readonly rounds: ReadonlyMap<string, number>;
  /** How many senders killed themselves at each kind of boundary. */
  readonly diedAt: ReadonlyMap<string, number>;
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

const MADE = new Date('2026-03-01T12:00:00Z');
const FIRST_DUE = Date.parse('2026-03-02T09:00:00Z');
const MINUTE = 60_000;

/** None of it is to count as too late, however long it takes. */
const GRACE_MINUTES = 30 * 24 * 60;

/** Time for a sender to look twice for what is due and what is to be told. */
const LOOKS_TWICE_MS = 6000;

/** Looks that get no further end it: what is left by then stays for ever. */
const LOOKS_IN_VAIN = 5;

const CALM_WITHIN_MS = 60_000;

const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);

/** Makes briefings of one run each: a pair on both platforms for each time, over and over until there are enough. */
async function make(
  test: TestDatabase,
  dues: readonly number[],
  briefings: number,
): Promise<readonly Briefing[]> {
  const open = await openTestDatabase(test);
  const store = createBriefingStore(open);
  const made: Briefing[] = [];
  for (let at = 0; at < briefings; at++) {
    const platform = at % 2 === 0 ? 'discord' : 'slack';
    const due = new Date(dues[Math.floor(at / 2) % dues.length] ?? FIRST_DUE);
    const channel = { platform, workspace: `${at % 7}`, channel: `${due.getTime()}${at}` } as const;
    // Once a week, so that the next run is not before the end.
    const weekdays = WEEKDAYS.filter((weekday) => weekday % 7 === due.getUTCDay());
    const schedule = aSchedule({ weekdays, time: time(due.toISOString().slice(11, 16)) });
    const draft = aDraft({ channel, schedule, graceMinutes: GRACE_MINUTES });
    made.push(await store.create(draft, '300', MADE));
  }
  await open.close();
  return made;
}

/** How all runs stand, and how much is still to be done. */
async function look(test: TestDatabase, made: readonly Briefing[]) {
  const open = await openTestDatabase(test);
  try {
    const reader = createBriefingStore(open);
    const runs = await Promise.all(made.map(async ({ id }) => (await reader.runs(id, 3))[0]));
    const notices = await open.db.selectFrom('notice').select('id').execute();
    const kept = await open.db.selectFrom('message').select('briefing').execute();
    const ends = runs.map((run) => (run?.standing.kind === 'over' ? run.standing.outcome : null));
    return {
      kept: new Set(kept.map(({ briefing }) => briefing)),
      ends,
      left: ends.filter((outcome) => outcome === null).length + notices.length,
    };
  } finally {
    await open.close();
  }
}

/** A way to the database of a server that can be cut; the embedded one has none. */
async function wayTo({ options }: TestDatabase): Promise<{ proxy: Cuttable; url: string } | null> {
  if (options.url === null) return null;
  const url = new URL(options.url);
  const proxy = await startProxy(url.hostname, Number(url.port || 5432));
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  return { proxy, url: url.href };
}

/** Counts the boundaries that one briefing on each platform passes while nothing fails. */
async function countBoundaries(world: World, begin: number): Promise<number> {
  const sender = await openSender(world, begin);
  const end = performance.now() + CALM_WITHIN_MS;
  while (sender.ended.length < 2 && performance.now() < end) await delay(20);
  await sender.kill();
  if (sender.ended.length < 2) throw new Error('nothing fails, and yet no run ends');
  return Math.max(...sender.ended);
}

/**
 * Kills senders at every step and at random moments while platforms fail, the database goes away and clocks are wrong,
 * lets the last ones finish, and counts.
 */
export async function crash({ test, briefings, kills, stride, seed }: CrashOptions): Promise<Crashed> {
  const random = randomFrom(seed);
  const clock = startClock(FIRST_DUE);
  const platforms = await startFaultyPlatforms({ random, share: 0.3, now: clock.now });
  const way = await wayTo(test);
  const { url, dataDir } = test.options;
  const { discordUrl, slackUrl } = platforms;
  const errors: string[] = [];
  const world: World = { orders: { url, dataDir, discordUrl, slackUrl }, clock, random, way, errors };

  const calm = await make(test, [FIRST_DUE], 2);

  const boundaries = await countBoundaries(world, FIRST_DUE);

  const plan = planRounds({ isEmbedded: url === null, kills, boundaries, stride });
  const begins: number[] = [];
  let begin = FIRST_DUE + 10 * MINUTE;
  for (const round of plan) {
    begins.push(begin);
    begin += minutesAfter(round) * MINUTE;
  }
  const made = [...calm, ...(await make(test, begins, briefings))];

  const rounds = new Map<string, number>();
  const diedAt = new Map<string, number>();
  platforms.beFaulty(true);
  for (const [at, round] of plan.entries()) {
    const boundary = await runRound(round, world, begins[at] ?? begin);
    count(rounds, round.kind);
    if (boundary !== null) count(diedAt, boundary);
  }
  platforms.beFaulty(false);

  // What a killed sender had taken from the queue and not begun counts as left behind after ten minutes.
  begin += 10 * MINUTE;
  let seen: Awaited<ReturnType<typeof look>> | null = null;
  let left = Number.POSITIVE_INFINITY;
  for (let inVain = 0; left > 0 && inVain < LOOKS_IN_VAIN; ) {
    const sender = await openSender(world, begin);
    await delay(LOOKS_TWICE_MS);
    await sender.kill();
    begin = clock.now() + 7 * MINUTE;
    // The folder is for one program at a time, so it is looked at between two.
    seen = await look(test, made);
    inVain = seen.left < left ? 0 : inVain + 1;
    left = Math.min(left, seen.left);
  }
  const posted = [...platforms.onDiscord(), ...platforms.onSlack()];
  await platforms.close();
  await way?.proxy.close();
  return {
    runs: made.map(({ id, channel, next }, at) => {
      if (next === null) throw new Error('a briefing that has no run');
      const nonce = nonceOf({ briefing: id, date: next.date });
      const times = posted.filter((one) => one === nonce).length;
      return {
        nonce,
        platform: channel.platform,
        posted: times,
        outcome: seen?.ends[at] ?? null,
        isKept: seen?.kept.has(id) === true,
      };
    }),
    boundaries,
    rounds,
    diedAt,
    told: platforms.told(),
    toldInVain: platforms.toldInVain(),
    schemaFaults: platforms.faults,
    met: platforms.met,
    errors,
  };
}
