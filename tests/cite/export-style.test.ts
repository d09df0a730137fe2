import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CitationRecord } from '../../src/cite/citation-record.ts';
import { exportCitations } from '../../src/cite/export-style.ts';
import { nastyText } from '../support/arbitrary-card.ts';
import { day, month } from '../support/build-pack.ts';
import { CslItems, readBibtex } from './citations.ts';

const record = (more: Partial<CitationRecord> = {}): CitationRecord => ({
  id: 'contract-value-2019',
  source: 'gazette',
  title: 'Services trade grows',
  publisher: 'Town Gazette',
  published: day('2020-08-31'),
  retrieved: day('2026-11-01'),
  url: 'https://news.example/a_b?c=1&d=%20x#{y}',
  language: 'en',
  paragraph: 7,
  note: 'Contract value, 2019: $3.45 billion (paragraph 7).',
  ...more,
});

describe('BibTeX', () => {
  it('names the publisher as one institution, with the date, the address and the day it was seen', async () => {
    expect(await exportCitations([record()], 'bibtex')).toBe(
      [
        '@online{contract-value-2019,',
        '\turldate = {2026-11-01},',
        '\tauthor = {{Town Gazette}},',
        '\tdate = {2020-08-31},',
        '\tnote = {Contract value, 2019: \\$3.45 billion (paragraph 7).},',
        '\ttitle = {Services trade grows},',
        '\turl = {https://news.example/a_b?c=1&d=%20x#%7By%7D},',
        '}',
      ].join('\n'),
    );
  });

  it('gives the month alone where no day is known', async () => {
    const monthly = record({ published: month('2018-07') });
    const text = await exportCitations([monthly], 'bibtex');
    expect(text).toContain('\tdate = {2018-07},');
    expect(readBibtex(text)[0]?.issued).toEqual({ 'date-parts': [[2018, 7]] });
    const items = CslItems.parse(JSON.parse(await exportCitations([monthly], 'csl-json')));
    expect(items[0]?.issued).toEqual({ 'date-parts': [[2018, 7]] });
  });

  it('leaves a date that nobody shows and an address that must not be linked out', async () => {
    const text = await exportCitations([record({ published: null, url: null })], 'bibtex');
    expect(text).toContain('@misc{contract-value-2019,');
    expect(text).not.toMatch(/\bdate =|url/);
  });

  it.each([
    ['zh', '服务外包合同额增长89%：“试点”', '哈尔滨市商务局'],
    ['ru', 'Объём услуг & торговли: рост на 5 %', 'Газета «Харбин» и Ко'],
    ['en', '[China’s 100% plan_b: {x} $5 #1 ~a^b \\c <i>d</i>]', 'Smith and Sons & Co.'],
  ])('is read back as it was in %s', async (language, title, publisher) => {
    const text = await exportCitations([record({ language, title, publisher })], 'bibtex');
    const [entry] = readBibtex(text);
    expect(entry).toMatchObject({
      title,
      author: [{ family: publisher }],
      issued: { 'date-parts': [[2020, 8, 31]] },
      accessed: { 'date-parts': [[2026, 11, 1]] },
    });
  });

  it('brings back title, year and address of any text', async () => {
    const spaced = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
    const title = nastyText(1, 200).filter((text) => !/[\p{Cc}\p{Cf}]/u.test(text));
    await fc.assert(
      fc.asyncProperty(title, fc.webUrl({ withQueryParameters: true }), async (any, url) => {
        const text = await exportCitations([record({ title: any, url })], 'bibtex');
        const [entry, ...others] = readBibtex(text);
        expect(others).toEqual([]);
        expect(spaced(entry?.title ?? '')).toBe(spaced(any));
        expect(entry?.issued?.['date-parts'][0][0]).toBe(2020);
        expect(entry?.URL).toBe(url);
      }),
      { numRuns: 200 },
    );
  });
});

describe('CSL-JSON', () => {
  it('is a list that the schema of CSL data takes, text for text', async () => {
    const one = record();
    const items = CslItems.parse(JSON.parse(await exportCitations([one], 'csl-json')));
    expect(items).toEqual([
      {
        id: one.id,
        type: 'webpage',
        title: one.title,
        author: [{ literal: one.publisher }],
        issued: { 'date-parts': [[2020, 8, 31]] },
        accessed: { 'date-parts': [[2026, 11, 1]] },
        URL: one.url,
        language: 'en',
        note: one.note,
      },
    ]);
  });

  it('says nothing of a date or an address that is not there', async () => {
    const text = await exportCitations([record({ published: null, url: null })], 'csl-json');
    const [item] = CslItems.parse(JSON.parse(text));
    expect(Object.keys(item ?? {})).toEqual(['id', 'type', 'title', 'author', 'language', 'note']);
  });
});
