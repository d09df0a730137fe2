import { DiscordAPIError, type RawFile, REST } from 'discord.js';
import {
  type APIInteraction,
  type APIInteractionResponse,
  type InteractionResponseType,
  RESTJSONErrorCodes,
  Routes,
} from 'discord-api-types/v10';
import { restOptions } from './client.ts';
import type { DiscordFile, DiscordMessage } from './message.ts';
import { type RequestError, requestError } from './request-error.ts';

/** Which interaction an answer belongs to. */
export type Answerable = Pick<APIInteraction, 'id' | 'token' | 'application_id'>;

/**
 * What became of something sent. `late`: the three seconds are over, or somebody else has answered, so nothing can be
 * said any more. `refused`: Discord has not taken it. `unknown`: no answer came, it may or may not have been taken.
 */
export type Sent =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'late'; readonly reason: 'expired' | 'already answered' }
  | { readonly kind: 'refused' | 'unknown'; readonly error: RequestError };

/** A first response, whose message may bring files along. */
export type DiscordResponse =
  | APIInteractionResponse
  | {
      readonly type: InteractionResponseType.ChannelMessageWithSource | InteractionResponseType.UpdateMessage;
      readonly data: DiscordMessage;
    };

export type Sending = {
  /** The first response to an interaction, given up when Discord no longer takes it. */
  readonly respond: (to: Answerable, response: DiscordResponse, until: AbortSignal) => Promise<Sent>;
  /** A message after the first response. Sent once: Discord could not tell a second attempt from a second message. */
  readonly followUp: (to: Answerable, message: DiscordMessage) => Promise<Sent>;
  /** Changes the message of the first response; its files stay as they are. */
  readonly editFirst: (
    to: Answerable,
    message: Omit<DiscordMessage, 'flags' | 'attachments' | 'files'>,
  ) => Promise<Sent>;
  /** Stops what the REST clients do in the background. */
  readonly close: () => void;
};

const LATE = new Map<unknown, 'expired' | 'already answered'>([
  [RESTJSONErrorCodes.UnknownInteraction, 'expired'],
  [RESTJSONErrorCodes.UnknownWebhook, 'expired'],
  [RESTJSONErrorCodes.InvalidWebhookToken, 'expired'],
  [RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged, 'already answered'],
]);

async function outcomeOf(request: Promise<unknown>): Promise<Sent> {
  try {
    await request;
    return { kind: 'delivered' };
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) return { kind: 'unknown', error: requestError(error) };
    const reason = LATE.get(error.code);
    return reason === undefined ? { kind: 'refused', error: requestError(error) } : { kind: 'late', reason };
  }
}

/** A message as JSON, and the files that go beside it. */
export function withoutFiles<Message extends object>(
  message: Message & { readonly files?: readonly DiscordFile[] },
): { readonly body: Omit<Message, 'files'>; readonly files?: RawFile[] } {
  const { files = [], ...body } = message;
  return files.length === 0 ? { body } : { body, files: files.map((file) => ({ ...file })) };
}

function requestOf(response: DiscordResponse) {
  if (!('data' in response) || response.data === undefined) return { body: response };
  const { body: data, ...files } = withoutFiles(response.data);
  return { body: { ...response, data }, ...files };
}

/** Sends answers with two REST clients of their own, which need no token: an interaction brings one along. */
export function createSending(apiUrl: string): Sending {
  // A response is taken at most once whatever is repeated, so a 5xx or a broken connection is tried again at once.
  const repeating = new REST(restOptions(apiUrl));
  const single = new REST(restOptions(apiUrl, 0));
  return {
    respond: ({ id, token }, response, signal) => {
      const request = { ...requestOf(response), auth: false, signal };
      return outcomeOf(repeating.post(Routes.interactionCallback(id, token), request));
    },
    followUp: ({ application_id, token }, message) =>
      outcomeOf(
        single.post(Routes.webhook(application_id, token), { ...withoutFiles(message), auth: false }),
      ),
    editFirst: ({ application_id, token }, body) =>
      outcomeOf(repeating.patch(Routes.webhookMessage(application_id, token), { body, auth: false })),
    close: () => {
      for (const rest of [repeating, single]) {
        rest.clearHashSweeper();
        rest.clearHandlerSweeper();
      }
    },
  };
}
