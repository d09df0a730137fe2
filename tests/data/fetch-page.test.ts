import { createServer, type Server } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonOfFailure } from '../../src/data/fetch-failure.ts';
import { readSource } from '../../src/data/source-text.ts';
import { type LoopbackServer, listenOnLoopback } from '../support/http-server.ts';

const TEXT = 'Port news\n\nThere are 11 tugs.';
const GBK = Buffer.from('b8dbbfda', 'hex'); // 港口
const BIG5 = Buffer.from('b4e4a466', 'hex'); // 港口
const CP1251 = Buffer.from('cff0e8f7e0eb', 'hex'); // Причал
const KOI8 = Buffer.from('f0d2c9dec1cc', 'hex'); // Причал
const around = (before: string, bytes: Uint8Array) => Buffer.concat([Buffer.from(before), bytes]);

type Answer = readonly [status: number, headers: Readonly<Record<string, string>>, body: string | Uint8Array];
const html = (body: string | Uint8Array, charset = ''): Answer => [
  200,
  { 'content-type': `text/html${charset === '' ? '' : `; charset=${charset}`}` },
  body,
];
const packed = (encoding: string, body: string | Uint8Array): Answer => [
  200,
  { 'content-type': 'text/plain', 'content-encoding': encoding },
  body,
];
const to = (location: string, status = 302): Answer => [status, { location }, ''];
const status = (code: number, headers: Readonly<Record<string, string>> = {}): Answer => [
  code,
  headers,
  'no',
];

const ANSWERS: Readonly<Record<string, Answer>> = {
  '/plain': [200, { 'content-type': 'text/plain; charset=utf-8' }, TEXT],
  '/untyped': [200, {}, TEXT],
  '/gzip': packed('gzip', gzipSync(TEXT)),
  '/deflate': packed('deflate', deflateSync(TEXT)),
  '/br': packed('br', brotliCompressSync(TEXT)),
  '/zstd': packed('zstd', zstdCompressSync(TEXT)),
  '/lies-gzip': packed('gzip', 'this is not compressed at all'),
  '/odd': packed('rot13', TEXT),
  '/bomb': packed('gzip', gzipSync(Buffer.alloc(30 << 20, 'a'))),
  '/gbk': html(around('<p>', GBK), 'gb2312'),
  '/gbk-meta': html(around('<meta charset=gbk><p>', GBK)),
  '/gbk-old-meta': html(
    around('<meta http-equiv="Content-Type" content="text/html; charset=gb18030"><p>', GBK),
  ),
  '/gbk-served-as-utf8': html(around('<meta charset="gbk"><p>', GBK), 'utf-8'),
  '/big5': html(around('<p>', BIG5), 'big5'),
  '/1251': html(around('<p>', CP1251), 'windows-1251'),
  '/1251-meta': html(around('<meta charset="win-1251"><p>', CP1251)),
  '/koi8': html(around('<p>', KOI8), 'KOI8-R'),
  '/latin-lie': html('<p>Причал', 'iso-8859-1'),
  '/unknown-charset': html('<p>Причал', 'x-martian'),
  '/utf16': html(Buffer.from('\ufeff<p>Причал', 'utf16le')),
  '/moved': to('/plain', 301),
  '/moved-away': to('moved', 308),
  '/loop': to('/loop'),
  '/to-ftp': to('ftp://127.0.0.1/a'),
  '/to-file': to('file:///etc/hosts'),
  '/to-nothing': to('http://'),
  '/to-other-name': to('http://localhost:1/plain'),
  '/to-other-loopback': to('http://127.0.0.2:1/plain'),
  '/to-decimal': to('http://2130706434:1/plain'),
  '/to-private': to('http://10.1.2.3/'),
  '/to-metadata': to('http://169.254.169.254/latest/'),
  '/to-v6': to('http://[::1]:1/'),
  '/to-mapped': to('http://[::ffff:7f00:2]:1/'),
  '/401': status(401),
  '/403': status(403),
  '/404': status(404),
  '/410': status(410),
  '/429': status(429, { 'retry-after': '120' }),
  '/429-bare': status(429),
  '/500': status(500),
  '/503': status(503),
  '/204': [204, {}, ''],
  '/pdf': [200, { 'content-type': 'application/pdf' }, '%PDF-1.7'],
  '/pdf-as-text': [200, { 'content-type': 'text/html' }, '%PDF-1.7'],
  '/picture': [200, { 'content-type': 'image/png' }, Buffer.from('89504e470d0a', 'hex')],
  '/sound': [200, { 'content-type': 'audio/ogg' }, 'Oggs'],
  '/huge': [200, { 'content-type': 'text/plain' }, Buffer.alloc((10 << 20) + 1, 'a')],
  '/shell': html('<title>x</title><div id="root"></div><script src="/app.js"></script>'),
  '/shell-noscript': html('<noscript>Turn JavaScript on.</noscript><p>Loading</p><script>run()</script>'),
  '/deep': html(`<p>One.</p>${'<div>'.repeat(20_000)}Deep.`),
  '/empty': html(''),
};

