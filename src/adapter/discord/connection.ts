import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { type Client, Events, Status } from 'discord.js';
import {
  type APIInteraction,
  GatewayDispatchEvents,
  type GatewayGuildDeleteDispatchData,
  type GatewayMessageCreateDispatchData,
} from 'discord-api-types/v10';
import type { Log } from '../../command/log.ts';
import { createClient } from './client.ts';
import { type GuardedGateway, guardGateway } from './guarded-gateway.ts';
import { closedForGood, type LoginFailure, loginFailure } from './login-failure.ts';

/** The gateway connection, made again whenever it is lost. */
export type Connection = {
  /**
   * Makes the first attempt to connect; resolves when connected, and also when that takes longer than a start should
   * wait or fails for now, and then goes on trying in the background.
   * @throws when it fails for good; the message ends with the remedy.
   */
  readonly start: () => Promise<void>;
  readonly isReady: () => boolean;
  readonly stop: () => Promise<void>;
};

export type ConnectionOptions = {
  readonly token: string;
  readonly apiUrl: string;
  readonly log: Log;
  readonly report: (error: unknown, doing: string) => string;
  /** Must not throw. */
  readonly onInteraction: (interaction: APIInteraction) => void;
  /** A message that somebody has posted where the bot can see it; `self` is the bot. Must not throw. */
  readonly onMessage: (message: GatewayMessageCreateDispatchData, self: string) => void;
  /** Told of a guild that the bot was removed from; must not throw. */
  readonly onLeft?: (guild: string) => void;
  /** Called once for each client that gets ready; must not throw. */
  readonly onReady: (client: Client<true>) => void;
  /** How long `start` waits at most. */
  readonly startWaitMs?: number;
};

/** Longer than this the rest of the program is not kept from starting. */
const START_WAIT_MS = 10_000;

/** Waits between attempts to log in; the last one for all that follow. */
const WAITS_MS = [1000, 2000, 5000, 10_000, 30_000];

/** Closing the connection politely takes one exchange with Discord, which may have gone silent. */
const CLOSE_WITHIN_MS = 1000;

/** Waits differ a little, so that many programs that lost one server do not come back in the same moment. */
function waitBefore(attempt: number, { retryAfterMs }: LoginFailure): number {
  const wait = WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)] ?? 0;
  return Math.round(Math.max(wait * (0.9 + Math.random() / 5), retryAfterMs ?? 0));
}

/** One client and its guard: a client that failed to log in cannot be used again. */
type Session = { readonly client: Client; readonly gateway: GuardedGateway };

async function close({ client, gateway }: Session): Promise<void> {
  gateway.close();
  await Promise.race([client.destroy(), delay(CLOSE_WITHIN_MS, undefined, { ref: false })]);
}

/** Tells the operator once that the connection is lost and once that it is back, however often discord.js tries. */
function watch(client: Client, { log, report }: ConnectionOptions): void {
  let isLost = false;
  client.on(Events.ShardReconnecting, (shard) => {
    if (!isLost && client.isReady())
      log.warn({ shard }, 'the connection to Discord was lost; making it again');
    isLost = true;
  });
  client.on(Events.ShardResume, (shard, replayed) => {
    isLost = false;
    log.info({ shard, replayed }, 'the connection to Discord is back, nothing was missed');
  });
  client.on(Events.ShardReady, (shard) => {
    if (isLost && client.isReady())
      log.info({ shard }, 'the connection to Discord is back, with a new session');
    isLost = false;
  });
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    if (client.isReady()) log.error({ shard, code }, closedForGood(code).message);
  });
  client.on(Events.ShardError, (error, shard) =>
    log.debug({ err: error, shard }, 'the gateway connection failed'),
  );
  client.on(Events.Warn, (message) => log.warn({ message }, 'discord.js warns'));
  // Without a listener an error event would end the process.
  client.on(Events.Error, (error) => void report(error, 'keeping the connection to Discord'));
  client.rest.on('rateLimited', ({ route, timeToReset }) =>
    log.warn({ route, timeToReset }, 'Discord limits the rate of requests'),
  );
}

function openSession(options: ConnectionOptions): Session {
  const gateway = guardGateway((error) => void options.report(error, 'handling an event of Discord'));
  const client = createClient(options.apiUrl, gateway);
  watch(client, options);
  // The event as it was sent: it needs no state of the client, and comes before the client is ready for its own.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, options.onInteraction);
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message: GatewayMessageCreateDispatchData) => {
    if (client.user !== null) options.onMessage(message, client.user.id);
  });
  client.ws.on(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }: GatewayGuildDeleteDispatchData) => {
    // A guild that is unavailable is one that Discord has trouble with: the bot is in it all the same.
    if (unavailable !== true) options.onLeft?.(id);
  });
  client.once(Events.ClientReady, options.onReady);
  return { client, gateway };
}

const isConnected = ({ client }: Session) =>
  client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready);

/** Prepares a connection; nothing is sent before `start`. */
export function createConnection(options: ConnectionOptions): Connection {
  const { token, apiUrl, log, startWaitMs = START_WAIT_MS } = options;
  const stopping = new AbortController();
  let session: Session | null = null;

  const logIn = async (): Promise<void> => {
    const opened = openSession(options);
    session = opened;
    try {
      await opened.client.login(token);
      if (!opened.client.isReady()) await once(opened.client, Events.ClientReady);
    } catch (error) {
      await close(opened);
      throw error;
    }
  };

  /** Tries until it works; `failed` hears of each failure, and ends the trying by throwing. */
  const keepTrying = async (failed: (failure: LoginFailure, cause: unknown) => void): Promise<void> => {
    for (let attempt = 0; !stopping.signal.aborted; attempt++) {
      try {
        return await logIn();
      } catch (error) {
        if (stopping.signal.aborted) return;
        const failure = loginFailure(error, apiUrl);
        failed(failure, error);
        const wait = waitBefore(attempt, failure);
        log.warn({ tryingAgainInMs: wait }, failure.message);
        await delay(wait, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  };

  const start = async (): Promise<void> => {
    const outcome = Promise.withResolvers<void>();
    let isStarting = true;
    const trying = keepTrying((failure, cause) => {
      if (failure.isPermanent) throw new Error(failure.message, { cause });
      outcome.resolve();
    });
    trying.then(outcome.resolve, (error) => {
      outcome.reject(error);
      // Nobody waits any more: the operator has to read it in the log.
      if (!isStarting) log.error({}, error instanceof Error ? error.message : String(error));
    });
    const late = setTimeout(() => {
      log.warn(
        { waitedMs: startWaitMs },
        `Discord at ${new URL(apiUrl).origin} does not connect; still trying. Check the network and DISCORD_API_URL.`,
      );
      outcome.resolve();
    }, startWaitMs);
    try {
      await outcome.promise;
    } finally {
      isStarting = false;
      clearTimeout(late);
    }
  };

  return {
    start,
    isReady: () => session !== null && !stopping.signal.aborted && isConnected(session),
    stop: async () => {
      stopping.abort();
      if (session !== null) await close(session);
    },
  };
}
