import type { Briefing, PersonId } from '../../briefing/briefing.ts';
import type { BriefingStore, NamedManager } from '../../briefing/store.ts';
import { roleMention } from '../../card/mentions.ts';
import { formatList } from '../../text/format.ts';
import { say } from '../../text/say.ts';
import type { Power } from '../briefings.ts';
import type { Reply } from '../command.ts';
import { type Desk, noteReply, type Paragraph } from './desk.ts';

/** Whether somebody may look after the briefings of a channel, or after one of them, and what they are told if not. */
export async function refusalFor(
  desk: Desk,
  briefing: Pick<Briefing, 'owner' | 'backupOwner'> | null,
): Promise<Reply | null> {
  const { place, store, context } = desk;
  const { person, roles } = place;
  if (briefing !== null && (briefing.owner === person || briefing.backupOwner === person)) return null;
  const named = await store.managers(place.channel);
  const isNamed = named.some(({ kind, id }) => (kind === 'person' ? id === person : roles.includes(id)));
  if (isNamed) return null;
  const power = await place.power();
  if (power === 'workspace' || power === 'channel') return null;
  const { language } = context;
  return noteReply(
    {
      title: say(language, 'briefings.refused-title'),
      texts: [
        say(language, `briefings.may-${place.channel.platform}`),
        await whomToAsk(named, briefing, desk),
        ...(power === 'unclear' ? [say(language, 'briefings.refused-unclear')] : []),
      ],
      actions: [{ label: say(language, 'briefings.list'), line: 'briefing list' }],
      line: 'briefing list',
      tone: 'nothing',
    },
    context,
  );
}

/** Everyone who is known to may: the owners of the briefing, and whom somebody named. */
async function whomToAsk(
  named: readonly NamedManager[],
  briefing: Pick<Briefing, 'owner' | 'backupOwner'> | null,
  { place, context: { language } }: Desk,
): Promise<Paragraph> {
  const people = named.flatMap(({ kind, id }) => (kind === 'person' ? [id] : []));
  const owners = briefing === null ? [] : [briefing.owner, briefing.backupOwner ?? briefing.owner];
  const roles = named.flatMap(({ kind, id }) => (kind === 'role' ? [roleMention(id)] : []));
  const names = await Promise.all([...new Set([...owners, ...people])].map(place.nameOf));
  const all = [...names, ...roles.map((role) => say(language, 'briefings.role', { role }))];
  if (all.length === 0) return say(language, 'briefings.refused-ask');
  const text = say(language, 'briefings.refused-also', { names: formatList(all, language) });
  return { text, mentions: roles };
}

/** Longer is no trail of a briefing that people look after. */
const MOST_TRAIL = 200;

/** Who made somebody the owner of a briefing; `null` where the trail does not tell. */
async function giverOf(briefing: Briefing, store: BriefingStore): Promise<PersonId | null> {
  const trail = await store.trail(briefing, MOST_TRAIL);
  const given = trail.find(({ action, detail }, at) => {
    const before = trail[at + 1];
    const isNew = action === 'create' || (action === 'restore' && (before?.action ?? 'remove') === 'remove');
    return isNew || detail.owner === briefing.owner;
  });
  return given?.by ?? null;
}

const isPower = (power: Power) => power === 'workspace' || power === 'channel';

/**
 * Whether somebody may say who else looks after briefings: not who was named so. On Slack an owner may, too, whom
 * somebody made one whom Slack itself lets; else whoever was named would be free by scheduling one of their own.
 * `unclear` where that hangs on what the platform did not say.
 */
export async function mayNameOthers({ place, store }: Desk): Promise<'yes' | 'no' | 'unclear'> {
  if (place.channel.platform !== 'slack') return (await place.power()) === 'workspace' ? 'yes' : 'no';
  const givers = async () => {
    const owned = (await store.ofChannel(place.channel)).filter(({ owner }) => owner === place.person);
    const found = await Promise.all(owned.map((one) => giverOf(one, store)));
    return new Set(found.flatMap((giver) => (giver === null || giver === place.person ? [] : [giver])));
  };
  const [power, from] = await Promise.all([place.power(), givers()]);
  if (isPower(power)) return 'yes';
  const powers = await Promise.all([...from].map((giver) => place.power(giver)));
  if (powers.some(isPower)) return 'yes';
  return [power, ...powers].includes('unclear') ? 'unclear' : 'no';
}
