import leven from 'leven';

/** The words most like a mistyped one, the nearest first: about one letter in three may differ, or the end may be missing. */
export function nearestWords(word: string, among: readonly string[], most: number): readonly string[] {
  const typed = word.toLowerCase();
  const furthest = Math.ceil(typed.length / 3);
  const ranked = among.flatMap((candidate) => {
    const other = candidate.toLowerCase();
    if (typed.length >= 3 && other.startsWith(typed)) return [{ candidate, away: 0.5 }];
    const away = leven(typed, other, { maxDistance: furthest + 1 });
    return away <= furthest ? [{ candidate, away }] : [];
  });
  const sorted = ranked.toSorted((a, b) => a.away - b.away).map(({ candidate }) => candidate);
  return [...new Set(sorted)].slice(0, most);
}
