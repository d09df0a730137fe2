import { InteractionResponseType } from 'discord-api-types/v10';
import type { CommandLine } from '../../card/card.ts';
import type { Answered } from '../../command/command.ts';
import { isForEveryone } from '../../command/is-for-everyone.ts';
import { createRecent, type Recent } from '../../command/recent.ts';
import { say } from '../../text/say.ts';
import { type Answering, apologise, apologiseAfter, messageFor, respond, type Turn } from './answering.ts';
import type { DiscordMessage } from './message.ts';
import { renderDiscord } from './render.ts';

/** A press on *Share*. */
export type SharePress = { readonly line: CommandLine; readonly messageId: string; readonly userId: string };

/** Presses on one button come within seconds; the button itself is gone for good after the first. */
const MOST_REMEMBERED = 1000;

/** Answers whose *Share* button was pressed lately: a second press may come before Discord has taken the button away. */
export type Shares = Recent;

/** Nothing shared yet. */
export const createShares = (): Shares => createRecent({ most: MOST_REMEMBERED });

/** The message that the asker alone sees, with or without its button, and a word on what became of it. */
function ownMessage(
  { card, line }: Answered,
  shareLine: 'with button' | 'without button',
  notice: string | null,
  { runner }: Answering,
): Omit<DiscordMessage, 'flags' | 'attachments' | 'files'> {
  const parts = notice === null ? card.parts : [...card.parts, { kind: 'notice', text: notice } as const];
  const { accent } = runner.registry().info;
  // Files that are not named in an edit stay with the message.
  const {
    flags: _,
    files: __,
    attachments: ___,
    ...message
  } = renderDiscord(
    { ...card, parts },
    { accent, shareLine: shareLine === 'with button' ? line : null, addressee: null, isPrivate: true },
  );
  return message;
}

/** Posts the message for everyone; returns whether it is out of the asker's hands. */
async function post(
  message: DiscordMessage,
  answered: Answered,
  turn: Turn,
  answering: Answering,
): Promise<boolean> {
  const { runner, sending } = answering;
  const sent = await sending.followUp(turn.to, message);
  if (sent.kind === 'delivered') return true;
  if (sent.kind === 'unknown') {
    // Better to be asked to look than to post it twice.
    runner.report(sent.error, turn.doing);
    const notice = say(answered.card.language, 'discord.share-unknown');
    await sending.editFirst(turn.to, ownMessage(answered, 'without button', notice, answering));
    return true;
  }
  await apologiseAfter(sent.kind === 'late' ? new Error(sent.reason) : sent.error, turn, answering);
  await sending.editFirst(turn.to, ownMessage(answered, 'with button', null, answering));
  return false;
}

/** Takes the button away and then posts; returns whether the card is out of the asker's hands. */
async function takeAndPost(press: SharePress, turn: Turn, answering: Answering): Promise<boolean> {
  const answered = await answering.runner.runLine(press.line, turn.reader);
  // Facts may have changed since the button was made.
  if (!isForEveryone(answered)) {
    const data = messageFor(answered, { isPrivate: true, addressee: null, sharedBy: null }, answering.runner);
    await respond(turn, { type: InteractionResponseType.ChannelMessageWithSource, data }, answering);
    return false;
  }
  // Both messages are made before anything is sent, so that what breaks here leaves the button where it is.
  const audience = { isPrivate: false, addressee: null, sharedBy: press.userId };
  const message = messageFor(answered, audience, answering.runner);
  const data = ownMessage(answered, 'without button', null, answering);
  const taken = await respond(turn, { type: InteractionResponseType.UpdateMessage, data }, answering);
  if (taken.kind === 'refused') throw taken.error;
  return taken.kind === 'delivered' && (await post(message, answered, turn, answering));
}

/**
 * Shows everyone what so far only the asker saw, once however often the button is pressed: the first response takes the
 * button away, which outlives a restart, and only then the card is posted.
 */
export async function share(
  press: SharePress,
  turn: Turn,
  shares: Shares,
  answering: Answering,
): Promise<void> {
  if (!shares.add(press.messageId)) {
    await respond(turn, { type: InteractionResponseType.DeferredMessageUpdate }, answering);
    return;
  }
  let isShared = false;
  try {
    isShared = await takeAndPost(press, turn, answering);
  } catch (error) {
    await apologise(error, turn, answering);
  } finally {
    if (!isShared) shares.forget(press.messageId);
  }
}
