import type { Area } from './fact.ts';
import type { Period } from './period.ts';
import { findPeriod } from './period-words.ts';
import { contentStems, normalise } from './words.ts';

/** A question taken apart. What it names must be in the answer. */
export type Question = {
  readonly text: string;
  readonly period: Period | null;
  /** The place it names; `null` when it names none. */
  readonly area: Area | null;
  /** Stems of all other words that carry meaning. */
  readonly stems: readonly string[];
};

/** Finds a place by its names and aliases in every language. */
export type AreaFinder = (text: string) => { readonly area: Area; readonly rest: string } | null;

/** Russian names are met in any case: the last vowel of a word may be another one or more letters. */
function patternOf(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return RegExp.escape(name);
  const words = name.split(/\s+/).map((word) => {
    if (!/^\p{Script=Cyrillic}{4,}$/u.test(word)) return RegExp.escape(word);
    return `${RegExp.escape(word.replace(/(?:ая|ий|ый|[аяйьеиыоу])$/u, ''))}\\p{Script=Cyrillic}{0,3}`;
  });
  return `(?<![\\p{L}\\p{N}])${words.join('[\\s-]+')}(?:'s)?(?![\\p{L}\\p{N}])`;
}

/** Builds the finder once; the longest name wins, so that `York County` is not read as `York`. */
export function createAreaFinder(areas: readonly Area[]): AreaFinder {
  const names = areas.flatMap((area) =>
    [...Object.values(area.names), ...Object.values(area.aliases).flat(), area.id]
      .map((name) => normalise(name))
      .map((name) => ({ area, length: name.length, pattern: new RegExp(patternOf(name), 'u') })),
  );
  names.sort((a, b) => b.length - a.length);
  return (text) => {
    for (const { area, pattern } of names) {
      const match = pattern.exec(text);
      if (match === null) continue;
      return {
        area,
        rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`,
      };
    }
    return null;
  };
}

/** Takes a question apart. A second period or place stays among the stems, where it fits nothing: no silent pick. */
export function readQuestion(text: string, findArea: AreaFinder): Question {
  const found = findPeriod(normalise(text));
  const place = findArea(found?.rest ?? normalise(text));
  return {
    text,
    period: found?.period ?? null,
    area: place?.area ?? null,
    stems: contentStems(place?.rest ?? found?.rest ?? text),
  };
}