describe('a page of the web', () => {
  let server: LoopbackServer;
  const read = async (path: string) =>
    (await readSource(`${server.url}${path}`)).map(({ text }) => text).join('\n\n');

  beforeAll(async () => {
    server = await listenOnLoopback((request, response) => {
      const [code, headers, body] = ANSWERS[request.url ?? ''] ?? status(404);
      if (request.url === '/never') return;
      if (request.url === '/slow') {
        response.writeHead(200).write('The beginning');
        return;
      }
      if (request.url === '/cut') {
        response.writeHead(200, { 'content-length': '100' }).write('The beginning');
        setImmediate(() => response.destroy());
        return;
      }
      response.writeHead(code, headers).end(body);
    });
  });

  afterAll(() => server.close());

  it.each(['/plain', '/untyped', '/gzip', '/deflate', '/br', '/zstd', '/moved', '/moved-away'])(
    'is read from %s',
    async (path) => {
      expect(await read(path)).toBe(TEXT);
    },
  );

  it.each([
    ['/gbk', '港口'],
    ['/gbk-meta', '港口'],
    ['/gbk-old-meta', '港口'],
    ['/gbk-served-as-utf8', '港口'],
    ['/big5', '港口'],
    ['/1251', 'Причал'],
    ['/1251-meta', 'Причал'],
    ['/koi8', 'Причал'],
    ['/latin-lie', 'Причал'],
    ['/unknown-charset', 'Причал'],
    ['/utf16', 'Причал'],
  ])('is read in its character set: %s', async (path, text) => {
    expect(await read(path)).toBe(text);
  });

  it.each([
    ['/401', 'refused', /is not given to programs \(status 401\)\. Open it in a browser/],
    ['/403', 'refused', /is not given to programs \(status 403\)\. Open it in a browser/],
    ['/404', 'refused', /is not there \(status 404\)\. Check the address/],
    ['/410', 'refused', /is not there \(status 410\)\. Check the address/],
    ['/429', 'refused', /asked too often \(status 429\)\. Try again in 120 seconds, or save/],
    ['/429-bare', 'refused', /asked too often \(status 429\)\. Try again later, or save/],
    ['/500', 'refused', /is out of order \(status 500\)\. Try again later/],
    ['/503', 'refused', /is out of order \(status 503\)\. Try again later/],
    ['/204', 'refused', /answered with status 204\. Open it/],
    ['/odd', 'refused', /compressed in an unknown way \(rot13\)\. Open it/],
    ['/lies-gzip', 'unreachable', /is compressed wrongly \(Z_DATA_ERROR\)\. Open it/],
    ['/cut', 'unreachable', /broke the connection off \(ECONNRESET\)\. Try again/],
    ['/pdf', 'not-text', /is a PDF document, not text\. Open it/],
    ['/pdf-as-text', 'not-text', /is a PDF document, not text\. Open it/],
    ['/picture', 'not-text', /is a picture, not text\. Open it/],
    ['/sound', 'not-text', /is audio\/ogg, not text\. Open it/],
    ['/huge', 'too-large', /is larger than 10 MiB\. Save its text/],
    ['/bomb', 'too-large', /is larger than 10 MiB\. Save its text/],
    ['/shell', 'no-text', /has no text before its scripts have run\. Save the page from a browser/],
    ['/shell-noscript', 'no-text', /has no text before its scripts have run\. Save the page/],
    ['/deep', 'not-text', /is nested too deeply to be read\. Open it/],
    ['/empty', 'no-text', /has no text before its scripts have run\. Save the page/],
    ['/loop', 'refused', /redirects more than 10 times\. Open it/],
    ['/to-ftp', 'refused', /redirects to what is no web address \(ftp:.*\)\. Open it/],
    ['/to-file', 'refused', /redirects to what is no web address \(file:.*\)\. Open it/],
    ['/to-nothing', 'refused', /redirects to what is no web address \(http:\/\/\)\. Open it/],
  ])('cannot be had from %s, and says why in one line', async (path, problem, message) => {
    const failure = readSource(`${server.url}${path}`);
    await expect(failure).rejects.toMatchObject({ name: 'SourceTextError', problem });
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toThrow(/^[^\n]+\.$/);
  });

  it.each([
    ['/to-other-name', /\(localhost, [\d.:]+\)/],
    ['/to-other-loopback', /\(127\.0\.0\.2\)/],
    ['/to-decimal', /\(127\.0\.0\.2\)/],
    ['/to-private', /\(10\.1\.2\.3\)/],
    ['/to-metadata', /\(169\.254\.169\.254\)/],
    ['/to-v6', /\(::1\)/],
    ['/to-mapped', /\(::ffff:7f00:2\)/],
  ])('does not lead into a private network: %s', async (path, address) => {
    const failure = readSource(`${server.url}${path}`);
    await expect(failure).rejects.toMatchObject({ problem: 'refused' });
    await expect(failure).rejects.toThrow(/redirects to an address of a private network/);
    await expect(failure).rejects.toThrow(address);
  });

  it.each(['/never', '/slow'])('is not waited for longer than the time allowed: %s', async (path) => {
    await expect(readSource(`${server.url}${path}`, { timeout: 200 })).rejects.toThrow(
      /did not answer within 0\.2 seconds\. Open it in a browser/,
    );
  });

  it.each(['ftp://example.org/a', 'file:///etc/hosts', 'http://'])(
    'is not asked for at %s',
    async (address) => {
      await expect(readSource(address)).rejects.toThrow(/no web address\. Give one/);
    },
  );

  it('cannot be had from a server that is not there', async () => {
    const gone = await listenOnLoopback(() => {});
    await gone.close();
    await expect(readSource(gone.url)).rejects.toThrow(/refuses the connection \(ECONNREFUSED\)\. Check/);
  });

  it('cannot be had from a name that nobody has', async () => {
    await expect(readSource('http://no-such-host.invalid/')).rejects.toThrow(
      /has a host name that (?:nobody knows \(ENOTFOUND\)|cannot be looked up now \(EAI_AGAIN\))\. Check/,
    );
  });
});

