/** A word as a shell takes it: between quotation marks where it holds anything that a shell minds. */
export function shellWord(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
