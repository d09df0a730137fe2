import { randomUUID } from 'node:crypto';
import { DiscordAPIError, HTTPError, RateLimitError, type REST } from 'discord.js';
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import type { Card } from '../../card/card.ts';
import type { Notified } from '../../command/adapter.ts';
import type { Log } from '../../command/log.ts';
import { renderDiscord } from './render.ts';
import { requestError } from './request-error.ts';

export type NotifyOptions = {
  /** With the bot's token; it needs no gateway connection. */
  readonly rest: REST;
  /** The stripe of the book in use. */
  readonly accent: () => string;
  readonly log: Log;
};

export type Notifying = { readonly notify: (channel: string, card: Card) => Promise<Notified> };

/** https://docs.discord.com/developers/resources/message#create-message */
const MOST_NONCE = 25;

const newNonce = () => randomUUID().replaceAll('-', '').slice(0, MOST_NONCE);

function remedyFor(error: unknown): string {
  switch (error instanceof DiscordAPIError ? error.code : null) {
    case RESTJSONErrorCodes.UnknownChannel:
      return 'Copy the id of a channel of the bot’s guild anew.';
    case RESTJSONErrorCodes.MissingAccess:
    case RESTJSONErrorCodes.MissingPermissions:
      return 'Give the bot the permissions View Channel, Send Messages and Embed Links in that channel.';
    case RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType:
    case RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel:
      return 'Name a text channel.';
    default:
      return 'Check the network and the channel; the message is not sent again.';
  }
}

/** A request that Discord has answered with a refusal was not carried out; of any other one cannot tell. */
function outcomeOf(error: unknown): Notified {
  if (error instanceof RateLimitError) return 'refused';
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    return error.status < 500 ? 'refused' : 'uncertain';
  }
  return 'uncertain';
}

/** Posts to channels by themselves. */
export function createNotifying({ rest, accent, log }: NotifyOptions): Notifying {
  return {
    notify: async (channel, card) => {
      try {
        const options = { accent: accent(), shareLine: null, addressee: null, isPrivate: false };
        // What is told to a channel here never has a file.
        const { files: _, ...message } = renderDiscord(card, options);
        // With the same nonce, what the client tries again after a broken connection is one message.
        const body = { ...message, nonce: newNonce(), enforce_nonce: true };
        await rest.post(Routes.channelMessages(channel), { body });
        return 'delivered';
      } catch (error) {
        const remedy = remedyFor(error);
        log.error(
          { err: requestError(error), channel, remedy },
          `a message to the Discord channel ${channel} did not get through. ${remedy}`,
        );
        return outcomeOf(error);
      }
    },
  };
}
