import type { FilePart } from '../../card/card.ts';
import { asksNothing } from '../../command/asked-in-passing.ts';
import type { Answered, Reader } from '../../command/command.ts';
import { readerOfProfile } from '../../command/reader-of-words.ts';
import type { Recent } from '../../command/recent.ts';
import type { Answering } from './answering.ts';
import { deliverFiles } from './deliver-files.ts';
import { readText } from './input.ts';
import type { SlackMessage } from './limits.ts';
import { postMessage } from './post-message.ts';
import type { Asked } from './read-event.ts';
import { renderSlackWithFiles } from './render.ts';
import { replyToFault, searchOf } from './reply.ts';

/** Whoever asks in a conversation waits longer than whoever watches a command; no longer than this. */
const PATIENCE_MS = 30_000;

type Made = { readonly message: SlackMessage; readonly files: readonly FilePart[] };

/** A message as anybody may read it; who may see it is decided by where it is posted. */
function publicly({ text, blocks, unfurl_links, unfurl_media, parse }: SlackMessage): SlackMessage {
  return { text, blocks, unfurl_links, unfurl_media, parse };
}

function layOut(answered: Answered, rootCommand: string): Made {
  const nobody = { shareLine: null, addressee: null, sharedBy: null };
  const options = { ...nobody, rootCommand, isConversation: true, ...searchOf(answered) };
  return renderSlackWithFiles(answered.card, options);
}

async function answerTo(text: string, reader: Reader, { runner }: Answering): Promise<Made> {
  try {
    const answered = await runner.runLine(readText(text).line, reader);
    return layOut(answered, runner.registry().info.command);
  } catch (error) {
    const apology = replyToFault(error, 'answering a message', runner, reader);
    return { message: publicly(apology), files: [] };
  }
}

/**
 * Answers a question that was put to the bot in a channel, in a thread or directly, for everybody who reads there. An
 * empty one gets the help, and thanks get nothing. Slack may tell of one message more than once; it is answered once.
 */
export async function handleMessage(
  { userId, text, place, key }: Asked,
  answering: Answering,
  answeredBefore: Recent,
): Promise<void> {
  if (asksNothing(readText(text).line) || !answeredBefore.add(key)) return;
  const { profiles, runner, client, log } = answering;
  const { languages } = runner.registry().info;
  const reader = readerOfProfile(readText(text).line, languages, (await profiles(userId)).locale);
  const made = await answerTo(text, reader, answering);
  const options = { client, log, patienceMs: PATIENCE_MS };
  await postMessage(place, made.message, options);
  const language = runner.languageOf(reader);
  const failure = await deliverFiles({ files: made.files, language }, userId, answering);
  if (failure !== null) await postMessage(place, publicly(failure), options);
}
