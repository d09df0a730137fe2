import type { PlatformName, PressReply, PreviewMessage, RunReply } from '../preview-api.ts';

/** A message on the page. */
export type ShownMessage = PreviewMessage & {
  readonly key: number;
  /** What was typed for it; `null` when a button brought it. */
  readonly typed: string | null;
  readonly at: Date;
};

/** The messages of both platforms, oldest first. */
export type Replies = Readonly<Record<PlatformName, readonly ShownMessage[]>>;

export const NO_REPLIES: Replies = { discord: [], slack: [] };

/** What can happen to the messages. `key` names the new message, `of` the one that it happened to. */
export type RepliesChange =
  | {
      readonly kind: 'ran';
      readonly key: number;
      readonly at: Date;
      readonly typed: string;
      readonly reply: RunReply;
    }
  | {
      readonly kind: 'pressed';
      readonly key: number;
      readonly at: Date;
      readonly platform: PlatformName;
      readonly of: number;
      readonly reply: PressReply;
    }
  | { readonly kind: 'dismissed'; readonly platform: PlatformName; readonly of: number };

type Arrival = Pick<ShownMessage, 'key' | 'typed' | 'at'>;

function shown(message: PreviewMessage, { key, typed, at }: Arrival): ShownMessage {
  const { payload, files, isPrivate } = message;
  return { payload, files, isPrivate, key, typed, at };
}

function pressed(
  messages: readonly ShownMessage[],
  { key, at, of, reply }: Extract<RepliesChange, { kind: 'pressed' }>,
): readonly ShownMessage[] {
  const { instead, below } = reply;
  const kept = messages.map((message) =>
    // It keeps its key: for the page it is the same message, with other contents.
    message.key === of && instead !== null ? { ...message, ...instead } : message,
  );
  return below === null ? kept : [...kept, shown(below, { key, at, typed: null })];
}

/** The messages after something happened: a new command clears the page, a button adds to it. */
export function changeReplies(replies: Replies, change: RepliesChange): Replies {
  switch (change.kind) {
    case 'ran':
      return {
        discord: [shown(change.reply.discord, change)],
        slack: [shown(change.reply.slack, change)],
      };
    case 'pressed':
      return { ...replies, [change.platform]: pressed(replies[change.platform], change) };
    case 'dismissed':
      return {
        ...replies,
        [change.platform]: replies[change.platform].filter(({ key }) => key !== change.of),
      };
    default:
      return change satisfies never;
  }
}
