import type { FactBook } from '../book/fact-book.ts';
import type { Indicator } from '../fact.ts';
import { isChatter } from '../message/chatter.ts';
import { type FigureContext, tellingStems } from '../message/figure-context.ts';
import { qualifiersIn, qualifiersOf, withoutNamesOnly } from '../search/qualifiers.ts';
import { contentStems, stemsOf } from '../words/words.ts';
import { hasNameWord, type NamedSubject } from './named-subjects.ts';

const namesOf = ({ names, aliases }: Indicator) => [
  ...Object.values(names),
  ...Object.values(aliases).flat(),
];

/** Between a word and the one that it qualifies. */
const LINK = new Set(['of', 'in', 'from', 'for', 'by', 'для', 'по', 'из', 'от', 'в', 'на', '的']);
const BROKEN = /[^\p{L}\p{M}\s'-]+/u;
const HAN = /\p{Script=Han}/u;

/** The pairs of words that stand side by side in a text. */
function pairsIn(text: string): readonly (readonly [string, string])[] {
  return text.split(BROKEN).flatMap((run) => {
    const stems = stemsOf(run);
    return stems.flatMap((one, i): readonly (readonly [string, string])[] => {
      const next = stems[i + 1] ?? '';
      const far = stems[i + 2];
      if (next === '') return [];
      return LINK.has(next) && far !== undefined ? [[one, far]] : [[one, next]];
    });
  });
}

/** Whether a word that a subject is never told with stands beside one of its name: `bonded warehouses`. */
function isQualified(book: FactBook, { indicator, lacking }: NamedSubject, text: string): boolean {
  if (lacking.length === 0) return false;
  const lacks = new Set(lacking.filter((one) => !HAN.test(one) || one.length > 1));
  const isName = (one: string) => !isChatter(one) && hasNameWord(book, indicator, one);
  return pairsIn(text).some(
    ([one, next]) => (lacks.has(one) && isName(next)) || (lacks.has(next) && isName(one)),
  );
}

/** Which of an indicator's names are said whole, each by its words. */
function namesSaid(indicator: Indicator, said: ReadonlySet<string>): readonly (readonly string[])[] {
  return stemsOfNames(indicator).filter((name) => name.length > 0 && name.every((one) => said.has(one)));
}

const stemsBy = new WeakMap<Indicator, readonly (readonly string[])[]>();

function stemsOfNames(indicator: Indicator): readonly (readonly string[])[] {
  const known = stemsBy.get(indicator);
  if (known !== undefined) return known;
  const stems = namesOf(indicator).map(contentStems);
  stemsBy.set(indicator, stems);
  return stems;
}

/**
 * Whether another indicator is called by the very words and this one only by some of them: `exports` are not
 * `imports and exports`, and `offshore outsourcing contracts` not all `outsourcing contracts`.
 */
function isOutranked(
  book: FactBook,
  { indicator }: NamedSubject,
  others: readonly NamedSubject[],
  said: ReadonlySet<string>,
  wide: readonly string[],
): boolean {
  const own = namesSaid(indicator, said);
  const meant = [...said].filter((one) => !isChatter(one) && hasNameWord(book, indicator, one));
  return others.some(({ indicator: other, isPartner }) => {
    if (isPartner || other === indicator || other.unit.kind !== indicator.unit.kind) return false;
    // The sentence may have said before what makes this one another: a holiday, of which the revenue follows.
    if (wide.some((one) => hasNameWord(book, indicator, one) && !hasNameWord(book, other, one))) return false;
    return namesSaid(other, said).some(
      (name) =>
        meant.every((one) => name.includes(one)) &&
        own.every((mine) => new Set(mine).size < new Set(name).size),
    );
  });
}

/**
 * The subjects that the words around a figure may mean, without those of which the words make another thing. `wholes` are
 * those of what was spoken of before: exports were, so that imports are no trade either.
 */
export function withoutOthers(
  book: FactBook,
  subjects: readonly NamedSubject[],
  { own, wide, before, after }: FigureContext,
  wholes: readonly Indicator[],
): readonly NamedSubject[] {
  const said = new Set(contentStems(own));
  const further = tellingStems(wide).filter((one) => !said.has(one));
  const around = withoutNamesOnly(`${before} | ${after}`);
  const met = qualifiersIn(around);
  return subjects.filter((subject) => {
    if (subject.isPartner) return true;
    const has = qualifiersOf({ kind: 'indicator', indicator: subject.indicator });
    return (
      met.every((one) => has.has(one)) &&
      !isQualified(book, subject, around) &&
      !isOutranked(book, subject, subjects, said, wholes.includes(subject.indicator) ? [] : further)
    );
  });
}