describe('a server that is no web server', () => {
  const listen = async (said: string) => {
    const server: Server = createServer((socket) => socket.on('error', () => {}).end(said));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    return { host: `127.0.0.1:${address.port}`, close: () => server.close() };
  };

  it('is said to speak no HTTP', async () => {
    const { host, close } = await listen('220 ready\r\n');
    await expect(readSource(`http://${host}/`)).rejects.toThrow(/does not answer in HTTP \(HPE_.*\)\. Check/);
    close();
  });

  it('is said to have no secure connection', async () => {
    const { host, close } = await listen('220 ready\r\n');
    await expect(readSource(`https://${host}/`)).rejects.toThrow(
      /has no secure connection that can be trusted \((?:EPROTO|ERR_SSL_\w+)\)\. Open it/,
    );
    close();
  });

  it('is said to break off when it says nothing', async () => {
    const { host, close } = await listen('');
    await expect(readSource(`http://${host}/`)).rejects.toThrow(/broke the connection off \(ECONNRESET\)/);
    close();
  });
});

describe('a failure', () => {
  const failed = (code: string) => Object.assign(new Error('no'), { code });

  it.each([
    ['CERT_HAS_EXPIRED', /secure connection/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /secure connection/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /secure connection/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /secure connection/],
    ['EAI_AGAIN', /looked up/],
    ['EHOSTUNREACH', /cannot be reached/],
  ])('is said in words and with its code: %s', (code, words) => {
    const { what, remedy } = reasonOfFailure(failed(code), false, 1);
    expect(what).toMatch(words);
    expect(what).toContain(`(${code})`);
    expect(remedy).toMatch(/^(?:Open|Check).*\.$/);
  });

  it('of several addresses is that of the last', () => {
    const error = new AggregateError([failed('EHOSTUNREACH'), failed('ECONNREFUSED')]);
    expect(reasonOfFailure(error, false, 1).what).toContain('ECONNREFUSED');
  });
});
