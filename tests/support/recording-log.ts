import type { Log } from '../../src/command/log.ts';

export type LogLine = { level: string; fields: Readonly<Record<string, unknown>>; message: string };

/** A log that keeps its lines, for tests that read them. */
export function recordingLog(): { log: Log; lines: LogLine[]; text: () => string } {
  const lines: LogLine[] = [];
  const write = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    void lines.push({ level, fields, message });
  const log: Log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  const shown = (value: unknown) => (value instanceof Error ? String(value.stack) : String(value));
  const text = () =>
    lines
      .map(({ level, fields, message }) => [level, message, ...Object.values(fields).map(shown)].join(' '))
      .join('\n');
  return { log, lines, text };
}
