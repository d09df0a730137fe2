import type { ViewOutput } from '@slack/bolt';
import type { CommandLine } from '../../card/card.ts';
import type { Answered, Reader } from '../../command/command.ts';
import { isForEveryone } from '../../command/is-for-everyone.ts';
import { say } from '../../text/say.ts';
import type { Answering } from './answering.ts';
import { replyWithAnswer } from './reply.ts';
import { respondTo } from './respond-to.ts';
import { readMemory } from './search-view.ts';
import { answeredWindow, expiredNotice } from './search-window.ts';
import { type Sent, send } from './send.ts';

type Sharing = { readonly view: ViewOutput; readonly reader: Reader; readonly name: string };

function noticeOf(sent: Sent, answered: Answered, rootCommand: string): string {
  const { language } = answered.card;
  switch (sent) {
    case 'delivered':
      return say(language, 'slack.shared');
    case 'uncertain':
      return say(language, 'slack.share-unknown');
    case 'refused':
      return expiredNotice(answered, rootCommand);
    default:
      return sent satisfies never;
  }
}

/** Shows the card where the window was opened, once however often the button is pressed, and says so beneath it. */
export async function shareFromWindow(
  line: CommandLine,
  { view, reader, name }: Sharing,
  { runner, shares, windows, latest, log }: Answering,
): Promise<void> {
  const memory = readMemory(view.private_metadata);
  const { shareUrl, thread } = memory;
  const key = `${view.id} ${line}`;
  if (shareUrl === null || !shares.add(key)) return;
  const isLast = latest.claim(view.id);
  const { command } = runner.registry().info;
  let isPosted = false;
  try {
    const answered = await runner.runLine(line, reader);
    const show = (notice?: string) => {
      const told = { memory, ...(notice !== undefined && { notice }) };
      return windows.update(view, answeredWindow(answered, runner, reader, told).view, isLast);
    };
    if (!isForEveryone(answered)) return await show();
    const reply = replyWithAnswer(answered, { isShared: true, addressee: null, askedBy: name }, command);
    const response = { ...reply, ...(thread !== null && { thread_ts: thread }), replace_original: false };
    const sent = await send(respondTo(shareUrl), response, 'sharing from a search window', log);
    // Not known to be posted counts as posted: better to be asked to look than to be seen twice.
    isPosted = sent !== 'refused';
    await show(noticeOf(sent, answered, command));
  } finally {
    if (!isPosted) shares.forget(key);
  }
}
