import type { RequestListener } from 'node:http';
import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Runner } from '../../command/command.ts';
import type { Log } from '../../command/log.ts';
import { boltLogger } from './bolt-logger.ts';
import { createHttpGuard } from './http-guard.ts';
import { explainer } from './sign-in.ts';
import { createSocketConnection, type SocketConnection } from './socket-connection.ts';
import { baseUrl, CALL_TIMEOUT_MS, ONE_ATTEMPT } from './web-client.ts';
import type { Work } from './work.ts';

/** What receiving needs, whichever way. */
export type Receiving = {
  readonly apiUrl: string;
  readonly runner: Runner;
  readonly log: Log;
  readonly now: () => number;
  readonly work: Work;
};

/** How requests come in: what Bolt is given, and what is to be served or kept connected. */
export type Way = {
  readonly receiver: Receiver;
  readonly http: RequestListener | null;
  readonly socket: SocketConnection | null;
};

/** Requests that a server of ours gets from Slack, checked by a guard before Bolt sees them. */
export function byHttp(signingSecret: string, { log, now, runner, work }: Receiving): Way {
  const receiver = new HTTPReceiver({
    signingSecret,
    // The guard has checked the signature with our clock; doing so twice would only take time.
    signatureVerification: false,
    logger: boltLogger(log),
    processEventErrorHandler: async ({ error, response }) => {
      runner.report(error, 'handling a request of Slack');
      if (!response.headersSent) response.writeHead(500).end();
      return true;
    },
  });
  const guard = createHttpGuard({ signingSecret, now, log, deliver: receiver.requestListener });
  const http: RequestListener = (request, response) => {
    if (!work.isStopped()) return guard(request, response);
    response.writeHead(503, { 'retry-after': '5' }).end();
  };
  return { receiver, http, socket: null };
}

type EnvelopeFields = { readonly accepts_response_payload?: unknown };

/** Requests that come over a connection which the bot opens. */
export function bySocket(appToken: string, { apiUrl, log, now, runner, work }: Receiving): Way {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger(log, true),
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: { ...ONE_ATTEMPT, slackApiUrl: baseUrl(apiUrl), timeout: CALL_TIMEOUT_MS },
    },
    customPropertiesExtractor: (envelope: EnvelopeFields) => ({
      acceptsReply: envelope.accepts_response_payload !== false,
    }),
    processEventErrorHandler: async ({ error }) => {
      runner.report(error, 'handling a request of Slack');
      return false;
    },
  });
  const socket = createSocketConnection({
    client: receiver.client,
    explain: explainer('app-level token', apiUrl),
    isTaking: () => !work.isStopped(),
    log,
    now,
  });
  return { receiver, http: null, socket };
}
