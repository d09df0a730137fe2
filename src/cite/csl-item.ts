import type { CSL, CSLDate } from '@citation-js/core';
import type { PublicationDate } from '../core/period/iso-date.ts';
import type { CitationRecord } from './citation-record.ts';

/** A month has no day: styles print what there is. */
function cslDate(date: PublicationDate): CSLDate {
  const [year = 0, month = 1, day] = date.split('-').map(Number);
  return { 'date-parts': [day === undefined ? [year, month] : [year, month, day]] };
}

/**
 * A record in the terms of the Citation Style Language; `written` prepares each text for where it goes. An undated
 * document has no `issued`: the style that prints it says so in its own words. Form:
 * https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 */
export function cslItem(record: CitationRecord, written: (text: string) => string = (text) => text): CSL {
  const { id, title, publisher, published, retrieved, url, language, note } = record;
  return {
    id,
    // What cannot be linked is no web page to a program: BibLaTeX wants an address for one.
    type: url === null ? 'document' : 'webpage',
    title: written(title),
    // A literal name is an institution's, which no style turns round or shortens.
    author: [{ literal: written(publisher) }],
    ...(published === null ? {} : { issued: cslDate(published) }),
    ...(retrieved === null || url === null ? {} : { accessed: cslDate(retrieved) }),
    ...(url === null ? {} : { URL: url }),
    language,
    note: written(note),
  };
}
