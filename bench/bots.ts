import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A bot in a process of its own, connected to both platforms' stand-ins. */
export type Bot = {
  /** From the start of the process to its word that both platforms are connected. */
  readonly readyMs: number;
  /** Where it takes Slack's requests. */
  readonly slackUrl: string;
  readonly residentMiB: () => number;
  readonly stop: () => Promise<void>;
};

const root = join(import.meta.dirname, '..');

/** Starts a program with the Node that runs the bench, and waits until it says that it is ready. */
export async function startBot(
  file: string,
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Bot> {
  const started = performance.now();
  const child = spawn(process.execPath, [...flags, join(root, file)], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const ready = new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('Ready.')) resolve(performance.now() - started);
    });
    child.once('exit', (status) =>
      reject(new Error(`${file} ended with status ${status} before it was ready`)),
    );
  });
  const readyMs = await ready;
  const slackUrl = /requests at (http:\S+)/.exec(said)?.[1];
  if (slackUrl === undefined)
    throw new Error(`${file} did not say where it takes Slack's requests:\n${said}`);
  return {
    readyMs,
    slackUrl,
    residentMiB: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    },
    stop: async () => {
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
}
