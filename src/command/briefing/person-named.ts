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

/** Whether a word is the id of a person, as the platform writes them. */
export const isPersonId = (word: string, { place }: Desk): boolean => IDS[place.channel.platform].test(word);

/** The same without a mention around it, as it is kept. */
export const isBareId = (text: string, { place }: Desk): boolean =>
  IDS[place.channel.platform].exec(text)?.[1] === text;

/** As much as one person is called by. */
const MOST_WORDS = 6;

/**
 * The people that some words name, each by the longest name that the line has for somebody.
 * @throws {ArgumentError} when one of them names nobody.
 */
export function peopleNamed(words: readonly string[], desk: Desk): readonly PersonId[] {
  const [first, ...others] = words;
  if (first === undefined) return [];
  for (let count = Math.min(words.length, MOST_WORDS); count > 1; count--) {
    const id = desk.place.named.get(words.slice(0, count).join(' '));
    if (id !== undefined) return [id, ...peopleNamed(words.slice(count), desk)];
  }
  return [personNamed(first, desk), ...peopleNamed(others, desk)];
}

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
