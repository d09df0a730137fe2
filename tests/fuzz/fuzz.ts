import { parseArgs } from 'node:util';
import { percentile } from '../../bench/measure.ts';
import { openBook } from '../../src/open-book.ts';
import { type Entry, entriesOf } from './entries.ts';
import { hostileTexts } from './hostile-texts.ts';

const USAGE = `Usage: npm run fuzz [-- --count 100000 --seed 1 --data data]
  Asks every way in with so many hostile texts, and says which took longest, in time of the processor.`;

/** No single answer may take longer. */
const AIM_MS = 20;
const SHOWN = 5;
const BEGINNING = 60;

type Slow = { readonly ms: number; readonly text: string };

const progress = (line: string) => void process.stderr.write(`${line}\n`);

/** Time of the processor: others on the machine do not lengthen it. Threads of V8 that compile and collect count too. */
function timed(run: () => unknown): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

function tryOne(entry: Entry, text: string): number {
  try {
    return timed(() => entry.run(text));
  } catch (error) {
    throw new Error(`${entry.name} failed on ${JSON.stringify(text.slice(0, 2000))}`, { cause: error });
  }
}

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    data: { type: 'string', default: 'data' },
  },
});
const count = Number(values.count);
const seed = Number(values.seed);
if (!(count > 0) || !Number.isInteger(seed)) throw new Error(USAGE);

const book = openBook(values.data);
const entries = entriesOf(book);
// Patterns, stems and the index are made with the first question.
for (const text of hostileTexts(book, seed + 1).take(300)) for (const entry of entries) tryOne(entry, text);

const times = new Map(entries.map(({ name }): [string, Float64Array] => [name, new Float64Array(count)]));
const slowest = new Map<string, readonly Slow[]>();
let at = 0;
for (const text of hostileTexts(book, seed).take(count)) {
  if (at % 10_000 === 0) progress(`text ${at.toLocaleString('en')} of ${count.toLocaleString('en')}`);
  for (const entry of entries) {
    let ms = tryOne(entry, text);
    // A collection of garbage that fell into this one does not fall into it again.
    for (let again = 0; again < 2 && ms > AIM_MS; again++) ms = Math.min(ms, tryOne(entry, text));
    const own = times.get(entry.name);
    if (own !== undefined) own[at] = ms;
    const kept = slowest.get(entry.name) ?? [];
    if (kept.length < SHOWN || ms > (kept.at(-1)?.ms ?? 0)) {
      const slower = [...kept, { ms, text }].sort((a, b) => b.ms - a.ms);
      slowest.set(entry.name, slower.slice(0, SHOWN));
    }
  }
  at++;
}

console.log(`${count.toLocaleString('en')} texts, seed ${seed}, no exception; milliseconds of the processor`);
console.table(
  entries.map(({ name }) => {
    const own = [...(times.get(name) ?? [])];
    const shown = (ms: number) => ms.toFixed(2);
    return {
      entry: name,
      median: shown(percentile(own, 0.5)),
      '99.99th percentile': shown(percentile(own, 0.9999)),
      slowest: shown(percentile(own, 1)),
      [`above ${AIM_MS} ms`]: own.filter((ms) => ms > AIM_MS).length,
    };
  }),
);
for (const [entry, texts] of slowest) {
  for (const { ms, text } of texts) {
    const beginning = JSON.stringify(text.slice(0, BEGINNING));
    console.log(`${entry} ${ms.toFixed(1)} ms, ${text.length} characters: ${beginning}`);
  }
}
