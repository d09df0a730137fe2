import type { RequestListener } from 'node:http';
import { App } from '@slack/bolt';
import type { Deliver } from '../../briefing/delivery.ts';
import type { Adapter } from '../../command/adapter.ts';
import type { Runner } from '../../command/command.ts';
import type { Log } from '../../command/log.ts';
import { createRecent } from '../../command/recent.ts';
import { adoptManifest } from './adopt.ts';
import type { Answering } from './answering.ts';
import { boltLogger } from './bolt-logger.ts';
import { createDeliver, DELIVER_WITHIN_MS } from './deliver.ts';
import { keepTrying } from './keep-trying.ts';
import { createLatest } from './latest.ts';
import { listen } from './listen.ts';
import { notifyChannel } from './notify.ts';
import { onlyOnce } from './only-once.ts';
import { createPlaces } from './place.ts';
import { createReaderProfiles } from './reader-profile.ts';
import { byHttp, bySocket, type Receiving, type Way } from './receive.ts';
import { fetchInTime } from './send.ts';
import { createSendFile } from './send-files.ts';
import { explainer, type Identity, signIn } from './sign-in.ts';
import { baseUrl, CALL_TIMEOUT_MS, createWebClient, ONE_ATTEMPT } from './web-client.ts';
import { createWindows } from './windows.ts';
import { createWork } from './work.ts';

export type SlackOptions = {
  readonly botToken: string;
  readonly mode:
    | { readonly kind: 'http'; readonly signingSecret: string }
    | { readonly kind: 'socket'; readonly appToken: string };
  /** `https://slack.com/api/`, or a proxy's. */
  readonly apiUrl: string;
  readonly runner: Runner;
  readonly log: Log;
  readonly now?: () => number;
  /** Told of a workspace that the app was taken out of; must not throw. */
  readonly onLeft?: (workspace: string) => void;
};

/** Slack, with what the HTTP server is to serve at `/slack/events`; `null` over Socket Mode. */
export type SlackAdapter = Adapter & {
  readonly http: RequestListener | null;
  /** How briefings go out there. */
  readonly deliver: Deliver;
};

/** For looking up people, whose answer is waited for only a moment. */
const LOOKUP_TIMEOUT_MS = 3000;
/** A message with a Share button may stay before its reader's eyes for a working day. */
const SHARED_FOR_MS = 24 * 60 * 60 * 1000;
const MOST_SHARED = 10_000;
/** Far more than are open at one time. */
const MOST_WINDOWS = 5000;

/** The Bolt app: every slash command and every button that reaches us is ours. */
function createApp(
  { receiver }: Way,
  { apiUrl, log, now, runner, work }: Receiving,
  botToken: string,
  identity: () => Identity,
  onLeft: (workspace: string) => void,
): void {
  const app = new App({
    receiver,
    logger: boltLogger(log),
    // Bolt's own way asks for the identity by itself, and ends the process when Slack does not answer.
    authorize: async () => ({ botToken, ...identity() }),
    // What is our own is passed over where messages are read; no conversation is remembered.
    ignoreSelf: false,
    convoStore: false,
    clientOptions: { ...ONE_ATTEMPT, slackApiUrl: baseUrl(apiUrl), fetch: fetchInTime },
  });
  const clientWithin = (timeoutMs: number) => createWebClient({ token: botToken, apiUrl, log, timeoutMs });
  const [quick, patient] = [clientWithin(LOOKUP_TIMEOUT_MS), clientWithin(CALL_TIMEOUT_MS)];
  const profiles = createReaderProfiles({ client: quick, log, now });
  const answering: Answering = {
    runner,
    log,
    profiles,
    placeOf: createPlaces({ client: quick, profiles, log }),
    sendFile: createSendFile(patient, log),
    shares: createRecent({ forMs: SHARED_FOR_MS, most: MOST_SHARED, now }),
    windows: createWindows(quick, log),
    latest: createLatest(MOST_WINDOWS),
    client: patient,
    botUserId: () => identity().botUserId ?? null,
  };
  app.use(onlyOnce(now));
  listen(app, answering, { work, now, onLeft });
  app.error(async (error) => void runner.report(error, 'handling a request of Slack'));
}

/**
 * Connects to Slack. What Slack refuses is an error at once; what cannot be reached is tried again in the background,
 * and `isReady` tells when it works.
 * @throws when a token or the address is wrong; the message ends with the remedy.
 */
export async function startSlack(options: SlackOptions): Promise<SlackAdapter> {
  const { apiUrl, botToken, log, mode, now = Date.now, runner, onLeft = () => {} } = options;
  const work = createWork();
  const receiving: Receiving = { apiUrl, log, now, runner, work };
  const way =
    mode.kind === 'http' ? byHttp(mode.signingSecret, receiving) : bySocket(mode.appToken, receiving);
  let identity: Identity | null = null;
  createApp(way, receiving, botToken, () => identity ?? {}, onLeft);

  const caller = createWebClient({ token: botToken, apiUrl, log, timeoutMs: CALL_TIMEOUT_MS });
  const patient = createWebClient({ token: botToken, apiUrl, log, timeoutMs: DELIVER_WITHIN_MS });
  const rootCommand = () => runner.registry().info.command;
  const signingIn = keepTrying({
    attempt: async () => {
      identity = await signIn(caller);
      log.info({}, 'Slack knows the bot token');
    },
    explain: explainer('bot token', apiUrl),
    log,
    now,
  });
  const stop = async () => {
    signingIn.stop();
    await work.stop();
    way.socket?.stop();
  };
  const starts = await Promise.allSettled([signingIn.start(), way.socket?.start()]);
  const failed = starts.find((result) => result.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  return {
    name: 'slack',
    adopt: (registry) => adoptManifest(runner.registry(), registry, log),
    notify: (channel, card) => work.track(notifyChannel(channel, card, { client: caller, rootCommand, log })),
    isReady: () => identity !== null && !work.isStopped() && way.socket?.isUp() !== false,
    stop,
    http: way.http,
    deliver: createDeliver({ client: patient, rootCommand, log }),
  };
}
