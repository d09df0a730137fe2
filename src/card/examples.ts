import { MOST_CHOICES } from '../core/answer/answer.ts';
import { answerQuestion } from '../core/ask/answer-question.ts';
import type { FactBook } from '../core/book/fact-book.ts';
import { type Language, type Locale, languageOf } from '../core/language.ts';
import type { CommandLine } from './card.ts';

const known = new WeakMap<FactBook, Map<Language, readonly CommandLine[]>>();

/** Lines that are found, in words of a language that the pack's own examples are not written in. */
function madeFor(book: FactBook, language: Language): readonly CommandLine[] {
  const lines: CommandLine[] = [];
  for (const topic of book.topics) {
    const first = book.factsOfTopic(topic).find(({ kind }) => kind === 'observation');
    const name =
      first === undefined || first.kind === 'statement' ? undefined : first.indicator.names[language];
    if (first === undefined || name === undefined) continue;
    const line = first.period.kind === 'year' ? `${name} ${first.period.text}` : name;
    if (answerQuestion(book, line).outcome === 'found') lines.push(line);
    if (lines.length === MOST_CHOICES) break;
  }
  return lines;
}

/** Lines that work, in the reader's language: the pack's own, else questions for the first figures of its topics. */
export function exampleLines(book: FactBook, locale: Locale): readonly CommandLine[] {
  const language = languageOf(locale);
  const own = book.info.examples.slice(0, MOST_CHOICES);
  if (language === book.info.language || language === 'en') return own;
  const made = known.get(book) ?? new Map<Language, readonly CommandLine[]>();
  known.set(book, made);
  const lines = made.get(language) ?? madeFor(book, language);
  made.set(language, lines);
  return lines.length > 0 ? lines : own;
}
