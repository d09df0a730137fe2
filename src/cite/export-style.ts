import { citationLibrary } from './citation-library.ts';
import type { CitationRecord } from './citation-record.ts';
import { cslItem } from './csl-item.ts';
import { texText, texUrl } from './tex.ts';

/** Styles for programs: reference managers and typesetters. */
export type ExportStyle = 'bibtex' | 'csl-json';

/** How a file of a style is called and declared. */
export const EXPORT_FILES: Readonly<
  Record<ExportStyle, { readonly ending: string; readonly mediaType: string }>
> = {
  bibtex: { ending: 'bib', mediaType: 'application/x-bibtex' },
  'csl-json': { ending: 'json', mediaType: 'application/vnd.citationstyles.csl+json' },
};

/** Records as a reference manager reads them. The library behind it is loaded with the first one asked for. */
export async function exportCitations(
  records: readonly CitationRecord[],
  style: ExportStyle,
): Promise<string> {
  const library = await citationLibrary();
  switch (style) {
    case 'bibtex':
      return library.bibtex(
        records.map((record) => {
          const url = record.url === null ? null : texUrl(record.url);
          const { language: _, ...item } = cslItem({ ...record, url }, texText);
          // BibLaTeX would print the tag as it is: “en” in the middle of a reference.
          return item;
        }),
      );
    case 'csl-json':
      return library.cslJson(records.map((record) => cslItem(record)));
    default:
      return style satisfies never;
  }
}
