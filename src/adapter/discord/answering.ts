import { type APIModalInteractionResponse, InteractionResponseType } from 'discord-api-types/v10';
import { cardFromError } from '../../card/from-error.ts';
import type { Answered, Reader, Runner } from '../../command/command.ts';
import { isForEveryone } from '../../command/is-for-everyone.ts';
import type { Log } from '../../command/log.ts';
import type { DiscordMessage } from './message.ts';
import type { Lookups } from './place.ts';
import { renderDiscord } from './render.ts';
import type { Answerable, DiscordResponse, Sending, Sent } from './send.ts';

/** What answering needs. */
export type Answering = Lookups & {
  readonly runner: Runner;
  readonly log: Log;
  readonly sending: Sending;
};

/** One interaction on its way to its answer. */
export type Turn = {
  readonly to: Answerable;
  readonly reader: Reader;
  /** What is being done, for the log; names no word that a person typed. */
  readonly doing: string;
  /** Aborts when Discord no longer takes a first response. */
  readonly until: AbortSignal;
};

export type Audience = {
  readonly isPrivate: boolean;
  readonly addressee: string | null;
  readonly sharedBy: string | null;
};

/** An answer as a message. An apology is for whoever asked, whoever was to see the answer. */
export function messageFor(answered: Answered, audience: Audience, runner: Runner): DiscordMessage {
  const { card, line, reference } = answered;
  const { accent } = runner.registry().info;
  // What is for whoever asked alone is so wherever it was asked.
  if (reference !== null || answered.isPersonal === true)
    return renderDiscord(card, { accent, shareLine: null, addressee: null, isPrivate: true });
  const shareLine = audience.isPrivate && isForEveryone(answered) ? line : null;
  return renderDiscord(card, { accent, shareLine, ...audience });
}

/** The private message that says that something of ours broke, under the reference it has in the log. */
export function apology(
  error: unknown,
  { doing, reader }: Pick<Turn, 'doing' | 'reader'>,
  runner: Runner,
): DiscordMessage {
  const reference = runner.report(error, doing);
  const card = cardFromError(reference, runner.languageOf(reader));
  const { accent } = runner.registry().info;
  return renderDiscord(card, { accent, shareLine: null, addressee: null, isPrivate: true });
}

const asReply = (data: DiscordMessage): DiscordResponse => ({
  type: InteractionResponseType.ChannelMessageWithSource,
  data,
});

/** Sends a first response, and writes down when it did not arrive. */
export async function respond(
  turn: Turn,
  response: DiscordResponse,
  { sending, log, runner }: Answering,
): Promise<Sent> {
  const { to, doing, until } = turn;
  const sent = await sending.respond(to, response, until);
  if (sent.kind === 'late')
    log.warn({ interaction: to.id, reason: sent.reason, doing }, 'an answer came too late');
  if (sent.kind === 'unknown') runner.report(sent.error, doing);
  return sent;
}

/** Says that something of ours broke, in a turn that has had no response yet. */
export async function apologise(error: unknown, turn: Turn, answering: Answering): Promise<void> {
  const sent = await respond(turn, asReply(apology(error, turn, answering.runner)), answering);
  if (sent.kind === 'refused') answering.runner.report(sent.error, turn.doing);
}

/** Says the same in a turn whose first response has been given. */
export async function apologiseAfter(
  error: unknown,
  turn: Turn,
  { runner, sending }: Answering,
): Promise<void> {
  const sent = await sending.followUp(turn.to, apology(error, turn, runner));
  if (sent.kind !== 'delivered') runner.report(sent.kind === 'late' ? sent.reason : sent.error, turn.doing);
}

/** Answers with a message or a window; what breaks while it is made, and what Discord refuses, becomes an apology. */
export async function reply(
  turn: Turn,
  make: () => Promise<DiscordMessage | APIModalInteractionResponse>,
  answering: Answering,
): Promise<void> {
  let message: DiscordMessage | APIModalInteractionResponse;
  try {
    message = await make();
  } catch (error) {
    return apologise(error, turn, answering);
  }
  const sent = await respond(turn, 'type' in message ? message : asReply(message), answering);
  if (sent.kind === 'refused') await apologise(sent.error, turn, answering);
}
