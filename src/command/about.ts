import { z } from 'zod';
import type { CardPart } from '../card/card.ts';
import { topicChoices } from '../card/from-answer.ts';
import type { FactBook } from '../core/book/fact-book.ts';
import { inLanguage } from '../core/language.ts';
import { lastDayOf, type PublicationDate } from '../core/period/iso-date.ts';
import { formatDate } from '../text/format.ts';
import { say, sayInAll } from '../text/say.ts';
import { defineCommand } from './define-command.ts';
import { cardContext, replyWithCard } from './reply.ts';

function publicationDates(book: FactBook): readonly PublicationDate[] {
  const dates = book.sources.flatMap(({ published }) => published ?? []);
  return dates.sort((a, b) => (lastDayOf(a) < lastDayOf(b) ? -1 : Number(lastDayOf(a) > lastDayOf(b))));
}

/** `/<root> about`: what this bot is, what it knows, what it promises. */
export const about = defineCommand({
  name: 'about',
  names: sayInAll('command.about.name'),
  summary: sayInAll('command.about.summary'),
  args: z.object({}),
  run: (_, context) => {
    const { book, language } = context;
    const derived = book.facts.filter(({ kind }) => kind === 'derived').length;
    const dates = publicationDates(book);
    const date = (day: PublicationDate | undefined) => (day === undefined ? '–' : formatDate(day, language));
    const known = say(language, 'about.known', {
      facts: book.facts.length - derived,
      derived,
      sources: book.sources.length,
      from: date(dates[0]),
      to: date(dates.at(-1)),
    });
    const parts: CardPart[] = [
      inLanguage(book.info.summary, language),
      known,
      say(language, 'about.promise'),
      say(language, 'about.privacy'),
    ].map((text) => ({ kind: 'text', text }));
    const title = inLanguage(book.info.title, language);
    const topics = topicChoices(cardContext(context));
    return replyWithCard({ language, title, tone: 'answer', parts: [...parts, topics] }, 'about');
  },
});
