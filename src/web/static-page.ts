import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { refuse } from './refuse.ts';

/** Where `npm run build` puts the page. */
export const PAGE_FOLDER = fileURLToPath(new URL('../../build/page/', import.meta.url));

/** Sets how long a browser may keep what the next handler finds. */
function keep(cacheControl: string): MiddlewareHandler {
  return (c, next) => {
    c.header('cache-control', cacheControl);
    return next();
  };
}

/** The built page. Its assets carry their content's hash in their names, so only the page itself is asked for anew. */
export function staticPage(folder: string): Hono {
  const page = new Hono();
  page.get(
    '/assets/*',
    keep('public, max-age=31536000, immutable'),
    serveStatic({ rewriteRequestPath: (path) => join(folder, path) }),
  );
  page.get(
    '/',
    keep('no-cache'),
    serveStatic({ rewriteRequestPath: () => join(folder, 'index.html') }),
    (c) => refuse(c, 503, 'The preview page is not built.', 'Run: npm run build'),
  );
  return page;
}
