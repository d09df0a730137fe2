import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { newId } from './slack-requests.ts';

const Ack = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api';

export type LoopbackSocketMode = {
  readonly url: string;
  /** Sends a payload to the newest connection; resolves to the payload of its acknowledgement. */
  readonly send: (
    type: EnvelopeType,
    payload: unknown,
    more?: Readonly<Record<string, unknown>>,
  ) => Promise<unknown>;
  /** Sends anything at all. */
  readonly sendText: (text: string) => void;
  /** Resolves when `count` connections have been greeted since the start. */
  readonly connections: (count: number) => Promise<void>;
  /** Says that the connection is about to end, as Slack does every few hours. */
  readonly askToReconnect: () => void;
  /** Stops reading and answering on the newest connection, as when the network between goes away. */
  readonly freeze: () => void;
  /** Breaks every connection without a word. */
  readonly cutOff: () => void;
  /** Whether new connections get the greeting that makes them count. */
  readonly greet: (isPolite: boolean) => void;
  readonly openConnections: () => number;
  readonly close: () => Promise<void>;
};

/** Slack's side of Socket Mode on loopback: https://docs.slack.dev/apis/events-api/using-socket-mode */
export async function startLoopbackSocketMode(): Promise<LoopbackSocketMode> {
  const http = createServer();
  const server = new WebSocketServer({ server: http });
  const acks = new Map<string, (payload: unknown) => void>();
  const waiting = new Set<() => void>();
  let newest: WebSocket | null = null;
  let greeted = 0;
  let isPolite = true;

  server.on('connection', (socket) => {
    newest = socket;
    socket.on('message', (data) => {
      const { envelope_id: id, payload } = Ack.parse(JSON.parse(String(data)));
      acks.get(id)?.(payload);
      acks.delete(id);
    });
    if (!isPolite) return;
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }));
    greeted += 1;
    for (const look of waiting) look();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');

  const current = () => {
    if (newest === null) throw new Error('nobody has connected');
    return newest;
  };
  return {
    url: `ws://127.0.0.1:${address.port}/link/?ticket=a-secret-ticket&app_id=A1`,
    send: (type, payload, more = {}) =>
      new Promise((resolve) => {
        const id = newId('envelope-');
        acks.set(id, resolve);
        const accepts = type === 'slash_commands';
        const envelope = { type, envelope_id: id, payload, accepts_response_payload: accepts, ...more };
        current().send(JSON.stringify(envelope));
      }),
    sendText: (text) => current().send(text),
    connections: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (greeted < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    askToReconnect: () => current().send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' })),
    freeze: () => current().pause(),
    cutOff: () => {
      for (const socket of server.clients) socket.terminate();
    },
    greet: (polite) => {
      isPolite = polite;
    },
    openConnections: () => server.clients.size,
    close: async () => {
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
