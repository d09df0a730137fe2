import { z } from 'zod';
import type { Saved } from '../../briefing/store.ts';
import { BETWEEN_PARTS, LONGEST_FILE, writeBriefings, writeParts } from '../../briefing-file/write.ts';
import type { CardPart } from '../../card/card.ts';
import { say, sayInAll } from '../../text/say.ts';
import type { Reply } from '../command.ts';
import { argument, defineCommand } from '../define-command.ts';
import { atDesk, briefingsHere, type Desk, noteReply, unreadableReply } from './desk.ts';
import { LONGEST_PASTED } from './forms.ts';
import { refusalFor } from './may-manage.ts';

/** Longer text is no text to be copied out of a chat. */
const LONGEST_SHOWN = 2500;

const ALL = /^(?:all|everything|workspace|server|全部|所有|все|всё)$/iu;

/** What other channels get is for who looks after all of them. */
async function refusalForAll(desk: Desk): Promise<Reply | null> {
  if ((await desk.place.power()) === 'workspace') return null;
  const { context } = desk;
  const { language } = context;
  return noteReply(
    {
      title: say(language, 'briefings.refused-title'),
      texts: [say(language, 'briefings.export-refused')],
      actions: [{ label: say(language, 'briefings.export-here'), line: 'briefing export' }],
      line: 'briefing export',
      tone: 'nothing',
    },
    context,
  );
}

const isLong = (one: Saved) => writeBriefings(one.channel, [one]).length > LONGEST_PASTED;

/**
 * What is exported as `import` takes it back. Discord takes files, and ten of them go with one message. Slack takes what
 * is pasted into a field, so a long export is one file of several parts that are pasted one after the other.
 */
function filesOf(briefings: readonly Saved[], { place, context }: Desk) {
  const { platform } = place.channel;
  const isSlack = platform === 'slack';
  const texts = writeParts(place.channel, briefings, isSlack ? LONGEST_PASTED : LONGEST_FILE);
  const files = isSlack ? [texts.join(BETWEEN_PARTS)] : texts;
  const parts = files.map((text, at): CardPart => {
    return {
      kind: isSlack && text.length <= LONGEST_SHOWN ? 'code' : 'file',
      label: say(context.language, 'briefings.export-label'),
      text,
      name: files.length === 1 ? 'briefings.yaml' : `briefings-${at + 1}.yaml`,
      mediaType: 'application/yaml',
    };
  });
  return { parts, isDivided: texts.length > 1 };
}

async function exported(isAll: boolean, desk: Desk): Promise<Reply> {
  const { context, store, place } = desk;
  const { language, book } = context;
  const { platform, workspace } = place.channel;
  const refusal = isAll ? await refusalForAll(desk) : await refusalFor(desk, null);
  if (refusal !== null) return refusal;
  const [briefings, lost] = await Promise.all([
    isAll ? store.ofWorkspace(platform, workspace) : briefingsHere(desk),
    store.unreadableIn(isAll ? { platform, workspace } : place.channel),
  ]);
  // What cannot be read must not be missing from a file unsaid.
  if (lost.length > 0) return unreadableReply(lost, desk);
  const files = filesOf(briefings, desk);
  const most = LONGEST_PASTED;
  const long = platform === 'slack' ? briefings.filter((one) => isLong(one)).map(({ id }) => id) : [];
  const line = isAll ? 'briefing export all' : 'briefing export';
  const note = noteReply(
    {
      title: say(language, 'briefings.export-title', { count: briefings.length }),
      texts: [
        say(language, `briefings.export-${platform}`, { command: `/${book.info.command} briefing import` }),
        ...(files.isDivided ? [say(language, `briefings.export-parts-${platform}`, { most })] : []),
        ...(long.length === 0
          ? []
          : [say(language, 'briefings.export-long', { list: long.join(', '), most })]),
      ],
      actions: [],
      line,
    },
    context,
  );
  const list: CardPart = {
    kind: 'actions',
    actions: [{ label: say(language, 'briefings.list'), line: 'briefing list' }],
  };
  return { ...note, card: { ...note.card, parts: [...note.card.parts, ...files.parts, list] } };
}

/** `/<root> briefing export`: the briefings of this channel, or of all, as a file that `import` takes. */
export const exportAction = defineCommand({
  name: 'briefing export',
  names: sayInAll('command.briefing-export.name'),
  summary: sayInAll('command.briefing-export.summary'),
  args: z.object({ all: argument('argument.briefing-all', 20, 'flag').optional() }),
  rest: 'all',
  run: (args, context) => {
    const { all = '' } = args;
    return atDesk({ command: 'briefing export', args }, context, (desk) =>
      exported(all === 'true' || ALL.test(all), desk),
    );
  },
});
