import { parseArgs, styleText } from 'node:util';
import { readFactsDir } from '../config.ts';
import type { Pack } from '../core/pack.ts';
import { DataError, type Fault } from './fault.ts';
import { loadPack } from './load.ts';

const USAGE = `Usage: npm run -s check:data -- [folder] [--json]
Checks the fact pack in the folder (FACTS_DIR unless given) and prints every fault.`;

/** Printed when sound, in this order. */
function countsOf(pack: Pack) {
  return {
    topics: pack.topics.length,
    areas: pack.areas.length,
    indicators: pack.indicators.length,
    'computed indicators': pack.indicators.filter(({ formula }) => formula !== null).length,
    sources: pack.sources.length,
    observations: pack.observations.length,
    statements: pack.statements.length,
  };
}

/** Colours only where a terminal reads it: `styleText` looks at the stream and at NO_COLOR. */
const paint = (style: 'red' | 'green' | 'bold' | 'dim', text: string) =>
  styleText(style, text, { stream: process.stdout });

function printFaultForPeople({ file, line, column, message, remedy }: Fault): string {
  return `${paint('bold', `${file}:${line}:${column}:`)} ${paint('red', `${message}.`)} ${remedy}`;
}

function printSound(folder: string, pack: Pack): string {
  const counts = Object.entries(countsOf(pack));
  const width = Math.max(...counts.map(([what]) => what.length));
  const rows = counts.map(
    ([what, count]) => `  ${paint('dim', what.padEnd(width))} ${String(count).padStart(4)}`,
  );
  return [`${paint('green', 'Sound:')} the fact pack in ${folder}`, ...rows].join('\n');
}

function printFaults(faults: readonly Fault[]): string {
  const files = new Set(faults.map(({ file }) => file)).size;
  const count = `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`;
  const summary = `${count} in ${files} ${files === 1 ? 'file' : 'files'}`;
  return [...faults.map(printFaultForPeople), '', paint('red', summary)].join('\n');
}

function readArguments(): { readonly folder: string; readonly json: boolean } | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    if (positionals.length > 1) return 'More than one folder is given.';
    return { folder: positionals[0] ?? readFactsDir(), json: values.json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @returns the exit status: 0 when sound, 2 otherwise. */
function check(): number {
  const args = readArguments();
  if (typeof args === 'string') {
    process.stderr.write(`${args}\n${USAGE}\n`);
    return 2;
  }
  const { folder, json } = args;
  const print = (text: string) => process.stdout.write(`${text}\n`);
  try {
    const pack = loadPack(folder);
    print(json ? JSON.stringify({ folder, faults: [], counts: countsOf(pack) }) : printSound(folder, pack));
    return 0;
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    print(json ? JSON.stringify({ folder, faults: error.faults, counts: null }) : printFaults(error.faults));
    return 2;
  }
}

process.exitCode = check();
