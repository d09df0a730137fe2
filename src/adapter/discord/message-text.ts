import type { APIEmbed, APIMessage } from 'discord-api-types/v10';
import { shortened } from '../../card/fit.ts';

/** As long as people can write a message; what embeds say comes on top. */
const MOST_READ = 4000;

/** What a message says and when it was sent; `isCut` where it says more than is read. */
export type MessageText = { readonly text: string; readonly isCut: boolean; readonly sent: string };

function embedText({ title, description, fields = [], footer }: APIEmbed): readonly string[] {
  const inFields = fields.flatMap(({ name, value }) => [name, value]);
  return [title ?? [], description ?? [], inFields, footer?.text ?? []].flat();
}

/** Everything that a message says in words: its own text, that of its embeds, and that of a message it forwards. */
export function textOfMessage(read: APIMessage): MessageText {
  const { content, embeds, timestamp, message_snapshots = [] } = read;
  const forwarded = message_snapshots.flatMap(({ message }) => [
    message.content,
    ...message.embeds.flatMap(embedText),
  ]);
  const whole = [content, ...embeds.flatMap(embedText), ...forwarded]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
  const text = shortened(whole, MOST_READ);
  // What is only forwarded was said when it was first sent.
  const [first] = content.trim() === '' ? message_snapshots : [];
  return { text, isCut: text.length < whole.length, sent: first?.message.timestamp ?? timestamp };
}
