import type { FactBook } from '../book/fact-book.ts';
import type { Indicator } from '../fact.ts';
import { type FigureContext, tellingStems } from '../message/figure-context.ts';
import { contentStems } from '../words/words.ts';
import { hasNameWord, type NamedSubject } from './named-subjects.ts';
import { isNamedWith } from './place-names.ts';

/** The indicators of which one is a part, as a share of it is computed. */
export function wholesOf(book: FactBook, part: Indicator): readonly Indicator[] {
  const ids = book
    .derivedFrom(part)
    .flatMap(({ formula }) => (formula.kind === 'share' && formula.part === part.id ? formula.whole : []));
  return [...new Set(ids)].flatMap((id) => book.indicator(id) ?? []);
}

const namesBy = new WeakMap<Indicator, readonly (readonly string[])[]>();

/** The stems of each name of an indicator. */
function namesOf(indicator: Indicator): readonly (readonly string[])[] {
  const known = namesBy.get(indicator);
  if (known !== undefined) return known;
  const { names, aliases } = indicator;
  const stems = [...Object.values(names), ...Object.values(aliases).flat()].map(contentStems);
  namesBy.set(indicator, stems);
  return stems;
}

/** What stands before a whole of which a part is told: `15 of the 20`. */
const OF_WHOLE = /(?<!\p{L})(?:of(?: the| its| all| these| those)?|из(?: всех| этих)?)\s*$|\s\/\s*$/iu;

/** Whether a figure is said to be that of a whole. */
export function isOfWhole({ earlier }: FigureContext): boolean {
  return OF_WHOLE.test(earlier);
}

/** Whether the words around a figure say the whole of a name, of no fewer words than that. */
export function isNamedWhole(indicator: Indicator, { own }: FigureContext, words = 1): boolean {
  const said = new Set(contentStems(own));
  return namesOf(indicator).some((stems) => stems.length >= words && stems.every((one) => said.has(one)));
}

/**
 * Whether the words or places around a figure say what makes a part of its whole: `focused on Russia`, or the whole of
 * a name, as `exports`, though that stands in `imports and exports` as well.
 */
export function isPartSaid(
  book: FactBook,
  part: Indicator,
  whole: Indicator,
  context: FigureContext,
): boolean {
  return (
    isNamedWhole(part, context) ||
    tellingStems(context.own).some((one) => hasNameWord(book, part, one) && !hasNameWord(book, whole, one)) ||
    context.areas.some((area) => isNamedWith(part, area) && !isNamedWith(whole, area))
  );
}

/** How much less a whole is meant where its part is spoken of: `of the 20 centers, 15 focus on Russia`. */
const BESIDE = 0.85;

/**
 * Subjects with the whole in the place of each part of which nothing is said: `25 centers` are all of them. Beside a
 * part of which something is said stands its whole, with which a figure may agree and never differ; not beside one that
 * is called by its name, as `exports` are no trade.
 */
export function withWholes(
  book: FactBook,
  subjects: readonly NamedSubject[],
  context: FigureContext,
): readonly NamedSubject[] {
  const meant = new Map<Indicator, NamedSubject>();
  const put = (subject: NamedSubject) => {
    const known = meant.get(subject.indicator);
    if (known === undefined || known.fit < subject.fit) meant.set(subject.indicator, subject);
  };
  for (const subject of subjects) {
    const wholes = wholesOf(book, subject.indicator);
    const unsaid = wholes.filter((whole) => !isPartSaid(book, subject.indicator, whole, context));
    if (unsaid.length === 0) put(subject);
    for (const indicator of unsaid) put({ ...subject, indicator });
    if (unsaid.length > 0 || (isNamedWhole(subject.indicator, context) && !isOfWhole(context))) continue;
    for (const indicator of wholes)
      put({ ...subject, indicator, fit: subject.fit * BESIDE, isPartner: true });
  }
  return [...meant.values()];
}
