import type { FormatCallback, SelectorDefinition } from 'html-to-text';
import { type Block, blocksOf } from './paragraphs.ts';

/** Private-use characters that begin a block of a kind: no page prints them. */
const CAPTION_MARK = '\ue000';
const HEADING_MARKS = ['\ue001', '\ue002', '\ue003', '\ue004', '\ue005', '\ue006'];
/** Stands where something is left out. */
const CUT_MARK = '\ue007';
const MARKS = /[\ue000-\ue007]/g;

/** What is not the document: menus, programs, forms, what no reader sees. */
const SKIPPED = [
  'head, script, style, noscript, template, nav, aside, footer, menu, dialog, button, select, input, textarea',
  'iframe, object, svg, canvas, audio, video, map, img',
  '[hidden], [aria-hidden=true], [style*="display:none"], [style*="display: none"], [style*="visibility:hidden"]',
  '[style*="visibility: hidden"], [role=navigation], [role=complementary], [role=contentinfo], [role=search]',
  '.nav, .navbar, .menu, .sidebar, .breadcrumb, .breadcrumbs, .footer, .copyright, .cookie-banner, .visually-hidden',
  '#nav, #navbar, #menu, #sidebar, #footer, #copyright',
].flatMap((names) => names.split(', '));

const CAPTIONS = ['figcaption', 'caption', '.caption', '[class$="caption"]', '[class$="caption-text"]'];

/** Elements that stand apart from the text around them. */
const APART =
  'div, section, article, main, header, p, li, dt, dd, blockquote, figure, address, center, details, summary, pre, fieldset, td, th, tr, table'.split(
    ', ',
  );

/** Their presence tells a table for layout from one of data. */
const LAYOUT = new Set(['p', 'div', 'table', 'ul', 'ol', 'h1', 'h2', 'h3', 'article', 'section', 'center']);

/** Deeper nesting than any page needs would exhaust the stack. */
const DEEPEST = 400;

type Node = Parameters<FormatCallback>[0];

function holdsBlocks(node: Node, depth = 0): boolean {
  const children = (node.children ?? []).filter(({ type, data }) => type !== 'text' || /\S/.test(data ?? ''));
  return children.some(
    (child, index) =>
      LAYOUT.has(child.name ?? '') ||
      (child.name === 'br' && children[index + 1]?.name === 'br') ||
      (depth < DEEPEST && holdsBlocks(child, depth + 1)),
  );
}

const isData = new WeakMap<object, boolean>();

function isDataTable(node: Node): boolean {
  const known = isData.get(node);
  if (known !== undefined) return known;
  const data = !holdsBlocks(node);
  isData.set(node, data);
  return data;
}

function tableOf(node: Node): Node | null {
  let above = node.parent ?? null;
  while (above !== null && above.name !== 'table') above = above.parent ?? null;
  return above;
}

const inDataTable = (node: Node) => {
  const table = tableOf(node);
  return table !== null && isDataTable(table);
};

const block =
  (mark: string, lines = 2): FormatCallback =>
  (element, walk, builder) => {
    builder.openBlock({ leadingLineBreaks: lines });
    if (mark !== '') builder.addInline(mark);
    walk(element.children, builder);
    builder.closeBlock({ trailingLineBreaks: lines });
  };

/** A data table is one paragraph, a line a row, with marks between the cells that no number goes across. */
const row: FormatCallback = (element, walk, builder, options) => {
  if (!inDataTable(element)) return block('')(element, walk, builder, options);
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.addInline(' |');
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const cell: FormatCallback = (element, walk, builder, options) => {
  if (!inDataTable(element)) return block('')(element, walk, builder, options);
  builder.addInline(' | ');
  walk(element.children, builder);
};

const selector = (name: string, format: string): SelectorDefinition => ({ selector: name, format });

/**
 * The blocks of a page, as a reader sees them: without menus, programs and what is hidden; paragraphs by element or by
 * two line breaks; headings and captions known as such.
 *
 * @throws RangeError when elements are nested too deeply to be read whole.
 */
export async function blocksOfHtml(html: string): Promise<readonly Block[]> {
  // Loaded only for pages: most sources are checked from a text file.
  const { convert } = await import('html-to-text');
  const text = convert(html.replace(MARKS, ''), {
    wordwrap: false,
    limits: { maxDepth: DEEPEST, ellipsis: CUT_MARK, maxInputLength: Number.POSITIVE_INFINITY },
    formatters: {
      apart: block(''),
      caption: block(CAPTION_MARK),
      row,
      cell,
      ...Object.fromEntries(HEADING_MARKS.map((mark, index) => [`heading${index + 1}`, block(mark)])),
    },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      ...APART.map((name) => selector(name, 'apart')),
      ...HEADING_MARKS.map((_, index) => selector(`h${index + 1}`, `heading${index + 1}`)),
      ...['ul', 'ol', 'dl', 'tbody', 'thead', 'tfoot'].map((name) => selector(name, 'block')),
      selector('tr', 'row'),
      ...['td', 'th'].map((name) => selector(name, 'cell')),
      ...CAPTIONS.map((name) => selector(name, 'caption')),
      ...SKIPPED.map((name) => selector(name, 'skip')),
    ],
  });
  if (text.includes(CUT_MARK)) throw new RangeError(`nested more than ${DEEPEST} deep`);
  return blocksOf(text).flatMap(marked);
}

function marked({ text }: Block): readonly Block[] {
  const mark = /[\ue000-\ue006]/.exec(text)?.[0];
  const plain = text.replace(MARKS, '').trim();
  if (plain === '') return [];
  if (mark === undefined) return [{ kind: 'text', text: plain }];
  if (mark === CAPTION_MARK) return [{ kind: 'caption', text: plain }];
  return [{ kind: 'heading', level: HEADING_MARKS.indexOf(mark) + 1, text: plain }];
}
