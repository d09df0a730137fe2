import leven from 'leven';

/** The word most like a mistyped one, or `null` when none is like it: at most one letter in three differs. */
export function nearest(word: string, among: Iterable<string>): string | null {
  let best: string | null = null;
  let distance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of among) {
    const away = leven(word.toLowerCase(), candidate.toLowerCase(), { maxDistance: distance });
    if (away < distance) [best, distance] = [candidate, away];
  }
  return best;
}

/** `Write "pilot"; there are: pilot, outsourcing.` */
export function nearestOf(word: string, among: Iterable<string>, what: string): string {
  const all = [...among];
  const near = nearest(word, all);
  const list = `${what}: ${all.length > 30 ? `${all.slice(0, 30).join(', ')}, …` : all.join(', ')}.`;
  return near === null ? list : `Write "${near}"? ${list}`;
}
