import type { BlockAction, RespondFn } from '@slack/bolt';
import type { CommandLine } from '../../card/card.ts';
import type { Answered, Reader } from '../../command/command.ts';
import { isForEveryone } from '../../command/is-for-everyone.ts';
import { say } from '../../text/say.ts';
import { type Answering, acknowledge, forAskerAlone } from './answering.ts';
import { openCallForm } from './call-form.ts';
import { deliverFiles } from './deliver-files.ts';
import { openFromMessage } from './handle-search.ts';
import { personOfPress, pressedLine, pressedMessage } from './input.ts';
import { renderSlack } from './render.ts';
import { replyToFault, replyWithAnswer, replyWithFiles, searchOf } from './reply.ts';
import { type Response, type Sent, send } from './send.ts';
import { type Cause, openForm } from './suggest.ts';

type PressArgs = {
  readonly body: BlockAction;
  readonly action: { readonly action_id: string; readonly value?: string | undefined };
  readonly ack: () => Promise<void>;
  readonly respond: RespondFn;
};

type Pressed = {
  readonly line: CommandLine;
  readonly reader: Reader;
  readonly name: string;
  readonly userId: string;
  readonly rootCommand: string;
  /** For a form that is to be opened. */
  readonly cause: Cause;
  readonly post: (response: Response) => Promise<Sent>;
};

/** An answer below the message, or in its place where only the one who pressed sees that. */
async function answer(pressed: Pressed, isInstead: boolean, answering: Answering): Promise<void> {
  const { userId, post } = pressed;
  const answered = await answering.runner.runLine(pressed.line, pressed.reader);
  if (answered.form !== undefined && (await openForm(answered.form, pressed.cause, answering.windows)))
    return;
  const { callForm } = answered;
  if (callForm !== undefined && (await openCallForm(callForm, pressed.cause, null, answering))) return;
  const made = replyWithFiles(answered, forAskerAlone(pressed.name), pressed.rootCommand);
  // An apology leaves the choices where they are, to be tried again.
  await post({ ...made.reply, replace_original: isInstead && answered.reference === null });
  const failure = await deliverFiles(made, userId, answering);
  if (failure !== null) await post({ ...failure, replace_original: false });
}

/** An answer to a question back, for all who read the conversation, in the place of that question. */
async function settle(pressed: Pressed, answering: Answering): Promise<void> {
  const { line, reader, rootCommand, post } = pressed;
  const answered = await answering.runner.runLine(line, reader);
  if (!isForEveryone(answered) || answered.form !== undefined) return answer(pressed, false, answering);
  const nobody = { shareLine: null, addressee: null, sharedBy: null };
  const options = { ...nobody, rootCommand, isConversation: true, ...searchOf(answered) };
  await post({
    response_type: 'in_channel',
    replace_original: true,
    ...renderSlack(answered.card, options),
  });
}

/** What stands in the place of the message whose answer has been shared: the same without that button. */
function afterSharing(
  { card }: Answered,
  key: 'slack.shared' | 'slack.share-unknown',
  rootCommand: string,
): Response {
  const notice = { kind: 'notice', text: say(card.language, key) } as const;
  const options = { shareLine: null, addressee: null, sharedBy: null, rootCommand };
  const message = renderSlack({ ...card, parts: [...card.parts, notice] }, options);
  return { response_type: 'ephemeral', replace_original: true, ...message };
}

/** Shows the card to the channel, once however often the button is pressed. */
async function share(pressed: Pressed, messageKey: string, answering: Answering): Promise<void> {
  const { runner, shares } = answering;
  const { line, reader, name, rootCommand, post } = pressed;
  const key = `${messageKey} ${line}`;
  if (!shares.add(key)) return;
  let isPosted = false;
  try {
    const answered = await runner.runLine(line, reader);
    const reply = replyWithAnswer(answered, { isShared: true, addressee: null, askedBy: name }, rootCommand);
    const sent = await post({ ...reply, replace_original: false });
    // Not known to be posted counts as posted: better to be asked to look than to be seen twice.
    isPosted = isForEveryone(answered) && sent !== 'refused';
    if (!isPosted) return;
    const outcome = sent === 'delivered' ? 'slack.shared' : 'slack.share-unknown';
    await post(afterSharing(answered, outcome, rootCommand));
  } finally {
    if (!isPosted) shares.forget(key);
  }
}

/** Answers a pressed button. Slack takes no message in the acknowledgement of one, so it goes first. */
export async function handlePress(
  { body, action, ack, respond }: PressArgs,
  answering: Answering,
): Promise<void> {
  const { runner, profiles, log } = answering;
  await acknowledge(ack, log);
  const press = pressedLine(action);
  if (press === null) return;
  const person = personOfPress(body);
  const profile = await profiles(person.id);
  const at = answering.placeOf({
    team: body.team?.id,
    channel: body.channel?.id,
    channelName: body.channel?.name,
    person: person.id,
    text: press.line,
  });
  const reader: Reader = { locale: profile.locale, ...(at !== null && { at }) };
  const { key, isEphemeral, thread } = pressedMessage(body);
  const place = (press.kind === 'share' ? press.below : null) ?? thread;
  const post = (response: Response) => {
    // What takes the place of a message stays in that message's thread by itself.
    const below = place === null || response.replace_original ? {} : { thread_ts: place };
    return send(respond, { ...response, ...below }, `answering the button ${press.kind}`, log);
  };
  const rootCommand = runner.registry().info.command;
  const pressed = {
    line: press.line,
    reader,
    name: profile.name ?? person.handle,
    userId: person.id,
    rootCommand,
    cause: { triggerId: body.trigger_id, channelId: body.channel?.id, channelName: body.channel?.name },
    post,
  };
  try {
    switch (press.kind) {
      case 'run':
        return await answer(pressed, isEphemeral, answering);
      case 'settle':
        return await settle(pressed, answering);
      case 'see':
      case 'back':
        return await answer(pressed, false, answering);
      case 'search':
        return await openFromMessage(body, press.line, reader, answering);
      case 'share':
        return await share(pressed, key, answering);
      default:
        return press.kind satisfies never;
    }
  } catch (error) {
    const reply = replyToFault(error, `answering the button ${press.kind}`, runner, reader);
    await post({ ...reply, replace_original: false });
  }
}
