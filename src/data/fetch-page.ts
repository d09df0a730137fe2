import { lookup as lookUp } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { reasonOfFailure, reasonOfStatus } from './fetch-failure.ts';
import { isPrivateAddress } from './private-address.ts';
import { SAVE_THE_PAGE, SourceTextError } from './source-text-error.ts';

/** How long a page may take with all its redirects, in milliseconds. */
export const PAGE_TIMEOUT = 15_000;

/** Articles and reports are far smaller; a larger answer is something else. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** As many as browsers follow would be more than any article needs. */
const MOST_REDIRECTS = 10;

export type Page = { readonly bytes: Uint8Array; readonly contentType: string };

/** Thrown where a redirect leads to this machine or a private network. */
class PrivateAddress extends Error {
  override name = 'PrivateAddress';
}

/**
 * A page of the web, uncompressed. Redirects are followed, but not from one host to another in a private network: a
 * public page must not choose what is asked for behind a firewall. The address given may be private itself.
 *
 * @throws SourceTextError
 */
export async function fetchPage(address: string, timeout: number = PAGE_TIMEOUT): Promise<Page> {
  const given = webAddress(address);
  if (given === null) {
    const message = `${address} is no web address. Give one that begins with http:// or https://.`;
    throw new SourceTextError('no-address', message);
  }
  const signal = AbortSignal.timeout(timeout);
  try {
    let url = given;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const response = await ask(url, given, signal);
      const next = redirectOf(response, url);
      if (next === null) return await pageOf(address, response, signal);
      response.destroy();
      const target = webAddress(next);
      if (target === null) throw refused(address, `redirects to what is no web address (${next})`);
      url = target;
    }
    throw refused(address, `redirects more than ${MOST_REDIRECTS} times`);
  } catch (error) {
    if (error instanceof SourceTextError) throw error;
    if (error instanceof PrivateAddress) {
      const what = 'redirects to an address of a private network';
      throw new SourceTextError(
        'refused',
        `${address} ${what} (${error.message}). Give that address, if it is meant.`,
      );
    }
    const { what, remedy } = reasonOfFailure(error, signal.aborted, timeout);
    throw new SourceTextError('unreachable', `${address} ${what}. ${remedy}`, { cause: error });
  }
}

function webAddress(address: string): URL | null {
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : null;
}

const refused = (address: string, what: string) =>
  new SourceTextError('refused', `${address} ${what}. ${SAVE_THE_PAGE}`);

/** Looks at the addresses that are connected to, so that a name cannot mean another one in between. */
const publicOnly: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses) => {
    const found = addresses?.[0];
    if (error !== null || found === undefined) return callback(error ?? new Error('no address'), []);
    const hidden = addresses.find(({ address }) => isPrivateAddress(address));
    if (hidden !== undefined) return callback(new PrivateAddress(`${hostname}, ${hidden.address}`), []);
    if (options.all === true) return callback(null, addresses);
    return callback(null, found.address, found.family);
  });
};

function ask(url: URL, given: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const guarded = url.hostname !== given.hostname;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    // A literal address is not looked up.
    if (guarded && isIP(host) !== 0 && isPrivateAddress(host)) throw new PrivateAddress(host);
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      signal,
      // No connection outlives the one page.
      agent: false,
      ...(guarded ? { lookup: publicOnly } : {}),
      headers: {
        accept: 'text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1',
        'accept-encoding': 'gzip, br',
        'user-agent': 'Mozilla/5.0 (compatible; check-sources)',
      },
    });
    request.once('response', resolve);
    request.once('error', reject);
    request.end();
  });
}

function redirectOf({ statusCode, headers }: IncomingMessage, url: URL): string | null {
  if (![301, 302, 303, 307, 308].includes(statusCode ?? 0) || headers.location === undefined) return null;
  return URL.parse(headers.location, url)?.href ?? headers.location;
}

async function pageOf(address: string, response: IncomingMessage, signal: AbortSignal): Promise<Page> {
  const status = response.statusCode ?? 0;
  if (status !== 200) {
    response.destroy();
    const { what, remedy } = reasonOfStatus(status, response.headers['retry-after']);
    throw new SourceTextError('refused', `${address} ${what}. ${remedy}`);
  }
  const bytes = await readAll(address, uncompressed(address, response), signal);
  return { bytes, contentType: response.headers['content-type'] ?? '' };
}

const DECOMPRESSORS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

function uncompressed(address: string, response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') return response;
  const decompressor = DECOMPRESSORS[encoding];
  if (decompressor !== undefined) return pipeline(response, decompressor(), () => {});
  response.destroy();
  throw refused(address, `is compressed in an unknown way (${encoding})`);
}

/** Stops at the limit, whatever length the server has announced, and counts what is unpacked. */
async function readAll(address: string, stream: Readable, signal: AbortSignal): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    signal.throwIfAborted();
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > MOST_BYTES) throw tooLarge(address);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** What is said of a page or file above `MOST_BYTES`. */
export function tooLarge(where: string): SourceTextError {
  const message = `${where} is larger than ${MOST_BYTES / 1024 / 1024} MiB. Save its text alone and give that file.`;
  return new SourceTextError('too-large', message);
}
