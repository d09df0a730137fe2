import type {
  DiscordActionRow,
  DiscordButton,
  DiscordEmbed,
  DiscordEmbedDescription,
  DiscordEmbedField,
  DiscordEmbedFields,
  DiscordEmbedFooter,
  DiscordMessage,
  DiscordMessages,
} from '@skyra/discord-components-core';
import type { HTMLAttributes, Key } from 'react';

/** A custom element in JSX: its own properties, and what every element takes. React sets them as properties. */
type Element<Properties> = HTMLAttributes<HTMLElement> & { key?: Key; children?: unknown } & {
  [Name in keyof Properties]?: Properties[Name] | undefined;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'discord-messages': Element<Pick<DiscordMessages, 'lightTheme' | 'noBackground'>>;
      'discord-message': Element<Pick<DiscordMessage, 'author' | 'avatar' | 'bot' | 'timestamp'>>;
      'discord-embed': Element<Pick<DiscordEmbed, 'color'>>;
      'discord-embed-description': Element<Pick<DiscordEmbedDescription, never>>;
      'discord-embed-fields': Element<Pick<DiscordEmbedFields, never>>;
      'discord-embed-field': Element<Pick<DiscordEmbedField, 'inline' | 'inlineIndex'>>;
      'discord-embed-footer': Element<Pick<DiscordEmbedFooter, never>>;
      'discord-action-row': Element<Pick<DiscordActionRow, never>>;
      'discord-button': Element<Pick<DiscordButton, 'type' | 'url' | 'disabled'>>;
    }
  }
}
