import { describe, expect, it } from 'vitest';
import { isLoopback } from '../../src/web/guard.ts';
import { realPreview } from '../support/preview.ts';
import { serve } from '../support/serve.ts';
import { rawRequest, servedForOneTest } from '../support/web-server.ts';

const start = servedForOneTest();

async function statusFor(
  url: string,
  headers: Record<string, string>,
  method = 'GET',
  body = '',
): Promise<number | undefined> {
  return (await rawRequest(`${url}/preview/info`, { headers, method }, body)).statusCode;
}

describe('isLoopback', () => {
  it('knows the addresses of this machine', () => {
    expect(['127.0.0.1', '127.1.2.3', 'localhost', '::1'].map(isLoopback)).toEqual([true, true, true, true]);
    expect(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example.com', ''].map(isLoopback)).toEqual(
      Array(5).fill(false),
    );
  });
});

describe('the preview’s guard', () => {
  it('answers under the names of this machine, on any port, since a tunnel may lead here', async () => {
    const { url } = await start({ preview: realPreview() });
    for (const host of ['127.0.0.1:3000', 'localhost:8080', 'LOCALHOST', '[::1]:3000']) {
      expect([host, await statusFor(url, { host })]).toEqual([host, 200]);
    }
  });

  it('refuses a foreign name that leads to this machine', async () => {
    const { url } = await start({ preview: realPreview() });
    for (const host of ['rebound.example.com', 'localhost.example.com:3000', '192.0.2.7']) {
      expect([host, await statusFor(url, { host })]).toEqual([host, 403]);
    }
  });

  it('answers health questions under any name, as a load balancer asks them', async () => {
    const { url } = await start({ preview: realPreview() });
    const response = await rawRequest(`${url}/healthz`, { headers: { host: 'bot.internal' } });
    expect(response.statusCode).toBe(200);
  });

  it('refuses what the page of another site asks', async () => {
    const { url } = await start({ preview: realPreview() });
    const foreign = [
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
      { origin: 'https://example.com' },
      { origin: 'null' },
    ];
    for (const headers of foreign) {
      expect([headers, await statusFor(url, headers)]).toEqual([headers, 403]);
    }
  });

  it('lets a link on another site lead to the page', async () => {
    const { url } = await start({ preview: realPreview() });
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect(await statusFor(url, headers)).toBe(200);
    expect(await statusFor(url, headers, 'POST', '{}')).toBe(403);
  });

  it('leaves names alone where the server is open to the network on purpose', async () => {
    const server = await serve({ host: '0.0.0.0', preview: realPreview() });
    expect(await statusFor(server.url, { host: 'bot.internal:3000' })).toBe(200);
    expect(await statusFor(server.url, { host: 'bot.internal', origin: 'https://example.com' })).toBe(403);
    await server.stop();
  });
});
