import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../command/log.ts';
import { type Failure, keepTrying } from './keep-trying.ts';
import { kindOfPayload } from './payload.ts';

type Client = SocketModeReceiver['client'];

/** A Socket Mode connection that is made anew whenever it is lost. */
export type SocketConnection = {
  readonly isUp: () => boolean;
  /** @throws when Slack refuses the app-level token or is not at the address. */
  readonly start: () => Promise<void>;
  readonly stop: () => void;
};

export type SocketOptions = {
  readonly client: Client;
  readonly explain: (error: unknown) => Failure;
  /** Whether new requests are still answered. */
  readonly isTaking: () => boolean;
  readonly log: Log;
  readonly now: () => number;
};

/** From asking for an address to Slack's greeting; more than the Web API client's own timeout. */
const GREETED_WITHIN_MS = 15_000;

/** How often to look for a connection that the other side does not help to close. */
const WATCH_MS = 1000;
/** https://websockets.spec.whatwg.org/#dom-websocket-closing */
const CLOSING = 2;

function typeAndPayload(data: unknown): { type: unknown; payload: unknown } | null {
  try {
    const message: unknown = JSON.parse(String(data));
    if (typeof message !== 'object' || message === null) return null;
    return {
      type: 'type' in message ? message.type : undefined,
      payload: 'payload' in message ? message.payload : undefined,
    };
  } catch {
    return null;
  }
}

/**
 * Closes at once. The client's first `disconnect` sends a close frame and waits up to 30 seconds for the other side's;
 * its second one ends the connection.
 */
function drop(client: Client): void {
  for (const _ of ['politely', 'surely']) client.disconnect().catch(() => {});
}

/**
 * Puts a check before the client's own message handler, which is asynchronous and reads fields that may not be there:
 * whatever it throws would otherwise end the process.
 */
function checkMessages({ client, isTaking, log }: SocketOptions): void {
  const handlers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', async (data: unknown, isBinary: unknown) => {
    const message = typeAndPayload(data);
    try {
      // Slack is about to close this connection and wants a new one; the sooner, the less is missed.
      if (message?.type === 'disconnect') return drop(client);
      const kind = kindOfPayload(message?.payload);
      const isWanted = isTaking() && (kind === 'wanted' || kind === 'lookup');
      if (message?.type === 'hello' || isWanted) {
        for (const handle of handlers) await handle(data, isBinary);
        return;
      }
      log.debug({ type: message?.type }, 'passed over a Socket Mode message');
    } catch (error) {
      log.error({ err: error }, 'a Socket Mode message could not be handled');
    }
  });
}

/**
 * Keeps a client connected. The client must not reconnect by itself (`autoReconnectEnabled: false`): its own way
 * waits five seconds after each of Slack's regular disconnects, and a failure on that way is an unhandled rejection
 * (https://github.com/slackapi/node-slack-sdk/issues/2656).
 */
export function createSocketConnection(options: SocketOptions): SocketConnection {
  const { client, explain, log, now } = options;
  let isUp = false;
  let isStopped = false;

  const connect = async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('Slack did not greet in time')), GREETED_WITHIN_MS);
    });
    try {
      await Promise.race([client.start(), late]);
    } catch (error) {
      drop(client);
      // The client rejects with nothing when the connection closes before the greeting.
      throw error ?? new Error('the connection was closed');
    } finally {
      clearTimeout(timer);
    }
    // Stopping does not reach a client that is just asking for an address.
    if (isStopped) return drop(client);
    isUp = true;
    log.info({}, 'connected to Slack by Socket Mode');
  };

  const trying = keepTrying({ attempt: connect, explain, log, now });
  checkMessages(options);
  client.on('disconnected', () => {
    // Also emitted for attempts that fail, which are retried where they were made.
    if (!isUp) return;
    isUp = false;
    if (isStopped) return;
    log.info({}, 'the Socket Mode connection ended; making a new one');
    trying.again();
  });

  // When nothing comes from Slack any more, the client begins to close the connection, and then waits 30 seconds for
  // an answer that cannot come either.
  const watch = setInterval(() => {
    if (client.websocket?.readyState === CLOSING) drop(client);
  }, WATCH_MS).unref();

  return {
    isUp: () => isUp,
    start: trying.start,
    stop: () => {
      isStopped = true;
      isUp = false;
      clearInterval(watch);
      trying.stop();
      drop(client);
    },
  };
}
