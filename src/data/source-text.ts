import { readFileSync, statSync } from 'node:fs';

/** Thrown when a source's text cannot be had; the message says what to do instead. */
export class SourceTextError extends Error {
  override name = 'SourceTextError';
}

/** Articles and reports are far smaller; a larger answer is something else. */
const MOST_BYTES = 20 * 1024 * 1024;

/** How long a page may take, in milliseconds. */
export const PAGE_TIMEOUT = 20_000;

const INSTEAD = 'Open it in a browser, save its text into a file and give the file.';

type Bytes = { readonly bytes: Uint8Array; readonly contentType: string };

/** The text of a file or of a web page, tags removed; HTML's section headings are marked with `#` as in Markdown. */
export async function readSourceText(where: string, timeout: number = PAGE_TIMEOUT): Promise<string> {
  const isAddress = /^[a-z][a-z0-9+.-]+:\/\//i.test(where);
  const { bytes, contentType } = isAddress ? await fetchPage(where, timeout) : readFile(where);
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const isText = type === '' || type.startsWith('text/') || /\b(?:xhtml|xml|json)\b/.test(type);
  if (!isText || startsWith(bytes, '%PDF-')) {
    const kind = isText ? 'a PDF document' : type;
    throw new SourceTextError(`${where} is ${kind}, not text. ${INSTEAD}`);
  }
  const text = decode(bytes, contentType);
  return isHtml(type, text) ? await textOfHtml(text) : text;
}

function readFile(path: string): Bytes {
  try {
    const about = statSync(path);
    if (!about.isFile()) throw new SourceTextError(`${path} is not a file. Give a text file or an address.`);
    if (about.size > MOST_BYTES)
      throw new SourceTextError(`${path} is larger than 20 MiB. Give its text alone.`);
    return { bytes: readFileSync(path), contentType: /\.x?html?$/i.test(path) ? 'text/html' : '' };
  } catch (error) {
    if (error instanceof SourceTextError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const what = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
    throw new SourceTextError(`${path} ${what}. Give a text file or an http:// or https:// address.`, {
      cause: error,
    });
  }
}

async function fetchPage(address: string, timeout: number): Promise<Bytes> {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new SourceTextError(`${address} is no web address. Give one that begins with http:// or https://.`);
  }
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeout) });
    if (!response.ok) {
      await response.body?.cancel();
      throw new SourceTextError(`${address} answered with status ${response.status}. ${INSTEAD}`);
    }
    return {
      bytes: await readBody(address, response),
      contentType: response.headers.get('content-type') ?? '',
    };
  } catch (error) {
    if (error instanceof SourceTextError) throw error;
    throw new SourceTextError(`${address} ${reasonOf(error, timeout)}. ${INSTEAD}`, { cause: error });
  }
}

/** Stops at the limit, whatever length the server has announced. */
async function readBody(address: string, response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MOST_BYTES) throw new SourceTextError(`${address} is larger than 20 MiB. ${INSTEAD}`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function reasonOf(error: unknown, timeout: number): string {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return `did not answer within ${timeout / 1000} seconds`;
  }
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return `cannot be reached${code}`;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;
}

/** By the character set that the server or the page itself names, else UTF-8. */
function decode(bytes: Uint8Array, contentType: string): string {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const named = /charset\s*=\s*["']?([\w-]+)/i;
  const name = named.exec(contentType)?.[1] ?? (/<meta\b/i.test(head) ? named.exec(head)?.[1] : undefined);
  try {
    return new TextDecoder(name ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}

function isHtml(type: string, text: string): boolean {
  return type === 'text/html' || type.includes('xhtml') || /^\s*<(?:!doctype html|html)\b/i.test(text);
}

/** Loaded only for pages: most sources are checked from a text file. */
async function textOfHtml(html: string): Promise<string> {
  const { convert } = await import('html-to-text');
  const apart = { leadingLineBreaks: 2, trailingLineBreaks: 2 };
  const headings = [1, 2, 3, 4, 5, 6].map((level) => ({
    selector: `h${level}`,
    format: 'markedHeading',
    options: { level },
  }));
  return convert(html, {
    wordwrap: false,
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'nav', format: 'skip' },
      { selector: 'div', format: 'block', options: apart },
      { selector: 'li', format: 'block', options: apart },
      { selector: 'td', format: 'block', options: apart },
      ...headings,
    ],
    formatters: {
      markedHeading: (element, walk, builder, { level }) => {
        builder.openBlock({ leadingLineBreaks: 2 });
        builder.addInline(`${'#'.repeat(level)} `);
        walk(element.children, builder);
        builder.closeBlock({ trailingLineBreaks: 2 });
      },
    },
  });
}
