import type { Briefing } from '../../briefing/briefing.ts';
import { say } from '../../text/say.ts';
import type { Desk } from './desk.ts';

/** What a person is called, or that it is the reader. */
export const personText = async (person: string, { place, context }: Desk): Promise<string> =>
  person === place.person ? say(context.language, 'briefings.you') : place.nameOf(person);

/** Who is told when something goes wrong. */
export async function ownersText({ owner, backupOwner }: Briefing, desk: Desk): Promise<string> {
  const { language } = desk.context;
  const name = await personText(owner, desk);
  if (backupOwner === null) return say(language, 'briefings.owner', { name });
  return say(language, 'briefings.owners', { name, backup: await personText(backupOwner, desk) });
}
