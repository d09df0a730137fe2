import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFactBook } from '../../src/core/book/fact-book.ts';
import { openBook } from '../../src/open-book.ts';
import { factsReport } from '../../src/report/facts-report.ts';
import { anIndicator, anObservation, aPack, aSource, aStatement } from '../support/build-pack.ts';

const root = join(import.meta.dirname, '../..');

describe('docs/facts.md', () => {
  it('is what the fact pack gives: npm run docs:facts', () => {
    const written = readFileSync(join(root, 'docs/facts.md'), 'utf8');
    expect(written).toBe(factsReport(openBook(join(root, 'data'))));
  });
});

describe('factsReport', () => {
  const coal = anIndicator('coal');
  const ministry = aSource('ministry', '2022-01-01', 'primary');
  const blog = aSource('blog', '2022-02-02', 'weak');
  const values = ['2015', '2016', '2018'].map((period, i) =>
    anObservation(coal, `${10 + i}`, { period, source: ministry, id: `coal-${period}` }),
  );
  const other = anObservation(coal, '15', { period: '2018', source: blog, id: 'coal-blog' });
  const misprint = anObservation(coal, '9999', {
    period: '2019',
    id: 'coal-misprint',
    doubt: 'misprint',
    caveat: { en: 'A thousand times too much.' },
  });
  const half = anObservation(coal, '5', { period: '2019-H1', id: 'coal-half' });
  const strike = aStatement('strike', 'Nobody dug coal in 2018.', { contradicts: [other.id] });
  const pack = aPack({
    indicators: [coal],
    observations: [...values, other, misprint, half],
    statements: [strike],
    sources: [ministry, blog],
  });
  const report = factsReport(createFactBook(pack));

  it('lists series of three points, without the half-year, the doubtful value and the other source', () => {
    const series = report.slice(report.indexOf('## Series'), report.indexOf('## Gaps'));
    expect(series.match(/^\| 201\d/gm)).toEqual(['| 2015', '| 2016', '| 2018']);
    expect(series).not.toMatch(/9,?999|half|\$15/);
  });

  it('names the year that is missing', () => {
    const gaps = report.slice(report.indexOf('## Gaps'), report.indexOf('## Disagreements'));
    expect(gaps).toMatch(/\| 2017 \|/);
  });

  it('misses no year of what is not annual', () => {
    const fair = { ...anIndicator('fair'), frequency: 'irregular' } as const;
    const fairs = ['1990', '2008'].map((period) =>
      anObservation(fair, '25', { period, source: ministry, id: `fair-${period}` }),
    );
    const text = factsReport(createFactBook(aPack({ indicators: [fair], observations: fairs })));
    expect(text).not.toContain('1991');
  });

  it('sets disagreements side by side once, with the difference and the rule', () => {
    const rows = report.split('\n').filter((row) => row.includes('%'));
    expect(rows).toEqual([
      '| coal, Hometown, 2018 | $12 (Publisher of ministry, 2022-01-01) | $15 (Publisher of blog, 2022-02-02) | +25.0% | source of higher rank |',
    ]);
  });

  it('gives no percentage for contradictions, and the reason of a doubt', () => {
    expect(report).toContain('hard to reconcile');
    expect(report).toMatch(/\$15 \| Nobody dug coal in 2018\./);
    expect(report).toContain('A thousand times too much.');
  });

  it('ranks the sources and links no mirror', () => {
    const mirror = aSource('mirror', '2022-01-01', 'mirror');
    const text = factsReport(createFactBook(aPack({ sources: [mirror, ministry] })));
    expect(text.indexOf('Title of ministry')).toBeLessThan(text.indexOf('Title of mirror'));
    expect(text).not.toContain('example.com/mirror');
    expect(text).toContain('](https://example.com/ministry)');
  });
});
