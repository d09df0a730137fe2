/** What a link to the page restores: kept after the `#`, which no server sees. */
export type Link = { readonly text: string | null; readonly language: string | null };

/** Reads the link of an address. */
export function readLink(hash: string): Link {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  return { text: parts.get('command'), language: parts.get('language') };
}

/** The part of an address that leads back to this command in this language. */
export function printLink({ text, language }: Link): string {
  const parts = new URLSearchParams();
  if (text !== null) parts.set('command', text);
  if (language !== null) parts.set('language', language);
  return `#${parts}`;
}
