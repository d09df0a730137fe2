import leven from 'leven';

/** The word most like a mistyped one, or `null` when none is like it: about one letter in three may differ. */
export function nearest(word: string, among: readonly string[]): string | null {
  let best: string | null = null;
  let distance = Math.ceil(word.length / 3) + 1;
  for (const candidate of among) {
    const away = leven(word.toLowerCase(), candidate.toLowerCase(), { maxDistance: distance });
    if (away < distance) [best, distance] = [candidate, away];
  }
  // Somebody may give the beginning alone.
  if (best === null && word.length >= 3) return among.find((one) => one.startsWith(word)) ?? null;
  return best;
}

/** Enough to see what there is; a long list would hide the other faults. */
const MOST_LISTED = 30;

/** `Write "pilot"? The topics are: outsourcing, pilot.` */
export function nearestOf(word: string, among: readonly string[], what: string): string {
  const near = nearest(word, among);
  const more = among.length > MOST_LISTED ? ', …' : '';
  const list = `${what}: ${among.slice(0, MOST_LISTED).join(', ')}${more}.`;
  return near === null ? list : `Write "${near}"? ${list}`;
}
