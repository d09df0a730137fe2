/*
 * Where one step ends and the next one begins: before and after every query of either database, and where a request to a
 * platform begins, has been written, is answered or fails. Both clients tell of their requests by undici's channels:
 * Slack's by the fetch that Node has, discord.js by an undici of its own.
 */
import { subscribe } from 'node:diagnostics_channel';
import pg from 'pg';

type Pass = (boundary: string) => void;

const REQUESTS = {
  'undici:request:create': 'before a request',
  'undici:client:sendHeaders': 'at the head of a request',
  'undici:request:bodySent': 'behind a request',
  'undici:request:headers': 'at the head of an answer',
  'undici:request:trailers': 'behind an answer',
  'undici:request:error': 'behind a failed request',
} as const;

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Puts something in the place of a method, wherever up the line of prototypes that stands. */
function replaceMethod(owner: object, name: string, replaced: (method: Method) => Method): void {
  const method: unknown = Reflect.get(owner, name);
  if (typeof method !== 'function') throw new Error(`there is no ${name} to replace`);
  const value = replaced(function (this: unknown, ...args) {
    return Reflect.apply(method, this, args);
  });
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

/** A method with a boundary before it and one behind it, whether it answers by a promise or calls back. */
const between =
  (what: string, pass: Pass) =>
  (method: Method): Method =>
    function (this: unknown, ...args) {
      const after = () => pass(`after ${what}`);
      pass(`before ${what}`);
      const back = args.at(-1);
      const called =
        typeof back !== 'function'
          ? args
          : args.with(-1, (...results: unknown[]) => {
              after();
              return Reflect.apply(back, undefined, results);
            });
      const result = Reflect.apply(method, this, called);
      return result instanceof Promise ? result.finally(after) : result;
    };

async function watchEmbedded(pass: Pass): Promise<void> {
  const { PGlite } = await import('@electric-sql/pglite');
  const query = between('a query', pass);
  for (const name of ['query', 'exec']) replaceMethod(PGlite.prototype, name, query);
  const transaction = (method: Method): Method =>
    async function (this: unknown, work) {
      if (typeof work !== 'function') throw new Error('a transaction without work');
      pass('before a transaction');
      const watched = (handed: object) => {
        for (const name of ['query', 'exec']) replaceMethod(handed, name, query);
        return Reflect.apply(work, undefined, [handed]);
      };
      return Promise.resolve(Reflect.apply(method, this, [watched])).finally(() =>
        pass('after a transaction'),
      );
    };
  replaceMethod(PGlite.prototype, 'transaction', transaction);
}

/** Calls `pass` at every boundary from now on; to be called before the database is opened. */
export async function watchBoundaries(isEmbedded: boolean, pass: Pass): Promise<void> {
  for (const [channel, boundary] of Object.entries(REQUESTS)) subscribe(channel, () => pass(boundary));
  if (isEmbedded) await watchEmbedded(pass);
  else replaceMethod(pg.Client.prototype, 'query', between('a query', pass));
}
