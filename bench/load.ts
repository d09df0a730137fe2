import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { writeLargePack } from './large-pack.ts';
import { percentile } from './measure.ts';

const ROOT = join(import.meta.dirname, '..');

/** Twenty observations an indicator, as many topics as a pack may have. */
const SIZES = [1_000, 10_000, 100_000];
const TOPICS = 13;

/** How often each is loaded; the figures are medians. */
const RUNS = 5;

/** The largest size at which the peer is measured too: at 100,000 it takes more than a minute. */
const PEER_UP_TO = 10_000;

const Measured = z.strictObject({
  facts: z.int(),
  loadMs: z.number(),
  indexMs: z.number(),
  residentMiB: z.number(),
  peakMiB: z.number(),
  answerMs: z.array(z.number()),
});

/** What loading a pack of a size comes to. Milliseconds and MiB. */
export type Load = {
  readonly observations: number;
  /** Reported and computed ones. */
  readonly facts: number;
  /** From files to a checked pack. */
  readonly loadMs: number;
  /** From the pack to a book that answers. */
  readonly indexMs: number;
  readonly residentMiB: number;
  readonly peakMiB: number;
  /** A topic's card, the first one of each topic and language included. */
  readonly answerP99Ms: number;
  /** The `yaml` package parsing the same files, checking nothing; `null` where that is not measured. */
  readonly peerMs: number | null;
};

function parseAll(dir: string): number {
  const started = performance.now();
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.yaml')) parse(readFileSync(join(dir, name), 'utf8'));
  }
  return performance.now() - started;
}

/** Loads generated packs, each in a process with the flags of `npm start`. */
export function benchLoad(flags: readonly string[], progress: (line: string) => void): readonly Load[] {
  return SIZES.map((observations) => {
    const dir = mkdtempSync(join(tmpdir(), 'large-pack-'));
    try {
      writeLargePack(dir, { observations, indicators: observations / 20, topics: TOPICS });
      const runs = Array.from({ length: RUNS }, (_, run) => {
        progress(`load ${observations.toLocaleString('en')} observations, ${run + 1} of ${RUNS}`);
        const program = join(ROOT, 'bench/load-process.js');
        return Measured.parse(
          JSON.parse(execFileSync(process.execPath, [...flags, program, dir], { encoding: 'utf8' })),
        );
      });
      const median = (key: 'facts' | 'loadMs' | 'indexMs' | 'residentMiB' | 'peakMiB') =>
        percentile(
          runs.map((run) => run[key]),
          0.5,
        );
      return {
        observations,
        facts: median('facts'),
        loadMs: median('loadMs'),
        indexMs: median('indexMs'),
        residentMiB: median('residentMiB'),
        peakMiB: median('peakMiB'),
        answerP99Ms: percentile(
          runs.flatMap(({ answerMs }) => answerMs),
          0.99,
        ),
        peerMs: observations > PEER_UP_TO ? null : parseAll(dir),
      };
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
}

/** A row a size, for people. */
export function loadRows(loads: readonly Load[]): readonly Readonly<Record<string, string>>[] {
  return loads.map((load) => ({
    observations: load.observations.toLocaleString('en'),
    load: `${load.loadMs.toFixed(0)} ms`,
    index: `${load.indexMs.toFixed(0)} ms`,
    'yaml package, parsing only': load.peerMs === null ? 'not measured' : `${load.peerMs.toFixed(0)} ms`,
    resident: `${load.residentMiB.toFixed(0)} MiB`,
    'at most': `${load.peakMiB.toFixed(0)} MiB`,
    'topic card, 99th percentile': `${load.answerP99Ms.toFixed(2)} ms`,
  }));
}
