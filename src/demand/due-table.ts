import { styleText } from 'node:util';
import type { DueRow } from './due-list.ts';

type Column = {
  readonly head: string;
  readonly cell: (row: DueRow) => string;
  /** Columns of the terminal at most. */
  readonly most: number;
  readonly isNumber?: true;
};

const COLUMNS: readonly Column[] = [
  { head: 'asked', cell: ({ asked }) => String(asked), most: 9, isNumber: true },
  { head: 'id', cell: ({ id }) => id, most: 60 },
  { head: 'name', cell: ({ name }) => name, most: 36 },
  { head: 'area', cell: ({ area }) => area, most: 20 },
  { head: 'latest', cell: ({ latest }) => latest, most: 15 },
  { head: 'published', cell: ({ published }) => published ?? 'no date', most: 10 },
  { head: 'state', cell: ({ freshness }) => freshness, most: 10 },
  { head: 'due since', cell: ({ dueSince }) => dueSince, most: 10 },
  { head: 'source', cell: ({ source }) => source.publisher, most: 30 },
];

/** Chinese characters, full-width forms and the like take two columns of a terminal. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u;

const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (WIDE.test(one) ? 2 : 1), 0);

/** Cut to a width, with an ellipsis that counts. */
function cut(text: string, most: number): string {
  if (widthOf(text) <= most) return text;
  let kept = '';
  for (const one of text) {
    if (widthOf(kept + one) > most - 1) break;
    kept += one;
  }
  return `${kept.trimEnd()}…`;
}

const pad = (text: string, width: number, isNumber = false) => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return isNumber ? space + text : text + space;
};

/** Colours only where a terminal reads it: `styleText` looks at the stream and at NO_COLOR. */
const paint = (style: 'red' | 'yellow' | 'green' | 'bold' | 'dim', text: string) =>
  styleText(style, text, { stream: process.stdout });

function painted(head: string, text: string, { freshness }: DueRow): string {
  if (head === 'id') return paint('bold', text);
  if (head !== 'state') return text;
  return paint(freshness === 'overdue' ? 'red' : freshness === 'due' ? 'yellow' : 'green', text);
}

/** The list for people, one row a line. */
export function dueTable(rows: readonly DueRow[]): string {
  const columns = COLUMNS.map((column) => {
    const cells = rows.map((row) => cut(column.cell(row), column.most));
    return { ...column, cells, width: Math.max(...[column.head, ...cells].map(widthOf)) };
  });
  const head = columns.map((column) => pad(column.head, column.width, column.isNumber)).join('  ');
  const lines = rows.map((row, at) =>
    columns
      .map((column) => painted(column.head, pad(column.cells[at] ?? '', column.width, column.isNumber), row))
      .join('  ')
      .trimEnd(),
  );
  return [paint('dim', head.trimEnd()), ...lines].join('\n');
}
