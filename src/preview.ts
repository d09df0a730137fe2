import { messageFor as discordMessageFor } from './adapter/discord/answering.ts';
import { pressedLine as pressedOnDiscord } from './adapter/discord/input.ts';
import type { DiscordMessage } from './adapter/discord/message.ts';
import { renderDiscord } from './adapter/discord/render.ts';
import { pressedLine as pressedOnSlack, readText } from './adapter/slack/input.ts';
import { renderSlackWithFiles } from './adapter/slack/render.ts';
import { replyWithFiles } from './adapter/slack/reply.ts';
import type { FilePart } from './card/card.ts';
import type { Runner } from './command/command.ts';
import { say } from './text/say.ts';
import { PREVIEW_COLLEAGUE, type Press, type Preview, type PreviewPlatform } from './web/preview.ts';
import type { PreviewFile, PreviewMessage } from './web/preview-api.ts';

/** On Discord these are options of their own; in the preview's one box they are words. */
const PRIVATE_WORD = /(?:^|\s)private:(true|false)(?=\s|$)/giu;

/** Whether the text says `private:true`; the last such word counts. */
function isPrivateIn(text: string): boolean {
  return [...text.matchAll(PRIVATE_WORD)].at(-1)?.[1]?.toLowerCase() === 'true';
}

/** `for:@ann`: there is nobody to choose from in the preview, so any name will do. */
const FOR_WORD = /(?:^|\s)for:@?[^\s<@]+(?=\s|$)/giu;
/** Slack's last word; a Discord answer is public without it. */
const SHARE_WORD = /(?:^|\s)share\s*$/iu;

const previewFile = ({ name, label, text }: FilePart): PreviewFile => ({ name, label, text });

/** The JSON of a message and the files beside it, as they are sent. */
function discordParts({ files = [], ...payload }: DiscordMessage): Pick<PreviewMessage, 'payload' | 'files'> {
  const labelOf = (at: number) => payload.attachments?.[at]?.description ?? '';
  return { payload, files: files.map(({ name, data }, at) => ({ name, label: labelOf(at), text: data })) };
}

function discord(runner: Runner): PreviewPlatform {
  return {
    read: (text) => {
      const isPrivate = isPrivateIn(text);
      const isAddressed = !isPrivate && text.search(FOR_WORD) !== -1;
      return {
        line: text.replace(PRIVATE_WORD, ' ').replace(FOR_WORD, ' ').replace(SHARE_WORD, '').trim(),
        isPrivate,
        addressee: isAddressed ? PREVIEW_COLLEAGUE.discord : null,
      };
    },
    reply: (answered, delivery) => {
      const isPrivate = delivery.isPrivate || answered.reference !== null;
      return { isPrivate, ...discordParts(discordMessageFor(answered, delivery, runner)) };
    },
    pressed: ({ id }) => pressedOnDiscord(id),
    afterSharing: ({ card }) => {
      const { accent } = runner.registry().info;
      const options = { accent, shareLine: null, addressee: null, isPrivate: true };
      return { isPrivate: true, ...discordParts(renderDiscord(card, options)) };
    },
  };
}

const isPreviewed = (kind: string): kind is Press['kind'] => ['run', 'see', 'share'].includes(kind);

function slack(runner: Runner): PreviewPlatform {
  const rootCommand = () => runner.registry().info.command;
  return {
    read: (text) => {
      // Slack itself makes a mention of a name after `for:`, where it knows the person.
      const mentioned = text
        .replace(PRIVATE_WORD, ' ')
        .replace(FOR_WORD, ` for:<@${PREVIEW_COLLEAGUE.slack}>`);
      const { line, isShared, addressee } = readText(mentioned);
      return { line, isPrivate: !isShared, addressee };
    },
    reply: (answered, { isPrivate, addressee }) => {
      const askedBy = say(answered.card.language, 'preview.you');
      // The box of the preview itself completes what is typed, and it draws no windows.
      const delivery = { isShared: !isPrivate, addressee, askedBy, isWithoutSearch: true };
      const { reply: payload, files } = replyWithFiles(answered, delivery, rootCommand());
      return { isPrivate: payload.response_type === 'ephemeral', payload, files: files.map(previewFile) };
    },
    pressed: ({ id, value }) => {
      const press = pressedOnSlack({ action_id: id, ...(value !== null && { value }) });
      // The others stand in conversations and windows, of which the preview has none.
      return press !== null && isPreviewed(press.kind) ? { kind: press.kind, line: press.line } : null;
    },
    afterSharing: ({ card }) => {
      const notice = { kind: 'notice', text: say(card.language, 'slack.shared') } as const;
      const options = { shareLine: null, addressee: null, sharedBy: null, rootCommand: rootCommand() };
      const { message, files } = renderSlackWithFiles({ ...card, parts: [...card.parts, notice] }, options);
      return { isPrivate: true, payload: message, files: files.map(previewFile) };
    },
  };
}

/** What the preview page shows: the real answers through the functions that the platforms' adapters use. */
export function createPreview(runner: Runner): Preview {
  return { runner, discord: discord(runner), slack: slack(runner) };
}
