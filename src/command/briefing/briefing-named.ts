import { type Briefing, type BriefingId, parseBriefingId } from '../../briefing/briefing.ts';
import type { Choice } from '../../card/card.ts';
import { channelMention } from '../../card/mentions.ts';
import { nearestWords } from '../../core/words/nearest-words.ts';
import { say } from '../../text/say.ts';
import { ArgumentError } from '../command.ts';
import { askedLine, askedOf } from './asked.ts';
import { briefingsHere, type Desk, isHere } from './desk.ts';
import { wholeLineButton } from './line-button.ts';

/**
 * Whether a word is, or is meant for, the name of a briefing: one that stands here or nearly so, one of another channel
 * or of before, or letters and digits mixed as in no word of any language. What `says` something else is none.
 */
async function isName(word: string, says: (word: string) => boolean, desk: Desk): Promise<boolean> {
  if (!/^[a-z0-9]{6,10}$/i.test(word)) return false;
  const here = (await briefingsHere(desk)).map(({ id }) => id);
  const id = parseBriefingId(word);
  if (id !== null && here.includes(id)) return true;
  if (says(word)) return false;
  if (nearestWords(word, here, 1).length > 0 || (/[a-z]/i.test(word) && /\d/.test(word))) return true;
  if (id === null) return false;
  const [other, trail] = await Promise.all([
    desk.store.contact(id),
    desk.store.trail({ id, channel: desk.place.channel }, 1),
  ]);
  return other !== null || trail.length > 0;
}

/** Words of which the first may name a briefing: the only briefing of a channel need not be named. */
export type Named = { readonly named: string | undefined; readonly rest: readonly string[] };

/** The first word where it is, or may be meant for, the name of a briefing; and the other words. */
export async function nameIn(
  words: string,
  desk: Desk,
  says: (word: string) => boolean = () => false,
): Promise<Named> {
  const [first, ...rest] = words.split(/\s+/u).filter((word) => word !== '');
  if (first === undefined) return { named: undefined, rest };
  return (await isName(first, says, desk))
    ? { named: first, rest }
    : { named: undefined, rest: [first, ...rest] };
}

/** Says which briefings there are, each as a button that asks the same of it, with all else that was said. */
function askWhich(
  message: string,
  misnamed: string | undefined,
  here: readonly Briefing[],
  { asked, place, context }: Desk,
  mentions: readonly string[] = [],
): ArgumentError {
  const { language, chosen } = context;
  const spoken = chosen === undefined ? '' : ` language:${chosen}`;
  const choices = here.slice(0, 5).map(({ id }): Choice => {
    const line = askedLine(askedOf(id, misnamed, asked, context), place, context);
    const button = wholeLineButton(id, line, context);
    const { short } = button;
    return {
      label: id,
      line: `${line}${spoken}`,
      ...(short !== undefined && { short: `${short}${spoken}` }),
    };
  });
  const others = [{ label: say(language, 'briefings.schedule'), line: 'briefing schedule' }];
  return new ArgumentError(message, choices.length > 0 ? choices : others, { mentions });
}

/**
 * The briefing that is meant; the only one of a channel need not be named.
 * @throws {ArgumentError} when there is none of that name here, or several and none is named.
 */
export async function briefingNamed(text: string | undefined, desk: Desk): Promise<Briefing> {
  const { language } = desk.context;
  const here = await briefingsHere(desk);
  const [only, ...others] = here;
  if (text === undefined) {
    if (only !== undefined && others.length === 0) return only;
    const key = only === undefined ? 'briefings.none-here' : 'briefings.which';
    throw askWhich(say(language, key), text, here, desk);
  }
  const id: BriefingId | null = parseBriefingId(text);
  const found = here.find((one) => one.id === id);
  if (found !== undefined) return found;
  const other = id === null ? null : await desk.store.contact(id);
  // It stands here and is not among those that can be read, which `get` says.
  const own = other !== null && isHere(other, desk) ? await desk.store.get(other.id) : null;
  if (own !== null) return own;
  const isOfWorkspace =
    other?.channel.platform === desk.place.channel.platform &&
    other.channel.workspace === desk.place.channel.workspace;
  if (other !== null && isOfWorkspace && !isHere(other, desk)) {
    const channel = channelMention(other.channel.channel);
    const message = say(language, 'briefings.other-channel', { id: other.id, channel });
    throw askWhich(message, text, here, desk, [channel]);
  }
  const near = nearestWords(
    text,
    here.map(({ id: name }) => name),
    5,
  );
  const shown = near.length > 0 ? here.filter(({ id: name }) => near.includes(name)) : here;
  throw askWhich(say(language, 'briefings.unknown', { id: text.slice(0, 40) }), text, shown, desk);
}
