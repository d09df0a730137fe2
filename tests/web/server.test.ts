import { Agent, createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/web/metrics.ts';
import { serve } from '../support/serve.ts';
import { rawRequest, servedForOneTest } from '../support/web-server.ts';

const start = servedForOneTest();

describe('the HTTP server', () => {
  it('says that it is alive', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/healthz`);
    expect([response.status, await response.text()]).toEqual([200, 'ok\n']);
  });

  it('is ready only while every adapter is', async () => {
    let isReady = false;
    const { url } = await start({
      adapters: () => [
        { name: 'discord', isReady: () => true },
        { name: 'slack', isReady: () => isReady },
      ],
    });
    const before = await fetch(`${url}/readyz`);
    expect([before.status, await before.json()]).toEqual([
      503,
      { ready: false, adapters: { discord: true, slack: false } },
    ]);
    isReady = true;
    const after = await fetch(`${url}/readyz`);
    expect([after.status, await after.json()]).toEqual([
      200,
      { ready: true, adapters: { discord: true, slack: true } },
    ]);
  });

  it('shows what was counted', async () => {
    const metrics = createMetrics();
    metrics.answered({ command: 'outsourcing', outcome: 'found', platform: 'slack', seconds: 0.002 });
    const { url } = await start({ metrics });
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await response.text()).toContain(
      'bot_answers_total{command="outsourcing",outcome="found",platform="slack"} 1',
    );
  });

  it('hands requests for Slack over untouched, body and all', async () => {
    const seen: { incoming: IncomingMessage; body: string }[] = [];
    const { url } = await start({
      slack: async (incoming, outgoing) => {
        // Read late, as a handler does that first looks something up: the body must still be there.
        await new Promise(setImmediate);
        seen.push({ incoming, body: await text(incoming) });
        outgoing.writeHead(202, { 'x-from': 'slack' }).end('acknowledged');
      },
    });
    const response = await fetch(`${url}/slack/events?team=1`, {
      method: 'POST',
      body: 'a=%F0%9F%98%80&b=2',
    });
    expect([response.status, response.headers.get('x-from'), await response.text()]).toEqual([
      202,
      'slack',
      'acknowledged',
    ]);
    expect(seen.map(({ incoming, body }) => [incoming.method, incoming.url, body])).toEqual([
      ['POST', '/slack/events?team=1', 'a=%F0%9F%98%80&b=2'],
    ]);
  });

  it('has nothing for Slack where Slack does not come by HTTP', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/slack/events`, { method: 'POST', body: 'a=1' });
    expect(response.status).toBe(404);
  });

  it('says how to turn the page on where it is off', async () => {
    const { url } = await start();
    const response = await fetch(url);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      error: {
        message: 'The preview is off, since a platform is connected.',
        remedy: 'Set PREVIEW=1 to turn it on.',
      },
    });
    expect((await fetch(`${url}/preview/info`)).status).toBe(404);
  });

  it('keeps an unexpected error to the log', async () => {
    const metrics = { ...createMetrics(), read: () => Promise.reject(new Error('secret detail')) };
    const { url } = await start({ metrics });
    const response = await fetch(`${url}/metrics`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret detail');
  });

  it('refuses a port in use with one sentence and its remedy', async () => {
    const { port } = await start();
    await expect(serve({ port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is used by another program. Set PORT to a free one.`,
    );
  });

  it('refuses a host that is not this machine with its remedy', async () => {
    await expect(serve({ host: '192.0.2.1' })).rejects.toThrow(/192\.0\.2\.1 .* Set HOST to 127\.0\.0\.1/);
  });

  it('sends no version of its software and no long-lived promise of HTTPS', async () => {
    const { url } = await start();
    const { headers } = await fetch(`${url}/healthz`);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('stopping the HTTP server', () => {
  it('does not wait for connections that are kept alive', async () => {
    const server = await serve();
    const agent = new Agent({ keepAlive: true });
    await rawRequest(`${server.url}/healthz`, { agent });
    const started = performance.now();
    await server.stop();
    expect(performance.now() - started).toBeLessThan(1000);
    agent.destroy();
  });

  it('lets an answer under way finish', async () => {
    let finish = () => {};
    const arrived = Promise.withResolvers<void>();
    const server = await serve({
      slack: (_, outgoing) => {
        finish = () => outgoing.end('done');
        arrived.resolve();
      },
    });
    const answer = fetch(`${server.url}/slack/events`).then((response) => response.text());
    await arrived.promise;
    const stopped = server.stop();
    finish();
    expect(await answer).toBe('done');
    await stopped;
  });

  it('cuts off an answer that does not come', async () => {
    const arrived = Promise.withResolvers<void>();
    const server = await serve({ slack: () => arrived.resolve() });
    const answer = fetch(`${server.url}/slack/events`).catch(() => 'cut off');
    await arrived.promise;
    const started = performance.now();
    await server.stop();
    expect(performance.now() - started).toBeLessThan(2000);
    expect(await answer).toBe('cut off');
  });

  it('frees the port', async () => {
    const server = await serve();
    await server.stop();
    const next = createServer();
    await new Promise<void>((resolve) => next.listen(server.port, '127.0.0.1', resolve));
    await new Promise((resolve) => next.close(resolve));
  });
});
