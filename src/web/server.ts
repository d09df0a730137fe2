import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { Adapter } from '../command/adapter.ts';
import type { Log } from '../command/log.ts';
import type { Metrics } from './metrics.ts';
import type { Preview } from './preview.ts';

/**
 * Where the database of briefings stands: `away` while it does not answer, `failed` where it cannot be used, which the
 * log says with the remedy, `closed` when the program stops.
 */
export type StoreState = 'opening' | 'open' | 'away' | 'failed' | 'closed';

/** What the HTTP server serves, besides that it is alive. */
export type ServerOptions = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: Log;
  /** Asked anew for every `/readyz`. */
  readonly adapters: () => readonly Pick<Adapter, 'name' | 'isReady'>[];
  /** Asked anew for every `/readyz`; left out where no briefings are kept. */
  readonly briefings?: () => StoreState;
  readonly metrics: Metrics;
  /** Answers `/slack/events`; `null` where Slack does not come by HTTP. */
  readonly slack: RequestListener | null;
  /** `null` where the page is off. */
  readonly preview: Preview | null;
  /** Where the built page lies: where `npm run build` puts it, unless a test has built its own. */
  readonly pageFolder?: string;
};

export type Server = {
  /** The port it listens on. */
  readonly port: number;
  /** Takes no new connection, lets answers under way finish, and closes; done within two seconds. */
  readonly stop: () => Promise<void>;
};

/** What an answer under way may still take when the server stops. */
const FINISH_WITHIN_MS = 1500;

/** What is wrong with an address that cannot be listened on, with its remedy. */
function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const cause = { cause: error };
  switch (error.code) {
    case 'EADDRINUSE':
      return new Error(`Port ${port} on ${host} is used by another program. Set PORT to a free one.`, cause);
    case 'EACCES':
      return new Error(`Port ${port} may not be used by this user. Set PORT to one above 1023.`, cause);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Error(
        `${host} is no address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all of its addresses.`,
        cause,
      );
    default:
      return new Error(
        `Cannot listen on ${host}, port ${port}: ${error.message}. Set HOST and PORT to an address that is free.`,
        cause,
      );
  }
}

function isSlackPath(url: string | undefined): boolean {
  return url === '/slack/events' || url?.startsWith('/slack/events?') === true;
}

/** Everything but Slack's requests, with the library that routes it, loaded with the first of them. */
function routes(options: ServerOptions) {
  let loading: Promise<RequestListener> | null = null;
  const load = (): Promise<RequestListener> => {
    loading ??= Promise.all([import('./app.ts'), import('@hono/node-server')]).then(
      async ([{ createApp }, { getRequestListener }]) => {
        const { fetch } = await createApp(options);
        // The listener's own Request and Response stay its own: the rest of the program keeps those of Node.
        return getRequestListener(fetch, { overrideGlobalObjects: false });
      },
    );
    return loading;
  };
  const to = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    try {
      const listener = await load();
      listener(incoming, outgoing);
    } catch (error) {
      loading = null;
      options.log.error({ err: error }, 'the routes of the HTTP server could not be loaded');
      outgoing.writeHead(500).end();
    }
  };
  return { load, to };
}

/**
 * Starts the one HTTP server: health, metrics, the preview page, and what Slack sends.
 * @throws when it cannot listen; the message names the address and ends with the remedy.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { host, port, log, slack } = options;
  const answer = routes(options);
  // Where the page is on, its first visitor does not wait; elsewhere health checks load the routes, and nobody else.
  if (options.preview !== null) await answer.load();
  const server = createServer((incoming, outgoing) => {
    // A connection whose last answer is given while the server stops would else be kept alive, and waited for.
    outgoing.once('close', () => {
      if (!server.listening) server.closeIdleConnections();
    });
    // Slack's signature covers the bytes of the body, so its handler gets the request before anything reads it.
    if (slack !== null && isSlackPath(incoming.url)) return slack(incoming, outgoing);
    void answer.to(incoming, outgoing);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, host, port)));
    server.listen(port, host, resolve);
  });
  // Such as too many open files: connections are refused until that is over, and the rest goes on.
  server.on('error', (error) => log.error({ err: error }, 'the HTTP server cannot take a connection'));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () => stopServer(server),
  };
}

function stopServer(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    // Closing also ends the connections that are kept alive and idle; what still answers is cut off later.
    const cutOff = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
  });
}
