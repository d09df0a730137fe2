import { type Fields, fieldsIn, isFields, textIn, webAddressIn } from '../reading.ts';

/** A button as the components draw it. */
export type DiscordButtonParts = {
  /** `null` on a link. */
  readonly id: string | null;
  readonly url: string | null;
  readonly label: string;
  readonly emoji: string | null;
  readonly type: 'primary' | 'secondary' | 'success' | 'destructive';
  readonly isDisabled: boolean;
};

export type DiscordFieldParts = {
  readonly name: string;
  readonly value: string;
  /** 1 to 3 where up to three fields share a row; `null` where a field has its own. */
  readonly column: number | null;
};

export type DiscordEmbedParts = {
  readonly title: string | null;
  readonly url: string | null;
  readonly description: string | null;
  /** `#1d6fa5` */
  readonly color: string | null;
  readonly fields: readonly DiscordFieldParts[];
  readonly footer: string | null;
};

export type DiscordMessageParts = {
  readonly content: string | null;
  readonly embeds: readonly DiscordEmbedParts[];
  readonly rows: readonly (readonly DiscordButtonParts[])[];
};

/** https://docs.discord.com/developers/components/reference#button-button-styles */
const BUTTON_TYPES: Readonly<Record<string, DiscordButtonParts['type']>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'destructive',
};

function readButton(button: Fields): DiscordButtonParts {
  return {
    id: textIn(button.custom_id),
    url: webAddressIn(button.url),
    label: textIn(button.label) ?? '',
    emoji: isFields(button.emoji) ? textIn(button.emoji.name) : null,
    type: BUTTON_TYPES[String(button.style)] ?? 'secondary',
    isDisabled: button.disabled === true,
  };
}

/** Discord puts inline fields that follow each other into rows of up to three. */
function readFields(fields: readonly Fields[]): DiscordFieldParts[] {
  let column = 0;
  return fields.map(({ name, value, inline }) => {
    column = inline === true ? (column % 3) + 1 : 0;
    return { name: textIn(name) ?? '', value: textIn(value) ?? '', column: column === 0 ? null : column };
  });
}

function readEmbed(embed: Fields): DiscordEmbedParts {
  const { color } = embed;
  return {
    title: textIn(embed.title),
    url: webAddressIn(embed.url),
    description: textIn(embed.description),
    color: typeof color === 'number' ? `#${color.toString(16).padStart(6, '0')}` : null,
    fields: readFields(fieldsIn(embed.fields)),
    footer: isFields(embed.footer) ? textIn(embed.footer.text) : null,
  };
}

/** What the page shows of a message that would be sent to Discord. */
export function readDiscordMessage(payload: unknown): DiscordMessageParts {
  const message = isFields(payload) ? payload : {};
  return {
    content: textIn(message.content),
    embeds: fieldsIn(message.embeds).map(readEmbed),
    rows: fieldsIn(message.components).map((row) => fieldsIn(row.components).map(readButton)),
  };
}
