import { join } from 'node:path';
import type { Answered, Runner } from '../command/command.ts';
import type { Log } from '../command/log.ts';
import type { Fact } from '../core/fact.ts';
import type { IsoDate } from '../core/period/iso-date.ts';
import { type Asked, emptyTally, tallyAnswer, withTally } from './asked.ts';
import { ASKED_FILE, putAside, readAskedFile, writeAskedFile } from './asked-file.ts';

export type KeepAskedOptions = {
  /** The folder of what the bot writes; made when there is something to write. */
  readonly dir: string;
  readonly now: () => Date;
  /** The day it is in the pack's time zone. */
  readonly today: () => IsoDate;
  readonly log: Log;
  /** Between two writes at least. */
  readonly writeEveryMs?: number;
};

/** Counts what is asked for, in memory and now and then on disk. */
export type AskedKeeper = {
  readonly count: (facts: readonly Fact[]) => void;
  /** Writes what is not written yet. */
  readonly stop: () => Promise<void>;
};

const WRITE_EVERY_MS = 60_000;

const REMEDY = 'Let the bot write to that folder, or set DATA_DIR to another one.';

async function knownIn(path: string, { now, today, log }: KeepAskedOptions): Promise<Asked> {
  const found = await readAskedFile(path);
  const nothing: Asked = { since: today(), indicators: {}, statements: {} };
  switch (found.kind) {
    case 'found':
      return found.asked;
    case 'absent':
      return nothing;
    case 'damaged': {
      const aside = await putAside(path, now());
      log.warn({ path, aside }, `${path} is damaged; counting starts anew. What it held is in ${aside}.`);
      return nothing;
    }
    default:
      return found satisfies never;
  }
}

/**
 * Counts on from what the file in the folder says. Nothing that goes wrong with the file ever keeps an answer: it is
 * logged once with its remedy, and tried again a minute later.
 */
export function keepAsked(options: KeepAskedOptions): AskedKeeper {
  const { dir, log, writeEveryMs = WRITE_EVERY_MS } = options;
  const path = join(dir, ASKED_FILE);
  const tally = emptyTally();
  /** What the file said before this process; `null` until it is read, with the first write. */
  let known: Asked | null = null;
  let timer: NodeJS.Timeout | null = null;
  let last: Promise<void> = Promise.resolve();
  let isTold = false;

  const write = async (): Promise<void> => {
    try {
      known ??= await knownIn(path, options);
      await writeAskedFile(path, withTally(known, tally));
      isTold = false;
    } catch (error) {
      if (!isTold) {
        log.warn({ err: error, path }, `What is asked for could not be written to ${path}. ${REMEDY}`);
      }
      isTold = true;
      schedule();
    }
  };
  const schedule = () => {
    timer ??= setTimeout(writeNow, writeEveryMs).unref();
  };
  const writeNow = () => {
    timer = null;
    last = last.then(write);
  };

  return {
    count: (facts) => {
      if (facts.length === 0) return;
      tallyAnswer(tally, facts);
      schedule();
    },
    stop: async () => {
      if (timer !== null) {
        clearTimeout(timer);
        writeNow();
      }
      await last;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** The same runner, counting the facts of each answer. */
export function countAsked(runner: Runner, asked: Pick<AskedKeeper, 'count'>): Runner {
  const counted = (answered: Answered): Answered => {
    asked.count(answered.facts);
    return answered;
  };
  return {
    ...runner,
    run: async (call, reader) => counted(await runner.run(call, reader)),
    runLine: async (line, reader) => counted(await runner.runLine(line, reader)),
  };
}
