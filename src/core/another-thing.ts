import { isChatter } from './chatter.ts';
import type { Indicator } from './fact.ts';
import type { FactBook } from './fact-book.ts';
import { type FigureContext, tellingStems } from './figure-context.ts';
import { hasNameWord, type NamedSubject } from './named-subjects.ts';
import { contentStems, stemsOf } from './words.ts';

const INLAND = /(?<!\p{L})(?:domestic|отечественн\p{L}+|внутренн\p{L}+)(?!\p{L})|国内(?!外)|境内(?!外)/iu;
const FOREIGN =
  /(?<!\p{L})(?:foreign|overseas|inbound|иностранн\p{L}+|зарубежн\p{L}+|въездн\p{L}+)(?!\p{L})|(?<!国内)(?:外国|国外|境外|入境|海外)/iu;
const INTERNATIONAL = /(?<!\p{L})(?:international|международн\p{L}+)(?!\p{L})|国际/iu;
const OFFSHORE = /(?<!\p{L})(?:off-?shore|оф+шорн\p{L}+)(?!\p{L})|离岸/iu;
const ONSHORE = /(?<!\p{L})(?:on-?shore|оншорн\p{L}+)(?!\p{L})|在岸/iu;
const EXPORTS = /(?<!\p{L})(?:export|экспорт)|(?<!进)出口/iu;
const IMPORTS = /(?<!\p{L})(?:import(?!an)|импорт)|进口/iu;
// `it` is another word.
const COMPUTING = /(?<!\p{L})(?:IT|ИТ)(?!\p{L})|信息技术/u;

/**
 * What makes a part of a thing, so that nothing is meant that is not called so; and what it is the other side of: with
 * that, both together are the whole, as `domestic and foreign tourists` are, and `imports and exports`.
 */
const QUALIFIERS: readonly { readonly word: RegExp; readonly others: readonly RegExp[] }[] = [
  { word: INLAND, others: [FOREIGN, INTERNATIONAL] },
  { word: FOREIGN, others: [INLAND] },
  { word: INTERNATIONAL, others: [INLAND] },
  { word: OFFSHORE, others: [ONSHORE] },
  { word: ONSHORE, others: [OFFSHORE] },
  { word: EXPORTS, others: [IMPORTS] },
  { word: IMPORTS, others: [EXPORTS] },
  { word: COMPUTING, others: [] },
];

/** A name in which one of them qualifies nothing. */
const NAMES_ONLY =
  /international airport|国际机场|международн\p{L}+ аэропорт\p{L}*|аэропорт\p{L}* [^,;.]*международн\p{L}+/giu;

const namesOf = ({ names, aliases }: Indicator) => [
  ...Object.values(names),
  ...Object.values(aliases).flat(),
];

/** Of each indicator, which of the qualifiers a name of its has without another. */
const qualifiedBy = new WeakMap<Indicator, ReadonlySet<RegExp>>();

/** The qualifiers of a text, without those that stand there with their other side. */
function qualifiersIn(text: string): readonly RegExp[] {
  const bare = text.replace(NAMES_ONLY, ' ');
  return QUALIFIERS.filter(
    ({ word, others }) => word.test(bare) && !others.some((other) => other.test(bare)),
  ).map(({ word }) => word);
}

function qualifiersOf(indicator: Indicator): ReadonlySet<RegExp> {
  const known = qualifiedBy.get(indicator);
  if (known !== undefined) return known;
  const own = new Set(namesOf(indicator).flatMap(qualifiersIn));
  qualifiedBy.set(indicator, own);
  return own;
}

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
  const around = `${before} | ${after}`.replace(NAMES_ONLY, ' ');
  const met = qualifiersIn(around);
  return subjects.filter((subject) => {
    if (subject.isPartner) return true;
    const has = qualifiersOf(subject.indicator);
    return (
      met.every((one) => has.has(one)) &&
      !isQualified(book, subject, around) &&
      !isOutranked(book, subject, subjects, said, wholes.includes(subject.indicator) ? [] : further)
    );
  });
}
