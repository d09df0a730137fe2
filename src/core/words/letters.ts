/** The letters of a word as bits, one of 32 for each: words with few errors differ in few of them. */
export function letterBits(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 32);
  return bits;
}

/**
 * Whether two words may be one with so many errors, by their letters: seen faster than counted. An error changes two bits
 * at most: that of the letter that was and that of the letter that is.
 */
export function mayBeOne(bits: number, other: number, errors: number): boolean {
  let rest = bits ^ other;
  let count = 0;
  for (; rest !== 0; rest &= rest - 1) count++;
  return count <= 2 * errors;
}
