import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const PORT = join(import.meta.dirname, '../fixtures/port-pack');

/** An empty folder that goes with the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bot-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the port's fact pack that a test may change. */
export function aPortFolder() {
  const folder = join(aFolder(), 'port');
  cpSync(PORT, folder, { recursive: true });
  return {
    folder,
    /** Changes what stands in a file; fails where it does not stand there. */
    replace: (file: string, from: string, to: string): void => {
      const path = join(folder, file);
      const text = readFileSync(path, 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      writeFileSync(path, text.replace(from, to));
    },
  };
}
