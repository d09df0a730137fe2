import { type Briefing, type BriefingId, parseBriefingId } from '../../briefing/briefing.ts';
import { StoreAway, UnreadableBriefing } from '../../briefing/store.ts';
import type { CardPart, Choice, CommandLine } from '../../card/card.ts';
import { topicChoices } from '../../card/from-answer.ts';
import { nearestWords } from '../../core/words/nearest-words.ts';
import { type MessageKey, say } from '../../text/say.ts';
import type { Briefings, Place } from '../briefings.ts';
import { ArgumentError, type CommandContext, type Reply } from '../command.ts';
import { printLine } from '../line.ts';
import { cardContext, replyWithCard } from '../reply.ts';
import { againButton } from './line-button.ts';
import { timelyStore } from './timely-store.ts';

/** Where a command about briefings is worked at: an open store, a channel, and somebody who asks. */
export type Desk = Briefings & {
  readonly context: CommandContext;
  readonly place: Place;
  readonly now: Date;
};

/** What a reply without facts says. */
export type Note = {
  readonly title: string;
  readonly texts: readonly string[];
  readonly actions: readonly Choice[];
  /** Leads to the same card, and changes nothing. */
  readonly line: CommandLine;
  readonly tone?: 'answer' | 'question' | 'nothing';
};

/** A reply for whoever asked alone. */
export function noteReply(
  { title, texts, actions, line, tone = 'answer' }: Note,
  { language }: CommandContext,
): Reply {
  const parts: CardPart[] = [
    ...texts.map((text): CardPart => ({ kind: 'text', text })),
    ...(actions.length === 0 ? [] : [{ kind: 'actions', actions } as const]),
  ];
  return { ...replyWithCard({ language, title, tone, parts }, line), isPersonal: true };
}

/** Where there is nothing to work at: why, and what can be asked instead. */
function elsewhere(text: MessageKey, context: CommandContext): Reply {
  const { language, book } = context;
  const root = `/${book.info.command}`;
  const parts: CardPart[] = [
    { kind: 'text', text: say(language, text, { command: `${root} briefing` }) },
    topicChoices(cardContext(context)),
  ];
  const title = say(language, 'briefings.elsewhere-title');
  return { ...replyWithCard({ language, title, tone: 'nothing', parts }, 'briefing'), isPersonal: true };
}

/** Longer is a file, whose lines a line has no room for. */
const LONGEST_WORDS = 500;

/** The line that asks the same again. People are in it by their ids: who is called so is known only where it was typed. */
function lineOf(
  { command, args, rest }: AskedCommand,
  { named }: Place,
  { kept }: CommandContext,
): CommandLine {
  const people = [...named].toSorted(([a], [b]) => b.length - a.length);
  const given = Object.entries(args).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return [];
    if (value.length > LONGEST_WORDS || value.includes('\n')) return [[name, `kept:${kept.keep(value)}`]];
    return [[name, people.reduce((text, [person, id]) => text.replaceAll(person, id), value)]];
  });
  return printLine({ command, args: Object.fromEntries(given) }, rest ?? null);
}

/** The store does not answer: every line about briefings may be tried again, and nothing is done twice by that. */
function away(asked: AskedCommand, place: Place, context: CommandContext): Reply {
  const { language } = context;
  const again = againButton(lineOf(asked, place, context), context);
  return noteReply(
    {
      title: say(language, 'briefings.away-title'),
      texts: [say(language, 'briefings.away')],
      actions: [again],
      line: 'briefing list',
      tone: 'nothing',
    },
    context,
  );
}

/** That a briefing cannot be read, and what is to be done: the same as its owner was told. */
export function unreadableText(id: string, { language, book }: CommandContext): string {
  return say(language, 'briefing.notice.unreadable', {
    resume: `/${book.info.command} briefing resume ${id}`,
  });
}

/** What is asked about cannot be read, but it can be removed. */
function unreadable({ id }: UnreadableBriefing, context: CommandContext): Reply {
  const { language } = context;
  return noteReply(
    {
      title: say(language, 'briefing.notice.not-sent-title', { id }),
      texts: [unreadableText(id, context)],
      actions: [{ label: say(language, 'briefings.remove'), line: `briefing remove ${id}` }],
      line: 'briefing list',
      tone: 'nothing',
    },
    context,
  );
}

