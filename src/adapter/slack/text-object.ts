import type { types } from '@slack/bolt';
import type { TextPart } from '../../card/card.ts';
import { mentionsIn } from '../../card/mentions.ts';
import { isBlank, SLACK_LIMITS } from './limits.ts';

/**
 * Slack's three control characters as entities, as it asks for in every text object, formatted or plain:
 * https://docs.slack.dev/messaging/formatting-message-text#escaping. Nothing escaped can name a person, a group or
 * a channel, so it cannot ping.
 */
export function escaped(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Escaped, but for what stands for a channel. */
export const withMentions = (given: Pick<TextPart, 'text' | 'mentions'>): string =>
  mentionsIn(given)
    .map(({ text, isMention }) => (isMention ? text : escaped(text)))
    .join('');

/** Cuts between characters, never inside a surrogate pair. */
function cutAt(text: string, at: number): number {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) ? at - 1 : at;
}

/** How much of a text, escaped, has room: the whole of it, or up to a line's or word's end where there is one. */
function fitting(text: string, most: number): number {
  let end = Math.min(text.length, most);
  while (end > 1 && escaped(text.slice(0, end)).length > most) {
    end -= Math.max(1, Math.ceil((escaped(text.slice(0, end)).length - most) / 4));
  }
  if (end >= text.length) return text.length;
  const breaks = [text.lastIndexOf('\n', end), text.lastIndexOf(' ', end)];
  const wordEnd = breaks.find((at) => at > end / 2);
  return wordEnd ?? Math.max(1, cutAt(text, end));
}

/** A text in pieces that, escaped, are no longer than `most`: nothing of it is lost. */
export function piecesOf(text: string, most: number = SLACK_LIMITS.text): string[] {
  if (escaped(text).length <= most) return isBlank(text) ? [] : [text.trim()];
  const pieces: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const end = fitting(rest, most);
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end);
  }
  return pieces.filter((piece) => !isBlank(piece));
}

/** A text of which the beginning is enough: cut with an ellipsis so that, escaped, it has at most `most` characters. */
export function beginningOf(text: string, most: number): string {
  if (escaped(text).length <= most) return text;
  const [first = ''] = piecesOf(text, most - 1);
  return `${first}…`;
}

/** Shown character by character: no formatting, no emoji codes, no links. */
export function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text: escaped(text), emoji: false };
}

/** Already escaped, with Slack's formatting. */
export function formatted(text: string): types.MrkdwnElement {
  return { type: 'mrkdwn', text };
}

/**
 * Slack has no escape for its formatting characters, so a text that holds any of them, or anything that Slack turns
 * into a link, a mention, a quotation or an emoji by itself, is only ever shown as plain text.
 */
const TAKEN_FOR_MARKUP = /[*_~`@#<>|]|:\S+?:|\p{L}\.\p{L}{2,}|:\/\//u;

/** Whether a text reads the same inside formatted text. */
export function isLiteral(text: string): boolean {
  return !TAKEN_FOR_MARKUP.test(text);
}

/** A line in bold, or `null` where that would not show it as it is. */
export function bold(text: string): string | null {
  const line = text.trim();
  return isBlank(line) || line.includes('\n') || !isLiteral(line) ? null : `*${escaped(line)}*`;
}

/** A line struck out, or `null` where that would not show it as it is. */
export function struckOut(text: string): string | null {
  const line = text.trim();
  return isBlank(line) || line.includes('\n') || !isLiteral(line) ? null : `~${escaped(line)}~`;
}

/** A line of a text, and how it is shown. */
export type Line = { readonly text: string; readonly isBold?: boolean; readonly isStruck?: boolean };

function markedLine({ text, isBold = false, isStruck = false }: Line): string | null {
  if (isBold) return bold(text);
  if (isStruck) return struckOut(text);
  return isLiteral(text) ? escaped(text) : null;
}

/** Without marks, what is struck out has an arrow to what is right. */
const unmarkedLine = ({ text, isStruck = false }: Line) => (isStruck ? `${text} →` : text);

/** Lines of which some are bold or struck out: formatted where every one reads the same formatted, else plain. */
export function lines(given: readonly Line[]): types.TextObject {
  const present = given.filter(({ text }) => !isBlank(text));
  const marked = present.map(markedLine);
  if (marked.includes(null)) return plain(present.map(unmarkedLine).join('\n'));
  return formatted(marked.join('\n'));
}

/** Leaves room for the label within the limit of a text. */
const LONGEST_LINK = SLACK_LIMITS.text - 500;

/** The address as Slack's link syntax takes it, and the host as its shortest name; `null` for no web address. */
function linkTarget(address: string): { href: string; host: string } | null {
  if (!URL.canParse(address)) return null;
  const { protocol, href, host } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const written = escaped(href.replaceAll('|', '%7C'));
  return written.length > LONGEST_LINK ? null : { href: written, host };
}

/** A title that leads to its address: a link where the title reads the same formatted, else title and link apart. */
export function linked(title: string, address: string | null): types.TextObject[] {
  const target = address === null ? null : linkTarget(address);
  if (target === null) return isBlank(title) ? [] : [plain(title)];
  const line = title.trim();
  const isLabel = !isBlank(line) && !line.includes('\n') && line.length <= 400 && isLiteral(line);
  if (isLabel) return [formatted(`<${target.href}|${escaped(line)}>`)];
  return [...(isBlank(title) ? [] : [plain(title)]), formatted(`<${target.href}|${target.host}>`)];
}

/** A person of the workspace by id, as Slack mentions people: this pings. `null` for what is no id. */
export function mention(userId: string): string | null {
  return /^[UW][A-Z0-9]{2,}$/.test(userId) ? `<@${userId}>` : null;
}
