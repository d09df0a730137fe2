import type { Paint } from './print-discord.ts';

type TextObject = { readonly type: string; readonly text?: unknown };
type Block = { readonly type: 'header' | 'section' | 'context' | 'actions' | 'rich_text' };

/** As much of a Slack message as is shown as text; the adapter's own messages have this form. */
export type SlackPayload = { readonly blocks: readonly Block[] };

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What Slack's markup in our messages shows as: bold, and a link with its address. */
export function shownBySlack(markup: string, paint: Paint): string {
  const tokens = /<([^|>]+)\|([^>]*)>|^\*([^*\n]+)\*$|&(?:lt|gt|amp);/gmu;
  return markup.replace(tokens, (token, url?: string, label?: string, bold?: string) => {
    if (bold !== undefined) return paint('bold', unescaped(bold));
    if (url === undefined) return unescaped(token);
    return `${unescaped(label ?? '')} <${unescaped(url)}>`;
  });
}

function isTextObject(value: unknown): value is TextObject & { readonly text: string } {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}

function linesOf(value: unknown, paint: Paint): readonly string[] {
  if (!isTextObject(value)) return [];
  const text = value.type === 'mrkdwn' ? shownBySlack(value.text, paint) : unescaped(value.text);
  return text.split('\n');
}

/** The values of a block's key, where it has a list there. */
function listAt(block: Block, key: 'elements' | 'fields'): readonly unknown[] {
  const found: unknown = Object.getOwnPropertyDescriptor(block, key)?.value;
  return Array.isArray(found) ? found : [];
}

const textAt = (block: object): unknown => Object.getOwnPropertyDescriptor(block, 'text')?.value;

function labelOf(button: unknown): string {
  const text = typeof button === 'object' && button !== null ? textAt(button) : null;
  return isTextObject(text) ? unescaped(text.text) : '';
}

/** Texts inside preformatted text, which is nested two deep. */
function preformatted(value: unknown): string {
  if (Array.isArray(value)) return value.map(preformatted).join('');
  if (isTextObject(value)) return value.text;
  return typeof value === 'object' && value !== null && 'elements' in value
    ? preformatted(value.elements)
    : '';
}

function blockLines(block: Block, paint: Paint): readonly string[] {
  switch (block.type) {
    case 'header':
      return linesOf(textAt(block), (_, text) => text).map((line) => paint('bold', line));
    case 'section':
      return ['', ...[textAt(block), ...listAt(block, 'fields')].flatMap((text) => linesOf(text, paint))];
    case 'context':
      return listAt(block, 'elements').flatMap((text) =>
        linesOf(text, (_, bold) => bold).map((line) => paint('dim', line)),
      );
    case 'actions':
      return [
        '',
        listAt(block, 'elements')
          .map((button) => `[${labelOf(button)}]`)
          .join(' '),
      ];
    case 'rich_text':
      return preformatted(listAt(block, 'elements')).split('\n');
    default:
      return block.type satisfies never;
  }
}

/** A message for Slack as lines for a terminal, top to bottom as Slack shows it. */
export function slackLines({ blocks }: SlackPayload, paint: Paint): readonly string[] {
  return blocks.flatMap((block) => blockLines(block, paint));
}
