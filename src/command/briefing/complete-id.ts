import { StoreAway } from '../../briefing/store.ts';
import type { CommandContext, Completion } from '../command.ts';
import { timelyStore } from './timely-store.ts';
import { topicNames } from './topics.ts';

/** The briefings of the channel whose name or topics hold the text. */
export async function completeId(text: string, context: CommandContext): Promise<readonly Completion[]> {
  const at = context.briefings?.at ?? null;
  const open = context.briefings?.open() ?? null;
  if (at === null || open === null) return [];
  const typed = text.trim().toLowerCase();
  try {
    const here = await timelyStore(open.store).store.ofChannel(at.channel);
    return here.flatMap(({ id, topics, schedule: { time, zone } }): Completion[] => {
      const detail = `${topicNames(topics, context)} · ${time} ${zone}`;
      const isMeant = `${id} ${detail}`.toLowerCase().includes(typed);
      return isMeant ? [{ label: id, value: id, detail }] : [];
    });
  } catch (error) {
    // Whoever types on is told so by the answer.
    if (error instanceof StoreAway) return [];
    throw error;
  }
}
