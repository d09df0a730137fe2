/** Each character that TeX reads as a command, as a command that prints it; `<` and `>` print as `¡` and `¿` in old fonts. */
const WRITTEN: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/** Two characters that TeX joins into another: a dash, a quotation mark, an opening mark of Spanish. */
const LIGATURE = /([`'-])(?=\1)|[?!](?=`)/gu;

/** A text that TeX prints as it is, in one line. Other letters stay as they are: BibLaTeX files are UTF-8. */
export function texText(text: string): string {
  return text
    .replace(/[\\{}$&#%_^~<>]/gu, (one) => WRITTEN[one] ?? one)
    .replace(LIGATURE, '$&{}')
    .replace(/\s+/gu, ' ');
}

/** An address as a verbatim field takes it: braces would end the field, and a backslash could hide its end. */
export function texUrl(url: string): string {
  return url.replace(/[{}\\\s]/gu, encodeURIComponent);
}
