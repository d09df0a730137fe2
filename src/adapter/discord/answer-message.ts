import type { REST } from 'discord.js';
import type { GatewayMessageCreateDispatchData } from 'discord-api-types/v10';
import { asksNothing, wasQuestion } from '../../command/asked-in-passing.ts';
import type { Runner } from '../../command/command.ts';
import type { Log } from '../../command/log.ts';
import { readerOfWords } from '../../command/reader-of-words.ts';
import { createRecent } from '../../command/recent.ts';
import { apology, messageFor } from './answering.ts';
import { createGuildLocales } from './guild-locales.ts';
import type { DiscordMessage } from './message.ts';
import { postReply, type Replied } from './post-reply.ts';
import { type AskedMessage, readMessage } from './read-message.ts';

export type AnsweringMessages = {
  /** With the bot's token. */
  readonly rest: REST;
  readonly runner: Runner;
  readonly log: Log;
};

/** A lost connection may bring messages again that came before it was lost. */
const MOST_MESSAGES = 1000;
/** Channels whose lack of permissions has been told. */
const MOST_CHANNELS = 1000;

const REMEDY =
  'Give the bot the permissions View Channels, Send Messages, Send Messages in Threads, Embed Links, Attach Files and Read Message History there.';

const EVERYONE = { isPrivate: false, addressee: null, sharedBy: null };

/**
 * Makes what answers messages that are sent to the bot or mention it, each once, as a reply where it stands. Never
 * rejects: what goes wrong is logged.
 */
export function createMessageAnswering({ rest, runner, log }: AnsweringMessages) {
  const seen = createRecent({ most: MOST_MESSAGES });
  const denied = createRecent({ most: MOST_CHANNELS });
  const localeOf = createGuildLocales(rest, log);

  const tell = (asked: AskedMessage, replied: Replied) => {
    const { channelId: channel } = asked;
    switch (replied.kind) {
      case 'delivered':
        return;
      case 'gone':
        return log.debug({ channel }, 'whoever asked cannot be answered any more');
      case 'denied':
        // Once a channel: people go on asking where the bot may not write.
        if (!denied.add(channel)) return;
        return log.warn(
          { err: replied.error, channel, remedy: REMEDY },
          `a question in the Discord channel ${channel} cannot be answered. ${REMEDY}`,
        );
      case 'failed':
        return void runner.report(replied.error, 'replying to a message');
      default:
        return replied satisfies never;
    }
  };

  /** What to reply; `null` where that is nothing. */
  const replyTo = async (asked: AskedMessage): Promise<DiscordMessage | null> => {
    const { text, guildId, isAddressed } = asked;
    if (asksNothing(text)) return null;
    const { languages } = runner.registry().info;
    const placeLocale = async () => (guildId === null ? null : localeOf(guildId));
    const reader = await readerOfWords(text, languages, placeLocale);
    try {
      const answered = await runner.runLine(text, reader);
      return isAddressed || wasQuestion(answered) ? messageFor(answered, EVERYONE, runner) : null;
    } catch (error) {
      return apology(error, { doing: 'answering a message', reader }, runner);
    }
  };

  return async (message: GatewayMessageCreateDispatchData, self: string): Promise<void> => {
    try {
      const asked = readMessage(message, self, runner.registry().info.command);
      if (asked === null || !seen.add(asked.messageId)) return;
      const reply = await replyTo(asked);
      if (reply !== null) tell(asked, await postReply(rest, asked, reply));
    } catch (error) {
      runner.report(error, 'answering a message of Discord');
    }
  };
}
