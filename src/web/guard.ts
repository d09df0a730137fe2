import type { MiddlewareHandler } from 'hono';
import { refuse } from './refuse.ts';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a server bound to this address is reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function hostName(authority: string | undefined): string | null {
  const url = `http://${authority}`;
  return authority !== undefined && URL.canParse(url) ? new URL(url).hostname : null;
}

/**
 * Refuses requests that a page of somebody else's makes with the reader's browser. A page under a name that points to
 * this machine (DNS rebinding) shows itself by the name in `Host`; any port is right, since a tunnel may lead here.
 * A page under its own name shows itself by `Sec-Fetch-Site`, or by `Origin` in browsers that do not send that.
 */
export function onlyOwnPage(boundTo: string): MiddlewareHandler {
  const names = isLoopback(boundTo) ? new Set([...LOOPBACK_NAMES, boundTo]) : null;
  return async (c, next) => {
    const name = hostName(c.req.header('host'));
    if (names !== null && (name === null || !names.has(name))) {
      return refuse(
        c,
        403,
        'This address is not the preview’s.',
        'Open it as http://127.0.0.1 or localhost.',
      );
    }
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const isForeign =
      site === undefined
        ? origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === c.req.header('host'))
        : site !== 'same-origin' && site !== 'none';
    // Following a link to the page is no harm; everything else is for the page itself.
    if (isForeign && !(c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate')) {
      return refuse(c, 403, 'The preview answers only its own page.', 'Open the preview itself.');
    }
    return next();
  };
}
