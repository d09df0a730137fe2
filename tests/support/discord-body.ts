import { z } from 'zod';

/** A message that the bot sends, as far as tests read it. */
export const SentMessage = z.object({
  content: z.string().optional(),
  embeds: z.array(
    z.object({
      color: z.number().optional(),
      title: z.string().optional(),
      description: z.string().optional(),
      fields: z
        .array(z.object({ name: z.string(), value: z.string(), inline: z.boolean().optional() }))
        .optional(),
      footer: z.object({ text: z.string() }).optional(),
    }),
  ),
  components: z.array(
    z.object({
      type: z.literal(1),
      components: z.array(
        z.object({ type: z.literal(2), style: z.number(), label: z.string(), custom_id: z.string() }),
      ),
    }),
  ),
  allowed_mentions: z.object({ parse: z.array(z.string()), users: z.array(z.string()).optional() }),
  attachments: z
    .array(z.object({ id: z.string(), filename: z.string(), description: z.string() }))
    .optional(),
  flags: z.number().optional(),
});
export type SentMessage = z.infer<typeof SentMessage>;

/** A message that the bot posts as the reply to another. */
export const SentReply = SentMessage.extend({
  allowed_mentions: z.object({ parse: z.array(z.string()), replied_user: z.literal(false) }),
  message_reference: z.object({ message_id: z.string(), fail_if_not_exists: z.literal(false) }).optional(),
  nonce: z.string(),
  enforce_nonce: z.literal(true),
});
export type SentReply = z.infer<typeof SentReply>;
/** A window with a form, as far as tests read it. */
export const SentWindow = z.object({
  custom_id: z.string().max(100),
  title: z.string().min(1).max(45),
  components: z
    .array(
      z.object({
        type: z.literal(18),
        label: z.string().min(1).max(45),
        description: z.string().max(100).optional(),
        component: z.object({
          type: z.literal(4),
          custom_id: z.string().max(100),
          style: z.number(),
          max_length: z.number().max(4000),
          required: z.boolean(),
          value: z.string().max(4000).optional(),
        }),
      }),
    )
    .min(1)
    .max(5),
});
export type SentWindow = z.infer<typeof SentWindow>;

/** The first response to an interaction. */
export const SentResponse = z.discriminatedUnion('type', [
  z.object({ type: z.literal(4), data: SentMessage }),
  z.object({ type: z.literal(5), data: z.object({ flags: z.number() }) }),
  z.object({ type: z.literal(6) }),
  z.object({ type: z.literal(7), data: SentMessage }),
  z.object({
    type: z.literal(8),
    data: z.object({ choices: z.array(z.object({ name: z.string(), value: z.string() })) }),
  }),
  z.object({ type: z.literal(9), data: SentWindow }),
]);
export type SentResponse = z.infer<typeof SentResponse>;

/** The same for messages that were sent and for those that a renderer has made. */
type Shown = {
  readonly content?: string | undefined;
  readonly embeds: readonly {
    readonly title?: string | undefined;
    readonly description?: string | undefined;
    readonly fields?: readonly { readonly name: string; readonly value: string }[] | undefined;
    readonly footer?: { readonly text: string } | undefined;
  }[];
};

/** Everything that a message says, in reading order. */
export function textOf({ content = '', embeds }: Shown): string {
  return [
    content,
    ...embeds.flatMap(({ title = '', description = '', fields = [], footer }) => [
      title,
      description,
      ...fields.flatMap(({ name, value }) => [name, value]),
      footer?.text ?? '',
    ]),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

/** The buttons of a message: label by custom id. */
export function buttonsOf({
  components,
}: {
  readonly components: readonly {
    readonly components: readonly { readonly custom_id: string; readonly label?: string }[];
  }[];
}): Record<string, string | undefined> {
  return Object.fromEntries(
    components.flatMap((row) => row.components.map(({ custom_id, label }) => [custom_id, label])),
  );
}

/** Whether only one person sees it. */
export const isEphemeral = ({ flags = 0 }: { readonly flags?: number | undefined }) => (flags & 64) !== 0;
