import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../src/data/paragraphs.ts';
import { readSource } from '../../src/data/source-text.ts';

const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>x</title></head>
<body><h1>Eleven tugs</h1><p>There are 11 tugs.</p><p>Two left.</p></body></html>`;

describe('the text of a file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'source-'));
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(dir, name), content);
    return join(dir, name);
  };
  const textOf = async (path: string, language = 'en') =>
    (await readSource(path, { language })).map(({ text }) => text).join('\n');

  afterAll(() => rmSync(dir, { recursive: true }));

  it('is what it holds', async () => {
    expect(await textOf(file('a.txt', 'Eleven tugs.'))).toBe('Eleven tugs.');
  });

  it('loses its tags when it is a saved page', async () => {
    expect(paragraphsOf(await readSource(file('a.html', PAGE)))).toHaveLength(3);
    expect(paragraphsOf(await readSource(file('saved.txt', PAGE)))).toHaveLength(3);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffБуксиры ушли.'), 'ru', 'Буксиры ушли.'],
    ['UTF-16', Buffer.from('\ufeffБуксиры ушли.', 'utf16le'), 'en', 'Буксиры ушли.'],
    ['windows-1251', Buffer.from('c1f3eaf1e8f0fb20f3f8ebe82e', 'hex'), 'ru', 'Буксиры ушли.'],
    [
      'koi8-r',
      Buffer.from('e2d5cbd3c9d2d920d5dbcccd2e'.replace('cccd', 'ccc9'), 'hex'),
      'ru',
      'Буксиры ушли.',
    ],
    ['gb18030', Buffer.from('cdcfc2d6d2d1c0eb', 'hex'), 'zh', '拖轮已离'],
    ['big5', Buffer.from('b4e4a466', 'hex'), 'zh-TW', '港口'],
    ['latin 1', Buffer.from('636166e9', 'hex'), 'fr', 'café'],
  ])('is read though nothing names its character set: %s', async (_, bytes, language, text) => {
    expect(await textOf(file('old.txt', bytes), language)).toBe(text);
  });

  it.each([
    ['no such file', () => join(dir, 'none.txt'), 'no-file', /does not exist\. Give a text file/],
    ['a folder', () => dir, 'no-file', /is not a file\. Give/],
    ['a PDF document', () => file('a.pdf', '%PDF-1.7'), 'not-text', /is a PDF document, not text\. Open it/],
    ['a Word file', () => file('a.txt', 'PK\u0003\u0004'), 'not-text', /is a Word, Excel or archive file/],
    ['other bytes', () => file('b.txt', Buffer.from([1, 0, 2])), 'not-text', /is a binary file, not text/],
    ['an empty file', () => file('empty.txt', ' \n'), 'no-text', /has no text\. Give a file/],
    ['a huge file', () => file('big.txt', Buffer.alloc(11 << 20, 'a')), 'too-large', /larger than 10 MiB/],
  ])('cannot be had from %s', async (_, path, problem, message) => {
    const failure = readSource(path());
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toMatchObject({ name: 'SourceTextError', problem });
  });
});
