import type { MouseEvent } from 'react';
import { type Block, Message, type MessageProps } from 'slack-blocks-to-jsx';
import type { Info } from '../../preview-api.ts';
import { Files } from '../files.tsx';
import { OnlyYou } from '../only-you.tsx';
import type { ShownMessage } from '../replies.ts';
import { Shield } from '../shield.tsx';
import type { Theme } from '../theme.ts';
import type { Button } from '../use-preview.ts';
import { type SayWord, useWords } from '../words.tsx';
import { buttonIn, readSlackMessage } from './read-message.ts';

type SlackRepliesProps = {
  readonly info: Info;
  readonly theme: Theme;
  readonly messages: readonly ShownMessage[];
  readonly press: (message: ShownMessage, button: Button) => void;
  readonly dismiss: (message: ShownMessage) => void;
};

/** The bot's messages as Slack's client shows them. */
export function SlackReplies({ info, theme, messages, press, dismiss }: SlackRepliesProps) {
  return messages.map((message) => (
    <Shield key={message.key}>
      <SlackMessage
        info={info}
        theme={theme}
        message={message}
        press={(button) => press(message, button)}
        dismiss={() => dismiss(message)}
      />
      <Files files={message.files} />
    </Shield>
  ));
}

/** People by their name, and links that open beside the page. */
function hooksWith(say: SayWord): NonNullable<MessageProps['hooks']> {
  return {
    user: () => <span className="mention">@{say('preview.colleague')}</span>,
    link: ({ href, children, className }) => (
      <a href={href} className={className} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    ),
  };
}

/** A message without blocks shows its text, as Slack does. */
function blocksOf(blocks: readonly Block[], text: string): Block[] {
  return blocks.length > 0 ? [...blocks] : [{ type: 'section', text: { type: 'mrkdwn', text } }];
}

type SlackMessageProps = {
  readonly info: Info;
  readonly theme: Theme;
  readonly message: ShownMessage;
  readonly press: (button: Button) => void;
  readonly dismiss: () => void;
};

function SlackMessage({ info, theme, message, press, dismiss }: SlackMessageProps) {
  const say = useWords();
  const { blocks, text } = readSlackMessage(message.payload);

  /** The components draw buttons that do nothing; each carries its action's id. */
  const onClick = (event: MouseEvent) => {
    const element = event.target instanceof Element ? event.target.closest('button[id]') : null;
    const button = element === null ? null : buttonIn(message.payload, element.id);
    if (button === null) return;
    event.stopPropagation();
    if (button.url === null) press({ id: button.id, value: button.value });
    else window.open(button.url, '_blank', 'noopener,noreferrer');
  };

  return (
    // The clicks are those of the buttons inside, which the keyboard reaches too.
    <div className={`slack-message ${message.isPrivate ? 'private' : 'public'}`} onClickCapture={onClick}>
      {message.isPrivate ? <OnlyYou platform="slack" dismiss={dismiss} /> : null}
      <Message
        key={info.language}
        blocks={blocksOf(blocks, text)}
        name={info.title}
        logo="/preview/icon.svg"
        time={message.at}
        theme={theme}
        hooks={hooksWith(say)}
      />
    </div>
  );
}
