import { type APIInteraction, InteractionResponseType } from 'discord-api-types/v10';
import type { CardPart } from '../../card/card.ts';
import { cardFromBadInput } from '../../card/from-error.ts';
import type { Call, Completion, Reader, Runner } from '../../command/command.ts';
import { completionLine } from '../../command/completion-text.ts';
import type { Language } from '../../core/language.ts';
import { say } from '../../text/say.ts';
import { type Answering, messageFor, reply, type Turn } from './answering.ts';
import { readAttached } from './attachments.ts';
import { type Incoming, readInteraction } from './input.ts';
import { LIMITS } from './limits.ts';
import type { DiscordMessage } from './message.ts';
import { placeOf } from './place.ts';
import { renderDiscord } from './render.ts';
import { type Shares, share } from './share.ts';
import { responseFor, takeForm } from './suggest.ts';

/**
 * Discord takes a first response within three seconds of the interaction, part of which are gone when it arrives:
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback
 */
const ANSWER_WITHIN_MS = 2500;

type Of<Kind extends Incoming['kind']> = Extract<Incoming, { kind: Kind }>;

/** A call with the texts of the files given to it; `null` where one of them cannot be read. */
async function withFiles(
  { call, files = new Map() }: Of<'command'>,
  until: AbortSignal,
): Promise<Call | null> {
  const args: Record<string, string> = { ...call.args };
  for (const [name, file] of files) {
    const text = await readAttached(file, until);
    if (text === null) return null;
    args[name] = text;
  }
  return { ...call, args };
}

function answerCommand(incoming: Of<'command'>, turn: Turn, answering: Answering): Promise<void> {
  const { runner } = answering;
  const { isPrivate, addressee } = incoming;
  const make = async () => {
    const call = await withFiles(incoming, turn.until);
    const language = runner.languageOf(turn.reader);
    if (call === null) return onlyForThem(say(language, 'discord.file-unreadable'), language, runner);
    const answered = await runner.run(call, turn.reader);
    return responseFor(answered, { isPrivate, addressee, sharedBy: null }, answering);
  };
  return reply(turn, make, answering);
}

/** A word to whoever asked alone, where there is nothing to answer. */
function onlyForThem(text: string, language: Language, runner: Runner): DiscordMessage {
  const card = cardFromBadInput(text, [], language);
  const { accent } = runner.registry().info;
  return renderDiscord(card, { accent, shareLine: null, addressee: null, isPrivate: true });
}

/** Sets the figures of a message beside the fact book, for whoever asked alone: a colleague is not shown up in public. */
function answerCheck({ text, isCut, sent }: Of<'check'>, turn: Turn, answering: Answering): Promise<void> {
  const { runner } = answering;
  const language = runner.languageOf(turn.reader);
  const audience = { isPrivate: true, addressee: null, sharedBy: null };
  const make = async () => {
    if (text === '') return onlyForThem(say(language, 'discord.check-nothing'), language, runner);
    const answered = await runner.run({ command: 'check', args: { message: text, sent } }, turn.reader);
    const { card } = answered;
    const cut: CardPart = {
      kind: 'notice',
      text: say(language, 'discord.check-cut', { count: text.length }),
    };
    const whole = isCut ? { ...answered, card: { ...card, parts: [...card.parts, cut] } } : answered;
    return messageFor(whole, audience, runner);
  };
  return reply(turn, make, answering);
}

function answerPress(incoming: Of<'press'>, turn: Turn, shares: Shares, answering: Answering): Promise<void> {
  const { press, messageId, userId } = incoming;
  if (press.kind === 'share') return share({ line: press.line, messageId, userId }, turn, shares, answering);
  const { runner } = answering;
  const isPrivate = press.kind === 'see' || incoming.isPrivate;
  const make = async () =>
    responseFor(
      await runner.runLine(press.line, turn.reader),
      { isPrivate, addressee: null, sharedBy: null },
      answering,
    );
  return reply(turn, make, answering);
}

/** What Discord takes of a completion; `null` for a value that is too long, since a cut one would mean something else. */
function choiceOf(completion: Completion) {
  const { most } = LIMITS.choice;
  const { value } = completion;
  const name = completionLine(completion, most);
  return name === '' || value.trim() === '' || value.length > most ? null : { name, value };
}

/** Answers with what fits, best first, and with nothing when anything goes wrong: typing help is never an error. */
async function complete(
  incoming: Of<'completion'>,
  turn: Turn,
  { runner, sending, log }: Answering,
): Promise<void> {
  let offered: readonly Completion[] = [];
  try {
    offered = await runner.completeLater(incoming, turn.reader);
  } catch (error) {
    runner.report(error, turn.doing);
  }
  const choices = offered.flatMap((one) => choiceOf(one) ?? []).slice(0, LIMITS.completions.most);
  const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
  const sent = await sending.respond(turn.to, { type, data: { choices } }, turn.until);
  // Whoever types fast leaves questions behind that nobody waits for.
  if (sent.kind !== 'delivered')
    log.debug({ interaction: turn.to.id, outcome: sent.kind }, 'suggestions did not arrive');
}

function answerUnknownButton(turn: Turn, answering: Answering): Promise<void> {
  const { runner } = answering;
  const language = runner.languageOf(turn.reader);
  const { command, accent } = runner.registry().info;
  const text = say(language, 'discord.expired', { command: `/${command}` });
  const choices = [{ label: say(language, 'help.title'), line: 'help' }];
  const card = cardFromBadInput(text, choices, language, 'help.examples');
  return reply(
    turn,
    async () => renderDiscord(card, { accent, shareLine: null, addressee: null, isPrivate: true }),
    answering,
  );
}

function doing(incoming: Incoming): string {
  switch (incoming.kind) {
    case 'command':
      return `answering /${incoming.call.command}`;
    case 'completion':
      return `completing ${incoming.argument} of /${incoming.command}`;
    case 'check':
      return 'checking the figures of a message';
    case 'press':
      return `answering the button ${incoming.press.kind}`;
    case 'form':
      return 'taking a form';
    case 'unknown-button':
    case 'unsupported':
      return 'answering something unknown';
    default:
      return incoming satisfies never;
  }
}

/** Answers one interaction. Never rejects: whatever happens is answered where it can be, and logged. */
export async function handleInteraction(
  interaction: APIInteraction,
  shares: Shares,
  answering: Answering,
): Promise<void> {
  const until = AbortSignal.timeout(ANSWER_WITHIN_MS);
  try {
    const incoming = readInteraction(interaction);
    const at = placeOf(interaction, answering);
    const reader: Reader = at === null ? incoming.reader : { ...incoming.reader, at };
    const turn: Turn = { to: interaction, reader, doing: doing(incoming), until };
    switch (incoming.kind) {
      case 'command':
        return await answerCommand(incoming, turn, answering);
      case 'check':
        return await answerCheck(incoming, turn, answering);
      case 'completion':
        return await complete(incoming, turn, answering);
      case 'press':
        return await answerPress(incoming, turn, shares, answering);
      case 'form':
        return await takeForm(incoming.sent, turn, answering);
      case 'unknown-button':
        return await answerUnknownButton(turn, answering);
      case 'unsupported':
        answering.log.debug({ type: interaction.type }, 'an interaction that this bot has not declared');
        return;
      default:
        return incoming satisfies never;
    }
  } catch (error) {
    answering.runner.report(error, 'handling an interaction of Discord');
  }
}
