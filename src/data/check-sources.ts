import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readFactsDir } from '../config.ts';
import type { Source } from '../core/fact.ts';
import type { Pack } from '../core/pack.ts';
import { factsCiting } from './cited-facts.ts';
import { compareWithSource } from './compare-source.ts';
import { DataError } from './fault.ts';
import { PAGE_TIMEOUT } from './fetch-page.ts';
import { loadPack } from './load.ts';
import { nearestOf } from './nearest.ts';
import { paragraphsOf } from './paragraphs.ts';
import { jsonOf, printReport, type SourceReport, statusOf } from './source-report.ts';
import { isAddress, readSource } from './source-text.ts';
import { SourceTextError } from './source-text-error.ts';
import { withProgress } from './with-progress.ts';

const USAGE = `Usage: npm run -s check:sources -- <source id> <text file or address> [--json]
       npm run -s check:sources -- --all <folder> [--json]
Looks for every printed string of every fact that cites the source in the paragraph it names. With --all, for each
source whose text is in the folder as <source id>.txt or .html. The facts are those in FACTS_DIR.
Exit status: 0 all found, 1 something is missing or differs, 2 misuse, or a text that cannot be had.`;

class Misuse extends Error {
  override name = 'Misuse';
}

type Request =
  | { readonly kind: 'one'; readonly id: string; readonly where: string; readonly json: boolean }
  | { readonly kind: 'all'; readonly folder: string; readonly json: boolean };

function readArguments(): Request {
  const {
    values: { json, all: folder },
    positionals: [id, where, ...more],
  } = parse();
  if (folder !== undefined && folder !== '' && id === undefined) return { kind: 'all', folder, json };
  if (folder !== undefined || id === undefined || where === undefined || more.length > 0)
    throw new Misuse(USAGE);
  return { kind: 'one', id, where, json };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, all: { type: 'string' } },
    });
  } catch (error) {
    throw new Misuse(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function sourceOf(pack: Pack, id: string): Source {
  const source = pack.sources.find((known) => known.id === id);
  if (source !== undefined) return source;
  const ids = pack.sources.map((known) => known.id);
  throw new Misuse(`There is no source "${id}". ${nearestOf(id, ids, 'The sources are')}\n\n${USAGE}`);
}

/** Never throws for a text that cannot be had: with many sources, the others are still checked. */
async function report(pack: Pack, source: Source, text: string): Promise<SourceReport> {
  try {
    const blocks = await readSource(text, { language: source.language });
    const facts = compareWithSource(factsCiting(pack, source), paragraphsOf(blocks), source.language);
    return { source, text, facts, error: null };
  } catch (error) {
    if (!(error instanceof SourceTextError)) throw error;
    return { source, text, facts: [], error };
  }
}

const print = (text: string) => process.stdout.write(`${text}\n`);

async function checkOne(pack: Pack, source: Source, where: string, json: boolean): Promise<number> {
  const limit = isAddress(where) ? ` (at most ${PAGE_TIMEOUT / 1000} s)` : '';
  const found = await withProgress(`${where}${limit}`, report(pack, source, where));
  if (json) print(JSON.stringify(jsonOf(found)));
  else if (found.error === null) print(printReport(found));
  else process.stderr.write(`${found.error.message}\n`);
  return statusOf(found);
}

/** The texts in a folder by the id of their source. */
function textsIn(folder: string): ReadonlyMap<string, string> {
  try {
    const texts = new Map<string, string>();
    for (const file of readdirSync(folder).sort()) {
      const id = /^(.+)\.(?:txt|html?)$/.exec(file)?.[1];
      // A .txt comes last and wins: somebody has copied it by hand.
      if (id !== undefined) texts.set(id, join(folder, file));
    }
    return texts;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const what = code === 'ENOENT' ? 'does not exist' : `is no folder that can be read (${code})`;
    throw new Misuse(`${folder} ${what}. Give a folder with <source id>.txt or .html files.`);
  }
}

/** Ends with the worst status of all; a folder without any text of a source is misuse. */
async function checkAll(pack: Pack, folder: string, json: boolean): Promise<number> {
  const texts = textsIn(folder);
  const without = pack.sources.filter(({ id }) => !texts.has(id));
  const unknown = [...texts.keys()].filter((id) => pack.sources.every((source) => source.id !== id));
  const there = pack.sources.filter(({ id }) => texts.has(id));
  if (there.length === 0) {
    throw new Misuse(`${folder} has no text of any source. Name the files <source id>.txt or .html.`);
  }
  const work = async () => {
    const found: SourceReport[] = [];
    for (const source of there) found.push(await report(pack, source, texts.get(source.id) ?? ''));
    return found;
  };
  const reports = await withProgress(`the texts of ${there.length} sources`, work());
  if (json) {
    const sources = reports.map(jsonOf);
    print(JSON.stringify({ folder, sources, without: without.map(({ id }) => id), unknown }));
  } else {
    print(reports.map(printReport).join('\n\n'));
    print(`\nSources checked: ${reports.length} of ${pack.sources.length}.`);
    if (without.length > 0) print(`Without a text: ${without.map(({ id }) => id).join(', ')}.`);
    if (unknown.length > 0) print(`Texts of no source: ${unknown.join(', ')}.`);
  }
  return Math.max(...reports.map(statusOf));
}

async function checkSources(): Promise<number> {
  const request = readArguments();
  const pack = loadPack(readFactsDir());
  if (request.kind === 'all') return checkAll(pack, request.folder, request.json);
  return checkOne(pack, sourceOf(pack, request.id), request.where, request.json);
}

try {
  process.exitCode = await checkSources();
} catch (error) {
  if (!(error instanceof Misuse || error instanceof DataError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
