import type { Locale } from '../core/language.ts';
import { type IsoDate, isMonth, lastDayOf, type PublicationDate } from '../core/period/iso-date.ts';
import { say } from '../text/say.ts';
import type { CitationRecord } from './citation-record.ts';

/** American order for English, as the manual prints it. */
const LOCALES: Readonly<Record<Locale, string>> = {
  en: 'en-US',
  'en-US': 'en-US',
  zh: 'zh-CN',
  ru: 'ru-RU',
};

const asDate = (date: IsoDate) => new Date(`${date}T00:00:00Z`);

function longDate(date: PublicationDate, language: Locale, withYear: boolean): string {
  const year = withYear ? ({ year: 'numeric' } as const) : {};
  const day = isMonth(date) ? {} : ({ day: 'numeric' } as const);
  // Without a day, Chinese would spell the long month: 五月.
  const month = language === 'zh' ? 'short' : 'long';
  const form = { month, timeZone: 'UTC', ...day, ...year } as const;
  return new Intl.DateTimeFormat(LOCALES[language], form).format(asDate(lastDayOf(date)));
}

/** A document with all the paragraphs that are cited. */
type Reference = { readonly record: CitationRecord; readonly paragraphs: readonly number[] };

/** One reference a document, in the order of a reference list: by author, date and title. */
function referencesOf(records: readonly CitationRecord[], language: Locale): readonly Reference[] {
  const first = new Map<string, CitationRecord>();
  for (const record of records) if (!first.has(record.source)) first.set(record.source, record);
  const keys = ({ publisher, published, title }: CitationRecord) => [publisher, published ?? '', title];
  const order = new Intl.Collator(LOCALES[language]);
  return [...first.values()]
    .sort((a, b) => {
      const other = keys(b);
      return (
        keys(a)
          .map((key, at) => order.compare(key, other[at] ?? ''))
          .find((difference) => difference !== 0) ?? 0
      );
    })
    .map((record) => {
      const here = records.filter(({ source }) => source === record.source);
      const paragraphs = [...new Set(here.map(({ paragraph }) => paragraph))].sort((a, b) => a - b);
      return { record, paragraphs };
    });
}

/** `a`, `b` for documents of one author and year; empty where there is one alone. */
function letterOf({ record }: Reference, all: readonly Reference[]): string {
  const year = (one: CitationRecord) => one.published?.slice(0, 4) ?? '';
  const alike = all.filter(
    (other) => other.record.publisher === record.publisher && year(other.record) === year(record),
  );
  if (alike.length < 2) return '';
  return String.fromCharCode(97 + alike.findIndex((other) => other.record === record));
}

function yearText({ published }: CitationRecord, letter: string, language: Locale): string {
  if (published !== null) return `${published.slice(0, 4)}${letter}`;
  const undated = say(language, 'cite.undated');
  return letter === '' ? undated : `${undated}-${letter}`;
}

function dateText(record: CitationRecord, letter: string, language: Locale): string {
  const year = yearText(record, letter, language);
  if (record.published === null) return year;
  return say(language, 'cite.apa.date', { year, day: longDate(record.published, language, false) });
}

/** Ends a part of a reference: with a full stop, unless it ends with a mark of its own. */
const closed = (text: string) =>
  /[.?!。？！]["”»』」]?$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`;

/** Where to find it; when it was seen only where nothing else dates the page, as the manual asks. */
function whereText({ url, published, retrieved }: CitationRecord, language: Locale): string {
  if (url === null) return '';
  if (published !== null || retrieved === null) return url;
  return say(language, 'cite.apa.retrieved', { date: longDate(retrieved, language, true), url });
}

function referenceText({ record }: Reference, letter: string, language: Locale): string {
  const date = dateText(record, letter, language);
  return [closed(record.publisher), `(${date}).`, closed(record.title), whereText(record, language)]
    .filter((part) => part !== '')
    .join(' ');
}

function inText({ record, paragraphs }: Reference, letter: string, language: Locale): string {
  const numbers = paragraphs.filter((paragraph) => paragraph > 0);
  const year = yearText(record, letter, language);
  const place = numbers.map(String).join(language === 'zh' ? '、' : ', ');
  const parts = { author: record.publisher, year };
  return numbers.length === 0
    ? say(language, 'cite.apa.in-text', parts)
    : say(language, 'cite.apa.in-text-place', { ...parts, count: numbers.length, place });
}

/**
 * References and in-text citations in the form that the Publication Manual of the American Psychological Association,
 * 7th edition, gives for a web page with a group as its author (section 10.16):
 * https://apastyle.apa.org/style-grammar-guidelines/references/examples/webpage-website-references.
 * A title in brackets is a description of an untitled work, and keeps them. One reference a line, then the in-text form.
 */
export function apaCitation(records: readonly CitationRecord[], language: Locale): string {
  const references = referencesOf(records, language);
  const letters = references.map((reference) => letterOf(reference, references));
  const list = references.map((one, at) => referenceText(one, letters[at] ?? '', language));
  const cited = references.map((one, at) => inText(one, letters[at] ?? '', language));
  return [
    ...list,
    say(language, 'cite.apa.text', { cited: cited.join(say(language, 'list.separator')) }),
  ].join('\n');
}
