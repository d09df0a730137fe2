import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { percentile } from '../../bench/measure.ts';
import { openBook } from '../../src/open-book.ts';
import { type Entry, entriesOf } from './entries.ts';
import { hostileTexts } from './hostile-texts.ts';

const USAGE = `Usage: npm run fuzz [-- --count 100000 --seed 1 --data data]
  Asks every way in with so many hostile texts, and says which took longest, in time of the processor.
  Interrupted (Ctrl+C), it says that of the texts it came to.
  A text that took too long is asked again later, thrice at most, and counts with the shortest of its times.`;

const SHOWN = 5;
/** What was remembered of a text is forgotten after so many others, so that asking again is as hard as the first time. */
const AGAIN_AFTER = 500;
const MOST_AGAIN = 3;
const BEGINNING = 60;

type Slow = { readonly ms: number; readonly text: string };

const progress = (line: string) => void process.stderr.write(`${line}\n`);

/**
 * Time of the processor, since others on the machine do not lengthen that: of all threads, so that V8 compiling and
 * collecting garbage counts too. A single thread's own count moves in steps of some milliseconds.
 */
function timed(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
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

function note({ name }: Entry, at: number, slow: Slow): void {
  const own = times.get(name);
  if (own !== undefined) own[at] = slow.ms;
  const kept = slowest.get(name) ?? [];
  if (kept.length < SHOWN || slow.ms > (kept.at(-1)?.ms ?? 0)) {
    slowest.set(name, [...kept, slow].sort((a, b) => b.ms - a.ms).slice(0, SHOWN));
  }
}

type Again = { readonly entry: Entry; readonly at: number; readonly slow: Slow; readonly times: number };
/** By the text after which they are asked. */
const again = new Map<number, Again[]>();

/** A collection of garbage does not fall into a text each time; what is slow in itself stays slow. */
function measured(one: Again, after: number): void {
  const { entry, at, slow, times } = one;
  if (slow.ms <= entry.mostMs || times === MOST_AGAIN) {
    note(entry, at, slow);
    return;
  }
  const due = after + AGAIN_AFTER;
  again.set(due, [...(again.get(due) ?? []), one]);
}

function askAgain(after: number): void {
  for (const { entry, at, slow, times } of again.get(after) ?? []) {
    const ms = Math.min(slow.ms, tryOne(entry, slow.text));
    measured({ entry, at, slow: { ...slow, ms }, times: times + 1 }, after);
  }
  again.delete(after);
}

let most = count;
let asked = 0;
process.once('SIGINT', () => {
  most = Math.min(most, asked);
});
for (const text of hostileTexts(book, seed)) {
  if (asked % 100 === 0) await setImmediate();
  if (asked >= most && again.size === 0) break;
  if (asked % 2_000 === 0) progress(`text ${asked.toLocaleString('en')} of ${count.toLocaleString('en')}`);
  for (const entry of entries) {
    const slow = { ms: tryOne(entry, text), text };
    // Behind the last one come only texts to forget the slow ones with.
    if (asked < most) measured({ entry, at: asked, slow, times: 0 }, asked);
  }
  askAgain(asked);
  asked++;
}

console.log(`${most.toLocaleString('en')} texts, seed ${seed}, no exception; milliseconds of the processor`);
console.table(
  entries.map(({ name, mostMs }) => {
    const own = [...(times.get(name) ?? [])].slice(0, most);
    const shown = (ms: number) => ms.toFixed(2);
    return {
      entry: name,
      median: shown(percentile(own, 0.5)),
      '99.99th percentile': shown(percentile(own, 0.9999)),
      slowest: shown(percentile(own, 1)),
      aim: `${mostMs} ms`,
      'above it': own.filter((ms) => ms > mostMs).length,
    };
  }),
);
for (const [entry, texts] of slowest) {
  for (const { ms, text } of texts) {
    const beginning = JSON.stringify(text.slice(0, BEGINNING));
    console.log(`${entry} ${ms.toFixed(1)} ms, ${text.length} characters: ${beginning}`);
  }
}
