import type {
  APIActionRowComponent,
  APIAllowedMentions,
  APIAttachment,
  APIButtonComponentWithCustomId,
  APIEmbed,
  MessageFlags,
} from 'discord-api-types/v10';

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** A file that goes along with a message, beside its JSON. */
export type DiscordFile = { readonly name: string; readonly contentType: string; readonly data: string };

/**
 * A message as this bot sends one: the same for an interaction's first response, for a message posted later and for an
 * edit, so that a card looks the same wherever it is shown.
 */
export type DiscordMessage = {
  readonly content?: string;
  readonly embeds: APIEmbed[];
  readonly components: ButtonRow[];
  /** Never left out: without it Discord turns any mention in a text into a ping. */
  readonly allowed_mentions: APIAllowedMentions;
  /** What is said of each file, in their order; Discord draws them below the embeds. */
  readonly attachments?: Pick<APIAttachment, 'id' | 'filename' | 'description'>[];
  /** No part of the JSON: see `withoutFiles` in send.ts. */
  readonly files?: readonly DiscordFile[];
  /** Set on a message that only one person sees. */
  readonly flags?: MessageFlags.Ephemeral;
};
