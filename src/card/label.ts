import type { FactBook } from '../core/book/fact-book.ts';
import type { Fact } from '../core/fact.ts';
import { inLanguage, type Locale } from '../core/language.ts';
import { type IsoDate, isMonth, type PublicationDate } from '../core/period/iso-date.ts';
import { formatDate } from '../text/format.ts';
import { say } from '../text/say.ts';

/** What every card is made with. */
export type CardContext = {
  readonly book: FactBook;
  readonly language: Locale;
  readonly today: IsoDate;
  /** How many of the facts were shown before; none unless given. */
  readonly from?: number;
};

/** `published 31 Aug 2020`, `published July 2018`, or that the source shows no date. */
export function publishedText(date: PublicationDate | null, language: Locale): string {
  if (date === null) return say(language, 'fact.published-unknown');
  const key = isMonth(date) ? 'fact.published-month' : 'fact.published';
  return say(language, key, { date: formatDate(date, language) });
}

/** The same for a fact; in the book of an earlier day, what shows no date may be later than that day. */
export function factPublishedText(date: PublicationDate | null, { book, language }: CardContext): string {
  return date === null && book.day !== null
    ? say(language, 'fact.published-unknown-then')
    : publishedText(date, language);
}

/** The name of a fact, with its place where that is not the home area; estimates and targets are called so. */
export function labelOf(fact: Fact, { book, language }: CardContext): string {
  if (fact.kind === 'statement') return inLanguage(fact.names, language);
  const name = inLanguage(fact.indicator.names, language);
  const isAnother = fact.kind === 'observation' && fact.status !== 'reported';
  const label = isAnother ? say(language, `status.${fact.status}`, { label: name }) : name;
  if (fact.area.id === book.info.area) return label;
  return say(language, 'label.in-area', { label, area: inLanguage(fact.area.names, language) });
}
