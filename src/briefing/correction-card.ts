import type { Card, CardPart } from '../card/card.ts';
import { factPart, sourcePart, sourcesOf } from '../card/fact-parts.ts';
import type { CardContext } from '../card/label.ts';
import type { FactBook } from '../core/fact-book.ts';
import { isoDateIn } from '../core/iso-date.ts';
import { inLanguage } from '../core/language.ts';
import { formatDate, formatList, formatQuantity } from '../text/format.ts';
import { say } from '../text/say.ts';
import type { Briefing, Slot } from './briefing.ts';
import { MOST_TOPIC_BUTTONS, TITLES } from './compose.ts';
import { printOf, quantityOf, type Reported, reportedOf, saysSame, subjectOf } from './prints.ts';
import type { Prints } from './store.ts';

const made = new WeakMap<FactBook, ReadonlyMap<string, Reported>>();

/** Every reported fact of a book by what it is told of: `subjectOf`. Made once for each book. */
export function reportedBySubject(book: FactBook): ReadonlyMap<string, Reported> {
  const known = made.get(book);
  if (known !== undefined) return known;
  const facts = book.topics.flatMap(({ id }) => reportedOf(book, id));
  const bySubject = new Map(facts.map((fact) => [subjectOf(fact), fact]));
  made.set(book, bySubject);
  return bySubject;
}

export type CorrectionOptions = {
  readonly book: FactBook;
  /** What the message quotes, each with what it said. */
  readonly quotes: Prints;
  /** The run that it is of. */
  readonly sent: Pick<Slot, 'date'>;
  readonly now: Date;
};

/** A fact as it is now, with what the message said of it struck out where that is otherwise. */
function correctedPart(fact: Reported, before: string, context: CardContext): CardPart {
  const part = factPart(fact, context, 'glance');
  if (saysSame(before, printOf(fact))) return part;
  const quantity = quantityOf(before);
  if (part.kind !== 'figure' || fact.kind !== 'observation' || quantity === null) {
    return { ...part, label: say(context.language, 'briefing.corrected-label', { label: part.label }) };
  }
  return { ...part, struck: formatQuantity(quantity, fact.unit, context.language) };
}

/**
 * The message of an earlier run with the figures as they are now: those that were revised first, with what was said of
 * them struck out. Made of what the message is known to quote, since its text is kept nowhere.
 */
export function correctionCard(briefing: Briefing, { book, quotes, sent, now }: CorrectionOptions): Card {
  const { language, mode, schedule } = briefing;
  const context: CardContext = { book, language, today: isoDateIn(now, schedule.zone) };
  const known = reportedBySubject(book);
  const quoted = Object.entries(quotes).flatMap(([subject, before]) => {
    const fact = known.get(subject);
    return fact === undefined ? [] : [{ fact, before, isWrong: !saysSame(before, printOf(fact)) }];
  });
  const ordered = [...quoted.filter(({ isWrong }) => isWrong), ...quoted.filter(({ isWrong }) => !isWrong)];
  const topics = briefing.topics.flatMap((id) => book.topic(id) ?? []);
  const names = topics.map((topic) => inLanguage(topic.names, language));
  const dates = { sent: formatDate(sent.date, language), corrected: formatDate(context.today, language) };
  return {
    language,
    title: say(language, TITLES[mode], { topics: formatList(names, language) }),
    tone: 'answer',
    parts: [
      { kind: 'notice', text: say(language, 'briefing.corrected', dates) },
      ...ordered.map(({ fact, before }) => correctedPart(fact, before, context)),
      ...[...sourcesOf(ordered.map(({ fact }) => fact)).keys()].map((source) =>
        sourcePart(source, null, language),
      ),
      {
        kind: 'actions',
        actions: topics
          .slice(0, MOST_TOPIC_BUTTONS)
          .map(({ id, names }) => ({ label: inLanguage(names, language), line: id })),
      },
    ],
  };
}
