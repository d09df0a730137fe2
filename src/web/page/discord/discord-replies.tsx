import { PREVIEW_PERSON } from '../../preview.ts';
import type { Info } from '../../preview-api.ts';
import { Files } from '../files.tsx';
import { OnlyYou } from '../only-you.tsx';
import type { ShownMessage } from '../replies.ts';
import { Shield } from '../shield.tsx';
import type { Theme } from '../theme.ts';
import type { Button } from '../use-preview.ts';
import { useWords } from '../words.tsx';
import { DiscordMarkdown, type Names } from './markdown.tsx';
import personIcon from './person.svg';
import { type DiscordButtonParts, type DiscordEmbedParts, readDiscordMessage } from './read-message.ts';

type DiscordRepliesProps = {
  readonly info: Info;
  readonly theme: Theme;
  readonly messages: readonly ShownMessage[];
  readonly press: (message: ShownMessage, button: Button) => void;
  readonly dismiss: (message: ShownMessage) => void;
};

const ICON = '/preview/icon.svg';

/** As the components for Slack show the time, so that both sides agree. */
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** The bot's messages as Discord's client shows them. */
export function DiscordReplies({ info, theme, messages, press, dismiss }: DiscordRepliesProps) {
  const isLight = theme === 'light';
  return (
    // The components take the theme when they are made, so another theme makes them anew.
    <discord-messages key={theme} lightTheme={isLight} noBackground={true}>
      {messages.map((message) => (
        <Shield key={message.key}>
          <DiscordMessage
            info={info}
            message={message}
            press={(button) => press(message, button)}
            dismiss={() => dismiss(message)}
          />
          <Files files={message.files} />
        </Shield>
      ))}
    </discord-messages>
  );
}

type DiscordMessageProps = {
  readonly info: Info;
  readonly message: ShownMessage;
  readonly press: (button: Button) => void;
  readonly dismiss: () => void;
};

function DiscordMessage({ info, message, press, dismiss }: DiscordMessageProps) {
  const say = useWords();
  const { content, embeds, rows } = readDiscordMessage(message.payload);
  const names: Names = (id) => say(id === PREVIEW_PERSON.discord ? 'preview.you' : 'preview.colleague');
  return (
    <discord-message
      className={message.isPrivate ? 'private' : 'public'}
      author={info.title}
      avatar={ICON}
      bot={true}
      timestamp={message.at.toLocaleTimeString(info.language, CLOCK)}
    >
      {message.typed === null ? null : <Used command={`/${info.command} ${message.typed}`.trim()} />}
      {content === null ? null : <DiscordMarkdown text={content} names={names} />}
      {embeds.map((embed, index) => (
        <DiscordEmbed key={String(index)} embed={embed} names={names} />
      ))}
      <div slot="components">
        {rows.map((buttons, index) => (
          <discord-action-row key={String(index)}>
            {buttons.map((button) => (
              <DiscordButton key={button.id ?? button.url ?? button.label} button={button} press={press} />
            ))}
          </discord-action-row>
        ))}
      </div>
      {message.isPrivate ? <OnlyYou platform="discord" slot="reactions" dismiss={dismiss} /> : null}
    </discord-message>
  );
}

/** Who typed what: ours, since the components say it in English alone. */
function Used({ command }: { readonly command: string }) {
  const say = useWords();
  return (
    <div slot="reply" className="used">
      <img src={personIcon} alt="" width="16" height="16" />
      <span>{say('preview.discord.used')}</span>
      <span className="mention">{command}</span>
    </div>
  );
}

function DiscordEmbed({ embed, names }: { readonly embed: DiscordEmbedParts; readonly names: Names }) {
  const { title, url, description, color, fields, footer } = embed;
  return (
    <discord-embed slot="embeds" color={color ?? undefined}>
      {title === null ? null : (
        // The component takes any long number in its own title for an emoji to be fetched, so the title is ours.
        <div slot="description" className="embed-title">
          {url === null ? (
            <DiscordMarkdown text={title} names={names} />
          ) : (
            <a href={url} target="_blank" rel="noopener noreferrer">
              <DiscordMarkdown text={title} names={names} />
            </a>
          )}
        </div>
      )}
      {description === null ? null : (
        <discord-embed-description slot="description">
          <DiscordMarkdown text={description} names={names} />
        </discord-embed-description>
      )}
      {fields.length === 0 ? null : (
        <discord-embed-fields slot="fields">
          {fields.map(({ name, value, column }, index) => (
            <discord-embed-field
              key={String(index)}
              inlineIndex={column ?? undefined}
              inline={column !== null}
            >
              <div className="field-name">
                <DiscordMarkdown text={name} names={names} />
              </div>
              <DiscordMarkdown text={value} names={names} />
            </discord-embed-field>
          ))}
        </discord-embed-fields>
      )}
      {footer === null ? null : <discord-embed-footer slot="footer">{footer}</discord-embed-footer>}
    </discord-embed>
  );
}

type DiscordButtonProps = {
  readonly button: DiscordButtonParts;
  readonly press: (button: Button) => void;
};

function DiscordButton({ button, press }: DiscordButtonProps) {
  const { id, url, label, emoji, type, isDisabled } = button;
  return (
    <discord-button
      type={type}
      url={url ?? undefined}
      disabled={isDisabled}
      onClick={() => {
        if (id !== null && !isDisabled) press({ id, value: null });
      }}
    >
      {emoji === null ? null : `${emoji} `}
      {label}
    </discord-button>
  );
}
