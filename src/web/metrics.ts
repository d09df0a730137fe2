import type * as Prometheus from 'prom-client';
import type { Answered, Runner } from '../command/command.ts';

/** One answered command. Holds names from fixed lists only, never what a person typed. */
export type AnsweredEvent = {
  /** The command's own name; `unknown` when the words named none. */
  readonly command: string;
  readonly outcome: string;
  /** `discord`, `slack` or `preview`. */
  readonly platform: string;
  readonly seconds: number;
};

/** What became of reading the changed files of the fact pack. */
export type ReloadOutcome = (typeof RELOAD_OUTCOMES)[number];

/** How a run of a briefing ended. */
export type EndedRun = { readonly state: string; readonly reason: string };

/** Counts what becomes of briefings. */
export type BriefingMetrics = {
  readonly ended: (outcome: EndedRun) => void;
  /** Whether the database is open and answers. */
  readonly store: (isOpen: boolean) => void;
};

/** Counts what the bot does, for `/metrics`. */
export type Metrics = {
  readonly answered: (event: AnsweredEvent) => void;
  readonly reloaded: (outcome: ReloadOutcome) => void;
  readonly briefings: BriefingMetrics;
  /** Everything counted so far, in the text format of Prometheus, with its content type. */
  readonly read: () => Promise<{ readonly contentType: string; readonly body: string }>;
};

const RELOAD_OUTCOMES = ['changed', 'unchanged', 'refused', 'failed'] as const;

/** Answers take well under a millisecond; the upper buckets are for trouble. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1, 3];

/** How many events wait for the library: after so many it is loaded, whether anybody reads the metrics or not. */
const MOST_WAITING = 1000;

type Counters = {
  readonly registry: Prometheus.Registry;
  readonly count: (event: AnsweredEvent) => void;
};

/** The fact book in use, and what became of the attempts to change it. */
type Book = { version: number; since: number; readonly reloads: Record<ReloadOutcome, number> };

/** So few and so rare that the numbers are kept here, and read when they are asked for. */
function addBook(
  prometheus: Pick<typeof Prometheus, 'Gauge' | 'Counter'>,
  registry: Prometheus.Registry,
  book: Book,
): void {
  const registers = [registry];
  new prometheus.Gauge({
    name: 'bot_book_version',
    help: 'The fact book in use: 1 is the one of the start, and each that takes its place counts one more',
    registers,
    collect() {
      this.set(book.version);
    },
  });
  new prometheus.Gauge({
    name: 'bot_book_since_timestamp_seconds',
    help: 'Since when the fact book is in use, in Unix time; its age is time() less this',
    registers,
    collect() {
      this.set(book.since / 1000);
    },
  });
  new prometheus.Counter({
    name: 'bot_book_reloads_total',
    help: 'Changes of the fact pack’s files, by what became of them',
    labelNames: ['outcome'] as const,
    registers,
    collect() {
      this.reset();
      for (const outcome of RELOAD_OUTCOMES) this.inc({ outcome }, book.reloads[outcome]);
    },
  });
}

/** What became of briefings: by how many runs have ended in which way, and whether there is a database. */
type Sent = { readonly runs: Map<string, EndedRun & { count: number }>; isOpen: boolean };

function addBriefings(
  prometheus: Pick<typeof Prometheus, 'Gauge' | 'Counter'>,
  registry: Prometheus.Registry,
  sent: Sent,
): void {
  const registers = [registry];
  new prometheus.Counter({
    name: 'bot_briefing_runs_total',
    help: 'Runs of briefings that this process has ended, by how',
    labelNames: ['state', 'reason'] as const,
    registers,
    collect() {
      this.reset();
      for (const { state, reason, count } of sent.runs.values()) this.inc({ state, reason }, count);
    },
  });
  new prometheus.Gauge({
    name: 'bot_briefing_store_up',
    help: '1 while the database of briefings is open and answers',
    registers,
    collect() {
      this.set(sent.isOpen ? 1 : 0);
    },
  });
}

async function loadCounters(book: Book, sent: Sent): Promise<Counters> {
  const { default: prometheus } = await import('prom-client');
  const registry = new prometheus.Registry();
  const labelNames = ['command', 'outcome', 'platform'] as const;
  const answers = new prometheus.Counter({
    name: 'bot_answers_total',
    help: 'Commands answered',
    labelNames,
    registers: [registry],
  });
  const duration = new prometheus.Histogram({
    name: 'bot_answer_seconds',
    help: 'Time from a command to its finished card',
    labelNames: ['command', 'platform'] as const,
    buckets: SECONDS,
    registers: [registry],
  });
  addBook(prometheus, registry, book);
  addBriefings(prometheus, registry, sent);
  // Memory, processor time, open files and event loop lag of the process: read when asked for, not counted.
  prometheus.collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  const count = ({ command, outcome, platform, seconds }: AnsweredEvent) => {
    answers.inc({ command, outcome, platform });
    duration.observe({ command, platform }, seconds);
  };
  return { registry, count };
}

/**
 * Counters that cost nothing until somebody reads them: events wait in a short list, and the library that counts them
 * is loaded with the first reading.
 */
export function createMetrics(): Metrics {
  const reloads = { changed: 0, unchanged: 0, refused: 0, failed: 0 };
  const book: Book = { version: 1, since: Date.now(), reloads };
  const sent: Sent = { runs: new Map(), isOpen: false };
  let waiting: AnsweredEvent[] = [];
  let loading: Promise<Counters> | null = null;
  let counters: Counters | null = null;

  const load = (): Promise<Counters> => {
    loading ??= loadCounters(book, sent).then(
      (loaded) => {
        for (const event of waiting) loaded.count(event);
        waiting = [];
        counters = loaded;
        return loaded;
      },
      (error: unknown) => {
        // The next reading tries again.
        loading = null;
        throw error;
      },
    );
    return loading;
  };

  return {
    answered: (event) => {
      if (counters !== null) return counters.count(event);
      waiting.push(event);
      if (waiting.length < MOST_WAITING) return;
      // Not to be loaded now is worth no more than the events: counting never gets in the way of answering.
      load().catch(() => {
        waiting = [];
      });
    },
    reloaded: (outcome) => {
      book.reloads[outcome] += 1;
      if (outcome !== 'changed') return;
      book.version += 1;
      book.since = Date.now();
    },
    briefings: {
      ended: ({ state, reason }) => {
        const key = `${state} ${reason}`;
        const count = (sent.runs.get(key)?.count ?? 0) + 1;
        sent.runs.set(key, { state, reason, count });
      },
      store: (isOpen) => {
        sent.isOpen = isOpen;
      },
    },
    read: async () => {
      const { registry } = await load();
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}

/** The same runner, counting each answer under a platform's name. */
export function countAnswers(runner: Runner, platform: string, metrics: Metrics): Runner {
  const counted = async (answer: () => Promise<Answered>): Promise<Answered> => {
    const started = performance.now();
    const answered = await answer();
    const [word = ''] = answered.line.split(' ', 1);
    metrics.answered({
      command: runner.registry().find(word)?.name ?? 'unknown',
      outcome: answered.reference === null ? answered.outcome : 'error',
      platform,
      seconds: (performance.now() - started) / 1000,
    });
    return answered;
  };
  return {
    ...runner,
    run: (call, reader) => counted(() => runner.run(call, reader)),
    runLine: (line, reader) => counted(() => runner.runLine(line, reader)),
  };
}
