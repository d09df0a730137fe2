/** Where a new entry goes among those of its file, by their positions. */
export type Position =
  | { readonly kind: 'after'; readonly item: number }
  | { readonly kind: 'before'; readonly item: number }
  | { readonly kind: 'end' };

/** A text with one block more: it is `before` the block, the block, and what came `after`. */
export type Insertion = {
  readonly text: string;
  /** Offset of the first character that is new. */
  readonly at: number;
  readonly block: string;
  /** Line of the entry's first key, from 1. */
  readonly line: number;
};

const isBlank = (line: string) => line.trim() === '';

type Lines = {
  readonly lines: readonly string[];
  /** Offset at which a line begins; that of the line after the last is the end of the text. */
  readonly offset: (line: number) => number;
};

function linesOf(text: string): Lines {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  return {
    lines: lines.map((line) => line.replace(/\r$/, '')),
    offset: (line) => Math.min(starts[line] ?? text.length, text.length),
  };
}

/** The line behind the last one that belongs to an entry; a comment at the margin belongs to what follows it. */
function endOf(lines: readonly string[], from: number, next: number, margin: number): number {
  let end = next;
  while (end > from + 1) {
    const line = lines[end - 1] ?? '';
    if (!isBlank(line) && line.search(/\S/) > margin) break;
    if (!isBlank(line) && !line.trimStart().startsWith('#')) break;
    end--;
  }
  return end;
}

/** The first line of an entry or of the comment right above it; what stands at the head of a file is about the file. */
function startOf(lines: readonly string[], item: number): number {
  let start = item;
  while (start > 0 && /^\s*#/.test(lines[start - 1] ?? '')) start--;
  return start === 0 ? item : start;
}

/**
 * Puts the lines of an entry into a file as text, and leaves every other byte as it is. `starts` are the lines, from 0,
 * in which the file's entries begin. The block brings the blank line that parts it from its neighbours, where the file
 * parts its entries so. `null` where the entries are not the lines of a list, so that there is no place between them.
 */
export function insertEntry(
  text: string,
  starts: readonly number[],
  position: Position,
  entry: readonly string[],
): Insertion | null {
  const { lines, offset } = linesOf(text);
  const dashes = starts.map((start) => /^( *)- /.exec(lines[start] ?? '')?.[1]?.length);
  const margin = dashes[0] ?? 0;
  if (dashes.some((dash) => dash !== margin)) return null;
  const isSpaced = starts.length < 2 || starts.slice(1).some((start) => isBlank(lines[start - 1] ?? ''));

  const last = starts.length - 1;
  const item = position.kind === 'end' ? last : position.item;
  const own = starts[item];
  if (own === undefined && starts.length > 0) return null;
  const line =
    own === undefined
      ? lines.length
      : position.kind === 'before'
        ? startOf(lines, own)
        : endOf(lines, own, starts[item + 1] ?? lines.length, margin);
  if (starts.length === 0 && lines.some((one) => !isBlank(one) && !/^\s*#/.test(one))) return null;

  const blankBefore =
    position.kind !== 'before' && isSpaced && starts.length > 0 && !isBlank(lines[line - 1] ?? '');
  const blankAfter =
    isSpaced && line < lines.length && (position.kind === 'before' || !isBlank(lines[line] ?? ''));
  const isEndOpen = offset(line) > 0 && text[offset(line) - 1] !== '\n';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const added = [
    ...(blankBefore ? [''] : []),
    ...entry.map((one) => `${' '.repeat(margin)}${one}`),
    ...(blankAfter ? [''] : []),
  ];
  const joined = added.join(eol);
  const block = isEndOpen ? `${eol}${joined}` : `${joined}${eol}`;
  const at = offset(line);
  return {
    text: `${text.slice(0, at)}${block}${text.slice(at)}`,
    at,
    block,
    line: line + 1 + Number(blankBefore),
  };
}
