import { z } from 'zod';
import type { Briefing } from '../../briefing/briefing.ts';
import { say, sayInAll } from '../../text/say.ts';
import type { Reply } from '../command.ts';
import { defineCommand } from '../define-command.ts';
import { briefingText, lastText, nextText, sentences } from './describe.ts';
import { atDesk, briefingsHere, type Desk, noteReply, unreadableText } from './desk.ts';
import { ownersText } from './person-text.ts';

/** A row of buttons holds five; the last one schedules another. */
const MOST_BUTTONS = 4;

async function entry(briefing: Briefing, desk: Desk): Promise<string> {
  const { store, context } = desk;
  const { language } = context;
  const { id } = briefing;
  const [[last], who] = await Promise.all([store.runs(id, 1), ownersText(briefing, desk)]);
  return [
    `${id}: ${briefingText(briefing, context)}`,
    sentences([nextText(briefing, language), lastText(last, language), who], language),
  ].join('\n');
}

async function list(desk: Desk): Promise<Reply> {
  const { context, store, place } = desk;
  const { language, book } = context;
  const [here, lost] = await Promise.all([briefingsHere(desk), store.unreadableIn(place.channel)]);
  const add = { label: say(language, 'briefings.schedule'), line: 'briefing schedule' };
  const remove = lost.slice(0, MOST_BUTTONS).map(({ id }) => {
    return { label: `${say(language, 'briefings.remove')} ${id}`, line: `briefing remove ${id}` };
  });
  const why = here.slice(0, MOST_BUTTONS - remove.length).map(({ id }) => {
    return { label: say(language, 'briefings.why-one', { id }), line: `briefing why ${id}` };
  });
  const example = `/${book.info.command} briefing schedule ${book.topics[0]?.id ?? ''} weekdays 09:00`;
  const texts = [
    ...(await Promise.all(here.map((one) => entry(one, desk)))),
    ...lost.map(({ id }) => `${id}: ${unreadableText(id, context)}`),
  ];
  if (texts.length === 0) texts.push(say(language, 'briefings.list-empty', { example }));
  const title = say(language, 'briefings.list-title', { count: here.length + lost.length });
  return noteReply({ title, texts, actions: [...why, ...remove, add], line: 'briefing list' }, context);
}

/** `/<root> briefing list`: what stands in this channel. */
export const listAction = defineCommand({
  name: 'briefing list',
  names: sayInAll('command.briefing-list.name'),
  aliases: ['show', 'all'],
  summary: sayInAll('command.briefing-list.summary'),
  args: z.object({}),
  run: (_, context) => atDesk({ command: 'briefing list', args: {} }, context, list),
});
