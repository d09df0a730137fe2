import { DiscordAPIError, type REST } from 'discord.js';
import { CannotSendMessagesToThisUserErrorCodes, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import type { DiscordMessage } from './message.ts';
import { type RequestError, requestError } from './request-error.ts';
import { withoutFiles } from './send.ts';

/**
 * What became of a reply. `denied`: the bot may not write there, or not with what the message holds. `gone`: whoever
 * asked, or the place, is not there any more.
 */
export type Replied =
  | { readonly kind: 'delivered' | 'gone' }
  | { readonly kind: 'denied' | 'failed'; readonly error: RequestError };

const DENIED: readonly unknown[] = [RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.MissingPermissions];
const GONE: readonly unknown[] = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.ThreadLocked,
  ...CannotSendMessagesToThisUserErrorCodes,
];

const BLIND = RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory;

function repliedOf(error: unknown): Replied {
  const code = error instanceof DiscordAPIError ? error.code : null;
  if (GONE.includes(code)) return { kind: 'gone' };
  return { kind: DENIED.includes(code) ? 'denied' : 'failed', error: requestError(error) };
}

/** Where a reply belongs. */
export type ReplyTo = { readonly channelId: string; readonly messageId: string };

/**
 * Posts a message as the reply to another, in its channel or thread, and pings nobody. However often that message is
 * told of, and however often the request is made again, it gets one reply: the nonce is made of its id.
 */
export async function postReply(
  rest: REST,
  { channelId, messageId }: ReplyTo,
  message: DiscordMessage,
): Promise<Replied> {
  const { flags: _, ...open } = message;
  const { body, ...files } = withoutFiles(open);
  const post = async (reference: object): Promise<Replied> => {
    try {
      await rest.post(Routes.channelMessages(channelId), {
        ...files,
        body: {
          ...body,
          allowed_mentions: { parse: [], replied_user: false },
          nonce: `re${messageId}`,
          enforce_nonce: true,
          ...reference,
        },
      });
      return { kind: 'delivered' };
    } catch (error) {
      return repliedOf(error);
    }
  };
  const replied = await post({ message_reference: { message_id: messageId, fail_if_not_exists: false } });
  // Where the bot may not read what was said before, it can speak all the same.
  return replied.kind === 'failed' && replied.error.code === BLIND ? post({}) : replied;
}
