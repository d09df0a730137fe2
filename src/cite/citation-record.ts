import { factPart, formulaText } from '../card/fact-parts.ts';
import type { CardContext } from '../card/label.ts';
import type { Fact, Provenance } from '../core/fact.ts';
import type { Locale } from '../core/language.ts';
import type { IsoDate, PublicationDate } from '../core/period/iso-date.ts';
import { say } from '../text/say.ts';

/** One document as it is cited for one fact: what every style is made from. */
export type CitationRecord = {
  /** Id of the fact that stands in the document, and so the entry's key: one document can be cited for many facts. */
  readonly id: string;
  /** Id of the document. */
  readonly source: string;
  readonly title: string;
  readonly publisher: string;
  readonly published: PublicationDate | null;
  readonly retrieved: IsoDate | null;
  /** `null` when there is none, and for a copy of another source, which is named and never linked. */
  readonly url: string | null;
  /** BCP 47 tag of the language the document is written in. */
  readonly language: string;
  /** 0 is the title block; the body counts from 1. */
  readonly paragraph: number;
  /** What the document is cited for, in the reader's language, in one line. */
  readonly note: string;
};

/** Where in the document: `paragraph 7`, `title block`. */
export function placeText(paragraph: number, language: Locale): string {
  return say(language, 'cite.paragraph', { paragraph });
}

/** `Contract value, 2019: $3.45 billion`, or the sentence of a statement. */
function factText(fact: Fact, context: CardContext): string {
  const part = factPart(fact, context);
  if (part.kind === 'statement') return part.text;
  const { label, period, value } = part;
  return say(context.language, 'cite.figure', { label, period, value });
}

/** One behind the other; Chinese puts no space between. */
function sentences(given: readonly (string | null)[], language: Locale): string {
  return given.filter((text) => text !== null).join(language === 'zh' ? '' : ' ');
}

function noteOf(fact: Fact, { paragraph }: Provenance, context: CardContext): string {
  const place = placeText(paragraph, context.language);
  // The note puts the place behind the sentence, and the full stop behind both.
  const sentence = factText(fact, context).replace(/[.。]$/u, '');
  const note = say(context.language, 'cite.note', { fact: sentence, place });
  return sentences([note, factPart(fact, context).caveat], context.language);
}

function recordOf(fact: Fact, provenance: Provenance, note: string): CitationRecord {
  const { source, paragraph } = provenance;
  const { title, publisher, published, retrieved, reliability, language } = source;
  const url = reliability === 'mirror' ? null : source.url;
  return {
    id: fact.id,
    source: source.id,
    title,
    publisher,
    published,
    retrieved,
    url,
    language,
    paragraph,
    note: note.replace(/\s+/gu, ' ').trim(),
  };
}

/**
 * The documents to cite for a fact. A derived figure stands in none: it cites those of its inputs, each with a note
 * that says what was computed from it and how.
 */
export function citationRecords(fact: Fact, context: CardContext): readonly CitationRecord[] {
  if (fact.kind !== 'derived')
    return [recordOf(fact, fact.provenance, noteOf(fact, fact.provenance, context))];
  const { language } = context;
  const formula = formulaText(fact, language);
  const derived = say(language, 'cite.input-of', { fact: factText(fact, context), formula });
  return fact.inputs.map((input) =>
    recordOf(
      input,
      input.provenance,
      sentences([noteOf(input, input.provenance, context), derived], language),
    ),
  );
}
