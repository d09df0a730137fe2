import type { Reader } from '../command/command.ts';
import { PREVIEW_PERSON, type Preview } from './preview.ts';
import type { PlatformName, PressReply, PressRequest, PreviewMessage, RunReply } from './preview-api.ts';

async function answerOn(
  preview: Preview,
  platform: PlatformName,
  text: string,
  reader: Reader,
): Promise<PreviewMessage> {
  const { line, ...delivery } = preview[platform].read(text);
  const answered = await preview.runner.runLine(line, reader);
  return preview[platform].reply(answered, { ...delivery, sharedBy: null });
}

/** What both platforms would show to somebody who types this text after the root command. */
export async function answerText(preview: Preview, text: string, reader: Reader): Promise<RunReply> {
  return {
    language: preview.runner.languageOf(reader),
    discord: await answerOn(preview, 'discord', text, reader),
    slack: await answerOn(preview, 'slack', text, reader),
  };
}

/** What a platform would show to somebody who presses a button; `null` for a button that is none of ours. */
export async function answerPress(
  preview: Preview,
  { platform, id, value, isPrivate }: PressRequest,
  reader: Reader,
): Promise<PressReply | null> {
  const { pressed, reply, afterSharing } = preview[platform];
  const press = pressed({ id, value });
  if (press === null) return null;
  const answered = await preview.runner.runLine(press.line, reader);
  const nobody = { addressee: null, sharedBy: null };
  switch (press.kind) {
    case 'run': {
      const answer = reply(answered, { ...nobody, isPrivate });
      // Slack replaces a question that only the asker saw by its answer, but not by an apology; Discord answers below.
      const isInstead = platform === 'slack' && isPrivate && answered.reference === null;
      return isInstead ? { instead: answer, below: null } : { instead: null, below: answer };
    }
    case 'see':
      return { instead: null, below: reply(answered, { ...nobody, isPrivate: true }) };
    case 'share': {
      const sharedBy = PREVIEW_PERSON[platform];
      const shared = reply(answered, { addressee: null, sharedBy, isPrivate: false });
      return { instead: afterSharing(answered), below: shared };
    }
    default:
      return press.kind satisfies never;
  }
}
