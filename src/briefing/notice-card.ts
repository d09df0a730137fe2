import type { Card } from '../card/card.ts';
import { formatDate } from '../text/format.ts';
import { type MessageKey, say } from '../text/say.ts';
import type { Contact } from './briefing.ts';
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
  return say(language, `briefing.notice.${state.reason}`, {
    resume: `/${command} briefing resume ${briefing.id}`,
  });
}

/**
 * What is told once about a run that did not go well, with what can be done; `null` where it is true no longer, since
 * somebody has resumed the briefing meanwhile. `command` is the bot's root command.
 */
export function noticeCard(briefing: Contact, notice: Told, command: string): Card | null {
  const text = textOf(briefing, notice, command);
  if (text === '') return null;
  const title = say(briefing.language, TITLES[notice.kind], { id: briefing.id });
  return { language: briefing.language, title, tone: 'error', parts: [{ kind: 'text', text }] };
}
