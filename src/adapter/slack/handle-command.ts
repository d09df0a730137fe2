import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Reader } from '../../command/command.ts';
import { type Answering, acknowledge } from './answering.ts';
import { openCallForm } from './call-form.ts';
import { deliverFiles } from './deliver-files.ts';
import { personOfCommand, readText } from './input.ts';
import {
  type ReplyWithFiles,
  replyToFault,
  replyToUnclearAddressee,
  replyWithFiles,
  withoutFiles,
} from './reply.ts';
import { emptyWindow } from './search-window.ts';
import { send } from './send.ts';
import { openForm } from './suggest.ts';
import { within } from './within.ts';

/** Slack waits three seconds: https://docs.slack.dev/interactivity/implementing-slash-commands#responding_response_url */
const ANSWER_WITHIN_MS = 2000;

type CommandArgs = Pick<SlackCommandMiddlewareArgs, 'command' | 'ack' | 'respond'> &
  Pick<AllMiddlewareArgs, 'context'>;

/** The reply to a slash command, whatever happens on the way; nothing more to say where a form was opened. */
async function replyTo(
  command: CommandArgs['command'],
  answering: Answering,
): Promise<ReplyWithFiles | 'form opened'> {
  const { runner, profiles, windows, placeOf } = answering;
  const person = personOfCommand(command);
  const { locale, name } = await profiles(person.id);
  const at = placeOf({
    team: command.team_id,
    channel: command.channel_id,
    channelName: command.channel_name,
    person: person.id,
    text: command.text ?? '',
  });
  const reader: Reader = { locale, ...(at !== null && { at }) };
  try {
    const { line, isShared, addressee, isAddresseeUnclear } = readText(command.text ?? '');
    if (isAddresseeUnclear)
      return withoutFiles(replyToUnclearAddressee(runner, reader), runner.languageOf(reader));
    const answered = await runner.runLine(line, reader);
    const { trigger_id: triggerId, channel_id: channelId, channel_name: channelName } = command;
    const cause = { triggerId, channelId, channelName };
    if (answered.form !== undefined && (await openForm(answered.form, cause, windows))) return 'form opened';
    const { callForm } = answered;
    if (callForm !== undefined && (await openCallForm(callForm, cause, command.response_url, answering)))
      return 'form opened';
    const delivery = { isShared, addressee, askedBy: name ?? person.handle };
    return replyWithFiles(answered, delivery, runner.registry().info.command);
  } catch (error) {
    const reply = replyToFault(error, 'rendering a reply for Slack', runner, reader);
    return withoutFiles(reply, runner.languageOf(reader));
  }
}

/** Whether nothing follows the slash command, so that there is nothing to answer yet. */
function isBare(text: string | undefined): boolean {
  const { line, isShared, isAddresseeUnclear } = readText(text ?? '');
  return line === '' && !isShared && !isAddresseeUnclear;
}

/** Opens the window that searches as one types; resolves to whether it is open. */
async function openSearch(
  { user_id, response_url, trigger_id, channel_id }: CommandArgs['command'],
  { runner, profiles, windows }: Answering,
): Promise<boolean> {
  const { locale } = await profiles(user_id);
  const memory = { shareUrl: response_url, thread: null, line: null, channel: channel_id };
  return windows.open(trigger_id, emptyWindow(runner, { locale }, memory));
}

/** Opens the window for a bare slash command; where that fails, what follows is the help. */
async function handleBare({ command, ack, respond }: CommandArgs, answering: Answering): Promise<void> {
  const opening = openSearch(command, answering);
  const inTime = await within(opening, ANSWER_WITHIN_MS, null);
  const help = async () => {
    const made = await replyTo(command, answering);
    // Help asks for no form.
    return made === 'form opened' ? null : made.reply;
  };
  const reply = inTime === false ? await help() : null;
  const isTaken = await acknowledge(() => (reply === null ? ack() : ack(reply)), answering.log);
  if ((isTaken && reply !== null) || (await opening)) return;
  const late = reply ?? (await help());
  const doing = 'answering a bare slash command';
  if (late !== null) await send(respond, { ...late, replace_original: false }, doing, answering.log);
}

/**
 * Answers a slash command. The answer travels in the acknowledgement itself, over HTTP and over Socket Mode: one
 * request less, and nothing of the five uses and thirty minutes of a response URL is spent. Should it ever take too
 * long, or Slack not take an answer there, the acknowledgement goes first and the answer follows; it also follows one
 * that could not be sent.
 */
export async function handleCommand(args: CommandArgs, answering: Answering): Promise<void> {
  const { command, ack, respond, context } = args;
  if (isBare(command.text)) return handleBare(args, answering);
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
