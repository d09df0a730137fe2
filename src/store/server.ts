import { setTimeout as wait } from 'node:timers/promises';
import type { PostgresPool } from 'kysely';
import type { Pool, PoolConfig } from 'pg';
import type { Log } from '../command/log.ts';
import { DatabaseError, isAway, type Place, serverError } from './database-error.ts';
import { hangingUp } from './hanging-up.ts';

export type ServerOptions = {
  readonly url: string;
  readonly log: Log;
  /** Ends the waiting for a server that is away. */
  readonly signal: AbortSignal;
  /** Milliseconds before the first look again; each later one waits twice as long, up to half a minute. */
  readonly retryMs?: number;
  /** Milliseconds after which a server that has not answered counts as away. */
  readonly answerWithinMs?: number;
};

const LONGEST_WAIT_MS = 30_000;

/** No question of ours takes nearly that long. */
const ANSWER_WITHIN_MS = 60_000;

/** How every connection to a server is made, those of briefings and those of their queue. */
function settingsOf(url: string, answerWithinMs: number) {
  return {
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    // A connection may go silent without an end, as when a server is replaced or a router forgets it: the system finds
    // that out where nothing is asked, and the time for an answer where something is.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    query_timeout: answerWithinMs,
    // The name of the server may lead to another one by now.
    maxLifetimeSeconds: 600,
  } satisfies PoolConfig;
}

/** What connections to a server are made with. */
export type ServerSettings = Readonly<ReturnType<typeof settingsOf>>;

/** An open way to a server. */
export type Server = {
  /** For briefings only: answers to commands never come from the database. */
  readonly pool: PostgresPool;
  readonly settings: ServerSettings;
  readonly place: Place;
};

/** Text of an address as it is meant; `null` where its percent signs stand for nothing. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/**
 * Where an address leads, for people.
 * @throws {DatabaseError} when it is none; what was written is not repeated, it may hold a password.
 */
export function placeOf(url: string): Place {
  const parsed = URL.parse(url);
  const [user, ...others] = [parsed?.username, parsed?.password, parsed?.pathname].map((part) =>
    decoded(part ?? ''),
  );
  const isSound = parsed !== null && user !== undefined && user !== null && !others.includes(null);
  if (!isSound || !/^postgres(?:ql)?:$/.test(parsed.protocol)) {
    throw new DatabaseError(
      'DATABASE_URL is not the address of a Postgres: write one like postgres://user:password@host:5432/database (signs in a name or password percent-encoded, a percent sign as %25).',
    );
  }
  const host = parsed.hostname || parsed.searchParams.get('host') || 'localhost';
  return {
    user: user || 'the current user',
    address: `${host}:${parsed.port || '5432'}${parsed.pathname}`,
  };
}

/** Waits until the server answers, telling the log once a minute at most. */
async function untilItAnswers(pool: Pool, place: Place, options: ServerOptions): Promise<void> {
  const { log, signal, retryMs = 500 } = options;
  let told = Number.NEGATIVE_INFINITY;
  for (let pause = retryMs; ; pause = Math.min(pause * 2, LONGEST_WAIT_MS)) {
    try {
      await pool.query('select 1');
      if (told > Number.NEGATIVE_INFINITY) log.info({ database: place.address }, 'the database answers');
      return;
    } catch (error) {
      if (!isAway(error)) throw serverError(error, place);
      if (performance.now() - told > 60_000) {
        told = performance.now();
        const reason = error instanceof Error ? error.message : String(error);
        log.warn(
          { database: place.address, reason },
          'the database does not answer: briefings wait for it. See that it runs and that DATABASE_URL is right',
        );
      }
    }
    await wait(pause, undefined, { signal });
  }
}

/**
 * Connects to the Postgres of an address, and waits for it while it is away.
 * @throws {DatabaseError} where waiting will not help.
 */
export async function openServer(options: ServerOptions): Promise<Server> {
  const { url, answerWithinMs = ANSWER_WITHIN_MS } = options;
  const place = placeOf(url);
  const settings = settingsOf(url, answerWithinMs);
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ ...settings, max: 10, application_name: 'briefings' });
  // While nobody uses a connection the pool hears that it broke, and makes another one when it is needed.
  pool.on('error', (error) =>
    options.log.warn(
      { database: place.address, reason: error.message },
      'a connection to the database broke',
    ),
  );
  // While somebody does, it says so beside failing the query: an event that nobody hears would end the program.
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await untilItAnswers(pool, place, options);
    return { pool: hangingUp(pool), settings, place };
  } catch (error) {
    await pool.end();
    throw error;
  }
}
