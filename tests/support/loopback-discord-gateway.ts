import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes, GatewayDispatchEvents, GatewayOpcodes } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { APPLICATION_ID, GUILD_ID, newSnowflake } from './discord-interactions.ts';
import { createWaiting } from './waiting.ts';

const Payload = z.object({ op: z.number(), d: z.unknown() });
const Identify = z.object({ token: z.string(), intents: z.number() });
const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

export type Identified = z.infer<typeof Identify>;
export type Resumed = z.infer<typeof Resume>;

type Event = { readonly op: 0; readonly t: string; readonly s: number; readonly d: unknown };

/** What the gateway does with a connection that wants in. */
export type Admission = 'let in' | 'refuse upgrade' | 'never greet' | GatewayCloseCodes;

export type LoopbackGateway = {
  readonly identified: readonly Identified[];
  readonly resumed: readonly Resumed[];
  /** Resolves when so many connections have got READY or RESUMED since the start. */
  readonly sessions: (count: number) => Promise<void>;
  /** Sends an event to the session; one that has lost its connection gets it when it resumes. */
  readonly dispatch: (type: string, data: unknown) => void;
  /** Decides about new connections until it is told otherwise. */
  readonly admit: (admission: Admission) => void;
  /** Breaks every connection without a word. */
  readonly cutOff: () => void;
  /** Closes every connection with a code. */
  readonly close: (code: number) => void;
  /** Reads nothing more, so that even a polite goodbye is not answered. */
  readonly goSilent: () => void;
  /** Asks the client to connect again, as Discord does before it restarts a server. */
  readonly askToReconnect: () => void;
  /** Forgets the session, so that it cannot be resumed. */
  readonly forgetSession: () => void;
  readonly openConnections: () => number;
};

export type GatewayServer = LoopbackGateway & {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly end: () => Promise<void>;
};

type Options = { readonly token: string; readonly url: () => string; readonly guilds: number };

const HEARTBEAT_INTERVAL_MS = 41_250;

/** Discord's gateway on loopback: https://docs.discord.com/developers/events/gateway */
export function createGateway({ token, url, guilds }: Options): GatewayServer {
  const server = new WebSocketServer({ noServer: true });
  const waiting = createWaiting();
  const identified: Identified[] = [];
  const resumed: Resumed[] = [];
  let admission: Admission = 'let in';
  let session: { readonly id: string; readonly events: Event[] } | null = null;
  let current: WebSocket | null = null;
  let sessions = 0;

  const send = (socket: WebSocket, payload: unknown) => socket.send(JSON.stringify(payload));
  const dispatch = (type: string, d: unknown) => {
    if (session === null) throw new Error('nobody has identified');
    const event: Event = { op: 0, t: type, s: session.events.length + 1, d };
    session.events.push(event);
    if (current?.readyState === current?.OPEN && current !== null) send(current, event);
  };
  const begun = (socket: WebSocket) => {
    current = socket;
    sessions += 1;
  };

  const identify = (socket: WebSocket, data: Identified) => {
    identified.push(data);
    if (data.token !== token) return socket.close(GatewayCloseCodes.AuthenticationFailed);
    if (typeof admission === 'number') return socket.close(admission);
    session = { id: newSnowflake(), events: [] };
    begun(socket);
    dispatch(GatewayDispatchEvents.Ready, {
      v: 10,
      user: {
        id: APPLICATION_ID,
        username: 'fact-bot',
        discriminator: '0',
        global_name: null,
        avatar: null,
        bot: true,
      },
      guilds: Array.from({ length: guilds }, (_, at) => ({
        id: at === 0 ? GUILD_ID : newSnowflake(),
        unavailable: true,
      })),
      session_id: session.id,
      resume_gateway_url: url(),
      application: { id: APPLICATION_ID, flags: 0 },
    });
    waiting.changed();
  };
  const resume = (socket: WebSocket, data: Resumed) => {
    resumed.push(data);
    if (data.token !== token) return socket.close(GatewayCloseCodes.AuthenticationFailed);
    if (typeof admission === 'number') return socket.close(admission);
    if (session?.id !== data.session_id) return send(socket, { op: GatewayOpcodes.InvalidSession, d: false });
    begun(socket);
    for (const event of session.events.slice(data.seq)) send(socket, event);
    dispatch(GatewayDispatchEvents.Resumed, {});
    waiting.changed();
  };

  server.on('connection', (socket) => {
    socket.on('error', () => {});
    socket.on('message', (data) => {
      const { op, d } = Payload.parse(JSON.parse(String(data)));
      if (op === GatewayOpcodes.Heartbeat) send(socket, { op: GatewayOpcodes.HeartbeatAck, d: null });
      if (op === GatewayOpcodes.Identify) identify(socket, Identify.parse(d));
      if (op === GatewayOpcodes.Resume) resume(socket, Resume.parse(d));
    });
    if (admission === 'never greet') return;
    send(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: HEARTBEAT_INTERVAL_MS } });
  });

  const all = (what: (socket: WebSocket) => void) => server.clients.forEach(what);
  return {
    identified,
    resumed,
    sessions: (count) => waiting.until(() => (sessions >= count ? null : undefined)).then(() => {}),
    dispatch,
    admit: (next) => {
      admission = next;
    },
    cutOff: () => all((socket) => socket.terminate()),
    close: (code) => all((socket) => socket.close(code)),
    goSilent: () => all((socket) => socket.pause()),
    askToReconnect: () => all((socket) => send(socket, { op: GatewayOpcodes.Reconnect, d: null })),
    forgetSession: () => {
      session = null;
    },
    openConnections: () => server.clients.size,
    upgrade: (request, socket, head) => {
      if (admission === 'refuse upgrade') {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (opened) => server.emit('connection', opened, request));
    },
    end: async () => {
      all((socket) => socket.terminate());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
