import { parseArgs } from 'node:util';
import { appManifest, type DeclaredMode } from './adapter/slack/declare.ts';
import { createRegistry } from './command/registry.ts';
import { readFactsDir } from './config.ts';
import { openBook } from './open-book.ts';

const EXIT_MISUSE = 2;

const USAGE = `Usage: npm run -s manifest:slack [-- --socket]      (Socket Mode)
       npm run -s manifest:slack -- --url https://bot.example.com`;

function misuse(message: string): never {
  process.stderr.write(`${message}\n${USAGE}\n`);
  process.exit(EXIT_MISUSE);
}

/** What is wrong, without the stack trace. */
function orMisuse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    return misuse(error instanceof Error ? error.message : String(error));
  }
}

function readMode(args: readonly string[]): DeclaredMode {
  const options = { socket: { type: 'boolean' }, url: { type: 'string' } } as const;
  const { values } = orMisuse(() => parseArgs({ args: [...args], options }));
  const { socket = false, url } = values;
  if (socket && url !== undefined) misuse('Choose one: --socket needs no address.');
  // Socket Mode needs nothing else to be known, so it is what a bare call prints.
  if (url === undefined) return { kind: 'socket' };
  // Slack itself refuses any other: https://docs.slack.dev/apis/events-api/using-http-request-urls
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    misuse(`${url} is no public address: write one that begins with https://.`);
  }
  return { kind: 'http', baseUrl: url };
}

const mode = readMode(process.argv.slice(2));
const registry = orMisuse(() => createRegistry(openBook(readFactsDir())));
process.stdout.write(`${JSON.stringify(appManifest(registry, mode), null, 2)}\n`);
