import type {
  APIActionRowComponent,
  APIAllowedMentions,
  APIButtonComponentWithCustomId,
  APIEmbed,
  MessageFlags,
} from 'discord-api-types/v10';

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

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
  /** Set on a message that only one person sees. */
  readonly flags?: MessageFlags.Ephemeral;
};
