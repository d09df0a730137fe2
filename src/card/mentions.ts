import type { TextPart } from './card.ts';

/** `<#123>`, `<@&456>`: a channel, or a role. A person is never written so, since that would call them. */
const MENTION = /^<(?:#|@&)[A-Za-z0-9]{1,32}>$/;

/** How both platforms write a channel. */
export const channelMention = (id: string): string => `<#${id}>`;

/** How Discord writes a role. */
export const roleMention = (id: string): string => `<@&${id}>`;

/** A text in pieces: what is to be shown as it is written, and what stands for a channel or a role. */
export function mentionsIn({
  text,
  mentions = [],
}: Pick<TextPart, 'text' | 'mentions'>): readonly { readonly text: string; readonly isMention: boolean }[] {
  const known = new Set(mentions.filter((one) => MENTION.test(one)));
  if (known.size === 0) return [{ text, isMention: false }];
  return text
    .split(/(<(?:#|@&)[A-Za-z0-9]{1,32}>)/u)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, isMention: known.has(piece) }));
}
