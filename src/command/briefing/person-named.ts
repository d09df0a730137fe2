import type { PersonId } from '../../briefing/briefing.ts';
import { say } from '../../text/say.ts';
import { ArgumentError } from '../command.ts';
import type { Desk } from './desk.ts';

const ME = /^@?(?:me|myself|我|自己|я|мне|меня)$/iu;

/** Ids as each platform writes them, also within a mention. */
const IDS = {
  discord: /^(?:<@!?)?(\d{15,21})>?$/,
  slack: /^(?:<@)?([UW][A-Z0-9]{5,})(?:\|[^>]*)?>?$/,
} as const;

/**
 * A person by mention or id.
 * @throws {ArgumentError} when that names nobody; names that are typed are not unique, so they are not guessed at.
 */
export function personNamed(text: string, { place, context }: Desk): PersonId {
  const name = text.trim();
  const id = ME.test(name)
    ? place.person
    : (place.named.get(name) ?? IDS[place.channel.platform].exec(name)?.[1]);
  if (id !== undefined) return id;
  throw new ArgumentError(say(context.language, 'briefings.bad-person', { name: name.slice(0, 60) }), [
    { label: say(context.language, 'briefings.list'), line: 'briefing list' },
  ]);
}
