import { describe, expect, it } from 'vitest';
import { dueList } from '../../src/demand/due-list.ts';
import { dueTable } from '../../src/demand/due-table.ts';
import {
  aDerivedIndicator,
  aFactBook,
  anIndicator,
  anObservation,
  aStatement,
  day,
  id,
} from '../support/build-pack.ts';

const yearly = (name: string, nextAfterMonths: number | null) => anIndicator(name, { nextAfterMonths });
const late = yearly('late', 12);
const share = aDerivedIndicator('share', { kind: 'share', part: id('late'), whole: id('later') });
const book = aFactBook({
  indicators: [share],
  observations: [
    anObservation(late, '1', { period: '2022' }),
    anObservation(late, '2', { period: '2023' }),
    anObservation(yearly('later', 12), '3', { period: '2021' }),
    anObservation(yearly('barely-due', 12), '4', { period: '2024-11', id: 'barely-due-1' }),
    anObservation(yearly('current', 12), '5', { period: '2026' }),
    anObservation(yearly('ended', null), '6', { period: '2001' }),
  ],
  statements: [
    aStatement('goal-of-2020', 'The goal is set.', { nextAfterMonths: 12 }),
    aStatement('road-opened', 'The road was opened.'),
  ],
});
const today = day('2025-12-15');
const asked = {
  since: '2026-11-23',
  indicators: { late: 3, 'barely-due': 7 },
  statements: { 'goal-of-2020': 3 },
};
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);

describe('the list of what is due', () => {
  it('has the latest of each series that grows old, and no computed one', () => {
    const rows = dueList(book, { today, asked: null, isAll: false });
    expect(rows.find((row) => row.id === 'late')).toEqual({
      asked: 0,
      id: 'late',
      kind: 'indicator',
      name: 'late',
      area: 'hometown',
      freshness: 'overdue',
      latest: '2023',
      published: '2020-08-31',
      dueSince: '2024-12-31',
      source: { id: 'gazette', publisher: 'Publisher of gazette', url: 'https://example.com/gazette' },
    });
    expect(idsOf(rows).sort()).toEqual(['barely-due', 'goal-of-2020', 'late', 'later']);
  });

  it('begins with what is late the longest where nothing was counted', () => {
    const rows = dueList(book, { today, asked: null, isAll: false });
    expect(idsOf(rows)).toEqual(['goal-of-2020', 'later', 'late', 'barely-due']);
    expect(rows.at(-1)?.freshness).toBe('due');
  });

  it('begins with what is asked for most, of equals with what is late the longest', () => {
    const rows = dueList(book, { today, asked, isAll: false });
    expect(idsOf(rows)).toEqual(['barely-due', 'goal-of-2020', 'late', 'later']);
    expect(rows.map((row) => row.asked)).toEqual([7, 3, 3, 0]);
  });

  it('has what is still current only when all is asked for, and never what cannot grow old', () => {
    const rows = dueList(book, { today, asked, isAll: true });
    expect(rows.at(-1)).toMatchObject({ id: 'current', freshness: 'current' });
    expect(idsOf(rows)).not.toContain('ended');
    expect(idsOf(rows)).not.toContain('road-opened');
  });

  it('is printed in columns that line up, also with Chinese and long names', () => {
    const [first] = dueList(book, { today, asked, isAll: false });
    if (first === undefined) throw new Error('nothing is due');
    const rows = [
      first,
      { ...first, name: '服务外包合同额' },
      { ...first, name: 'x'.repeat(100), area: 'elsewhere', published: null },
    ];
    const lines = dueTable(rows).split('\n');
    const wide = (text: string) =>
      [...text].reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? 2 : 1), 0);
    const columns = lines.slice(1).map((line) => wide(line.slice(0, line.indexOf(first.latest))));
    expect(new Set(columns).size).toBe(1);
    expect(lines[3]).toContain(`${'x'.repeat(35)}…  elsewhere`);
    expect(lines[3]).toContain('no date');
  });
});
