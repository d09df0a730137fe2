import { z } from 'zod';
import type { SlackBlock, SlackMessage } from '../../src/adapter/slack/limits.ts';
import { escaped } from '../../src/adapter/slack/text-object.ts';

const TextObject = z.object({ type: z.enum(['plain_text', 'mrkdwn']), text: z.string() });
/** Rich text is not escaped, so what looks like an entity there is none. */
const Preformatted = z
  .object({
    type: z.literal('rich_text_preformatted'),
    elements: z.array(z.object({ type: z.literal('text'), text: z.string() })),
  })
  .transform(({ elements }) => ({
    type: 'plain_text' as const,
    text: escaped(elements.map(({ text }) => text).join('')),
  }));
const Block = z.object({
  text: TextObject.optional(),
  fields: z.array(TextObject).optional(),
  elements: z.array(z.union([TextObject, z.object({ text: TextObject }), Preformatted])).optional(),
});

/** The texts of a block, buttons' too. */
export function textObjects(block: SlackBlock): { type: string; text: string }[] {
  switch (block.type) {
    case 'header':
      return [block.text];
    case 'section':
      return [...(block.text === undefined ? [] : [block.text]), ...(block.fields ?? [])];
    case 'context':
      return block.elements.flatMap((element) => ('text' in element ? [element] : []));
    case 'rich_text':
      return block.elements[0].elements.map(({ text }) => ({ type: 'plain_text', text: escaped(text) }));
    case 'actions':
      return block.elements.map(({ text }) => text);
    default:
      return block satisfies never;
  }
}

/** Undoes the escaping. */
export const unescaped = (text: string) =>
  text.replace(/&(lt|gt|amp);/g, (_, name) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'));

/** Everything that can be read in the blocks, without any white space, since layouts differ in that alone. */
export const squeezed = ({ blocks }: SlackMessage) =>
  unescaped(
    blocks
      .flatMap(textObjects)
      .map(({ text }) => text)
      .join(''),
  ).replace(/\s/g, '');

/** Everything that a person reads in the blocks of a message, in one line, without the marks of the formatting. */
export function readable({ blocks }: { readonly blocks: readonly unknown[] }): string {
  const texts = blocks.flatMap((block) => {
    const { text, fields = [], elements = [] } = Block.parse(block);
    const inner = elements.map((element) => ('type' in element ? element : element.text));
    return [...(text === undefined ? [] : [text]), ...fields, ...inner];
  });
  const shown = texts
    .map(({ type, text }) => (type === 'mrkdwn' ? text.replace(/^\*(.*)\*$/gm, '$1') : text))
    .join(' ');
  return unescaped(shown.replace(/\s+/g, ' '));
}

function isSlackMessage(reply: {
  readonly text: string;
  readonly blocks: readonly unknown[];
}): reply is SlackMessage {
  return reply.blocks.every((block) => Block.safeParse(block).success);
}

/** A recorded reply as the message that it was made as. */
export function asSlackMessage(reply: {
  readonly text: string;
  readonly blocks: readonly unknown[];
}): SlackMessage {
  if (!isSlackMessage(reply)) throw new Error('not a message of ours');
  return reply;
}
