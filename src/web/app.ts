import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { refuse } from './refuse.ts';
import type { ServerOptions } from './server.ts';

/**
 * Nothing comes from anywhere but this server. Style attributes alone may be inline: the Discord components write a
 * message's colours as such, and an attribute can neither load nor run anything that the other rules forbid.
 */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  styleSrcAttr: ["'unsafe-inline'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** Commands are answered without the database of briefings, so it is told and keeps nothing from being ready. */
function readiness(adapters: ReturnType<ServerOptions['adapters']>, briefings: ServerOptions['briefings']) {
  const states = Object.fromEntries(adapters.map(({ name, isReady }) => [name, isReady()]));
  return {
    ready: Object.values(states).every(Boolean),
    adapters: states,
    ...(briefings !== undefined && { briefings: briefings() }),
  };
}

/** All routes but Slack's, as one function from a request to its response. */
export async function createApp({
  host,
  log,
  adapters,
  briefings,
  metrics,
  preview,
  pageFolder,
}: Omit<ServerOptions, 'port' | 'slack'>): Promise<Hono> {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: CONTENT_SECURITY_POLICY,
      referrerPolicy: 'no-referrer',
      // The server speaks HTTP; a promise to be reached by HTTPS is for whatever stands before it.
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
    }),
  );
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });

  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', (c) => {
    const state = readiness(adapters(), briefings);
    return c.json(state, state.ready ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    const { contentType, body } = await metrics.read();
    return c.body(body, 200, { 'content-type': contentType });
  });

  if (preview === null) {
    app.get('/', (c) =>
      refuse(c, 404, 'The preview is off, since a platform is connected.', 'Set PREVIEW=1 to turn it on.'),
    );
  } else {
    // A bot that is connected to its platforms does without the preview, and without loading it.
    const { previewRoutes } = await import('./preview-routes.ts');
    app.route('/', previewRoutes(preview, host, pageFolder));
  }

  app.notFound((c) =>
    refuse(c, 404, 'There is nothing at this address.', 'See / for the preview, or /healthz.'),
  );
  app.onError((error, c) => {
    log.error({ err: error, path: c.req.path }, 'an HTTP request failed');
    return refuse(c, 500, 'Something went wrong here, and it has been logged.', 'Try again.');
  });
  return app;
}
