import type {
  BlockAction,
  BlockSuggestion,
  SlackOptionsMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewOutput,
  ViewSubmitAction,
} from '@slack/bolt';
import type { CommandLine } from '../../card/card.ts';
import { cardFromError } from '../../card/from-error.ts';
import type { Answered, Reader } from '../../command/command.ts';
import { say } from '../../text/say.ts';
import { type Answering, acknowledge } from './answering.ts';
import { callFormView } from './call-form-view.ts';
import { deliverFiles } from './deliver-files.ts';
import { type Person, personOfPress, pressedMessage } from './input.ts';
import { type Wanted, type WindowAction, wantedOf, wantedOfFields } from './read-window.ts';
import { searchOptions } from './search-options.ts';
import { readMemory, SEARCH, type SearchMemory } from './search-view.ts';
import { answeredWindow, emptyWindow, type SearchWindow } from './search-window.ts';
import { shareFromWindow } from './share-from-window.ts';
import { formView, keptOf } from './suggest-view.ts';
import { within } from './within.ts';

/** Slack waits three seconds for what *Ask* leads to. */
const ANSWER_WITHIN_MS = 2000;

const NOWHERE: SearchMemory = { shareUrl: null, thread: null, line: null, channel: null };

type Question = Extract<Wanted, { kind: 'call' | 'line' }>;

type Asker = { readonly person: Person; readonly team: string | undefined; readonly view: ViewOutput | null };

/** Who asks in a window, in the channel that it was opened in. */
async function readerOf({ person, team, view }: Asker, { profiles, placeOf }: Answering): Promise<Reader> {
  const channel = view === null ? null : readMemory(view.private_metadata).channel;
  const at =
    channel === null ? null : placeOf({ team, channel, channelName: undefined, person: person.id, text: '' });
  return { locale: (await profiles(person.id)).locale, ...(at !== null && { at }) };
}

/** Opens the window from a button of a message; what it shares goes where that message stands. */
export async function openFromMessage(
  body: BlockAction,
  line: CommandLine,
  reader: Reader,
  { runner, windows }: Answering,
): Promise<void> {
  const { thread } = pressedMessage(body);
  const channel = body.channel?.id ?? null;
  const memory: SearchMemory = { shareUrl: body.response_url, thread, line: null, channel };
  await windows.open(body.trigger_id, emptyWindow(runner, reader, memory, line));
}

/** The window with the answer, or with an apology where that cannot be made or shown. */
export async function windowFor(
  wanted: Question,
  reader: Reader,
  memory: SearchMemory,
  { runner }: Answering,
): Promise<SearchWindow> {
  const back = wanted.kind === 'line' && wanted.isDeeper ? memory.line : null;
  try {
    const answered =
      wanted.kind === 'call'
        ? await runner.run(wanted.call, reader)
        : await runner.runLine(wanted.line, reader);
    const { form } = answered;
    if (form !== undefined) return { view: formView(form, keptOf(form, null)), files: [] };
    const { callForm, isMisuse, faults = {} } = answered;
    if (callForm !== undefined) return { view: callFormView(callForm, memory), files: [] };
    const made = answeredWindow(answered, runner, reader, { memory, back });
    const [first] = answered.card.parts;
    return isMisuse === true && first?.kind === 'text' ? { ...made, fault: first.text, faults } : made;
  } catch (error) {
    const reference = runner.report(error, 'answering in a search window');
    const card = cardFromError(reference, runner.languageOf(reader));
    const apology: Answered = { card, outcome: 'unknown', facts: [], line: 'help', reference };
    return answeredWindow(apology, runner, reader, { memory, back });
  }
}

/** Sends the files that a window has announced; says in the window what could not be sent. */
async function sendFilesOf(
  { view, files }: SearchWindow,
  userId: string,
  reader: Reader,
  answering: Answering,
): Promise<SearchWindow['view'] | null> {
  if (files.length === 0) return null;
  const language = answering.runner.languageOf(reader);
  const failure = await deliverFiles({ files, language }, userId, answering);
  return failure === null ? null : { ...view, blocks: [...view.blocks, ...failure.blocks] };
}

type InWindow = { readonly view: ViewOutput; readonly person: Person; readonly reader: Reader };

