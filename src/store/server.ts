import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, PoolConfig } from 'pg';
import type { Log } from '../command/log.ts';
import { DatabaseError, isAway, type Place, serverError } from './database-error.ts';

export type ServerOptions = {
  readonly url: string;
  readonly log: Log;
  /** Ends the waiting for a server that is away. */
  readonly signal: AbortSignal;
  /** Milliseconds before the first look again; each later one waits twice as long, up to half a minute. */
  readonly retryMs?: number;
};

const LONGEST_WAIT_MS = 30_000;

/** A pool for briefings only: answers to commands never come from the database. */
const POOL: PoolConfig = {
  max: 10,
  connectionTimeoutMillis: 10_000,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
  // A server that takes a query and never answers counts as away.
  query_timeout: 60_000,
  application_name: 'briefings',
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
export async function openServer(options: ServerOptions): Promise<{ pool: Pool; place: Place }> {
  const place = placeOf(options.url);
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ ...POOL, connectionString: options.url });
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
    return { pool, place };
  } catch (error) {
    await pool.end();
    throw error;
  }
}
