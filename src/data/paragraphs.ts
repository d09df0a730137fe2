/** Ends a sentence, whatever quotation marks and brackets close after it. */
const SENTENCE_END = /[.。．…!?！？][\s"'”’»›」』)\]）】]*$/u;

/** A title or headline may ask or exclaim; only a full stop makes a short line a sentence. */
const FULL_STOP = /[.。．…][\s"'”’»›」』)\]）】]*$/u;

/** Titles, dates and bylines are shorter than this, paragraphs of an article mostly longer. */
const LONGEST_TITLE_LINE = 150;

/** A section heading as Markdown marks it; `source-text.ts` marks those of HTML pages in the same way. */
const HEADING = /^#{1,6}\s/;

function isBody(block: string): boolean {
  if (HEADING.test(block)) return false;
  return block.length > LONGEST_TITLE_LINE ? SENTENCE_END.test(block) : FULL_STOP.test(block);
}

/**
 * A text's paragraphs by number, as provenance counts them: 0 is the title block (title, date, byline and menus: the
 * short lines without a sentence's end before the body), the body counts from 1. Paragraphs are divided by blank
 * lines; a marked section heading belongs to the paragraph after it and is not counted.
 */
export function paragraphsOf(text: string): readonly [title: string, ...body: string[]] {
  const blocks = text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  const start = blocks.findIndex(isBody);
  if (start < 0) return [blocks.join('\n')];
  const body: string[] = [];
  let heading = '';
  for (const block of blocks.slice(start)) {
    if (HEADING.test(block)) {
      heading += `${block}\n`;
    } else {
      body.push(`${heading}${block}`);
      heading = '';
    }
  }
  if (heading !== '') body.push(heading);
  return [blocks.slice(0, start).join('\n'), ...body];
}