/** Shows an answer in the window that it was asked in. */
async function answerInWindow(wanted: Question, pressed: InWindow, answering: Answering): Promise<void> {
  const { view, person, reader } = pressed;
  const isLast = answering.latest.claim(view.id);
  const made = await windowFor(wanted, reader, readMemory(view.private_metadata), answering);
  await answering.windows.update(view, made.view, isLast);
  const told = await sendFilesOf(made, person.id, reader, answering);
  if (told !== null) await answering.windows.update({ id: view.id, hash: null }, told, isLast);
}

/** The home page cannot show an answer, so a window opens over it. */
async function answerOverHome(
  wanted: Wanted,
  body: BlockAction,
  reader: Reader,
  answering: Answering,
): Promise<void> {
  const { runner, windows } = answering;
  if (wanted.kind === 'window') {
    await windows.open(body.trigger_id, emptyWindow(runner, reader, NOWHERE));
  } else if (wanted.kind !== 'share') {
    const { view } = await windowFor(wanted, reader, NOWHERE, answering);
    await windows.open(body.trigger_id, view);
  }
}

type ViewPressArgs = {
  readonly body: BlockAction;
  readonly view: ViewOutput;
  readonly action: WindowAction;
  readonly ack: () => Promise<void>;
};

/** Answers what is chosen, written or pressed in a window of ours, or on the home page. */
export async function handleViewPress(
  { body, view, action, ack }: ViewPressArgs,
  answering: Answering,
): Promise<void> {
  await acknowledge(ack, answering.log);
  const wanted = wantedOf(action);
  if (wanted === null) return;
  const person = personOfPress(body);
  const { name } = await answering.profiles(person.id);
  const reader = await readerOf({ person, team: body.team?.id, view }, answering);
  if (view.type === 'home') return answerOverHome(wanted, body, reader, answering);
  switch (wanted.kind) {
    case 'call':
    case 'line':
      return answerInWindow(wanted, { view, person, reader }, answering);
    case 'share':
      return shareFromWindow(wanted.line, { view, reader, name: name ?? person.handle }, answering);
    case 'window':
      return;
    default:
      return wanted satisfies never;
  }
}

type SubmitArgs = Pick<SlackViewMiddlewareArgs<ViewSubmitAction>, 'body' | 'view' | 'ack'>;

/** Answers *Ask*: the window stays open and shows the answer. */
export async function handleSubmit({ body, view, ack }: SubmitArgs, answering: Answering): Promise<void> {
  const { runner, latest, log, windows } = answering;
  const person = personOfPress(body);
  const reader = await readerOf({ person, team: body.team?.id, view }, answering);
  const wanted = wantedOfFields(view.state.values);
  if (wanted === null || wanted.kind === 'share' || wanted.kind === 'window') {
    const errors = { [SEARCH.questionBlock]: say(runner.languageOf(reader), 'slack.search-empty') };
    await acknowledge(() => ack({ response_action: 'errors', errors }), log);
    return;
  }
  const isLast = latest.claim(view.id);
  const memory = readMemory(view.private_metadata);
  const making = windowFor(wanted, reader, memory, answering);
  const inTime = await within(making, ANSWER_WITHIN_MS, null);
  // Without a window in the acknowledgement, Slack would close the one that the answer is to be shown in.
  const next = inTime?.view ?? emptyWindow(runner, reader, memory);
  const isTaken = await acknowledge(() => ack({ response_action: 'update', view: next }), log);
  const made = await making;
  const anew = { id: view.id, hash: null };
  if (inTime === null || !isTaken) await windows.update(anew, made.view, isLast);
  const told = await sendFilesOf(made, person.id, reader, answering);
  if (told !== null) await windows.update(anew, told, isLast);
}

type OptionsArgs = Pick<SlackOptionsMiddlewareArgs<'block_suggestion'>, 'ack'> & {
  readonly body: Pick<BlockSuggestion, 'user' | 'value'>;
};

/** Fills the list while somebody types, with what `find` completes to on every platform. */
export async function handleOptions({ body, ack }: OptionsArgs, answering: Answering): Promise<void> {
  const { runner, log } = answering;
  const reader = await readerOf({ person: personOfPress(body), team: undefined, view: null }, answering);
  const text = body.value;
  const offered = runner.complete({ command: 'find', argument: 'question', text }, reader);
  const options = searchOptions(text, offered, runner.languageOf(reader));
  await acknowledge(() => ack({ options }), log);
}
