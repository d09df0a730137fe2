import { type IncomingMessage, type RequestOptions, request } from 'node:http';
import { afterEach } from 'vitest';
import type { Log } from '../../src/command/log.ts';
import { createMetrics } from '../../src/web/metrics.ts';
import { type Server, type ServerOptions, startServer } from '../../src/web/server.ts';

/** A log that keeps what it is told. */
export function recordingLog(): Log & {
  readonly lines: { fields: Readonly<Record<string, unknown>>; message: string }[];
} {
  const lines: { fields: Readonly<Record<string, unknown>>; message: string }[] = [];
  const write: Log['info'] = (fields, message) => void lines.push({ fields, message });
  return { debug: write, info: write, warn: write, error: write, lines };
}

/** Starts a server on a free port of this machine; the options not given are those of a bot with nothing connected. */
export async function serve(
  options: Partial<ServerOptions> = {},
): Promise<Server & { readonly url: string }> {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    log: recordingLog(),
    adapters: () => [],
    metrics: createMetrics(),
    slack: null,
    preview: null,
    ...options,
  });
  return { ...server, url: `http://127.0.0.1:${server.port}` };
}

/** Like `serve`, for one test: the server is stopped after it. */
export function servedForOneTest(): typeof serve {
  const running: Server[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.stop()));
  });
  return async (options) => {
    const server = await serve(options);
    running.push(server);
    return server;
  };
}

/** A request with headers that `fetch` does not let a caller set, such as `Host`. */
export function rawRequest(url: string, options: RequestOptions = {}, body = ''): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent: false, ...options }, (response) => {
      response.resume();
      resolve(response);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
