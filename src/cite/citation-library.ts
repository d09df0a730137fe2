import type { CSL } from '@citation-js/core';

/** What we take from the citation library. */
export type CitationLibrary = {
  /** BibLaTeX entries; texts must hold no character that TeX reads as a command. */
  readonly bibtex: (items: CSL[]) => string;
  /** CSL-JSON, two spaces to a level. */
  readonly cslJson: (items: CSL[]) => string;
};

async function load(): Promise<CitationLibrary> {
  const { plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-bibtex');
  const { format } = plugins.config.get('@bibtex');
  // Left on, it drops every letter that is not ASCII: a Chinese title would come out empty.
  format.asciiOnly = false;
  // Ids of facts are keys as they are; checking would take their hyphens out.
  format.useIdAsLabel = true;
  format.checkLabel = false;
  const print = (name: 'biblatex' | 'data', items: CSL[]): string => {
    const text: unknown = plugins.output.format(name, items);
    if (typeof text !== 'string') throw new Error(`The citation library gave no text for ${name}.`);
    return text.trim();
  };
  return { bibtex: (items) => print('biblatex', items), cslJson: (items) => print('data', items) };
}

let loaded: Promise<CitationLibrary> | null = null;

/**
 * Citation.js, loaded when first asked for: most people never do, and it takes some 20 MB. Only its printers are used,
 * never its reading of input, which would fetch what looks like an address.
 */
export function citationLibrary(): Promise<CitationLibrary> {
  loaded ??= load();
  return loaded;
}
