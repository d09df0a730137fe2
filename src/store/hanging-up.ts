import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';

/** What the driver says of an answer that did not come in time; it has no code for it. */
const NO_ANSWER = 'Query read timeout';

/**
 * A connection that is asked nothing more once an answer did not come, and that nobody gets after that. Its other end may
 * be gone without a word, as after a failover: whatever is asked by it next would wait behind what was asked before.
 */
function hangingUpOn(client: PostgresPoolClient): PostgresPoolClient {
  let silent: Error | null = null;
  const ask = async <R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    if (silent !== null) throw silent;
    try {
      return await client.query<R>(text, parameters);
    } catch (error) {
      if (error instanceof Error && error.message === NO_ANSWER) silent = error;
      throw error;
    }
  };
  function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(asked: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
    return typeof asked === 'string' ? ask<R>(asked, parameters) : client.query(asked);
  }
  return { query, release: (destroy = false) => client.release(destroy || silent !== null) };
}

/** The same pool, which keeps no connection on which an answer did not come. */
export function hangingUp(pool: PostgresPool): PostgresPool {
  return {
    options: pool.options,
    connect: async () => hangingUpOn(await pool.connect()),
    end: () => pool.end(),
  };
}
