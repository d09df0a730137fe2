import { DiscordActionRow } from '@skyra/discord-components-core/discord-action-row.js';
import { DiscordAuthorInfo } from '@skyra/discord-components-core/discord-author-info.js';
import { DiscordButton } from '@skyra/discord-components-core/discord-button.js';
import { DiscordEmbed } from '@skyra/discord-components-core/discord-embed.js';
import { DiscordEmbedField } from '@skyra/discord-components-core/discord-embed-field.js';
import { DiscordEmbedFooter } from '@skyra/discord-components-core/discord-embed-footer.js';
import { DiscordMessage } from '@skyra/discord-components-core/discord-message.js';
import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-embed-fields.js';
import '@skyra/discord-components-core/discord-messages.js';

type Styled = { readonly elementStyles: unknown[] };

/**
 * Adds rules to a component's own, before the first of its kind is made. The components draw Discord as it was some
 * years ago: its colours have changed since, and several of the old ones are too pale to read. They also know no
 * narrow window and no keyboard focus. The variables are set in style/theme.css, for each theme.
 */
function restyle(component: Styled, rules: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  component.elementStyles.push(sheet);
}

const FONT = 'font-family: var(--font) !important;';

restyle(
  DiscordMessage,
  `
  :host, :host([light-theme]) { color: var(--discord-text); padding: 2px 16px; ${FONT} }
  :host(:hover) { background: none; }
  .discord-message-timestamp, :host([light-theme]) .discord-message-timestamp { color: var(--discord-muted); }
  .discord-author-avatar img { cursor: default; }
  .discord-message-content { min-width: 0; }
  @media (max-width: 30rem) {
    :host { padding: 2px 12px !important; }
    .discord-author-avatar { margin-right: 10px; min-width: 32px; }
    .discord-author-avatar img { width: 32px; height: 32px; }
  }
  `,
);

restyle(
  DiscordAuthorInfo,
  `
  :host { flex-wrap: wrap; }
  :host .discord-author-username { font-weight: 600; color: var(--discord-strong) !important; }
  :host .discord-author-username:hover { text-decoration: none; cursor: text; }
  `,
);

restyle(
  DiscordEmbed,
  `
  :host, :host([light-theme]) { color: var(--discord-text); margin-top: 4px; margin-bottom: 4px; max-width: 520px; }
  :host .discord-embed-wrapper, :host([light-theme]) .discord-embed-wrapper {
    background: var(--discord-embed); border: 1px solid var(--discord-line); border-left: 0; }
  :host .discord-embed-wrapper .discord-embed-grid { padding: 0.5rem 1rem 1rem 0.75rem; min-width: 0; }
  :host .discord-embed-root { flex: 1; }
  :host .discord-embed-wrapper { width: 100%; }
  `,
);

restyle(
  DiscordEmbedField,
  `
  :host { overflow-wrap: anywhere; word-break: normal; }
  @media (max-width: 30rem) { :host { grid-column: 1/13 !important; } }
  `,
);

restyle(
  DiscordEmbedFooter,
  `
  :host, :host([light-theme]) { color: var(--discord-muted); font-weight: 400; overflow-wrap: anywhere; }
  `,
);

restyle(DiscordActionRow, ':host { margin-top: 2px; }');

restyle(
  DiscordButton,
  `
  :host { max-width: 100%; }
  :host > *:first-child { ${FONT} border-radius: 8px; min-height: 28px; height: auto; padding: 1px 14px; min-width: 32px;
    max-width: calc(100% - 8px); box-sizing: border-box; text-align: center; line-height: 18px; overflow-wrap: anywhere; }
  :host > *:first-child:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
  .secondary { background: var(--discord-button); color: var(--discord-button-text); }
  .secondary.hoverable:hover { background: var(--discord-button-hover); }
  .success { background: #248046; }
  .success.hoverable:hover { background: #1a6334; }
  .destructive { background: #da373c; }
  .primary { background: #505cdc; }
  .primary.hoverable:hover { background: #4752c4; }
  `,
);
