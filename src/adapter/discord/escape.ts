import { shortened } from '../../card/fit.ts';

/** Control characters, and those that turn the direction of the text around them; a line break is kept. */
const UNWANTED = /[[\p{Cc}--\n]\u202a-\u202e\u2066-\u2069]/gv;

/**
 * Where Discord's markup could begin: emphasis, code, spoilers, links, mentions, timestamps and custom emoji anywhere;
 * an address or an emoji's name at its colon; quotes, headings and lists at the start of a line.
 * A backslash makes a literal of any character that is no letter, digit or space.
 * The SDK's own `escapeMarkdown` leaves emphasis behind an unfinished `<:` alone, so it is not used.
 */
const MARKUP =
  /[\\*_~`|<@[\]]|:(?=\/\/|[\w+-]+:)|(?:#{1,3}|>{1,3}|-#|[+-])(?=\s|$)(?<=^[^\S\n]*[#>+-]{1,3})|\.(?=\s|$)(?<=^[^\S\n]*\d+\.)/gmu;

/** Characters that an address may hold and that would end or break a masked link. */
const UNSAFE_IN_LINK = /[()<>\\*_~|`]/gu;

/** Text without the invisible characters that would change how its surroundings read. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replace(/\t/gu, ' ').replace(UNWANTED, '');
}

/** The same, with the tabs that a program's text may be indented with. */
function cleanCode(text: string): string {
  return text.split('\t').map(cleanText).join('\t');
}

/** Makes any text show as it is written: no markup, no mention, no link. */
export function escapeText(text: string): string {
  return cleanText(text).replace(MARKUP, '\\$&');
}

/** Escaped text of at most `most` characters: what does not fit is cut before it is escaped, never inside an escape. */
export function escapeWithin(text: string, most: number): string {
  const clean = cleanText(text);
  let escaped = escapeText(clean);
  for (let room = most; escaped.length > most; room -= escaped.length - most) {
    escaped = escapeText(shortened(clean, Math.max(2, room)));
  }
  return escaped;
}

/** Parts a run of backticks, so that it cannot end a block of code: Discord knows no other way to write one there. */
const withoutFence = (text: string) => text.replace(/`(?=``)/gu, '`\u200b');

/** Text as a block of code, in which Discord formats nothing and makes no mention. */
export function codeBlock(text: string): string {
  return `\`\`\`\n${withoutFence(cleanCode(text))}\n\`\`\``;
}

/** An address as it may stand in a masked link; `null` for one that no browser opens. */
function linkable(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return href.replace(UNSAFE_IN_LINK, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A link ends at a bracket of its text, also at an escaped one where they do not pair up. */
const inLink = (text: string) => text.replaceAll('[', '(').replaceAll(']', ')').replaceAll('\n', ' ');

/** A link that shows as `text`, at most `most` characters in all; the text alone where the address cannot be one. */
export function maskedLink(text: string, address: string | null, most: number): string {
  const url = address === null ? null : linkable(address);
  const around = url === null ? 0 : `[](${url})`.length;
  // A link whose text is cut to a stump says less than the text alone.
  if (url === null || around > most / 2) return escapeWithin(text, most);
  return `[${escapeWithin(inLink(text), most - around)}](${url})`;
}
