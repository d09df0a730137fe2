/** A part of a text between blank lines. Only HTML says that a text is a caption; others are told by their form. */
export type Block = {
  readonly kind: 'heading' | 'caption' | 'text';
  readonly level?: number;
  readonly text: string;
};

/** Ends a sentence, whatever quotation marks and brackets close after it. */
const SENTENCE_END = /[.。．…!?！？][\s"'”’»›」』)\]）】]*$/u;

/** A title or headline may ask or exclaim; only a full stop makes a short line a sentence. */
const FULL_STOP = /[.。．…][\s"'”’»›」』)\]）】]*$/u;

/** The photographer or agency in brackets at the end of a caption. */
const CREDIT = /[[(（【][^[\](（）)【】]{1,80}[\])）】]\s*$/u;

/** A caption that says so, in three languages. */
const CAPTION =
  /^(?:图为|图[:：]|图片说明|Photo:|Pictured|На (?:фото|снимке)|Фото:)|(?:摄|资料图|Photo by [^\n]{1,60})[)）]?$/iu;

/** A date that ends in a Russian abbreviation of the year. */
const DATE_LINE = /^[^.。]{0,40}\d{4}\s?г(?:ода)?\.$/u;

/** Titles, dates and bylines are shorter than this, paragraphs of an article mostly longer. */
const LONGEST_TITLE_LINE = 150;

/** A section heading as Markdown marks it. */
const HEADING = /^(#{1,6})\s/;

function isBody({ kind, text }: Block): boolean {
  if (kind === 'heading') return false;
  if (kind === 'caption') return true;
  if (CAPTION.test(text)) return true;
  const sentence = text.replace(CREDIT, '').trimEnd();
  if (DATE_LINE.test(sentence)) return false;
  return [text, sentence].some((line) =>
    line.length > LONGEST_TITLE_LINE ? SENTENCE_END.test(line) : FULL_STOP.test(line),
  );
}

/** Columns of a line: Chinese signs take two. */
const columns = (line: string) => line.length + (line.match(/[\u2e80-\u9fff\uff00-\uff60]/g)?.length ?? 0);

/** No one breaks lines at more. */
const WIDEST_WRAP = 160;

/**
 * The blocks of a plain text: divided by blank lines and before lines that Chinese typesetting indents. A text without
 * either whose lines are longer than any wrapped line has one block a line.
 */
export function blocksOf(text: string): readonly Block[] {
  const lines = text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(/^\ufeff/, '');
  const divider = /\n[^\S\n]*\n|\n(?=\u3000{1,4}\S|\u00a0{2,8}\S)/;
  const perLine =
    !divider.test(lines.trim()) && lines.split('\n').some((line) => columns(line) > WIDEST_WRAP);
  return lines
    .split(perLine ? '\n' : divider)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block): Block => {
      const marks = HEADING.exec(block)?.[1];
      return marks === undefined
        ? { kind: 'text', text: block }
        : { kind: 'heading', level: marks.length, text: block };
    });
}

/** Where the body begins: at its first sentence or caption; after a main heading near the top, whatever stands before. */
function bodyStart(blocks: readonly Block[]): number {
  const start = blocks.findIndex(isBody);
  const title = blocks.findIndex(({ kind, level }) => kind === 'heading' && level === 1);
  if (title < start) return start;
  const after = blocks.findIndex((block, index) => index > title && isBody(block));
  const skipped = blocks.slice(0, title).filter(isBody).length;
  const kept = blocks.slice(title).filter(isBody).length;
  return after >= 0 && skipped < kept ? after : start;
}

/**
 * A document's paragraphs by number, as provenance counts them: 0 is the title block (title, date, byline and menus: the
 * short lines without a sentence's end before the body), the body counts from 1. Captions count, also one above the
 * first sentence; a section heading belongs to the paragraph after it and is not counted.
 */
export function paragraphsOf(
  document: string | readonly Block[],
): readonly [title: string, ...body: string[]] {
  const blocks = typeof document === 'string' ? blocksOf(document) : document;
  const textOf = (some: readonly Block[]) => some.map(({ text }) => text).join('\n');
  const start = bodyStart(blocks);
  if (start < 0) return [textOf(blocks)];
  const body: string[] = [];
  let heading = '';
  for (const { kind, text } of blocks.slice(start)) {
    if (kind === 'heading') {
      heading += `${text}\n`;
    } else {
      body.push(`${heading}${text}`);
      heading = '';
    }
  }
  if (heading !== '') body.push(heading);
  return [textOf(blocks.slice(0, start)), ...body];
}
