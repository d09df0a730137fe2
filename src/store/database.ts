import { setTimeout as wait } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import type { Log } from '../command/log.ts';
import { DatabaseError, isAway, serverError } from './database-error.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { openServer, placeOf, type ServerSettings } from './server.ts';
import type { Tables } from './tables.ts';

/** What the queue needs to know to use the same database. */
export type Connection =
  | { readonly kind: 'embedded'; readonly pglite: PGlite }
  | { readonly kind: 'server'; readonly settings: ServerSettings };

/** An open database whose tables are up to date. */
export type Database = {
  readonly connection: Connection;
  /** For people: `embedded Postgres in .town/database`, `Postgres at db.example.com:5432/town`. */
  readonly where: string;
  /** The schema of our tables; two bots on one server have each their own. */
  readonly schema: string;
  /** Reads and writes the tables of that schema. */
  readonly db: Kysely<Tables>;
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  /** The address of a server; the embedded one is used where it is `null`. */
  readonly url: string | null;
  /** The folder of the embedded one. */
  readonly dataDir: string;
  /** What the bot is called: its tables stand apart from others' under this name. */
  readonly name: string;
  readonly now: () => Date;
  readonly log: Log;
  /** Ends the waiting for a server that is away. */
  readonly signal: AbortSignal;
  /** Milliseconds before a server that is away is tried again, at first. */
  readonly retryMs?: number;
  /** Milliseconds after which a server that has not answered counts as away; a minute when left out. */
  readonly answerWithinMs?: number;
};

type Opened = Omit<Database, 'schema'>;

async function openFolder({ dataDir, now }: DatabaseOptions): Promise<Opened> {
  const { pglite, folder, close } = await openEmbedded(dataDir, now);
  return {
    connection: { kind: 'embedded', pglite },
    where: `embedded Postgres in ${folder}`,
    db: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }),
    close,
  };
}

async function openUrl(url: string, options: DatabaseOptions): Promise<Opened> {
  const { pool, settings, place } = await openServer({ ...options, url });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    connection: { kind: 'server', settings },
    where: `Postgres at ${place.address}`,
    db,
    close: () => db.destroy(),
  };
}

const LONGEST_WAIT_MS = 30_000;

/** A server that goes away just then, or has no room for tables, is waited for like one that was away before. */
async function migrated(options: DatabaseOptions, schema: string): Promise<Opened> {
  const { url, log, signal, retryMs = 500 } = options;
  for (let pause = retryMs; ; pause = Math.min(pause * 2, LONGEST_WAIT_MS)) {
    const opened = await (url === null ? openFolder(options) : openUrl(url, options));
    try {
      await migrate(opened.db, { schema, where: opened.where });
      return opened;
    } catch (error) {
      await opened.close();
      if (error instanceof DatabaseError || url === null) throw error;
      if (!isAway(error)) throw serverError(error, placeOf(url));
      const reason = error instanceof Error ? error.message : String(error);
      log.warn(
        { database: opened.where, reason, tryingAgainInMs: pause },
        'the database takes no tables now: briefings wait for it. See that its disk has room and that it runs',
      );
    }
    await wait(pause, undefined, { signal });
  }
}

/**
 * Opens the database for briefings: the server of `url`, waited for while it is away, or the embedded one of a folder.
 * The same code serves both from here on.
 * @throws {DatabaseError} where waiting does not help; the message ends with the remedy.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const schema = options.name.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const { db, ...opened } = await migrated(options, schema);
  return { ...opened, schema, db: db.withSchema(schema) };
}
