import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openBook } from './open-book.ts';
import { factsReport } from './report/facts-report.ts';

/** `npm run docs:facts`: writes `docs/facts.md` from the fact pack in `data/`. A test fails where it is stale. */
const from = fileURLToPath(new URL('../data/', import.meta.url));
const to = fileURLToPath(new URL('../docs/facts.md', import.meta.url));
try {
  writeFileSync(to, factsReport(openBook(from)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
