import type { Card } from '../../card/card.ts';
import type { Runner } from '../../command/command.ts';
import type { Language } from '../../core/language.ts';
import { say } from '../../text/say.ts';
import { renderSlack } from './render.ts';
import type { ReplyWithFiles, SlackReply } from './reply.ts';
import type { FileSent, SendFile } from './send-files.ts';

function whyNot(name: string, sent: FileSent, language: Language): readonly string[] {
  switch (sent) {
    case 'delivered':
      return [];
    case 'no-permission':
      return [say(language, 'slack.file-scope', { name })];
    case 'failed':
      return [say(language, 'slack.file-failed', { name })];
    default:
      return sent satisfies never;
  }
}

/** Sends what a reply has announced; what could not be sent becomes a reply that says why and how to mend it. */
export async function deliverFiles(
  { files, language }: Pick<ReplyWithFiles, 'files' | 'language'>,
  userId: string,
  { sendFile, runner }: { readonly sendFile: SendFile; readonly runner: Runner },
): Promise<SlackReply | null> {
  const reasons: string[] = [];
  for (const file of files) {
    reasons.push(...whyNot(file.name, await sendFile(file, userId), language));
  }
  if (reasons.length === 0) return null;
  const card: Card = {
    language,
    title: say(language, 'slack.file-title'),
    tone: 'error',
    parts: reasons.map((text) => ({ kind: 'text', text })),
  };
  const rootCommand = runner.registry().info.command;
  const options = { shareLine: null, addressee: null, sharedBy: null, rootCommand };
  return { response_type: 'ephemeral', ...renderSlack(card, options) };
}
