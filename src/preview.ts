import { pressedLine as pressedOnDiscord } from './adapter/discord/input.ts';
import { renderDiscord } from './adapter/discord/render.ts';
import { pressedLine as pressedOnSlack, readText } from './adapter/slack/input.ts';
import { renderSlack } from './adapter/slack/render.ts';
import type { Runner } from './command/command.ts';
import type { Preview, PreviewPlatform } from './web/preview.ts';

/** On Discord these are options of their own; in the preview's one box they are words. */
const PRIVATE_WORD = /(?:^|\s)private:(true|false)(?=\s|$)/giu;
/** Slack's last word; a Discord answer is public without it. */
const SHARE_WORD = /(?:^|\s)share\s*$/iu;

function discord(runner: Runner): PreviewPlatform {
  return {
    read: (text) => ({
      line: text.replace(PRIVATE_WORD, ' ').replace(SHARE_WORD, '').trim(),
      isPrivate: /private:true/iu.test(text),
      addressee: null,
    }),
    render: ({ card, line }, { isPrivate, addressee, sharedBy }) =>
      renderDiscord(card, {
        accent: runner.registry().info.accent,
        shareLine: isPrivate ? line : null,
        addressee,
        isPrivate,
        sharedBy,
      }),
    pressed: ({ id }) => pressedOnDiscord(id),
  };
}

function slack(runner: Runner): PreviewPlatform {
  return {
    read: (text) => {
      const { line, isShared, addressee } = readText(text.replace(PRIVATE_WORD, ' '));
      return { line, isPrivate: !isShared, addressee };
    },
    render: ({ card, line }, { isPrivate, addressee, sharedBy }) =>
      renderSlack(card, {
        shareLine: isPrivate ? line : null,
        addressee,
        sharedBy,
        rootCommand: runner.registry().info.command,
      }),
    pressed: ({ id, value }) => pressedOnSlack({ action_id: id, ...(value === null ? {} : { value }) }),
  };
}

/** What the preview page shows: the real answers through the renderers that the platforms' adapters use. */
export function createPreview(runner: Runner): Preview {
  return {
    runner,
    discord: discord(runner),
    slack: slack(runner),
  };
}
