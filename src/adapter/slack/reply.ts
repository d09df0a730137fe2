import type { CommandLine, FilePart } from '../../card/card.ts';
import { cardFromBadInput, cardFromError } from '../../card/from-error.ts';
import type { Answered, Reader, Runner } from '../../command/command.ts';
import { isForEveryone } from '../../command/is-for-everyone.ts';
import { type Language, languageOf } from '../../core/language.ts';
import { say } from '../../text/say.ts';
import type { SlackMessage } from './limits.ts';
import { renderSlack, renderSlackWithFiles } from './render.ts';

/** A message and who sees it: the asker alone, or the channel. */
export type SlackReply = SlackMessage & { response_type: 'ephemeral' | 'in_channel' };

/** Who is to see an answer, and at whose wish. */
export type Delivery = {
  /** Whether the channel is to see it. */
  readonly isShared: boolean;
  /** The id of the person it is addressed to. */
  readonly addressee: string | null;
  /** The name of whoever asks. */
  readonly askedBy: string;
  /** The message below which *Share* shows the answer; left out for where the reply stands. */
  readonly shareBelow?: string;
  /** Whether there is no window that *Search* could open. */
  readonly isWithoutSearch?: boolean;
};

/** A reply, and the files that it announces to the asker. */
export type ReplyWithFiles = {
  readonly reply: SlackReply;
  readonly files: readonly FilePart[];
  /** What both are in. */
  readonly language: Language;
};

/** A reply that announces nothing. */
export function withoutFiles(reply: SlackReply, language: Language): ReplyWithFiles {
  return { reply, files: [], language };
}

/** What *Search* starts from: nowhere but on help and on cards that have found nothing. */
export function searchOf({ card, line }: Answered): { readonly search?: CommandLine } {
  const isOpen = card.tone === 'question' || card.tone === 'nothing' || /^help(?:\s|$)/.test(line);
  // What a person typed stands in the button unseen; without these it can name nobody even so.
  return isOpen ? { search: line.replace(/[<>]/g, ' ') } : {};
}

/**
 * An answer as Slack gets it: for the channel where that was asked for, else for the asker with a button to share it.
 * @throws when the card cannot be laid out; see `renderSlack`.
 */
export function replyWithFiles(answered: Answered, delivery: Delivery, rootCommand: string): ReplyWithFiles {
  const { card, line } = answered;
  const search = delivery.isWithoutSearch === true ? {} : searchOf(answered);
  const isShareable = isForEveryone(answered);
  if (isShareable && delivery.isShared) {
    const options = {
      shareLine: null,
      addressee: delivery.addressee,
      sharedBy: delivery.askedBy,
      rootCommand,
      ...search,
    };
    // The bot is not in the channel, so no file of its own can be.
    return withoutFiles(
      { response_type: 'in_channel', ...renderSlack(card, options) },
      languageOf(card.language),
    );
  }
  const options = {
    shareLine: isShareable ? line : null,
    addressee: null,
    sharedBy: null,
    rootCommand,
    ...search,
    ...(delivery.shareBelow !== undefined && { shareBelow: delivery.shareBelow }),
  };
  const { message, files } = renderSlackWithFiles(card, options);
  return { reply: { response_type: 'ephemeral', ...message }, files, language: languageOf(card.language) };
}

/** The same for where no file can follow. @throws as `replyWithFiles` does. */
export function replyWithAnswer(answered: Answered, delivery: Delivery, rootCommand: string): SlackReply {
  return replyWithFiles(answered, delivery, rootCommand).reply;
}

const TO_NOBODY_ELSE = { shareLine: null, addressee: null, sharedBy: null };

/** What to do when `for:` stands with something that is not one person. */
export function replyToUnclearAddressee(runner: Runner, reader: Reader): SlackReply {
  const language = runner.languageOf(reader);
  const card = cardFromBadInput(say(language, 'slack.for-unclear'), [], language);
  const rootCommand = runner.registry().info.command;
  return { response_type: 'ephemeral', ...renderSlack(card, { ...TO_NOBODY_ELSE, rootCommand }) };
}

/** Reports a fault of ours and apologises for it, to the asker alone, with the reference it has in the log. */
export function replyToFault(error: unknown, doing: string, runner: Runner, reader: Reader): SlackReply {
  const card = cardFromError(runner.report(error, doing), runner.languageOf(reader));
  const rootCommand = runner.registry().info.command;
  return { response_type: 'ephemeral', ...renderSlack(card, { ...TO_NOBODY_ELSE, rootCommand }) };
}
