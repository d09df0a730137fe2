import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import { type BufferedIncomingMessage, HTTPModuleFunctions, verifySlackRequest } from '@slack/bolt';
import type { Log } from '../../command/log.ts';
import { createRecent, type Recent } from '../../command/recent.ts';
import { kindOfPayload } from './payload.ts';

/**
 * The most that a request of Slack's may have. The largest one we can get tells of a pressed button and holds the
 * whole message: 50 blocks and 40,000 characters of text, each at most 12 bytes as JSON in a form (`%5Cu4E2D`), which
 * is well below this. What one sender can make us hold in memory stays small.
 */
export const MOST_BODY_BYTES = 1024 * 1024;

/** Slack's own bound on the age of a request: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export const MOST_SKEW_SECONDS = 5 * 60;

/**
 * Slack sends at most 30,000 events an hour to an app (https://docs.slack.dev/apis/events-api#rate-limiting), 5,000
 * while a signature is good; only requests with a right signature are remembered.
 */
const MOST_SIGNATURES = 20_000;

/** A refused request: its status, and what whoever sent it may know. */
class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export type GuardOptions = {
  readonly signingSecret: string;
  readonly now: () => number;
  readonly log: Log;
  /** Bolt's listener, which gets the requests that pass, with their body read. */
  readonly deliver: RequestListener;
};

/** Reads the body with Bolt's function, which stops at the bound. */
async function bodyOf(request: IncomingMessage): Promise<BufferedIncomingMessage> {
  try {
    return await HTTPModuleFunctions.bufferIncomingMessage(request, MOST_BODY_BYTES);
  } catch (error) {
    if (HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413) {
      throw new Refusal(413, `A body may have at most ${MOST_BODY_BYTES} bytes.`);
    }
    throw new Refusal(400, 'The body could not be read.');
  }
}

const CONTENT_TYPES = ['application/x-www-form-urlencoded', 'application/json'];

/** Without its parameters, since Bolt compares the whole header. */
function contentTypeOf(request: IncomingMessage): string {
  const [type = ''] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const bare = type.trim();
  if (!CONTENT_TYPES.includes(bare)) throw new Refusal(415, `Send ${CONTENT_TYPES.join(' or ')}.`);
  return bare;
}

/** Refuses what Slack has not signed just now: Bolt's check of the signature and of old stamps, and of future ones ours. */
function verify(request: BufferedIncomingMessage, { signingSecret, now }: GuardOptions): string {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': stamp } = request.headers;
  if (typeof signature !== 'string' || !/^v0=[0-9a-f]{64}$/.test(signature)) {
    throw new Refusal(401, 'The header X-Slack-Signature is missing or malformed.');
  }
  if (typeof stamp !== 'string' || !/^[1-9]\d{0,11}$/.test(stamp)) {
    throw new Refusal(401, 'The header X-Slack-Request-Timestamp is missing or malformed.');
  }
  const at = now();
  if (Math.abs(at / 1000 - Number(stamp)) > MOST_SKEW_SECONDS) {
    throw new Refusal(401, 'The request is not of the last five minutes by this machine’s clock.');
  }
  const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(stamp) };
  try {
    verifySlackRequest({ signingSecret, body: request.rawBody.toString(), headers, nowMilliseconds: at });
  } catch (error) {
    const refusal = new Refusal(401, 'The signature does not match. Check SLACK_SIGNING_SECRET.');
    refusal.cause = error;
    throw refusal;
  }
  return signature;
}

function payloadOf(request: BufferedIncomingMessage): unknown {
  try {
    return HTTPModuleFunctions.parseHTTPRequestBody(request);
  } catch {
    throw new Refusal(400, 'The payload is not what its content type says.');
  }
}

/** Slack looks now and then whether the certificate is good, unsigned; nothing else in such a request counts. */
function isSslCheck(request: BufferedIncomingMessage, contentType: string): boolean {
  if (contentType !== CONTENT_TYPES[0] || !request.rawBody.includes('ssl_check')) return false;
  return parse(request.rawBody.toString()).ssl_check === '1';
}

/** What to do with a request: hand it to Bolt, or only say that it has arrived. */
async function judge(
  request: IncomingMessage,
  signatures: Recent,
  options: GuardOptions,
): Promise<'deliver' | 'acknowledge'> {
  if (request.method !== 'POST') throw new Refusal(405, 'Slack sends POST requests here.');
  const contentType = contentTypeOf(request);
  const buffered = await bodyOf(request);
  if (isSslCheck(buffered, contentType)) return 'acknowledge';
  const signature = verify(buffered, options);
  request.headers['content-type'] = contentType;
  const kind = kindOfPayload(payloadOf(buffered));
  if (kind === 'malformed')
    throw new Refusal(400, 'The payload has not the form of a command, an action or an event.');
  // Nothing comes of a lookup but its answer, so a second one with the same signature does no harm.
  if (kind !== 'lookup' && !signatures.add(signature)) {
    // Slack itself sends again, within the same second even, when it has missed our answer.
    if (request.headers['x-slack-retry-num'] !== undefined) return 'acknowledge';
    throw new Refusal(401, 'This very request has been here before.');
  }
  return kind === 'unwanted' ? 'acknowledge' : 'deliver';
}

/**
 * Stands before Bolt's listener and lets through only what Slack has signed within five minutes, once. It refuses
 * with 400 a malformed payload, 401 what is unsigned, wrongly signed, too old, from the future or replayed, 405 another
 * method, 413 too large a body, 415 another content type. It never throws.
 */
export function createHttpGuard(options: GuardOptions): RequestListener {
  const { now, log, deliver } = options;
  const signatures = createRecent({ forMs: 2 * MOST_SKEW_SECONDS * 1000, most: MOST_SIGNATURES, now });
  // Anybody can send rubbish here; one line a minute and reason tells the operator as much as a thousand.
  const told = createRecent({ forMs: 60_000, most: 100, now });

  const refuse = (response: ServerResponse, { status, message }: Refusal) => {
    if (told.add(message)) log.warn({ status, reason: message }, 'refused a request to the Slack address');
    response.writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      ...(status === 405 && { allow: 'POST' }),
    });
    response.end(`${message}\n`);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      if ((await judge(request, signatures, options)) === 'acknowledge') {
        response.writeHead(200).end();
        return;
      }
      // Bolt knows its one path, wherever the server has mounted us.
      request.url = '/slack/events';
      deliver(request, response);
    } catch (error) {
      if (!(error instanceof Refusal)) log.error({ err: error }, 'a request to the Slack address failed');
      refuse(response, error instanceof Refusal ? error : new Refusal(500, 'Something went wrong here.'));
    }
  };
  return (request, response) => void handle(request, response);
}
