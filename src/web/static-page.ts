import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { refuse } from './refuse.ts';

/** Where `npm run build` puts the page. */
export const PAGE_FOLDER = fileURLToPath(new URL('../../build/page/', import.meta.url));

/** The built page. Its assets carry their content's hash in their names, so only the page itself is asked for anew. */
export function staticPage(folder: string = PAGE_FOLDER): Hono {
  const page = new Hono();
  const inFolder = (path: string) => join(folder, path);
  page.get(
    '/assets/*',
    serveStatic({
      rewriteRequestPath: inFolder,
      onFound: (_, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  );
  page.get(
    '/',
    serveStatic({
      rewriteRequestPath: () => inFolder('index.html'),
      onFound: (_, c) => c.header('cache-control', 'no-cache'),
    }),
    (c) => refuse(c, 503, 'The preview page is not built.', 'Run: npm run build'),
  );
  return page;
}
