import { z } from 'zod';
import { parseBriefingId } from '../../briefing/briefing.ts';
import { say, sayInAll } from '../../text/say.ts';
import type { Reply } from '../command.ts';
import { argument, carried, defineCommand } from '../define-command.ts';
import { briefingNamed } from './briefing-named.ts';
import { completeId } from './complete-id.ts';
import { briefingText } from './describe.ts';
import { atDesk, type Desk, noteReply } from './desk.ts';
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

/** Whether a briefing of this guild or workspace was removed; what never was here, or is in another channel, was not. */
async function wasRemoved(named: string, { store, place }: Desk): Promise<boolean> {
  const id = parseBriefingId(named);
  if (id === null || (await store.get(id)) !== null) return false;
  const [last] = await store.trail({ id, channel: place.channel }, 1);
  return last?.action === 'remove';
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
  run: (args, context) =>
    atDesk({ command: 'briefing remove', args, rest: 'id' }, context, async (desk) => {
      const { id, sure } = args;
      // Pressed twice, it has been done by the first press.
      if (sure !== undefined && id !== undefined && (await wasRemoved(id, desk))) return gone(id, desk);
      return remove(id, sure !== undefined, desk);
    }),
});
