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
