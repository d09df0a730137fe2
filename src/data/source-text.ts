import { readFileSync, statSync } from 'node:fs';
import { decodeText } from './decode-text.ts';
import { fetchPage, MOST_BYTES, PAGE_TIMEOUT, type Page, tooLarge } from './fetch-page.ts';
import { blocksOfHtml } from './html-blocks.ts';
import { type Block, blocksOf, paragraphsOf } from './paragraphs.ts';
import { SAVE_THE_PAGE, SourceTextError } from './source-text-error.ts';

/** A page with scripts and less text than this has nothing to read before they have run. Characters. */
const SHELL_LENGTH = 300;

type Options = {
  /** BCP 47 tag of the source, for texts that do not name their character set. */
  readonly language?: string;
  /** Milliseconds. */
  readonly timeout?: number;
};

/** Whether an argument is a web address and no file. */
export function isAddress(where: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(where);
}

/**
 * The text of a file or of a web page, in blocks.
 *
 * @throws SourceTextError when it cannot be had.
 */
export async function readSource(
  where: string,
  { language = 'en', timeout = PAGE_TIMEOUT }: Options = {},
): Promise<readonly Block[]> {
  const { bytes, contentType } = isAddress(where) ? await fetchPage(where, timeout) : readFile(where);
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const other = formatOf(bytes) ?? (isTextType(type) ? null : type);
  if (other !== null) {
    throw new SourceTextError('not-text', `${where} is ${other}, not text. ${COPY_THE_TEXT}`);
  }
  const text = decodeText(bytes, contentType, language);
  const isPage = isHtml(type, text);
  const blocks = isPage ? await pageBlocks(where, text) : blocksOf(text);
  const length = blocks.reduce((sum, block) => sum + block.text.length, 0);
  if (length === 0 || (isPage && /<script\b/i.test(text) && length < SHELL_LENGTH && hasNoBody(blocks))) {
    const why = isPage ? ' before its scripts have run' : '';
    const remedy = isPage
      ? 'Save the page from a browser and pass the file.'
      : 'Give a file that has the text.';
    throw new SourceTextError('no-text', `${where} has no text${why}. ${remedy}`);
  }
  return blocks;
}

const COPY_THE_TEXT = 'Open it, copy its text into a file and give the file.';

const hasNoBody = (blocks: readonly Block[]) => paragraphsOf(blocks).length === 1;

async function pageBlocks(where: string, html: string): Promise<readonly Block[]> {
  try {
    return await blocksOfHtml(html);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = `${where} is nested too deeply to be read. ${SAVE_THE_PAGE}`;
    throw new SourceTextError('not-text', message, { cause: error });
  }
}

function readFile(path: string): Page {
  const fault = (message: string, cause?: unknown) => new SourceTextError('no-file', message, { cause });
  try {
    const about = statSync(path);
    if (!about.isFile()) throw fault(`${path} is not a file. Give a text file or an address.`);
    if (about.size > MOST_BYTES) throw tooLarge(path);
    return { bytes: readFileSync(path), contentType: /\.x?html?$/i.test(path) ? 'text/html' : '' };
  } catch (error) {
    if (error instanceof SourceTextError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const what = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
    throw fault(`${path} ${what}. Give a text file or an http:// or https:// address.`, error);
  }
}

/** A server that does not say what it sends is believed to send text. */
function isTextType(type: string): boolean {
  return type === '' || type.startsWith('text/') || /\b(?:xhtml|xml|json)\b/.test(type);
}

const FORMATS: readonly (readonly [beginning: string, name: string])[] = [
  ['%PDF-', 'a PDF document'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['RIFF', 'a picture or a sound'],
  ['PK\x03\x04', 'a Word, Excel or archive file'],
  ['\xd0\xcf\x11\xe0', 'an old Word or Excel file'],
  ['\x1f\x8b', 'a compressed file'],
];

/** What bytes are by their beginning, whatever the server or the name of the file says; `null` where they may be text. */
function formatOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const known = FORMATS.find(([beginning]) => head.startsWith(beginning));
  if (known !== undefined) return known[1];
  // Of the texts only UTF-16 has zero bytes, and is marked.
  return head.includes('\0') && !/^(?:\xff\xfe|\xfe\xff)/.test(head) ? 'a binary file' : null;
}

function isHtml(type: string, text: string): boolean {
  return (
    type === 'text/html' ||
    type.includes('xhtml') ||
    /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b/i.test(text)
  );
}
