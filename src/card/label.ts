import type { Fact } from '../core/fact.ts';
import type { FactBook } from '../core/fact-book.ts';
import type { IsoDate } from '../core/iso-date.ts';
import { inLanguage, type Language } from '../core/language.ts';
import { formatDate } from '../text/format.ts';
import { say } from '../text/say.ts';

/** What every card is made with. */
export type CardContext = {
  readonly book: FactBook;
  readonly language: Language;
  readonly today: IsoDate;
  /** How many of the facts were shown before; none unless given. */
  readonly from?: number;
};

/** `published 31 Aug 2020`, or that the source shows no date. */
export function publishedText(date: IsoDate | null, language: Language): string {
  return date === null
    ? say(language, 'fact.published-unknown')
    : say(language, 'fact.published', { date: formatDate(date, language) });
}

/** The same for a fact; in the book of an earlier day, what shows no date may be later than that day. */
export function factPublishedText(date: IsoDate | null, { book, language }: CardContext): string {
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