/** A command as it was asked, with all of its arguments. */
export type AskedCommand = {
  readonly command: string;
  readonly args: Readonly<Record<string, string | undefined>>;
  /** The argument that takes the words which name no other. */
  readonly rest?: string;
};

/** Works at the desk, or says why there is none. */
export async function atDesk(
  asked: AskedCommand,
  context: CommandContext,
  work: (desk: Desk) => Promise<Reply>,
): Promise<Reply> {
  const { briefings } = context;
  if (briefings === undefined) return elsewhere('briefings.not-here', context);
  const { at: place, now } = briefings;
  if (place === null) return elsewhere('briefings.no-channel', context);
  const open = briefings.open();
  if (open === null) return away(asked, place, context);
  try {
    return await work({ ...open, store: timelyStore(open.store), context, place, now });
  } catch (error) {
    if (error instanceof StoreAway) return away(asked, place, context);
    if (error instanceof UnreadableBriefing) return unreadable(error, context);
    throw error;
  }
}

/** The briefings of the channel, the oldest first. */
export const briefingsHere = ({ store, place }: Desk): Promise<readonly Briefing[]> =>
  store.ofChannel(place.channel);

export const isHere = ({ channel }: Pick<Briefing, 'channel'>, { place }: Desk): boolean =>
  channel.platform === place.channel.platform &&
  channel.workspace === place.channel.workspace &&
  channel.channel === place.channel.channel;

/**
 * The first word where it is, or may be meant for, the name of a briefing; and the other words. What has not the form of
 * one, or `says` something else, belongs to the rest: the only briefing of a channel need not be named.
 */
export function withoutName(
  words: string,
  says: (word: string) => boolean = () => false,
): {
  readonly named: string | undefined;
  readonly rest: readonly string[];
} {
  const [first, ...rest] = words.split(/\s+/u).filter((word) => word !== '');
  if (first === undefined) return { named: undefined, rest };
  return /^[a-z0-9]{6,10}$/i.test(first) && !says(first)
    ? { named: first, rest }
    : { named: undefined, rest: [first, ...rest] };
}

/** Says which briefings there are, each as a button of the same action. */
function askWhich(
  message: string,
  action: string,
  here: readonly Briefing[],
  { context }: Desk,
): ArgumentError {
  const { language } = context;
  const choices = here.slice(0, 5).map(({ id }) => ({ label: id, line: `briefing ${action} ${id}` }));
  const others = [{ label: say(language, 'briefings.schedule'), line: 'briefing schedule' }];
  return new ArgumentError(message, choices.length > 0 ? choices : others);
}

/**
 * The briefing that is meant; the only one of a channel need not be named.
 * @throws {ArgumentError} when there is none of that name here, or several and none is named.
 */
export async function briefingNamed(text: string | undefined, action: string, desk: Desk): Promise<Briefing> {
  const { language } = desk.context;
  const here = await briefingsHere(desk);
  const [only, ...others] = here;
  if (text === undefined) {
    if (only !== undefined && others.length === 0) return only;
    const key = only === undefined ? 'briefings.none-here' : 'briefings.which';
    throw askWhich(say(language, key), action, here, desk);
  }
  const id: BriefingId | null = parseBriefingId(text);
  const found = here.find((one) => one.id === id);
  if (found !== undefined) return found;
  const other = id === null ? null : await desk.store.get(id);
  const isOfWorkspace =
    other?.channel.platform === desk.place.channel.platform &&
    other.channel.workspace === desk.place.channel.workspace;
  if (other !== null && isOfWorkspace && !isHere(other, desk)) {
    throw askWhich(say(language, 'briefings.other-channel', { id: text }), action, here, desk);
  }
  const near = nearestWords(
    text,
    here.map(({ id: name }) => name),
    5,
  );
  const shown = near.length > 0 ? here.filter(({ id: name }) => near.includes(name)) : here;
  throw askWhich(say(language, 'briefings.unknown', { id: text.slice(0, 40) }), action, shown, desk);
}
