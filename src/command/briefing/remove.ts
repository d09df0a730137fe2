import { z } from 'zod';
import { say, sayInAll } from '../../text/say.ts';
import type { Reply } from '../command.ts';
import { argument, carried, defineCommand } from '../define-command.ts';
import { completeId } from './complete-id.ts';
import { briefingText } from './describe.ts';
import { atDesk, briefingNamed, type Desk, noteReply } from './desk.ts';
import { gone } from './gone.ts';
import { refusalFor } from './may-manage.ts';

async function remove(named: string | undefined, isSure: boolean, desk: Desk): Promise<Reply> {
  const { store, place, now, context } = desk;
  const { language } = context;
  const briefing = await briefingNamed(named, 'remove', desk);
  const { id } = briefing;
  const refusal = await refusalFor(desk, briefing);
  if (refusal !== null) return refusal;
  if (isSure) {
    await store.remove(id, place.person, now);
    return gone(id, desk);
  }
  return noteReply(
    {
      title: say(language, 'briefings.remove-title', { id }),
      texts: [briefingText(briefing, context), say(language, 'briefings.remove-sure')],
      actions: [
        { label: say(language, 'briefings.remove'), line: `briefing remove ${id} sure:yes` },
        { label: say(language, 'briefings.pause'), line: `briefing pause ${id}` },
      ],
      line: `briefing why ${id}`,
      tone: 'question',
    },
    context,
  );
}

/** `/<root> briefing remove <id>`: asks once. */
export const removeAction = defineCommand({
  name: 'briefing remove',
  names: sayInAll('command.briefing-remove.name'),
  aliases: ['delete', 'cancel'],
  summary: sayInAll('command.briefing-remove.summary'),
  args: z.object({ id: argument('argument.briefing-id', 40).optional(), sure: carried() }),
  rest: 'id',
  completeLater: { id: completeId },
  run: ({ id, sure }, context) =>
    atDesk(`briefing remove ${id ?? ''}`.trim(), context, async (desk) => {
      // Pressed twice, it has been done by the first press.
      if (sure !== undefined && id !== undefined) {
        const here = await desk.store.ofChannel(desk.place.channel);
        if (here.every((one) => one.id !== id)) return gone(id, desk);
      }
      return remove(id, sure !== undefined, desk);
    }),
});
