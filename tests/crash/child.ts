import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Orders, Word } from './orders.ts';

const SENDER = join(import.meta.dirname, 'sender.ts');

/** A sender in a process of its own. */
export type Sender = {
  /** Sends off what it works with, and resolves once its store is open; `false` where it died before that. */
  readonly begin: (orders: Orders) => Promise<boolean>;
  /** Resolves when it is gone, however that came about. */
  readonly gone: Promise<void>;
  readonly kill: () => Promise<void>;
  /** The boundaries at which it ended runs. */
  readonly ended: readonly number[];
  /** The boundary at which it killed itself; `null` where it did not. */
  readonly diedAt: () => string | null;
};

/** Starts a sender, which waits for its orders. What goes wrong in it is added to `errors`. */
export async function startSender(errors: string[]): Promise<Sender> {
  const child = fork(SENDER, [], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const ended: number[] = [];
  let last = '';
  child.stdout?.on('data', (chunk) => {
    last += chunk;
  });
  // Not `exit`, which may come before the last that it printed.
  const gone = once(child, 'close').then(() => {
    if (child.signalCode !== 'SIGKILL') errors.push('a sender ended by itself');
  });
  const heard = { loaded: Promise.withResolvers<void>(), open: Promise.withResolvers<boolean>() };
  child.on('message', (word: Word) => {
    switch (word.kind) {
      case 'loaded':
        return heard.loaded.resolve();
      case 'open':
        return heard.open.resolve(true);
      case 'ended':
        return void ended.push(word.boundary);
      case 'error':
        return void errors.push(word.error);
      default:
        return word satisfies never;
    }
  });
  void gone.then(() => {
    heard.loaded.reject(new Error('a sender ended before it began'));
    heard.open.resolve(false);
  });
  await heard.loaded.promise;
  return {
    begin: (orders) => {
      child.send(orders);
      return heard.open.promise;
    },
    gone,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    ended,
    diedAt: () => (last === '' ? null : last),
  };
}
