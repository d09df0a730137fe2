import { parse } from 'discord-markdown-parser';
import type { ReactNode } from 'react';
import { type Fields, fieldsIn, textIn, webAddressIn } from '../reading.ts';

/** Names for the ids that a message mentions. */
export type Names = (id: string) => string;

function mention(text: string): ReactNode {
  return <span className="mention">{text}</span>;
}

function moment(node: Fields): ReactNode {
  const date = new Date(Number(node.timestamp) * 1000);
  return <time dateTime={date.toISOString()}>{date.toLocaleDateString(document.documentElement.lang)}</time>;
}

/** One piece of a text that Discord formats. What the page does not know is shown by its words alone. */
function shown(node: Fields, names: Names): ReactNode {
  const inside = () =>
    Array.isArray(node.content) ? shownAll(fieldsIn(node.content), names) : textIn(node.content);
  switch (node.type) {
    case 'strong':
      return <strong>{inside()}</strong>;
    case 'em':
      return <em>{inside()}</em>;
    case 'underline':
      return <u>{inside()}</u>;
    case 'strikethrough':
      return <s>{inside()}</s>;
    case 'inlineCode':
      return <code>{inside()}</code>;
    case 'codeBlock':
      return (
        <pre>
          <code>{inside()}</code>
        </pre>
      );
    case 'subtext':
      return <small>{inside()}</small>;
    case 'heading':
      return <strong className="heading">{inside()}</strong>;
    case 'blockQuote':
      return <blockquote>{inside()}</blockquote>;
    case 'br':
    case 'newline':
      return <br />;
    case 'link':
    case 'url':
    case 'autolink': {
      const href = webAddressIn(node.target);
      if (href === null) return inside();
      return (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {inside()}
        </a>
      );
    }
    case 'user':
      return mention(`@${names(textIn(node.id) ?? '')}`);
    case 'everyone':
    case 'here':
      return mention(`@${String(node.type)}`);
    case 'timestamp':
      return moment(node);
    default:
      return inside();
  }
}

function shownAll(nodes: readonly Fields[], names: Names): ReactNode[] {
  // Nodes have no names of their own and never move within a text.
  return nodes.map((node, index) => <Piece key={String(index)} node={node} names={names} />);
}

function Piece({ node, names }: { readonly node: Fields; readonly names: Names }) {
  return shown(node, names);
}

/** A text with the formatting that Discord's own client gives it in embeds. */
export function DiscordMarkdown({ text, names }: { readonly text: string; readonly names: Names }) {
  return shownAll(parse(text, 'extended'), names);
}
