import { describe, expect, it } from 'vitest';
import { apaCitation } from '../../src/cite/apa.ts';
import type { CitationRecord } from '../../src/cite/citation-record.ts';
import { day, month } from '../support/build-pack.ts';

const record = (more: Partial<CitationRecord> = {}): CitationRecord => ({
  id: 'contract-value-2019',
  source: 'gazette',
  title: 'Services trade grows',
  publisher: 'Town Gazette',
  published: day('2020-08-31'),
  retrieved: null,
  url: 'https://news.example/a',
  language: 'en',
  paragraph: 7,
  note: '',
  ...more,
});

const UNDATED = { published: null, retrieved: day('2026-11-01') };

describe('an APA citation', () => {
  it.each([
    [
      'en',
      'Town Gazette. (2020, August 31). Services trade grows. https://news.example/a\nIn the text: (Town Gazette, 2020, para. 7)',
    ],
    [
      'zh',
      'Town Gazette. (2020年8月31日). Services trade grows. https://news.example/a\n文中引用：(Town Gazette, 2020, 第7段)',
    ],
    [
      'ru',
      'Town Gazette. (2020, 31 августа). Services trade grows. https://news.example/a\nВ тексте: (Town Gazette, 2020, абз. 7)',
    ],
  ] as const)('has the reference and what stands in the text, in %s', (language, expected) => {
    expect(apaCitation([record()], language)).toBe(expected);
  });

  it.each([
    ['en', '(n.d.). Services trade grows. Retrieved November 1, 2026, from https://news.example/a'],
    ['zh', '(日期不详). Services trade grows. 2026年11月1日检索自 https://news.example/a'],
    ['ru', '(б. д.). Services trade grows. Дата обращения: 1 ноября 2026 г. https://news.example/a'],
  ] as const)('of an undated page says so, and when it was seen, in %s', (language, expected) => {
    expect(apaCitation([record(UNDATED)], language)).toContain(expected);
  });

  it.each([
    ['en', '(2018, July). Services trade grows. https', '(Town Gazette, 2018, para. 7)'],
    ['zh', '(2018年7月). Services trade grows. https', '(Town Gazette, 2018, 第7段)'],
    ['ru', '(2018, июль). Services trade grows. https', '(Town Gazette, 2018, абз. 7)'],
  ] as const)('of a page that shows a month alone gives that month, in %s', (language, reference, inText) => {
    const text = apaCitation([record({ published: month('2018-07') })], language);
    expect(text).toContain(reference);
    expect(text).toContain(inText);
  });

  it('keeps the brackets of a described title, and doubles no full stop', () => {
    const text = apaCitation([record({ title: '[Report of the Bureau.]', publisher: 'Smith Inc.' })], 'en');
    expect(text).toContain('Smith Inc. (2020, August 31). [Report of the Bureau.]');
    expect(apaCitation([record({ title: 'Who grows?' })], 'en')).toContain('Who grows? https');
  });

  it('names no address where there is none', () => {
    expect(apaCitation([record({ url: null, ...UNDATED })], 'en')).toMatch(
      /^Town Gazette\. \(n\.d\.\)\. Services trade grows\.\n/,
    );
  });

  it('gives a document once, with all paragraphs but the title block', () => {
    const text = apaCitation(
      [record({ paragraph: 7 }), record({ paragraph: 4 }), record({ paragraph: 0 })],
      'en',
    );
    expect(text).toBe(
      'Town Gazette. (2020, August 31). Services trade grows. https://news.example/a\nIn the text: (Town Gazette, 2020, paras. 4, 7)',
    );
    expect(apaCitation([record({ paragraph: 0 })], 'en')).toContain('(Town Gazette, 2020)');
  });

  it('sorts documents and tells those of one author and year apart by a letter', () => {
    const later = record({ source: 'b', title: 'Later', published: day('2020-09-01'), paragraph: 1 });
    const other = record({ source: 'c', title: 'Other', publisher: 'Almanac', paragraph: 2 });
    const undated = [
      record({ source: 'd', title: 'B', ...UNDATED }),
      record({ source: 'e', title: 'A', ...UNDATED }),
    ];
    const lines = apaCitation([later, record(), other, ...undated], 'en').split('\n');
    expect(lines.map((line) => line.split(' http')[0]?.replace(/ Retrieved.*/u, ''))).toEqual([
      'Almanac. (2020, August 31). Other.',
      'Town Gazette. (n.d.-a). A.',
      'Town Gazette. (n.d.-b). B.',
      'Town Gazette. (2020a, August 31). Services trade grows.',
      'Town Gazette. (2020b, September 1). Later.',
      'In the text: (Almanac, 2020, para. 2; Town Gazette, n.d.-a, para. 7; Town Gazette, n.d.-b, para. 7; Town Gazette, 2020a, para. 7; Town Gazette, 2020b, para. 1)',
    ]);
  });
});
