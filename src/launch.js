/*
 * Starts main.ts, in plain JavaScript on purpose: the machine that takes types out of TypeScript costs 18 MB and 50 ms
 * in every process that needs it once. Node keeps its results in the compile cache, so with a cache that `npm ci` has
 * filled (`--fill`) nothing is left for it to do.
 */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../build/compile-cache', import.meta.url)));
const { start } = await import('./main.ts');

if (process.argv.includes('--fill')) {
  await import('./adapter/discord/start.ts');
  await import('./adapter/slack/start.ts');
  await import('./preview.ts');
  await import('./web/app.ts');
  await import('./web/preview-routes.ts');
  await import('./run-briefings.ts');
  await import('./store/database.ts');
  await import('./store/queue.ts');
  await import('./store/ledger.ts');
  await import('./store/briefing-store.ts');
  await import('./briefing/schedule.ts');
  flushCompileCache();
} else {
  await start(process.env);
}
