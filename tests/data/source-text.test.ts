import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../src/data/paragraphs.ts';
import { readSourceText } from '../../src/data/source-text.ts';
import { type LoopbackServer, listenOnLoopback } from '../support/http-server.ts';

const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>x</title><style>p { color: red }</style></head>
<body><nav><a href="/">Home. All news.</a></nav>
<h1>Eleven &amp; more tugs</h1><div>10 April 2024</div>
<script>document.write('<p>99 tugs.</p>')</script>
<p>The port has <b>11</b>&nbsp;tugs, <a href="/x">says</a> the office.</p>
<h2>Cargo</h2><div>It handled 1.45&#160;million tonnes.</div></body></html>`;

describe('the text of a web page', () => {
  let server: LoopbackServer;

  beforeAll(async () => {
    server = await listenOnLoopback((request, response) => {
      const answers: Record<string, () => void> = {
        '/page': () => response.setHeader('content-type', 'text/html').end(PAGE),
        '/gbk': () =>
          response
            .setHeader('content-type', 'text/html; charset=gb2312')
            .end(
              Buffer.concat([Buffer.from('<p>'), Buffer.from([0xb8, 0xdb, 0xbf, 0xda]), Buffer.from('</p>')]),
            ),
        '/plain': () =>
          response.setHeader('content-type', 'text/plain; charset=utf-8').end('Title\n\nEleven.'),
        '/moved': () => response.writeHead(302, { location: '/plain' }).end(),
        '/pdf': () => response.setHeader('content-type', 'application/pdf').end('%PDF-1.7'),
        '/huge': () => {
          response.setHeader('content-type', 'text/plain');
          response.end(Buffer.alloc(21 * 1024 * 1024, 'a'));
        },
        '/never': () => {},
      };
      const answer = answers[request.url ?? ''] ?? (() => response.writeHead(404).end('no'));
      answer();
    });
  });

  afterAll(() => server.close());

  it('has the paragraphs of the page, without menus, scripts and tags', async () => {
    expect(paragraphsOf(await readSourceText(`${server.url}/page`))).toEqual([
      '# Eleven & more tugs\n10 April 2024',
      'The port has 11\u00a0tugs, says the office.',
      '## Cargo\nIt handled 1.45\u00a0million tonnes.',
    ]);
  });

  it('is read in the character set that the server names', async () => {
    expect(await readSourceText(`${server.url}/gbk`)).toBe('港口');
  });

  it('is taken as it is when it is plain, after a redirect too', async () => {
    expect(await readSourceText(`${server.url}/moved`)).toBe('Title\n\nEleven.');
  });

  it.each([
    ['/missing', /answered with status 404\. Open it in a browser/],
    ['/pdf', /is application\/pdf, not text\. Open it/],
    ['/huge', /is larger than 20 MiB/],
  ])('is refused with a remedy for %s', async (path, message) => {
    await expect(readSourceText(`${server.url}${path}`)).rejects.toThrow(message);
  });

  it('is not waited for longer than the time allowed', async () => {
    await expect(readSourceText(`${server.url}/never`, 50)).rejects.toThrow(
      /did not answer within 0\.05 seconds\. Open it in a browser/,
    );
  });

  it('cannot be had from a server that is not there', async () => {
    const gone = await listenOnLoopback(() => {});
    await gone.close();
    await expect(readSourceText(gone.url)).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)\. Open it/);
  });

  it.each(['ftp://example.org/a', 'file:///etc/hosts', 'http://'])(
    'is not asked for at %s',
    async (address) => {
      await expect(readSourceText(address)).rejects.toThrow(/no web address/);
    },
  );
});

describe('the text of a file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'source-'));
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(dir, name), content);
    return join(dir, name);
  };

  afterAll(() => rmSync(dir, { recursive: true }));

  it('is what it holds', async () => {
    expect(await readSourceText(file('a.txt', 'Eleven tugs.'))).toBe('Eleven tugs.');
  });

  it('loses its tags when it is a saved page', async () => {
    expect(paragraphsOf(await readSourceText(file('a.html', PAGE)))).toHaveLength(3);
    expect(paragraphsOf(await readSourceText(file('saved.txt', PAGE)))).toHaveLength(3);
  });

  it.each([
    ['no such file', () => join(dir, 'none.txt'), /does not exist\. Give a text file/],
    ['a folder', () => dir, /is not a file/],
    ['a PDF document', () => file('a.pdf', '%PDF-1.7'), /is a PDF document, not text/],
  ])('cannot be had from %s', async (_, path, message) => {
    await expect(readSourceText(path())).rejects.toThrow(message);
  });
});
