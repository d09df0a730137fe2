import { z } from 'zod';
import { type BriefingId, type Contact, parseBriefingId } from '../../briefing/briefing.ts';
import { type BriefingStore, UnreadableBriefing } from '../../briefing/store.ts';
import { say, sayInAll } from '../../text/say.ts';
import type { Reply } from '../command.ts';
import { argument, carried, defineCommand } from '../define-command.ts';
import { briefingNamed } from './briefing-named.ts';
import { completeId } from './complete-id.ts';
import { briefingText } from './describe.ts';
import { atDesk, type Desk, isHere, noteReply, unreadableText } from './desk.ts';
import { gone } from './gone.ts';
import { refusalFor } from './may-manage.ts';

/**
 * The briefing that is meant, with what it is told by. One that cannot be read is told apart from others as far as that
 * goes: whose it is, and where.
 */
async function meant(named: string | undefined, desk: Desk): Promise<{ briefing: Contact; text: string }> {
  try {
    const briefing = await briefingNamed(named, desk);
    return { briefing, text: briefingText(briefing, desk.context) };
  } catch (error) {
    const id = error instanceof UnreadableBriefing ? parseBriefingId(error.id) : null;
    const briefing = id === null ? null : await desk.store.contact(id);
    if (briefing === null || !isHere(briefing, desk)) throw error;
    return { briefing, text: unreadableText(briefing.id, desk.context) };
  }
}

async function remove(named: string | undefined, isSure: boolean, desk: Desk): Promise<Reply> {
  const { store, place, now, context } = desk;
  const { language } = context;
  const { briefing, text } = await meant(named, desk);
  const { id, state } = briefing;
  const refusal = await refusalFor(desk, briefing);
  if (refusal !== null) return refusal;
  if (isSure) {
    await store.remove(id, place.person, now);
    return gone(id, desk);
  }
  return noteReply(
    {
      title: say(language, 'briefings.remove-title', { id }),
      texts: [text, say(language, 'briefings.remove-sure')],
      actions: [
        { label: say(language, 'briefings.remove'), line: `briefing remove ${id} sure:yes` },
        ...(state.kind === 'active'
          ? [{ label: say(language, 'briefings.pause'), line: `briefing pause ${id}` }]
          : []),
      ],
      line: `briefing why ${id}`,
      tone: 'question',
    },
    context,
  );
}

async function stands(id: BriefingId, store: BriefingStore): Promise<boolean> {
  try {
    return (await store.get(id)) !== null;
  } catch (error) {
    if (error instanceof UnreadableBriefing) return true;
    throw error;
  }
}

/** Whether a briefing of this guild or workspace was removed; what never was here, or is in another channel, was not. */
async function wasRemoved(named: string, { store, place }: Desk): Promise<boolean> {
  const id = parseBriefingId(named);
  if (id === null || (await stands(id, store))) return false;
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
