import type { Answered, Reader } from '../command/command.ts';
import { type Delivery, PREVIEW_PERSON, type Press, type Preview } from './preview.ts';
import type { PlatformName, PressReply, PressRequest, PreviewMessage, RunReply } from './preview-api.ts';

function message(
  preview: Preview,
  platform: PlatformName,
  answered: Answered,
  delivery: Delivery,
): PreviewMessage {
  // An apology is for whoever asked, as both adapters send it.
  const isPrivate = delivery.isPrivate || answered.reference !== null;
  return { payload: preview[platform].render(answered, { ...delivery, isPrivate }), isPrivate };
}

async function answerOn(
  preview: Preview,
  platform: PlatformName,
  text: string,
  reader: Reader,
): Promise<PreviewMessage> {
  const { line, isPrivate, addressee } = preview[platform].read(text);
  const answered = await preview.runner.runLine(line, reader);
  return message(preview, platform, answered, { isPrivate, addressee, sharedBy: null });
}

/** What both platforms would show to somebody who types this text after the root command. */
export async function answerText(preview: Preview, text: string, reader: Reader): Promise<RunReply> {
  return {
    language: preview.runner.languageOf(reader),
    discord: await answerOn(preview, 'discord', text, reader),
    slack: await answerOn(preview, 'slack', text, reader),
  };
}

/** Who sees the answer to a button, and where it stands. */
function deliveryOf(
  press: Press,
  { platform, isPrivate }: Pick<PressRequest, 'platform' | 'isPrivate'>,
): Delivery & Pick<PressReply, 'place'> {
  const nobody = { addressee: null, sharedBy: null };
  switch (press.kind) {
    case 'run':
      // Slack replaces a question that only the asker saw by its answer; Discord answers below it.
      return { ...nobody, isPrivate, place: platform === 'slack' && isPrivate ? 'instead' : 'below' };
    case 'see':
      return { ...nobody, isPrivate: true, place: 'below' };
    case 'share':
      return { addressee: null, sharedBy: PREVIEW_PERSON[platform], isPrivate: false, place: 'below' };
    default:
      return press.kind satisfies never;
  }
}

/** What a platform would show to somebody who presses a button; `null` for a button that is none of ours. */
export async function answerPress(
  preview: Preview,
  request: PressRequest,
  reader: Reader,
): Promise<PressReply | null> {
  const { platform, id, value } = request;
  const press = preview[platform].pressed({ id, value });
  if (press === null) return null;
  const { place, ...delivery } = deliveryOf(press, request);
  const answered = await preview.runner.runLine(press.line, reader);
  return { place, message: message(preview, platform, answered, delivery) };
}
