import { z } from 'zod';
import { writeBriefings } from '../../briefing-file/write.ts';
import type { CardPart } from '../../card/card.ts';
import { say, sayInAll } from '../../text/say.ts';
import type { Reply } from '../command.ts';
import { argument, defineCommand } from '../define-command.ts';
import { atDesk, briefingsHere, type Desk, noteReply } from './desk.ts';
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

async function exported(isAll: boolean, desk: Desk): Promise<Reply> {
  const { context, store, place } = desk;
  const { language, book } = context;
  const { platform, workspace } = place.channel;
  const refusal = isAll ? await refusalForAll(desk) : await refusalFor(desk, null);
  if (refusal !== null) return refusal;
  const briefings = isAll ? await store.ofWorkspace(platform, workspace) : await briefingsHere(desk);
  const text = writeBriefings(place.channel, briefings);
  const line = isAll ? 'briefing export all' : 'briefing export';
  const note = noteReply(
    {
      title: say(language, 'briefings.export-title', { count: briefings.length }),
      texts: [
        say(language, `briefings.export-${platform}`, { command: `/${book.info.command} briefing import` }),
      ],
      actions: [],
      line,
    },
    context,
  );
  // Discord takes it back as a file, Slack as text.
  const isShown = platform === 'slack' && text.length <= LONGEST_SHOWN;
  const file: CardPart = {
    kind: isShown ? 'code' : 'file',
    label: say(language, 'briefings.export-label'),
    text,
    name: 'briefings.yaml',
    mediaType: 'application/yaml',
  };
  const list: CardPart = {
    kind: 'actions',
    actions: [{ label: say(language, 'briefings.list'), line: 'briefing list' }],
  };
  return { ...note, card: { ...note.card, parts: [...note.card.parts, file, list] } };
}

/** `/<root> briefing export`: the briefings of this channel, or of all, as a file that `import` takes. */
export const exportAction = defineCommand({
  name: 'briefing export',
  names: sayInAll('command.briefing-export.name'),
  summary: sayInAll('command.briefing-export.summary'),
  args: z.object({ all: argument('argument.briefing-all', 20, 'flag').optional() }),
  rest: 'all',
  run: ({ all = '' }, context) =>
    atDesk('briefing export', context, (desk) => exported(all === 'true' || ALL.test(all), desk)),
});
