import type { Briefing } from '../../briefing/briefing.ts';
import { formatList } from '../../text/format.ts';
import { say } from '../../text/say.ts';
import type { Reply } from '../command.ts';
import { type Desk, noteReply } from './desk.ts';

/** Whether somebody may look after the briefings of a channel, or after one of them, and what they are told if not. */
export async function refusalFor(desk: Desk, briefing: Briefing | null): Promise<Reply | null> {
  const { place, store, context } = desk;
  const { person, roles } = place;
  if (briefing !== null && (briefing.owner === person || briefing.backupOwner === person)) return null;
  const named = await store.managers(place.channel);
  const isNamed = named.some(({ kind, id }) => (kind === 'person' ? id === person : roles.includes(id)));
  if (isNamed) return null;
  const power = await place.power();
  if (power === 'workspace' || power === 'channel') return null;
  const { language } = context;
  const people = named.flatMap(({ kind, id }) => (kind === 'person' ? [id] : []));
  const asked = [...(briefing === null ? [] : [briefing.owner]), ...people];
  const names = await Promise.all([...new Set(asked)].map(place.nameOf));
  const also =
    names.length === 0
      ? []
      : [say(language, 'briefings.refused-also', { names: formatList(names, language) })];
  return noteReply(
    {
      title: say(language, 'briefings.refused-title'),
      texts: [
        say(language, `briefings.refused-${place.channel.platform}`),
        ...also,
        ...(power === 'unclear' ? [say(language, 'briefings.refused-unclear')] : []),
      ],
      actions: [{ label: say(language, 'briefings.list'), line: 'briefing list' }],
      line: 'briefing list',
      tone: 'nothing',
    },
    context,
  );
}

/** Whether somebody may say who else looks after briefings: not who was named so. On Slack an owner may, too. */
export async function mayNameOthers({ place, store }: Desk): Promise<boolean> {
  const power = await place.power();
  if (power === 'workspace' || (power === 'channel' && place.channel.platform === 'slack')) return true;
  if (place.channel.platform !== 'slack') return false;
  const here = await store.ofChannel(place.channel);
  return here.some(({ owner }) => owner === place.person);
}
