import type { MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { cardFromBadInput } from '../../card/from-error.ts';
import type { Answered, Reader, Runner } from '../../command/command.ts';
import { say } from '../../text/say.ts';
import { type Answering, acknowledge, forAskerAlone } from './answering.ts';
import { personOfPress } from './input.ts';
import { messageText } from './message-text.ts';
import { replyToFault, replyWithAnswer, type SlackReply } from './reply.ts';
import { send } from './send.ts';

/** A message of Slack's may be longer; the command reads no more. */
const MOST_CHECKED = 4000;

/** The beginning of a text, not cut within a character. */
function beginning(text: string): string {
  return text.slice(0, MOST_CHECKED).replace(/[\ud800-\udbff]$/u, '');
}

/** The instant of a timestamp of Slack's, `1583020800.000100`; nothing for what is none. */
function sentAt(timestamp: string): { readonly sent?: string } {
  const instant = new Date(Number(timestamp) * 1000);
  return Number.isNaN(instant.getTime()) ? {} : { sent: instant.toISOString() };
}

async function check(text: string, sent: string, reader: Reader, runner: Runner): Promise<Answered> {
  const args = { message: beginning(text), ...sentAt(sent) };
  const answered = await runner.run({ command: 'check', args }, reader);
  if (text.length <= MOST_CHECKED) return answered;
  const { card } = answered;
  const notice = say(card.language, 'slack.check-cut', { count: MOST_CHECKED });
  return { ...answered, card: { ...card, parts: [...card.parts, { kind: 'notice', text: notice }] } };
}

function replyToEmpty(runner: Runner, reader: Reader): SlackReply {
  const language = runner.languageOf(reader);
  const card = cardFromBadInput(say(language, 'slack.check-empty'), [], language);
  const nothing: Answered = {
    card: { ...card, tone: 'error' },
    outcome: 'unknown',
    facts: [],
    line: 'help',
    reference: null,
  };
  return replyWithAnswer(nothing, forAskerAlone(''), runner.registry().info.command);
}

type CheckArgs = Pick<SlackShortcutMiddlewareArgs<MessageShortcut>, 'shortcut' | 'ack' | 'respond'>;

/**
 * Compares the figures of a message with the fact book, for whoever asked alone: by the response URL, so that the bot
 * need not be in the channel. *Share* shows the result below the message.
 */
export async function handleCheck(
  { shortcut, ack, respond }: CheckArgs,
  answering: Answering,
): Promise<void> {
  const { runner, profiles, log } = answering;
  await acknowledge(ack, log);
  const person = personOfPress(shortcut);
  const { locale, name } = await profiles(person.id);
  const reader: Reader = { locale };
  const { message } = shortcut;
  const thread = typeof message.thread_ts === 'string' ? message.thread_ts : null;
  const doing = 'checking the figures of a message';
  const reply = async (): Promise<SlackReply> => {
    try {
      const text = messageText(message);
      if (text === '') return replyToEmpty(runner, reader);
      const delivery = { ...forAskerAlone(name ?? person.handle), shareBelow: thread ?? message.ts };
      return replyWithAnswer(
        await check(text, message.ts, reader, runner),
        delivery,
        runner.registry().info.command,
      );
    } catch (error) {
      return replyToFault(error, doing, runner, reader);
    }
  };
  // In a thread that nobody has begun, Slack would show it to nobody.
  const below = thread === null ? {} : { thread_ts: thread };
  await send(respond, { ...(await reply()), ...below, replace_original: false }, doing, log);
}
