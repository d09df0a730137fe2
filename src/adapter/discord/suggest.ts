import {
  type APIModalInteractionResponse,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Answered } from '../../command/command.ts';
import type { Outcome, Submitted } from '../../command/form.ts';
import {
  type Answering,
  type Audience,
  apologise,
  apologiseAfter,
  messageFor,
  reply,
  respond,
  type Turn,
} from './answering.ts';
import type { DiscordMessage } from './message.ts';
import { renderDiscord } from './render.ts';
import { formWindow, type SentForm } from './suggest-form.ts';

/** An answer as a first response: the window where the answer is a form, else the message. */
export function responseFor(
  answered: Answered,
  audience: Audience,
  { runner }: Answering,
): DiscordMessage | APIModalInteractionResponse {
  return answered.form === undefined ? messageFor(answered, audience, runner) : formWindow(answered.form);
}

/** What became of a form, for whoever sent it. */
function messageOf({ card }: Outcome, { runner }: Answering): DiscordMessage {
  const { accent } = runner.registry().info;
  return renderDiscord(card, { accent, shareLine: null, addressee: null, isPrivate: true });
}

/**
 * Passes a sent form on. Discord has closed the window by now, so what was typed stands in the answer, which only the
 * sender sees. The review channel may take longer than a first response may, so that one says only that it is under way.
 */
export async function takeForm(sent: SentForm, turn: Turn, answering: Answering): Promise<void> {
  const { runner, sending } = answering;
  const { typed, sender, language } = sent;
  let submitted: Submitted;
  try {
    submitted = runner.submit(typed, sender, { locale: language });
  } catch (error) {
    return apologise(error, turn, answering);
  }
  if (submitted.kind === 'faulty') {
    const { outcome } = submitted;
    return reply(turn, async () => messageOf(outcome, answering), answering);
  }
  const type = InteractionResponseType.DeferredChannelMessageWithSource;
  const [, outcome] = await Promise.allSettled([
    respond(turn, { type, data: { flags: MessageFlags.Ephemeral } }, answering),
    submitted.outcome,
  ]);
  if (outcome.status === 'rejected') return apologiseAfter(outcome.reason, turn, answering);
  const { flags: _, files: __, attachments: ___, ...message } = messageOf(outcome.value, answering);
  const edited = await sending.editFirst(turn.to, message);
  if (edited.kind === 'late')
    answering.log.warn({ reason: edited.reason, doing: turn.doing }, 'an answer came too late');
  if (edited.kind === 'refused' || edited.kind === 'unknown') runner.report(edited.error, turn.doing);
}
