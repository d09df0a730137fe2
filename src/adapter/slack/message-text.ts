import { plainText } from './input.ts';

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Texts that stand in a line of their own; all others continue the one before. */
const LINES = new Set([
  'rich_text_section',
  'rich_text_preformatted',
  'rich_text_quote',
  'section',
  'header',
]);

/** The texts inside blocks, in order: of any kind, since apps use them all. */
function textIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textIn).join('');
  if (!isRecord(value)) return '';
  const { type, text, fields, elements, rows, url } = value;
  const own = typeof text === 'string' ? text : textIn(text);
  const link = own === '' && typeof url === 'string' && type === 'link' ? url : '';
  const columns = Array.isArray(fields) ? fields.map((field) => `\n${textIn(field)}`).join('') : '';
  const inner = [elements, rows].map(textIn).join('');
  return `${own}${link}${columns}${inner}${LINES.has(String(type)) ? '\n' : ''}`;
}

const textOr = (value: unknown) => (typeof value === 'string' ? value : '');

function attachmentText(attachment: unknown): string {
  if (!isRecord(attachment)) return '';
  const { pretext, title, text, fallback, blocks, fields } = attachment;
  const own = [pretext, title, text].map(textOr).filter((one) => one.trim() !== '');
  const pairs = Array.isArray(fields)
    ? fields.filter(isRecord).map(({ title: name, value }) => `${textOr(name)} ${textOr(value)}`.trim())
    : [];
  const said = [...own, ...pairs, textIn(blocks)].filter((one) => one.trim() !== '');
  return said.length > 0 ? said.join('\n') : textOr(fallback);
}

/**
 * What a message says, as a person reads it: its text; where it has none, as messages of apps may, that of its blocks;
 * then that of what is attached, such as a message that is quoted.
 */
export function messageText(message: Fields): string {
  const { text, blocks, attachments } = message;
  const said = textOr(text).trim() === '' ? textIn(blocks) : textOr(text);
  const attached = Array.isArray(attachments) ? attachments.map(attachmentText) : [];
  return [said, ...attached]
    .map((one) =>
      plainText(one)
        .replace(/\n{2,}/gu, '\n')
        .trim(),
    )
    .filter((one) => one !== '')
    .join('\n');
}
