import { type ReactNode, useState } from 'react';
import type { ShownMessage } from './replies.ts';
import { useWords } from './words.tsx';

/** A string with or without the colon of a key, a number, or one of the three names. */
const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|\b(?:true|false|null)\b/gi;

/** JSON with its keys and strings told apart. */
function coloured(json: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of json.matchAll(TOKEN)) {
    const [token, string, colon] = match;
    const kind = string === undefined ? 'literal' : colon === undefined ? 'string' : 'key';
    parts.push(
      json.slice(from, match.index),
      <span key={match.index} className={`json-${kind}`}>
        {token}
      </span>,
    );
    from = match.index + token.length;
  }
  return [...parts, json.slice(from)];
}

function Payload({ message }: { readonly message: ShownMessage }) {
  const say = useWords();
  const [copied, setCopied] = useState<'preview.copy' | 'preview.copied' | 'preview.copy-failed'>(
    'preview.copy',
  );
  const json = JSON.stringify(message.payload, null, 2);
  const copy = () => {
    navigator.clipboard.writeText(json).then(
      () => setCopied('preview.copied'),
      () => setCopied('preview.copy-failed'),
    );
  };
  return (
    <div className="payload">
      <button type="button" className="copy" onClick={copy}>
        <span aria-live="polite">{say(copied)}</span>
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>{coloured(json)}</code>
      </pre>
    </div>
  );
}

/** The payloads of all messages of one platform, as they would be sent. */
export function Payloads({ messages }: { readonly messages: readonly ShownMessage[] }) {
  return messages.map((message) => <Payload key={message.key} message={message} />);
}
