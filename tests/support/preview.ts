import type { Runner } from '../../src/command/command.ts';
import type { Log } from '../../src/command/log.ts';
import { createRunner } from '../../src/command/run.ts';
import { openBook } from '../../src/open-book.ts';
import { createPreview } from '../../src/preview.ts';
import type { Preview } from '../../src/web/preview.ts';

/** A log that nobody reads. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A runner over a fact pack, on a fixed day. */
export function realRunner(factsDir = 'data'): Runner {
  const book = openBook(factsDir);
  return createRunner({ book: () => book, now: () => new Date('2026-11-23T09:00:00Z'), log: silentLog });
}

/** The preview with the real runner and the real renderers. */
export function realPreview(factsDir?: string): Preview {
  return createPreview(realRunner(factsDir));
}
