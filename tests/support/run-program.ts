import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Set to nothing, so that a developer's own `.env` does not change what the tests see. */
const NOTHING_SET = Object.fromEntries(
  readFileSync(join(root, '.env.example'), 'utf8')
    .split('\n')
    .filter((line) => /^[A-Z_]+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf('=')), '']),
);

export type Finished = {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
};

/** A program of ours in a process of its own, with nothing of this machine's settings but the path. */
export type Program = {
  readonly child: ChildProcess;
  /** Resolves with standard output so far, once it matches. */
  readonly says: (pattern: RegExp) => Promise<string>;
  /** Resolves with standard error so far, which holds the log, once it matches. */
  readonly logs: (pattern: RegExp) => Promise<string>;
  readonly finished: Promise<Finished>;
};

/** Starts `src/<file>` with the Node that runs the tests. */
export function runProgram(
  file: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Program {
  return run(process.execPath, [join(root, 'src', file), ...args], environment);
}

/** Runs npm in the project, as a user does. */
export function runNpm(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Program {
  return run('npm', args, environment);
}

function run(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Program {
  const child = spawn(command, args, {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', ...NOTHING_SET, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
    for (const look of waiting) look();
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
    for (const look of waiting) look();
  });
  const finished = once(child, 'close').then(
    (): Finished => ({ status: child.exitCode, signal: child.signalCode, stdout, stderr }),
  );
  const matches = (output: () => string) => (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (!pattern.test(output())) return;
        waiting.delete(look);
        resolve(output());
      };
      waiting.add(look);
      look();
      finished.then(
        () => reject(new Error(`ended before it said ${pattern}:\n${stdout}\n${stderr}`)),
        reject,
      );
    });
  return { child, says: matches(() => stdout), logs: matches(() => stderr), finished };
}
