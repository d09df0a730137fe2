import { parseArgs, styleText } from 'node:util';
import { readFactsDir } from '../config.ts';
import type { Source } from '../core/fact.ts';
import type { Pack } from '../core/pack.ts';
import { compareWithSource, type FactVerdict, VERDICTS, type Verdict } from './compare-source.ts';
import { DataError } from './fault.ts';
import { loadPack } from './load.ts';
import { nearestOf } from './nearest.ts';
import { paragraphsOf } from './paragraphs.ts';
import { PAGE_TIMEOUT, readSourceText, SourceTextError } from './source-text.ts';

const USAGE = `Usage: npm run -s check:sources -- <source id> <text file or address> [--json]
Looks for every printed string of every fact that cites the source in the paragraph it names.
The facts are those in FACTS_DIR. Exit status: 0 all found, 1 something is missing, 2 misuse.`;

/** A page that is not there by then is being waited for, and the reader is told so. Milliseconds. */
const PATIENCE = 2_000;

class Misuse extends Error {
  override name = 'Misuse';
}

type Request = { readonly source: Source; readonly where: string; readonly json: boolean };

function readArguments(pack: Pack): Request {
  const { values, positionals } = parse();
  const [id, where, ...more] = positionals;
  if (id === undefined || where === undefined || more.length > 0) throw new Misuse(USAGE);
  const source = pack.sources.find((known) => known.id === id);
  if (source !== undefined) return { source, where, json: values.json };
  const ids = pack.sources.map((known) => known.id);
  throw new Misuse(`There is no source "${id}". ${nearestOf(id, ids, 'The sources are')}\n\n${USAGE}`);
}

function parse() {
  try {
    return parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
  } catch (error) {
    throw new Misuse(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

/** Runs something; when it takes long, says what is being waited for on the error stream. */
async function withProgress<T>(waitingFor: string, work: Promise<T>): Promise<T> {
  const done = new AbortController();
  const late = setTimeout(() => {
    import('yocto-spinner').then(({ default: yoctoSpinner }) => {
      if (done.signal.aborted) return;
      const spinner = yoctoSpinner({ text: `Waiting for ${waitingFor}` }).start();
      done.signal.addEventListener('abort', () => spinner.stop());
    }, console.error);
  }, PATIENCE);
  try {
    return await work;
  } finally {
    clearTimeout(late);
    done.abort();
  }
}

function countsOf(verdicts: readonly FactVerdict[]): Readonly<Record<Verdict, number>> {
  const count = (verdict: Verdict) => verdicts.filter((fact) => fact.verdict === verdict).length;
  return { verified: count('verified'), moved: count('moved'), missing: count('missing') };
}

const COLOURS = { verified: 'green', moved: 'yellow', missing: 'red' } as const;

function rowOf({ id, verdict, paragraph, printed }: FactVerdict, width: number): string {
  const notes = printed
    .filter((string) => string.verdict !== 'verified')
    .map(({ text, verdict: of, found }) =>
      of === 'missing' ? `not found: "${text}"` : `"${text}" stands in paragraph ${found.join(', ')}`,
    );
  const mark = styleText(COLOURS[verdict], verdict.padEnd(8), { stream: process.stdout });
  return `${mark}  ${id.padEnd(width)}  paragraph ${paragraph}${notes.length > 0 ? `; ${notes.join('; ')}` : ''}`;
}

function printForPeople(source: Source, verdicts: readonly FactVerdict[]): string {
  if (verdicts.length === 0) return `No fact cites ${source.id}.`;
  const width = Math.max(...verdicts.map(({ id }) => id.length));
  const counts = countsOf(verdicts);
  const summary = VERDICTS.map((verdict) => `${counts[verdict]} ${verdict}`).join(', ');
  const total = `${verdicts.length} ${verdicts.length === 1 ? 'fact' : 'facts'}`;
  return [...verdicts.map((fact) => rowOf(fact, width)), '', `${total} of ${source.id}: ${summary}`].join(
    '\n',
  );
}

/** @returns the exit status: 0 all verified or moved, 1 something is missing. */
async function checkSource(): Promise<number> {
  const pack = loadPack(readFactsDir());
  const { source, where, json } = readArguments(pack);
  const text = await withProgress(`${where} (at most ${PAGE_TIMEOUT / 1000} s)`, readSourceText(where));
  const facts = [...pack.observations, ...pack.statements].filter(
    ({ provenance }) => provenance.source.id === source.id,
  );
  const verdicts = compareWithSource(facts, paragraphsOf(text));
  const counts = countsOf(verdicts);
  const report = json
    ? JSON.stringify({ source: source.id, text: where, facts: verdicts, counts })
    : printForPeople(source, verdicts);
  process.stdout.write(`${report}\n`);
  return counts.missing > 0 ? 1 : 0;
}

try {
  process.exitCode = await checkSource();
} catch (error) {
  const expected = error instanceof Misuse || error instanceof SourceTextError || error instanceof DataError;
  if (!expected) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
