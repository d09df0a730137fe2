import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { listenOnLoopback, readBody } from '../support/http-server.ts';
import { createDiscordApi } from '../support/loopback-discord-api.ts';

/** What a platform may do with a request that it has read. */
const FAULTS = [
  'drop before',
  'drop after',
  '500 before',
  '500 after',
  'hang before',
  'hang after',
  'late',
  '429',
] as const;

type Fault = (typeof FAULTS)[number];

export type Platforms = {
  readonly discordUrl: string;
  readonly slackUrl: string;
  /** Every message on Discord, by its nonce, as often as it stands there. */
  readonly onDiscord: () => readonly string[];
  readonly onSlack: () => readonly string[];
  /** What was told to channels and people, on either: messages of no run. */
  readonly told: () => number;
  /** How many of those were lost on the way, without an answer that says so. */
  readonly toldInVain: () => number;
  /** What is wrong with any body by Discord's own schemas. */
  readonly faults: readonly string[];
  /** How many of each fault there were. */
  readonly met: ReadonlyMap<Fault, number>;
  /** Whether they fail from now on; at first they do not. */
  readonly beFaulty: (isFaulty: boolean) => void;
  readonly close: () => Promise<void>;
};

const Posted = z.object({ metadata: z.string() });
const Metadata = z.object({ event_payload: z.object({ run: z.string() }) });

type Answer = { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> };

export type Faultiness = {
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  /** The share of requests that fail. */
  readonly share: number;
  /** The clock of the platforms, which is right. */
  readonly now: () => number;
};

/** Both platforms on loopback. */
export async function startFaultyPlatforms({ random, share, now }: Faultiness): Promise<Platforms> {
  const slackPosts: string[] = [];
  const slackTold: string[] = [];
  const met = new Map<Fault, number>();
  let isFaulty = false;
  let inVain = 0;

  const faultNow = (): Fault | null => {
    if (!isFaulty || random() > share) return null;
    const fault = FAULTS[Math.floor(random() * FAULTS.length)] ?? null;
    if (fault !== null) met.set(fault, (met.get(fault) ?? 0) + 1);
    return fault;
  };

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    { take, limited, isTelling }: { take: () => Answer; limited: Answer; isTelling: boolean },
  ): Promise<void> => {
    const give = ({ status, body, headers }: Answer) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    const fault = faultNow();
    if (fault === '429') return void give(limited);
    if (isTelling && fault?.endsWith('before') === true) inVain += 1;
    if (fault?.endsWith('before') !== true) {
      const taken = take();
      if (fault === null) return void give(taken);
      if (fault === 'late') return void setTimeout(() => give(taken), 150);
    }
    if (fault?.startsWith('500') === true) return void give({ status: 500, body: {} });
    if (fault?.startsWith('drop') === true) request.socket.destroy();
  };

  const api = createDiscordApi(() => 'ws://127.0.0.1:1', true, now);
  const discord = await listenOnLoopback(async (request, response) => {
    const text = await readBody(request);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const take = (): Answer => {
      const { status, body } = api.handle({
        method: request.method ?? 'GET',
        path: url.pathname.replace(/^\/api\/v10/, ''),
        query: url.searchParams,
        body: text === '' ? undefined : JSON.parse(text),
        isBot: true,
      });
      return { status, body };
    };
    const body = { message: 'limited', retry_after: 3, global: false };
    const limited = { status: 429, body, headers: { 'retry-after': '3' } };
    await answer(request, response, { take, limited, isTelling: false });
  });

  let stamp = 1_700_000_000;
  const slack = await listenOnLoopback(async (request, response) => {
    const fields = Object.fromEntries(new URLSearchParams(await readBody(request)));
    const method = (request.url ?? '').replace(/^\/api\//, '');
    const take = (): Answer => {
      // The app of the manifest has no scope to read a channel.
      if (method === 'conversations.history')
        return { status: 200, body: { ok: false, error: 'missing_scope' } };
      if (method === 'conversations.open') return { status: 200, body: { ok: true, channel: { id: 'D1' } } };
      const posted = Posted.safeParse(fields);
      if (posted.success) {
        slackPosts.push(Metadata.parse(JSON.parse(posted.data.metadata)).event_payload.run);
      } else slackTold.push(fields.channel ?? '');
      return { status: 200, body: { ok: true, ts: `${stamp++}.000100` } };
    };
    await answer(request, response, {
      take,
      limited: { status: 429, body: {}, headers: { 'retry-after': '1' } },
      isTelling: method === 'chat.postMessage' && !Posted.safeParse(fields).success,
    });
  });

  const kept = () => [...api.channels.values()].flat().map(({ nonce }) => String(nonce));
  const isRun = (nonce: string) => /^[a-z0-9]{8}-\d{8}$/.test(nonce);
  return {
    discordUrl: `${discord.url}/api`,
    slackUrl: `${slack.url}/api/`,
    onDiscord: () => kept().filter(isRun),
    onSlack: () => slackPosts,
    told: () => slackTold.length + kept().filter((nonce) => !isRun(nonce)).length,
    toldInVain: () => inVain,
    faults: api.faults,
    met,
    beFaulty: (next) => {
      isFaulty = next;
    },
    close: async () => {
      await discord.close();
      await slack.close();
    },
  };
}
