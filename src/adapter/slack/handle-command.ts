import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Reader, Runner } from '../../command/command.ts';
import type { Log } from '../../command/log.ts';
import { deliverFiles } from './deliver-files.ts';
import { personOfCommand, readText } from './input.ts';
import type { ReaderProfiles } from './reader-profile.ts';
import {
  type ReplyWithFiles,
  replyToFault,
  replyToUnclearAddressee,
  replyWithFiles,
  withoutFiles,
} from './reply.ts';
import { send } from './send.ts';
import type { SendFile } from './send-files.ts';
import { openForm, type Windows } from './suggest.ts';
import { within } from './within.ts';

/** What answering needs besides what Slack sends. */
export type Answering = {
  readonly runner: Runner;
  readonly profiles: ReaderProfiles;
  readonly sendFile: SendFile;
  readonly windows: Windows;
  readonly log: Log;
};

/** Slack waits three seconds: https://docs.slack.dev/interactivity/implementing-slash-commands#responding_response_url */
const ANSWER_WITHIN_MS = 2000;

type CommandArgs = Pick<SlackCommandMiddlewareArgs, 'command' | 'ack' | 'respond'> &
  Pick<AllMiddlewareArgs, 'context'>;

/** The reply to a slash command, whatever happens on the way; nothing more to say where a form was opened. */
async function replyTo(
  command: CommandArgs['command'],
  { runner, profiles, windows }: Answering,
): Promise<ReplyWithFiles | 'form opened'> {
  const person = personOfCommand(command);
  const { locale, name } = await profiles(person.id);
  const reader: Reader = { locale };
  try {
    const { line, isShared, addressee, isAddresseeUnclear } = readText(command.text ?? '');
    if (isAddresseeUnclear)
      return withoutFiles(replyToUnclearAddressee(runner, reader), runner.languageOf(reader));
    const answered = await runner.runLine(line, reader);
    const { trigger_id: triggerId, channel_id: channelId, channel_name: channelName } = command;
    const cause = { triggerId, channelId, channelName };
    if (answered.form !== undefined && (await openForm(answered.form, cause, windows))) return 'form opened';
    const delivery = { isShared, addressee, askedBy: name ?? person.handle };
    return replyWithFiles(answered, delivery, runner.registry().info.command);
  } catch (error) {
    const reply = replyToFault(error, 'rendering a reply for Slack', runner, reader);
    return withoutFiles(reply, runner.languageOf(reader));
  }
}

/** Whether an acknowledgement could be sent: not when the connection that the request came by has broken since. */
export async function acknowledge(ack: () => Promise<void>, log: Log): Promise<boolean> {
  try {
    await ack();
    return true;
  } catch (error) {
    log.warn({ err: error }, 'an acknowledgement did not get through to Slack; answering all the same');
    return false;
  }
}

/**
 * Answers a slash command. The answer travels in the acknowledgement itself, over HTTP and over Socket Mode: one
 * request less, and nothing of the five uses and thirty minutes of a response URL is spent. Should it ever take too
 * long, or Slack not take an answer there, the acknowledgement goes first and the answer follows; it also follows one
 * that could not be sent.
 */
export async function handleCommand(args: CommandArgs, answering: Answering): Promise<void> {
  const { command, ack, respond, context } = args;
  const reply = replyTo(command, answering);
  const inTime = context.acceptsReply === false ? null : await within(reply, ANSWER_WITHIN_MS, null);
  const isMade = inTime !== null && inTime !== 'form opened';
  const isTaken = await acknowledge(() => (isMade ? ack(inTime.reply) : ack()), answering.log);
  const doing = 'answering a slash command';
  const made = await reply;
  if (made === 'form opened') return;
  if (inTime === null || !isTaken) {
    await send(respond, { ...made.reply, replace_original: false }, doing, answering.log);
  }
  const failure = await deliverFiles(made, command.user_id, answering);
  if (failure !== null) await send(respond, { ...failure, replace_original: false }, doing, answering.log);
}
