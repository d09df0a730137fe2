import type { Card, CardPart } from '../card/card.ts';
import { channelMention } from '../card/mentions.ts';
import type { FactBook } from '../core/book/fact-book.ts';
import { inLanguage } from '../core/language.ts';
import { formatDate } from '../text/format.ts';
import { type MessageKey, say } from '../text/say.ts';
import type { Contact } from './briefing.ts';
import type { Addressee } from './delivery.ts';
import type { NoticeKind } from './outcome.ts';
import type { Notice } from './store.ts';

const TITLES: Readonly<Record<NoticeKind, MessageKey>> = {
  paused: 'briefing.notice.paused-title',
  unknown: 'briefing.notice.unsure-title',
  broken: 'briefing.notice.not-sent-title',
  missed: 'briefing.notice.not-sent-title',
  empty: 'briefing.notice.not-sent-title',
};

type Told = Pick<Notice, 'kind' | 'date' | 'earlier'>;

function textOf(briefing: Contact, { kind, date, earlier }: Told, command: string): string {
  const { language, state } = briefing;
  if (kind === 'empty')
    return say(language, 'briefing.notice.empty', { edit: `/${command} briefing edit ${briefing.id}` });
  if (kind === 'missed' && earlier !== null) {
    const { count, since } = earlier;
    const dates = { date: formatDate(date, language), since: formatDate(since, language) };
    return say(language, 'briefing.notice.missed-several', { ...dates, count });
  }
  if (kind !== 'paused')
    return say(language, `briefing.notice.${kind}`, { date: formatDate(date, language) });
  if (state.kind !== 'paused' || state.reason === 'asked') return '';
  const resume = `/${command} briefing resume ${briefing.id}`;
  if (state.reason === 'archived') {
    return say(language, `briefing.notice.archived-${briefing.channel.platform}`, { resume });
  }
  return say(language, `briefing.notice.${state.reason}`, { resume });
}

/** What a briefing is about, and where it goes: whoever is written to in private may own several. */
function aboutParts({ topics, channel, language }: Contact, to: Addressee, book: FactBook): CardPart[] {
  const names = topics.map((id) => {
    const topic = book.topic(id);
    return topic === null ? id : inLanguage(topic.names, language);
  });
  const mention = channelMention(channel.channel);
  const where = say(language, 'briefing.notice.channel', { channel: mention });
  return [
    ...(names.length === 0
      ? []
      : [
          {
            kind: 'text',
            text: say(language, 'briefing.notice.topics', { topics: names.join(' · ') }),
          } as const,
        ]),
    ...(to.kind === 'channel' ? [] : [{ kind: 'text', text: where, mentions: [mention] } as const]),
  ];
}

/** What a notice is made of. */
export type NoticeOptions = {
  /** Whoever reads it in its channel need not be told which one that is. */
  readonly to: Addressee;
  /** The bot's root command. */
  readonly command: string;
  readonly book: FactBook;
};

/**
 * What is told once about a run that did not go well, with what can be done; `null` where it is true no longer, since
 * somebody has resumed the briefing meanwhile.
 */
export function noticeCard(
  briefing: Contact,
  notice: Told,
  { to, command, book }: NoticeOptions,
): Card | null {
  const text = textOf(briefing, notice, command);
  if (text === '') return null;
  const title = say(briefing.language, TITLES[notice.kind], { id: briefing.id });
  const parts: CardPart[] = [{ kind: 'text', text }, ...aboutParts(briefing, to, book)];
  return { language: briefing.language, title, tone: 'error', parts };
}
