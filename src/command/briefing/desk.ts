import type { Briefing } from '../../briefing/briefing.ts';
import { StoreAway, type Unreadable, UnreadableBriefing } from '../../briefing/store.ts';
import type { CardPart, Choice, CommandLine, TextPart } from '../../card/card.ts';
import { topicChoices } from '../../card/from-answer.ts';
import { channelMention } from '../../card/mentions.ts';
import { type MessageKey, say } from '../../text/say.ts';
import type { Briefings, Place } from '../briefings.ts';
import type { CommandContext, Reply } from '../command.ts';
import { cardContext, replyWithCard } from '../reply.ts';
import { type AskedCommand, askedLine } from './asked.ts';
import { againButton } from './line-button.ts';
import { type Timely, timelyStore } from './timely-store.ts';

/** Where a command about briefings is worked at: an open store, a channel, and somebody who asks. */
export type Desk = Briefings & {
  /** How long the store may still take. */
  readonly msLeft: Timely['msLeft'];
  /** What is worked at. */
  readonly asked: AskedCommand;
  readonly context: CommandContext;
  readonly place: Place;
  readonly now: Date;
};

/** A paragraph, also one that names a channel or a role. */
export type Paragraph = string | Omit<TextPart, 'kind'>;

/** What a reply without facts says. */
export type Note = {
  readonly title: string;
  readonly texts: readonly Paragraph[];
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
    ...texts.map(
      (text): CardPart => (typeof text === 'string' ? { kind: 'text', text } : { kind: 'text', ...text }),
    ),
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

/** The store does not answer: every line about briefings may be tried again, and nothing is done twice by that. */
function away(asked: AskedCommand, mayHaveChanged: boolean, place: Place, context: CommandContext): Reply {
  const { language } = context;
  const again = againButton(askedLine(asked, place, context), context);
  const list = { label: say(language, 'briefings.list'), line: 'briefing list' };
  return noteReply(
    {
      title: say(language, mayHaveChanged ? 'briefings.unconfirmed-title' : 'briefings.away-title'),
      texts: [say(language, mayHaveChanged ? 'briefings.unconfirmed' : 'briefings.away')],
      actions: mayHaveChanged ? [list, again] : [again],
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

/** As many buttons as fit in a row, beside that for the list. */
const MOST_REMOVED = 4;

/** What cannot be read keeps something from being done: where it stands, it can be removed. */
export function unreadableReply(
  lost: readonly Unreadable[],
  { place, context }: Pick<Desk, 'place' | 'context'>,
): Reply {
  const { language, book } = context;
  const here = lost.filter(({ channel }) => channel === place.channel.channel);
  const texts = lost.map(({ id, channel }): Paragraph => {
    if (channel === place.channel.channel) return `${id}: ${unreadableText(id, context)}`;
    const there = channelMention(channel);
    const command = `/${book.info.command} briefing remove ${id}`;
    const text = say(language, 'briefings.unreadable-there', { id, channel: there, command });
    return { text, mentions: [there] };
  });
  const remove = here.slice(0, MOST_REMOVED).map(({ id }): Choice => {
    return { label: `${say(language, 'briefings.remove')} ${id}`, line: `briefing remove ${id}` };
  });
  return noteReply(
    {
      title: say(language, 'briefings.unreadable-title', { count: lost.length }),
      texts,
      actions: [...remove, { label: say(language, 'briefings.list'), line: 'briefing list' }],
      line: 'briefing list',
      tone: 'nothing',
    },
    context,
  );
}

/** Says of a briefing of this guild or workspace that it cannot be read; throws whatever else was thrown. */
async function sayUnreadable(error: unknown, desk: Desk): Promise<Reply> {
  if (!(error instanceof UnreadableBriefing)) throw error;
  const { platform, workspace } = desk.place.channel;
  const lost = await desk.store.unreadableIn({ platform, workspace });
  const own = lost.filter(({ id }) => id === error.id);
  if (own.length === 0) throw error;
  return unreadableReply(own, desk);
}

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
  if (open === null) return away(asked, false, place, context);
  const { store, msLeft, mayHaveChanged } = timelyStore(open.store);
  const desk = { ...open, store, msLeft, asked, context, place, now };
  try {
    return await work(desk).catch((error) => sayUnreadable(error, desk));
  } catch (error) {
    if (error instanceof StoreAway) return away(asked, mayHaveChanged(), place, context);
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
