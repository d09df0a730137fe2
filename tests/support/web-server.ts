import { type IncomingMessage, type RequestOptions, request } from 'node:http';
import { afterEach } from 'vitest';
import type { Server } from '../../src/web/server.ts';
import { serve } from './serve.ts';

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
